//! Draws of one input against what closed forms say of it, where an output rises or falls with the input alone.

use rackcast_forecast::Model;
use rackcast_sampling::Method;
use rackcast_tests::{row, small, summary};
use rackcast_uncertainty::{QUANTILES, Settings, Statistics};
use statrs::distribution::{Beta, ContinuousCDF, LogNormal, Normal, StudentsT, Triangular, Uniform};

const DRAWS: u64 = 4096;

fn drawn(model: &Model, row: usize) -> Statistics {
    summary(model, &[row], &Settings::new(DRAWS, 11, Method::Sobol)).rows[0]
}

/// Asserts that quantiles are those of `output` of the input's `quantile`, up to where in its part a point may lie: of
/// scrambled Sobol' points every one of n equal parts has one.
fn has_quantiles(of: &Statistics, quantile: &dyn Fn(f64) -> f64, output: &dyn Fn(f64) -> f64, what: &str) {
    let n = DRAWS as f64;
    let rises = output(quantile(0.9)) > output(quantile(0.1));
    for (p, found) in QUANTILES.into_iter().zip(of.quantiles) {
        let found = found.expect("every draw has a value");
        let of_input = if rises { p } else { 1.0 - p };
        let [one, other] = [-2.0, 2.0].map(|parts| output(quantile(of_input + parts / n)));
        let dust = 1e-9 * found.abs();
        assert!(one.min(other) - dust <= found && found <= one.max(other) + dust, "{what}, p{p}: {found}");
    }
}

#[test]
fn an_output_in_proportion_has_the_mean_and_quantiles_of_every_family() {
    type Quantile = Box<dyn Fn(f64) -> f64>;
    fn by<D: ContinuousCDF<f64, f64> + 'static>(distribution: D, low: f64, width: f64) -> Quantile {
        Box::new(move |p| low + width * distribution.inverse_cdf(p))
    }
    let families: [(&str, f64, Quantile); 8] = [
        ("{ dist = 'uniform', min = 0.1, max = 0.5 }", 0.3, by(Uniform::new(0.1, 0.5).unwrap(), 0.0, 1.0)),
        ("{ dist = 'normal', mean = 0.3, sd = 0.03 }", 0.3, by(Normal::new(0.3, 0.03).unwrap(), 0.0, 1.0)),
        (
            "{ dist = 'lognormal', median = 0.2, sigma = 0.2 }",
            0.2 * 0.02_f64.exp(),
            by(LogNormal::new(0.2_f64.ln(), 0.2).unwrap(), 0.0, 1.0),
        ),
        (
            "{ dist = 'triangular', min = 0.1, mode = 0.2, max = 0.6 }",
            0.9 / 3.0,
            by(Triangular::new(0.1, 0.6, 0.2).unwrap(), 0.0, 1.0),
        ),
        // A beta of the shapes 1 + 4 · ⅕ and 1 + 4 · ⅘ between the ends.
        (
            "{ dist = 'pert', min = 0.1, mode = 0.2, max = 0.6 }",
            (0.1 + 4.0 * 0.2 + 0.6) / 6.0,
            by(Beta::new(1.8, 4.2).unwrap(), 0.1, 0.5),
        ),
        // Mean 0.3 and variance 0.01 are those of a beta with α + β = 0.3 · 0.7 / 0.01 − 1.
        ("{ dist = 'beta', mean = 0.3, sd = 0.1, min = 0, max = 1 }", 0.3, by(Beta::new(6.0, 14.0).unwrap(), 0.0, 1.0)),
        (
            "{ dist = 'student_t', median = 0.3, scale = 0.01, nu = 10 }",
            0.3,
            by(StudentsT::new(0.3, 0.01, 10.0).unwrap(), 0.0, 1.0),
        ),
        // The distance to 0 over the distance to 2, the range of the key, has the quantiles 0.2/1.8, 0.3/1.7 and 0.45/1.55;
        // its logarithm is a₁ + a₂ y + a₃ (p − ½) y.
        ("{ p10 = 0.2, p50 = 0.3, p90 = 0.45 }", f64::NAN, Box::new(metalog)),
    ];
    // Network spending is attach × AI shipments, and nothing else depends on attach.
    let certain = small(&["network.attach=1"]);
    let shipments = certain.forecast().expect("a forecast").value("market.ai.shipments", "2026Q4".parse().unwrap());
    let output = |attach: f64| attach * shipments.expect("a value");
    for (family, mean, quantile) in families {
        let model = small(&[&format!("network.attach={family}")]);
        let of = drawn(&model, row(&model, "market.network.spending", "2026Q4"));
        // Nobody has written down a metalog's mean on this scale: midpoints of parts of its quantiles instead.
        let parts = (0..100_000).map(|part| quantile((f64::from(part) + 0.5) / 1e5));
        let mean = if mean.is_nan() { parts.sum::<f64>() / 1e5 } else { mean };
        let found = of.mean.expect("every draw has a value");
        assert!((found / output(mean) - 1.0).abs() < 1e-4, "{family}: {}", found / output(mean));
        has_quantiles(&of, &*quantile, &output, family);
    }
}

/// The quantiles of a metalog of three between 0 and 2.
fn metalog(p: f64) -> f64 {
    let odds = |value: f64| (value / (2.0 - value)).ln();
    let [low, middle, high] = [odds(0.2), odds(0.3), odds(0.45)];
    let y = |p: f64| (p / (1.0 - p)).ln();
    let slope = (high - low) / (2.0 * y(0.9));
    let skew = (high + low - 2.0 * middle) / (0.8 * y(0.9));
    let open = middle + slope * y(p) + skew * (p - 0.5) * y(p);
    2.0 / (1.0 + (-open).exp())
}

#[test]
fn an_output_that_only_rises_or_falls_has_its_quantiles_where_the_input_has() {
    let normal = |mean: f64, sd: f64| (format!("{{ dist = 'normal', mean = {mean}, sd = {sd} }}"), mean, sd);
    for (input, (family, mean, sd), output, period) in [
        ("adoption.enterprise.conversion_rate", normal(0.3, 0.02), "segment.enterprise.orders", "2027Q2"),
        ("segments.cloud.own_inference_growth", normal(1.2, 0.1), "market.ai.backlog", "2027Q1"),
        ("planning.training_efficiency", normal(0.25, 0.03), "segment.cloud.orders", "2026Q4"),
        ("servers.gpu.supply", normal(24.0, 0.8), "market.ai.shipments", "2026Q4"),
        ("general_servers.price_growth", normal(0.1, 0.02), "market.general.orders", "2027Q2"),
    ] {
        let model = small(&[&format!("{input}={family}")]);
        let row = row(&model, output, period);
        let key = model.scenario().inputs.get_index_of(input).expect("an input");
        let slot = model.slots().iter().position(|slot| slot.input == key).expect("its slot");
        let run = |value: f64| {
            let mut draw = model.medians().clone();
            draw.values[slot] = value;
            let mut result = f64::NAN;
            model.run(&draw).expect("a run").values(&model, [row], |value: f64| result = value);
            result
        };
        let quantile = |p: f64| Normal::new(mean, sd).unwrap().inverse_cdf(p);
        let steps: Vec<f64> = (1..100).map(|percent| run(quantile(f64::from(percent) / 100.0))).collect();
        let rises = steps.windows(2).all(|pair| pair[0] < pair[1]);
        let falls = steps.windows(2).all(|pair| pair[0] > pair[1]);
        assert!(rises || falls, "{output} does not only rise or fall with {input}");
        has_quantiles(&drawn(&model, row), &quantile, &run, &format!("{output} by {input}"));
    }
}
