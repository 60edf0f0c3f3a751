//! What pages say of a made-up market.

mod common;

use common::{page, run, scenario};
use rackcast_catalogue::{find_input, find_output};
use rackcast_report::{
    CompareOptions, Influence, Influences, Moved, RunOptions, Selection, compare, evidence, explain_input,
    explain_output, markdown, pivot, show, snapshot,
};

fn metrics(globs: &[&str]) -> Selection {
    Selection { metrics: globs.iter().map(|glob| (*glob).to_owned()).collect(), ..Selection::default() }
}

#[test]
fn run_answers_at_a_glance() {
    let page = page(&rackcast_report::run(&run(&[]), &RunOptions::default()).unwrap());
    assert!(page.lines().all(|line| line.chars().count() <= 100));
    insta::assert_snapshot!(page);
}

#[test]
fn run_in_markdown() {
    let options = RunOptions { vendors: vec!["beta".to_owned()], ..RunOptions::default() };
    insta::assert_snapshot!(markdown(&rackcast_report::run(&run(&[]), &options).unwrap()));
}

#[test]
fn run_with_everything() {
    let options = RunOptions { all: true, ..RunOptions::default() };
    insta::assert_snapshot!(page(&rackcast_report::run(&run(&[]), &options).unwrap()));
}

#[test]
fn a_short_horizon_shows_months() {
    let run = run(&[
        "horizon.end=\"2025-08\"",
        "judgements=[{ output = \"vendor.beta.ai.orders\", period = \"FY26Q3\", drop = true }]",
        "events=[{ name = \"Alpha's AI backlog shrinks in FY27\", drop = true }, { name = \"ASIC servers pass a third of AI servers shipped\", drop = true }]",
        "checks=[{ name = \"Orders do not triple\", drop = true }]",
    ]);
    insta::assert_snapshot!(page(&rackcast_report::run(&run, &RunOptions::default()).unwrap()));
}

#[test]
fn pivot_shows_chosen_outputs() {
    let run = run(&[]);
    insta::assert_snapshot!(page(&pivot(&run, &metrics(&["market.*.share", "vendor.*.ai.orders"]), false).unwrap()));
    let at = Selection { at: Some("2027".parse().unwrap()), ..metrics(&["market.ai.*", "vendor.alpha.revenue"]) };
    insta::assert_snapshot!("at", page(&pivot(&run, &at, false).unwrap()));
}

#[test]
fn compare_shows_what_moves() {
    let runs = [run(&[]), run(&["adoption.shops.conversion_rate={ times = 1.5, from = \"2026-10\" }"])];
    let text = page(&compare(&runs, &CompareOptions::default()).unwrap());
    assert!(text.lines().all(|line| line.chars().count() <= 100));
    insta::assert_snapshot!(text);
    let same = [run(&[]), run(&[])];
    let text =
        page(&compare(&same, &CompareOptions { selection: metrics(&["market.ai.orders"]), all: false }).unwrap());
    assert!(text.contains("the same numbers"), "{text}");
}

#[test]
fn show_says_where_each_value_is_written() {
    let scenario = scenario(&["planning.service_life=4.5", "servers.asic_share={ plus = 0.05 }"]);
    insta::assert_snapshot!(page(&show(&scenario, false)));
}

#[test]
fn show_says_what_changes() {
    let scenario = scenario(&["planning.service_life=4.5", "servers.asic_share={ plus = 0.05 }"]);
    insta::assert_snapshot!(page(&show(&scenario, true)));
}

#[test]
fn evidence_says_what_becomes_of_each_figure() {
    let run = run(&[]);
    insta::assert_snapshot!(page(&evidence(&run.scenario, &run.forecast)));
}

#[test]
fn explain_says_what_an_input_means_and_moves() {
    let key = "adoption.shops.conversion_rate";
    let list =
        vec![Influence { name: "market.ai.orders", size: 0.42 }, Influence { name: "market.ai.shipments", size: 0.11 }];
    let moved = Influences { here: true, list };
    insta::assert_snapshot!(page(&explain_input(key, find_input(key).unwrap().0, Some(&moved), &scenario(&[]))));
}

#[test]
fn explain_says_what_an_output_means() {
    let (name, run) = ("vendor.alpha.ai.cover", run(&[]));
    let spec = find_output(name).unwrap().0;
    insta::assert_snapshot!(page(&explain_output(name, spec, None, &run.scenario, &run.forecast)));
}

#[test]
fn a_snapshot_notices_what_moved() {
    let (accepted, now) = (snapshot(&run(&[])), snapshot(&run(&["network.attach=0.13"])));
    assert!(Moved::between(&accepted, &accepted).is_empty());
    let text = page(&Moved::between(&accepted, &now).page("market.snapshot", false));
    insta::assert_snapshot!(text);
    assert_eq!(accepted.lines().count(), 1 + run(&[]).forecast.layout.outputs.len());
}
