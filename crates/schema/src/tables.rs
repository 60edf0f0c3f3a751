//! The tables of inputs: every key of the catalogue at its place, described.

use rackcast_catalogue::{InputKind, InputSpec, VALUE_WORDS};
use serde_json::{Map, Value, json};

use crate::describe::{bound, describe};
use crate::keys::{Node, tree};
use crate::patterns::BESIDE;

/// Where the forms of values stand in the schema.
pub(crate) struct Forms {
    /// Of numbers that may vary in time.
    pub(crate) varying: Value,
    /// Of numbers that are one for the whole horizon.
    pub(crate) steady: Value,
}

/// What each table is about; a part in capitals stands for a name.
const MEANINGS: &[(&str, &str)] = &[
    ("adoption", "How AI pilots become production: one table for each adopter, a segment that adopts."),
    ("adoption.A", "One adopter, named as its segment is."),
    ("segments", "Who buys AI servers: one table for each segment. `name = false` drops an inherited one."),
    ("segments.G", "One customer segment."),
    (
        "segments.G.hosted_share",
        "Adopters whose inference the segment hosts, and how much of its own that is at the start.",
    ),
    ("planning", "How buyers plan capacity."),
    ("ordering", "How buyers order while servers are short."),
    ("servers", "AI servers: mix, prices and supply."),
    ("servers.gpu", "Servers with GPUs."),
    ("servers.asic", "Servers with custom accelerators."),
    ("general_servers", "Servers without accelerators."),
    ("network", "Network equipment of AI clusters."),
    ("as_a_service", "Contracts of systems sold as a service."),
    ("attraction", "What buyers look for in a vendor: one table for each attribute."),
    ("attraction.K", "The weight of one attribute, by segment."),
    ("vendors", "Who sells: one table for each vendor. `name = false` drops an inherited one."),
    ("vendors.V", "One vendor."),
    ("vendors.V.share", "Its parts of the market; those of all vendors are scaled to sum to 1."),
    ("vendors.V.share.gpu", "Its part of each segment's orders of GPU servers."),
    ("vendors.V.share.asic", "Its part of each segment's orders of ASIC servers."),
    ("vendors.V.attributes", "What it offers of each attribute, against the start."),
    ("vendors.V.as_a_service", "The part of its AI shipments taken as a service, by segment."),
    ("vendors.V.earnings", "From revenue to earnings a share."),
    ("vendors.V.earnings.margin", "Operating margins of its revenue lines."),
];

/// The properties of the file that are tables of inputs.
pub(crate) fn tables(forms: &Forms) -> Map<String, Value> {
    let words = tree().words;
    words.iter().map(|(word, node)| ((*word).to_owned(), schema(node, word, forms))).collect()
}

fn schema(node: &Node, pattern: &str, forms: &Forms) -> Value {
    node.spec.map_or_else(|| table(node, pattern, forms), |spec| leaf(spec, forms))
}

fn leaf(spec: &InputSpec, forms: &Forms) -> Value {
    let mut schema = Map::new();
    match spec.kind {
        InputKind::Number => {
            let form = if spec.path { &forms.varying } else { &forms.steady };
            schema.extend(form.as_object().cloned().unwrap_or_default());
        }
        InputKind::Integer => {
            schema.insert("type".to_owned(), "integer".into());
            bound(&mut schema, spec.range);
        }
        _ => {
            schema.insert("type".to_owned(), "string".into());
        }
    }
    describe(&mut schema, spec);
    schema.into()
}

fn table(node: &Node, pattern: &str, forms: &Forms) -> Value {
    let mut table = Map::new();
    if let Some((_, meaning)) = MEANINGS.iter().find(|(known, _)| *known == pattern) {
        table.insert("description".to_owned(), (*meaning).into());
    }
    table.insert("type".to_owned(), "object".into());
    let words = node.words.iter();
    let mut properties: Map<String, Value> =
        words.map(|(word, below)| ((*word).to_owned(), schema(below, &format!("{pattern}.{word}"), forms))).collect();
    for word in BESIDE {
        properties.entry(word).or_insert_with(|| beside(word));
    }
    table.insert("properties".to_owned(), properties.into());
    let Some((placeholder, below)) = &node.named else {
        table.insert("additionalProperties".to_owned(), false.into());
        return table.into();
    };
    let mut below = schema(below, &format!("{pattern}.{placeholder}"), forms);
    if matches!(pattern, "vendors" | "segments") {
        below = json!({ "anyOf": [below, { "description": "Drops what is inherited.", "const": false }] });
    }
    table.insert("propertyNames".to_owned(), json!({ "$ref": "#/$defs/name" }));
    table.insert("additionalProperties".to_owned(), below);
    table.insert("x-tombi-additional-key-label".to_owned(), called(placeholder).into());
    table.into()
}

/// What a word says of all numbers of a table.
fn beside(word: &str) -> Value {
    let meaning = VALUE_WORDS.iter().find(|row| row.word == word).map_or("", |row| row.meaning);
    json!({ "description": meaning, "type": "string" })
}

fn called(placeholder: &str) -> &'static str {
    match placeholder {
        "A" => "adopter",
        "G" => "segment",
        "V" => "vendor",
        _ => "attribute",
    }
}
