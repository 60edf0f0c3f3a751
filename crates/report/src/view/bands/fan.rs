//! A fan chart of one output through its quarters.

use rackcast_calendar::{Period, PeriodKind};
use rackcast_forecast::Output;
use textplots::{Chart, Plot, Shape};

use super::{BandsOptions, P10, P50, P90, numbers, size};
use crate::Run;
use crate::number::NumberStyle;
use crate::selection::nothing_matches;
use crate::view::series;

/// Characters of the chart; a character has two dots across and four down.
const COLUMNS: usize = 82;
const ROWS: usize = 12;

/// Characters between the starts of two periods' names.
const APART: usize = 9;

/// Quantiles of the inner band.
const P25: usize = 2;
const P75: usize = 4;

/// The output that is drawn: the one asked for; of the page of a run else AI shipments, of the first chosen vendor if any.
pub(super) fn output<'a>(run: &'a Run, options: &BandsOptions) -> Result<Option<&'a Output>, String> {
    if let Some(name) = &options.fan {
        return series::output(run, name).map(Some).ok_or_else(|| nothing_matches(name, &run.forecast.layout));
    }
    if !options.is_whole_page() {
        return Ok(None);
    }
    Ok(match options.selection.vendors(&run.scenario)?.first().filter(|_| !options.selection.vendors.is_empty()) {
        Some(&vendor) => series::output(run, &format!("vendor.{}.ai.shipments", run.scenario.vendors[vendor].key)),
        None => series::output(run, "market.ai.shipments"),
    })
}

/// Its quarters; months where the horizon has fewer than two.
pub(super) fn periods(run: &Run, output: &Output) -> Vec<Period> {
    let of = |kind| run.forecast.series(&output.name, kind).map(|(row, _)| row.period).collect::<Vec<_>>();
    let quarters = of(PeriodKind::Quarter);
    if quarters.len() < 2 { of(PeriodKind::Month) } else { quarters }
}

/// What the lines and dots are.
pub(super) fn caption(output: &Output) -> String {
    format!("{}: line p50, dense p25 to p75, sparse p10 to p90", output.name)
}

/// The chart as lines: values to the left, periods below; nothing where there are not two values.
pub(super) fn figure(run: &Run, output: &Output) -> Vec<String> {
    let periods = periods(run, output);
    let quantiles = |&period: &Period| numbers(run, &output.name, period).and_then(|of| all(of.quantiles));
    let points: Vec<Option<[f64; 7]>> = periods.iter().map(quantiles).collect();
    let known = || points.iter().flatten();
    if known().count() < 2 {
        return Vec::new();
    }
    let low = known().map(|all| all[P10]).fold(f64::INFINITY, f64::min);
    let high = known().map(|all| all[P90]).fold(f64::NEG_INFINITY, f64::max);
    let style = NumberStyle::new(output.spec.unit, [size([Some(low), Some(high)])]);
    let labels = [high, f64::midpoint(low, high), low].map(|value| style.write(Some(value)));
    let gutter = labels.iter().map(|label| label.chars().count()).max().unwrap_or(0);
    let mut lines: Vec<String> = dots(&points, low, high).lines().map(str::to_owned).collect();
    lines.truncate(ROWS);
    for (row, line) in lines.iter_mut().enumerate() {
        let label = [(0, 0), (ROWS / 2, 1), (ROWS - 1, 2)].iter().find(|place| place.0 == row);
        *line = format!("{:>gutter$} ┤{line}", label.map_or("", |&(_, at)| &*labels[at]));
    }
    lines.push(format!("{:gutter$}  {}", "", axis(&periods)));
    lines
}

/// All quantiles, where each is there.
fn all(quantiles: [Option<f64>; 7]) -> Option<[f64; 7]> {
    let mut all = [0.0; 7];
    for (into, value) in all.iter_mut().zip(quantiles) {
        *into = value?;
    }
    Some(all)
}

/// The names of as many periods as fit, each from its place on.
fn axis(periods: &[Period]) -> String {
    let last = periods.len().saturating_sub(1).max(1);
    let every = (APART * last).div_ceil(COLUMNS).max(1);
    let mut axis = String::new();
    for (at, period) in periods.iter().enumerate().step_by(every) {
        let place = at * (COLUMNS - 1) / last;
        axis = format!("{axis:place$}{period}");
    }
    axis
}

/// The bands and the median as dots.
#[allow(clippy::cast_possible_truncation, reason = "numbers of dots")]
fn dots(points: &[Option<[f64; 7]>], low: f64, high: f64) -> String {
    let (width, height) = (2 * COLUMNS as u32 - 1, 4 * ROWS as u32 - 1);
    let range = if high > low { high - low } else { 1.0 };
    let place = |value: f64| (value - low) / range * f64::from(height);
    let across = |at: f64| at * f64::from(width) / (points.len() - 1) as f64;
    let (mut band, mut median) = (Vec::new(), Vec::new());
    for x in 0..=width {
        let Some(all) = between(points, f64::from(x) / across(1.0)) else { continue };
        median.push((x as f32, place(all[P50]) as f32));
        for y in 0..=height {
            let dot = f64::from(y);
            let inside = |from: usize, to: usize| place(all[from]) <= dot && dot <= place(all[to]);
            let dense = inside(P25, P75) && (x + y).is_multiple_of(2);
            let sparse = inside(P10, P90) && x.is_multiple_of(2) && (y + x).is_multiple_of(4);
            if dense || sparse {
                band.push((x as f32, y as f32));
            }
        }
    }
    let (band, median) = (Shape::Points(&band), Shape::Lines(&median));
    let mut chart = Chart::new_with_y_range(width, height, 0.0, width as f32, 0.0, height as f32);
    let chart = chart.lineplot(&band).lineplot(&median);
    chart.figures();
    chart.frame()
}

/// Quantiles straight between two points that both have some.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to the last point")]
fn between(points: &[Option<[f64; 7]>], at: f64) -> Option<[f64; 7]> {
    let before = (at.floor().max(0.0) as usize).min(points.len() - 2);
    let (from, to, part) = (points[before]?, points[before + 1]?, at - before as f64);
    let mut all = from;
    for (value, end) in all.iter_mut().zip(to) {
        *value += (end - *value) * part;
    }
    Some(all)
}
