//! Reported figures: one row each, every cell checked that can be checked without the scenario.

use std::sync::Arc;

use rackcast_calendar::Period;
use rackcast_catalogue::unit;
use rackcast_catalogue::{Calendar, OUTPUTS, OutputSpec, find_output};

use super::table::{self, Cell, Row};
use crate::nearest::nearest;
use crate::{Diagnostic, Observation, Place, SourceFile};

/// A file of reported figures.
#[derive(Debug)]
pub(crate) struct ObservationFile {
    pub(crate) rows: Vec<ObservationRow>,
}

/// One row that could be read.
#[derive(Debug, Clone)]
pub(crate) struct ObservationRow {
    pub(crate) observation: Observation,
    /// The cell of the output.
    pub(crate) output: Place,
    /// The cell of the source.
    pub(crate) source: Place,
    /// The cell of the day of publication.
    pub(crate) published: Place,
    /// Half a unit of the last digit written, in the output's unit.
    pub(crate) rounding: f64,
}

const COLUMNS: [&str; 6] = ["output", "period", "value", "unit", "published", "source"];

/// Reads a file of observations.
pub(crate) fn read(file: &Arc<SourceFile>, problems: &mut Vec<Diagnostic>) -> ObservationFile {
    let rows = table::read(file, &COLUMNS, &["note"], problems);
    ObservationFile { rows: rows.iter().filter_map(|row| one(file, row, problems)).collect() }
}

fn one(file: &Arc<SourceFile>, row: &Row, problems: &mut Vec<Diagnostic>) -> Option<ObservationRow> {
    let [output, period, value, unit, published, source, note] = row.cells.as_slice() else { return None };
    let at = |cell: &Cell| Place::new(file, cell.span.clone());
    let spec = find_output(&output.text).map(|(spec, _)| spec);
    if spec.is_none() {
        problems.push(unknown_output(&output.text, at(output), problems.len()));
    }
    let period = read_period(&period.text, spec, at(period)).map_err(|problem| problems.push(problem)).ok();
    let number = read_value(&value.text, &unit.text, spec, [at(value), at(unit)], problems);
    let published_at = at(published);
    let published = table::day(published, published_at.clone(), problems);
    if source.text.is_empty() {
        problems.push(
            Diagnostic::error("unknown-source", at(source), "this figure has no source")
                .help("name the id of its source"),
        );
    }
    let (period, published, (value, rounding)) = (period?, published?, number?);
    spec?;
    let observation = Observation {
        output: output.text.clone(),
        period,
        value,
        published,
        source: source.text.clone(),
        note: note.text.clone(),
        place: Place::new(file, row.span.clone()),
    };
    Some(ObservationRow { observation, output: at(output), source: at(source), published: published_at, rounding })
}

fn unknown_output(name: &str, place: Place, told: usize) -> Diagnostic {
    // Without the scenario only the patterns are known; its names are suggested where they are.
    let parts: Vec<&str> = name.split('.').collect();
    let guesses: Vec<String> = OUTPUTS
        .iter()
        .map(|spec| {
            let part = |(at, word): (usize, &str)| {
                if word.len() == 1 { parts.get(at).copied().unwrap_or(word).to_owned() } else { word.to_owned() }
            };
            spec.pattern.split('.').enumerate().map(part).collect::<Vec<_>>().join(".")
        })
        .collect();
    let help = nearest(told, name, guesses.iter().map(String::as_str)).map_or_else(
        || "the command `rackcast outputs` lists all outputs".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    Diagnostic::error("unknown-output", place, format!("there is no output `{name}`")).help(help)
}

fn read_period(text: &str, spec: Option<&OutputSpec>, place: Place) -> Result<Period, Diagnostic> {
    let period: Period = text.parse().map_err(|error: rackcast_calendar::ParseError| {
        Diagnostic::error("bad-period", place.clone(), format!("`{text}` is no period")).help(error.to_string())
    })?;
    match spec.map(|spec| spec.calendar) {
        Some(Calendar::Calendar) if period.is_fiscal() => Err(Diagnostic::error(
            "bad-period",
            place,
            format!("`{text}` is a fiscal period, and this output is of the calendar"),
        )
        .help("expected a period such as \"2026-08\", \"2026Q3\" or \"2026\"")),
        Some(Calendar::Fiscal) if matches!(period, Period::Quarter { .. } | Period::Year(_)) => Err(Diagnostic::error(
            "bad-period",
            place,
            format!("`{text}` is of the calendar, and a vendor reports its fiscal periods"),
        )
        .help("expected a period such as \"FY27Q2\" or \"FY27\"")),
        _ => Ok(period),
    }
}

/// The figure in the output's unit, and half a unit of its last digit.
fn read_value(
    text: &str,
    unit: &str,
    spec: Option<&OutputSpec>,
    [at_value, at_unit]: [Place; 2],
    problems: &mut Vec<Diagnostic>,
) -> Option<(f64, f64)> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    let Some(number) = text.parse::<f64>().ok().filter(|number| plain && number.is_finite()) else {
        problems.push(
            Diagnostic::error("wrong-type", at_value, format!("`{text}` is no number"))
                .help("expected a number such as 24.4"),
        );
        return None;
    };
    let spec = spec?;
    let mut convert = |number: f64| {
        unit::convert(number, unit, spec.unit)
            .map_err(|error| {
                problems
                    .push(Diagnostic::error("wrong-unit", at_unit.clone(), error.to_string()).maybe_help(error.help()));
            })
            .ok()
    };
    let value = convert(number)?;
    let decimals = text
        .split(['e', 'E'])
        .next()
        .and_then(|digits| digits.split_once('.'))
        .map_or(0, |(_, decimals)| decimals.len());
    let half = convert((0..decimals.min(30)).fold(0.5, |half, _| half / 10.0))?;
    // Income, and what is made of it, may be a loss.
    if value < 0.0 && !spec.earnings {
        problems.push(
            Diagnostic::error("negative-figure", at_value, format!("the figure {text} is below 0"))
                .help(format!("expected 0 or more {}", spec.unit)),
        );
        return None;
    }
    if value > 1.0 && spec.unit == "1" {
        problems.push(
            Diagnostic::warning(
                "large-share",
                at_value,
                format!("the figure {text} is above 1, and this is a part of a whole"),
            )
            .help("expected 0 to 1, or 0 % to 100 %"),
        );
    }
    Some((value, half))
}
