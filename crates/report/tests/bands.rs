//! What pages and tables say of draws of a made-up market.

mod common;

use common::{UNCERTAIN, drawn, page};
use rackcast_report::{BandsOptions, Run, Selection, bands, bands_rows, csv, json, markdown};

fn shown(settings: &[&str], options: &BandsOptions) -> Run {
    drawn(settings, 500, |run| bands_rows(run, options).unwrap())
}

fn metrics(globs: &[&str]) -> Selection {
    Selection { metrics: globs.iter().map(|&glob| glob.to_owned()).collect(), ..Selection::default() }
}

#[test]
fn a_page_says_how_sure_the_answer_is() {
    let options = BandsOptions::default();
    let page = page(&bands(&shown(UNCERTAIN, &options), &options).unwrap());
    assert!(page.lines().all(|line| line.chars().count() <= 100));
    insta::assert_snapshot!(page);
}

#[test]
fn a_vendor_in_markdown_has_its_own_fan() {
    let selection = Selection { vendors: vec!["beta".to_owned()], ..Selection::default() };
    let options = BandsOptions { selection, ..BandsOptions::default() };
    insta::assert_snapshot!(markdown(&bands(&shown(UNCERTAIN, &options), &options).unwrap()));
}

#[test]
fn chosen_outputs_have_every_quantile() {
    let selection = metrics(&["market.ai.orders", "vendor.alpha.ai.cover"]);
    let options = BandsOptions { selection, fan: Some("vendor.alpha.ai.orders".to_owned()), ..BandsOptions::default() };
    insta::assert_snapshot!(page(&bands(&shown(UNCERTAIN, &options), &options).unwrap()));
}

#[test]
fn every_period_of_the_forecast_is_shown_on_request() {
    let options = BandsOptions { all: true, ..BandsOptions::default() };
    let page = page(&bands(&shown(UNCERTAIN, &options), &options).unwrap());
    for period in ["2026Q3", "2027Q4", "FY26Q4", "FY27Q4", " FY27\n"] {
        assert!(page.contains(period), "{period}: {page}");
    }
    assert!(page.lines().all(|line| line.chars().count() <= 100));
}

#[test]
fn what_is_certain_is_said_to_be() {
    let options = BandsOptions::default();
    let page = page(&bands(&shown(&[], &options), &options).unwrap());
    assert!(page.contains("Nothing here differs from draw to draw") && page.contains("always"), "{page}");
    assert!(!page.contains("Bands hold"), "{page}");
}

#[test]
fn quantiles_that_are_not_exact_have_their_error() {
    let options = BandsOptions::default();
    let mut run = shown(UNCERTAIN, &options);
    run.draws.as_mut().unwrap().summary.exact = false;
    let page = page(&bands(&run, &options).unwrap());
    assert!(page.contains("off by at most 0.15 % of the range") && !page.contains("exact"), "{page}");
}

#[test]
fn an_unknown_output_has_no_fan() {
    let options = BandsOptions { fan: Some("market.ai.shipment".to_owned()), ..BandsOptions::default() };
    let refused = bands_rows(&common::run(&[]), &options).unwrap_err();
    assert_eq!(refused, "no output matches \"market.ai.shipment\"; did you mean \"market.ai.shipments\"?");
}

#[test]
fn tables_for_programs_have_the_columns_of_draws() {
    let selection = Selection { at: Some("2027".parse().unwrap()), ..metrics(&["market.*.orders"]) };
    let run = drawn(UNCERTAIN, 500, |run| selection.rows(&run.scenario, &run.forecast.layout).unwrap());
    let runs = [run];
    insta::assert_snapshot!("csv", csv(&runs, &selection).unwrap());
    insta::assert_snapshot!("json", json("0.0.0", &runs, &selection).unwrap());
}
