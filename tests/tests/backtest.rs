//! The base case as it would have been drawn on past days, against what was reported later: the table of
//! scenarios/README.md, "How the bands would have done".

use std::collections::BTreeMap;

use rackcast_calendar::PeriodKind;
use rackcast_forecast::Model;
use rackcast_sampling::Method;
use rackcast_tests::{shipped, summary};
use rackcast_uncertainty::Settings;

const README: &str = include_str!("../../scenarios/README.md");

const DAYS: [&str; 3] = ["2025-08-31", "2025-11-30", "2026-02-28"];

/// Figures of vendors that have a band.
const LINES: [&str; 7] =
    ["ai.orders", "ai.shipments", "ai.backlog", "general.revenue", "network.revenue", "revenue", "eps"];

/// How many figures, and how many of them inside 50 % and inside 80 %.
type Count = [usize; 3];

/// A figure that was reported after the model's day.
struct Later {
    /// The row of the layout that it is of.
    row: usize,
    /// Whether it is one of AI servers.
    ai: bool,
    value: f64,
    /// Quarters that end between the day and its own.
    between: i32,
}

/// Figures reported after the day the model is made, without estimates, of quarters that end after it.
fn later_figures(model: &Model) -> Vec<Later> {
    let scenario = model.scenario();
    let layout = model.layout();
    let day = scenario.horizon.as_of.expect("made on a day");
    let mut figures = BTreeMap::new();
    for seen in scenario.evidence.iter().map(|row| &row.observation) {
        let own = seen.output.strip_prefix("vendor.").and_then(|rest| rest.split_once('.'));
        let line = own.and_then(|(_, own)| LINES.iter().position(|line| *line == own));
        let Some((line, row)) = line.zip(layout.row(&seen.output, seen.period)) else { continue };
        let months = seen.period.last_month(layout.output_of(row).fiscal).since(day.month());
        let quarter = layout.rows[row].period.kind() == PeriodKind::Quarter;
        if quarter && seen.published > day && months > 0 && !seen.note.contains("estimate") {
            // Of a figure that was restated, the last.
            figures.insert(row, Later { row, ai: line < 3, value: seen.value, between: (months - 1) / 3 });
        }
    }
    figures.into_values().collect()
}

#[test]
fn reported_figures_lie_inside_the_bands_of_days_before_as_often_as_the_table_says() {
    let mut table: BTreeMap<(bool, i32), Count> = BTreeMap::new();
    for day in DAYS {
        let model = shipped("rackcast:base", &[], Some(day));
        let figures = later_figures(&model);
        let rows: Vec<usize> = figures.iter().map(|figure| figure.row).collect();
        let seed = model.scenario().draws.seed;
        let summary = summary(&model, &rows, &Settings::new(4096, seed, Method::Sobol));
        for (figure, of) in figures.iter().zip(&summary.rows) {
            let inside = |low: usize, high: usize| {
                of.quantiles[low] <= Some(figure.value) && Some(figure.value) <= of.quantiles[high]
            };
            let count = table.entry((!figure.ai, figure.between.min(2))).or_default();
            for (count, counts) in count.iter_mut().zip([true, inside(2, 4), inside(1, 5)]) {
                *count += usize::from(counts);
            }
        }
    }
    assert_eq!(table.len(), 6);
    for ((other, between), [number, half, most]) in table {
        let what = match (other, between) {
            (false, 0) => "AI orders, shipments, backlog: next quarter",
            (true, 0) => "other lines, revenue, earnings a share: next quarter",
            (_, 1) => "the same, the quarter after that",
            _ => "the same, later",
        };
        let line = format!("| {what} | {number} | {half} | {most} |");
        assert!(README.contains(&line), "scenarios/README.md does not have `{line}`");
    }
}
