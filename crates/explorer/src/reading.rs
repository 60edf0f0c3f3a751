//! A lever that somebody wrote, laid on the scenario.

use rackcast_scenario::{Bend, Input, Number, Value};

use crate::slider::{Form, neat, rounded};
use crate::{Explorer, Slider};

/// A lever laid on a scenario.
#[derive(Debug)]
pub struct Reading {
    /// The scenario with the lever under sliders of its own.
    pub explorer: Explorer,
    /// The state of the scenario's own sliders that is nearest to the lever.
    pub state: Vec<f64>,
    /// Whether that state is all that the lever says.
    pub exact: bool,
}

impl Explorer {
    /// Lays a lever on the scenario, after the request's own; sliders do not count.
    ///
    /// # Errors
    /// What is wrong with it, as the program prints it.
    pub fn read(&mut self, file: &str, text: &str) -> Result<Reading, String> {
        let name = file.rsplit(['/', '\\']).next().filter(|name| !name.is_empty()).unwrap_or("lever.toml");
        let all: Vec<usize> = self.sliders().iter().flat_map(|slider| slider.replaces.iter().copied()).collect();
        let mut explorer = self.laid(name, text, &all)?;
        // Settings that the lever does not speak of stay.
        let lever = explorer.setup.levers.last().cloned().unwrap_or_default();
        let inputs = &explorer.base().model.scenario().inputs;
        let is_said = |key: &str| {
            let origin = inputs.get(key).and_then(|input| input.origin.as_ref());
            origin.is_some_and(|origin| origin.place.file.name == lever)
        };
        let said = self.sliders().iter().filter(|slider| is_said(&slider.key));
        let said: Vec<usize> = said.flat_map(|slider| slider.replaces.iter().copied()).collect();
        if said.len() < all.len() {
            explorer = self.laid(name, text, &said)?;
        }
        let inputs = &explorer.base().model.scenario().inputs;
        let before = &self.base().model.scenario().inputs;
        let value = |slider: &Slider| match (before.get(&slider.key), inputs.get(&slider.key)) {
            (Some(before), Some(after)) if !is_same(before, after) => implied(slider, after),
            _ => f64::NAN,
        };
        let state: Vec<f64> = self.sliders().iter().map(value).collect();
        let hash = explorer.base().model.scenario().hash.clone();
        let exact = self.run(&state).is_ok_and(|outcome| outcome.model.scenario().hash == hash);
        Ok(Reading { explorer, state, exact })
    }

    fn laid(&self, name: &str, text: &str, without: &[usize]) -> Result<Self, String> {
        Self::open(self.setup.with_lever(name, text, without).0)
    }
}

fn is_same(before: &Input, after: &Input) -> bool {
    let acts = |bend: &Bend| (bend.operation, bend.from);
    before.value == after.value && before.bends.iter().map(acts).eq(after.bends.iter().map(acts))
}

/// The value of a slider that says what an input has become, else the nearest to it.
fn implied(slider: &Slider, input: &Input) -> f64 {
    if let (Form::Set, Value::Constant(Number::Known(value))) = (slider.form, &input.value) {
        return neat(*value);
    }
    let value = match input.bends.last().map(|bend| bend.operation) {
        Some(operation) => operation.of(slider.exact),
        None => match &input.value {
            Value::Constant(number) => number.median(),
            Value::Path(path) => path.points.last().map_or(slider.exact, |point| point.number.median()),
        },
    };
    // A slider's value is short: the shortest that says the same.
    let short = (1..=10).map(|digits| rounded(value, digits));
    let is_it = |candidate: &f64| {
        slider.bend(*candidate).is_some_and(|said| input.bends.last().is_some_and(|bend| bend.operation == said))
    };
    short.into_iter().find(is_it).unwrap_or_else(|| neat(value))
}
