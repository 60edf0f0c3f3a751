//! A difference for programs.

use serde_json::{Value, json};

use super::moves::OutputMove;
use super::{Diff, Scenario};
use crate::form::file_and_line;
use crate::view::show::number_or_text;

impl Diff {
    /// The difference as JSON: of each scenario what changed, every output and period that moved with its tolerance and
    /// verdict, and the answers of both sides; `version` is the program's.
    ///
    /// # Errors
    /// Where the text cannot be made, which no difference causes.
    pub fn json(&self, version: &str) -> Result<String, String> {
        let scenarios: Vec<Value> = self.scenarios.iter().map(scenario).collect();
        let page =
            json!({ "rackcast": version, "beyond_tolerance": self.is_beyond_tolerance(), "scenarios": scenarios });
        let mut text = serde_json::to_string_pretty(&page).map_err(|error| error.to_string())?;
        text.push('\n');
        Ok(text)
    }
}

fn scenario(of: &Scenario) -> Value {
    let side = |side: &Option<super::DiffSide>| {
        side.as_ref().map(|side| json!({ "file": side.name, "rackcast": side.version, "hash": side.hash }))
    };
    let moves = of.moves.as_ref();
    let verdict = match moves {
        None if of.pair.old.is_none() => "new",
        None => "gone",
        Some(moves) if moves.beyond() > 0 => "beyond",
        Some(moves) if moves.outputs.is_empty() => "same",
        Some(_) => "within",
    };
    json!({
        "scenario": of.pair.name,
        "verdict": verdict,
        "old": side(&of.pair.old),
        "new": side(&of.pair.new),
        "changes": changes(of),
        "compared": moves.map_or(0, |moves| moves.compared),
        "outputs": moves.map_or_else(Vec::new, |moves| moves.outputs.iter().flat_map(rows).collect()),
        "outputs_new": moves.map_or(&[][..], |moves| &moves.new),
        "outputs_gone": moves.map_or(&[][..], |moves| &moves.gone),
    })
}

/// What changed in the scenario; null where one side's scenario is not known.
fn changes(of: &Scenario) -> Option<Vec<Value>> {
    let changes = of.changes.as_ref()?;
    let inputs = changes.inputs.iter().map(|change| {
        let [was, is] = [&change.was, &change.is].map(|text| text.clone().map(number_or_text));
        let [file, line] = file_and_line(change.place.as_ref());
        json!({ "what": "input", "name": change.key, "was": was, "is": is, "unit": change.unit, "file": file,
            "line": line, "source": change.source })
    });
    let others = changes.others.iter().map(|change| {
        let [file, line] = file_and_line(change.place.as_ref());
        json!({ "what": change.what, "name": change.name, "was": change.was, "is": change.is, "unit": null,
            "file": file, "line": line, "source": null })
    });
    Some(inputs.chain(others).collect())
}

/// Every period in which an output moved.
fn rows(output: &OutputMove) -> impl Iterator<Item = Value> + '_ {
    output.periods.iter().map(|of| {
        let difference = of.old.zip(of.new).map(|(old, new)| new - old);
        json!({ "metric": output.name, "period": of.period.to_string(), "unit": output.unit, "old": of.old,
            "new": of.new, "difference": difference, "relative": of.relative(),
            "tolerance": { "relative": output.allowed.relative, "absolute": output.allowed.absolute },
            "verdict": if of.is_beyond { "beyond" } else { "within" } })
    })
}
