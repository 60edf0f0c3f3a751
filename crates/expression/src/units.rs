//! Which unit a number with its unit is converted to.
//!
//! Amounts that are compared or added count the same thing; a product with a plain number keeps its unit, a quotient of
//! like amounts is a plain number. So the unit of a text follows from the outputs in its comparison.

use rackcast_catalogue::find_output;
use rackcast_catalogue::unit::number_in;

use crate::{Amount, Comparison, Expression, Operator, Problem, ProblemKind};

/// What an amount is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Count {
    /// Numbers and texts alone: they take the unit of what they meet.
    Open,
    /// A power of a unit: 0 for plain numbers, 1 for the unit itself.
    Power(&'static str, i32),
    /// Units that differ, or a product of them.
    Mixed,
    /// An output that the catalogue does not know is in it.
    Unknown,
}

/// Converts every text of an expression, in place.
pub(crate) fn convert(expression: &mut Expression, problems: &mut Vec<Problem>) {
    match expression {
        Expression::Any(parts) | Expression::All(parts) => parts.iter_mut().for_each(|part| convert(part, problems)),
        Expression::Not(part) => convert(part, problems),
        Expression::Comparison(Comparison { first, rest }) => {
            let count = rest.iter().fold(count(first), |count, (_, amount)| alike(count, self::count(amount)));
            set(first, count, problems);
            for (_, amount) in rest {
                set(amount, count, problems);
            }
        }
    }
}

fn count(amount: &Amount) -> Count {
    match amount {
        Amount::Number(_) | Amount::Text { .. } => Count::Open,
        Amount::Reference(reference) => {
            find_output(&reference.output).map_or(Count::Unknown, |(spec, _)| of(spec.unit, 1))
        }
        Amount::Chain { first, rest } if is_sum(rest) => {
            rest.iter().fold(count(first), |left, (_, term)| alike(left, count(term)))
        }
        Amount::Chain { first, rest } => {
            factors(first, rest).into_iter().fold(Count::Open, |left, (sign, right)| product(left, right, sign))
        }
    }
}

fn is_sum(rest: &[(Operator, Amount)]) -> bool {
    rest.iter().all(|(operator, _)| operator.is_sum())
}

/// What each factor of a product counts, with -1 for a divisor.
///
/// A text that fits the unit of the other factors is taken to be in it (`revenue / '45 bn'`), any other is open.
fn factors(first: &Amount, rest: &[(Operator, Amount)]) -> Vec<(i32, Count)> {
    let all: Vec<(i32, &Amount)> = std::iter::once((1, first))
        .chain(rest.iter().map(|(operator, amount)| (if *operator == Operator::Over { -1 } else { 1 }, amount)))
        .collect();
    // Each factor is counted once, so that nested products stay cheap.
    let mut counts: Vec<(i32, Count)> = all.iter().map(|(sign, factor)| (*sign, count(factor))).collect();
    let others = counts.iter().fold(Count::Open, |left, (sign, right)| product(left, *right, *sign));
    for ((_, factor), (_, count)) in all.iter().zip(&mut counts) {
        if let (Amount::Text { text, .. }, Count::Power(unit, 1)) = (factor, others)
            && number_in(text, unit).is_ok()
        {
            *count = of(unit, 1);
        }
    }
    counts
}

/// A power of a unit. All plain numbers are one.
fn of(unit: &'static str, power: i32) -> Count {
    if unit == "1" || power == 0 { Count::Power("1", 0) } else { Count::Power(unit, power) }
}

/// What amounts count that are added or compared.
fn alike(left: Count, right: Count) -> Count {
    match (left, right) {
        (Count::Unknown, _) | (_, Count::Unknown) => Count::Unknown,
        (Count::Open, other) | (other, Count::Open) => other,
        _ if left == right => left,
        _ => Count::Mixed,
    }
}

/// What `left` times `right` counts, or with a `sign` of -1 `left` over `right`.
fn product(left: Count, right: Count, sign: i32) -> Count {
    match (left, right) {
        (Count::Unknown, _) | (_, Count::Unknown) => Count::Unknown,
        (Count::Mixed, _) | (_, Count::Mixed) => Count::Mixed,
        (_, Count::Open) => left,
        (Count::Open | Count::Power(_, 0), Count::Power(unit, power)) => of(unit, sign * power),
        (Count::Power(unit, power), Count::Power(other, more)) if more == 0 || unit == other => {
            of(unit, power + sign * more)
        }
        (Count::Power(..), Count::Power(..)) => Count::Mixed,
    }
}

/// Converts the texts of an amount that is to be counted in `wanted`.
fn set(amount: &mut Amount, wanted: Count, problems: &mut Vec<Problem>) {
    match amount {
        Amount::Number(_) | Amount::Reference(_) => {}
        Amount::Text { text, number, span } => match text_in(text, wanted) {
            Ok(converted) => *number = converted,
            Err(kind) => problems.push(Problem { span: span.clone(), kind }),
        },
        Amount::Chain { first, rest } if is_sum(rest) => {
            set(first, wanted, problems);
            for (_, term) in rest {
                set(term, wanted, problems);
            }
        }
        Amount::Chain { first, rest } => set_factors(first, rest, wanted, problems),
    }
}

/// A factor is counted in what the product lacks without it, a divisor in what it has too much.
fn set_factors(first: &mut Amount, rest: &mut [(Operator, Amount)], wanted: Count, problems: &mut Vec<Problem>) {
    let counts = factors(first, rest);
    let factors = std::iter::once(first).chain(rest.iter_mut().map(|(_, amount)| amount));
    for (at, factor) in factors.enumerate() {
        let others = counts.iter().enumerate().filter(|(other, _)| *other != at);
        let others = others.fold(Count::Open, |left, (_, (sign, right))| product(left, *right, *sign));
        let lacking = if counts[at].0 == 1 { product(wanted, others, -1) } else { product(others, wanted, -1) };
        set(factor, lacking, problems);
    }
}

fn text_in(text: &str, wanted: Count) -> Result<f64, ProblemKind> {
    match wanted {
        Count::Power(unit, 0 | 1) => number_in(text, unit).map_err(ProblemKind::Unit),
        Count::Open => Err(ProblemKind::NoOutput(text.to_owned())),
        Count::Power(..) | Count::Mixed => Err(ProblemKind::SeveralUnits(text.to_owned())),
        Count::Unknown => Ok(f64::NAN),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse;

    /// The numbers that an expression's texts became.
    fn numbers(text: &str) -> Result<Vec<f64>, Vec<ProblemKind>> {
        fn collect(amount: &Amount, numbers: &mut Vec<f64>) {
            match amount {
                Amount::Text { number, .. } => numbers.push(*number),
                Amount::Chain { first, rest } => {
                    collect(first, numbers);
                    for (_, amount) in rest {
                        collect(amount, numbers);
                    }
                }
                Amount::Number(_) | Amount::Reference(_) => {}
            }
        }
        let expression =
            parse(text).map_err(|problems| problems.into_iter().map(|problem| problem.kind).collect::<Vec<_>>())?;
        let Expression::Comparison(comparison) = expression else { panic!("{text} is no comparison") };
        let mut numbers = Vec::new();
        collect(&comparison.first, &mut numbers);
        comparison.rest.iter().for_each(|(_, amount)| collect(amount, &mut numbers));
        Ok(numbers)
    }

    #[test]
    fn a_text_takes_the_unit_of_the_output_it_meets() {
        for (text, expected) in [
            ("vendor.hpe.revenue[FY26] > '45600 m'", vec![45.6]),
            ("'44.2 bn' <= vendor.hpe.revenue[FY26] <= 'USD 45.6 bn'", vec![44.2, 45.6]),
            ("vendor.hpe.revenue[FY26] - '350 m' > vendor.hpe.revenue[FY25] + '2 bn'", vec![0.35, 2.0]),
            ("market.ai.servers[2027] > '3.3 million'", vec![3300.0]),
            ("market.asic.share[2027] > '30 %'", vec![0.3]),
            ("vendor.hpe.ai.cover[FY26Q4] < '9 months'", vec![3.0]),
            ("2 * vendor.hpe.revenue[FY26] / 3 > '30 bn' * 0.5", vec![30.0]),
            ("market.asic.servers[2027] < '35 %' * market.ai.servers[2027]", vec![0.35]),
            ("vendor.hpe.revenue[FY27] / vendor.hpe.revenue[FY26] > '112 %'", vec![1.12]),
            ("vendor.hpe.revenue[FY27] / '45 bn' > 1.1 * market.asic.share[2027]", vec![45.0]),
            ("market.asic.share[2026] * market.ai.servers[2026] > '600 k'", vec![600.0]),
            ("(vendor.hpe.revenue[FY27] - '1 bn') / vendor.hpe.revenue[FY26] > '110 %'", vec![1.0, 1.1]),
        ] {
            assert_eq!(numbers(text), Ok(expected), "{text}");
        }
        let unknown = numbers("vendor.hpe.revenues[FY26] > '45.6 bn'").unwrap();
        assert!(unknown[0].is_nan());
    }

    #[test]
    fn a_text_that_meets_no_unit_or_several_is_refused() {
        assert_eq!(numbers("'5 bn' > 3"), Err(vec![ProblemKind::NoOutput("5 bn".to_owned())]));
        let several = Err(vec![ProblemKind::SeveralUnits("5 bn".to_owned())]);
        for text in [
            "market.ai.orders[2027] + market.ai.servers[2027] > '5 bn'",
            "market.ai.orders[2027] > market.ai.servers[2027] - '5 bn'",
            "market.ai.orders[2027] / market.ai.servers[2027] > '5 bn'",
            "market.ai.orders[2027] * market.ai.orders[2026] > '5 bn'",
            "1 / market.ai.orders[2027] > '5 bn'",
        ] {
            assert_eq!(numbers(text), several, "{text}");
        }
        for text in
            ["market.ai.orders[2027] > '5 %'", "market.ai.servers[2027] > '5 USD'", "market.ai.orders[2027] > '5'"]
        {
            assert!(matches!(numbers(text).unwrap_err()[..], [ProblemKind::Unit(_)]), "{text}");
        }
    }
}
