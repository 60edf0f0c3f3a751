//! Long tables for programs, and what may be chosen of them.

mod common;

use common::run;
use rackcast_calendar::PeriodKind;
use rackcast_report::{Selection, csv, json};

fn chosen(metrics: &[&str]) -> Selection {
    Selection { metrics: metrics.iter().map(|glob| (*glob).to_owned()).collect(), ..Selection::default() }
}

fn names(selection: &Selection) -> Vec<String> {
    let run = run(&[]);
    let layout = &run.forecast.layout;
    let mut names: Vec<_> = selection
        .rows(&run.scenario, layout)
        .unwrap()
        .into_iter()
        .map(|row| layout.output_of(row).name.clone())
        .collect();
    names.dedup();
    names
}

#[test]
fn csv_is_one_value_a_line() {
    let selection =
        Selection { vendors: vec!["alpha".to_owned()], ..chosen(&["vendor.*.ai.orders", "vendor.*.revenue"]) };
    let text = csv(&[run(&[])], &selection).unwrap();
    insta::assert_snapshot!(
        text.lines().take(5).chain(text.lines().filter(|line| line.contains("FY26Q2"))).collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn csv_reads_back_to_the_same_bits() {
    let run = run(&[]);
    let everything =
        Selection { periods: vec![PeriodKind::Quarter, PeriodKind::Year, PeriodKind::Month], ..Selection::default() };
    let text = csv(std::slice::from_ref(&run), &everything).unwrap();
    let values: Vec<Option<u64>> =
        text.lines().skip(1).map(|line| line.split(',').nth(5).unwrap().parse().ok().map(f64::to_bits)).collect();
    assert_eq!(values, run.forecast.values.iter().map(|value| value.map(f64::to_bits)).collect::<Vec<_>>());
}

#[test]
fn json_has_outputs_events_checks_and_warnings() {
    let mut run = run(&[]);
    std::sync::Arc::make_mut(&mut run.scenario).hash = "0123".to_owned();
    let selection =
        Selection { at: Some("2027".parse().unwrap()), ..chosen(&["market.ai.orders", "vendor.alpha.eps"]) };
    insta::with_settings!({filters => vec![(r"\d\.\d{9,}", "[number]")]}, {
        insta::assert_snapshot!(json("0.1.0", &[run], &selection).unwrap());
    });
}

#[test]
fn a_star_is_one_part_and_two_are_any() {
    assert_eq!(names(&chosen(&["market.ai.*"])).len(), 5);
    assert_eq!(names(&chosen(&["vendor.*.eps"])), ["vendor.alpha.eps"]);
    assert_eq!(names(&chosen(&["**.eps"])), ["vendor.alpha.eps"]);
    assert!(names(&chosen(&["vendor.beta.**"])).contains(&"vendor.beta.segment.labs.orders".to_owned()));
    assert!(names(&chosen(&["**"])).len() == names(&Selection::default()).len());
}

#[test]
fn periods_are_quarters_and_years_unless_asked() {
    let run = run(&[]);
    let layout = &run.forecast.layout;
    let kinds = |selection: &Selection| {
        let mut kinds: Vec<_> = selection
            .rows(&run.scenario, layout)
            .unwrap()
            .into_iter()
            .map(|row| layout.rows[row].period.kind())
            .collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    };
    assert_eq!(kinds(&Selection::default()), [PeriodKind::Quarter, PeriodKind::Year]);
    assert_eq!(kinds(&Selection { periods: vec![PeriodKind::Month], ..Selection::default() }), [PeriodKind::Month]);
}

#[test]
fn what_is_not_there_is_said_with_the_nearest_name() {
    let run = run(&[]);
    let error = |selection: &Selection| selection.rows(&run.scenario, &run.forecast.layout).unwrap_err();
    insta::assert_snapshot!(
        [
            error(&chosen(&["market.ai.order"])),
            error(&chosen(&["market"])),
            error(&chosen(&["xyz.*"])),
            error(&chosen(&["market.ai*"])),
            error(&Selection { vendors: vec!["alhpa".to_owned()], ..Selection::default() }),
            error(&Selection { vendors: vec!["zzz".to_owned()], ..Selection::default() }),
            error(&Selection { at: Some("2031".parse().unwrap()), ..Selection::default() }),
        ]
        .join("\n")
    );
}
