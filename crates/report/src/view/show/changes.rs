//! What a scenario changes against the files it builds on.

use rackcast_scenario::{GridAxis, Judgement, Observation, Place, Question, Scenario, Slider, Tolerance, Vendor};

use crate::number::shortest;
use crate::view::differing::{Differing, differing};
use crate::view::value::grid_value;

/// Something that differs, as text; `None` where it is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::view) struct Change {
    /// What kind of thing it is: `input`, `event`.
    pub(in crate::view) what: &'static str,
    /// Which of them.
    pub(in crate::view) name: String,
    pub(in crate::view) was: Option<String>,
    pub(in crate::view) is: Option<String>,
    /// Where it is written.
    pub(in crate::view) place: Option<Place>,
}

/// Inputs that differ, in the scenario's order, then those that are gone.
pub(super) fn inputs(scenario: &Scenario, base: &Scenario) -> Vec<Change> {
    let change = |of: Differing<'_>| {
        let [was, is] = of.values();
        let place = of.is.and_then(super::latest).map(|origin| origin.place.clone());
        Change { what: "input", name: of.key.to_owned(), was, is, place }
    };
    differing(scenario, base).into_iter().map(change).collect()
}

/// Everything else that differs.
pub(in crate::view) fn others(scenario: &Scenario, base: &Scenario) -> Vec<Change> {
    let of = |question: &Question| {
        Entry::new(&*question.name, question.text.split_whitespace().collect::<Vec<_>>().join(" "), &question.place)
    };
    let correlation = |known: &rackcast_scenario::Correlation| {
        Entry::new(known.between.join(" and "), shortest(known.rho), &known.place)
    };
    let nowhere = |name: &String| Entry { name: name.clone(), text: "there".to_owned(), place: None };
    let mut changes = Vec::new();
    changes.extend(differ("horizon", &horizon(scenario), &horizon(base), setting));
    changes.extend(differ("segment", &scenario.segments, &base.segments, nowhere));
    changes.extend(differ("adopter", &scenario.adopters, &base.adopters, nowhere));
    changes.extend(differ("vendor", &scenario.vendors, &base.vendors, vendor));
    changes.extend(differ("observation", &scenario.observations, &base.observations, observation));
    changes.extend(differ("judgement", &scenario.judgements, &base.judgements, judgement));
    changes.extend(differ("correlation", &scenario.correlations, &base.correlations, correlation));
    changes.extend(differ("event", &scenario.events, &base.events, of));
    changes.extend(differ("check", &scenario.checks, &base.checks, of));
    changes.extend(differ("draws", &draws(scenario), &draws(base), setting));
    changes.extend(differ("grid", &scenario.grid, &base.grid, grid));
    let [now, before] = [scenario, base].map(|it| it.explore.as_deref().unwrap_or_default());
    changes.extend(differ("slider", now, before, slider));
    changes.extend(differ("tolerance", &scenario.tolerances, &base.tolerances, tolerance));
    changes
}

/// One thing of a list.
#[derive(Debug, Clone)]
struct Entry {
    name: String,
    text: String,
    place: Option<Place>,
}

impl Entry {
    fn new(name: impl Into<String>, text: String, place: &Place) -> Self {
        Self { name: name.into(), text, place: Some(place.clone()) }
    }
}

/// What is new or differs, in its order, then what is gone.
fn differ<T>(what: &'static str, now: &[T], before: &[T], entry: impl Fn(&T) -> Entry) -> Vec<Change> {
    let [now, before] = [now, before].map(|list| list.iter().map(&entry).collect::<Vec<_>>());
    let find = |list: &[Entry], name: &str| list.iter().find(|known| known.name == name).cloned();
    let told = now.iter().map(|known| (known, find(&before, &known.name)));
    let told = told.filter(|(known, was)| was.as_ref().is_none_or(|was| was.text != known.text));
    let told = told.map(|(known, was)| Change {
        what,
        name: known.name.clone(),
        was: was.map(|was| was.text),
        is: Some(known.text.clone()),
        place: known.place.clone(),
    });
    let gone = before.iter().filter(|known| find(&now, &known.name).is_none());
    let gone = gone.map(|known| Change {
        what,
        name: known.name.clone(),
        was: Some(known.text.clone()),
        is: None,
        place: None,
    });
    told.chain(gone).collect()
}

/// First and last month, and the day the forecast is made where it is said.
fn horizon(scenario: &Scenario) -> Vec<(&'static str, String)> {
    let horizon = scenario.horizon;
    let as_of = horizon.as_of.map(|day| ("as_of", day.to_string()));
    let months = [("start", horizon.start.to_string()), ("end", horizon.end.to_string())];
    months.into_iter().chain(as_of).collect()
}

fn draws(scenario: &Scenario) -> [(&'static str, String); 3] {
    let draws = scenario.draws;
    [("n", draws.n.to_string()), ("seed", draws.seed.to_string()), ("method", draws.method_word().to_owned())]
}

fn setting((name, text): &(&'static str, String)) -> Entry {
    Entry { name: (*name).to_owned(), text: text.clone(), place: None }
}

fn slider(slider: &Slider) -> Entry {
    let ends = [("from", slider.min), ("to", slider.max), ("by", slider.step)];
    Entry { name: slider.key.clone(), text: said(&ends), place: None }
}

fn tolerance(tolerance: &Tolerance) -> Entry {
    let sizes = [("relative", tolerance.relative), ("absolute", tolerance.absolute)];
    Entry { name: tolerance.glob.clone(), text: said(&sizes), place: None }
}

/// The numbers that are given, each after its word.
fn said(numbers: &[(&str, Option<f64>)]) -> String {
    let said = numbers.iter().filter_map(|(word, number)| Some(format!("{word} {}", shortest((*number)?))));
    let said: Vec<_> = said.collect();
    if said.is_empty() { "there".to_owned() } else { said.join(" ") }
}

fn vendor(vendor: &Vendor) -> Entry {
    let scope = vendor.scope.as_ref().map_or_else(String::new, |scope| format!(", {scope}"));
    let text = format!("{}{scope}, fiscal year ends in month {}", vendor.name, vendor.fiscal.end());
    Entry { name: vendor.key.clone(), text, place: None }
}

fn observation(known: &Observation) -> Entry {
    let text = format!("{}, published {} ({})", shortest(known.value), known.published, known.source);
    Entry::new(format!("{} {}", known.output, known.period), text, &known.place)
}

fn judgement(known: &Judgement) -> Entry {
    let text = format!("{}, because {}", shortest(known.value), known.because);
    Entry::new(format!("{} {}", known.output, known.period), text, &known.place)
}

fn grid(axis: &GridAxis) -> Entry {
    Entry::new(&*axis.key, axis.values.iter().map(grid_value).collect::<Vec<_>>().join(", "), &axis.place)
}
