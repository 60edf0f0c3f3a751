//! Every name that the patterns stand for in one scenario.

use crate::input::Applies;
use crate::inputs::INPUTS;
use crate::outputs::OUTPUTS;
use crate::pattern::{CLASSES, LINES, first_part};

/// The names a scenario declares, each list in the order of its file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dimensions {
    /// Customer segments.
    pub segments: Vec<String>,
    /// Segments that run pilots.
    pub adopters: Vec<String>,
    /// Vendors.
    pub vendors: Vec<VendorName>,
    /// Attributes of vendors that buyers weigh.
    pub attributes: Vec<String>,
}

/// A vendor and whether it has an earnings table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VendorName {
    /// Its name in keys.
    pub name: String,
    /// Whether it has an earnings table.
    pub earnings: bool,
}

/// Every output of a scenario: market, supply, segment by segment, adopter by adopter, vendor by vendor, and within a
/// vendor segment by segment; otherwise in the order of [`OUTPUTS`].
#[must_use]
pub fn output_names(dimensions: &Dimensions) -> Vec<String> {
    let rows: Vec<_> = OUTPUTS
        .iter()
        .map(|spec| {
            let applies = if spec.earnings { Applies::VendorsWithEarnings } else { Applies::Everywhere };
            (spec.pattern, applies)
        })
        .collect();
    expand(&rows, dimensions)
}

/// Every key of [`INPUTS`] that a scenario may write, in the same order: table by table, vendor by vendor.
#[must_use]
pub fn input_names(dimensions: &Dimensions) -> Vec<String> {
    let rows: Vec<_> = INPUTS.iter().map(|spec| (spec.pattern, spec.applies)).collect();
    expand(&rows, dimensions)
}

fn expand(rows: &[(&str, Applies)], dimensions: &Dimensions) -> Vec<String> {
    let mut names = Vec::new();
    expand_below("", rows, dimensions, &mut names);
    names
}

/// `rows` are what is left of their patterns below the name `above`. Neighbours that begin with the same placeholder
/// are one table, which is listed whole for one name before the next.
fn expand_below(above: &str, rows: &[(&str, Applies)], dimensions: &Dimensions, names: &mut Vec<String>) {
    let mut rest = rows;
    while let Some(&(pattern, _)) = rest.first() {
        let Some(start) = pattern.find(|letter: char| letter.is_ascii_uppercase()) else {
            names.push(format!("{above}{pattern}"));
            rest = &rest[1..];
            continue;
        };
        let placeholder = first_part(&pattern[start..]);
        let table = &pattern[..start + placeholder.len()];
        let below = |row: &str| row.strip_prefix(table).is_some_and(|left| left.is_empty() || left.starts_with('.'));
        let count = rest.iter().take_while(|(row, _)| below(row)).count();
        for name in candidates(placeholder, dimensions) {
            let left: Vec<_> = rest[..count]
                .iter()
                .filter(|(_, applies)| has(placeholder, name, *applies, dimensions))
                .map(|&(row, applies)| (&row[table.len()..], applies))
                .collect();
            expand_below(&format!("{above}{}{name}", &pattern[..start]), &left, dimensions, names);
        }
        rest = &rest[count..];
    }
}

fn candidates<'names>(placeholder: &str, dimensions: &'names Dimensions) -> Vec<&'names str> {
    match placeholder {
        "A" => dimensions.adopters.iter().map(String::as_str).collect(),
        "G" => dimensions.segments.iter().map(String::as_str).collect(),
        "K" => dimensions.attributes.iter().map(String::as_str).collect(),
        "V" => dimensions.vendors.iter().map(|vendor| vendor.name.as_str()).collect(),
        "C" => CLASSES.to_vec(),
        _ => LINES.to_vec(),
    }
}

fn has(placeholder: &str, name: &str, applies: Applies, dimensions: &Dimensions) -> bool {
    match (placeholder, applies) {
        ("G", Applies::SegmentsWithoutAdoption) => !dimensions.adopters.iter().any(|adopter| adopter == name),
        ("V", Applies::VendorsWithEarnings) => {
            dimensions.vendors.iter().any(|vendor| vendor.name == name && vendor.earnings)
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{find_input, find_output};

    fn small() -> Dimensions {
        let vendor = |name: &str, earnings| VendorName { name: name.to_owned(), earnings };
        Dimensions {
            segments: vec!["cloud".to_owned(), "enterprise".to_owned()],
            adopters: vec!["enterprise".to_owned()],
            vendors: vec![vendor("alpha", false), vendor("beta", true)],
            attributes: vec!["services".to_owned()],
        }
    }

    #[test]
    fn every_name_is_found_again_and_stands_once() {
        let inputs = input_names(&small());
        let outputs = output_names(&small());
        assert!(inputs.iter().all(|key| find_input(key).is_some()));
        assert!(outputs.iter().all(|name| find_output(name).is_some()));
        for names in [&inputs, &outputs] {
            assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
        }
        // 20 of market and supply, 7 a segment, 4 an adopter, 22 and 4 a segment for each vendor, 2 of earnings.
        assert_eq!(outputs.len(), 20 + 2 * 7 + 4 + 2 * (22 + 2 * 4) + 2);
    }

    #[test]
    fn what_does_not_apply_is_left_out() {
        let inputs = input_names(&small());
        let has = |key: &str| inputs.iter().any(|known| known == key);
        assert!(has("segments.cloud.own_inference_growth") && !has("segments.enterprise.own_inference_growth"));
        assert!(has("segments.cloud.hosted_share.enterprise") && !has("segments.enterprise.hosted_share.enterprise"));
        assert!(has("vendors.beta.earnings.margin.ai") && !has("vendors.alpha.earnings.margin.ai"));
        assert!(has("attraction.services.cloud") && has("servers.gpu.price") && !has("servers.gpu.relative_capacity"));
        let outputs = output_names(&small());
        assert!(outputs.contains(&"vendor.beta.eps".to_owned()) && !outputs.contains(&"vendor.alpha.eps".to_owned()));
    }

    #[test]
    fn vendors_are_listed_one_after_the_other_and_their_segments_too() {
        let names = output_names(&small());
        let at = |name: &str| names.iter().position(|known| known == name).unwrap();
        assert!(
            at("market.ai.orders") < at("supply.gpu.fill") && at("supply.general.fill") < at("segment.cloud.orders")
        );
        assert!(at("segment.cloud.asic.share") < at("segment.enterprise.orders"));
        assert!(at("adoption.enterprise.pilots") < at("vendor.alpha.ai.orders"));
        assert!(at("vendor.alpha.service.arr") < at("vendor.beta.ai.orders"));
        assert!(at("vendor.alpha.segment.cloud.backlog") < at("vendor.alpha.segment.enterprise.orders"));
    }
}
