//! Draws, grid and sliders, each of keys that exist.

use super::Work;
use super::defaults::leaves_range;
use crate::contents::Said;
use crate::nearest::nearest;
use crate::{Diagnostic, DrawMethod, Draws, GridAxis, GridValue, Horizon, Input, Inputs, Place, Slider, draw_method};

/// The most runs of a grid.
const RUNS: u64 = 1_000_000;
/// The most Sobol' points.
const SOBOL: u64 = 1 << 32;

/// How draws are taken.
pub(super) fn draws(work: &mut Work<'_, '_>) -> Draws {
    let merged = &work.merged.draws;
    let standard = Draws::default();
    let draws = Draws {
        n: merged.n.as_ref().map_or(standard.n, |n| n.value),
        seed: merged.seed.as_ref().map_or(standard.seed, |seed| seed.value),
        method: merged.method.as_ref().and_then(|method| draw_method(&method.value)).unwrap_or(standard.method),
    };
    if draws.method == DrawMethod::Sobol && draws.n > SOBOL {
        let place = merged.n.as_ref().map(|n| n.place.clone());
        let message = format!("`draws.n` is {}, and there are 2^32 Sobol' points", draws.n);
        work.problems
            .push(Diagnostic::error("out-of-range", place, message).help("take fewer draws, or `method = \"random\"`"));
    }
    draws
}

/// The problem of a key that is no number of the scenario; `None` where it is one, or in doubt.
pub(super) fn unknown_key(work: &Work<'_, '_>, inputs: &Inputs, key: &str, place: &Place) -> Option<Diagnostic> {
    let spec = rackcast_catalogue::find_input(key);
    // A supply without a limit has no value, and yet is a key that may get one.
    let unlimited = spec.is_some_and(|(spec, _)| spec.default == rackcast_catalogue::DefaultValue::Unlimited);
    if inputs.contains_key(key) || unlimited || work.merged.taint.holds(key) || work.merged.inputs.contains_key(key) {
        return None;
    }
    // A key that is faulty itself may have been meant too.
    let faulty = work.merged.inputs.keys().map(String::as_str).chain(work.merged.taint.numbers());
    let known = inputs.keys().map(String::as_str).chain(faulty);
    let help = nearest(work.problems.len(), key, known).map_or_else(
        || "expected the dotted key of a number of this scenario".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    Some(Diagnostic::error("unknown-key", place.clone(), format!("this scenario has no key `{key}`")).help(help))
}

/// The grid, with every value in its key's range.
pub(super) fn grid(work: &mut Work<'_, '_>, inputs: &Inputs, horizon: Option<Horizon>) -> Vec<GridAxis> {
    let mut grid = Vec::new();
    let mut runs: u64 = 1;
    let merged = work.merged.grid.clone();
    for (key, entry) in &merged {
        if let Some(problem) = unknown_key(work, inputs, key, &entry.place) {
            work.problems.push(problem);
            continue;
        }
        let mut values = Vec::new();
        for said in &entry.what.values {
            match said {
                Said::Value(value, origin) => {
                    let Some(spec) = entry.what.spec else { continue };
                    let origin = origin.clone();
                    let mut input = Input {
                        spec,
                        value: value.clone(),
                        bends: Vec::new(),
                        origin: Some(origin.clone()),
                        replaced: Vec::new(),
                    };
                    work.problems.extend(horizon.and_then(|horizon| super::cut::cut(key, &mut input, horizon)));
                    values.push(GridValue::Value(input.value, origin));
                }
                Said::Bend(bend) => {
                    let Some(input) = inputs.get(key) else {
                        if !work.merged.taint.holds(key) {
                            let message = format!("`{key}` has no value that could be bent");
                            let problem = Diagnostic::error("bend-without-value", bend.origin.place.clone(), message);
                            work.problems.push(problem.help("write values in its grid"));
                        }
                        continue;
                    };
                    let mut input = input.clone();
                    input.bends.push(bend.clone());
                    let problem = horizon.and_then(|horizon| {
                        super::cut::cut(key, &mut input, horizon).or_else(|| leaves_range(key, &input, horizon))
                    });
                    work.problems.extend(problem);
                    values.push(GridValue::Bend(bend.clone()));
                }
                Said::Invalid => {}
            }
        }
        let before = runs;
        runs = runs.saturating_mul(entry.what.values.len() as u64);
        if runs > RUNS && before <= RUNS {
            let message = format!("the grid has {runs} runs with `{key}`");
            work.problems.push(
                Diagnostic::error("grid-too-large", entry.place.clone(), message)
                    .help("expected at most 10^6 combinations"),
            );
        }
        grid.push(GridAxis { key: key.clone(), values, place: entry.place.clone() });
    }
    grid
}

/// The keys that get sliders; `None` where the scenario names none.
pub(super) fn explore(work: &mut Work<'_, '_>, inputs: &Inputs) -> Option<Vec<Slider>> {
    let entries = work.merged.explore.clone()?;
    let mut sliders = Vec::new();
    for entry in entries.what {
        let key = &entry.key.value;
        if work.merged.dropped.named_in(key).is_some() {
            continue;
        }
        match unknown_key(work, inputs, key, &entry.key.place) {
            Some(problem) => work.problems.push(problem),
            None => sliders.push(Slider { key: key.clone(), min: entry.min, max: entry.max, step: entry.step }),
        }
    }
    Some(sliders)
}
