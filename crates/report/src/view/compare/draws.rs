//! Draws of scenarios side by side: bands of differences.

use rackcast_uncertainty::Statistics;

use super::rows::CompareRow;
use super::{shortened, tables};
use crate::Run;
use crate::document::{Align, Cell, Document, Table, Tone};
use crate::number::{NOTHING, count};
use crate::run::above;
use crate::view::bands::{P10, P90, exactness, left_out};

/// Why these are no differences of bands.
const SAME_NUMBERS: &str = "Scenarios are drawn with the same random numbers, and p10, p90 and above are of the difference in each draw: what they have in common cancels.";

/// The longest head of a run's column, where five more of numbers follow.
const HEAD_WIDTH: usize = 16;

/// How they were taken, and what is shown of them.
pub(super) fn about(runs: &[Run]) -> String {
    let draws = runs[0].draws.as_ref().map_or(0, |draws| draws.summary.draws);
    let how = runs[0].scenario.draws;
    format!(
        "{} draws, {}, seed {} · means, and differences draw by draw · USD bn",
        count(draws),
        how.method_word(),
        how.seed
    )
}

/// Adds a table for each group and run after the first, and what to think of the bands.
pub(super) fn add(page: &mut Document, runs: &[Run], rows: &[CompareRow<'_>]) {
    for run in 1..runs.len() {
        if runs.len() > 2 {
            page.heading(format!("{} against {}", runs[run].scenario.label, runs[0].scenario.label));
        }
        page.tables(tables(rows, |group| head(runs, run, group), |row, label| cells(runs, run, row, label)));
    }
    let differences = || runs.iter().filter_map(|run| run.draws.as_ref()).flat_map(|draws| &draws.differences);
    let varies = differences().flatten().any(|of| of.quantiles[0] != of.quantiles[6]);
    let exact = runs[0].draws.as_ref().is_some_and(|draws| draws.summary.exact);
    let said = if varies {
        vec![format!("{SAME_NUMBERS} {}", exactness(exact)), left_out(&runs[0])]
    } else {
        vec!["No difference here varies from draw to draw.".to_owned()]
    };
    page.lines(said.into_iter().map(|text| Cell::new(text, Tone::Quiet)).collect());
}

fn head(runs: &[Run], run: usize, group: &str) -> Table {
    let labels = [0, run].map(|run| shortened(&runs[run].scenario.label, HEAD_WIDTH));
    let heads = ["difference", "p10", "p90", "above"].map(str::to_owned);
    let columns = [(Align::Left, group.to_owned()), (Align::Left, String::new())];
    Table::new(columns.into_iter().chain(labels.into_iter().chain(heads).map(|head| (Align::Right, head))))
}

fn cells(runs: &[Run], run: usize, row: &CompareRow<'_>, label: &str) -> Vec<Cell> {
    let drawn = row.drawn(runs, run);
    let difference = |of: fn(&Statistics) -> Option<f64>| row.signed(drawn.and_then(of));
    let [base, own] = [0, run].map(|run| Cell::from(row.style.write(row.values[run])));
    vec![
        Cell::from(label),
        Cell::new(row.period.to_string(), Tone::Quiet),
        base,
        own,
        Cell::new(difference(|of| of.mean), Tone::Strong),
        Cell::from(difference(|of| of.quantiles[P10])),
        Cell::from(difference(|of| of.quantiles[P90])),
        Cell::from(drawn.map_or_else(|| NOTHING.to_owned(), how_often)),
    ]
}

/// In how many draws a run is above the first: `97 %`.
fn how_often(difference: &Statistics) -> String {
    let Some(part) = above(difference) else { return NOTHING.to_owned() };
    let same = difference.quantiles.iter().all(|quantile| *quantile == Some(0.0)) && difference.mean == Some(0.0);
    match part {
        _ if same => "same".to_owned(),
        0.0 => "never".to_owned(),
        1.0 => "always".to_owned(),
        // What is not quite always or never is not rounded to it.
        part => format!("{:.0} %", (100.0 * part).clamp(1.0, 99.0)),
    }
}
