//! Every number of a scenario: what is written, what holds where nothing is, and what is missing.

use rackcast_catalogue::{Applies, DefaultValue, Dimensions, InputKind, InputSpec, find_input, input_names};

use super::{Work, cut, missing};
use crate::merge::MergedInput;
use crate::nearest::nearest;
use crate::{Diagnostic, Horizon, Input, Inputs, Number, Value};

/// All inputs in the order of the catalogue; reports what is missing and what cannot be bent or leaves its range.
pub(super) fn fill(work: &mut Work<'_, '_>, dimensions: &Dimensions, horizon: Option<Horizon>) -> Inputs {
    let (mut inputs, mut missing) = (Inputs::new(), Vec::new());
    for key in input_names(dimensions) {
        if let Some(input) = work.merged.inputs.get(&key).cloned() {
            add(work, &mut inputs, key, input, horizon);
        } else if let Some((spec, _)) = find_input(&key).filter(|(spec, _)| spec.kind == InputKind::Number) {
            absent(work, &mut inputs, key, spec, &mut missing);
        }
    }
    missing::tell(work, missing);
    // Attributes that nobody weighs change nothing; they are kept to be shown.
    unweighed(work, dimensions);
    let left = |(key, input): &(&String, &MergedInput)| {
        input.spec.applies == Applies::Everywhere && !inputs.contains_key(*key) && !work.merged.taint.holds(key)
    };
    let others = work.merged.inputs.iter().filter(left);
    let others: Vec<_> = others.map(|(key, input)| (key.clone(), input.clone())).collect();
    for (key, input) in others {
        add(work, &mut inputs, key, input, horizon);
    }
    inputs
}

fn add(work: &mut Work<'_, '_>, inputs: &mut Inputs, key: String, input: MergedInput, horizon: Option<Horizon>) {
    if input.invalid || work.merged.taint.holds(&key) {
        return;
    }
    let (value, origin) = match (input.value, input.spec.default) {
        (Some((value, origin)), _) => (value, Some(origin)),
        (None, DefaultValue::Number(number)) => (Value::Constant(Number::Known(number)), None),
        (None, _) => {
            let place = input.bends.first().map(|bend| bend.origin.place.clone());
            let message = format!("`{key}` is bent, and no file gives it a value");
            let help = match input.spec.default {
                DefaultValue::Unlimited => {
                    "without a value there is no limit, which cannot be bent; write a value".to_owned()
                }
                _ => format!("write a value: {}", input.spec.allowed()),
            };
            work.problems.push(Diagnostic::error("bend-without-value", place, message).help(help));
            work.merged.taint.add(key);
            return;
        }
    };
    let mut input = Input { spec: input.spec, value, bends: input.bends, origin, replaced: input.replaced };
    if let Some(horizon) = horizon {
        let problem = cut::cut(&key, &mut input, horizon);
        let failed = problem.as_ref().is_some_and(Diagnostic::is_error);
        work.problems.extend(problem);
        let late = input.bends.iter().find(|bend| bend.from.is_some_and(|from| from > horizon.end));
        work.problems.extend(late.map(|bend| {
            let message = format!("this bend of `{key}` begins after the horizon ends in {}", horizon.end);
            Diagnostic::note("outside-horizon", bend.origin.place.clone(), message)
        }));
        let problem = if failed { None } else { leaves_range(&key, &input, horizon) };
        if failed || problem.is_some() {
            work.problems.extend(problem);
            work.merged.taint.add(key);
            return;
        }
    }
    inputs.insert(key, input);
}

/// The error of a bent value that is out of its range in some month.
pub(super) fn leaves_range(key: &str, input: &Input, horizon: Horizon) -> Option<Diagnostic> {
    if input.bends.is_empty() {
        return None;
    }
    let monthly = input.monthly(horizon);
    let month = monthly.iter().position(|value| !input.spec.range.contains(*value))?;
    let period = horizon.start.plus(i32::try_from(month).unwrap_or(0));
    let acting = |bend: &&crate::Bend| bend.from.is_none_or(|from| from <= period);
    let blamed = input.bends.iter().rev().find(acting).or(input.bends.last())?;
    let when = if input.spec.path { format!(" in {period}") } else { String::new() };
    let message = format!("bent, `{key}` becomes {}{when}, out of its range", monthly[month]);
    let others =
        input.origin.iter().chain(input.bends.iter().map(|bend| &bend.origin)).map(|origin| origin.place.clone());
    let chain = others.filter(|place| *place != blamed.origin.place).collect();
    Some(
        Diagnostic::error("out-of-range", blamed.origin.place.clone(), message)
            .help(format!("expected {}", input.spec.allowed()))
            .chain(chain),
    )
}

fn absent(
    work: &mut Work<'_, '_>,
    inputs: &mut Inputs,
    key: String,
    spec: &'static InputSpec,
    missing: &mut Vec<(String, &'static InputSpec)>,
) {
    if work.merged.taint.holds(&key) {
        return;
    }
    match spec.default {
        DefaultValue::Number(number) => {
            let value = Value::Constant(Number::Known(number));
            inputs.insert(key, Input { spec, value, bends: Vec::new(), origin: None, replaced: Vec::new() });
        }
        // Whether a segment is an adopter may be in doubt.
        DefaultValue::Required if spec.applies == Applies::SegmentsWithoutAdoption && may_adopt(work, &key) => {}
        DefaultValue::Required => {
            work.merged.taint.add(key.clone());
            missing.push((key, spec));
        }
        DefaultValue::RequiredWith(other) => {
            if let Some(given) = work.merged.inputs.get(other) {
                let message = format!("`{key}` is missing, which `{other}` needs");
                let help = format!("expected {}", spec.allowed());
                work.problems.push(Diagnostic::error("missing-key", given.key_place.clone(), message).help(help));
                work.merged.taint.add(key);
            }
        }
        _ => {}
    }
}

/// Whether a broken or mistyped table may say that the segment of a key is an adopter.
fn may_adopt(work: &Work<'_, '_>, key: &str) -> bool {
    let segment = find_input(key).and_then(|(_, names)| names.get("G").map(str::to_owned));
    segment.is_some_and(|segment| work.merged.taint.holds_name("adoption", &segment))
}

/// Warns of vendors' attributes that no buyer weighs.
fn unweighed(work: &mut Work<'_, '_>, dimensions: &Dimensions) {
    let weighed = |(_, input): &(&String, &MergedInput)| input.spec.pattern == "vendors.V.attributes.K";
    for (key, input) in work.merged.inputs.iter().filter(weighed) {
        let Some(attribute) = find_input(key).and_then(|(_, names)| names.get("K")) else { continue };
        if dimensions.attributes.iter().any(|known| known == attribute) || work.merged.taint.touches("attraction") {
            continue;
        }
        let known = dimensions.attributes.iter().map(String::as_str);
        let help = nearest(work.problems.len(), attribute, known).map_or_else(
            || format!("give it weights in a table [attraction.{attribute}]"),
            |near| format!("did you mean `{near}`?"),
        );
        let message = format!("`{key}` changes nothing: no segment weighs `{attribute}`");
        work.problems.push(Diagnostic::warning("unweighed-attribute", input.key_place.clone(), message).help(help));
    }
}
