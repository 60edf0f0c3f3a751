//! The file: its head and settings as a type, and the tables of inputs beside them.
#![expect(dead_code, reason = "the type is read by its derived schema alone")]

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

use crate::describe::from_catalogue;
use crate::lists::{Check, Correlation, Event, Judgement};
use crate::patterns::names;
use crate::settings::{Draws, Evidence, Explore, Files, Grid, Horizon, Tolerances};
use crate::value::{Steady, Varying};
use crate::{ranges, tables};

/// A scenario file of rackcast, a base case, an overlay or a lever. A number may be written plain, as text with its
/// unit, as a path in time, as a distribution, or as a bend of what the file inherits.
#[derive(JsonSchema)]
#[schemars(title = "Scenario", deny_unknown_fields, transform = from_catalogue(""))]
struct File {
    #[schemars(extend("const" = 1))]
    format: u8,
    name: String,
    description: Option<String>,
    narrative: Option<String>,
    extends: Option<Files>,
    horizon: Option<Horizon>,
    evidence: Option<Evidence>,
    judgements: Option<Vec<Judgement>>,
    draws: Option<Draws>,
    correlations: Option<Vec<Correlation>>,
    grid: Option<Grid>,
    events: Option<Vec<Event>>,
    checks: Option<Vec<Check>>,
    explore: Option<Explore>,
    tolerances: Option<Tolerances>,
}

/// The schema of a scenario file.
pub(crate) fn schema() -> Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let forms = tables::Forms {
        varying: generator.subschema_for::<Varying>().into(),
        steady: generator.subschema_for::<Steady>().into(),
    };
    let mut schema = generator.into_root_schema_for::<File>();
    if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        properties.extend(tables::tables(&forms));
    }
    schema.insert("allOf".to_owned(), json!([{ "$ref": "#/$defs/ranges" }]));
    let mut definitions = schema.remove("$defs").unwrap_or_default();
    if let Some(definitions) = definitions.as_object_mut() {
        definitions.insert("name".to_owned(), names());
        definitions.extend(ranges::definitions());
    }
    schema.insert("$defs".to_owned(), definitions);
    let mut schema = Schema::to_value(schema);
    tidy(&mut schema);
    schema
}

/// Takes out null, which TOML does not have (what may be left out is not required, and that is all), the sizes of
/// numbers in Rust, and the line breaks of Rust's comments.
fn tidy(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(tidy),
        Value::Object(object) => {
            without_null(object);
            if object.get("format").is_some_and(|format| format.is_string() && format != "date") {
                object.shift_remove("format");
            }
            if let Some(Value::String(text)) = object.get_mut("description") {
                let paragraphs: Vec<String> =
                    text.split("\n\n").map(|paragraph| paragraph.replace('\n', " ")).collect();
                *text = paragraphs.join("\n\n");
            }
            object.values_mut().for_each(tidy);
        }
        _ => {}
    }
}

fn without_null(object: &mut Map<String, Value>) {
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|word| word != "null");
        if let [one] = types.as_slice() {
            let one = one.clone();
            object.insert("type".to_owned(), one);
        }
    }
    if let Some(Value::Array(words)) = object.get_mut("enum") {
        words.retain(|word| !word.is_null());
    }
    if let Some(Value::Array(variants)) = object.get_mut("anyOf") {
        variants.retain(|variant| *variant != json!({ "type": "null" }));
        if let [Value::Object(only)] = variants.as_slice() {
            let only = only.clone();
            object.shift_remove("anyOf");
            for (word, said) in only {
                object.entry(word).or_insert(said);
            }
        }
    }
}
