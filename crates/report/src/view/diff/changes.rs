//! Everything that changed in a scenario.

use rackcast_scenario::Scenario;

use super::inputs::{self, InputChange};
use super::side::DiffSide;
use crate::Answer;
use crate::view::show::changes::{Change, others};

/// What changed in a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Changes {
    pub(super) inputs: Vec<InputChange>,
    /// All else: titles, files, lists.
    pub(super) others: Vec<Change>,
}

impl Changes {
    /// What changed from `old` to `new`; `None` where the scenario of one of them is not known.
    pub(super) fn between(old: &DiffSide, new: &DiffSide) -> Option<Self> {
        let (before, now) = (old.scenario.as_deref()?, new.scenario.as_deref()?);
        let mut all = titles(before, now);
        let files = |side: &DiffSide| (!side.parents.is_empty()).then(|| side.parents.join(", "));
        all.extend(differs("files", "it builds on", files(old), files(new)));
        all.extend(others(now, before));
        Some(Self { inputs: inputs::inputs(before, now), others: all })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.inputs.is_empty() && self.others.is_empty()
    }

    /// Whether the same inputs change in the same way.
    pub(super) fn inputs_are_as(&self, other: &Self) -> bool {
        let input = |change: &InputChange| (change.key.clone(), change.was.clone(), change.is.clone());
        self.inputs.iter().map(input).eq(other.inputs.iter().map(input))
    }

    /// Whether a file says one of them itself.
    pub(super) fn are_in(&self, file: &str) -> bool {
        let inputs = self.inputs.iter().map(|change| &change.place);
        let others = self.others.iter().map(|change| &change.place);
        inputs.chain(others).flatten().any(|place| place.file.name == file)
    }
}

/// What a scenario is called and what it tells.
fn titles(before: &Scenario, now: &Scenario) -> Vec<Change> {
    let line =
        |text: &Option<String>| text.as_deref().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
    let name = differs("its", "name", Some(before.name.clone()), Some(now.name.clone()));
    let description = differs("its", "description", line(&before.description), line(&now.description));
    let narrative = differs("its", "narrative", line(&before.narrative), line(&now.narrative));
    name.into_iter().chain(description).chain(narrative).collect()
}

fn differs(what: &'static str, name: &str, was: Option<String>, is: Option<String>) -> Option<Change> {
    (was != is).then(|| Change { what, name: name.to_owned(), was, is, place: None })
}

/// Answers that differ: name, before and after; `None` for one that has no value.
pub(super) type Turned<'a> = (&'a str, Option<bool>, Option<bool>);

/// The questions that both sides answer, differently.
pub(super) fn turned<'a>(old: &[Answer], new: &'a [Answer]) -> Vec<Turned<'a>> {
    let turned = |answer: &'a Answer| {
        let before = old.iter().find(|before| before.name == answer.name)?;
        (before.answer != answer.answer).then_some((answer.name.as_str(), before.answer, answer.answer))
    };
    new.iter().filter_map(turned).collect()
}
