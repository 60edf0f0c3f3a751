//! The rows of a comparison: an output and period in every run.

use rackcast_calendar::Period;
use rackcast_forecast::Output;
use rackcast_uncertainty::Statistics;

use super::CompareOptions;
use crate::labels;
use crate::number::{NOTHING, NumberStyle, points, signed};
use crate::view::series::output;
use crate::{Run, Selection};

/// What is compared where no output is chosen: the market's, and each vendor's.
const MARKET: [&str; 6] = [
    "market.ai.orders",
    "market.ai.shipments",
    "market.ai.servers",
    "market.asic.share",
    "market.inference.compute_share",
    "supply.gpu.fill",
];
const VENDOR: [&str; 5] = ["ai.orders", "ai.shipments", "ai.backlog", "revenue", "eps"];

/// An output in one period.
pub(super) struct CompareRow<'a> {
    /// The market, or a vendor's name.
    pub(super) group: &'a str,
    pub(super) label: String,
    pub(super) period: Period,
    pub(super) unit: &'static str,
    pub(super) style: NumberStyle,
    pub(super) output: &'a str,
    /// By run; of draws their means.
    pub(super) values: Vec<Option<f64>>,
    /// On the year before, by run.
    pub(super) growths: Vec<Option<f64>>,
}

impl CompareRow<'_> {
    /// The run's value less the first run's.
    pub(super) fn difference(&self, run: usize) -> Option<f64> {
        Some(self.values[run]? - self.values[0]?)
    }

    /// The same over the first run's value.
    pub(super) fn change(&self, run: usize) -> Option<f64> {
        let first = self.values[0].filter(|first| *first != 0.0)?;
        Some(self.difference(run)? / first.abs())
    }

    /// What the draws of a run say of the same difference.
    pub(super) fn drawn<'r>(&self, runs: &'r [Run], run: usize) -> Option<&'r Statistics> {
        let row = runs[run].forecast.layout.row(self.output, self.period)?;
        runs[run].draws.as_ref()?.difference(row)
    }

    /// A difference as the page writes it.
    pub(super) fn signed(&self, difference: Option<f64>) -> String {
        match difference {
            None => NOTHING.to_owned(),
            Some(difference) if self.unit == "1" => points(difference),
            Some(difference) => signed(difference * self.style.factor(), self.style.decimals()),
        }
    }
}

/// The rows in the order of the page.
pub(super) fn rows<'a>(runs: &'a [Run], options: &CompareOptions) -> Result<Vec<CompareRow<'a>>, String> {
    let Some(first) = runs.first() else { return Ok(Vec::new()) };
    let mut rows = Vec::new();
    for (group, label, output) in outputs(first, &options.selection)? {
        let layout = &first.forecast.layout;
        let periods = layout.rows_of(&output.name).into_iter().flatten().map(|row| layout.rows[row].period);
        let periods = periods.filter(|&period| wanted(first, output, period, options));
        rows.extend(periods.map(|period| row(runs, group, &label, output, period)));
    }
    Ok(rows)
}

/// Vendor or market, label and output of what is compared.
fn outputs<'a>(run: &'a Run, selection: &Selection) -> Result<Vec<(&'a str, String, &'a Output)>, String> {
    let layout = &run.forecast.layout;
    let chosen = selection.chosen(&run.scenario, layout)?;
    let chosen: Vec<&Output> =
        layout.outputs.iter().zip(chosen).filter(|(_, chosen)| *chosen).map(|(output, _)| output).collect();
    if !selection.metrics.is_empty() {
        return Ok(chosen.into_iter().map(|output| ("", output.name.clone(), output)).collect());
    }
    let is_chosen = |output: &&Output| chosen.iter().any(|other| other.name == output.name);
    let market =
        MARKET.into_iter().filter_map(|name| Some(("Market", labels::long(name).to_owned(), output(run, name)?)));
    let vendors = run.scenario.vendors.iter().flat_map(|vendor| {
        let named = VENDOR
            .into_iter()
            .filter_map(|name| Some((labels::long(name), output(run, &format!("vendor.{}.{name}", vendor.key))?)));
        named.map(|(label, output)| (vendor.name.as_str(), label.to_owned(), output))
    });
    Ok(market.chain(vendors).filter(|(_, _, output)| is_chosen(output)).collect())
}

/// Whether a period is asked for: the chosen ones, but for those that were over by `as_of`.
fn wanted(run: &Run, output: &Output, period: Period, options: &CompareOptions) -> bool {
    let over = run.scenario.horizon.as_of.is_some_and(|day| period.last_month(output.fiscal) < day.month());
    let asked = options.all || options.selection.at.is_some();
    options.selection.wants(period) && (asked || !over)
}

/// The value of a run, the mean of its draws where there are some.
fn value(run: &Run, output: &str, period: Period) -> Option<f64> {
    let Some(draws) = &run.draws else { return run.forecast.value(output, period) };
    draws.statistics(run.forecast.layout.row(output, period)?)?.mean
}

fn row<'a>(runs: &[Run], group: &'a str, label: &str, output: &'a Output, period: Period) -> CompareRow<'a> {
    let values: Vec<_> = runs.iter().map(|run| value(run, &output.name, period)).collect();
    let growth = |run: &Run| run.forecast.layout.row(&output.name, period).and_then(|row| run.forecast.growth(row));
    let style = NumberStyle::new(output.spec.unit, values.iter().flatten().copied());
    let label = if group.is_empty() { label.to_owned() } else { crate::view::run::label_with_unit(label, &style) };
    CompareRow {
        group,
        label,
        period,
        output: &output.name,
        unit: output.spec.unit,
        style,
        growths: runs.iter().map(growth).collect(),
        values,
    }
}
