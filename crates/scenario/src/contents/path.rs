//! A path: values at periods of the calendar (docs/model.md, section 0).

use rackcast_calendar::{FiscalCalendar, Month, Period};
use rackcast_catalogue::InputSpec;

use super::reader::{Reader, join};
use super::value::{self, Context, stray};
use crate::document::{Entry, Kind, Node, Table};
use crate::{Path, PathPoint};

/// The words that stand beside a path's periods.
const WORDS: [&str; 5] = ["step", "half_life", "unit", "source", "note"];

/// Reads a path.
pub(crate) fn read(
    reader: &mut Reader<'_>,
    key: &str,
    spec: &'static InputSpec,
    node: &Node,
    table: &Table,
    context: &Context,
) -> Option<Path> {
    let (words, points): (Vec<&Entry>, Vec<&Entry>) =
        table.entries.iter().partition(|entry| WORDS.contains(&entry.key.as_str()));
    if !spec.path && points.iter().any(|entry| looks_like_period(&entry.key)) {
        let help = format!("expected one value for the whole horizon: {}", spec.allowed());
        reader.refuse(key, "not-a-path", &node.span, format!("`{key}` does not vary in time"), help);
        return None;
    }
    if points.is_empty() {
        let help = "expected a number, a path such as { \"2026\" = 1.0, \"2027\" = 2.0 } or a distribution";
        reader.refuse(key, "empty-path", &node.span, format!("`{key}` has no value"), help);
        return None;
    }
    let (step, half_life, mut sound) = shape(reader, key, &words);
    let mut read = Vec::new();
    for entry in points {
        match point(reader, key, spec, entry, context) {
            Some(point) => read.push((point, entry)),
            None => sound = false,
        }
    }
    sound &= in_order(reader, key, step, &mut read);
    let points = read.into_iter().map(|(point, _)| point).collect();
    sound.then_some(Path { points, step, half_life })
}

/// `step` and `half_life`, and whether they could be read.
fn shape(reader: &mut Reader<'_>, key: &str, words: &[&Entry]) -> (bool, f64, bool) {
    let (mut step, mut half_life, mut sound) = (false, f64::INFINITY, true);
    for entry in words {
        match entry.key.as_str() {
            "step" => {
                if let Kind::Boolean(answer) = entry.node.kind {
                    step = answer;
                } else {
                    reader.wrong_type(&join(key, "step"), &entry.node, "true or false");
                    sound = false;
                }
            }
            "half_life" => match months(reader, &join(key, "half_life"), &entry.node) {
                Some(months) => half_life = months,
                None => sound = false,
            },
            _ => {}
        }
    }
    (step, half_life, sound)
}

/// A length of time above 0, in months.
fn months(reader: &mut Reader<'_>, key: &str, node: &Node) -> Option<f64> {
    let months = super::number::read(reader, key, node, "months", None)?;
    if months > 0.0 {
        return Some(months);
    }
    reader.refuse(
        key,
        "out-of-range",
        &node.span,
        format!("`{key}` is {months}"),
        "expected months above 0, such as \"18 months\"",
    );
    None
}

fn point(
    reader: &mut Reader<'_>,
    key: &str,
    spec: &'static InputSpec,
    entry: &Entry,
    context: &Context,
) -> Option<PathPoint> {
    let period = match entry.key.parse::<Period>() {
        Ok(period) if !period.is_fiscal() => period,
        Ok(_) => {
            let help = "a path counts in months, quarters and years of the calendar, such as \"2026-08\", \"2026Q3\" or \"2026\"";
            reader.refuse(
                key,
                "bad-period",
                &entry.key_span,
                format!("`{key}` has a point at the fiscal period `{}`", entry.key),
                help,
            );
            return None;
        }
        Err(_) if looks_like_period(&entry.key) => {
            let help = "expected a month, quarter or year of the calendar, such as \"2026-08\", \"2026Q3\" or \"2026\"";
            reader.refuse(
                key,
                "bad-period",
                &entry.key_span,
                format!("`{key}` has a point at `{}`, which is no period", entry.key),
                help,
            );
            return None;
        }
        Err(_) => {
            let (form, words): (_, &[&str]) = if spec.path {
                ("a path", &["\"2026\"", "\"2026Q3\"", "\"2026-08\"", "step", "half_life", "unit", "source", "note"])
            } else {
                ("a value", &["value", "unit", "source", "note", "times", "plus", "dist", "p10", "p50", "p90"])
            };
            stray(reader, key, entry, form, words);
            return None;
        }
    };
    let (number, origin) = value::point(reader, key, spec, &entry.node, context)?;
    Some(PathPoint { period, number, origin })
}

/// Whether a table holds what was meant as a period.
pub(super) fn has_points(table: &Table) -> bool {
    table.entries.iter().any(|entry| looks_like_period(&entry.key))
}

/// Whether a key was meant as a period.
fn looks_like_period(key: &str) -> bool {
    key.starts_with(|first: char| first.is_ascii_digit()) || key.parse::<Period>().is_ok()
}

/// Sorts the points by where they stand in time; reports two at one place.
fn in_order(reader: &mut Reader<'_>, key: &str, step: bool, points: &mut [(PathPoint, &Entry)]) -> bool {
    points.sort_by_key(|(point, _)| at(point.period, step));
    let mut sound = true;
    for pair in points.windows(2) {
        let [(one, first), (two, second)] = pair else { continue };
        if at(one.period, step) != at(two.period, step) {
            continue;
        }
        let (first, second) =
            if first.key_span.start <= second.key_span.start { (first, second) } else { (second, first) };
        let what = if step { "begin in the same month" } else { "have the same centre" };
        let message = format!("`{key}` has two points at one place: `{}` and `{}` {what}", first.key, second.key);
        let span = second.key_span.clone();
        reader.refuse(key, "duplicate-point", &span, message, "leave one of them out");
        sound = false;
    }
    sound
}

/// Where a point stands: its first month for a staircase, else its centre, in half months.
fn at(period: Period, step: bool) -> i32 {
    let first = period.first_month(FiscalCalendar::CALENDAR);
    let months = first.year() * 12 + i32::from(first.month());
    let length = if step { 0 } else { i32::try_from(period.kind().months()).unwrap_or(0) };
    2 * months + length
}

/// The first month of a period of the calendar, where a bend begins.
pub(crate) fn first_month(reader: &mut Reader<'_>, key: &str, node: &Node) -> Option<Month> {
    let text = match &node.kind {
        Kind::Text(text) => text.clone(),
        Kind::Integer(Some(year)) => year.to_string(),
        _ => {
            reader.wrong_type(key, node, "a period such as \"2026-07\"");
            return None;
        }
    };
    match text.parse::<Period>() {
        Ok(period) if !period.is_fiscal() => Some(period.first_month(FiscalCalendar::CALENDAR)),
        _ => {
            let help = "expected a month, quarter or year of the calendar, such as \"2026-07\", \"2026Q3\" or \"2026\"";
            reader.refuse(
                key,
                "bad-period",
                &node.span,
                format!("`{key}` is `{text}`, which is no period of the calendar"),
                help,
            );
            None
        }
    }
}
