//! The long table, as csv has it: a row for each scenario, output and period.

use std::borrow::Cow;

use rackcast_report::{Long, LongColumn};

use crate::looks;
use crate::sheet::{At, Sheet, Written};

/// Columns of text, which are wider.
const WIDE: [(&str, f64); 5] = [("scenario", 24.0), ("metric", 38.0), ("period", 9.0), ("unit", 12.0), ("mark", 7.0)];

pub(crate) fn sheet(name: &str, table: &Long<'_>) -> Written<Sheet> {
    let mut sheet = Sheet::new(name)?;
    let heads: Vec<&str> = table.columns.iter().map(|(name, _)| *name).collect();
    let width = |head: &&str| WIDE.iter().find(|(known, _)| known == head).map_or(13.0, |(_, width)| *width);
    sheet.widths(&heads.iter().map(width).collect::<Vec<_>>())?;
    sheet.head(0, &heads, u32::try_from(table.len()).unwrap_or(u32::MAX), &looks::head())?;
    let units = table.columns.iter().find_map(|column| match column {
        ("unit", LongColumn::Text(units)) => Some(&units[..]),
        _ => None,
    });
    let (plain, count) = (looks::plain(), looks::plain().set_num_format("#,##0"));
    for (column, (name, values)) in (0..).zip(&table.columns) {
        match values {
            LongColumn::Text(texts) => {
                (1..).zip(texts).try_for_each(|(row, text)| sheet.text(At(row, column), text, &plain))?;
            }
            LongColumn::Number(numbers) => {
                for (row, &number) in numbers.iter().enumerate() {
                    let unit = if *name == "above" { "1" } else { unit(units, row) };
                    let at = At(u32::try_from(row + 1).unwrap_or(u32::MAX), column);
                    sheet.number(at, Some(number), &looks::number(unit, number.abs()))?;
                }
            }
            LongColumn::Count(counts) => {
                let number = |value: &u64| Some(*value as f64);
                (1..).zip(counts).try_for_each(|(row, value)| sheet.number(At(row, column), number(value), &count))?;
            }
        }
    }
    Ok(sheet)
}

fn unit<'a>(units: Option<&'a [Cow<'_, str>]>, row: usize) -> &'a str {
    units.and_then(|units| units.get(row)).map_or("", |unit| unit)
}
