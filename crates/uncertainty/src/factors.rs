//! What is drawn: the uncertain numbers of a scenario, and how they correlate.

use rackcast_calendar::Month;
use rackcast_forecast::Model;
use rackcast_sampling::{Correlations, fading};
use rackcast_scenario::{Distribution, Number, Path, Scenario, Value};

/// One uncertain quantity: a constant, a path that is high or low as a whole, or a point of a path.
#[derive(Debug, Clone)]
pub struct Factor {
    /// The key, with the period where points of one path are drawn apart: `servers.asic_share[2027]`.
    pub name: String,
    /// The input's key.
    pub key: String,
    /// Months from the horizon's start to the point's centre; `None` for a constant or a whole path.
    centre: Option<f64>,
    half_life: f64,
    /// Slots of the model's draw that it fills, each with its distribution.
    pub(crate) slots: Vec<(usize, Distribution)>,
}

/// The factors of a model's scenario, in the order of its inputs.
#[must_use]
pub fn factors(model: &Model) -> Vec<Factor> {
    let scenario = model.scenario();
    let start = scenario.horizon.start;
    let mut slot = 0;
    let mut factors = Vec::new();
    for (key, input) in &scenario.inputs {
        match &input.value {
            Value::Constant(number) => {
                if let Number::Distribution(distribution) = number {
                    factors.push(whole(key, vec![(slot, (**distribution).clone())]));
                }
                slot += 1;
            }
            Value::Path(path) => {
                of_path(key, path, slot, start, &mut factors);
                slot += path.points.len();
            }
        }
    }
    factors
}

fn whole(key: &str, slots: Vec<(usize, Distribution)>) -> Factor {
    Factor { name: key.to_owned(), key: key.to_owned(), centre: None, half_life: f64::INFINITY, slots }
}

fn of_path(key: &str, path: &Path, first_slot: usize, start: Month, factors: &mut Vec<Factor>) {
    let drawn = path.points.iter().enumerate().filter_map(|(at, point)| match &point.number {
        Number::Distribution(distribution) => Some((point.period, first_slot + at, (**distribution).clone())),
        Number::Known(_) => None,
    });
    if path.half_life.is_infinite() {
        let slots: Vec<_> = drawn.map(|(_, slot, distribution)| (slot, distribution)).collect();
        if !slots.is_empty() {
            factors.push(whole(key, slots));
        }
        return;
    }
    factors.extend(drawn.map(|(period, slot, distribution)| Factor {
        name: format!("{key}[{period}]"),
        key: key.to_owned(),
        centre: Some(period.centre_after(start)),
        half_life: path.half_life,
        slots: vec![(slot, distribution)],
    }));
}

/// How the factors correlate: points of one path by their distance, keys as the scenario says, points of two paths by both.
pub(crate) fn correlations(scenario: &Scenario, factors: &[Factor]) -> Correlations {
    let mut correlations = Correlations::none(factors.len());
    for (one, first) in factors.iter().enumerate() {
        for (other, second) in factors.iter().enumerate().skip(one + 1) {
            let apart = match (first.centre, second.centre) {
                (Some(here), Some(there)) => fading((here - there).abs(), first.half_life),
                _ => 1.0,
            };
            let stated = if first.key == second.key { Some(1.0) } else { stated(scenario, &first.key, &second.key) };
            if let Some(rho) = stated {
                correlations.set(one, other, rho * apart);
            }
        }
    }
    correlations
}

fn stated(scenario: &Scenario, one: &str, other: &str) -> Option<f64> {
    let both = |between: &[String; 2]| between.iter().any(|key| key == one) && between.iter().any(|key| key == other);
    scenario.correlations.iter().find(|correlation| both(&correlation.between)).map(|correlation| correlation.rho)
}
