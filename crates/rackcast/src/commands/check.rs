//! `rackcast check`

use clap::{Args, ValueEnum};
use rackcast_forecast::{Forecast, departures, diagnose};
use rackcast_report::{Answer, diagnostics_json, diagnostics_text};
use rackcast_scenario::{Diagnostic, Question, Scenario, Severity};

use super::init;
use crate::failure::Failure;
use crate::options::ScenarioOptions;
use crate::{answers, load, output};

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Scenario files or levers (a lever is checked on the base case of the program)
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    /// Also run each scenario and evaluate its checks
    #[arg(long)]
    run: bool,
    /// Form of the result
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: CheckFormat,
    /// Say nothing of files without problems, and nothing of warnings
    #[arg(long, short)]
    quiet: bool,
    #[command(flatten)]
    scenario: ScenarioOptions,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum CheckFormat {
    /// Each problem with its source underlined
    Text,
    /// A list for editors and continuous integration
    Json,
}

impl Check {
    pub(crate) fn carry_out(self) -> Result<(), Failure> {
        let mut found: Vec<Diagnostic> = Vec::new();
        let mut verdicts = String::new();
        for file in self.files.iter().filter(|file| !init::is_mark(file)) {
            let (problems, checks) = self.problems(file);
            verdicts.push_str(&verdict(file, &problems, checks, self.quiet));
            // Files that build on one another share problems: each is told once.
            for problem in problems {
                if !found.contains(&problem) {
                    found.push(problem);
                }
            }
        }
        let refused = found.iter().any(|problem| problem.severity == Severity::Error);
        let text = match self.format {
            CheckFormat::Json => diagnostics_json(&found)?,
            CheckFormat::Text => {
                let said = |problem: &&Diagnostic| !self.quiet || problem.severity == Severity::Error;
                format!("{}{verdicts}", diagnostics_text(found.iter().filter(said)))
            }
        };
        output::standard(&text)?;
        if refused { Err(Failure::Refused) } else { Ok(()) }
    }

    /// What is wrong with a file, and how many of its checks were answered. Some of what is wrong only a run shows.
    fn problems(&self, file: &str) -> (Vec<Diagnostic>, usize) {
        let loaded = load::loaded(Some(file), &self.scenario);
        let mut problems = loaded.diagnostics;
        let Some(scenario) = loaded.scenario else { return (problems, 0) };
        let forecast = match load::forecast(&scenario) {
            Ok(forecast) => forecast,
            Err(error) => {
                problems.push(diagnose(&scenario, &error));
                return (problems, 0);
            }
        };
        problems.extend(departures(&scenario, &forecast));
        if !self.run {
            return (problems, 0);
        }
        problems.extend(failed(&scenario, &forecast));
        (problems, scenario.checks.len())
    }
}

/// The checks that do not hold.
fn failed(scenario: &Scenario, forecast: &Forecast) -> Vec<Diagnostic> {
    let answers = match answers::answers(&scenario.checks, forecast) {
        Ok(answers) => answers,
        Err(problem) => return vec![problem],
    };
    let checks = scenario.checks.iter().zip(answers).filter(|(_, answer)| answer.answer != Some(true));
    let problem = |(check, answer): (&Question, Answer)| {
        let how = if answer.answer.is_none() { "cannot be answered: a value is missing" } else { "fails" };
        Diagnostic::error("check-fails", check.place.clone(), format!("check {how}: {}", check.name))
            .help(format!("in {} it must hold that {}", scenario.file, check.text))
    };
    checks.map(problem).collect()
}

fn held(checks: usize) -> String {
    if checks == 1 { "its check holds".to_owned() } else { format!("{checks} checks hold") }
}

fn verdict(file: &str, problems: &[Diagnostic], checks: usize, quiet: bool) -> String {
    let count = |severity| problems.iter().filter(|problem| problem.severity == severity).count();
    let [errors, warnings] = [(count(Severity::Error), "error"), (count(Severity::Warning), "warning")];
    let counted = [errors, warnings].into_iter().filter(|(count, _)| *count > 0);
    let counted: Vec<_> =
        counted.map(|(count, word)| format!("{count} {word}{}", if count == 1 { "" } else { "s" })).collect();
    if quiet && errors.0 == 0 {
        return String::new();
    }
    let checks = if checks > 0 && errors.0 == 0 { format!(", {}", held(checks)) } else { String::new() };
    let verdict = if counted.is_empty() { "no problems".to_owned() } else { counted.join(", ") };
    format!("{file}: {verdict}{checks}\n")
}
