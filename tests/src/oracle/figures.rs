//! Which figures stand, and in which months they replace the model (section 5).

use std::collections::BTreeMap;

use rackcast_calendar::{Date, Period};
use rackcast_scenario::Scenario;

use crate::generate::ACTUALS;

/// By vendor, output of [`ACTUALS`] and month.
#[derive(Debug)]
pub(super) struct Figures {
    /// What a flow is in a month, or a stock at its end.
    pub(super) fixed: Vec<[Vec<Option<f64>>; 7]>,
    /// The month in which a vendor's forecast begins.
    pub(super) first_forecast: Vec<Option<usize>>,
}

impl Figures {
    pub(super) fn of(scenario: &Scenario) -> Self {
        let months = scenario.horizon.months();
        let inside = |month: rackcast_calendar::Month| {
            usize::try_from(month.since(scenario.horizon.start)).ok().filter(|month| *month < months)
        };
        let mut fixed = vec![std::array::from_fn(|_| vec![None; months]); scenario.vendors.len()];
        let mut first_forecast = vec![Some(0); scenario.vendors.len()];
        let known = reported(scenario);
        let judged =
            scenario.judgements.iter().map(|judgement| ((judgement.output.clone(), judgement.period), judgement.value));
        let judged: BTreeMap<_, _> = judged.filter(|(key, _)| !known.contains_key(key)).collect();
        for (actual, figures) in [(true, &known), (false, &judged)] {
            for ((output, period), value) in figures {
                let Some((v, o)) = place(scenario, output) else { continue };
                let fiscal = scenario.vendors[v].fiscal;
                let covered: Vec<usize> =
                    (0..3).filter_map(|step| inside(period.first_month(fiscal).plus(step))).collect();
                if covered.is_empty() {
                    continue;
                }
                let last = period.last_month(fiscal);
                if ACTUALS[o] == "ai.backlog" {
                    if let Some(month) = inside(last) {
                        fixed[v][o][month] = Some(*value);
                    }
                } else {
                    for month in &covered {
                        fixed[v][o][*month] = Some(value / 3.0);
                    }
                }
                if actual && o < 3 {
                    let next = inside(last.plus(1));
                    first_forecast[v] = match (first_forecast[v], next) {
                        (Some(before), Some(next)) => Some(next.max(before)),
                        _ => None,
                    };
                }
            }
        }
        Self { fixed, first_forecast }
    }
}

/// The figure of each output and period that stands: the latest published by `as_of`, of one day the later row.
fn reported(scenario: &Scenario) -> BTreeMap<(String, Period), f64> {
    let mut stands: BTreeMap<(String, Period), (Date, f64)> = BTreeMap::new();
    for row in &scenario.evidence {
        let row = &row.observation;
        if scenario.horizon.as_of.is_some_and(|as_of| row.published > as_of) {
            continue;
        }
        let entry = stands.entry((row.output.clone(), row.period)).or_insert((row.published, row.value));
        if entry.0 <= row.published {
            *entry = (row.published, row.value);
        }
    }
    stands.into_iter().map(|(key, (_, value))| (key, value)).collect()
}

/// The vendor of an output of the list, and its place there.
fn place(scenario: &Scenario, output: &str) -> Option<(usize, usize)> {
    let (vendor, rest) = output.strip_prefix("vendor.")?.split_once('.')?;
    let v = scenario.vendors.iter().position(|known| known.key == vendor)?;
    Some((v, ACTUALS.iter().position(|known| *known == rest)?))
}
