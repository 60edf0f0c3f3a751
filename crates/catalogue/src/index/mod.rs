//! Finding the row of a name: a tree of the parts of all patterns, so that only the rows that still fit are looked at.

#[cfg(test)]
mod tests;

use crate::pattern::{Bindings, CLASSES, LINES, is_name};

/// The patterns of a table by their parts.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// The row whose pattern ends here.
    row: Option<usize>,
    /// What may follow as a word, and the placeholder of which it is one choice.
    words: Vec<(&'static str, Option<&'static str>, Index)>,
    /// Placeholders of any name that may follow.
    names: Vec<(&'static str, Index)>,
}

impl Index {
    /// The index of patterns; a row is its place among them. Of equal patterns the first counts.
    pub(crate) fn new(patterns: impl Iterator<Item = &'static str>) -> Self {
        let mut root = Self::default();
        for (row, pattern) in patterns.enumerate() {
            root.insert(pattern, row);
        }
        root
    }

    fn insert(&mut self, pattern: &'static str, row: usize) {
        let (part, rest) = split(pattern);
        let end = |node: &mut Self| match rest {
            Some(rest) => node.insert(rest, row),
            None => node.row = node.row.or(Some(row)),
        };
        match part {
            "C" => CLASSES.iter().for_each(|class| end(self.word(class, Some("C")))),
            "LINE" => LINES.iter().for_each(|line| end(self.word(line, Some("LINE")))),
            _ if part.starts_with(|first: char| first.is_ascii_uppercase()) => end(self.name(part)),
            _ => end(self.word(part, None)),
        }
    }

    fn word(&mut self, word: &'static str, choice_of: Option<&'static str>) -> &mut Self {
        let known = self.words.iter().position(|(known, of, _)| (*known, *of) == (word, choice_of));
        let at = known.unwrap_or_else(|| {
            self.words.push((word, choice_of, Self::default()));
            self.words.len() - 1
        });
        &mut self.words[at].2
    }

    fn name(&mut self, placeholder: &'static str) -> &mut Self {
        let at = self.names.iter().position(|(known, _)| *known == placeholder).unwrap_or_else(|| {
            self.names.push((placeholder, Self::default()));
            self.names.len() - 1
        });
        &mut self.names[at].1
    }

    /// The first row whose pattern fits a name, and what its placeholders stand for.
    pub(crate) fn find<'name>(&self, name: &'name str) -> Option<(usize, Bindings<'name>)> {
        self.below(name, Bindings::default())
    }

    fn below<'name>(&self, name: &'name str, bound: Bindings<'name>) -> Option<(usize, Bindings<'name>)> {
        let (part, rest) = split(name);
        let end = |node: &Self, bound| match rest {
            Some(rest) => node.below(rest, bound),
            None => node.row.map(|row| (row, bound)),
        };
        let mut found: Option<(usize, Bindings<'_>)> = None;
        let mut keep_first = |other: Option<(usize, Bindings<'name>)>| {
            if let Some(other) = other.filter(|(row, _)| found.is_none_or(|(first, _)| *row < first)) {
                found = Some(other);
            }
        };
        for (word, choice_of, node) in &self.words {
            if *word == part {
                keep_first(match choice_of {
                    Some(placeholder) => bound.and(placeholder, part).and_then(|bound| end(node, bound)),
                    None => end(node, bound),
                });
            }
        }
        if !self.names.is_empty() && is_name(part) {
            for (placeholder, node) in &self.names {
                keep_first(bound.and(placeholder, part).and_then(|bound| end(node, bound)));
            }
        }
        found
    }
}

fn split(text: &str) -> (&str, Option<&str>) {
    // Names are short: a plain walk over the bytes is quicker than a general search.
    match text.bytes().position(|byte| byte == b'.') {
        Some(dot) => (&text[..dot], Some(&text[dot + 1..])),
        None => (text, None),
    }
}
