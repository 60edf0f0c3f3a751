//! What is wrong with an expression.

use std::fmt;
use std::ops::Range;

use rackcast_calendar::ParseError;
use rackcast_catalogue::unit::UnitError;

/// One problem and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Bytes of the expression.
    pub span: Range<usize>,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// The expression is longer than is read.
    TooLong,
    /// Parentheses are nested more deeply than is read.
    TooDeep,
    /// A character that says nothing here.
    Character(char),
    /// A quote without its partner.
    OpenQuote,
    /// A bracket without its partner.
    OpenBracket,
    /// Digits that are no number, or a number too large.
    Number(String),
    /// A number is followed by a word or sign that looks like its unit.
    UnquotedUnit(String),
    /// Something else should stand here.
    Expected {
        /// What should.
        expected: &'static str,
        /// What does; nothing at the end.
        found: Option<String>,
    },
    /// A minus between two values without a space before it.
    TightMinus,
    /// A number where a yes/no question should stand.
    NoQuestion,
    /// A yes/no question where a number should stand.
    NoNumber,
    /// Three relations in a row.
    LongChain,
    /// An output without a period in brackets.
    NoPeriod(String),
    /// What stands in brackets is no period.
    Period(ParseError),
    /// A number with a unit that does not fit the output it meets.
    Unit(UnitError),
    /// A number with a unit where no output says which one is wanted.
    NoOutput(String),
    /// A number with a unit that meets outputs of several units.
    SeveralUnits(String),
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(out)
    }
}

impl std::error::Error for Problem {}

impl fmt::Display for ProblemKind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => out.write_str("this expression is too long"),
            Self::TooDeep => out.write_str("parentheses are nested too deeply"),
            Self::Character(character) => write!(out, "{} has no meaning in an expression", character.escape_debug()),
            Self::OpenQuote => out.write_str("this quote is not closed"),
            Self::OpenBracket => out.write_str("this bracket is not closed"),
            Self::Number(text) => write!(out, "{text} is no number"),
            Self::UnquotedUnit(unit) => write!(out, "{unit} stands outside quotes"),
            Self::Expected { expected, found: Some(found) } => write!(out, "expected {expected}, found {found}"),
            Self::Expected { expected, found: None } => write!(out, "expected {expected}, but the expression ends"),
            Self::TightMinus => out.write_str("a minus between two values has a space before it"),
            Self::NoQuestion => out.write_str("this is a number where a comparison should stand"),
            Self::NoNumber => out.write_str("this is a comparison where a number should stand"),
            Self::LongChain => out.write_str("at most two comparisons in a row"),
            Self::NoPeriod(name) => write!(out, "{name} has no period"),
            Self::Period(error) => error.fmt(out),
            Self::Unit(error) => error.fmt(out),
            Self::NoOutput(text) => write!(out, "\"{text}\" meets no output whose unit it could take"),
            Self::SeveralUnits(text) => write!(out, "\"{text}\" meets outputs of different units"),
        }
    }
}

impl ProblemKind {
    /// What was expected, or how to mend it, where the message does not say so.
    #[must_use]
    pub fn expected(&self) -> Option<String> {
        Some(match self {
            Self::TooLong => format!("at most {} characters", crate::LONGEST),
            Self::TooDeep => format!("at most {} levels", crate::DEEPEST),
            Self::Character('=') => "<, <=, > or >=; a value is hit by a range such as 44 <= x <= 45".to_owned(),
            Self::Character('%' | '$') | Self::UnquotedUnit(_) => {
                "a number with its unit stands in quotes, such as '24.4 bn'".to_owned()
            }
            Self::Character(_) => {
                "numbers, outputs with a period, + - * / < <= > >=, and, or, not, parentheses".to_owned()
            }
            Self::Number(_) => "a number such as 24.4, -0.5 or 1e3".to_owned(),
            Self::NoQuestion => "compare it: < <= > or >=".to_owned(),
            Self::NoNumber => "questions are joined by and, or, not".to_owned(),
            Self::LongChain => "join them by and".to_owned(),
            Self::NoPeriod(name) => format!("a period in brackets, such as {name}[2027]"),
            Self::Unit(error) => return error.help(),
            Self::NoOutput(_) | Self::SeveralUnits(_) => "a plain number without quotes".to_owned(),
            _ => return None,
        })
    }
}
