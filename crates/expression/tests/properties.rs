//! What holds for any expression: it is written and read back to the same tree, it is answered as a naive calculator
//! answers it, and no text makes the parser panic.

use proptest::prelude::*;
use rackcast_calendar::Period;
use rackcast_expression::{Amount, Answer, Comparison, Expression, Operator, Reference, Relation, evaluate, parse};

const PERIODS: [&str; 5] = ["2026-08", "2026Q3", "2026", "FY27Q2", "FY27"];
const OUTPUTS: [&str; 4] =
    ["market.ai.orders", "vendor.a-b.ai.backlog", "segment.cloud.orders", "market.general.backlog"];

/// What the tests' forecast knows: some outputs are missing, some are 0.
fn known(base: bool, output: &str, period: Period) -> Option<f64> {
    let output = OUTPUTS.iter().position(|known| *known == output)?;
    let period = PERIODS.iter().position(|known| known.parse() == Ok(period))?;
    match (2 * output + 3 * period + usize::from(base)) % 9 {
        0 => None,
        1 => Some(0.0),
        2 => Some(-1.5),
        #[allow(clippy::cast_precision_loss, reason = "a small number")]
        other => Some(other as f64),
    }
}

fn reference() -> impl Strategy<Value = Amount> {
    (any::<bool>(), 0..OUTPUTS.len(), 0..PERIODS.len()).prop_map(|(base, output, period)| {
        Amount::Reference(Reference {
            base,
            output: OUTPUTS[output].to_owned(),
            period: PERIODS[period].parse().unwrap(),
            span: 0..0,
            name_span: 0..0,
            period_span: 0..0,
        })
    })
}

fn amount() -> impl Strategy<Value = Amount> {
    let number = prop_oneof![(-8..8_i32).prop_map(f64::from), any::<f64>().prop_filter("finite", |x| x.is_finite())];
    let leaf = prop_oneof![reference(), number.prop_map(Amount::Number)];
    leaf.prop_recursive(4, 24, 3, |inner| {
        let sum = prop_oneof![Just(Operator::Plus), Just(Operator::Minus)];
        let product = prop_oneof![Just(Operator::Times), Just(Operator::Over)];
        let chain = |operator, inner: BoxedStrategy<Amount>| {
            (inner.clone(), prop::collection::vec((operator, inner), 1..3))
                .prop_map(|(first, rest)| Amount::Chain { first: Box::new(first), rest })
        };
        prop_oneof![chain(sum.boxed(), inner.clone().boxed()), chain(product.boxed(), inner.boxed())]
    })
}

fn expression() -> impl Strategy<Value = Expression> {
    let relation =
        prop_oneof![Just(Relation::Less), Just(Relation::AtMost), Just(Relation::More), Just(Relation::AtLeast)];
    let comparison = (amount(), prop::collection::vec((relation, amount()), 1..3))
        .prop_map(|(first, rest)| Expression::Comparison(Comparison { first, rest }));
    comparison.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(Expression::Any),
            prop::collection::vec(inner.clone(), 2..4).prop_map(Expression::All),
            inner.prop_map(|part| Expression::Not(Box::new(part))),
        ]
    })
}

/// The same tree with every place at the start.
fn placeless(mut expression: Expression) -> Expression {
    fn in_amount(amount: &mut Amount) {
        match amount {
            Amount::Number(_) => {}
            Amount::Text { span, .. } => *span = 0..0,
            Amount::Reference(reference) => {
                reference.span = 0..0;
                reference.name_span = 0..0;
                reference.period_span = 0..0;
            }
            Amount::Chain { first, rest } => {
                in_amount(first);
                for (_, part) in rest {
                    in_amount(part);
                }
            }
        }
    }
    fn in_expression(expression: &mut Expression) {
        match expression {
            Expression::Any(parts) | Expression::All(parts) => parts.iter_mut().for_each(in_expression),
            Expression::Not(part) => in_expression(part),
            Expression::Comparison(comparison) => {
                in_amount(&mut comparison.first);
                for (_, part) in &mut comparison.rest {
                    in_amount(part);
                }
            }
        }
    }
    in_expression(&mut expression);
    expression
}

/// A calculator of its own: unknown numbers are NaN, and a NaN or infinity anywhere sets a flag.
fn naive(expression: &Expression, broken: &mut bool) -> bool {
    fn number(amount: &Amount, broken: &mut bool) -> f64 {
        let number = match amount {
            Amount::Number(number) | Amount::Text { number, .. } => *number,
            Amount::Reference(read) => known(read.base, &read.output, read.period).unwrap_or(f64::NAN),
            Amount::Chain { first, rest } => rest.iter().fold(number(first, broken), |left, (operator, right)| {
                let right = number(right, broken);
                let whole = match operator {
                    Operator::Plus => left + right,
                    Operator::Minus => left - right,
                    Operator::Times => left * right,
                    Operator::Over => left / right,
                };
                *broken |= !whole.is_finite();
                whole
            }),
        };
        *broken |= !number.is_finite();
        number
    }
    match expression {
        Expression::Any(parts) => parts.iter().map(|part| naive(part, broken)).filter(|holds| *holds).count() > 0,
        Expression::All(parts) => parts.iter().map(|part| naive(part, broken)).filter(|holds| !*holds).count() == 0,
        Expression::Not(part) => !naive(part, broken),
        Expression::Comparison(comparison) => {
            let mut numbers = vec![number(&comparison.first, broken)];
            numbers.extend(comparison.rest.iter().map(|(_, amount)| number(amount, broken)));
            let relations = comparison.rest.iter().map(|(relation, _)| relation);
            relations.zip(numbers.windows(2)).all(|(relation, pair)| match relation {
                Relation::Less => pair[0] < pair[1],
                Relation::AtMost => pair[0] <= pair[1],
                Relation::More => pair[0] > pair[1],
                Relation::AtLeast => pair[0] >= pair[1],
            })
        }
    }
}

proptest! {
    #[test]
    fn written_and_read_back_is_the_same(tree in expression()) {
        let text = tree.to_string();
        prop_assume!(text.len() <= rackcast_expression::LONGEST);
        let read = parse(&text);
        prop_assert!(read.is_ok(), "{}: {:?}", text, read);
        prop_assert_eq!(placeless(read.unwrap()), tree, "{}", text);
    }

    #[test]
    fn answers_as_a_naive_calculator(tree in expression()) {
        let mut broken = false;
        let holds = naive(&tree, &mut broken);
        let expected = match (broken, holds) {
            (true, _) => Answer::Unknown,
            (false, true) => Answer::True,
            (false, false) => Answer::False,
        };
        prop_assert_eq!(evaluate(&tree, known), expected, "{}", tree);
    }

    #[test]
    fn any_text_is_read_or_refused_at_a_place_in_it(text in "\\PC{0,60}") {
        check(&text)?;
    }

    #[test]
    fn any_words_are_read_or_refused(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "1", "-", "+", "*", "/", "<", "<=", ">", "(", ")", "and", "or", "not", "base:", "market.ai.orders", "[2027]",
                "[FY27Q1]", "[", "]", "'5 bn'", "\"5 %\"", "'", "\"", " ", ".", "é", "bn", "1e9", "=", "\0",
            ]),
            0..20,
        ),
        spaced in any::<bool>(),
    ) {
        check(&words.join(if spaced { " " } else { "" }))?;
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        check(&String::from_utf8_lossy(&bytes))?;
    }
}

fn check(text: &str) -> Result<(), TestCaseError> {
    match parse(text) {
        Ok(expression) => {
            let _ = evaluate(&expression, known);
            let again = parse(&expression.to_string());
            prop_assert!(again.is_ok(), "{} -> {}: {:?}", text, expression, again);
        }
        Err(problems) => {
            prop_assert!(!problems.is_empty());
            for problem in problems {
                prop_assert!(text.get(problem.span.clone()).is_some(), "{}: {:?}", text, problem);
                let _ = (problem.to_string(), problem.kind.expected());
            }
        }
    }
    Ok(())
}
