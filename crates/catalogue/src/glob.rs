//! Patterns of dotted names: `*` stands for one part, `**` for any number of parts.

use std::fmt;

/// A pattern of dotted names. `*` is one whole part, `**` any number of parts, also none; nothing else is special and
/// capitals count.
///
/// ```
/// let glob = rackcast_catalogue::Glob::new("vendor.*.**.orders").unwrap();
/// assert!(glob.matches("vendor.dell.ai.orders") && glob.matches("vendor.dell.segment.cloud.orders"));
/// assert!(!glob.matches("market.ai.orders"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glob {
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Word(String),
    One,
    Any,
}

/// Why a text is no pattern of dotted names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GlobError {
    /// It is empty, or two dots follow each other, or it begins or ends with one.
    EmptyPart,
    /// A star stands beside other characters, as in `ord*`.
    PartOfPart,
}

impl fmt::Display for GlobError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::EmptyPart => "a part of it is empty",
            Self::PartOfPart => "a star stands for whole parts only",
        })
    }
}

impl std::error::Error for GlobError {}

impl Glob {
    /// Reads a pattern.
    ///
    /// # Errors
    /// Where a part is empty, or has a star and more than `*` or `**`: neither could ever match.
    pub fn new(pattern: &str) -> Result<Self, GlobError> {
        let part = |text: &str| match text {
            "" => Err(GlobError::EmptyPart),
            "*" => Ok(Part::One),
            "**" => Ok(Part::Any),
            _ if text.contains('*') => Err(GlobError::PartOfPart),
            _ => Ok(Part::Word(text.to_owned())),
        };
        Ok(Self { parts: pattern.split('.').map(part).collect::<Result<_, _>>()? })
    }

    /// Whether a name is one that the pattern stands for.
    #[must_use]
    pub fn matches(&self, name: &str) -> bool {
        let mut at = 0;
        let mut rest = Some(name);
        // The last `**`, and the name from where it ends; it takes one part more whenever what follows does not fit.
        let mut last: Option<(usize, &str)> = None;
        while let Some(left) = rest {
            let (part, after) = left.split_once('.').map_or((left, None), |(part, after)| (part, Some(after)));
            let fits = match self.parts.get(at) {
                Some(Part::Any) => {
                    last = Some((at, left));
                    at += 1;
                    continue;
                }
                Some(Part::One) => true,
                Some(Part::Word(word)) => word == part,
                None => false,
            };
            if fits {
                (at, rest) = (at + 1, after);
                continue;
            }
            let Some((any, end)) = last else { return false };
            // Without a part left nothing can still fit behind it, unless nothing has to.
            rest = end.split_once('.').map(|(_, longer)| longer);
            last = rest.map(|longer| (any, longer));
            at = any + 1;
        }
        self.parts[at..].iter().all(|part| *part == Part::Any)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn matches(pattern: &str, name: &str) -> bool {
        Glob::new(pattern).unwrap().matches(name)
    }

    #[test]
    fn stars_are_whole_parts_and_nothing_else_is_special() {
        for (pattern, name, expected) in [
            ("a.b", "a.b", true),
            ("a.b", "a.b.c", false),
            ("a.b.c", "a.b", false),
            ("a.*", "a.b", true),
            ("a.*", "a", false),
            ("a.*", "a.b.c", false),
            ("a.**", "a", true),
            ("a.**", "a.b.c", true),
            ("**", "a.b", true),
            ("**.c", "a.b.c", true),
            ("**.c", "a.c.b", false),
            ("a.**.c", "a.c", true),
            ("a.**.b.c", "a.b.b.c", true),
            ("a.**.b.*.**.d", "a.b.c.b.c.x.d", true),
            ("a.?", "a.b", false),
            ("a.[a-z]", "a.b", false),
            ("A.b", "a.b", false),
            ("**.**.*", "a", true),
        ] {
            assert_eq!(matches(pattern, name), expected, "{pattern} {name}");
        }
    }

    #[test]
    fn refuses_what_could_never_match() {
        for pattern in ["", ".", "a.", ".a", "a..b"] {
            assert_eq!(Glob::new(pattern), Err(GlobError::EmptyPart), "{pattern}");
        }
        for pattern in ["a.ord*", "***", "*a"] {
            assert_eq!(Glob::new(pattern), Err(GlobError::PartOfPart), "{pattern}");
        }
    }

    /// The definition, part by part.
    fn by_definition(pattern: &[&str], name: &[&str]) -> bool {
        match (pattern.split_first(), name.split_first()) {
            (None, _) => name.is_empty(),
            (Some((&"**", rest)), _) => (0..=name.len()).any(|taken| by_definition(rest, &name[taken..])),
            (Some((&part, rest)), Some((&first, others))) => {
                (part == "*" || part == first) && by_definition(rest, others)
            }
            (Some(_), None) => false,
        }
    }

    proptest! {
        #[test]
        fn agrees_with_the_definition(
            pattern in prop::collection::vec(prop::sample::select(vec!["a", "b", "*", "**"]), 1..6),
            name in prop::collection::vec(prop::sample::select(vec!["a", "b"]), 1..7),
        ) {
            prop_assert_eq!(matches(&pattern.join("."), &name.join(".")), by_definition(&pattern, &name));
        }
    }
}
