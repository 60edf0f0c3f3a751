//! Which reported and judged figures stand, and what they fix (docs/model.md, sections 5 and 8).

use std::collections::HashMap;

use rackcast_calendar::{Period, PeriodKind};
use rackcast_catalogue::{OutputKind, find_output};
use rackcast_scenario::{Horizon, Scenario};
use rackcast_vendor::Reported;

use crate::{Mark, Output};

/// What is known of one output: observations by period, and what fixes its quarters.
#[derive(Debug, Default)]
pub(crate) struct Known {
    observed: Vec<(Period, f64)>,
    fixed: Vec<(Period, Mark, f64)>,
}

impl Known {
    /// The observation of a period.
    pub(crate) fn observation(&self, period: Period) -> Option<f64> {
        self.observed.iter().find(|(of, _)| *of == period).map(|&(_, value)| value)
    }

    /// The figure, reported or judged, that the model takes in place of its own.
    pub(crate) fn stated(&self, quarter: Period) -> Option<f64> {
        self.fixed.iter().find(|(of, ..)| *of == quarter).map(|&(_, _, value)| value)
    }

    /// What fixes a quarter, a year by its quarters, or a month by the quarter it is in; of a stock only its last month.
    pub(crate) fn mark(&self, output: &Output, period: Period) -> Mark {
        let fiscal = output.fiscal;
        let of = |quarter: Period| {
            self.fixed.iter().find(|(of, ..)| *of == quarter).map_or(Mark::Estimate, |&(_, mark, _)| mark)
        };
        match period.kind() {
            PeriodKind::Quarter => of(period),
            PeriodKind::Year => {
                let first = fiscal.quarter_of(period.first_month(fiscal));
                let quarters = std::iter::successors(Some(first), |quarter| Some(quarter.next())).take(4);
                quarters.map(of).max().unwrap_or(Mark::Estimate)
            }
            PeriodKind::Month => {
                let month = period.first_month(fiscal);
                let quarter = fiscal.quarter_of(month);
                let stock = output.spec.kind == OutputKind::Stock;
                if stock && quarter.last_month(fiscal) != month { Mark::Estimate } else { of(quarter) }
            }
        }
    }
}

/// The figures that replace the model, and every observation to show beside it.
#[derive(Debug)]
pub(crate) struct Figures {
    /// By vendor.
    pub(crate) reported: Vec<Reported>,
    /// By vendor: the month in which its forecast begins.
    pub(crate) first_forecast_month: Vec<Option<usize>>,
    /// By output.
    known: HashMap<String, Known>,
}

impl Figures {
    pub(crate) fn new(scenario: &Scenario) -> Self {
        let months = scenario.horizon.months();
        let mut figures = Self {
            reported: scenario.vendors.iter().map(|_| Reported::nothing(months)).collect(),
            first_forecast_month: vec![Some(0); scenario.vendors.len()],
            known: HashMap::new(),
        };
        for observation in &scenario.observations {
            let known = figures.known.entry(observation.output.clone()).or_default();
            known.observed.push((observation.period, observation.value));
            figures.fix(scenario, &observation.output, observation.period, observation.value, Mark::Actual);
        }
        for judgement in &scenario.judgements {
            let reported = figures.known.get(&judgement.output).and_then(|known| known.observation(judgement.period));
            if reported.is_none() {
                figures.fix(scenario, &judgement.output, judgement.period, judgement.value, Mark::Judged);
            }
        }
        figures
    }

    /// What is known of an output; `None` where nothing is.
    pub(crate) fn of(&self, output: &str) -> Option<&Known> {
        self.known.get(output)
    }

    fn fix(&mut self, scenario: &Scenario, output: &str, period: Period, value: f64, mark: Mark) {
        let Some((spec, bindings)) = find_output(output) else {
            return;
        };
        let Some(vendor) =
            bindings.get("V").and_then(|name| scenario.vendors.iter().position(|known| known.key == name))
        else {
            return;
        };
        if !spec.actual || !matches!(period, Period::FiscalQuarter { .. }) {
            return;
        }
        let fiscal = scenario.vendors[vendor].fiscal;
        let horizon = &scenario.horizon;
        let inside: Vec<usize> =
            (0..3).filter_map(|month| within(horizon, period.first_month(fiscal).plus(month))).collect();
        if inside.is_empty() {
            return;
        }
        self.known.entry(output.to_owned()).or_default().fixed.push((period, mark, value));
        let reported = &mut self.reported[vendor];
        if let Some(flow) = flow_of(reported, spec.pattern) {
            for &month in &inside {
                flow[month] = Some(value / 3.0);
            }
        } else if let Some(last) = within(horizon, period.last_month(fiscal)) {
            reported.backlog[last] = Some(value);
        }
        let ai = spec.pattern.starts_with("vendor.V.ai.");
        if ai && mark == Mark::Actual {
            let after = period.last_month(fiscal).plus(1).since(horizon.start);
            let first = &mut self.first_forecast_month[vendor];
            let after = usize::try_from(after).ok().filter(|month| *month < horizon.months());
            *first = match (*first, after) {
                (Some(known), Some(after)) => Some(known.max(after)),
                _ => None,
            };
        }
    }
}

/// The monthly figures that a quarter of this output is a third of; `None` for the one stock, the AI backlog.
fn flow_of<'a>(reported: &'a mut Reported, pattern: &str) -> Option<&'a mut Vec<Option<f64>>> {
    Some(match pattern {
        "vendor.V.ai.orders" => &mut reported.orders,
        "vendor.V.ai.shipments" => &mut reported.shipments,
        "vendor.V.general.orders" => &mut reported.general_orders,
        "vendor.V.general.revenue" => &mut reported.general_shipments,
        "vendor.V.network.revenue" => &mut reported.network,
        "vendor.V.other.revenue" => &mut reported.other,
        _ => return None,
    })
}

/// The month of the horizon that a calendar month is.
fn within(horizon: &Horizon, month: rackcast_calendar::Month) -> Option<usize> {
    usize::try_from(month.since(horizon.start)).ok().filter(|month| *month < horizon.months())
}
