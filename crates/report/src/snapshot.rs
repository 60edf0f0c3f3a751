//! Accepted forecasts: a text of every quarter and year at nine digits, and what moved since.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use rackcast_calendar::PeriodKind;

use crate::Run;
use crate::document::{Align, Cell, Document, Table, Tone};
use crate::number::{NOTHING, change, shortest};

/// What stands between the figures of a line.
const GAP: &str = "  ";

/// How many rows a page shows.
const SHOWN: usize = 20;

/// The text of a run: a head, then a line for each output with period, mark and value of its quarters and years.
#[must_use]
pub fn snapshot(run: &Run) -> String {
    let mut text = format!("# rackcast snapshot 1: {}\n", run.scenario.name.replace('\n', " "));
    let layout = &run.forecast.layout;
    for output in &layout.outputs {
        text.push_str(&output.name);
        for index in layout.rows_of(&output.name).into_iter().flatten() {
            let row = &layout.rows[index];
            if row.period.kind() != PeriodKind::Month {
                let value = run.forecast.values[index].map_or_else(|| "-".to_owned(), nine_digits);
                let _ = write!(text, "{GAP}{} {} {value}", row.period, row.mark.letter());
            }
        }
        text.push('\n');
    }
    text
}

/// A number rounded to nine digits.
fn nine_digits(value: f64) -> String {
    format!("{value:.8e}").parse().map_or_else(|_| NOTHING.to_owned(), shortest)
}

/// What differs between two snapshots.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Moved {
    rows: Vec<MovedRow>,
}

#[derive(Debug, Clone, PartialEq)]
struct MovedRow {
    /// Output and period.
    name: String,
    /// Mark and value as accepted; `None` where it was not there.
    before: Option<String>,
    /// Mark and value now; `None` where it is gone.
    after: Option<String>,
}

impl Moved {
    /// What differs between an accepted snapshot and a new one, but for their heads.
    #[must_use]
    pub fn between(accepted: &str, now: &str) -> Self {
        let (before, mut after) = (lines(accepted), lines(now));
        let mut rows = Vec::new();
        let name = |(output, period): (&str, &str)| format!("{output} {period}");
        for (place, old) in before {
            let new = after.remove(&place);
            if new != Some(old) {
                rows.push(MovedRow { name: name(place), before: Some(old.to_owned()), after: new.map(str::to_owned) });
            }
        }
        rows.extend(after.into_iter().map(|(place, new)| MovedRow {
            name: name(place),
            before: None,
            after: Some(new.to_owned()),
        }));
        rows.sort_by(|a, b| b.size().total_cmp(&a.size()));
        Self { rows }
    }

    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A page of what differs, the largest change first; `file` is the accepted snapshot.
    #[must_use]
    pub fn page(&self, file: &str, all: bool) -> Document {
        let mut page = Document::default();
        let count = self.rows.len();
        if count == 0 {
            page.paragraph(Cell::new(format!("{file}: nothing moved."), Tone::Good));
            return page;
        }
        page.paragraph(Cell::new(format!("{file}: {count} values moved."), Tone::Bad));
        let mut table = Table::new([
            (Align::Left, "output and period"),
            (Align::Right, "accepted"),
            (Align::Right, "now"),
            (Align::Right, "change"),
        ]);
        let shown = if all { count } else { SHOWN.min(count) };
        for row in &self.rows[..shown] {
            let text = |value: &Option<String>| value.clone().unwrap_or_else(|| NOTHING.to_owned());
            table.row([
                row.name.clone(),
                text(&row.before),
                text(&row.after),
                row.change().map_or_else(String::new, change),
            ]);
        }
        page.table(table);
        if shown < count {
            page.paragraph(format!("and {} more: `--all` shows them", count - shown));
        }
        page
    }
}

impl MovedRow {
    fn change(&self) -> Option<f64> {
        let number = |text: &Option<String>| text.as_ref()?.rsplit(' ').next()?.parse::<f64>().ok();
        let (before, after) = (number(&self.before)?, number(&self.after)?);
        (before != 0.0).then(|| (after - before) / before.abs())
    }

    /// Rows that came or went first, then by relative change.
    fn size(&self) -> f64 {
        self.change().map_or(f64::INFINITY, f64::abs)
    }
}

/// Mark and value by output and period.
fn lines(text: &str) -> BTreeMap<(&str, &str), &str> {
    let outputs = text.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let mut parts = line.split(GAP);
        (parts.next().unwrap_or(""), parts)
    });
    let figures = outputs.flat_map(|(output, parts)| parts.map(move |part| (output, part)));
    figures.filter_map(|(output, part)| part.split_once(' ').map(|(period, value)| ((output, period), value))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_to_nine_digits() {
        assert_eq!(nine_digits(493.700_000_049_9), "493.7");
        assert_eq!(nine_digits(1.0 / 3.0), "0.333333333");
        assert_eq!(nine_digits(-123_456_789_012.0), "-123456789000");
    }

    #[test]
    fn tells_what_moved_the_largest_change_first() {
        let accepted = "# a\nx  2026 E 1  2027 E 1\ny  2026 A 2\nz  2026 E 4\ngone  2026 E 1\n";
        let moved = Moved::between(accepted, "# b\nx  2026 E 1  2027 E 1.1\ny  2026 E 2\nz  2026 E 5\nnew  2026 E 3\n");
        let page = anstream::adapter::strip_str(&crate::terminal(&moved.page("base.snapshot", false), 100)).to_string();
        insta::assert_snapshot!(page, @"
        base.snapshot: 5 values moved.

        output and period  accepted    now  change
        gone 2026               E 1      –
        new 2026                  –    E 3
        z 2026                  E 4    E 5   +25 %
        x 2027                  E 1  E 1.1   +10 %
        y 2026                  A 2    E 2   0.0 %
        ");
        assert!(Moved::between(accepted, accepted).is_empty());
    }
}
