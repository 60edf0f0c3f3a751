//! Keys of which something was said that could not be understood: nothing follows from what is missing there.

use std::collections::BTreeSet;

use rackcast_catalogue::{InputKind, find_input};

use crate::contents::Contents;

/// Keys, each with all below it.
#[derive(Debug, Default, Clone)]
pub(crate) struct Taint {
    keys: BTreeSet<String>,
}

impl Taint {
    /// What the files leave in doubt.
    pub(crate) fn of(layers: &[&Contents]) -> Self {
        let mut taint = Self { keys: layers.iter().flat_map(|contents| contents.tainted.iter().cloned()).collect() };
        // A file that is missing beside a whole scenario would have changed it; alone, it would have been all of it.
        let whole = layers.iter().any(|contents| contents.stands_alone());
        if !whole && layers.iter().any(|contents| contents.parent_missing) {
            taint.add("");
        }
        taint
    }

    /// One more key in doubt.
    pub(crate) fn add(&mut self, key: impl Into<String>) {
        self.keys.insert(key.into());
    }

    /// It is in doubt which names a table declares.
    pub(crate) fn add_names(&mut self, table: &str) {
        self.add(Self::names(table));
    }

    /// What stands for the names of a table: no name can be called so.
    pub(crate) fn names(table: &str) -> String {
        format!("{table}.?")
    }

    /// Whether it is in doubt that a table declares a name.
    pub(crate) fn holds_name(&self, table: &str, name: &str) -> bool {
        self.holds(&format!("{table}.{name}")) || self.keys.contains(&Self::names(table))
    }

    /// Whether all that a table says of some name is in doubt, or which names it declares.
    pub(crate) fn holds_any_name(&self, table: &str) -> bool {
        let below = format!("{table}.");
        let mut names = self.keys.range(below.clone()..).map_while(|key| key.strip_prefix(&below));
        self.holds(table) || names.any(|name| !name.contains('.'))
    }

    /// The numbers in doubt by themselves.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = &str> {
        let is_number = |key: &&str| find_input(key).is_some_and(|(spec, _)| spec.kind == InputKind::Number);
        self.keys.iter().map(String::as_str).filter(is_number)
    }

    /// Whether a key, or a table it is in, is in doubt.
    pub(crate) fn holds(&self, key: &str) -> bool {
        if self.keys.is_empty() {
            return false;
        }
        let ends = key.match_indices('.').map(|(at, _)| at).chain([key.len()]);
        self.keys.contains("") || ends.into_iter().any(|end| self.keys.contains(&key[..end]))
    }

    /// Whether a table, or anything in it, is in doubt.
    pub(crate) fn touches(&self, table: &str) -> bool {
        let below = format!("{table}.");
        self.holds(table) || self.keys.range(below.clone()..).next().is_some_and(|key| key.starts_with(&below))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubt_spreads_downwards() {
        let mut taint = Taint::default();
        taint.add("vendors.dell");
        assert!(taint.holds("vendors.dell.share.gpu.cloud") && taint.holds("vendors.dell"));
        assert!(!taint.holds("vendors.dellx") && !taint.holds("vendors"));
        assert!(taint.touches("vendors") && !taint.touches("vendor"));
        assert!(taint.holds_any_name("vendors"));
        taint.add("segments.cloud.churn");
        assert!(!taint.holds_any_name("segments"));
        taint.add_names("segments");
        assert!(taint.holds_any_name("segments"));
        taint.add("");
        assert!(taint.holds("planning.service_life"));
    }
}
