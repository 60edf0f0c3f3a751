//! What a draw puts in place of medians and of no noise (section 9).

use std::collections::BTreeMap;

use rackcast_scenario::Scenario;

/// A draw, month by month.
#[derive(Debug, Clone)]
pub struct Drawn {
    /// Inputs that it has a number for, by key.
    pub inputs: BTreeMap<String, Vec<f64>>,
    /// What the capacity that each segment needs is multiplied by.
    pub demand: Vec<Vec<f64>>,
    /// What each vendor's orders are multiplied by.
    pub orders: Vec<Vec<f64>>,
    /// What each vendor's wanted shipments are multiplied by.
    pub shipments: Vec<Vec<f64>>,
}

impl Drawn {
    /// Medians and no noise.
    #[must_use]
    pub fn nothing(scenario: &Scenario) -> Self {
        let ones = |of: usize| vec![vec![1.0; scenario.horizon.months()]; of];
        let vendors = || ones(scenario.vendors.len());
        Self { inputs: BTreeMap::new(), demand: ones(scenario.segments.len()), orders: vendors(), shipments: vendors() }
    }
}
