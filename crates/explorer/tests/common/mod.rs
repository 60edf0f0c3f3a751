//! Scenarios under sliders.
#![allow(dead_code, reason = "each user takes what it needs")]

use rackcast_explorer::{Explorer, Setup};
use rackcast_scenario::{Files, MemoryFiles, Request};
pub(crate) use rackcast_shipped::Embedded;

/// The setup of a request for files in memory and the shipped ones.
pub(crate) fn setup(request: &Request, files: &dyn Files) -> Setup {
    let keys = ["servers.asic_share", "planning.supply_line_weight", "vendors.hpe.delivery_months"];
    Setup::record(request, files, &Embedded, keys.map(str::to_owned).to_vec())
}

/// A shipped scenario under sliders, with settings.
pub(crate) fn shipped(name: &str, settings: &[&str]) -> Explorer {
    let settings = settings.iter().map(|&setting| setting.to_owned()).collect();
    let request = Request { settings, ..Request::file(name) };
    Explorer::open(setup(&request, &MemoryFiles::new())).unwrap()
}

/// A state in which one slider is moved.
pub(crate) fn moved(explorer: &Explorer, key: &str, value: f64) -> Vec<f64> {
    assert!(explorer.sliders().iter().any(|slider| slider.key == key), "{key} has no slider");
    explorer.sliders().iter().map(|slider| if slider.key == key { value } else { f64::NAN }).collect()
}

/// States picked by plain arithmetic, the same everywhere: about half of the sliders moved, each to one of its steps.
pub(crate) fn states(explorer: &Explorer, count: usize) -> Vec<Vec<f64>> {
    let mut number: u64 = 1;
    let mut next = || {
        number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        number >> 33
    };
    let mut state = || {
        let slider = |slider: &rackcast_explorer::Slider| {
            let steps = ((slider.max - slider.min) / slider.step).round();
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small count")]
            let step = next() % (steps as u64 + 1);
            let value = slider.min + step as f64 * slider.step;
            if next() % 2 == 0 { f64::NAN } else { value }
        };
        explorer.sliders().iter().map(slider).collect()
    };
    (0..count).map(|_| state()).collect()
}
