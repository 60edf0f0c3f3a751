//! Where a forecast leaves the last reported figure by a wide margin, and why.

use rackcast_calendar::{Period, PeriodKind};
use rackcast_catalogue::possessive;
use rackcast_forecast::{Mark, Row};
use rackcast_scenario::Vendor;

use crate::Run;
use crate::document::Cell;
use crate::labels;
use crate::number::NumberStyle;

/// The margin: a quarter of the reported figure.
const WIDE: f64 = 0.25;

/// The outputs looked at, below `vendor.V.`
const OUTPUTS: [&str; 6] = ["ai.orders", "ai.shipments", "ai.backlog", "general.revenue", "general.orders", "revenue"];

/// A figure at the join of reports and forecast.
struct Join {
    /// Reported, up to the last quarter, in the order of time.
    reported: Vec<f64>,
    /// The last reported quarter.
    last: Period,
    /// The quarter after it.
    next: Period,
    /// The forecast for it.
    forecast: f64,
}

/// A line for each break of the chosen vendors.
pub(super) fn lines(run: &Run, chosen: &[usize]) -> Vec<Cell> {
    let vendors = chosen.iter().map(|&index| &run.scenario.vendors[index]);
    vendors.flat_map(|vendor| OUTPUTS.iter().filter_map(|output| line(run, vendor, output))).map(Cell::from).collect()
}

fn line(run: &Run, vendor: &Vendor, output: &'static str) -> Option<String> {
    let name = format!("vendor.{}.{output}", vendor.key);
    let join = join(run, &name)?;
    let last = *join.reported.last()?;
    if last <= 0.0 || (join.forecast / last - 1.0).abs() <= WIDE {
        return None;
    }
    let unit = run.forecast.layout.output_of(run.forecast.layout.row(&name, join.last)?).spec.unit;
    let style = NumberStyle::new(unit, [last, join.forecast]);
    let rises = join.forecast > last;
    let called = labels::spoken(labels::brief(output));
    let verb = match (rises, called.ends_with("orders")) {
        (true, true) => "rise",
        (true, false) => "rises",
        (false, true) => "fall",
        (false, false) => "falls",
    };
    let (from, to) = (style.write(Some(last)), style.write(Some(join.forecast)));
    let why = match output {
        "ai.shipments" => shipped(run, vendor, &join),
        "ai.backlog" => stocked(run, vendor, &join),
        "general.revenue" => {
            fills(run, "supply.general.fill", "general servers", &join, vendor).map(|fill| format!("it gets {fill}"))
        }
        "revenue" => moved(run, vendor, &join),
        _ => pulled(&join, style),
    };
    let why = why.map_or_else(String::new, |why| format!(": {why}"));
    Some(format!("{} {called} {verb} from {from} to {to}{why}.", possessive(&vendor.name)))
}

fn join(run: &Run, name: &str) -> Option<Join> {
    let quarters: Vec<_> = run.forecast.series(name, PeriodKind::Quarter).collect();
    // What an actual fixed stands as the model has it, cut to the backlog where it had to be.
    let figure = |(row, value): &(&Row, Option<f64>)| if row.mark == Mark::Actual { *value } else { row.reported };
    let last = quarters.iter().rposition(|quarter| figure(quarter).is_some())?;
    let (next, forecast) = quarters.get(last + 1)?;
    let mut reported: Vec<f64> = quarters[..=last].iter().rev().map_while(figure).collect();
    reported.reverse();
    Some(Join { reported, last: quarters[last].0.period, next: next.period, forecast: (*forecast)? })
}

/// Orders: quarters far above the forecast pulled demand forward, quarters far below held it back.
fn pulled(join: &Join, style: NumberStyle) -> Option<String> {
    let last = *join.reported.last()?;
    let beyond = |value: &&f64| {
        if last > join.forecast {
            **value > join.forecast * (1.0 + WIDE)
        } else {
            **value < join.forecast / (1.0 + WIDE)
        }
    };
    let run: Vec<f64> = join.reported.iter().rev().take_while(beyond).copied().collect();
    let what = if last > join.forecast { "pulled forward" } else { "held back" };
    Some(match run.len() {
        0 | 1 => format!(
            "that quarter was {}",
            if last > join.forecast { "far above the model's share" } else { "far below the model's share" }
        ),
        count => format!("{} quarters of {} were {what}", in_words(count), style.write(Some(run.iter().sum()))),
    })
}

/// Shipments: the backlog they come from, and the supply they wait for.
fn shipped(run: &Run, vendor: &Vendor, join: &Join) -> Option<String> {
    let left = run.forecast.value(&format!("vendor.{}.ai.backlog", vendor.key), join.last)?;
    let backlog = NumberStyle::new("USD bn", [left]).write(Some(left));
    let last = *join.reported.last()?;
    Some(match fills(run, "supply.gpu.fill", "GPU servers", join, vendor) {
        _ if join.forecast < last && left < last => format!("it left a backlog of {backlog}"),
        Some(fill) if join.forecast < last => format!("of a backlog of {backlog} it gets {fill}"),
        _ => format!("it works off a backlog of {backlog}"),
    })
}

/// A backlog: what came in and what went out.
fn stocked(run: &Run, vendor: &Vendor, join: &Join) -> Option<String> {
    let flow = |name: &str| run.forecast.value(&format!("vendor.{}.{name}", vendor.key), join.next);
    let (orders, shipments) = (flow("ai.orders")?, flow("ai.shipments")?);
    let cancelled = flow("ai.cancellations").unwrap_or(0.0);
    let style = NumberStyle::new("USD bn", [orders, shipments]);
    let cancelled = if cancelled > 0.01 * orders {
        format!(", {} is cancelled", style.write(Some(cancelled)))
    } else {
        String::new()
    };
    Some(format!("{} is ordered and {} shipped{cancelled}", style.write(Some(orders)), style.write(Some(shipments))))
}

/// Revenue: the line that moves most.
fn moved(run: &Run, vendor: &Vendor, join: &Join) -> Option<String> {
    let lines = [
        ("ai.shipments", "AI"),
        ("general.revenue", "general servers"),
        ("network.revenue", "networking"),
        ("other.revenue", "other lines"),
    ];
    let value = |name: &str, period| run.forecast.value(&format!("vendor.{}.{name}", vendor.key), period);
    let moves =
        lines.into_iter().filter_map(|(name, called)| Some((called, value(name, join.last)?, value(name, join.next)?)));
    let (called, before, after) = moves.max_by(|a, b| (a.2 - a.1).abs().total_cmp(&(b.2 - b.1).abs()))?;
    let style = NumberStyle::new("USD bn", [before, after]);
    Some(format!("in the model {called} goes from {} to {}", style.write(Some(before)), style.write(Some(after))))
}

/// How much of what is wanted is shipped when the forecast begins.
fn fills(run: &Run, output: &str, class: &str, join: &Join, vendor: &Vendor) -> Option<String> {
    let start = join.next.first_month(vendor.fiscal);
    let quarter = rackcast_calendar::FiscalCalendar::CALENDAR.quarter_of(start);
    let Period::FiscalQuarter { year, quarter } = quarter else { return None };
    let fill = run.forecast.value(output, Period::Quarter { year, quarter }).filter(|fill| *fill < 0.995)?;
    Some(format!("{:.0} % of the {class} it wants", 100.0 * fill))
}

fn in_words(count: usize) -> String {
    ["no", "one", "two", "three", "four", "five", "six"]
        .get(count)
        .map_or_else(|| count.to_string(), |&word| word.to_owned())
}
