//! Draws of a scenario: the same bits however they are computed, and the numbers that closed forms give.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64};

use rackcast_calendar::{Period, PeriodKind};
use rackcast_forecast::{Draw, Model, Simulator};
use rackcast_numeric::{Lanes, Real};
use rackcast_sampling::Method;
use rackcast_scenario::{DiskFiles, NothingShipped, Request, load};
use rackcast_tests::plain_draws;
use rackcast_uncertainty::{BIN_ERROR, Sampler, Settings, Summary, summarise};

const SMALL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/reference/small.toml");

/// The small market with these settings laid on it.
fn model(settings: &[&str]) -> Model {
    let request =
        Request { settings: settings.iter().map(|setting| (*setting).to_owned()).collect(), ..Request::file(SMALL) };
    let loaded = load(&request, &DiskFiles, &NothingShipped);
    let scenario = loaded.scenario.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics));
    Model::new(Arc::clone(&scenario)).expect("a checked scenario is complete")
}

/// Inputs of every kind, constants and paths, correlated and not, and all three kinds of noise.
const UNCERTAIN: &[&str] = &[
    "adoption.enterprise.conversion_rate={ 2026 = 0.25, 2027Q1 = { p10 = 0.3, p50 = 0.4, p90 = 0.55 } }",
    "adoption.enterprise.churn={ dist = 'uniform', min = 0.05, max = 0.2 }",
    "servers.gpu.price={ 2026 = { dist = 'normal', mean = 180, sd = 9 }, 2027 = { dist = 'lognormal', median = 200, sigma = 0.1 }, half_life = '12 months' }",
    "network.attach={ p10 = 0.1, p50 = 0.13, p90 = 0.17 }",
    "segments.cloud.demand_volatility=0.1",
    "vendors.alpha.order_volatility=0.4",
    "vendors.beta.shipment_volatility={ p10 = 0.1, p50 = 0.15, p90 = 0.2 }",
];

fn settings(draws: u64, method: Method) -> Settings {
    Settings::new(draws, 7, method)
}

/// Rows of quarters and years.
fn rows(model: &Model) -> Vec<usize> {
    let rows = model.layout().rows.iter().enumerate();
    rows.filter(|(_, row)| row.period.kind() != PeriodKind::Month).map(|(at, _)| at).collect()
}

fn summary(model: &Model, rows: &[usize], settings: &Settings) -> Summary {
    let (progress, stop) = (AtomicU64::new(0), AtomicBool::new(false));
    let summary = summarise(model, rows, settings, &progress, &stop);
    summary.expect("draws keep the rules").expect("nobody stops them")
}

fn on_threads<T: Send>(threads: usize, work: impl FnOnce() -> T + Send) -> T {
    rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads start").install(work)
}

#[test]
fn any_number_of_threads_gives_the_same_bits() {
    let model = model(UNCERTAIN);
    let rows = rows(&model);
    for method in [Method::Sobol, Method::LatinHypercube, Method::Random] {
        let settings = settings(2051, method);
        let alone = on_threads(1, || summary(&model, &rows, &settings));
        for threads in [2, 7] {
            assert_eq!(
                alone,
                on_threads(threads, || summary(&model, &rows, &settings)),
                "{threads} threads, {method:?}"
            );
        }
    }
}

#[test]
fn a_draw_alone_is_the_draw_in_its_lane() {
    let model = model(UNCERTAIN);
    let sampler = Sampler::new(&model, &settings(100, Method::Sobol)).expect("points for all");
    let mut draw = sampler.room();
    let mut lanes = Simulator::<Lanes<8>>::new(&model);
    sampler.take(16, &mut draw, &mut lanes);
    let noise = |simulator: &mut Simulator<'_, Lanes<8>>| {
        let demand: Vec<_> = (0..2).map(|at| simulator.demand_noise(at).to_vec()).collect();
        let orders: Vec<_> = (0..2).map(|at| simulator.order_noise(at).to_vec()).collect();
        let shipments: Vec<_> = (0..2).map(|at| simulator.shipment_noise(at).to_vec()).collect();
        (demand, orders, shipments)
    };
    let (demand, orders, shipments) = noise(&mut lanes);
    let rows = rows(&model);
    let mut together = Vec::new();
    lanes
        .run(&draw)
        .expect("draws keep the rules")
        .values(&model, rows.clone(), |value: Lanes<8>| together.push(value));
    for lane in 0..8 {
        let mut single = Simulator::<f64>::new(&model);
        for at in 0..2 {
            let copy = |from: &[Lanes<8>], into: &mut [f64]| {
                for (into, from) in into.iter_mut().zip(from) {
                    *into = from.lane(lane);
                }
            };
            copy(&demand[at], single.demand_noise(at));
            copy(&orders[at], single.order_noise(at));
            copy(&shipments[at], single.shipment_noise(at));
        }
        let alone = Draw { values: draw.values.iter().map(|value| value.lane(lane)).collect() };
        let mut at = 0;
        single.run(&alone).expect("draws keep the rules").values(&model, rows.clone(), |value: f64| {
            assert_eq!(value.to_bits(), together[at].lane(lane).to_bits(), "lane {lane}, row {at}");
            at += 1;
        });
    }
}

#[test]
fn what_is_known_at_as_of_does_not_vary() {
    let model = model(UNCERTAIN);
    let layout = model.layout();
    // Before September 2026 only constants and noise could differ, and noise begins after as_of.
    let constant = self::model(&UNCERTAIN[..1]);
    let row = |period: &str| layout.row("market.ai.orders", period.parse().expect("a period")).expect("a row");
    let known = [row("2026Q1"), row("2026Q2")];
    let of = summary(&constant, &known, &settings(500, Method::Sobol));
    for row in &of.rows {
        assert_eq!(row.quantiles[0], row.quantiles[6]);
    }
    let later = summary(&constant, &[row("2027Q2")], &settings(500, Method::Sobol));
    assert!(later.rows[0].quantiles[6] > later.rows[0].quantiles[0]);
}

#[test]
fn a_linear_output_has_the_inputs_mean_and_quantiles() {
    // Network spending is attach × AI shipments, and nothing else depends on attach.
    let certain = model(&["network.attach=1"]);
    let period: Period = "2026Q4".parse().expect("a period");
    let shipments = certain.forecast().expect("a forecast").value("market.ai.shipments", period).expect("a value");
    let model = model(&["network.attach={ dist = 'uniform', min = 0.1, max = 0.3 }"]);
    let row = model.layout().row("market.network.spending", period).expect("a row");
    let of = summary(&model, &[row], &settings(4096, Method::Sobol)).rows[0];
    assert!((of.mean.expect("draws") / (0.2 * shipments) - 1.0).abs() < 1e-4);
    for (p, quantile) in rackcast_uncertainty::QUANTILES.into_iter().zip(of.quantiles) {
        let expected = (0.1 + 0.2 * p) * shipments;
        assert!((quantile.expect("draws") / expected - 1.0).abs() < 1e-3, "p{p}");
    }
}

#[test]
fn bins_agree_with_whole_values() {
    let model = model(UNCERTAIN);
    let rows = rows(&model);
    // More draws than the pilot that sets the bins' ends.
    let settings = settings(6001, Method::Sobol);
    let binned = on_threads(2, || summary(&model, &rows, &Settings { whole: 1000, ..settings }));
    let whole = on_threads(2, || summary(&model, &rows, &settings));
    assert!(!binned.exact && whole.exact);
    let mut ends = vec![[f64::INFINITY, f64::NEG_INFINITY]; rows.len()];
    plain_draws(&model, &rows, &Settings { draws: 4096, ..settings }, |values| {
        for ([least, greatest], value) in ends.iter_mut().zip(values) {
            (*least, *greatest) = (least.min(*value), greatest.max(*value));
        }
    });
    for (at, &row) in rows.iter().enumerate() {
        let in_bins = &binned.rows[at];
        assert_eq!((in_bins.draws, in_bins.positive), (whole.rows[at].draws, whole.rows[at].positive));
        if let (Some(mean), Some(exact)) = (in_bins.mean, whole.rows[at].mean) {
            assert!((mean - exact).abs() <= 1e-12 * exact.abs().max(1e-3), "{mean}, not {exact}");
        }
        let [least, greatest] = ends[at];
        let bin = BIN_ERROR * (greatest - least);
        for (binned, exact) in in_bins.quantiles.iter().zip(&whole.rows[at].quantiles) {
            let (Some(binned), Some(exact)) = (binned, exact) else { continue };
            let name = &model.layout().output_of(row).name;
            assert!((binned - exact).abs() <= bin + 1e-9 * exact.abs(), "{name}: {binned}, not {exact}");
        }
    }
}

#[test]
fn events_have_the_probabilities_of_their_inputs() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/files/events.toml");
    let loaded = load(&Request::file(file), &DiskFiles, &NothingShipped);
    let scenario = loaded.scenario.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics));
    let model = Model::new(scenario).expect("a checked scenario is complete");
    let of = summary(&model, &[], &settings(8192, Method::Sobol));
    for (event, expected) in of.events.iter().zip([0.75, 0.0, 0.5]) {
        assert_eq!(event.draws, 8192);
        assert!((event.probability.expect("an answer") - expected).abs() < 1e-3);
        let error = (expected * (1.0 - expected) / 8192.0_f64).sqrt();
        assert!((event.standard_error.expect("an answer") - error).abs() < 1e-4);
    }
}
