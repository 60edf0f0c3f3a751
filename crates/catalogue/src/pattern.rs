//! Patterns of dotted names: parts in capitals stand for names.

use crate::forms::is_value_word;

/// The server classes, in the order in which they are listed.
pub const CLASSES: [&str; 2] = ["gpu", "asic"];

/// The revenue lines that have a margin, in the order in which they are listed.
pub const LINES: [&str; 5] = ["ai", "general", "network", "service", "other"];

/// What the placeholders of a pattern stand for in one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bindings<'name> {
    entries: [(&'static str, &'name str); 3],
    count: usize,
}

impl<'name> Bindings<'name> {
    /// What a placeholder (`A`, `G`, `V`, `K`, `C`, `LINE`) stands for; `None` where the pattern has none such.
    #[must_use]
    pub fn get(&self, placeholder: &str) -> Option<&'name str> {
        self.iter().find(|(known, _)| *known == placeholder).map(|(_, name)| name)
    }

    /// With one more; `None` where there is no room, as no pattern has so many placeholders.
    pub(crate) fn and(mut self, placeholder: &'static str, name: &'name str) -> Option<Self> {
        *self.entries.get_mut(self.count)? = (placeholder, name);
        self.count += 1;
        Some(self)
    }

    /// Placeholders and names, in the order of the pattern.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &'name str)> + '_ {
        self.entries[..self.count].iter().copied()
    }
}

/// Whether a text may name a vendor, segment, adopter or attribute: a letter, then letters, digits, `_` and `-`,
/// and none of the words of the value forms.
#[must_use]
pub fn is_name(text: &str) -> bool {
    looks_like_name(text) && !is_value_word(text)
}

fn looks_like_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-')
}

/// The text up to the first dot.
pub(crate) fn first_part(text: &str) -> &str {
    text.split_once('.').map_or(text, |(part, _)| part)
}
