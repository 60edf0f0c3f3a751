//! Reported and judged figures: in part, restated, late, of one day, and such that the model has none.

use std::collections::BTreeSet;

use rackcast_calendar::{FiscalCalendar, Month, Period};

use super::table::Table;
use super::time::Span;
use crate::Choices;

/// The outputs that actuals replace, of a vendor (docs/model.md, section 5).
pub const ACTUALS: [&str; 7] = [
    "ai.orders",
    "ai.shipments",
    "ai.backlog",
    "general.orders",
    "general.revenue",
    "network.revenue",
    "other.revenue",
];

/// Rows of the csv file, and the day the forecast is made.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    pub(super) rows: Vec<String>,
    pub(super) judgements: String,
    pub(super) as_of: Option<String>,
}

/// A day of a month.
fn day(choices: &mut Choices<'_>, month: Month) -> String {
    format!("{month}-{:02}", choices.whole(1, 28))
}

/// A quarter's figure where a month's is about `scale`; now and then nothing, or far more than there can be.
fn figure(choices: &mut Choices<'_>, scale: f64) -> f64 {
    match choices.below(12) {
        0 => 0.0,
        1 => choices.between(5.0, 40.0) * scale.ceil(),
        _ => choices.between(0.0, 6.0) * scale.ceil(),
    }
}

/// The quarters of a fiscal calendar that touch the horizon, and one on either side.
fn quarters(span: Span, fiscal: FiscalCalendar) -> Vec<Period> {
    let first = fiscal.quarter_of(span.start.plus(-3));
    let inside = |quarter: &Period| quarter.first_month(fiscal) <= span.end().plus(3);
    std::iter::successors(Some(first), |quarter| Some(quarter.next())).take_while(inside).collect()
}

/// What vendors reported; each vendor with the month in which its fiscal year ends.
pub(super) fn evidence(choices: &mut Choices<'_>, span: Span, vendors: &[(&str, u8)], orders: f64) -> Evidence {
    let mut evidence = Evidence::default();
    if choices.chance(70) {
        let month = span.start.plus(choices.whole(-2, span.months));
        evidence.as_of = Some(day(choices, month));
    }
    let scale = orders / vendors.len() as f64;
    for (vendor, end) in vendors {
        let fiscal = FiscalCalendar::ending_in(*end).expect("a month");
        if choices.chance(50) {
            let outputs: Vec<&str> = ACTUALS.into_iter().filter(|_| choices.chance(35)).collect();
            let all = quarters(span, fiscal);
            let (skip, take) = (choices.below(3), choices.below(7));
            for quarter in all.iter().skip(skip).take(take) {
                for output in &outputs {
                    report(choices, &mut evidence, &format!("vendor.{vendor}.{output}"), *quarter, fiscal, scale);
                }
            }
        }
        if choices.chance(30) {
            judge(choices, span, &mut evidence, vendor, fiscal, scale);
        }
    }
    if choices.chance(30) {
        evidence.rows.push(format!(
            "market.ai.servers,{},1234.5,thousand,{},survey,",
            span.start.year(),
            day(choices, span.start)
        ));
    }
    evidence
}

fn report(
    choices: &mut Choices<'_>,
    evidence: &mut Evidence,
    output: &str,
    quarter: Period,
    fiscal: FiscalCalendar,
    scale: f64,
) {
    if choices.chance(15) {
        return;
    }
    let value = figure(choices, scale);
    let (value, unit) = if choices.chance(20) { (value * 1000.0, "m") } else { (value, "USD bn") };
    let delay = choices.whole(1, 3);
    let published = day(choices, quarter.last_month(fiscal).plus(delay));
    let row = |value: f64, published: &str, note: &str| {
        format!("{output},{quarter},{},{unit},{published},filing,{note}", crate::number(value))
    };
    evidence.rows.push(row(value, &published, ""));
    if choices.chance(15) {
        let again = value * choices.between(0.5, 1.5);
        if choices.chance(50) {
            evidence.rows.push(row(again, &published, "of one day"));
        } else {
            let later = day(choices, quarter.last_month(fiscal).plus(delay + 3));
            evidence.rows.push(row(again, &later, "restated"));
        }
    }
}

fn judge(
    choices: &mut Choices<'_>,
    span: Span,
    evidence: &mut Evidence,
    vendor: &str,
    fiscal: FiscalCalendar,
    scale: f64,
) {
    let touching: Vec<Period> = quarters(span, fiscal)
        .into_iter()
        .filter(|quarter| quarter.last_month(fiscal) >= span.start && quarter.first_month(fiscal) <= span.end())
        .collect();
    let mut written = BTreeSet::new();
    for _ in 0..choices.below(4) {
        if touching.is_empty() {
            return;
        }
        let (output, period) = (choices.pick(&ACTUALS), choices.pick(&touching));
        if written.insert((output, period)) {
            let value = figure(choices, scale);
            let value =
                if choices.chance(30) { format!("\"{} bn\"", crate::number(value)) } else { crate::number(value) };
            let mut table = Table::new("[judgements]");
            table.line("output", format!("\"vendor.{vendor}.{output}\""));
            table.line("period", format!("\"{period}\""));
            table.line("value", value);
            table.line("because", "\"so it seems\"");
            evidence.judgements += "\n";
            evidence.judgements += &table.done();
        }
    }
}
