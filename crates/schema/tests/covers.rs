//! Every row of the catalogue stands in the schema, described as the catalogue says.

use rackcast_catalogue::{CLASSES, DISTRIBUTIONS, DefaultValue, INPUTS, InputSpec, LINES, SETTINGS, VALUE_WORDS};
use serde_json::Value;

/// The schema below one part of a key, through references, alternatives and lists.
fn below<'s>(root: &'s Value, at: &'s Value, part: &str) -> Option<&'s Value> {
    if let Some(reference) = at["$ref"].as_str() {
        let pointer = reference.strip_prefix('#').unwrap();
        return below(root, root.pointer(pointer).unwrap(), part);
    }
    if part == "[]" {
        return at.get("items");
    }
    let direct = match part {
        "A" | "G" | "V" | "K" | "OUTPUT-GLOB" => at.get("additionalProperties").filter(|below| below.is_object()),
        _ => at["properties"].get(part),
    };
    direct.or_else(|| at["anyOf"].as_array()?.iter().find_map(|variant| below(root, variant, part)))
}

/// The schema of each key that a row stands for.
fn found<'s>(root: &'s Value, pattern: &str) -> Vec<&'s Value> {
    let mut at = vec![root];
    for part in pattern.replace("[]", ".[]").split('.') {
        let words: &[&str] = match part {
            "C" => &CLASSES,
            "LINE" => &LINES,
            _ => &[part],
        };
        let step = |at: &&'s Value| words.iter().filter_map(|word| below(root, at, word)).collect::<Vec<_>>();
        at = at.iter().flat_map(step).collect();
    }
    at
}

fn described(schema: &Value, spec: &InputSpec) -> bool {
    let description = schema["description"].as_str().unwrap_or_default().to_lowercase();
    let default = match spec.default {
        DefaultValue::Number(default) => schema["default"].as_f64() == Some(default),
        _ => true,
    };
    description.contains(&spec.meaning.to_lowercase())
        && description.contains(&spec.allowed().to_lowercase())
        && default
}

#[test]
fn every_input_and_setting() {
    let schema = rackcast_schema::schema();
    for spec in INPUTS.iter().chain(SETTINGS).filter(|spec| spec.pattern != "grid.KEY") {
        let found = found(&schema, spec.pattern);
        let count = if spec.pattern.contains(".C.") {
            CLASSES.len()
        } else if spec.pattern.contains("LINE") {
            LINES.len()
        } else {
            1
        };
        assert_eq!(found.len(), count, "{}", spec.pattern);
        assert!(found.iter().all(|schema| described(schema, spec)), "{}: {found:#?}", spec.pattern);
    }
}

#[test]
fn every_table_says_what_it_is_about() {
    let schema = rackcast_schema::schema();
    for spec in INPUTS {
        let mut pattern = spec.pattern;
        while let Some((table, _)) = pattern.rsplit_once('.') {
            for mut table_schema in found(&schema, table) {
                if let Some(first) = table_schema["anyOf"].get(0) {
                    table_schema = first;
                }
                let said = table_schema["description"].is_string() || table_schema["$ref"].is_string();
                assert!(said, "{table} is not described");
            }
            pattern = table;
        }
    }
}

#[test]
fn every_distribution_and_every_word_of_values() {
    let schema = rackcast_schema::schema();
    let families = schema["$defs"]["Distribution"]["anyOf"].as_array().unwrap();
    assert_eq!(families.len(), DISTRIBUTIONS.len());
    for (family, form) in families.iter().zip(DISTRIBUTIONS) {
        assert_eq!(family["description"], form.meaning);
        assert!(form.needs.iter().all(|word| family["required"].as_array().unwrap().iter().any(|need| need == word)));
    }
    let text = rackcast_schema::schema_text();
    for row in VALUE_WORDS {
        assert!(text.contains(&format!("\"{}\": {{", row.word)) && text.contains(row.meaning), "{}", row.word);
    }
}

#[test]
fn the_text_is_the_schema() {
    let text = rackcast_schema::schema_text();
    assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), rackcast_schema::schema());
    assert!(text.ends_with("}\n") && text == rackcast_schema::schema_text() && !text.contains("null"));
}
