//! Reported figures and what became of them, analysts' figures, and where figures come from.

use rackcast_report::{Records, Run, evidence_records};
use serde_json::Value as Json;

use crate::looks;
use crate::sheet::{At, Sheet, Written};

/// What was published, and what the forecast makes of it; `None` where there is nothing.
pub(crate) fn sheet(name: &str, run: &Run) -> Written<Option<Sheet>> {
    let mut records = evidence_records(&run.scenario, &run.forecast);
    records.rows.extend(run.scenario.judgements.iter().map(|judgement| {
        let unit = run.forecast.layout.rows_of(&judgement.output);
        let unit = unit.map_or("", |rows| run.forecast.layout.output_of(rows.start).spec.unit);
        let row = run.forecast.layout.row(&judgement.output, judgement.period);
        let cells: [(&str, Json); 9] = [
            ("fate", "judged".into()),
            ("output", judgement.output.as_str().into()),
            ("period", judgement.period.to_string().into()),
            ("value", judgement.value.into()),
            ("unit", unit.into()),
            ("used", row.and_then(|row| run.forecast.values[row]).into()),
            ("note", judgement.because.as_str().into()),
            ("file", judgement.place.file.name.as_str().into()),
            ("line", judgement.place.start().line.into()),
        ];
        let cell =
            |name: &&str| cells.iter().find(|(known, _)| known == name).map_or(Json::Null, |(_, cell)| cell.clone());
        records.columns.iter().map(cell).collect()
    }));
    if records.rows.is_empty() {
        return Ok(None);
    }
    let widths = [12.0, 36.0, 9.0, 11.0, 14.0, 11.0, 14.0, 26.0, 66.0, 42.0, 7.0];
    list(name, &records, &widths).map(Some)
}

/// Widths of the columns of sources.
const SOURCES: [f64; 6] = [24.0, 26.0, 60.0, 12.0, 70.0, 50.0];

/// Where figures come from; `None` where no file says.
pub(crate) fn sources(name: &str, run: &Run) -> Written<Option<Sheet>> {
    let sources = &run.scenario.sources;
    if sources.is_empty() {
        return Ok(None);
    }
    let mut sheet = Sheet::new(name)?;
    sheet.widths(&SOURCES)?;
    let heads = ["source", "publisher", "title", "published", "address", "note"];
    sheet.head(0, &heads, u32::try_from(sources.len()).unwrap_or(u32::MAX), &looks::head())?;
    for (row, source) in (1..).zip(sources.values()) {
        let texts = [&source.id, &source.publisher, &source.title, &source.published, &source.address, &source.note];
        sheet.texts(At(row, 0), texts.map(String::as_str), &looks::wrapped())?;
        sheet.fit(row, texts.map(String::as_str).into_iter().zip(SOURCES))?;
    }
    Ok(Some(sheet))
}

/// A list for programs as a sheet.
pub(crate) fn list(name: &str, records: &Records, widths: &[f64]) -> Written<Sheet> {
    let mut sheet = Sheet::new(name)?;
    sheet.widths(widths)?;
    sheet.head(0, records.columns, u32::try_from(records.rows.len()).unwrap_or(u32::MAX), &looks::head())?;
    let (text, number) = (looks::beside(), looks::plain().set_num_format("General"));
    for (row, cells) in (1..).zip(&records.rows) {
        sheet.fit(row, cells.iter().map(|cell| cell.as_str().unwrap_or("")).zip(widths.iter().copied()))?;
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Json::Null => {}
                Json::String(said) => sheet.text(At(row, column), said, &text)?,
                Json::Number(value) => sheet.number(At(row, column), value.as_f64(), &number)?,
                other => sheet.text(At(row, column), &other.to_string(), &text)?,
            }
        }
    }
    Ok(sheet)
}
