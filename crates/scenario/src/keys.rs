//! The tree of keys that the table of inputs spans: what may stand below what.

use std::sync::OnceLock;

use rackcast_catalogue::{CLASSES, INPUTS, InputSpec, LINES, is_name};

/// A key that has keys or a value below it.
#[derive(Debug, Default)]
pub(crate) struct KeyNode {
    /// What the key is, where a value stands here.
    pub(crate) spec: Option<&'static InputSpec>,
    /// Keys below, by their word.
    words: Vec<(&'static str, KeyNode)>,
    /// The key below that is any name, and what it names: `A`, `G`, `V` or `K`.
    name: Option<(&'static str, Box<KeyNode>)>,
}

/// What stands below a key.
pub(crate) enum Child<'a> {
    /// A key that the format knows.
    Key(&'a KeyNode),
    /// A name of somebody's choice, and what it names.
    Named(&'a KeyNode, &'static str),
    /// A name is expected, and this is none.
    BadName(&'static str),
    /// The format has no such key.
    Unknown,
}

impl KeyNode {
    /// The tree of all inputs.
    pub(crate) fn root() -> &'static Self {
        static ROOT: OnceLock<KeyNode> = OnceLock::new();
        ROOT.get_or_init(|| {
            let mut root = Self::default();
            for spec in INPUTS {
                root.insert(spec.pattern, spec);
            }
            root
        })
    }

    fn insert(&mut self, pattern: &'static str, spec: &'static InputSpec) {
        let (part, rest) = pattern.split_once('.').map_or((pattern, None), |(part, rest)| (part, Some(rest)));
        let below = |node: &mut Self| match rest {
            None => node.spec = Some(spec),
            Some(rest) => node.insert(rest, spec),
        };
        match part {
            "C" => CLASSES.iter().for_each(|class| below(self.word(class))),
            "LINE" => LINES.iter().for_each(|line| below(self.word(line))),
            "A" | "G" | "V" | "K" => below(&mut self.name.get_or_insert_with(|| (part, Box::default())).1),
            word => below(self.word(word)),
        }
    }

    fn word(&mut self, word: &'static str) -> &mut Self {
        let at = self.words.iter().position(|(known, _)| *known == word).unwrap_or_else(|| {
            self.words.push((word, Self::default()));
            self.words.len() - 1
        });
        &mut self.words[at].1
    }

    /// What `key` is below this one.
    pub(crate) fn child(&self, key: &str) -> Child<'_> {
        if let Some((_, node)) = self.words.iter().find(|(word, _)| *word == key) {
            return Child::Key(node);
        }
        match &self.name {
            Some((kind, node)) if is_name(key) => Child::Named(node, kind),
            Some((kind, _)) => Child::BadName(kind),
            None => Child::Unknown,
        }
    }

    /// The words that may stand below.
    pub(crate) fn words(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.words.iter().map(|(word, _)| *word)
    }
}

/// What a placeholder of a pattern names, in a word.
pub(crate) fn named(placeholder: &str) -> &'static str {
    match placeholder {
        "A" => "adopter",
        "G" => "segment",
        "V" => "vendor",
        _ => "attribute",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_before_names() {
        let Child::Key(servers) = KeyNode::root().child("servers") else { panic!() };
        let Child::Key(gpu) = servers.child("gpu") else { panic!() };
        assert!(matches!(gpu.child("price"), Child::Key(node) if node.spec.is_some()));
        assert!(matches!(gpu.child("relative_capacity"), Child::Unknown));
    }

    #[test]
    fn names_are_names() {
        let Child::Key(vendors) = KeyNode::root().child("vendors") else { panic!() };
        assert!(matches!(vendors.child("dell"), Child::Named(_, "V")));
        assert!(matches!(vendors.child("step"), Child::BadName("V")));
        assert!(matches!(vendors.child("2go"), Child::BadName("V")));
    }
}
