//! Correlations of drawn inputs, found again in what was drawn.

use rackcast_forecast::{Draw, Model, Simulator};
use rackcast_numeric::{Lanes, Real};
use rackcast_sampling::Method;
use rackcast_scenario::{Number, Value};
use rackcast_tests::{every_distribution, shipped};
use rackcast_uncertainty::{Factor, Sampler, Settings};
use statrs::distribution::{ContinuousCDF, Normal};

const DRAWS: usize = 8192;

/// The drawn numbers of each factor, one slot of it.
fn drawn(model: &Model, method: Method) -> Vec<(Factor, Vec<f64>)> {
    let sampler = Sampler::new(model, &Settings::new(DRAWS as u64, 3, method)).expect("points for all");
    let mut values: Vec<(Factor, Vec<f64>)> =
        sampler.factors().iter().map(|factor| (factor.clone(), Vec::with_capacity(DRAWS))).collect();
    let slots: Vec<usize> = values.iter().map(|(factor, _)| slot(model, factor)).collect();
    let mut simulator = Simulator::<Lanes<8>>::new(model);
    let mut draw: Draw<Lanes<8>> = sampler.room();
    for first in (0..DRAWS).step_by(8) {
        sampler.take(first as u64, &mut draw, &mut simulator);
        for (slot, (_, values)) in slots.iter().zip(&mut values) {
            values.extend((0..8).map(|lane| draw.values[*slot].lane(lane)));
        }
    }
    values
}

/// A slot that a factor fills: that of the constant, of the first drawn point, or of the point that it names.
fn slot(model: &Model, factor: &Factor) -> usize {
    let named = |slot: &rackcast_forecast::Slot| {
        let (key, input) = model.scenario().inputs.get_index(slot.input).expect("the slots' inputs");
        let drawn = |number: &Number| matches!(number, Number::Distribution(_));
        *key == factor.key
            && match (&input.value, slot.point) {
                (Value::Path(path), Some(point)) => {
                    let point = &path.points[point];
                    let whole = factor.name == factor.key;
                    drawn(&point.number) && (whole || factor.name == format!("{key}[{}]", point.period))
                }
                (Value::Constant(number), _) => drawn(number),
                (Value::Path(_), None) => false,
            }
    };
    model.slots().iter().position(named).expect("every factor has a slot")
}

/// What a value's rank would be on a normal scale.
fn scores(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut scores = vec![0.0; values.len()];
    for (rank, at) in order.into_iter().enumerate() {
        scores[at] = Normal::standard().inverse_cdf((rank as f64 + 0.5) / values.len() as f64);
    }
    scores
}

fn correlation(one: &[f64], other: &[f64]) -> f64 {
    let sum = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    sum(one, other) / (sum(one, one) * sum(other, other)).sqrt()
}

/// Asserts that every pair correlates as `stated` says; the farthest off.
fn correlates(model: &Model, method: Method, stated: impl Fn(&Factor, &Factor) -> f64) -> f64 {
    let scores: Vec<(Factor, Vec<f64>)> =
        drawn(model, method).into_iter().map(|(factor, values)| (factor, scores(&values))).collect();
    // Four standard errors of a correlation of independent random draws.
    let allowed = |rho: f64| 4.0 * (1.0 - rho * rho) / (DRAWS as f64).sqrt();
    let mut farthest = 0.0_f64;
    for (at, (one, first)) in scores.iter().enumerate() {
        for (other, second) in &scores[at + 1..] {
            let (rho, found) = (stated(one, other), correlation(first, second));
            assert!((found - rho).abs() < allowed(rho), "{} and {}: {found}, not {rho}", one.name, other.name);
            farthest = farthest.max((found - rho).abs());
        }
    }
    farthest
}

#[test]
fn the_base_case_has_the_correlations_it_states_and_no_others() {
    let model = shipped("rackcast:base", &[], None);
    let correlations = &model.scenario().correlations;
    assert_eq!(correlations.len(), 11);
    for method in [Method::Sobol, Method::LatinHypercube, Method::Random] {
        let farthest = correlates(&model, method, |one, other| {
            let both = |key: &str| key == one.key || key == other.key;
            let stated = correlations.iter().find(|correlation| correlation.between.iter().all(|key| both(key)));
            stated.map_or(0.0, |correlation| correlation.rho)
        });
        println!("{method:?}: off by at most {farthest:.4}");
    }
}

#[test]
fn points_of_a_path_a_half_life_apart_correlate_by_half() {
    // The centres of the years 2026 and 2027 lie twelve months apart, and so is the path's half-life.
    let model = every_distribution();
    correlates(&model, Method::Sobol, |one, other| if one.key == other.key { 0.5 } else { 0.0 });
}
