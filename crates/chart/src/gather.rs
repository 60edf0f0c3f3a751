//! From runs to a chart.

use rackcast_calendar::{Period, PeriodKind};
use rackcast_catalogue::capital;
use rackcast_forecast::{Layout, Mark, Output};
use rackcast_report::{Run, Selection, label as label_of};

use crate::chart::{Band, Chart, Known, Line, Panel, Point};
use crate::ticks::{middle, place, ticks};
use crate::words::{about, nothing, source, title};

/// Panels of a chart, and lines of a panel, that a reader keeps apart.
const MOST_PANELS: usize = 12;
const MOST_LINES: usize = 8;

/// Lines of a panel whose bands a reader keeps apart.
const MOST_BANDS: usize = 3;

/// What a chart is asked to show.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Outputs by name, with stars as in a [`Selection`].
    pub outputs: Vec<String>,
    /// How long periods are: where it is not said quarters, or months where there are fewer than two.
    pub kind: Option<PeriodKind>,
    /// The first period; fiscal ones count in each output's own calendar.
    pub from: Option<Period>,
    /// The last.
    pub to: Option<Period>,
    /// The title; where there is none, what is shown.
    pub title: Option<String>,
}

/// An output that is shown, with its rows in each run.
pub(crate) struct Shown<'a> {
    pub(crate) output: &'a Output,
    /// What it is called.
    pub(crate) title: String,
    /// By run.
    rows: Vec<Vec<usize>>,
}

/// The rows of one of the runs that a chart shows: those to draw.
///
/// # Errors
/// As [`gather`].
pub fn rows_to_draw(runs: &[Run], at: usize, wanted: &Wanted) -> Result<Vec<usize>, String> {
    let shown = shown(runs, wanted)?;
    let mut rows: Vec<usize> = shown.iter().filter_map(|of| of.rows.get(at)).flatten().copied().collect();
    rows.sort_unstable();
    Ok(rows)
}

/// A chart of the chosen outputs of some runs; `version` is the program's. Outputs of one unit share a panel.
///
/// # Errors
/// A sentence where no output matches, where no period lies where it is asked for, or where there are more lines than a
/// reader keeps apart.
pub fn gather(version: &str, runs: &[Run], wanted: &Wanted) -> Result<Chart, String> {
    let shown = shown(runs, wanted)?;
    let panels = panels(runs, &shown)?;
    let title = wanted.title.clone().unwrap_or_else(|| title(runs, &shown));
    let about = about(runs, &panels, &title);
    let as_of = runs.first().and_then(|run| run.scenario.horizon.as_of);
    let as_of = as_of.filter(|day| runs.iter().all(|run| run.scenario.horizon.as_of == Some(*day)));
    let as_of = as_of.map(|day| (place(day.month()) + f64::from(day.day()) / 31.0, day.to_string()));
    Ok(Chart { title, about, source: source(version, runs), panels, as_of })
}

/// The chosen outputs that some run has in the chosen periods.
fn shown<'a>(runs: &'a [Run], wanted: &Wanted) -> Result<Vec<Shown<'a>>, String> {
    let kind = wanted.kind.unwrap_or_else(|| kind(runs, wanted));
    let mut all: Vec<Shown<'a>> = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        let layout = &run.forecast.layout;
        for row in selection(wanted, kind).rows(&run.scenario, layout)? {
            let output = layout.output_of(row);
            if !is_within(layout.rows[row].period, output, wanted) {
                continue;
            }
            let known = all.iter().position(|known| known.output.name == output.name).unwrap_or_else(|| {
                all.push(Shown { output, title: capital(&run.title(output)), rows: vec![Vec::new(); runs.len()] });
                all.len() - 1
            });
            all[known].rows[at].push(row);
        }
    }
    match (all.is_empty(), runs.first()) {
        (true, Some(run)) => Err(nothing(run, kind, wanted)),
        _ => Ok(all),
    }
}

fn selection(wanted: &Wanted, kind: PeriodKind) -> Selection {
    Selection { metrics: wanted.outputs.clone(), periods: vec![kind], ..Selection::default() }
}

/// Quarters, or months where the horizon of some run has fewer than two of what is chosen.
fn kind(runs: &[Run], wanted: &Wanted) -> PeriodKind {
    let two = |run: &Run| {
        let layout = &run.forecast.layout;
        let rows = selection(wanted, PeriodKind::Quarter).rows(&run.scenario, layout).unwrap_or_default();
        rows.windows(2).any(|pair| layout.rows[pair[0]].output == layout.rows[pair[1]].output)
    };
    if runs.iter().all(two) { PeriodKind::Quarter } else { PeriodKind::Month }
}

fn is_within(period: Period, output: &Output, wanted: &Wanted) -> bool {
    let [first, last] = [period.first_month(output.fiscal), period.last_month(output.fiscal)];
    wanted.from.is_none_or(|from| first >= from.first_month(output.fiscal))
        && wanted.to.is_none_or(|to| last <= to.last_month(output.fiscal))
}

/// A panel for each unit, in the order in which outputs are listed.
fn panels(runs: &[Run], shown: &[Shown<'_>]) -> Result<Vec<Panel>, String> {
    let mut units: Vec<&'static str> = Vec::new();
    for of in shown {
        if !units.contains(&of.output.spec.unit) {
            units.push(of.output.spec.unit);
        }
    }
    if units.len() > MOST_PANELS {
        return Err(format!("{} units are too many for a chart, which has room for {MOST_PANELS}", units.len()));
    }
    let of_unit = |unit: &str| shown.iter().filter(|of| of.output.spec.unit == unit).collect::<Vec<_>>();
    units.iter().map(|unit| panel(runs, unit, &of_unit(unit), units.len() > 1)).collect()
}

/// The panel of outputs of one unit; `titled` where there are others beside it.
fn panel(runs: &[Run], unit: &'static str, shown: &[&Shown<'_>], titled: bool) -> Result<Panel, String> {
    let (mut lines, mut periods) = (Vec::new(), Vec::new());
    // What vendors share stands above; each line has its vendor.
    let shared = shown.len() > 1 && of_vendors(shown).is_some();
    for of in shown {
        for (run, rows) in runs.iter().zip(&of.rows).filter(|(_, rows)| !rows.is_empty()) {
            let layout = &*run.forecast.layout;
            let period = |row: &usize| layout.rows[*row].period;
            periods.extend(rows.iter().map(|row| (period(row), middle(period(row), of.output.fiscal))));
            let points = rows.iter().map(|&row| point(run, layout, row)).collect();
            let called = match of.output.vendor.filter(|_| shared) {
                Some(vendor) => &run.scenario.vendors[vendor].name,
                None => &of.title,
            };
            lines.push(Line { label: label(run, called, runs.len(), shown.len()), points });
        }
    }
    if lines.len() > MOST_LINES {
        return Err(format!(
            "{} lines in {} are too many to tell apart: name fewer outputs or scenarios, at most {MOST_LINES} lines of a \
             unit",
            lines.len(),
            if unit == "1" { "%" } else { unit }
        ));
    }
    if lines.len() > MOST_BANDS {
        lines.iter_mut().flat_map(|line| &mut line.points).for_each(|point| point.band = None);
    }
    let title = match (shown, of_vendors(shown)) {
        _ if !titled => String::new(),
        ([one], _) => one.title.clone(),
        (_, Some(label)) => capital(&label),
        _ => String::new(),
    };
    Ok(Panel { title, unit, lines, ticks: ticks(&periods) })
}

/// What stands at the end of a line: what tells it from the panel's others.
fn label(run: &Run, called: &str, runs: usize, outputs: usize) -> String {
    match (runs, outputs) {
        (1, 1) => String::new(),
        (1, _) => called.to_owned(),
        (_, 1) => run.scenario.label.clone(),
        _ => format!("{called}, {}", run.scenario.label),
    }
}

/// What outputs are called where they are the same of several vendors.
pub(crate) fn of_vendors(shown: &[&Shown<'_>]) -> Option<String> {
    let mut labels = shown.iter().map(|of| of.output.vendor.map(|_| label_of(of.output)));
    let first = labels.next()??;
    labels.all(|label| label.as_ref() == Some(&first)).then_some(first)
}

/// A cell of a forecast's table, without draws; where it was drawn, with its bands.
fn point(run: &Run, layout: &Layout, index: usize) -> Point {
    let (row, output) = (layout.rows[index], layout.output_of(index));
    let quantiles = run.draws.as_ref().and_then(|draws| draws.statistics(index)).map(|of| of.quantiles);
    let band =
        quantiles.and_then(|[_, p10, p25, _, p75, p90, _]| Some(Band { outer: [p10?, p90?], inner: [p25?, p75?] }));
    let own = run.forecast.values[index];
    let known = match row.mark {
        Mark::Actual => own.map(Known::Reported),
        Mark::Judged => own.map(Known::Judged),
        Mark::Estimate => row.reported.map(Known::Beside),
    };
    Point { at: middle(row.period, output.fiscal), value: own, band, known }
}
