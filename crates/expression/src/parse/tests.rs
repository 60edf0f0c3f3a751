use super::*;
use crate::references;

/// The problems of a text, each as the text it underlines and its message.
fn problems(text: &str) -> Vec<(String, String)> {
    let problems = parse(text).expect_err(text);
    assert!(!problems.is_empty());
    problems.into_iter().map(|problem| (text[problem.span.clone()].to_owned(), problem.to_string())).collect()
}

#[test]
fn precedence_shows_in_the_canonical_form() {
    for (text, canonical) in [
        ("1<2 or 2<3 and 3<4", "1 < 2 or 2 < 3 and 3 < 4"),
        ("((1 < 2) or (2 < 3)) and (3 < 4)", "(1 < 2 or 2 < 3) and 3 < 4"),
        ("not (1 < 2)", "not 1 < 2"),
        ("not (1 < 2 and 2 < 3)", "not (1 < 2 and 2 < 3)"),
        ("not (not 1 < 2)", "not (not 1 < 2)"),
        ("1 + (2 * 3) < (1 + 2) * 3", "1 + 2 * 3 < (1 + 2) * 3"),
        ("1 - (2 - 3) < (1 - 2) - 3", "1 - (2 - 3) < (1 - 2) - 3"),
        ("8 / (4 / 2) > ((8))", "8 / (4 / 2) > 8"),
        ("-1 -2 < - 3", "-1 - 2 < -3"),
        ("1 - -2 >= 2 * -1", "1 - -2 >= 2 * -1"),
        ("1 <2<= 3", "1 < 2 <= 3"),
        ("base:vendor.a-b.ai.orders[ 2026-08 ] -1 > 0", "base:vendor.a-b.ai.orders[2026-08] - 1 > 0"),
        (
            "vendor.x.revenue[FY2027] > '5 bn' or market.ai.orders[2027]>\"5 bn\"",
            "vendor.x.revenue[FY27] > \"5 bn\" or market.ai.orders[2027] > \"5 bn\"",
        ),
        ("1e3 < 2.5E-7", "1000 < 2.5e-7"),
        ("\n\t1 <\n2 ", "1 < 2"),
    ] {
        let expression = parse(text).unwrap_or_else(|problems| panic!("{text}: {problems:?}"));
        assert_eq!(expression.to_string(), canonical, "{text}");
        assert_eq!(parse(canonical).unwrap().to_string(), canonical);
    }
}

#[test]
fn references_know_their_places() {
    let text = "market.ai.orders[2027] < 0.85 * base:market.ai.orders[ 2027Q1 ]";
    let expression = parse(text).unwrap();
    let found: Vec<_> = references(&expression)
        .into_iter()
        .map(|read| {
            (read.base, &text[read.span.clone()], &text[read.name_span.clone()], &text[read.period_span.clone()])
        })
        .collect();
    assert_eq!(
        found,
        [
            (false, "market.ai.orders[2027]", "market.ai.orders", "2027"),
            (true, "base:market.ai.orders[ 2027Q1 ]", "market.ai.orders", " 2027Q1 "),
        ]
    );
}

#[test]
fn each_problem_has_its_place_and_message() {
    for (text, place, message) in [
        ("", "", "expected a number or an output, but the expression ends"),
        ("  ", "", "expected a number or an output, but the expression ends"),
        ("1 <", "", "expected a number or an output, but the expression ends"),
        ("1 < 2 3", "3", "expected and, or, or the end, found 3"),
        ("1 < 2 and or 2 < 3", "or", "expected a number or an output, found or"),
        ("not not 1 < 2", "not", "expected a number or an output, found not"),
        ("(1 < 2", "", "expected a closing parenthesis, but the expression ends"),
        ("1 < 2)", ")", "expected and, or, or the end, found )"),
        ("1 = 2", "=", "= has no meaning in an expression"),
        ("1 < 5 %", "%", "% has no meaning in an expression"),
        ("1 < 5 bn", "5 bn", "bn stands outside quotes"),
        ("1 < 5bn", "5bn", "bn stands outside quotes"),
        ("1 < 1.2.3", "1.2.3", "1.2.3 is no number"),
        ("1 < 1e999", "1e999", "1e999 is no number"),
        ("1 < 'bn", "'bn", "this quote is not closed"),
        ("market.ai.orders[2026 > 1", "[2026 > 1", "this bracket is not closed"),
        ("market.ai.orders > 1", "market.ai.orders", "market.ai.orders has no period"),
        ("base: > 1", ">", "expected the name of an output, found >"),
        ("base:[2026] > 1", "[2026]", "expected the name of an output, found [2026]"),
        ("-market.ai.orders[2026] > 1", "-", "expected a number or an output, found -"),
        ("3-2 < 1", "-", "a minus between two values has a space before it"),
        ("market.ai.orders[2027]-1 < 1", "-", "a minus between two values has a space before it"),
        ("1 < 2 < 3 < 4", "<", "at most two comparisons in a row"),
        ("1 + 2", "1 + 2", "this is a number where a comparison should stand"),
        ("not 1", "1", "this is a number where a comparison should stand"),
        ("(1 < 2) + 1 < 3", "(1 < 2)", "this is a comparison where a number should stand"),
        (
            "market.ai.orders[2026Q5] > 1",
            "2026Q5",
            "expected a period such as \"2026-08\", \"2026Q3\", \"2026\", \"FY27Q2\" or \"FY27\", found \"2026Q5\"",
        ),
        ("market.ai.orders[2027] > '9 months'", "'9 months'", "\"months\" does not fit what is counted in USD bn"),
        ("größe[2027] > 1", "ö", "ö has no meaning in an expression"),
    ] {
        let found = problems(text);
        assert_eq!(found[0], (place.to_owned(), message.to_owned()), "{text}");
    }
}

#[test]
fn problems_of_meaning_are_found_in_one_pass() {
    let found = problems("market.ai.orders[2026Q9] > 1 or 3 and market.ai.orders[2027] > '5 %' or (1 < 2) < 3");
    let places: Vec<_> = found.iter().map(|(place, _)| place.as_str()).collect();
    assert_eq!(places, ["2026Q9", "3", "(1 < 2)", "'5 %'"]);
    let found = problems("1 ? 2 ~ 3");
    assert_eq!(found.len(), 2);
}

#[test]
fn length_and_depth_are_bounded() {
    let nested = |depth: usize| format!("{}1{} < 2", "(".repeat(depth), ")".repeat(depth));
    assert!(parse(&nested(DEEPEST)).is_ok());
    assert_eq!(parse(&nested(DEEPEST + 1)).unwrap_err()[0].kind, ProblemKind::TooDeep);
    assert_eq!(parse(&nested(4_000)).unwrap_err()[0].kind, ProblemKind::TooDeep);
    assert_eq!(parse(&nested(1_000_000)).unwrap_err()[0].kind, ProblemKind::TooLong);
    assert_eq!(parse(&"not ".repeat(2_000)).unwrap_err().len(), 1);
    assert!(parse(&format!("1{} > 0", " + 1".repeat(2_400))).is_ok());
    let product = format!("{}market.ai.orders[2027]{} > '5 bn'", "(".repeat(DEEPEST), " * 2)".repeat(DEEPEST));
    assert!(parse(&product).is_ok());
    assert!(parse(&format!("1 > 0{}", " or 1 > 0".repeat(1_000))).is_ok());
}

#[test]
fn help_says_how_to_mend() {
    for (text, help) in [
        ("1 = 2", "<, <=, > or >=; a value is hit by a range such as 44 <= x <= 45"),
        ("1 < 5 bn", "a number with its unit stands in quotes, such as '24.4 bn'"),
        ("market.ai.orders > 1", "a period in brackets, such as market.ai.orders[2027]"),
        ("market.ai.orders[2027] > '9 months'", "counted in USD bn, such as \"24.4 bn\""),
        ("'9 months' > 1", "a plain number without quotes"),
    ] {
        assert_eq!(parse(text).unwrap_err()[0].kind.expected().as_deref(), Some(help), "{text}");
    }
}
