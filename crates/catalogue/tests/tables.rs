//! Rules that every row of the tables keeps.

use std::collections::BTreeSet;

use rackcast_catalogue::{
    Applies, Calendar, DISTRIBUTIONS, DefaultValue, INPUTS, InputKind, OUTPUTS, OutputKind, Range, SETTINGS,
    find_input, find_output, find_setting, is_name, is_value_word, unit,
};

#[test]
fn no_pattern_stands_twice_and_none_hides_another() {
    let inputs: BTreeSet<_> = INPUTS.iter().chain(SETTINGS).map(|spec| spec.pattern).collect();
    assert_eq!(inputs.len(), INPUTS.len() + SETTINGS.len());
    let name = |pattern: &str| {
        let part = |part: &str| match part {
            "A" | "G" | "V" | "K" => "x".to_owned(),
            "C" => "gpu".to_owned(),
            "LINE" => "service".to_owned(),
            _ => part.to_owned(),
        };
        pattern.split('.').map(part).collect::<Vec<_>>().join(".")
    };
    for spec in INPUTS {
        assert_eq!(find_input(&name(spec.pattern)).unwrap().0.pattern, spec.pattern);
    }
    for spec in OUTPUTS {
        assert_eq!(find_output(&name(spec.pattern)).unwrap().0.pattern, spec.pattern);
    }
}

#[test]
fn numbers_have_units_and_defaults_within_their_range() {
    for spec in INPUTS.iter().chain(SETTINGS) {
        assert!(spec.range.low <= spec.range.high && !spec.meaning.is_empty(), "{}", spec.pattern);
        if let DefaultValue::Number(default) = spec.default {
            assert!(spec.range.contains(default), "{}", spec.pattern);
        }
        if spec.kind == InputKind::Number {
            assert!(unit::check(spec.unit, spec.unit).is_ok() || spec.unit == "any", "{}", spec.pattern);
            assert!(spec.range != Range::ANY, "{}", spec.pattern);
        } else {
            assert!(spec.unit.is_empty() && !spec.path, "{}", spec.pattern);
        }
        if let DefaultValue::RequiredWith(key) = spec.default {
            assert!(find_input(key).is_some(), "{}", spec.pattern);
        }
    }
    for spec in OUTPUTS {
        assert!(unit::check(spec.unit, spec.unit).is_ok(), "{}", spec.pattern);
        assert_eq!(spec.calendar == Calendar::Fiscal, spec.pattern.starts_with("vendor."), "{}", spec.pattern);
    }
}

/// Figures that a reader of the format looks up, one of each kind of row.
#[test]
fn rows_say_what_the_format_says() {
    let input = |key| find_input(key).unwrap().0;
    assert_eq!(input("adoption.public.pilot_duration").allowed(), "1 to 60 months");
    assert_eq!(input("segments.cloud.orders_at_start").allowed(), "above 0 USD bn a year");
    assert_eq!(input("vendors.dell.fiscal_year_end").allowed(), "1 to 12");
    assert_eq!(input("format").allowed(), "1");
    assert_eq!(input("ordering.phantom_months").default, DefaultValue::Number(6.0));
    assert_eq!(input("general_servers.supply").default, DefaultValue::Unlimited);
    assert_eq!(input("servers.gpu.supply").default, DefaultValue::Required);
    assert_eq!(input("segments.cloud.own_inference_growth").applies, Applies::SegmentsWithoutAdoption);
    assert!(input("vendors.dell.attributes.services").path && !input("segments.cloud.orders_at_start").path);
    assert!(input("horizon.as_of").is_fixed() && !input("servers.asic_share").is_fixed());
    for (path, paths) in [(true, 34), (false, INPUTS.len() - 34)] {
        assert_eq!(INPUTS.iter().filter(|spec| spec.path == path).count(), paths);
    }
    let actual: Vec<_> = OUTPUTS.iter().filter(|spec| spec.actual).map(|spec| spec.pattern).collect();
    assert_eq!(
        actual,
        [
            "vendor.V.ai.orders",
            "vendor.V.ai.shipments",
            "vendor.V.ai.backlog",
            "vendor.V.general.orders",
            "vendor.V.general.revenue",
            "vendor.V.network.revenue",
            "vendor.V.other.revenue",
        ]
    );
    assert_eq!(find_output("vendor.hpe.ai.backlog").unwrap().0.kind, OutputKind::Stock);
}

#[test]
fn unknown_keys_are_not_found() {
    for key in ["servers.tpu.price", "vendors.dell", "vendors.dell.earnings.margin.cloud", "Servers.asic_share", ""] {
        assert!(find_input(key).is_none(), "{key}");
    }
    for name in ["vendor.dell", "vendor.dell.ai", "market.AI.orders", "segment.value.orders"] {
        assert!(find_output(name).is_none(), "{name}");
    }
}

#[test]
fn settings_are_found_by_what_people_write() {
    for (key, pattern) in [
        ("draws.n", "draws.n"),
        ("events[].when", "events[].when"),
        ("events.when", "events[].when"),
        ("grid.servers.asic_share", "grid.KEY"),
        ("tolerances.vendor.**.relative", "tolerances.OUTPUT-GLOB.relative"),
    ] {
        assert_eq!(find_setting(key).map(|spec| spec.pattern), Some(pattern), "{key}");
    }
    for key in ["draws", "grid", "grid.", "tolerances.relative", "events"] {
        assert!(find_setting(key).is_none(), "{key}");
    }
}

#[test]
fn words_of_values_name_nothing() {
    for form in DISTRIBUTIONS {
        assert!(form.needs.iter().chain(form.may).all(|word| is_value_word(word)), "{}", form.meaning);
    }
    assert!(is_name("dell") && is_name("a-b_2") && is_name("A"));
    for text in ["", "2go", "p50", "unit", "a.b", "a b", "-a", "Müller"] {
        assert!(!is_name(text), "{text}");
    }
}
