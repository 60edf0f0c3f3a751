//! TOML text as a tree that knows where each key and value stands.
//!
//! The tree owns its text and keeps the file's order. Nothing here knows what a key means.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

/// Bytes of a file.
pub(crate) type Span = Range<usize>;

/// A value and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub(crate) span: Span,
    pub(crate) kind: Kind,
}

/// What a value is.
#[derive(Debug, Clone)]
pub(crate) enum Kind {
    /// `None` where it is beyond 128 bits.
    Integer(Option<i128>),
    Float(f64),
    Text(String),
    Boolean(bool),
    /// A date or time as TOML writes it.
    Date(String),
    Array(Vec<Node>),
    Table(Table),
}

/// A table in the order of the file.
#[derive(Debug, Clone, Default)]
pub(crate) struct Table {
    pub(crate) entries: Vec<Entry>,
}

/// A key, where it stands, and its value.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) key_span: Span,
    pub(crate) node: Node,
}

impl Table {
    /// The entry of a key.
    pub(crate) fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }
}

impl Node {
    /// What a person would call it.
    pub(crate) fn what(&self) -> &'static str {
        match &self.kind {
            Kind::Integer(_) | Kind::Float(_) => "a number",
            Kind::Text(_) => "text",
            Kind::Boolean(_) => "true or false",
            Kind::Date(_) => "a date",
            Kind::Array(_) => "a list",
            Kind::Table(_) => "a table",
        }
    }
}

/// What is wrong with the text as TOML.
#[derive(Debug, Clone)]
pub(crate) struct SyntaxError {
    pub(crate) span: Span,
    pub(crate) message: String,
}

/// Reads a text. What can be read of a broken text comes back too, with every error in it.
pub(crate) fn parse(text: &str) -> (Table, Vec<SyntaxError>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let errors = errors
        .into_iter()
        .map(|error| SyntaxError { span: error.span().unwrap_or(0..0), message: error.message().replace('\n', " ") })
        .collect();
    (own_table(table.get_ref()), errors)
}

fn own_table(table: &DeTable<'_>) -> Table {
    let entries = table
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref().to_string(),
            key_span: key.span(),
            node: Node { span: value.span(), kind: own(value.get_ref()) },
        })
        .collect();
    Table { entries }
}

fn own(value: &DeValue<'_>) -> Kind {
    match value {
        DeValue::String(text) => Kind::Text(text.to_string()),
        DeValue::Integer(number) => Kind::Integer(i128::from_str_radix(number.as_str(), number.radix()).ok()),
        DeValue::Float(number) => Kind::Float(number.as_str().parse().unwrap_or(f64::NAN)),
        DeValue::Boolean(answer) => Kind::Boolean(*answer),
        DeValue::Datetime(date) => Kind::Date(date.to_string()),
        DeValue::Array(items) => {
            Kind::Array(items.iter().map(|item| Node { span: item.span(), kind: own(item.get_ref()) }).collect())
        }
        DeValue::Table(table) => Kind::Table(own_table(table)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_order_and_places() {
        let text = "b = 1\na.x = { y = 2.5 }\n[t]\nd = 2026-06-15\n";
        let (table, errors) = parse(text);
        assert!(errors.is_empty());
        assert_eq!(table.entries.iter().map(|entry| entry.key.as_str()).collect::<Vec<_>>(), ["b", "a", "t"]);
        let Kind::Table(a) = &table.get("a").unwrap().node.kind else { panic!() };
        let Kind::Table(x) = &a.get("x").unwrap().node.kind else { panic!() };
        assert_eq!(&text[x.get("y").unwrap().node.span.clone()], "2.5");
    }

    #[test]
    fn every_broken_place_is_told_and_the_rest_read() {
        let (table, errors) = parse("a = \nb = 2\nc = = 1\n");
        assert!(errors.len() >= 2);
        assert!(matches!(table.get("b").unwrap().node.kind, Kind::Integer(Some(2))));
    }

    #[test]
    fn deep_nesting_is_an_error() {
        for text in
            [format!("x = {}1{}", "[".repeat(100_000), "]".repeat(100_000)), format!("x{} = 1", ".a".repeat(100_000))]
        {
            assert!(!parse(&text).1.is_empty());
        }
    }
}
