//! Which inputs get sliders, and of which kind.

use rackcast_calendar::Month;
use rackcast_forecast::Model;
use rackcast_scenario::{Input, Number, Slider as Wanted, Value};

use crate::limits::{Limits, limits};
use crate::setup::Setup;
use crate::slider::{Form, Slider, neat};
use crate::words::key_title;

/// What a setting on the command line is called among files.
const SETTING: &str = "--set";

/// The sliders of a scenario: those that it names, else those of the setup's keys. A key without a value, such as a supply
/// without limit, has none; nor has one that a setting of the request bends or lets vary, which would act after the lever.
pub(crate) fn sliders(model: &Model, setup: &Setup) -> Vec<Slider> {
    let named = model.scenario().explore.clone();
    let plain = |key: &String| Wanted { key: key.clone(), min: None, max: None, step: None };
    let wanted = named.unwrap_or_else(|| setup.keys().iter().map(plain).collect());
    let mut sliders: Vec<Slider> = Vec::new();
    for wanted in &wanted {
        if !sliders.iter().any(|known| known.key == wanted.key) {
            sliders.extend(slider(model, setup, wanted));
        }
    }
    sliders
}

fn slider(model: &Model, setup: &Setup, wanted: &Wanted) -> Option<Slider> {
    let scenario = model.scenario();
    let input = scenario.inputs.get(&wanted.key)?;
    let (from, at) = (first_month(model, input), scenario.horizon.end);
    let exact = *input.monthly(scenario.horizon).last()?;
    let form = form(input, exact);
    let replaces = replaced(setup, &wanted.key, input, form)?;
    let Limits { min, max, step } = limits(wanted, input, form, exact, scenario.horizon, from)?;
    Some(Slider {
        key: wanted.key.clone(),
        title: key_title(&wanted.key, &scenario.vendors),
        meaning: input.spec.meaning,
        unit: input.spec.unit,
        min,
        max,
        step,
        base: neat(exact),
        form,
        from,
        at,
        replaces,
        exact,
    })
}

fn form(input: &Input, exact: f64) -> Form {
    match &input.value {
        Value::Constant(Number::Known(_)) => Form::Set,
        // A product cannot become negative, where nothing may be, nor can it move nought.
        _ if input.spec.range.low >= 0.0 && exact > 0.0 => Form::Times,
        _ => Form::Plus,
    }
}

/// The first month after those that are known when the forecast is made, where the input may vary in time.
fn first_month(model: &Model, input: &Input) -> Option<Month> {
    let (known, horizon) = (model.known_months(), model.scenario().horizon);
    let may = input.spec.path && !matches!(input.value, Value::Constant(Number::Known(_)));
    (may && (1..horizon.months()).contains(&known)).then(|| horizon.start.plus(i32::try_from(known).unwrap_or(0)))
}

/// The settings of the request that the value of a slider takes the place of; `None` where that cannot be.
fn replaced(setup: &Setup, key: &str, input: &Input, form: Form) -> Option<Vec<usize>> {
    let origins = input.origin.iter().chain(input.bends.iter().map(|bend| &bend.origin));
    let set = origins.filter(|origin| origin.place.file.name == SETTING).count();
    if set == 0 {
        return Some(Vec::new());
    }
    let named = |setting: &str| setting.split_once('=').map(|(named, _)| named.trim().replace(['"', '\''], ""));
    let settings = setup.settings().iter().enumerate();
    let own: Vec<_> =
        settings.filter(|(_, setting)| named(setting).as_deref() == Some(key)).map(|(at, _)| at).collect();
    (form == Form::Set && !own.is_empty()).then_some(own)
}
