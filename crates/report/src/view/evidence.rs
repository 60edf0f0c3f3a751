//! The observations of a scenario and what becomes of each.

use rackcast_calendar::PeriodKind;
use rackcast_forecast::{Forecast, Mark};
use rackcast_scenario::{EvidenceRow, EvidenceStatus, Observation, Scenario};

use crate::Records;
use crate::document::{Align, Cell, Document, Table, Tone};
use crate::form::file_and_line;
use crate::number::{NumberStyle, amount};

/// What becomes of an observation, in the order of a page.
#[derive(Debug, Clone, PartialEq)]
enum Fate {
    /// It replaces the model.
    Used,
    /// It replaces the model, cut to the backlog or raised to the phantom part.
    Cut(f64),
    /// It stands beside the output.
    Shown,
    /// A later publication stands.
    Restated,
    /// It was published after `as_of`.
    After,
    /// No whole period of the horizon has it.
    Outside,
}

impl Fate {
    fn word(&self) -> &'static str {
        match self {
            Self::Used => "used",
            Self::Cut(_) => "cut",
            Self::Shown => "shown",
            Self::Restated => "restated",
            Self::After => "after as_of",
            Self::Outside => "outside",
        }
    }
}

/// A page of all rows of the scenario's evidence files, in their order.
#[must_use]
pub fn evidence(scenario: &Scenario, forecast: &Forecast) -> Document {
    let fates: Vec<_> = scenario.evidence.iter().map(|row| fate(row, forecast)).collect();
    let mut page = Document::default();
    page.paragraph(Cell::new(summary(scenario, &fates), Tone::Strong));
    let columns = [
        (Align::Left, "fate"),
        (Align::Left, "output"),
        (Align::Left, "period"),
        (Align::Right, "value"),
        (Align::Left, "published"),
    ];
    let mut table = Table::new(columns.into_iter().chain([(Align::Left, "source")]));
    for (known, fate) in scenario.evidence.iter().zip(&fates) {
        table.row(row(&known.observation, fate, forecast));
    }
    page.table(table);
    page
}

/// The same for programs. `value` is as reported, `used` what the forecast has in that period; both in `unit`.
#[must_use]
pub fn evidence_records(scenario: &Scenario, forecast: &Forecast) -> Records {
    let rows = scenario.evidence.iter().map(|known| {
        let observation = &known.observation;
        let [file, line] = file_and_line(Some(&observation.place));
        vec![
            fate(known, forecast).word().into(),
            observation.output.as_str().into(),
            observation.period.to_string().into(),
            observation.value.into(),
            unit(observation, forecast).into(),
            forecast.value(&observation.output, observation.period).into(),
            observation.published.to_string().into(),
            observation.source.as_str().into(),
            observation.note.as_str().into(),
            file,
            line,
        ]
    });
    Records {
        head: vec![
            ("scenario", scenario.label.as_str().into()),
            ("file", scenario.file.as_str().into()),
            ("as_of", scenario.horizon.as_of.map(|day| day.to_string()).into()),
        ],
        list: "observations",
        columns: &["fate", "output", "period", "value", "unit", "used", "published", "source", "note", "file", "line"],
        rows: rows.collect(),
    }
}

fn unit(observation: &Observation, forecast: &Forecast) -> &'static str {
    forecast.layout.rows_of(&observation.output).map_or("", |rows| forecast.layout.output_of(rows.start).spec.unit)
}

fn fate(known: &EvidenceRow, forecast: &Forecast) -> Fate {
    let observation = &known.observation;
    match known.status {
        EvidenceStatus::AfterAsOf => return Fate::After,
        EvidenceStatus::Restated { .. } => return Fate::Restated,
        EvidenceStatus::Stands => {}
    }
    let Some(row) = forecast.layout.row(&observation.output, observation.period) else { return Fate::Outside };
    // A year is the sum of its quarters: what is reported of it fixes nothing.
    if forecast.layout.rows[row].mark != Mark::Actual || observation.period.kind() != PeriodKind::Quarter {
        return Fate::Shown;
    }
    let used = forecast.values[row].unwrap_or(observation.value);
    if (used - observation.value).abs() > 1e-9 * observation.value.abs().max(used.abs()) {
        Fate::Cut(used)
    } else {
        Fate::Used
    }
}

fn summary(scenario: &Scenario, fates: &[Fate]) -> String {
    let kinds = [
        (Fate::Used, "used in place of the model"),
        (Fate::Cut(0.0), "cut to what the backlog allows"),
        (Fate::Shown, "shown beside an output"),
        (Fate::Restated, "restated by a later one"),
        (Fate::After, "published after as_of"),
        (Fate::Outside, "outside the horizon"),
    ];
    let counts = kinds.into_iter().filter_map(|(kind, what)| {
        let count = fates.iter().filter(|fate| fate.word() == kind.word()).count();
        (count > 0).then(|| format!("{count} {what}"))
    });
    let counts: Vec<_> = counts.collect();
    let as_of = scenario.horizon.as_of.map_or_else(String::new, |day| format!(" as of {day}"));
    if counts.is_empty() {
        return format!("{} has no evidence.", scenario.name);
    }
    format!("{}{as_of}: of {} observations, {}.", scenario.name, fates.len(), counts.join(", "))
}

fn row(observation: &Observation, fate: &Fate, forecast: &Forecast) -> Vec<Cell> {
    let unit = unit(observation, forecast);
    let value = match fate {
        Fate::Cut(used) => {
            let style = NumberStyle::new(unit, [observation.value, *used]);
            format!("{} → {}", style.write(Some(observation.value)), style.write_with_unit(*used))
        }
        _ => amount(observation.value, unit),
    };
    let tone = match fate {
        Fate::Used => Tone::Reported,
        Fate::Cut(_) => Tone::Bad,
        Fate::Shown => Tone::Plain,
        _ => Tone::Quiet,
    };
    let texts = [
        observation.output.clone(),
        observation.period.to_string(),
        value,
        observation.published.to_string(),
        observation.source.clone(),
    ];
    let rest = texts.into_iter().map(|text| Cell::new(text, if tone == Tone::Quiet { tone } else { Tone::Plain }));
    [Cell::new(fate.word(), tone)].into_iter().chain(rest).collect()
}
