//! Writing an expression the one way that is parsed to the same tree.

use std::fmt;

use crate::{Amount, Comparison, Expression, Operator, Reference, Relation};

impl fmt::Display for Expression {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any(parts) => {
                joined(parts, " or ", |part| matches!(part, Self::All(_) | Self::Not(_) | Self::Comparison(_)), out)
            }
            Self::All(parts) => joined(parts, " and ", |part| matches!(part, Self::Not(_) | Self::Comparison(_)), out),
            Self::Not(part) if matches!(**part, Self::Comparison(_)) => write!(out, "not {part}"),
            Self::Not(part) => write!(out, "not ({part})"),
            Self::Comparison(comparison) => comparison.fmt(out),
        }
    }
}

/// Parts with a word between them, in parentheses where they are not `bare`.
fn joined(
    parts: &[Expression],
    word: &str,
    bare: impl Fn(&Expression) -> bool,
    out: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            out.write_str(word)?;
        }
        if bare(part) {
            write!(out, "{part}")?;
        } else {
            write!(out, "({part})")?;
        }
    }
    Ok(())
}

impl fmt::Display for Comparison {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.first.fmt(out)?;
        self.rest.iter().try_for_each(|(relation, amount)| write!(out, " {relation} {amount}"))
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) if *number != 0.0 && !(1e-6..1e15).contains(&number.abs()) => {
                write!(out, "{number:e}")
            }
            Self::Number(number) => number.fmt(out),
            Self::Text { text, .. } if text.contains('"') => write!(out, "'{text}'"),
            Self::Text { text, .. } => write!(out, "\"{text}\""),
            Self::Reference(reference) => reference.fmt(out),
            Self::Chain { first, rest } => {
                let sum = rest.first().is_none_or(|(operator, _)| operator.is_sum());
                part(first, sum, out)?;
                rest.iter().try_for_each(|(operator, amount)| {
                    write!(out, " {operator} ")?;
                    part(amount, sum, out)
                })
            }
        }
    }
}

/// A term of a sum or a factor of a product. Only a product in a sum needs no parentheses.
fn part(amount: &Amount, in_sum: bool, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    match amount {
        Amount::Chain { rest, .. } if !in_sum || rest.first().is_none_or(|(operator, _)| operator.is_sum()) => {
            write!(out, "({amount})")
        }
        _ => write!(out, "{amount}"),
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let base = if self.base { "base:" } else { "" };
        write!(out, "{base}{}[{}]", self.output, self.period)
    }
}

impl fmt::Display for Relation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::AtLeast => ">=",
        })
    }
}

impl fmt::Display for Operator {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Plus => "+",
            Self::Minus => "-",
            Self::Times => "*",
            Self::Over => "/",
        })
    }
}
