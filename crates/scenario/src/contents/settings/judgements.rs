//! Judgements: an analyst's figure for a quarter that is not reported.

use rackcast_calendar::Period;
use rackcast_catalogue::find_output;

use super::super::Written;
use super::super::number;
use super::super::reader::Reader;
use super::{Listed, Row, rows};
use crate::document::Table;

/// One judgement.
#[derive(Debug, Clone)]
pub(crate) struct JudgementEntry {
    pub(crate) output: Written<String>,
    pub(crate) period: Written<Period>,
    /// `None` where the output is not known, which is told when all files are.
    pub(crate) value: Option<f64>,
    pub(crate) because: String,
}

const WORDS: [&str; 5] = ["output", "period", "value", "because", "unit"];

pub(super) fn read(reader: &mut Reader<'_>, table: &Table) -> Vec<Listed<JudgementEntry>> {
    let rows = rows(reader, table, "judgements", &WORDS);
    rows.iter().filter_map(|row| one(reader, row)).collect()
}

fn one(reader: &mut Reader<'_>, row: &Row<'_>) -> Option<Listed<JudgementEntry>> {
    let output = row.text(reader, "output");
    let period = period(reader, row);
    let place = reader.place(&row.span);
    if row.drop {
        let identity = identity(&output?.value, period?.value);
        return Some(Listed { identity, place, entry: None });
    }
    let because = row.text(reader, "because");
    let known = output.as_ref().is_none_or(|output| find_output(&output.value).is_some());
    let value = if known { Some(value(reader, row, output.as_ref())?) } else { None };
    let (output, period, because) = (output?, period?, because?);
    let identity = identity(&output.value, period.value);
    Some(Listed { identity, place, entry: Some(JudgementEntry { output, period, value, because: because.value }) })
}

fn identity(output: &str, period: Period) -> String {
    format!("{output}[{period}]")
}

fn period(reader: &mut Reader<'_>, row: &Row<'_>) -> Option<Written<Period>> {
    let text = row.text(reader, "period")?;
    if let Ok(value @ Period::FiscalQuarter { .. }) = text.value.parse() {
        Some(Written { value, place: text.place })
    } else {
        let message = format!("`judgements.period` is `{}`, which is no fiscal quarter", text.value);
        let help = "expected a quarter of the vendor's fiscal year such as \"FY27Q3\"";
        reader.refuse("judgements.period", "bad-period", &text.place.span, message, help);
        None
    }
}

/// The figure in the output's unit. Whether there is such an output is asked when all files are known.
fn value(reader: &mut Reader<'_>, row: &Row<'_>, output: Option<&Written<String>>) -> Option<f64> {
    let entry = row.required(reader, "value")?;
    let (spec, _) = find_output(&output?.value)?;
    let stated = row.table.get("unit").and_then(|unit| {
        let text = reader.text("judgements.unit", &unit.node)?;
        Some(number::StatedUnit { text, span: unit.node.span.clone() })
    });
    let value = number::read(reader, "judgements.value", &entry.node, spec.unit, stated.as_ref())?;
    if value >= 0.0 {
        return Some(value);
    }
    let help = format!("expected 0 or more {}", spec.unit);
    reader.refuse(
        "judgements.value",
        "negative-figure",
        &entry.node.span,
        format!("`{}` is judged to be {value}", output?.value),
        help,
    );
    None
}
