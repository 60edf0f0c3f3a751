//! docs/model.md written a second time, as plainly as its text and apart from the engine, for tests to compare with.
//!
//! Slow on purpose: arrays of months, bisection, no sharing of work. Where the two part, one of them misreads the page.

mod drawn;
mod figures;
mod lines;
mod market;
mod outputs;
mod parameters;
mod vendors;

use std::collections::BTreeMap;

use rackcast_scenario::Scenario;

pub use drawn::Drawn;
use market::Buyers;
pub use outputs::Measure;
use parameters::Parameters;
use vendors::Sellers;

/// A number for every segment and class.
type BySegment = Vec<[f64; 2]>;

/// Every output of a scenario with its distributions at their medians, as a measure that gives its value over any months.
#[must_use]
pub fn outputs(scenario: &Scenario) -> BTreeMap<String, Measure> {
    drawn_outputs(scenario, &Drawn::nothing(scenario))
}

/// The same of a draw.
#[must_use]
pub fn drawn_outputs(scenario: &Scenario, drawn: &Drawn) -> BTreeMap<String, Measure> {
    let parameters = Parameters::of(scenario, drawn);
    let mut buyers = Buyers::start(&parameters);
    let mut sellers = Sellers::start(&parameters, &buyers);
    buyers.start_capacity(&parameters, &sellers);
    let mut record = outputs::Record::new(scenario);
    for month in 0..parameters.months {
        sellers.turn_phantom(&parameters, month);
        buyers.order(&parameters, month);
        let flows = sellers.trade(&parameters, month, &buyers.orders);
        buyers.receive(&parameters, &flows);
        let factors = sellers.restate(&parameters, month);
        for (on_order, factor) in buyers.on_order.iter_mut().zip(factors) {
            *on_order *= factor;
        }
        let lines = lines::month(&parameters, month, &buyers, &mut sellers, &flows);
        record.month(&parameters, month, &buyers, &sellers, &flows, &lines);
    }
    record.outputs
}
