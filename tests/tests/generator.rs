//! The generator of random scenarios meets everything that scenarios may be about.

use std::cell::RefCell;
use std::collections::BTreeMap;

use rackcast_tests::generate::ACTUALS;
use rackcast_tests::{FEATURES, features, hold};

#[test]
fn every_random_scenario_is_valid_and_together_they_meet_everything() {
    let met: RefCell<BTreeMap<String, usize>> = RefCell::default();
    hold(256, |_, ran| {
        for feature in features(ran) {
            *met.borrow_mut().entry(feature).or_default() += 1;
        }
        Ok(())
    });
    let met = met.into_inner();
    let reported = ACTUALS.map(|output| format!("reported {output}"));
    let wanted = FEATURES.into_iter().chain(["reported in part"]).chain(reported.iter().map(String::as_str));
    let rare: Vec<String> = wanted
        .map(|feature| (feature, met.get(feature).copied().unwrap_or(0)))
        .filter(|(_, times)| *times < 5)
        .map(|(feature, times)| format!("{feature}: {times}"))
        .collect();
    assert!(rare.is_empty(), "hardly met: {rare:?} of {met:?}");
}
