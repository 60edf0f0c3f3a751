use std::collections::BTreeSet;

use proptest::prelude::*;

use super::Index;
use crate::pattern::{Bindings, CLASSES, LINES, is_name};
use crate::{Dimensions, INPUTS, OUTPUTS, VendorName, find_input, find_output, input_names, output_names};

/// Lays a name on a pattern: literal parts must be equal, placeholders take one part that may stand there.
fn bind<'name>(pattern: &'static str, name: &'name str) -> Option<Bindings<'name>> {
    if pattern.split('.').count() != name.split('.').count() {
        return None;
    }
    pattern.split('.').zip(name.split('.')).try_fold(Bindings::default(), |bound, (expected, part)| match expected {
        "C" => CLASSES.contains(&part).then_some(bound)?.and(expected, part),
        "LINE" => LINES.contains(&part).then_some(bound)?.and(expected, part),
        "A" | "G" | "K" | "V" => is_name(part).then_some(bound)?.and(expected, part),
        _ => (expected == part).then_some(bound),
    })
}

/// The first row that fits, by trying them all.
fn scan<'name>(patterns: &[&'static str], name: &'name str) -> Option<(usize, Bindings<'name>)> {
    patterns.iter().enumerate().find_map(|(row, pattern)| Some((row, bind(pattern, name)?)))
}

fn agrees(name: &str) {
    let inputs: Vec<_> = INPUTS.iter().map(|spec| spec.pattern).collect();
    let outputs: Vec<_> = OUTPUTS.iter().map(|spec| spec.pattern).collect();
    let input = find_input(name).map(|(spec, bound)| (spec.pattern, bound));
    assert_eq!(input, scan(&inputs, name).map(|(row, bound)| (inputs[row], bound)), "{name}");
    let output = find_output(name).map(|(spec, bound)| (spec.pattern, bound));
    assert_eq!(output, scan(&outputs, name).map(|(row, bound)| (outputs[row], bound)), "{name}");
}

fn every_name() -> Vec<String> {
    let vendor = |name: &str| VendorName { name: name.to_owned(), earnings: true };
    let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
    // Some of them are called as words of the patterns are.
    let dimensions = Dimensions {
        segments: names(&["public", "a-b_2", "general", "gpu"]),
        adopters: names(&["gpu"]),
        vendors: vec![vendor("dell"), vendor("share")],
        attributes: names(&["services", "supply"]),
    };
    let mut every = input_names(&dimensions);
    every.extend(output_names(&dimensions));
    every
}

#[test]
fn finds_every_name_as_the_scan_does() {
    let every = every_name();
    assert!(every.iter().all(|name| find_input(name).is_some() || find_output(name).is_some()));
    for name in &every {
        agrees(name);
    }
}

#[test]
fn binds_names_in_order() {
    let (spec, names) = find_input("vendors.a-b.share.asic.Public_2").unwrap();
    assert_eq!(spec.pattern, "vendors.V.share.C.G");
    assert_eq!(names.iter().collect::<Vec<_>>(), [("V", "a-b"), ("C", "asic"), ("G", "Public_2")]);
    assert_eq!(names.get("A"), None);
}

#[test]
fn refuses_what_does_not_fit() {
    for name in [
        "vendors.dell.share.tpu.cloud",
        "vendors.dell.share.gpu",
        "vendors.dell.share.gpu.cloud.more",
        "vendors..share.gpu.cloud",
        "vendors.2go.share.gpu.cloud",
        "vendors.step.share.gpu.cloud",
        "vendors.dell.share.gpu.",
        "servers.asic_shares",
        "servers.asic_shar",
        "vendors",
        ".",
        "",
    ] {
        assert!(find_input(name).is_none(), "{name}");
    }
}

/// Where a word and a name both fit, the row that stands first counts, also when the other one is tried first.
#[test]
fn the_first_row_counts() {
    let patterns = ["x.V.end", "x.word.end", "y.word.end", "y.V.end", "z.V.C", "z.G.LINE", "z.gpu.gpu"];
    let index = Index::new(patterns.into_iter());
    for name in ["x.word.end", "y.word.end", "y.other.end", "z.gpu.gpu", "z.gpu.ai", "x.word", "z.step.gpu"] {
        assert_eq!(index.find(name), scan(&patterns, name), "{name}");
    }
}

/// A name with one part left out, doubled, emptied or taken from elsewhere, or with one letter changed.
fn mutated() -> impl Strategy<Value = String> {
    let every = every_name();
    let words: BTreeSet<String> = every.iter().flat_map(|name| name.split('.').map(str::to_owned)).collect();
    let odd = ["", "V", "C", "LINE", "step", "2go", "Müller", " ", "[]"].map(str::to_owned);
    let words: Vec<String> = words.into_iter().chain(odd).collect();
    (prop::sample::select(every), 0..5_u8, any::<prop::sample::Index>(), prop::sample::select(words), any::<char>())
        .prop_map(|(name, what, at, word, letter)| {
            let mut parts: Vec<&str> = name.split('.').collect();
            let part = at.index(parts.len());
            match what {
                0 => drop(parts.remove(part)),
                1 => parts.insert(part, parts[part]),
                2 => parts.insert(part, &word),
                3 => parts[part] = &word,
                _ => {
                    let letter_at = at.index(name.len());
                    return format!("{}{letter}{}", &name[..letter_at], &name[letter_at + 1..]);
                }
            }
            parts.join(".")
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn agrees_with_the_scan_on_mutated_names(name in mutated()) {
        agrees(&name);
    }

    #[test]
    fn agrees_with_the_scan_on_any_text(name in "\\PC{0,12}") {
        agrees(&name);
    }
}
