//! What tables call a scenario, and what is said of one that options change.

use std::sync::Arc;

use rackcast_scenario::Scenario;

use crate::options::ScenarioOptions;

/// Gives scenarios of one label the longest part of their paths that is needed to tell them apart; the same file again
/// is counted.
pub(crate) fn distinguish(scenarios: &mut [Arc<Scenario>]) {
    let parts = |scenario: &Scenario| -> Vec<String> {
        let path = scenario.file.strip_suffix(".toml").unwrap_or(&scenario.file);
        path.split(['/', '\\']).map(str::to_owned).collect()
    };
    let tail = |parts: &[String], count: usize| parts[parts.len().saturating_sub(count)..].join("/");
    let all: Vec<_> = scenarios.iter().map(|scenario| parts(scenario)).collect();
    let labels: Vec<_> = scenarios.iter().map(|scenario| scenario.label.clone()).collect();
    let mut given: Vec<String> = Vec::new();
    for (index, scenario) in scenarios.iter_mut().enumerate() {
        let others = || (0..all.len()).filter(|&other| other != index);
        let mut label = labels[index].clone();
        if others().any(|other| labels[other] == label) {
            let same = |count: usize| others().any(|other| tail(&all[other], count) == tail(&all[index], count));
            let count = (1..all[index].len()).find(|&count| !same(count)).unwrap_or(all[index].len());
            label = tail(&all[index], count);
        }
        let again = given.iter().filter(|known| **known == label).count();
        given.push(label.clone());
        if again > 0 {
            label = format!("{label} ({})", again + 1);
        }
        if label != scenario.label {
            Arc::make_mut(scenario).label = label;
        }
    }
}

/// What options lay on a scenario: `with levers/asic-surge.toml and servers.asic_share = 0.35, as of 2026-06-15`.
fn laid_on(options: &ScenarioOptions) -> String {
    let setting = |text: &String| {
        let (key, value) = text.split_once('=').unwrap_or((text, ""));
        format!("{} = {}", key.trim(), value.replace('"', "").split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let laid: Vec<_> = options.with.iter().cloned().chain(options.set.iter().map(setting)).collect();
    let with = (!laid.is_empty()).then(|| format!("with {}", laid.join(" and ")));
    let as_of = options.as_of.map(|day| format!("as of {day}"));
    with.into_iter().chain(as_of).collect::<Vec<_>>().join(", ")
}

/// The scenario with what options lay on it in its name and label.
pub(crate) fn said(mut scenario: Arc<Scenario>, options: &ScenarioOptions) -> Arc<Scenario> {
    if !options.is_empty() {
        let laid_on = laid_on(options);
        let changed = Arc::make_mut(&mut scenario);
        changed.name = format!("{}, {laid_on}", changed.name);
        // Without commas, so that whoever splits a line of a table at them finds its columns.
        changed.label = format!("{} {}", changed.label, laid_on.replace(',', ""));
    }
    scenario
}
