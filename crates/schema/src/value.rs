//! The forms that a value may have.
#![expect(dead_code, reason = "the types are read by their derived schemas alone")]

use std::borrow::Cow;
use std::collections::BTreeMap;

use rackcast_catalogue::DISTRIBUTIONS;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use crate::describe::from_words;
use crate::patterns::{BESIDE, PERIOD, QUANTITY};

/// A number of the model that may vary in time.
#[derive(JsonSchema)]
#[schemars(untagged)]
pub(crate) enum Varying {
    /// The same in every month.
    Plain(Quantity),
    /// Values at periods, with lines between them.
    Path(Path),
    /// One value with where it comes from.
    Constant(Constant),
    /// What is not known for sure.
    Distribution(Distribution),
    /// A change of what the file inherits.
    Bend(Bend),
}

/// A number of the model that is one for the whole horizon.
#[derive(JsonSchema)]
#[schemars(untagged)]
pub(crate) enum Steady {
    /// One value.
    Plain(Quantity),
    /// One value with where it comes from.
    Constant(Constant),
    /// What is not known for sure.
    Distribution(Distribution),
    /// A change of what the file inherits.
    Bend(SteadyBend),
}

/// A number, in the unit that its key counts in, or text with its own unit.
#[derive(JsonSchema)]
#[schemars(untagged)]
pub(crate) enum Quantity {
    /// A plain number.
    Number(f64),
    /// Text that begins with a number and says its unit.
    Text(#[schemars(regex(pattern = QUANTITY), example = "24.4 bn", example = "27.8 %", example = "9 months")] String),
}

/// A number with what its author says of it.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, transform = from_words)]
pub(crate) struct Constant {
    value: Quantity,
    unit: Option<String>,
    source: Option<String>,
    note: Option<String>,
}

/// A change of the value that a file inherits; `from` is the first period in which it acts.
#[derive(JsonSchema)]
#[schemars(untagged, deny_unknown_fields, transform = from_words)]
pub(crate) enum Bend {
    /// The inherited value times a factor.
    Times { times: f64, from: Option<Period>, unit: Option<String>, source: Option<String>, note: Option<String> },
    /// The inherited value and an amount in the key's unit.
    Plus { plus: f64, from: Option<Period>, unit: Option<String>, source: Option<String>, note: Option<String> },
}

/// A change of the value that a file inherits, where the key does not vary in time.
#[derive(JsonSchema)]
#[schemars(untagged, deny_unknown_fields, transform = from_words)]
pub(crate) enum SteadyBend {
    /// The inherited value times a factor.
    Times { times: f64, unit: Option<String>, source: Option<String>, note: Option<String> },
    /// The inherited value and an amount in the key's unit.
    Plus { plus: f64, unit: Option<String>, source: Option<String>, note: Option<String> },
}

/// A value that varies in time: months, quarters or years of the calendar and their values, straight lines between
/// them, level before the first and after the last.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, transform = from_words, transform = with_a_point)]
pub(crate) struct Path {
    step: Option<bool>,
    #[schemars(extend("exclusiveMinimum" = 0))]
    half_life: Option<Quantity>,
    unit: Option<String>,
    source: Option<String>,
    note: Option<String>,
    #[schemars(flatten)]
    points: BTreeMap<PathPeriod, Point>,
}

/// A path has at least one point beside the words that say more of it.
fn with_a_point(schema: &mut Schema) {
    let words: Vec<String> = schema
        .get("properties")
        .and_then(Value::as_object)
        .map(|words| words.keys().cloned().collect())
        .unwrap_or_default();
    schema.insert("not".to_owned(), json!({ "propertyNames": { "enum": words } }));
}

/// A period at which a path has a value.
#[derive(JsonSchema)]
#[schemars(inline)]
pub(crate) struct PathPeriod(#[schemars(regex(pattern = PERIOD))] String);

/// A period of the calendar: `"2026-08"`, `"2026Q3"`, `"2026"` or the year as a whole number.
#[derive(JsonSchema)]
#[schemars(untagged)]
pub(crate) enum Period {
    /// A month, quarter or year.
    Text(#[schemars(regex(pattern = PERIOD))] String),
    /// A year.
    Year(#[schemars(range(min = 1, max = 9999))] u16),
}

/// A path's value at one period.
#[derive(JsonSchema)]
#[schemars(untagged)]
pub(crate) enum Point {
    /// A number.
    Plain(Quantity),
    /// A number with where it comes from.
    Constant(Constant),
    /// What is not known for sure.
    Distribution(Distribution),
}

/// The families of distributions, as the catalogue lists them.
pub(crate) struct Distribution;

impl JsonSchema for Distribution {
    fn schema_name() -> Cow<'static, str> {
        "Distribution".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let number = generator.subschema_for::<Quantity>();
        let families = DISTRIBUTIONS.iter().map(|form| {
            let mut properties = Map::new();
            let mut required: Vec<&str> = form.needs.to_vec();
            if !form.dist.is_empty() {
                properties.insert("dist".to_owned(), json!({ "const": form.dist }));
                required.insert(0, "dist");
            }
            for word in form.needs.iter().chain(form.may) {
                properties.insert((*word).to_owned(), number.clone().into());
            }
            for word in BESIDE {
                properties.insert(word.to_owned(), json!({ "type": "string" }));
            }
            let mut family = json_schema!({
                "description": form.meaning,
                "type": "object",
                "properties": properties,
                "required": required,
                "additionalProperties": false,
            });
            from_words(&mut family);
            family.into()
        });
        json_schema!({
            "description": "What is not known for sure: three quantiles of an expert, or a family and its numbers.",
            "anyOf": families.collect::<Vec<Value>>(),
        })
    }
}
