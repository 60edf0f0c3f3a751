//! The engine agrees with what another implementation of docs/model.md makes of three scenarios (`reference/README.md`).

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use rackcast_calendar::{Month, PeriodKind};
use rackcast_tests::{Months, Ran};

/// Largest relative difference; of figures below [`FLOOR`], relative to that.
const TOLERANCE: f64 = 1e-9;
const FLOOR: f64 = 1e-6;

fn file(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("reference").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn run(name: &str) -> Ran {
    let observations = format!("{name}-observations.csv");
    let rows = file(&observations);
    let loaded = rackcast_tests::load("case.toml", file(&format!("{name}.toml")).as_bytes(), &[(observations.as_str(), rows.as_bytes())]);
    Ran::from(loaded.unwrap_or_else(|problems| panic!("{}", rackcast_tests::say(&problems)))).expect("it runs")
}

fn rows(name: &str) -> Vec<csv::StringRecord> {
    csv::Reader::from_reader(file(name).as_bytes()).records().map(|row| row.expect("a row")).collect()
}

fn difference(expected: f64, got: f64) -> f64 {
    (expected - got).abs() / expected.abs().max(FLOOR)
}

fn agree(name: &str) {
    let ran = run(name);
    let mut got: BTreeMap<(String, String), f64> = BTreeMap::new();
    for (row, value) in ran.forecast.layout.rows.iter().zip(&ran.forecast.values) {
        if let (Some(value), false) = (value, row.period.kind() == PeriodKind::Month) {
            got.insert((ran.forecast.layout.outputs[row.output].name.clone(), row.period.to_string()), *value);
        }
    }
    let mut faults = Vec::new();
    let expected = rows(&format!("{name}-outputs.csv"));
    assert!(expected.len() > 500);
    for row in &expected {
        let value: f64 = row[2].parse().expect("a number");
        match got.remove(&(row[0].to_owned(), row[1].to_owned())) {
            None => faults.push(format!("{} {} is missing", &row[0], &row[1])),
            Some(got) if !(difference(value, got) <= TOLERANCE) => {
                faults.push(format!("{} {}: expected {value}, got {got}", &row[0], &row[1]));
            }
            Some(_) => {}
        }
    }
    faults.extend(got.keys().map(|(output, period)| format!("{output} {period} is one too many")));
    assert!(faults.is_empty(), "{name}: {} faults, first\n{}", faults.len(), faults[..faults.len().min(10)].join("\n"));
}

#[test]
fn the_small_market_agrees() {
    agree("small");
}

#[test]
fn reported_and_judged_figures_agree() {
    agree("actuals");
}

#[test]
fn an_early_base_case_agrees() {
    agree("base");
}

/// What another implementation calls a quantity, and the output that it is; `None` where no output shows it.
fn output(quantity: &str, of: &str, segment: bool) -> Option<String> {
    Some(match quantity {
        "conversions" => format!("adoption.{of}.conversions"),
        "pilots at end" => format!("adoption.{of}.pilots"),
        "production at end" => format!("adoption.{of}.production"),
        "mix alpha" => format!("segment.{of}.asic.share"),
        "orders" => format!("segment.{of}.orders"),
        "shipments" if segment => format!("segment.{of}.shipments"),
        "shipments" => format!("vendor.{of}.ai.shipments"),
        "backlog at end" => format!("segment.{of}.backlog"),
        "installed K at end" | "installed K at start" => format!("segment.{of}.installed"),
        "fill rho" => format!("supply.{of}.fill"),
        "servers shipped" => format!("market.{of}.servers"),
        "orders with phantom" => format!("vendor.{of}.ai.orders"),
        "cancelled with phantom" => format!("vendor.{of}.ai.cancellations"),
        "backlog with phantom at end" => format!("vendor.{of}.ai.backlog"),
        "phantom backlog at end" => format!("vendor.{of}.ai.phantom_backlog"),
        "general orders" => format!("vendor.{of}.general.orders"),
        "general shipments" => format!("vendor.{of}.general.revenue"),
        "general backlog at end" => format!("vendor.{of}.general.backlog"),
        "service recognised" => format!("vendor.{of}.service.revenue"),
        "network" => format!("vendor.{of}.network.revenue"),
        "revenue" => format!("vendor.{of}.revenue"),
        "operating income" => format!("vendor.{of}.operating_income"),
        "eps" => format!("vendor.{of}.eps"),
        "required capacity, inference" => format!("segment.{of}.inference.compute_share"),
        // Told by what they cause: installed capacity, orders and the mix.
        "required capacity, training" | "cost of capacity c" | "answer to price D" | "on order L at start" | "servers ordered n (model)" => {
            return None;
        }
        _ => panic!("reference/small-months.csv has a quantity that this test does not know: {quantity}"),
    })
}

#[test]
fn the_small_market_agrees_month_by_month() {
    let ran = run("small");
    let months = Months(&ran.forecast);
    let start = ran.scenario.horizon.start;
    let mut training: BTreeMap<(String, String), f64> = BTreeMap::new();
    let mut compared = 0;
    for row in rows("small-months.csv") {
        let (month, quantity, of) = (&row[0], &row[1], &row[2]);
        let mut expected: f64 = row[3].parse().expect("a number");
        let at = month.parse::<Month>().expect("a month").since(start);
        let mut at = usize::try_from(at).expect("a month of the horizon");
        if quantity == "required capacity, training" {
            training.insert((month.to_owned(), of.to_owned()), expected);
        }
        if quantity == "required capacity, inference" {
            expected /= expected + training[&(month.to_owned(), of.to_owned())];
        }
        if quantity == "installed K at start" {
            let Some(before) = at.checked_sub(1) else { continue };
            at = before;
        }
        let segment = ran.scenario.segments.iter().any(|segment| segment == of);
        let Some(output) = output(quantity, of, segment) else { continue };
        let got = months.maybe(&output)[at];
        let agrees = got.is_some_and(|got| difference(expected, got) <= TOLERANCE);
        assert!(agrees, "first difference: {quantity} of {of} in {month}: expected {expected}, got {got:?} ({output})");
        compared += 1;
    }
    assert!(compared > 700, "only {compared} figures were compared");
}
