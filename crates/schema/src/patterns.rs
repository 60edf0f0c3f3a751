//! Regular expressions of names, periods, keys and text with units. None of them is stricter than the program.

use rackcast_catalogue::{CLASSES, INPUTS, InputKind, LINES, OUTPUTS, VALUE_WORDS};
use serde_json::{Value, json};

/// A name of somebody's choice: of a vendor, segment, adopter or attribute.
pub(crate) const NAME: &str = "[A-Za-z][A-Za-z0-9_-]*";

/// A month, quarter or year of the calendar.
pub(crate) const PERIOD: &str = "^[0-9]{4}(Q[1-4]|-(0[1-9]|1[0-2]))?$";

/// A month.
pub(crate) const MONTH: &str = "^[0-9]{4}-(0[1-9]|1[0-2])$";

/// A day.
pub(crate) const DAY: &str = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

/// A quarter of a fiscal year.
pub(crate) const FISCAL_QUARTER: &str = "^FY([0-9]{2}|[0-9]{4})Q[1-4]$";

/// Text with something in it.
pub(crate) const SAID: &str = r"\S";

/// A number and its unit: a currency in front of it, or a word or sign behind it.
pub(crate) const QUANTITY: &str =
    "^\\s*((\\$|[Uu][Ss][Dd])\\s*[-+\u{2212}]?[0-9]|[-+\u{2212}]?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?\\s*[A-Za-z$%/1])";

/// Words that may stand beside the numbers of any table of inputs.
pub(crate) const BESIDE: [&str; 3] = ["unit", "source", "note"];

/// What a name may be, as a schema of property names of a table that also takes `unit`, `source` and `note`.
pub(crate) fn names() -> Value {
    let taken: Vec<&str> = VALUE_WORDS.iter().map(|row| row.word).filter(|word| !BESIDE.contains(word)).collect();
    json!({
        "description": "A letter, then letters, digits, `_` and `-`; none of the words that values are written with.",
        "pattern": format!("^{NAME}$"),
        "not": { "enum": taken },
    })
}

/// The dotted keys of all numbers of the model.
pub(crate) fn key_pattern() -> String {
    one_of(numbers())
}

/// A dotted key of a number of the model, as a schema; those without a name in them are listed for completion.
pub(crate) fn key() -> Value {
    let plain: Vec<&str> = numbers().filter(|pattern| pattern.split('.').all(|word| part(word) == word)).collect();
    json!({ "type": "string", "anyOf": [{ "enum": plain }, { "pattern": key_pattern() }] })
}

/// The outputs that an analyst may put a figure to.
pub(crate) fn judged_outputs() -> String {
    one_of(OUTPUTS.iter().filter(|spec| spec.actual).map(|spec| spec.pattern))
}

fn numbers() -> impl Iterator<Item = &'static str> {
    INPUTS.iter().filter(|spec| spec.kind == InputKind::Number).map(|spec| spec.pattern)
}

/// Dotted names, as one regular expression; those that differ in their last part stand together.
fn one_of(patterns: impl Iterator<Item = &'static str>) -> String {
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for pattern in patterns {
        let (group, last) = pattern.rsplit_once('.').unwrap_or(("", pattern));
        match groups.iter_mut().find(|(known, _)| *known == group) {
            Some((_, lasts)) => lasts.push(last),
            None => groups.push((group, vec![last])),
        }
    }
    let group = |(group, lasts): &(&str, Vec<&str>)| {
        let lasts: Vec<String> = lasts.iter().map(|last| part(last)).collect();
        format!(r"{}\.({})", group.split('.').map(part).collect::<Vec<_>>().join(r"\."), lasts.join("|"))
    };
    format!("^({})$", groups.iter().map(group).collect::<Vec<_>>().join("|"))
}

/// One part of a dotted name as a regular expression.
fn part(part: &str) -> String {
    match part {
        "C" => format!("({})", CLASSES.join("|")),
        "LINE" => format!("({})", LINES.join("|")),
        "A" | "G" | "K" | "V" => NAME.to_owned(),
        word => word.to_owned(),
    }
}
