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

/// Lays a name on a pattern: literal parts must be equal, placeholders take one part that may stand there.
pub(crate) fn bind<'name>(pattern: &'static str, name: &'name str) -> Option<Bindings<'name>> {
    let mut bindings = Bindings::default();
    let (mut pattern, mut rest) = (pattern, name);
    loop {
        // Most rows part company here, before anything is split.
        let literal = pattern.find(|letter: char| letter.is_ascii_uppercase()).unwrap_or(pattern.len());
        rest = rest.strip_prefix(&pattern[..literal])?;
        pattern = &pattern[literal..];
        if pattern.is_empty() {
            return rest.is_empty().then_some(bindings);
        }
        let (placeholder, part) = (first_part(pattern), first_part(rest));
        if !may_stand_for(placeholder, part) {
            return None;
        }
        *bindings.entries.get_mut(bindings.count)? = (placeholder, part);
        bindings.count += 1;
        (pattern, rest) = (&pattern[placeholder.len()..], &rest[part.len()..]);
    }
}

fn may_stand_for(placeholder: &str, part: &str) -> bool {
    match placeholder {
        "C" => CLASSES.contains(&part),
        "LINE" => LINES.contains(&part),
        _ => is_name(part),
    }
}

/// The text up to the first dot.
pub(crate) fn first_part(text: &str) -> &str {
    text.split_once('.').map_or(text, |(part, _)| part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn binds_names_in_order() {
        let names = bind("vendors.V.share.C.G", "vendors.a-b.share.asic.Public_2").unwrap();
        assert_eq!(names.iter().collect::<Vec<_>>(), [("V", "a-b"), ("C", "asic"), ("G", "Public_2")]);
        assert_eq!(names.get("A"), None);
    }

    #[test]
    fn refuses_what_does_not_fit() {
        for name in [
            "vendors.dell.share.tpu.cloud",
            "vendors.dell.share.gpu",
            "vendors.dell.share.gpu.cloud.more",
            "vendors..share.gpu.cloud",
            "vendors.2go.share.gpu.cloud",
            "vendors.step.share.gpu.cloud",
            "vendors.dell.share.gpu.",
            "vendors",
            "",
        ] {
            assert!(bind("vendors.V.share.C.G", name).is_none(), "{name}");
        }
        assert!(bind("servers.asic_share", "servers.asic_shares").is_none());
        assert!(bind("servers.asic_share", "servers.asic_shar").is_none());
    }
}
