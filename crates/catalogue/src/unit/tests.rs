use super::*;
use crate::{INPUTS, OUTPUTS};

#[test]
fn reads_what_people_write() {
    for (text, target, number) in [
        ("24.4 bn", "USD bn", 24.4_f64),
        ("24.4bn", "USD bn", 24.4),
        ("USD 24.4 bn", "USD bn", 24.4),
        ("$24.4 bn", "USD bn", 24.4),
        ("$ 350m", "USD bn", 0.35),
        ("24.4 billion USD", "USD bn", 24.4),
        ("254 bn", "USD bn a year", 254.0),
        ("254 bn a year", "USD bn a year", 254.0),
        ("2700 m per quarter", "USD bn a quarter", 2.7),
        ("0.11 bn/quarter", "USD bn a quarter", 0.11),
        ("1.2 tn", "USD bn", 1200.0),
        ("350 m", "USD bn", 0.35),
        ("27.8 %", "1", 0.278),
        ("27.8%", "1", 0.278),
        ("-5 %", "1", -0.05),
        ("\u{2212}5 %", "1", -0.05),
        ("45 %", "a year", 0.45),
        ("45 % a year", "a year", 0.45),
        ("0.45 a year", "a year", 0.45),
        ("9 months", "months", 9.0),
        ("1 month", "months", 1.0),
        ("2 years", "months", 24.0),
        ("18 months", "years", 1.5),
        ("2 quarters", "months", 6.0),
        ("6 months", "quarters", 2.0),
        ("189 k", "USD thousand", 189.0),
        ("USD 189 k", "USD thousand", 189.0),
        ("189000 USD", "USD thousand", 189.0),
        ("155 k", "thousand servers a month", 155.0),
        ("155 thousand servers a month", "thousand servers a month", 155.0),
        ("1.2 million", "thousand", 1200.0),
        ("1.2 million servers", "thousand", 1200.0),
        ("1.43 bn shares", "bn", 1.43),
        ("1430 m", "bn", 1.43),
        ("0.79 USD a share", "USD a share", 0.79),
        ("$0.79 a share", "USD a share", 0.79),
        ("1e3 m", "USD bn", 1.0),
        ("0.5 log odds", "log odds", 0.5),
    ] {
        assert_eq!(number_in(text, target).map(f64::to_bits), Ok(number.to_bits()), "{text} in {target}");
    }
}

#[test]
fn another_kind_or_time_base_is_refused() {
    for (text, target) in [
        ("24.4 bn", "1"),
        ("24.4 bn", "months"),
        ("9 months", "1"),
        ("9 months", "a year"),
        ("9 months", "USD bn"),
        ("27.8 %", "USD bn"),
        ("27.8 %", "months"),
        ("3 bn a quarter", "USD bn a year"),
        ("3 bn a year", "USD bn a quarter"),
        ("3 bn a year", "USD bn"),
        ("5 % a quarter", "a year"),
        ("5 % a quarter", "1"),
        ("155 k a year", "thousand servers a month"),
        ("155 k servers", "USD thousand"),
        ("$155 k", "thousand servers a month"),
        ("2.1 bn USD", "thousand"),
        ("5 %", "log odds"),
        ("5 k", "capacity"),
        ("3 months", "any"),
    ] {
        let error = number_in(text, target).unwrap_err();
        assert!(matches!(error, UnitError::OtherKind { .. }), "{text} in {target}: {error:?}");
        assert!(error.to_string().contains(target) || ["1", "any"].contains(&target), "{error}");
    }
}

#[test]
fn what_is_no_number_or_no_unit_is_refused() {
    type Is = fn(&UnitError) -> bool;
    let no_number: Is = |error| matches!(error, UnitError::NoNumber { .. });
    let no_unit: Is = |error| matches!(error, UnitError::NoUnit { .. });
    let unknown: Is = |error| matches!(error, UnitError::Unknown { .. });
    let not_finite: Is = |error| matches!(error, UnitError::NotFinite { .. });
    for (text, is) in [
        ("", no_number),
        ("bn", no_number),
        ("about 24 bn", no_number),
        ("1,430 m", no_number),
        ("24..4 bn", no_number),
        (".5 bn", no_number),
        ("inf bn", no_number),
        ("NaN %", no_number),
        ("--5 bn", no_number),
        ("\u{1F4B0} 5 bn", no_number),
        ("24.4", no_unit),
        ("  7 ", no_unit),
        ("24.4 EUR bn", unknown),
        ("24.4 bn bn", unknown),
        ("24.4 bn USD USD", unknown),
        ("USD 24.4 bn USD", unknown),
        ("5 k %", unknown),
        ("3 million months", unknown),
        ("5 a fortnight", unknown),
        ("5 bn a", unknown),
        ("5 bn/", unknown),
        ("1e400 bn", not_finite),
        ("1e99999999999999 bn", not_finite),
    ] {
        let error = number_in(text, "USD bn").unwrap_err();
        assert!(is(&error), "{text}: {error:?}");
    }
}

#[test]
fn declared_units_keep_the_digits() {
    for (number, unit, target, converted) in [
        (24_400.0, "USD m", "USD bn", 24.4_f64),
        (27.8, "%", "1", 0.278),
        (31.0, "% a year", "a year", 0.31),
        (0.31, "a year", "a year", 0.31),
        (2.11, "million", "thousand", 2110.0),
        (2110.0, "thousand", "thousand", 2110.0),
        (189_000.0, "USD", "USD thousand", 189.0),
        (0.189, "USD m", "USD thousand", 189.0),
        (6.0, "months", "quarters", 2.0),
        (3.17, "USD bn", "USD bn a year", 3.17),
        (0.5, "1", "any", 0.5),
        (1e-300, "%", "1", 1e-302),
    ] {
        assert_eq!(convert(number, unit, target).map(f64::to_bits), Ok(converted.to_bits()), "{number} {unit}");
    }
    for (unit, target) in [("USD m a quarter", "USD bn a year"), ("a quarter", "a year"), ("USD bn", "1"), ("", "1")] {
        assert!(check(unit, target).is_err(), "{unit} to {target}");
    }
    assert!(matches!(convert(f64::NAN, "%", "1"), Err(UnitError::NotFinite { .. })));
    assert!(matches!(convert(1e300, "tn", "USD"), Err(UnitError::NotFinite { .. })));
}

/// The units of both tables, each once.
fn units() -> std::collections::BTreeSet<&'static str> {
    let inputs = INPUTS.iter().filter(|spec| !spec.is_fixed()).map(|spec| spec.unit);
    inputs.chain(OUTPUTS.iter().map(|spec| spec.unit)).collect()
}

#[test]
fn every_unit_of_the_tables_is_its_own_and_no_others() {
    let units = units();
    assert!(units.len() >= 16, "{units:?}");
    for unit in &units {
        if *unit != "any" {
            assert_eq!(convert(12.5, unit, unit), Ok(12.5), "{unit}");
        }
        // The same units with another power of ten, with another number of months, or with something left unsaid.
        let kin: &[&str] = match *unit {
            "USD bn" => &["USD thousand"],
            "USD thousand" => &["USD bn"],
            "1" => &["a year", "any"],
            "bn" => &["USD bn", "USD thousand", "USD bn a year", "USD bn a quarter", "thousand", "any"],
            "thousand" => &["USD bn", "USD thousand", "USD bn a year", "USD bn a quarter", "bn", "any"],
            "months" => &["years", "quarters"],
            "years" => &["months", "quarters"],
            "quarters" => &["months", "years"],
            _ => &[],
        };
        for target in &units {
            let unsaid = matches!(*unit, "USD bn" | "USD thousand")
                && matches!(*target, "USD bn a year" | "USD bn a quarter")
                || matches!(*unit, "bn" | "thousand") && *target == "thousand servers a month"
                || matches!(*unit, "bn" | "thousand" | "USD bn" | "USD thousand") && *target == "USD a share";
            let expected = unit == target || kin.contains(target) || unsaid;
            assert_eq!(check(unit, target).is_ok(), expected, "{unit} to {target}");
        }
    }
}

#[test]
fn every_example_is_read() {
    for unit in units() {
        if let Some(example) = example(unit) {
            assert!(number_in(example, unit).is_ok(), "{example} in {unit}");
        }
    }
    assert_eq!(example("log odds"), None);
}

#[test]
fn messages_say_what_is_counted() {
    let error = number_in("9 months", "USD bn").unwrap_err();
    assert_eq!(error.to_string(), "\"months\" does not fit what is counted in USD bn");
    assert_eq!(error.help().as_deref(), Some("counted in USD bn, such as \"24.4 bn\""));
    let error = number_in("3 % a quarter", "a year").unwrap_err();
    assert_eq!(error.to_string(), "\"% a quarter\" does not fit a rate a year");
    assert_eq!(error.help().as_deref(), Some("a rate a year, such as \"45 % a year\""));
    assert_eq!(number_in("5 bushels", "1").unwrap_err().to_string(), "\"bushels\" is no unit");
    let long = number_in(&format!("5 {}", "x".repeat(10_000)), "1").unwrap_err().to_string();
    assert!(long.chars().count() < 80, "{long}");
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,40}", unit in "\\PC{0,20}") {
        for target in ["USD bn", "1", "months", "a year", "any"] {
            let _ = number_in(&text, target);
            let _ = check(&unit, target);
        }
    }

    #[test]
    fn conversion_and_back_is_exact(number in -1e6..1e6_f64) {
        let percent = convert(number, "1", "1").unwrap();
        proptest::prop_assert_eq!(percent.to_bits(), number.to_bits());
        let there = convert(number, "USD bn", "USD thousand").unwrap();
        let back = convert(there, "USD thousand", "USD bn").unwrap();
        proptest::prop_assert!((back - number).abs() <= number.abs() * 1e-15);
    }
}
