//! What changed between two versions of a made-up market, and what that does.

mod common;

use std::collections::BTreeMap;

use common::{page, run};
use rackcast_calendar::PeriodKind;
use rackcast_report::{Diff, DiffPair, DiffSide, Run};
use serde_json::Value;

fn side(name: &str, run: &Run) -> DiffSide {
    DiffSide::of_run(name, "1", run.clone(), Vec::new())
}

fn diff(old: &Run, new: &Run) -> Diff {
    let pair = DiffPair { name: "m".to_owned(), old: Some(side("old", old)), new: Some(side("new", new)) };
    Diff::new(["old", "new"], vec![pair])
}

fn shown(old: &[&str], new: &[&str]) -> String {
    page(&diff(&run(old), &run(new)).page(true))
}

/// The line of a page that begins with this.
fn line<'p>(page: &'p str, begins: &str) -> &'p str {
    page.lines().find(|line| line.trim_start().starts_with(begins)).unwrap_or_else(|| panic!("{begins} in {page}"))
}

#[test]
fn every_verdict_is_what_the_two_forecasts_say() {
    let (old, new) =
        (run(&[]), run(&["segments.labs.training_growth={ plus = 0.02 }", "tolerances.market.\"**\".relative=0.02"]));
    let text = diff(&old, &new).json("1").unwrap();
    let json: Value = serde_json::from_str(&text).unwrap();
    let told: BTreeMap<(String, String), bool> = json["scenarios"][0]["outputs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let text = |key: &str| row[key].as_str().unwrap().to_owned();
            ((text("metric"), text("period")), text("verdict") == "beyond")
        })
        .collect();
    let mut expected = BTreeMap::new();
    for (index, row) in new.forecast.layout.rows.iter().enumerate() {
        let output = new.forecast.layout.output_of(index);
        let before = old.forecast.value(&output.name, row.period);
        if let (Some(a), Some(b)) = (before, new.forecast.values[index])
            && row.period.kind() != PeriodKind::Month
            && (a - b).abs() > 1e-9 * a.abs().max(b.abs()).max(1.0)
        {
            let allowed = if output.name.starts_with("market.") { 0.02 } else { 0.001 };
            let beyond = (a - b).abs() > allowed * a.abs().max(b.abs());
            expected.insert((output.name.clone(), row.period.to_string()), beyond);
        }
    }
    assert!(expected.values().any(|beyond| *beyond) && expected.values().any(|beyond| !beyond));
    assert_eq!(told, expected);
}

#[test]
fn a_bend_a_half_life_and_a_point_are_told_apart() {
    let bent = shown(&[], &["servers.asic_share={ plus = 0.05, from = \"2027-01\" }"]);
    assert!(line(&bent, "servers.asic_share").contains("+ 0.05 from 2027-01"), "{bent}");
    assert!(!line(&bent, "servers.asic_share").contains("0.25"), "points that stay are not told: {bent}");
    let points = "2026 = { p10 = 0.2, p50 = 0.25, p90 = 0.3 }, 2027 = 0.4";
    let (short, long) = (
        format!("servers.asic_share={{ {points}, half_life = 6 }}"),
        format!("servers.asic_share={{ {points}, half_life = 12 }}"),
    );
    let glides = shown(&[&short], &[&long]);
    assert!(line(&glides, "servers.asic_share").contains("half-life 6 months"), "{glides}");
    assert!(glides.contains("The forecast is the same"), "the median run knows no half-life: {glides}");
}

#[test]
fn what_only_one_side_has_is_beyond_tolerance() {
    let (old, new) = (run(&[]), run(&["vendors.beta=false"]));
    let gone = diff(&old, &new);
    assert!(gone.is_beyond_tolerance());
    let text = page(&gone.page(true));
    assert!(text.contains("outputs are gone: ") && text.contains("vendor.beta.ai.orders"), "{text}");
    assert!(text.contains("no more vendor beta"), "{text}");
    let back = page(&diff(&new, &old).page(false));
    assert!(back.contains("outputs are new: ") && back.contains("more."), "{back}");
}

#[test]
fn periods_of_one_side_alone_are_not_compared() {
    let longer = shown(&[], &["horizon.end=2028-12"]);
    assert!(
        longer.contains("The forecast is the same") && longer.contains("horizon end: 2027-12 → 2028-12"),
        "{longer}"
    );
    let (short, other) = (&["horizon.end=2025-08"][..], &["horizon.end=2025-08", "servers.gpu.price=200"][..]);
    let months = shown(short, other);
    assert!(months.contains("2025-08"), "months where nothing longer is: {months}");
}

#[test]
fn many_scenarios_are_told_once() {
    let (old, new) = (run(&[]), run(&["servers.gpu.price=200"]));
    let pair = |name: &str, new: &Run| {
        let (old, new) = (Some(side(name, &old)), Some(side(name, new)));
        DiffPair { name: name.to_owned(), old, new }
    };
    let one_sided = DiffPair { name: "fresh".to_owned(), old: None, new: Some(side("fresh", &new)) };
    let pairs = vec![pair("a", &new), pair("b", &new), pair("c", &old), one_sided];
    let text = page(&Diff::new(["x", "y"], pairs).page(false));
    assert!(text.contains("2 of 4 scenarios move beyond tolerance; 1 is the same."), "{text}");
    assert!(text.contains("New: fresh."), "{text}");
    // A setting on the command line is of no file, so that the second adds nothing to the first.
    assert_eq!(text.matches(": what changed").count(), 1, "{text}");
    assert!(text.contains("1 more scenario differs"), "{text}");
}
