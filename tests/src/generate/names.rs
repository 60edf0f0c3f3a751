//! Names that a scenario may use, ordinary and odd.

use crate::Choices;

const SEGMENTS: [&str; 9] =
    ["cloud", "enterprise", "sovereign", "neo-cloud", "Labs_2", "edge-x_1", "general", "asic", "q"];
const VENDORS: [&str; 9] =
    ["alpha", "beta", "Gamma-3", "delta_four", "E", "maker-of_racks", "ai", "general", "segment"];
const ATTRIBUTES: [&str; 5] = ["compliance", "services", "lead-time", "Price_2", "k"];

/// Some of the names, each once, in any order.
fn some(choices: &mut Choices<'_>, names: &[&'static str], count: usize) -> Vec<&'static str> {
    let mut left = names.to_vec();
    (0..count).map(|_| left.remove(choices.below(left.len()))).collect()
}

/// One to five segments.
pub(super) fn segments(choices: &mut Choices<'_>) -> Vec<&'static str> {
    let count = 1 + choices.below(5);
    some(choices, &SEGMENTS, count)
}

/// None to three of the segments, as adopters.
pub(super) fn adopters(choices: &mut Choices<'_>, segments: &[&'static str]) -> Vec<&'static str> {
    let count = choices.below(segments.len().min(3) + 1);
    some(choices, segments, count)
}

/// One to five vendors.
pub(super) fn vendors(choices: &mut Choices<'_>) -> Vec<&'static str> {
    let count = 1 + choices.below(5);
    some(choices, &VENDORS, count)
}

/// None to three attributes.
pub(super) fn attributes(choices: &mut Choices<'_>) -> Vec<&'static str> {
    let count = choices.below(4);
    some(choices, &ATTRIBUTES, count)
}
