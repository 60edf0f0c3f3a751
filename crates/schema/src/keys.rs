//! The tree that dotted keys span.

use rackcast_catalogue::{CLASSES, INPUTS, InputSpec, LINES};

/// A key and what stands below it.
#[derive(Default)]
pub(crate) struct Node {
    /// The row of the catalogue, where a value stands here.
    pub(crate) spec: Option<&'static InputSpec>,
    /// Keys below by their word, in the catalogue's order.
    pub(crate) words: Vec<(&'static str, Node)>,
    /// What stands below any name, and what it names: `A`, `G`, `V` or `K`.
    pub(crate) named: Option<(&'static str, Box<Node>)>,
}

/// Tables that the file's own type has.
const HEAD: [&str; 6] = ["format", "name", "description", "narrative", "horizon", "evidence"];

/// The tree of all tables of inputs.
pub(crate) fn tree() -> Node {
    let mut root = Node::default();
    for spec in INPUTS {
        if !HEAD.contains(&first_part(spec.pattern).0) {
            root.insert(spec.pattern, spec);
        }
    }
    root
}

fn first_part(pattern: &'static str) -> (&'static str, Option<&'static str>) {
    pattern.split_once('.').map_or((pattern, None), |(part, rest)| (part, Some(rest)))
}

impl Node {
    fn insert(&mut self, pattern: &'static str, spec: &'static InputSpec) {
        let (part, rest) = first_part(pattern);
        let words: &[&'static str] = match part {
            "C" => &CLASSES,
            "LINE" => &LINES,
            "A" | "G" | "V" | "K" => {
                self.named.get_or_insert_with(|| (part, Box::default())).1.put(rest, spec);
                return;
            }
            _ => &[part],
        };
        for word in words {
            self.word(word).put(rest, spec);
        }
    }

    fn put(&mut self, rest: Option<&'static str>, spec: &'static InputSpec) {
        match rest {
            None => self.spec = Some(spec),
            Some(rest) => self.insert(rest, spec),
        }
    }

    fn word(&mut self, word: &'static str) -> &mut Self {
        let at = self.words.iter().position(|(known, _)| *known == word).unwrap_or_else(|| {
            self.words.push((word, Self::default()));
            self.words.len() - 1
        });
        &mut self.words[at].1
    }
}
