//! Lists of a scenario: judgements, correlations, events, checks.
#![expect(dead_code, reason = "the types are read by their derived schemas alone")]

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Value, json};

use crate::describe::from_catalogue;
use crate::patterns::{self, FISCAL_QUARTER, SAID};
use crate::value::Quantity;

// What names an entry: a later one with the same replaces it.
const NAME: &[&str] = &["name"];
const PAIR: &[&str] = &["between"];
const QUARTER: &[&str] = &["output", "period"];

/// An analyst's figure for a quarter that is not reported.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, transform = from_catalogue("judgements."), transform = dropped_by(QUARTER))]
pub(crate) struct Judgement {
    #[schemars(regex(pattern = patterns::judged_outputs()))]
    output: String,
    #[schemars(regex(pattern = FISCAL_QUARTER))]
    period: String,
    value: Quantity,
    #[schemars(regex(pattern = SAID))]
    because: String,
    /// The unit of the figure, where it is a plain number in another one than the output's.
    unit: Option<String>,
    drop: Option<bool>,
}

/// How two inputs go together.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, transform = from_catalogue("correlations."), transform = dropped_by(PAIR))]
pub(crate) struct Correlation {
    #[schemars(length(equal = 2), extend("uniqueItems" = true))]
    between: Vec<Key>,
    rho: Quantity,
    drop: Option<bool>,
}

/// A question of the outputs: answered yes or no in one forecast, by a probability over draws.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, transform = from_catalogue("events."), transform = dropped_by(NAME))]
pub(crate) struct Event {
    #[schemars(regex(pattern = SAID))]
    name: String,
    #[schemars(regex(pattern = SAID), example = "44.2 <= vendor.hpe.revenue[FY26] <= 45.6")]
    when: String,
    drop: Option<bool>,
}

/// What must hold for a forecast to be published; `rackcast check --run` asks it.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, transform = from_catalogue("checks."), transform = dropped_by(NAME))]
pub(crate) struct Check {
    #[schemars(regex(pattern = SAID))]
    name: String,
    #[schemars(regex(pattern = SAID), example = "market.ai.orders[2027] < 0.85 * base:market.ai.orders[2027]")]
    must: String,
    drop: Option<bool>,
}

/// The dotted key of a number of the model.
pub(crate) struct Key;

impl JsonSchema for Key {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Key".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let mut schema = Schema::default();
        schema.insert("description".to_owned(), "The dotted key of a number, such as servers.asic_share.".into());
        if let Value::Object(key) = patterns::key() {
            schema.ensure_object().extend(key);
        }
        schema
    }
}

/// Describes `drop`, and requires no more than what identifies an entry where it is true.
fn dropped_by(identity: &'static [&'static str]) -> impl FnMut(&mut Schema) {
    move |schema| {
        if let Some(drop) = schema.pointer_mut("/properties/drop").and_then(Value::as_object_mut) {
            let meaning = "true: the inherited entry of this name goes. Beside it only what names the entry.";
            drop.insert("description".to_owned(), meaning.into());
        }
        let Some(required) = schema.remove("required") else { return };
        schema.insert("required".to_owned(), json!(identity));
        schema.insert("if".to_owned(), json!({ "properties": { "drop": { "const": true } }, "required": ["drop"] }));
        schema.insert("else".to_owned(), json!({ "required": required, "additionalProperties": true }));
    }
}
