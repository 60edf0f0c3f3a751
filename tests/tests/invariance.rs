//! What must not matter, and what may only move one way (docs/model.md, section 10).

use std::sync::Arc;

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use rackcast_demand::{Capacity, Mix, Planning, Prices, servers_ordered};
use rackcast_forecast::{Draw, Model, Run};
use rackcast_numeric::{Lanes, Real};
use rackcast_scenario::{Number, Scenario, Value};
use rackcast_tests::{Months, Ran, hold};

const LANES: usize = 8;

/// The scenario with every number of an input replaced.
fn with(scenario: &Scenario, key: &str, change: impl Fn(f64) -> f64) -> Arc<Scenario> {
    let mut scenario = scenario.clone();
    let input = scenario.inputs.get_mut(key).expect("the key is there");
    let changed = |number: &Number| Number::Known(change(number.median()));
    match &mut input.value {
        Value::Constant(number) => *number = changed(number),
        Value::Path(path) => path.points.iter_mut().for_each(|point| point.number = changed(&point.number)),
    }
    Arc::new(scenario)
}

#[test]
fn the_order_of_names_does_not_matter() {
    hold(150, |case, ran| {
        let other = case.reversed().run().map_err(TestCaseError::fail)?;
        let layout = &ran.forecast.layout;
        prop_assert_eq!(layout.rows.len(), other.forecast.layout.rows.len());
        for (row, value) in layout.rows.iter().zip(&ran.forecast.values) {
            let name = &layout.outputs[row.output].name;
            let same = other.forecast.value(name, row.period);
            let agree = match (value, same) {
                (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * a.abs().max(1e-4),
                (None, None) => true,
                _ => false,
            };
            prop_assert!(agree, "{name} in {}: {value:?} and {same:?}", row.period);
        }
        Ok(())
    });
}

#[test]
fn the_same_file_gives_the_same_bits() {
    hold(50, |case, ran| {
        let again = case.run().map_err(TestCaseError::fail)?;
        let bits = |ran: &Ran| -> Vec<Option<u64>> {
            ran.forecast.values.iter().map(|value| value.map(f64::to_bits)).collect()
        };
        prop_assert!(bits(ran) == bits(&again));
        prop_assert_eq!(&ran.scenario.hash, &again.scenario.hash);
        Ok(())
    });
}

#[test]
fn better_conversion_never_lowers_what_an_adopter_uses() {
    hold(150, |_, ran| {
        for adopter in &ran.scenario.adopters {
            let key = format!("adoption.{adopter}.conversion_rate");
            let better = Ran::from(with(&ran.scenario, &key, |rate| (rate * 1.1 + 0.01).min(1.0)))
                .map_err(TestCaseError::fail)?;
            let intensity =
                ran.scenario.inputs[&format!("adoption.{adopter}.pilot_intensity")].at_start(ran.scenario.horizon);
            let used = |ran: &Ran| -> Vec<f64> {
                let of = |output: &str| Months(&ran.forecast).of(&format!("adoption.{adopter}.{output}"));
                of("production")
                    .iter()
                    .zip(of("pilots"))
                    .map(|(production, pilots)| production + intensity * pilots)
                    .collect()
            };
            for (month, (low, high)) in used(ran).into_iter().zip(used(&better)).enumerate() {
                prop_assert!(high >= low * (1.0 - 1e-13), "{adopter} in month {month}: {low} falls to {high}");
            }
        }
        Ok(())
    });
}

/// All values of a run, by lane; `None` where there is none.
fn values<S: Real>(model: &Model, run: &Run<S>) -> Vec<Vec<Option<u64>>> {
    let mut all = Vec::new();
    run.values(model, 0..model.layout().rows.len(), |value: S| {
        let lanes = (0..S::LANES).map(|lane| value.lane(lane));
        all.push(lanes.map(|value| (!value.is_nan()).then(|| value.to_bits())).collect());
    });
    all
}

#[test]
fn a_draw_in_a_lane_is_the_draw_alone_to_the_bit() {
    let mut compared = 0;
    let counted = std::cell::Cell::new(0);
    hold(100, |_, ran| {
        let model = &ran.model;
        let medians = &model.medians().values;
        let first = |key: &str| -> usize {
            let before = ran.scenario.inputs.iter().take_while(|(known, _)| *known != key);
            before.map(|(_, input)| slots(&input.value)).sum()
        };
        let mut lanes: Vec<Vec<f64>> = (0..LANES)
            .map(|lane| {
                let factor = |slot: usize| 1.0 - 0.002 * ((slot * 7 + lane * 3) % 11) as f64;
                medians
                    .iter()
                    .enumerate()
                    .map(|(slot, median)| if lane == 0 { *median } else { median * factor(slot) })
                    .collect()
            })
            .collect();
        // Lanes in which a branch of the model is not taken, beside lanes in which it is.
        lanes[1][first("planning.price_elasticity")] = 0.0;
        lanes[2][first("ordering.double_ordering")] = 0.9;
        for adopter in &ran.scenario.adopters {
            lanes[3][first(&format!("adoption.{adopter}.imitation"))] = 0.0;
        }
        let share = first("servers.asic_share");
        let share = share..share + slots(&ran.scenario.inputs["servers.asic_share"].value);
        lanes[4][share.clone()].fill(0.0);
        lanes[5][share].fill(1.0);
        let supply = first("servers.gpu.supply");
        lanes[6][supply] = 0.0;

        let alone: Vec<_> = lanes.iter().map(|values| model.run(&Draw { values: values.clone() })).collect();
        // A lane that breaks a rule alone takes a valid draw's place, so that the others can be compared.
        let valid: Vec<usize> = (0..LANES).map(|lane| if alone[lane].is_ok() { lane } else { 0 }).collect();
        let draw = Draw {
            values: (0..medians.len())
                .map(|slot| Lanes::<LANES>(std::array::from_fn(|lane| lanes[valid[lane]][slot])))
                .collect(),
        };
        let together = model.run(&draw).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let together = values(model, &together);
        for (lane, source) in valid.iter().enumerate() {
            let alone = alone[*source].as_ref().map_err(|error| TestCaseError::fail(error.to_string()))?;
            let alone = values(model, alone);
            for (row, (together, alone)) in together.iter().zip(&alone).enumerate() {
                prop_assert!(together[lane] == alone[0], "lane {lane}, {}", ran.forecast.layout.output_of(row).name);
            }
        }
        counted.set(counted.get() + valid.iter().enumerate().filter(|(lane, source)| lane == *source).count());
        Ok(())
    });
    compared += counted.get();
    assert!(compared > 600, "only {compared} lanes of 800 were valid draws");
}

/// How many numbers a value is made of.
fn slots(value: &Value) -> usize {
    match value {
        Value::Constant(_) => 1,
        Value::Path(path) => path.points.len(),
    }
}

fn above_0() -> impl Strategy<Value = f64> {
    (-9.0..9.0_f64).prop_map(f64::exp)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, rng_algorithm: proptest::test_runner::RngAlgorithm::ChaCha, ..ProptestConfig::default() })]

    #[test]
    fn more_asic_servers_never_mean_more_gpu_servers(
        segments in proptest::collection::vec((above_0(), above_0()), 1..6),
        gpu in above_0(),
        asic in above_0(),
        shares in proptest::collection::vec(0.0..=1.0_f64, 2..6),
    ) {
        let of = Prices { gpu, asic };
        let (amounts, leaning): (Vec<f64>, Vec<f64>) = segments.into_iter().unzip();
        let mut shares = shares;
        shares.extend([0.0, 1.0]);
        shares.sort_by(f64::total_cmp);
        let mut last = f64::INFINITY;
        for share in shares {
            let mut alphas = vec![0.0; amounts.len()];
            Mix::default().solve(&amounts, &of, &leaning, share, &mut alphas);
            let servers = amounts.iter().zip(&alphas).map(|(amount, alpha)| (servers_ordered(*amount, &of, *alpha), alpha));
            let (mut gpus, mut all) = (0.0, 0.0);
            for (servers, alpha) in servers {
                gpus += servers * (1.0 - alpha);
                all += servers;
            }
            prop_assert!((gpus - (1.0 - share) * all).abs() <= 1e-10 * all, "{gpus} GPU servers of {all} at {share}");
            prop_assert!(gpus <= last + 1e-10 * all, "{gpus} GPU servers at {share}, {last} before");
            last = gpus;
        }
    }

    #[test]
    fn capacity_delivered_is_what_shipments_took_off_order(
        installed in above_0(), on_order in above_0(), shipped in 0.0..1.0_f64, rest in 0.0..1.0_f64, ordered in above_0(), life in 6.0..240.0_f64,
    ) {
        let planning = Planning { adjustment: 1.0 / 6.0, supply_line_weight: 0.5, retirement: 1.0 / life };
        let cancelled = (1.0 - shipped) * rest;
        let after = planning.receive(Capacity { installed, on_order }, shipped, cancelled, ordered);
        let delivered = after.installed - installed + installed / life;
        let taken_off = on_order + ordered - after.on_order - on_order * cancelled;
        prop_assert!((delivered - taken_off).abs() <= 1e-9 * (installed + on_order + ordered));
        prop_assert!(after.installed >= 0.0 && after.on_order >= 0.0);
    }
}
