//! Scenarios side by side, draw by draw.

mod common;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64};

use common::{UNCERTAIN, page, run};
use rackcast_forecast::Model;
use rackcast_report::{
    CompareOptions, Drawn, Run, Selection, compare, compare_quantities, csv, json, table_quantities,
};
use rackcast_uncertainty::{Settings, compare as compare_draws, keep};

const MORE: &str = "segments.labs.training_growth={ plus = 0.2 }";

/// Runs of the uncertain market, each with more settings, and draws of some of their quantities.
fn drawn(more: &[&[&str]], quantities: impl Fn(&[Run]) -> Vec<Vec<Option<usize>>>) -> Vec<Run> {
    let mut runs: Vec<Run> = more.iter().map(|more| run(&[UNCERTAIN, more].concat())).collect();
    for run in &mut runs {
        Arc::make_mut(&mut run.scenario).draws.n = 500;
    }
    let models: Vec<_> = runs.iter().map(|run| Model::new(Arc::clone(&run.scenario)).unwrap()).collect();
    let (models, quantities) = (models.iter().collect::<Vec<_>>(), quantities(&runs));
    let (progress, stop) = (AtomicU64::new(0), AtomicBool::new(false));
    let settings = Settings::of(&runs[0].scenario);
    let comparison = compare_draws(&models, &quantities, &settings, &progress, &stop).unwrap().unwrap();
    for (run, drawn) in runs.iter_mut().zip(Drawn::compared(&quantities, &comparison)) {
        run.draws = Some(drawn);
    }
    runs
}

fn shown(more: &[&[&str]], options: &CompareOptions) -> String {
    let runs = drawn(more, |runs| compare_quantities(runs, options).unwrap());
    let page = page(&compare(&runs, options).unwrap());
    assert!(page.lines().all(|line| line.chars().count() <= 100), "{page}");
    page
}

#[test]
fn a_page_shows_bands_of_differences() {
    insta::assert_snapshot!(shown(&[&[], &[MORE]], &CompareOptions::default()));
}

#[test]
fn each_of_several_stands_against_the_first() {
    let selection = Selection { vendors: vec!["beta".to_owned()], ..Selection::default() };
    let options = CompareOptions { selection, all: false };
    insta::assert_snapshot!(shown(&[&[], &[MORE], &["servers.asic_share={ plus = 0.1 }"]], &options));
}

#[test]
fn what_is_the_same_in_every_draw_is_said_to_be() {
    let page = shown(&[&[], &[]], &CompareOptions::default());
    assert!(page.contains("the same numbers") && page.contains("No difference here varies"), "{page}");
    assert!(page.contains(" same\n") && !page.contains("never"), "{page}");
}

#[test]
fn tables_for_programs_have_the_columns_of_differences() {
    let selection = Selection {
        metrics: vec!["market.*.orders".to_owned()],
        at: Some("2027".parse().unwrap()),
        ..Selection::default()
    };
    let runs = drawn(&[&[], &[MORE]], |runs| table_quantities(runs, &selection).unwrap());
    insta::assert_snapshot!("csv", csv(&runs, &selection).unwrap());
    let json: serde_json::Value = serde_json::from_str(&json("0.0.0", &runs, &selection).unwrap()).unwrap();
    let of = |run: usize| json["scenarios"][run]["outputs"][0].clone();
    assert!(of(0)["difference"].is_null() && of(0)["p50"].is_number(), "{}", of(0));
    assert!(of(1)["difference_p95"].is_number() && of(1)["above"] == 1.0, "{}", of(1));
}

/// The statistics of differences are those of all draws of both, kept one by one.
#[test]
fn differences_are_of_the_same_draws() {
    let selection = Selection {
        metrics: vec!["market.ai.orders".to_owned()],
        at: Some("2027".parse().unwrap()),
        ..Selection::default()
    };
    let runs =
        drawn(&[&[], &["servers.asic_share={ plus = 0.05 }"]], |runs| table_quantities(runs, &selection).unwrap());
    let values = |run: &Run| {
        let model = Model::new(Arc::clone(&run.scenario)).unwrap();
        let (progress, stop, mut values) = (AtomicU64::new(0), AtomicBool::new(false), Vec::new());
        let row = run.forecast.layout.row("market.ai.orders", "2027".parse().unwrap()).unwrap();
        let mut sink = |kept: rackcast_uncertainty::KeptDraws| {
            values.extend_from_slice(&kept.rows[0]);
            Ok::<_, ()>(())
        };
        keep(&model, &[row], &Settings::of(&run.scenario), &progress, &stop, &mut sink).unwrap().unwrap();
        (row, values)
    };
    let ((_, first), (row, second)) = (values(&runs[0]), values(&runs[1]));
    let mut differences: Vec<f64> = second.iter().zip(&first).map(|(second, first)| second - first).collect();
    differences.sort_by(f64::total_cmp);
    let found = runs[1].draws.as_ref().unwrap().difference(row).unwrap();
    let positive = differences.iter().filter(|difference| **difference > 0.0).count();
    assert_eq!(found.positive, positive as u64);
    assert!((found.mean.unwrap() - differences.iter().sum::<f64>() / 500.0).abs() < 1e-9);
    // The median of 500 lies between the two in the middle.
    assert!((found.quantiles[3].unwrap() - f64::midpoint(differences[249], differences[250])).abs() < 1e-9);
    assert!(found.quantiles[6].unwrap() - found.quantiles[0].unwrap() < 20.0);
}
