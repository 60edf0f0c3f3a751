//! What an expression says.

use std::ops::Range;

use rackcast_calendar::Period;

/// A yes/no question.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    /// One of them holds.
    Any(Vec<Expression>),
    /// All of them hold.
    All(Vec<Expression>),
    /// It does not hold.
    Not(Box<Expression>),
    /// Amounts are compared.
    Comparison(Comparison),
}

/// `first < second`, or `first < second < third`, in which both must hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// What stands on the left.
    pub first: Amount,
    /// One or two relations and what stands on their right.
    pub rest: Vec<(Relation, Amount)>,
}

/// A number that an expression computes.
#[derive(Debug, Clone, PartialEq)]
pub enum Amount {
    /// A number as it stands.
    Number(f64),
    /// A number with its unit.
    Text {
        /// What stands between the quotes.
        text: String,
        /// The number in the unit of the output it meets; NaN where the catalogue does not know that output.
        number: f64,
        /// Bytes of the expression, quotes included.
        span: Range<usize>,
    },
    /// An output.
    Reference(Reference),
    /// A sum (`+` and `-`) or a product (`*` and `/`), from left to right.
    Chain {
        /// The first term or factor.
        first: Box<Amount>,
        /// The others.
        rest: Vec<(Operator, Amount)>,
    },
}

/// An output of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Whether it is read in the scenario that this one builds on.
    pub base: bool,
    /// The output's name; whether there is such an output is for the reader of the scenario to say.
    pub output: String,
    /// The period.
    pub period: Period,
    /// Bytes of the expression, from the name (or `base:`) to the closing bracket.
    pub span: Range<usize>,
    /// Bytes of the name alone.
    pub name_span: Range<usize>,
    /// Bytes between the brackets.
    pub period_span: Range<usize>,
}

/// How amounts are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
}

/// How amounts are combined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
    /// `/`
    Over,
}

impl Operator {
    /// Whether it makes a sum (else a product).
    #[must_use]
    pub const fn is_sum(self) -> bool {
        matches!(self, Self::Plus | Self::Minus)
    }
}

/// Every output that an expression reads, from left to right.
#[must_use]
pub fn references(expression: &Expression) -> Vec<&Reference> {
    let mut found = Vec::new();
    in_expression(expression, &mut found);
    found
}

fn in_expression<'tree>(expression: &'tree Expression, found: &mut Vec<&'tree Reference>) {
    match expression {
        Expression::Any(parts) | Expression::All(parts) => parts.iter().for_each(|part| in_expression(part, found)),
        Expression::Not(part) => in_expression(part, found),
        Expression::Comparison(comparison) => {
            in_amount(&comparison.first, found);
            comparison.rest.iter().for_each(|(_, amount)| in_amount(amount, found));
        }
    }
}

fn in_amount<'tree>(amount: &'tree Amount, found: &mut Vec<&'tree Reference>) {
    match amount {
        Amount::Number(_) | Amount::Text { .. } => {}
        Amount::Reference(reference) => found.push(reference),
        Amount::Chain { first, rest } => {
            in_amount(first, found);
            for (_, amount) in rest {
                in_amount(amount, found);
            }
        }
    }
}
