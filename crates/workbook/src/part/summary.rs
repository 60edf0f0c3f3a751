//! What the scenario says, and what it gives.

use rackcast_report::{Answer, Run};
use rackcast_scenario::Severity;

use super::headline;
use crate::board::Boards;
use crate::looks;
use crate::sheet::{At, Sheet, Written};

/// Widths of names and of questions.
const NAMES: f64 = 44.0;
const WIDE: f64 = 40.0;

/// Columns that a paragraph runs across, and the letters of one of its lines there.
const ACROSS: u16 = 7;
const LETTERS: f64 = 150.0;

pub(crate) fn sheet(name: &str, version: &str, boards: &Boards<'_>, others: &[Run]) -> Written<Sheet> {
    let run = boards.run;
    let scenario = &run.scenario;
    let mut sheet = Sheet::new(name)?;
    sheet.widths(&[NAMES, WIDE, 12.0, 14.0, 11.0, 11.0, 11.0, 11.0])?;
    sheet.text(At(0, 0), &scenario.name, &looks::title())?;
    // Which forecast it is stays in sight; what stands below has heads of its own at several places.
    sheet.sheet.set_freeze_panes(1, 0)?;
    let mut row = 1;
    for paragraph in [&scenario.description, &scenario.narrative].into_iter().flatten() {
        row = self::paragraph(&mut sheet, row, paragraph)?;
    }
    row += 1;
    for (what, said) in about(version, run, others) {
        sheet.text(At(row, 0), what, &looks::quiet())?;
        sheet.text(At(row, 1), &said, &looks::plain())?;
        row += 1;
    }
    row = headline::write(&mut sheet, boards, row + 1)?;
    row = events(&mut sheet, run, row + 1)?;
    row = checks(&mut sheet, run, row)?;
    warnings(&mut sheet, run, row)?;
    Ok(sheet)
}

/// A text in lines across the sheet; gives the row below.
fn paragraph(sheet: &mut Sheet, row: u32, text: &str) -> Written<u32> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let look = looks::wrapped();
    sheet.sheet.merge_range(row, 0, row, ACROSS, "", &look)?;
    sheet.text(At(row, 0), &text, &look)?;
    sheet.fit(row, [(&*text, LETTERS)])?;
    Ok(row + 1)
}

/// What it was, in words.
fn about(version: &str, run: &Run, others: &[Run]) -> Vec<(&'static str, String)> {
    let scenario = &run.scenario;
    let horizon = scenario.horizon;
    let mut said = vec![("file", scenario.file.clone())];
    said.extend(horizon.as_of.map(|day| ("as of", day.to_string())));
    said.push(("horizon", format!("{} to {}", horizon.start, horizon.end)));
    if let Some(draws) = &run.draws {
        let of = scenario.draws;
        let exact = if draws.summary.exact { "" } else { "; quantiles are read from bins" };
        said.push(("draws", format!("{}, {}, seed {}{exact}", draws.summary.draws, of.method_word(), of.seed)));
    }
    if !others.is_empty() {
        let names: Vec<_> = others.iter().map(|other| &*other.scenario.label).collect();
        said.push(("compared with", names.join(", ")));
    }
    said.push(("made with", format!("rackcast {version}")));
    said.push(("hash of the scenario", scenario.hash.clone()));
    if run.draws.is_some() {
        let read = "Figures are those of the run without draws; the sheet of values has the means of draws too.";
        said.push(("how to read it", read.to_owned()));
    }
    said
}

/// Events, with their probabilities where there were draws; gives the row below.
fn events(sheet: &mut Sheet, run: &Run, mut row: u32) -> Written<u32> {
    if run.events.is_empty() {
        return Ok(row);
    }
    let drawn = run.draws.as_ref().map(|draws| &draws.summary.events).filter(|events| !events.is_empty());
    sheet.texts(At(row, 0), ["event", "question", "", "answer"], &looks::head())?;
    if drawn.is_some() {
        sheet.texts(At(row, 4), ["probability", "± error"], &looks::head_right())?;
    }
    row += 1;
    for (at, event) in run.events.iter().enumerate() {
        question(sheet, row, event)?;
        if let Some(of) = drawn.and_then(|events| events.get(at)) {
            sheet.number(At(row, 4), of.probability, &looks::number("1", 1.0))?;
            sheet.number(At(row, 5), of.standard_error, &looks::quiet_number("1", 1.0))?;
        }
        row += 1;
    }
    Ok(row + 1)
}

fn checks(sheet: &mut Sheet, run: &Run, mut row: u32) -> Written<u32> {
    if run.checks.is_empty() {
        return Ok(row);
    }
    sheet.texts(At(row, 0), ["check", "must hold", "", "holds"], &looks::head())?;
    for check in &run.checks {
        row += 1;
        question(sheet, row, check)?;
    }
    Ok(row + 2)
}

fn question(sheet: &mut Sheet, row: u32, asked: &Answer) -> Written {
    sheet.text(At(row, 0), &asked.name, &looks::wrapped())?;
    let question = asked.question.split_whitespace().collect::<Vec<_>>().join(" ");
    sheet.text(At(row, 1), &question, &looks::wrapped())?;
    sheet.fit(row, [(&*asked.name, NAMES), (&*question, WIDE)])?;
    let answer = match asked.answer {
        Some(true) => "yes",
        Some(false) => "no",
        None => "a value is missing",
    };
    sheet.text(At(row, 3), answer, &looks::plain())
}

/// What to look at.
fn warnings(sheet: &mut Sheet, run: &Run, mut row: u32) -> Written {
    let warnings: Vec<_> =
        run.scenario.warnings.iter().filter(|warning| warning.severity == Severity::Warning).collect();
    if !warnings.is_empty() {
        sheet.texts(At(row, 0), ["warning"], &looks::head())?;
    }
    for warning in warnings {
        row += 1;
        let place = warning.place.as_ref().map_or_else(String::new, |place| format!(" ({place})"));
        sheet.text(At(row, 0), &format!("{}{place}", warning.message), &looks::plain())?;
    }
    Ok(())
}
