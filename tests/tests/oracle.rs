//! The engine agrees with docs/model.md written a second time, on random scenarios, in every output and period.

use proptest::test_runner::TestCaseError;
use rackcast_tests::{hold, oracle};

/// Of figures below this (USD bn, thousand servers, …) the absolute difference counts.
const FLOOR: f64 = 1e-6;

#[test]
fn the_engine_does_what_the_page_says() {
    hold(200, |_, ran| {
        let expected = oracle::outputs(&ran.scenario);
        let layout = &ran.forecast.layout;
        if layout.outputs.len() != expected.len() {
            return Err(TestCaseError::fail("not the outputs that the page lists"));
        }
        for (row, value) in layout.rows.iter().zip(&ran.forecast.values) {
            let output = &layout.outputs[row.output];
            let start = ran.scenario.horizon.start;
            let month = |month: rackcast_calendar::Month| usize::try_from(month.since(start)).expect("inside");
            let months = month(row.period.first_month(output.fiscal))..=month(row.period.last_month(output.fiscal));
            let measure =
                expected.get(&output.name).ok_or_else(|| TestCaseError::fail(format!("no {}", output.name)))?;
            let (wanted, dust) = (measure.over(months.clone()), measure.over_dust(months));
            let agrees = match (wanted, value) {
                (None, None) => true,
                (Some(wanted), Some(value)) => (wanted - value).abs() <= 1e-9 * wanted.abs().max(FLOOR),
                _ => false,
            };
            if !agrees && !dust {
                return Err(TestCaseError::fail(format!(
                    "{} in {}: {value:?}, not {wanted:?}",
                    output.name, row.period
                )));
            }
        }
        Ok(())
    });
}
