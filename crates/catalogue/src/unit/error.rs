//! Why a text or a unit does not give a number.

use std::fmt;

/// Why a text or a unit does not give a number in the unit that is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnitError {
    /// The text does not begin with a number.
    NoNumber {
        /// The text.
        text: String,
    },
    /// A number as text, but without a unit.
    NoUnit {
        /// The text.
        text: String,
        /// The unit that is counted.
        expected: String,
    },
    /// No such unit.
    Unknown {
        /// The unit as written.
        unit: String,
        /// The unit that is counted.
        expected: String,
    },
    /// A unit of another kind or with another time base.
    OtherKind {
        /// The unit as written.
        unit: String,
        /// The unit that is counted.
        expected: String,
    },
    /// The number is too large.
    NotFinite {
        /// The number as written.
        number: String,
    },
}

impl UnitError {
    /// What the place counts, in words and with an example: `counted in USD bn a year, such as "24.4 bn a year"`.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match self {
            Self::NoNumber { .. } | Self::NotFinite { .. } => None,
            Self::NoUnit { expected, .. } | Self::Unknown { expected, .. } | Self::OtherKind { expected, .. } => {
                Some(counted(expected))
            }
        }
    }
}

/// `counted in USD bn a year, such as "24.4 bn a year"`.
fn counted(unit: &str) -> String {
    let counted = match unit {
        "1" => "a plain number or a percentage".to_owned(),
        "any" => "a plain number in a unit of its own".to_owned(),
        "a year" => "a rate a year".to_owned(),
        _ => format!("counted in {unit}"),
    };
    match super::example(unit) {
        Some(example) => format!("{counted}, such as \"{example}\""),
        None => counted,
    }
}

impl fmt::Display for UnitError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoNumber { text } => write!(out, "\"{}\" does not begin with a number", cut(text)),
            Self::NoUnit { text, .. } => {
                write!(out, "\"{}\" has no unit: write it without quotes, or say its unit", cut(text))
            }
            Self::Unknown { unit, .. } => write!(out, "\"{}\" is no unit", cut(unit)),
            Self::OtherKind { unit, expected } => match expected.as_str() {
                "1" | "any" => write!(out, "\"{}\" does not fit a plain number", cut(unit)),
                "a year" => write!(out, "\"{}\" does not fit a rate a year", cut(unit)),
                _ => write!(out, "\"{}\" does not fit what is counted in {expected}", cut(unit)),
            },
            Self::NotFinite { number } => write!(out, "{} is too large a number", cut(number)),
        }
    }
}

impl std::error::Error for UnitError {}

/// The first part of a long text: a message is a line.
fn cut(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
