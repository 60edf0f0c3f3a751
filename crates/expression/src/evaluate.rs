//! Answering a question.

use rackcast_calendar::Period;

use crate::{Amount, Comparison, Expression, Operator, Relation};

/// The answer to a yes/no question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// Yes.
    True,
    /// No.
    False,
    /// A value that the question reads is missing, or something is divided by zero, or a number leaves the finite
    /// range.
    Unknown,
}

impl Answer {
    const fn of(holds: bool) -> Self {
        if holds { Self::True } else { Self::False }
    }
}

/// Answers a question with the outputs that `lookup` knows: whether in the base scenario, the name, the period.
///
/// One unknown part makes the whole answer unknown, also where the other parts would decide it (`true or unknown` is
/// unknown): an event is counted over the draws in which all that it asks for is there, whatever the order of its parts.
#[must_use]
pub fn evaluate(expression: &Expression, lookup: impl Fn(bool, &str, Period) -> Option<f64>) -> Answer {
    answer(expression, &lookup).map_or(Answer::Unknown, Answer::of)
}

type Lookup<'function> = &'function dyn Fn(bool, &str, Period) -> Option<f64>;

fn answer(expression: &Expression, lookup: Lookup<'_>) -> Option<bool> {
    match expression {
        Expression::Any(parts) => parts.iter().try_fold(false, |any, part| Some(answer(part, lookup)? || any)),
        Expression::All(parts) => parts.iter().try_fold(true, |all, part| Some(answer(part, lookup)? && all)),
        Expression::Not(part) => answer(part, lookup).map(|holds| !holds),
        Expression::Comparison(comparison) => compare(comparison, lookup),
    }
}

fn compare(comparison: &Comparison, lookup: Lookup<'_>) -> Option<bool> {
    let mut left = amount(&comparison.first, lookup)?;
    let mut holds = true;
    for (relation, right) in &comparison.rest {
        let right = amount(right, lookup)?;
        holds &= match relation {
            Relation::Less => left < right,
            Relation::AtMost => left <= right,
            Relation::More => left > right,
            Relation::AtLeast => left >= right,
        };
        left = right;
    }
    Some(holds)
}

/// The number; `None` where it is unknown, so that no NaN or infinity is ever compared.
fn amount(of: &Amount, lookup: Lookup<'_>) -> Option<f64> {
    let number = match of {
        Amount::Number(number) | Amount::Text { number, .. } => *number,
        Amount::Reference(reference) => lookup(reference.base, &reference.output, reference.period)?,
        Amount::Chain { first, rest } => {
            let mut number = amount(first, lookup)?;
            for (operator, right) in rest {
                let right = amount(right, lookup)?;
                number = match operator {
                    Operator::Plus => number + right,
                    Operator::Minus => number - right,
                    Operator::Times => number * right,
                    Operator::Over => number / right,
                };
                // An infinite part must not become a finite whole: 1 / (1 / 0) is unknown, not 0.
                if !number.is_finite() {
                    return None;
                }
            }
            number
        }
    };
    number.is_finite().then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse;

    fn ask(text: &str) -> Answer {
        let question = parse(text).unwrap_or_else(|problems| panic!("{text}: {problems:?}"));
        evaluate(&question, |base, output, period| match (base, output, period.to_string().as_str()) {
            (false, "market.ai.orders", "2027") => Some(577.0),
            (true, "market.ai.orders", "2027") => Some(600.0),
            (false, "market.asic.share", "2027") => Some(0.278),
            (false, "vendor.a-b.revenue", "FY27Q1") => Some(0.0),
            _ => None,
        })
    }

    #[test]
    fn answers() {
        for (text, answer) in [
            ("market.ai.orders[2027] < base:market.ai.orders[2027]", Answer::True),
            ("market.ai.orders[2027] < 0.85 * base:market.ai.orders[2027]", Answer::False),
            ("500 <= market.ai.orders[2027] <= 577", Answer::True),
            ("500 <= market.ai.orders[2027] < 577", Answer::False),
            ("600 > market.ai.orders[2027] > 577.5", Answer::False),
            ("market.asic.share[2027] >= '27.8 %'", Answer::True),
            ("market.ai.orders[2027] > \"576900 m\"", Answer::True),
            ("vendor.a-b.revenue[FY27Q1] < 1 and not 1 > 2", Answer::True),
            ("1 < 2 or 2 < 1 and 3 < 1", Answer::True),
            ("(1 < 2 or 2 < 1) and 3 < 1", Answer::False),
            ("1 + 2 * 3 - 4 / 2 >= 5 and 1 + 2 * 3 - 4 / 2 <= 5", Answer::True),
            ("10 - 3 - 2 < 6", Answer::True),
            ("8 / 4 / 2 < 1.5", Answer::True),
            ("-1 < -0.5", Answer::True),
            ("not 1 < 2 or 3 < 4", Answer::True),
        ] {
            assert_eq!(ask(text), answer, "{text}");
        }
    }

    #[test]
    fn one_unknown_part_makes_the_whole_unknown() {
        for text in [
            "market.ai.orders[2030] < 1",
            "1 < 2 or market.ai.orders[2030] < 1",
            "market.ai.orders[2030] < 1 or 1 < 2",
            "2 < 1 and market.ai.orders[2030] < 1",
            "not market.ai.orders[2030] < 1",
            "1 / vendor.a-b.revenue[FY27Q1] > 0",
            "vendor.a-b.revenue[FY27Q1] / vendor.a-b.revenue[FY27Q1] > 0",
            "1 / (1 / vendor.a-b.revenue[FY27Q1]) < 1",
            "1e300 * 1e300 > 1",
            "2 < 1 < market.ai.orders[2030]",
        ] {
            assert_eq!(ask(text), Answer::Unknown, "{text}");
        }
    }
}
