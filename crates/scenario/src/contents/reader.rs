//! What every part of reading needs: the file, what of it is broken, and where problems go.

use std::collections::HashSet;
use std::sync::Arc;

use crate::document::{Entry, Kind, Node, Span, Table};
use crate::nearest::nearest;
use crate::{Diagnostic, Place, SourceFile};

/// Parts of a file whose TOML is broken: nothing is said of their meaning.
#[derive(Debug, Default, Clone)]
pub(crate) struct Broken {
    /// In the order of the text.
    regions: Vec<Span>,
    /// What follows on headers that are broken themselves.
    headless: Vec<Span>,
    tables: Vec<String>,
}

impl Broken {
    /// The tables that hold these places: from the header at or before each to the next header; and tables whose headers
    /// stand in the text and not in what could be read of it, swallowed by an open quote or bracket.
    pub(crate) fn around(text: &str, places: &[Span], table: &Table) -> Self {
        let mut broken = Self::default();
        if places.is_empty() {
            return broken;
        }
        let headers: Vec<usize> = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .filter(|start| text[*start..].trim_start_matches([' ', '\t']).starts_with('['))
            .collect();
        let mut places: Vec<&Span> = places.iter().collect();
        places.sort_by_key(|place| place.start);
        for place in &places {
            let after = headers.partition_point(|start| *start <= place.start);
            let start = after.checked_sub(1).map_or(0, |index| headers[index]);
            let region = start..headers.get(after).copied().unwrap_or(text.len() + 1);
            if broken.regions.last() == Some(&region) {
                continue;
            }
            let part = &text[region.start..region.end.min(text.len())];
            if after == 0 {
                broken.tables.extend(part.lines().filter_map(line_key));
            } else {
                broken.tables.push(header_key(part));
                let below = region.start + part.find('\n').unwrap_or(part.len());
                if place.start <= below {
                    broken.headless.push(below..region.end);
                }
            }
            broken.regions.push(region);
        }
        broken.tables.extend(places.iter().filter_map(|place| half_header_key(text, place.start)));
        let mut read = HashSet::new();
        tables(table, "", &mut read);
        broken.tables.extend(headers.iter().map(|start| header_key(&text[*start..])).filter(|key| !read.contains(key)));
        broken
    }

    /// Whether the part above all tables is broken.
    pub(crate) fn holds_head(&self) -> bool {
        self.regions.iter().any(|region| region.start == 0)
    }

    /// Whether nothing is to be said of what stands at a place.
    pub(crate) fn holds(&self, span: &Span) -> bool {
        let after = self.regions.partition_point(|region| region.start <= span.start);
        after.checked_sub(1).is_some_and(|at| self.regions[at].contains(&span.start))
    }

    /// Whether a header above a place is broken: what TOML makes of the lines below belongs to another table.
    pub(crate) fn is_headless(&self, span: &Span) -> bool {
        self.headless.iter().any(|below| span.start > below.start && span.start < below.end)
    }

    /// The keys of the broken tables, and of what stands in a broken part above all tables; an empty one may be any.
    pub(crate) fn tables(&self) -> &[String] {
        &self.tables
    }
}

/// The dotted key of a table header; empty where it cannot be told, so that it may be any table.
fn header_key(text: &str) -> String {
    let line = text.lines().next().unwrap_or("").trim().trim_start_matches('[');
    let key = line.split([']', '#', ' ', '=']).next().unwrap_or("");
    plain_key(key)
}

/// The key of a line that ends as a table header does and does not begin as one.
fn half_header_key(text: &str, at: usize) -> Option<String> {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let line = text[start..].lines().next()?.trim();
    let key = line.strip_suffix(']').filter(|key| !key.starts_with('[') && !key.contains('='))?;
    Some(header_key(key))
}

/// The dotted keys of what was read.
fn tables(table: &Table, path: &str, out: &mut HashSet<String>) {
    for entry in &table.entries {
        let key = join(path, &entry.key);
        if let Kind::Table(below) = &entry.node.kind {
            tables(below, &key, out);
        }
        out.insert(key);
    }
}

/// The dotted key that a line gives a value.
fn line_key(line: &str) -> Option<String> {
    let key = plain_key(line.split_once('=')?.0);
    (!key.is_empty()).then_some(key)
}

fn plain_key(key: &str) -> String {
    let parts = key.split('.').map(|part| part.trim().trim_matches(['"', '\'']));
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(".")
}

/// Reads one file.
pub(crate) struct Reader<'a> {
    pub(crate) file: &'a Arc<SourceFile>,
    pub(crate) broken: &'a Broken,
    pub(crate) problems: &'a mut Vec<Diagnostic>,
    pub(crate) tainted: &'a mut Vec<String>,
}

impl Reader<'_> {
    /// A place in the file.
    pub(crate) fn place(&self, span: &Span) -> Place {
        Place::new(self.file, span.clone())
    }

    /// Reports an error at a place, unless it is in a broken part.
    pub(crate) fn error(
        &mut self,
        code: &'static str,
        span: &Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        if self.broken.holds(span) {
            return;
        }
        let problem = Diagnostic::error(code, self.place(span), message).help(help);
        self.problems.push(problem);
    }

    /// Reports an error and marks the key as not understood.
    pub(crate) fn refuse(
        &mut self,
        key: &str,
        code: &'static str,
        span: &Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.error(code, span, message, help);
        self.tainted.push(key.to_owned());
    }

    /// Reports a value of the wrong type.
    pub(crate) fn wrong_type(&mut self, key: &str, node: &Node, expected: &str) {
        let message = format!("`{key}` is {}, not {expected}", node.what());
        self.refuse(key, "wrong-type", &node.span, message, format!("expected {expected}"));
    }

    /// Reports a key that the format does not know; the key that was probably meant is not missed later.
    pub(crate) fn unknown_key<'k>(&mut self, path: &str, entry: &Entry, known: impl IntoIterator<Item = &'k str>) {
        let key = join(path, &entry.key);
        let known: Vec<&str> = known.into_iter().collect();
        let longer =
            |known: &&str| entry.key.len() >= 4 && (known.starts_with(&entry.key) || entry.key.starts_with(*known));
        let near = nearest(self.problems.len(), &entry.key, known.iter().copied())
            .or_else(|| known.iter().copied().find(longer));
        let help = match near {
            Some(near) => {
                let near = join(path, near);
                let help = format!("did you mean `{near}`?");
                self.tainted.push(near);
                help
            }
            None if known.is_empty() => "nothing stands below this key".to_owned(),
            None => format!("known here: {}", list(&known)),
        };
        self.refuse(&key, "unknown-key", &entry.key_span, format!("there is no key `{key}`"), help);
    }

    /// The text of an entry.
    pub(crate) fn text(&mut self, key: &str, node: &Node) -> Option<String> {
        if let Kind::Text(text) = &node.kind {
            return Some(text.clone());
        }
        self.wrong_type(key, node, "text in quotes");
        None
    }

    /// The table of an entry.
    pub(crate) fn table<'t>(&mut self, key: &str, node: &'t Node) -> Option<&'t Table> {
        if let Kind::Table(table) = &node.kind {
            return Some(table);
        }
        self.wrong_type(key, node, "a table");
        None
    }
}

/// A key below another.
pub(crate) fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// Words in code quotes, the first dozen of them.
pub(crate) fn list(words: &[&str]) -> String {
    let shown: Vec<String> = words.iter().take(12).map(|word| format!("`{word}`")).collect();
    let more = if words.len() > 12 { format!(" and {} more", words.len() - 12) } else { String::new() };
    format!("{}{more}", shown.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_table_ends_at_the_next_header() {
        let text = "a = 1\n[x.y]\nb = \n  [z]\nc = 1\n";
        let at = text.find("b =").unwrap();
        let broken = Broken::around(text, std::slice::from_ref(&(at..at)), &crate::document::parse(text).0);
        assert_eq!(broken.tables(), ["x.y"]);
        assert!(broken.holds(&(at..at + 1)));
        assert!(!broken.holds(&(0..1)) && !broken.holds(&(text.find("c =").unwrap()..text.len())));
    }

    #[test]
    fn what_a_broken_part_may_say_is_known() {
        for (text, tables) in [
            ("a = \nb.\"c\" = 1\n[x]\n", vec!["a", "b.c"]),
            ("a = 1\n[x.y\nb = 1\n", vec!["x.y"]),
            ("a = 1\n[[]\nb = 1\n", vec![""]),
            ("a = \"\"\"\n[x]\nb = 1\n", vec!["x"]),
        ] {
            let (table, errors) = crate::document::parse(text);
            let places: Vec<Span> = errors.iter().map(|error| error.span.clone()).collect();
            let mut found = Broken::around(text, &places, &table).tables().to_vec();
            found.dedup();
            assert!(tables.iter().all(|table| found.iter().any(|found| found == table)), "{text}: {found:?}");
        }
    }
}
