//! Measures what each input moves, and keeps `crates/catalogue/src/drives.tsv` fresh.
//!
//! `RACKCAST_UPDATE=1 cargo test -p rackcast-tests --test drives` writes it again.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rackcast_calendar::PeriodKind;
use rackcast_catalogue::{INPUTS, InputKind, OUTPUTS, Range, find_input};
use rackcast_forecast::Forecast;
use rackcast_scenario::{Number, Scenario, Value};
use rackcast_tests::Ran;

/// How far an input is moved: a hundredth of itself. What is nought stays, so the market must use every input somewhere.
const MOVE: f64 = 0.01;

/// Inputs that only draws use.
const OF_DRAWS: [&str; 3] =
    ["segments.G.demand_volatility", "vendors.V.order_volatility", "vendors.V.shipment_volatility"];

/// The small market over three years, with what it lacks: short supply of both classes, two revenue lines.
fn market() -> Arc<Scenario> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("reference");
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let text = read("small.toml")
        .replace("end = \"2027-06\"", "end = \"2028-12\"")
        .replace("supply = 40.0", "supply = 12.0")
        .replace("supply = 230.0", "supply = 190.0");
    let text = text.replace("[vendors.beta]\n", "[vendors.beta]\nas_a_service = { cloud = 0.05 }\nshare.network = 0.5\narr_base = 1.0\nnetwork_base = 1.0\nother_revenue = 1.0\n");
    let observations = read("small-observations.csv");
    let loaded =
        rackcast_tests::load("market.toml", text.as_bytes(), &[("small-observations.csv", observations.as_bytes())]);
    loaded.unwrap_or_else(|problems| panic!("{}", rackcast_tests::say(&problems)))
}

/// A number moved up, or down where its range ends.
fn moved(value: f64, range: Range) -> f64 {
    let step = MOVE * value.abs();
    if range.contains(value + step) { value + step } else { value - step }
}

/// The scenario with every number of an input moved.
fn with_moved(scenario: &Scenario, key: &str) -> Arc<Scenario> {
    let mut scenario = scenario.clone();
    let input = &mut scenario.inputs[key];
    let range = input.spec.range;
    let change = |number: &mut Number| *number = Number::Known(moved(number.median(), range));
    match &mut input.value {
        Value::Constant(number) => change(number),
        Value::Path(path) => path.points.iter_mut().for_each(|point| change(&mut point.number)),
    }
    Arc::new(scenario)
}

/// By output pattern, the largest change of a quarter over [`MOVE`]. What a quarter has of an output counts for at least a
/// thousandth of what its best quarter has.
fn changes(before: &Forecast, after: &Forecast) -> BTreeMap<&'static str, f64> {
    let mut sizes = BTreeMap::new();
    for output in &before.layout.outputs {
        let quarters = |forecast: &Forecast| -> Vec<f64> {
            forecast.series(&output.name, PeriodKind::Quarter).map(|(_, value)| value.unwrap_or(0.0)).collect()
        };
        let (before, after) = (quarters(before), quarters(after));
        let largest = before.iter().chain(&after).fold(0.0, |largest: f64, value| largest.max(value.abs()));
        for (before, after) in before.into_iter().zip(after) {
            let change = (after - before).abs() / before.abs().max(largest * 1e-3);
            if change > 1e-9 {
                let size: &mut f64 = sizes.entry(output.spec.pattern).or_insert(0.0);
                *size = size.max(change / MOVE);
            }
        }
    }
    sizes
}

/// Two digits that count, written without an exponent.
fn two_digits(value: f64) -> String {
    let rounded: f64 = format!("{value:.1e}").parse().unwrap_or(value);
    rounded.to_string()
}

fn measured() -> String {
    let scenario = market();
    let before = Ran::from(Arc::clone(&scenario)).expect("the market runs").forecast;
    let mut sizes: BTreeMap<(&str, &str), f64> = BTreeMap::new();
    for key in scenario.inputs.keys() {
        let (spec, _) = find_input(key).expect("a known key");
        let after = Ran::from(with_moved(&scenario, key)).unwrap_or_else(|error| panic!("{key}: {error}")).forecast;
        for (output, size) in changes(&before, &after) {
            let known = sizes.entry((spec.pattern, output)).or_insert(0.0);
            *known = known.max(size);
        }
    }
    let mut text = String::new();
    for ((input, output), size) in sizes {
        writeln!(text, "{input}\t{output}\t{}", two_digits(size)).expect("text takes all");
    }
    text
}

#[test]
fn what_inputs_move_is_measured() {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/catalogue/src/drives.tsv");
    let fresh = measured();
    if std::env::var_os("RACKCAST_UPDATE").is_some() {
        fs::write(&path, &fresh).expect("drives.tsv can be written");
        return;
    }
    let committed = fs::read_to_string(&path).expect("drives.tsv is there");
    let first = fresh.lines().zip(committed.lines()).find(|(fresh, committed)| fresh != committed);
    assert!(
        fresh == committed,
        "crates/catalogue/src/drives.tsv is not what is measured, first {first:?}; RACKCAST_UPDATE=1 writes it again"
    );
}

#[test]
fn every_input_moves_something_and_every_output_is_moved() {
    let fresh = measured();
    let column =
        |index: usize| -> BTreeSet<&str> { fresh.lines().filter_map(|line| line.split('\t').nth(index)).collect() };
    let (inputs, outputs) = (column(0), column(1));
    let idle: Vec<&str> = INPUTS
        .iter()
        .filter(|spec| spec.kind == InputKind::Number && !inputs.contains(spec.pattern))
        .map(|spec| spec.pattern)
        .collect();
    assert_eq!(idle, OF_DRAWS, "inputs that move nothing");
    let unmoved: Vec<&str> =
        OUTPUTS.iter().map(|spec| spec.pattern).filter(|output| !outputs.contains(output)).collect();
    assert!(unmoved.is_empty(), "outputs that nothing moves: {unmoved:?}");
}
