//! Every name that the patterns stand for in one scenario.

use std::sync::OnceLock;

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
    static TREE: OnceLock<Vec<Entry>> = OnceLock::new();
    let applies = |earnings| if earnings { Applies::VendorsWithEarnings } else { Applies::Everywhere };
    let rows = || OUTPUTS.iter().map(|spec| (spec.pattern, applies(spec.earnings))).collect::<Vec<_>>();
    expand(TREE.get_or_init(|| entries(&rows())), dimensions)
}

/// Every key of [`INPUTS`] that a scenario may write, in the same order: table by table, vendor by vendor.
#[must_use]
pub fn input_names(dimensions: &Dimensions) -> Vec<String> {
    static TREE: OnceLock<Vec<Entry>> = OnceLock::new();
    let rows = || INPUTS.iter().map(|spec| (spec.pattern, spec.applies)).collect::<Vec<_>>();
    expand(TREE.get_or_init(|| entries(&rows())), dimensions)
}

/// What is left of patterns below a name.
#[derive(Debug)]
enum Entry {
    /// One name, by its end.
    Name(&'static str, Applies),
    /// A table that is listed whole for one name before the next: what stands before the placeholder, and below it.
    Table { before: &'static str, placeholder: &'static str, below: Vec<Entry> },
}

/// Neighbours that begin with the same placeholder are one table.
fn entries(rows: &[(&'static str, Applies)]) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut rest = rows;
    while let Some(&(pattern, applies)) = rest.first() {
        let Some(start) = pattern.find(|letter: char| letter.is_ascii_uppercase()) else {
            entries.push(Entry::Name(pattern, applies));
            rest = &rest[1..];
            continue;
        };
        let placeholder = first_part(&pattern[start..]);
        let table = &pattern[..start + placeholder.len()];
        let below = |row: &'static str| row.strip_prefix(table).filter(|left| left.is_empty() || left.starts_with('.'));
        let left: Vec<_> = rest.iter().map_while(|&(row, applies)| Some((below(row)?, applies))).collect();
        entries.push(Entry::Table { before: &pattern[..start], placeholder, below: self::entries(&left) });
        rest = &rest[left.len()..];
    }
    entries
}

fn expand(tree: &[Entry], dimensions: &Dimensions) -> Vec<String> {
    let mut listing = Listing { dimensions, above: String::new(), adopts: false, silent: false, names: Vec::new() };
    listing.list(tree);
    listing.names
}

/// A listing under way.
struct Listing<'d> {
    dimensions: &'d Dimensions,
    /// The name so far.
    above: String,
    /// Whether the segment among the names so far is an adopter.
    adopts: bool,
    /// Whether the vendor among the names so far has no earnings.
    silent: bool,
    names: Vec<String>,
}

impl Listing<'_> {
    fn list(&mut self, entries: &[Entry]) {
        for entry in entries {
            match entry {
                Entry::Name(end, applies) if self.has(*applies) => self.names.push([&*self.above, end].concat()),
                Entry::Name(..) => {}
                Entry::Table { before, placeholder, below } => self.table(before, placeholder, below),
            }
        }
    }

    fn has(&self, applies: Applies) -> bool {
        match applies {
            Applies::Everywhere => true,
            Applies::SegmentsWithoutAdoption => !self.adopts,
            Applies::VendorsWithEarnings => !self.silent,
        }
    }

    fn table(&mut self, before: &str, placeholder: &str, below: &[Entry]) {
        let dimensions = self.dimensions;
        match placeholder {
            "A" => dimensions.adopters.iter().for_each(|name| self.one(before, name, below)),
            "G" => {
                for name in &dimensions.segments {
                    self.adopts = dimensions.adopters.contains(name);
                    self.one(before, name, below);
                }
                self.adopts = false;
            }
            "K" => dimensions.attributes.iter().for_each(|name| self.one(before, name, below)),
            "V" => {
                for vendor in &dimensions.vendors {
                    self.silent = !vendor.earnings;
                    self.one(before, &vendor.name, below);
                }
                self.silent = false;
            }
            "C" => CLASSES.iter().for_each(|name| self.one(before, name, below)),
            _ => LINES.iter().for_each(|name| self.one(before, name, below)),
        }
    }

    /// The table of one name.
    fn one(&mut self, before: &str, name: &str, below: &[Entry]) {
        let length = self.above.len();
        self.above.push_str(before);
        self.above.push_str(name);
        self.list(below);
        self.above.truncate(length);
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
