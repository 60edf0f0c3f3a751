//! Nothing in the model may be off by a millionth unseen.
//!
//! The reference results are compared to 1e-9. Here every number of the reference scenarios is moved by 1e-6 of itself, and
//! the comparison must notice: so each number has an equation that the results hold to a millionth and better. That holds
//! for a factor or term of an equation too, which the same results would miss no more than a number; `.cargo/mutants.toml`
//! says how to try that on the source itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use rackcast_calendar::PeriodKind;
use rackcast_scenario::{Number, Scenario, Value};
use rackcast_tests::{REFERENCES, Ran, reference};

/// By how much a number is moved.
const MOVE: f64 = 1e-6;

/// What the comparison with the reference results lets pass, and of figures below the floor.
const TOLERANCE: f64 = 1e-9;
const FLOOR: f64 = 1e-6;

/// Numbers that cannot show: supply that is ample, the share of the only vendor that has one, how long phantoms stay where
/// there are none, a line of revenue that is reported throughout. `oracle.rs` meets each of them where it counts.
const WITHOUT_EFFECT: [(&str, usize); 9] = [
    ("actuals servers.asic.supply", 0),
    ("actuals vendors.alpha.share.network", 0),
    ("base general_servers.supply", 0),
    ("base ordering.phantom_months", 0),
    ("base servers.asic.supply", 0),
    ("base servers.asic.supply", 1),
    ("base vendors.hpe.other_revenue", 0),
    ("small servers.asic.supply", 0),
    ("small vendors.alpha.share.network", 0),
];

/// How many numbers an input is made of.
fn count(value: &Value) -> usize {
    match value {
        Value::Constant(_) => 1,
        Value::Path(path) => path.points.len(),
    }
}

fn number(value: &mut Value, index: usize) -> &mut Number {
    match value {
        Value::Constant(number) => number,
        Value::Path(path) => &mut path.points[index].number,
    }
}

/// Whether a quarter or year of some output differs by more than the comparison lets pass.
fn notices(expected: &Ran, got: &Ran) -> bool {
    let pairs = expected.forecast.values.iter().zip(&got.forecast.values).zip(&expected.forecast.layout.rows);
    pairs.filter(|(_, row)| row.period.kind() != PeriodKind::Month).any(|((expected, got), _)| match (expected, got) {
        (Some(expected), Some(got)) => (expected - got).abs() > TOLERANCE * expected.abs().max(FLOOR),
        _ => expected != got,
    })
}

#[test]
fn a_millionth_of_any_number_shows() {
    // By key and point: whether some reference scenario that writes it would notice.
    let mut noticed: BTreeMap<(String, usize), bool> = BTreeMap::new();
    for name in REFERENCES {
        let before = reference(name);
        for (key, input) in before.scenario.inputs.iter().filter(|(_, input)| input.origin.is_some()) {
            for index in 0..count(&input.value) {
                let mut scenario: Scenario = Scenario::clone(&before.scenario);
                let number = number(&mut scenario.inputs[key.as_str()].value, index);
                let value = number.median();
                if value == 0.0 {
                    continue;
                }
                *number = Number::Known(value * (1.0 + MOVE));
                let after = Ran::from(Arc::new(scenario)).unwrap_or_else(|error| panic!("{key}: {error}"));
                *noticed.entry((format!("{name} {key}"), index)).or_default() |= notices(&before, &after);
            }
        }
    }
    assert!(noticed.len() > 300);
    let unseen: Vec<(&str, usize)> =
        noticed.iter().filter(|(_, seen)| !**seen).map(|((key, index), _)| (key.as_str(), *index)).collect();
    assert_eq!(unseen, WITHOUT_EFFECT, "moved by a millionth and nobody noticed");
}
