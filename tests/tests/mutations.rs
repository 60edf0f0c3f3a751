//! Valid files with one edit each: never a panic, and either an error that touches the edit or a finite forecast.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

use rackcast_forecast::{Model, Rule, RunError};
use rackcast_scenario::{Diagnostic, Severity};
use rackcast_tests::{Choices, Edited, edit, generate, say};

/// A scenario file and what it names: each a name and a text.
struct Project {
    files: Vec<(&'static str, String)>,
}

impl Project {
    fn read(folder: &str, scenario: &'static str, others: &[&'static str]) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let read = |name: &&'static str| {
            (*name, fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}")))
        };
        Self { files: std::iter::once(&scenario).chain(others).map(read).collect() }
    }

    fn random(seed: u32) -> Self {
        let case = generate::scenario(&words(seed, 2500));
        let observations = case.observations.clone().map(|rows| ("observations.csv", rows));
        Self { files: std::iter::once(("case.toml", case.toml())).chain(observations).collect() }
    }
}

/// Words that look random, the same for a seed on every machine.
fn words(seed: u32, count: usize) -> Vec<u32> {
    let mut state = u64::from(seed);
    (0..count)
        .map(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            u32::try_from(state >> 32).unwrap_or(0) ^ u32::try_from(state >> 13 & 0xffff_ffff).unwrap_or(0)
        })
        .collect()
}

/// What became of an edited project, and what is wrong with that.
fn judge(project: &Project, edited: &Edited, at: usize) -> (&'static str, Option<String>) {
    let bytes = |index: usize| if index == at { edited.bytes.as_slice() } else { project.files[index].1.as_bytes() };
    let others: Vec<(&str, &[u8])> =
        (1..project.files.len()).map(|index| (project.files[index].0, bytes(index))).collect();
    let scenario = match rackcast_tests::load(project.files[0].0, bytes(0), &others) {
        Ok(scenario) => scenario,
        Err(problems) => {
            let errors: Vec<&Diagnostic> =
                problems.iter().filter(|problem| problem.severity == Severity::Error).collect();
            let touched = errors.iter().any(|error| touches(error, edited, project.files[at].0));
            return ("refused", (!touched).then(|| say(&problems)));
        }
    };
    match Model::new(Arc::clone(&scenario)).and_then(|model| model.forecast()) {
        Ok(forecast) if forecast.values.iter().flatten().all(|value| value.is_finite()) => ("runs", None),
        Ok(_) => ("runs", Some("a number that is not finite".to_owned())),
        Err(RunError::Rule(rule)) if rule.rule == Rule::Scale || rule.rule == Rule::BacklogWithoutOrders => {
            ("refused at the start", None)
        }
        Err(RunError::NotFinite { .. }) => ("overflows", None),
        Err(error) => ("refused at the start", Some(format!("a checked scenario does not run: {error}"))),
    }
}

/// Whether an error stands in the table that was edited, or speaks of what the edit took away.
fn touches(error: &Diagnostic, edited: &Edited, file: &str) -> bool {
    let text = String::from_utf8_lossy(&edited.bytes);
    let header = |line: &&str| line.trim_start().starts_with('[');
    let lines: Vec<&str> = text.lines().collect();
    let first = lines.iter().take(*edited.lines.start()).rposition(header).map_or(1, |line| line + 1);
    let end = *edited.lines.end();
    let last = lines.iter().skip(end).position(header).map_or(lines.len() + 1, |line| line + end);
    let there = std::iter::once(&error.place).chain([&None]).flatten().chain(&error.chain).any(|place| {
        place.file.name == file && place.end().line >= first.saturating_sub(1) && place.start().line <= last + 1
    });
    let said = format!("{} {}", error.message, error.help.as_deref().unwrap_or_default());
    let parts = |text: &str| -> Vec<String> {
        let parts = text.split(|letter: char| !(letter.is_alphanumeric() || letter == '_' || letter == '-'));
        parts.filter(|part| part.len() > 2).map(str::to_owned).collect()
    };
    let named = parts(&said);
    there || parts(&edited.words).iter().any(|word| named.contains(word)) || said.contains(file)
}

fn edits(project: &Project, seed: u32, count: u32) -> [usize; 2] {
    let (mut refused, mut ran) = (0, 0);
    let mut faults = Vec::new();
    for number in 0..count {
        let words = words(seed.wrapping_mul(1_000_003).wrapping_add(number), 12);
        let mut choices = Choices::new(&words);
        let at = choices.below(project.files.len());
        let (name, text) = &project.files[at];
        let edited = edit(&mut choices, text, !name.ends_with("toml"));
        let outcome = catch_unwind(AssertUnwindSafe(|| judge(project, &edited, at)));
        let (became, fault) = outcome.unwrap_or_else(|_| ("panics", Some("it panicked".to_owned())));
        match became {
            "runs" => ran += 1,
            _ => refused += 1,
        }
        if let Some(fault) = fault {
            faults.push(format!(
                "{name}, {} ({}):\n{fault}",
                edited.what,
                String::from_utf8_lossy(&edited.bytes).lines().nth(edited.lines.start() - 1).unwrap_or_default()
            ));
        }
    }
    assert!(
        faults.is_empty(),
        "{} of {count} edits, first:\n{}",
        faults.len(),
        faults[..faults.len().min(8)].join("\n\n")
    );
    [refused, ran]
}

/// Both outcomes are met, so that the test could fail either way.
fn both([refused, ran]: [usize; 2]) {
    assert!(refused > 20 && ran > 5, "{refused} refused, {ran} ran");
}

#[test]
fn the_small_market_stands_any_edit() {
    both(edits(&Project::read("reference", "small.toml", &["small-observations.csv"]), 1, 150));
}

#[test]
fn hard_figures_stand_any_edit() {
    both(edits(&Project::read("reference", "actuals.toml", &["actuals-observations.csv"]), 2, 150));
}

#[test]
fn the_base_case_stands_any_edit() {
    both(edits(
        &Project::read("../scenarios", "base.toml", &["evidence/observations.csv", "evidence/sources.csv"]),
        3,
        150,
    ));
}

#[test]
fn random_scenarios_stand_any_edit() {
    let mut all = [0, 0];
    for seed in 0..20 {
        let [refused, ran] = edits(&Project::random(seed), seed + 100, 10);
        all = [all[0] + refused, all[1] + ran];
    }
    both(all);
}
