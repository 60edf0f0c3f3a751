//! Validates TOML with the schema, by a validator that knows nothing of this project.

use boon::{Compiler, SchemaIndex, Schemas};

/// The compiled schema.
pub(crate) struct Checker {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Checker {
    pub(crate) fn new() -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource("schema.json", rackcast_schema::schema()).unwrap();
        let index = compiler.compile("schema.json", &mut schemas).unwrap();
        Self { schemas, index }
    }

    /// What the schema says of a file: nothing, or why it refuses it.
    pub(crate) fn problem(&self, toml: &str) -> Option<String> {
        let table: toml::Table = toml.parse().unwrap();
        self.schemas.validate(&json(toml::Value::Table(table)), self.index).err().map(|error| format!("{error:#}"))
    }
}

/// As language servers read TOML: dates are text.
fn json(value: toml::Value) -> serde_json::Value {
    match value {
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(items) => items.into_iter().map(json).collect(),
        toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, json(value))).collect(),
        other => serde_json::to_value(other).unwrap(),
    }
}
