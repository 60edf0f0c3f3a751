//! Tables beside the model: months, evidence, draws, grid, sliders, tolerances.
#![expect(dead_code, reason = "the types are read by their derived schemas alone")]

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::json;

use crate::describe::from_catalogue;
use crate::lists::Key;
use crate::patterns::{self, DAY, MONTH};
use crate::value::{Quantity, Varying};

/// The months of the forecast, and the day it is made.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, transform = from_catalogue("horizon."))]
pub(crate) struct Horizon {
    #[schemars(regex(pattern = MONTH))]
    start: Option<String>,
    #[schemars(regex(pattern = MONTH))]
    end: Option<String>,
    as_of: Option<Day>,
}

/// A day, quoted or not.
#[derive(JsonSchema)]
#[schemars(untagged, inline)]
enum Day {
    Quoted(#[schemars(regex(pattern = DAY))] String),
    Bare(#[schemars(regex(pattern = DAY), extend("format" = "date"))] String),
}

/// Files of reported figures and of their sources.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, transform = from_catalogue("evidence."))]
pub(crate) struct Evidence {
    observations: Option<String>,
    sources: Option<String>,
}

/// One file or a list of files.
#[derive(JsonSchema)]
#[schemars(untagged, inline)]
pub(crate) enum Files {
    One(String),
    Several(Vec<String>),
}

/// How many draws, and how they are made.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, transform = from_catalogue("draws."))]
pub(crate) struct Draws {
    #[schemars(extend("type" = "integer"))]
    n: Option<Whole>,
    seed: Option<Whole>,
    method: Option<Method>,
}

/// A whole number; what it may be is said where it stands.
#[derive(JsonSchema)]
#[schemars(inline, extend("type" = "integer"))]
struct Whole(serde_json::Number);

/// How draws are spread.
struct Method;

impl JsonSchema for Method {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Method".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let words = rackcast_catalogue::find_setting("draws.method").map(|spec| spec.kind);
        match words {
            Some(rackcast_catalogue::InputKind::Choice(words)) => json_schema!({ "enum": words }),
            _ => json_schema!({ "type": "string" }),
        }
    }
}

/// What may be moved when a forecast is explored.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, transform = from_catalogue("explore."))]
pub(crate) struct Explore {
    inputs: Option<Vec<Slider>>,
}

/// A key, or a key and where its slider goes.
#[derive(JsonSchema)]
#[schemars(untagged, deny_unknown_fields)]
enum Slider {
    /// The key alone.
    Key(Key),
    /// The key and the ends of its slider.
    Ends {
        /// The key that gets the slider.
        key: Key,
        /// The lower end.
        min: Option<Quantity>,
        /// The upper end.
        max: Option<Quantity>,
        /// How far one step goes.
        #[schemars(extend("exclusiveMinimum" = 0))]
        step: Option<Quantity>,
    },
}

/// What a difference between two forecasts may be and still count as none: patterns of outputs, quoted or as tables
/// within tables.
#[derive(JsonSchema)]
#[schemars(inline)]
pub(crate) struct Tolerances(BTreeMap<String, Tolerance>);

/// The tolerance of a pattern of outputs, or further parts of the pattern.
#[derive(JsonSchema)]
#[schemars(transform = from_catalogue("tolerances.**."), extend("additionalProperties" = { "$ref": "#/$defs/Tolerance" }))]
struct Tolerance {
    relative: Option<Quantity>,
    absolute: Option<Quantity>,
    /// true: the inherited tolerance goes.
    drop: Option<bool>,
}

/// The values of a key in the grid, or the removal of an inherited one.
#[derive(JsonSchema)]
#[schemars(untagged, deny_unknown_fields)]
enum GridAxis {
    /// Values or bends; every combination with those of the other keys is run.
    Values(#[schemars(length(min = 1))] Vec<Varying>),
    /// The inherited key goes.
    Drop {
        /// true: the inherited key goes.
        drop: bool,
    },
}

/// Keys and the values that are run for each: dotted keys, quoted or as tables within tables.
pub(crate) struct Grid;

impl JsonSchema for Grid {
    fn schema_name() -> Cow<'static, str> {
        "Grid".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let axis = generator.subschema_for::<GridAxis>();
        let part = json!({
            "type": "object",
            "propertyNames": { "pattern": "^[A-Za-z]" },
            "additionalProperties": { "anyOf": [axis.clone(), { "$ref": "#/$defs/GridPart" }] },
        });
        generator.definitions_mut().insert("GridPart".to_owned(), part);
        json_schema!({
            "description": "Keys and the values or bends that are run for each; every combination of the keys is run.",
            "type": "object",
            "patternProperties": { patterns::key_pattern(): axis },
            "additionalProperties": { "$ref": "#/$defs/GridPart" },
        })
    }
}
