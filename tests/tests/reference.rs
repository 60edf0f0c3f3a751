//! The engine agrees with what another implementation of docs/model.md makes of three scenarios (`reference/README.md`).

use std::collections::BTreeMap;

use rackcast_calendar::{Month, PeriodKind};
use rackcast_tests::{Months, REFERENCES, reference, reference_file};

/// Largest relative difference; of figures below [`FLOOR`], relative to that.
const TOLERANCE: f64 = 1e-9;
const FLOOR: f64 = 1e-6;

fn rows(name: &str) -> Vec<csv::StringRecord> {
    csv::Reader::from_reader(reference_file(name).as_bytes()).records().map(|row| row.expect("a row")).collect()
}

fn agrees(expected: f64, got: f64) -> bool {
    (expected - got).abs() <= TOLERANCE * expected.abs().max(FLOOR)
}

fn agree(name: &str) {
    let ran = reference(name);
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
            Some(got) if agrees(value, got) => {}
            Some(got) => faults.push(format!("{} {}: expected {value}, got {got}", &row[0], &row[1])),
        }
    }
    faults.extend(got.keys().map(|(output, period)| format!("{output} {period} is one too many")));
    assert!(faults.is_empty(), "{name}: {} faults, first\n{}", faults.len(), faults[..faults.len().min(10)].join("\n"));
}

#[test]
fn every_output_agrees() {
    for name in REFERENCES {
        agree(name);
    }
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
        "required capacity, training"
        | "cost of capacity c"
        | "answer to price D"
        | "on order L at start"
        | "servers ordered n (model)" => {
            return None;
        }
        _ => panic!("reference/small-months.csv has a quantity that this test does not know: {quantity}"),
    })
}

#[test]
fn the_small_market_agrees_month_by_month() {
    let ran = reference("small");
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
        let same = got.is_some_and(|got| agrees(expected, got));
        assert!(same, "first difference: {quantity} of {of} in {month}: expected {expected}, got {got:?} ({output})");
        compared += 1;
    }
    assert!(compared > 700, "only {compared} figures were compared");
}
