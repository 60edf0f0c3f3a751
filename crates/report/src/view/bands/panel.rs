//! The market's and each vendor's main lines: quantiles, mean and run for a few periods side by side.

use rackcast_calendar::{Period, PeriodKind};
use rackcast_forecast::Output;

use super::{BandsOptions, Numbers, P10, P50, P90, numbers, size};
use crate::Run;
use crate::document::{Align, Cell, Table, Tone};
use crate::labels;
use crate::number::NumberStyle;
use crate::view::run::label_with_unit;
use crate::view::series::{Series, output};
use crate::view::window::Window;

/// Periods side by side; one fewer where more than one has a long name.
const BESIDE: usize = 3;

/// The longest title of a table that leaves a page room for them.
const TITLE_WIDTH: usize = 20;

/// Numbers of a period.
const HEADS: [&str; 5] = ["p10", "p50", "p90", "mean", "run"];

const MARKET: [&str; 8] = [
    "market.ai.orders",
    "market.ai.shipments",
    "market.ai.servers",
    "market.asic.share",
    "market.inference.compute_share",
    "supply.gpu.fill",
    "supply.asic.fill",
    "supply.general.fill",
];

/// Below `vendor.V.`
const VENDOR: [&str; 5] = ["ai.orders", "ai.shipments", "ai.backlog", "revenue", "eps"];

/// A table to be.
pub(super) struct Panel {
    title: String,
    pub(super) lines: Vec<Line>,
    pub(super) periods: Vec<Period>,
}

pub(super) struct Line {
    pub(super) output: String,
    label: &'static str,
}

/// The tables of a page: of the market, unless vendors are chosen, and of each vendor.
pub(super) fn panels(run: &Run, options: &BandsOptions) -> Result<Vec<Panel>, String> {
    let mut panels = Vec::new();
    if options.selection.vendors.is_empty() {
        add(&mut panels, run, "Market", "", &MARKET, options);
    }
    for at in options.selection.vendors(&run.scenario)? {
        let vendor = &run.scenario.vendors[at];
        add(&mut panels, run, &vendor.name, &format!("vendor.{}.", vendor.key), &VENDOR, options);
    }
    Ok(panels)
}

fn add(panels: &mut Vec<Panel>, run: &Run, title: &str, prefix: &str, of: &[&'static str], options: &BandsOptions) {
    let Some(first) = output(run, &format!("{prefix}{}", of[0])) else { return };
    let periods = periods(run, first, options);
    let long = periods.iter().filter(|period| period.kind() != PeriodKind::Year).count();
    for periods in periods.chunks(if long > 1 { BESIDE - 1 } else { BESIDE }) {
        let line = |&name: &&'static str| {
            let output = format!("{prefix}{name}");
            let something = Series::new(run, &output, periods).is_some_and(|series| !series.is_nothing(periods));
            something.then_some(Line { output, label: labels::brief(name) })
        };
        panels.push(Panel {
            title: shortened(title),
            lines: of.iter().filter_map(line).collect(),
            periods: periods.to_vec(),
        });
    }
}

/// Periods of the forecast: the next quarter and two years, or six of each length asked for, or all.
fn periods(run: &Run, output: &Output, options: &BandsOptions) -> Vec<Period> {
    let ahead = |kind, count| {
        let window = Window::of(run, output, kind);
        let from = window.known.min(window.all.len().saturating_sub(1));
        window.all.into_iter().skip(from).take(count).collect::<Vec<_>>()
    };
    let count = |few| if options.all { usize::MAX } else { few };
    if !options.selection.periods.is_empty() {
        return options.selection.periods.iter().flat_map(|&kind| ahead(kind, count(2 * BESIDE))).collect();
    }
    let usual = [(PeriodKind::Quarter, 1), (PeriodKind::Year, 2)];
    let mut periods: Vec<_> = usual.into_iter().flat_map(|(kind, few)| ahead(kind, count(few))).collect();
    if periods.is_empty() {
        periods = ahead(PeriodKind::Month, count(BESIDE));
    }
    periods
}

fn shortened(title: &str) -> String {
    if title.chars().count() > TITLE_WIDTH {
        format!("{}…", title.chars().take(TITLE_WIDTH - 1).collect::<String>().trim_end())
    } else {
        title.to_owned()
    }
}

impl Panel {
    /// The table. Two spaces set a period apart from the one before.
    pub(super) fn table(&self, run: &Run) -> Table {
        let apart = |at: usize, text: &str| if at > 0 { format!(" {text}") } else { text.to_owned() };
        let mut columns = vec![(Align::Left, self.title.clone())];
        let mut heads = vec![Cell::default()];
        for (at, period) in self.periods.iter().enumerate() {
            columns.push((Align::Right, apart(at, &period.to_string())));
            columns.extend(HEADS[1..].iter().map(|_| (Align::Right, String::new())));
            heads.push(Cell::new(apart(at, HEADS[0]), Tone::Quiet));
            heads.extend(HEADS[1..].iter().map(|&head| Cell::new(head, Tone::Quiet)));
        }
        let mut table = Table::new(columns);
        let rows: Vec<_> = self.lines.iter().filter_map(|line| self.row(run, line, apart)).collect();
        if !rows.is_empty() {
            table.row(heads);
            for row in rows {
                table.row(row);
            }
        }
        table
    }

    /// The cells of a line; `None` for a scarcity that hardly any draw has.
    fn row(&self, run: &Run, line: &Line, apart: impl Fn(usize, &str) -> String) -> Option<Vec<Cell>> {
        let unit = output(run, &line.output)?.spec.unit;
        let of = |&period: &Period| {
            numbers(run, &line.output, period).map_or([None; 5], |Numbers { quantiles, mean, run }| {
                [quantiles[P10], quantiles[P50], quantiles[P90], mean, run]
            })
        };
        let groups: Vec<[Option<f64>; 5]> = self.periods.iter().map(of).collect();
        let full = |group: &[Option<f64>; 5]| group[0].is_none_or(|fill| fill > 0.9995);
        if matches!(&*line.output, "supply.asic.fill" | "supply.general.fill") && groups.iter().all(full) {
            return None;
        }
        let style = NumberStyle::brief(unit, groups.iter().flatten().copied().flatten());
        let mut cells = vec![Cell::from(label_with_unit(line.label, &style))];
        for (at, group) in groups.iter().enumerate() {
            let style = style.sized(size(*group));
            let tones = [Tone::Plain, Tone::Strong, Tone::Plain, Tone::Plain, Tone::Quiet];
            cells.extend(group.iter().zip(tones).enumerate().map(|(number, (&value, tone))| {
                let text = style.write(value);
                Cell::new(if number == 0 { apart(at, &text) } else { text }, tone)
            }));
        }
        Some(cells)
    }
}
