//! What the catalogue says of a key, as an editor shows it.

use rackcast_catalogue::{
    DefaultValue, InputKind, InputSpec, Range, VALUE_WORDS, capital, find_input, find_setting, unit,
};
use schemars::Schema;
use serde_json::{Map, Number, Value};

/// Meaning, what is allowed, default, and whether the value may vary in time.
pub(crate) fn description(spec: &InputSpec) -> String {
    let mut said = vec![format!("Allowed: {}.", spec.allowed())];
    match spec.default {
        DefaultValue::Absent => {}
        DefaultValue::Required => said.push("Required.".to_owned()),
        DefaultValue::RequiredWith(key) => said.push(format!("Required with {key}.")),
        default => said.push(format!("Default: {default}.")),
    }
    if spec.kind == InputKind::Number {
        said.push(if spec.path { "May vary in time." } else { "One value for the whole horizon." }.to_owned());
        said.extend(unit::example(spec.unit).map(|example| format!("Also as text with its unit: \"{example}\".")));
    }
    format!("{}.\n\n{}", capital(spec.meaning), said.join(" "))
}

/// Adds description and default to the schema of a key.
pub(crate) fn describe(schema: &mut Map<String, Value>, spec: &InputSpec) {
    schema.insert("description".to_owned(), description(spec).into());
    match spec.default {
        DefaultValue::Number(default) => {
            schema.insert("default".to_owned(), number(default));
        }
        DefaultValue::Word(word) => {
            if let Some(word) = word.strip_prefix('"').and_then(|word| word.strip_suffix('"')) {
                schema.insert("default".to_owned(), word.into());
            }
        }
        _ => {}
    }
}

/// Adds the ends of a range, for plain numbers in the key's own unit.
pub(crate) fn bound(schema: &mut Map<String, Value>, range: Range) {
    if range.low.is_finite() {
        let word = if range.above_low { "exclusiveMinimum" } else { "minimum" };
        schema.insert(word.to_owned(), number(range.low));
    }
    if range.high.is_finite() {
        schema.insert("maximum".to_owned(), number(range.high));
    }
}

/// Describes and bounds the properties of a type from the rows of the catalogue whose keys begin with `prefix`.
pub(crate) fn from_catalogue(prefix: &'static str) -> impl FnMut(&mut Schema) {
    move |schema| {
        for (name, property) in properties(schema) {
            let key = format!("{prefix}{name}");
            let Some(spec) = find_setting(&key).or_else(|| find_input(&key).map(|(spec, _)| spec)) else { continue };
            if let Value::Object(property) = property {
                describe(property, spec);
                bound(property, spec.range);
            }
        }
    }
}

/// Describes the properties of a form of values, or of each of its variants, by the catalogue's words.
pub(crate) fn from_words(schema: &mut Schema) {
    let variants = schema.get_mut("anyOf").and_then(Value::as_array_mut);
    for variant in variants.into_iter().flatten() {
        if let Ok(variant) = variant.try_into() {
            from_words(variant);
        }
    }
    for (name, property) in properties(schema) {
        if let (Some(row), Value::Object(property)) = (VALUE_WORDS.iter().find(|row| row.word == name), property) {
            property.insert("description".to_owned(), row.meaning.into());
        }
    }
}

fn properties(schema: &mut Schema) -> impl Iterator<Item = (&String, &mut Value)> {
    schema.get_mut("properties").and_then(Value::as_object_mut).into_iter().flatten()
}

/// A JSON number, whole where it is whole.
pub(crate) fn number(number: f64) -> Value {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole numbers; 2^64 - 1 is the largest"
    )]
    let json = match number {
        whole if whole.fract() == 0.0 && whole >= 0.0 => Some(Number::from(whole as u64)),
        whole if whole.fract() == 0.0 => Some(Number::from(whole as i64)),
        _ => Number::from_f64(number),
    };
    json.map_or(Value::Null, Value::Number)
}
