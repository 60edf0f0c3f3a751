//! A csv file as rows of cells that know where they stand.

use std::ops::Range;
use std::sync::Arc;

use rackcast_catalogue::suggest;

use crate::{Diagnostic, Place, SourceFile};

/// A cell: its text without quotes, and its bytes in the file.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) span: Range<usize>,
}

/// A row with the cells of the wanted columns, in their order.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
    pub(super) span: Range<usize>,
}

/// Reads the rows of a file whose first row names its columns, in any order; `optional` ones may be missing.
///
/// Rows that do not fit are reported and left out.
pub(super) fn read(
    file: &Arc<SourceFile>,
    required: &[&str],
    optional: &[&str],
    problems: &mut Vec<Diagnostic>,
) -> Vec<Row> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(file.text.as_bytes());
    let mut rows = Vec::new();
    let mut columns: Option<Vec<Option<usize>>> = None;
    let mut width = 0;
    let mut record = csv::StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return rows,
            Err(error) => {
                problems.push(Diagnostic::error(
                    "bad-row",
                    Place::new(file, 0..0),
                    format!("this is not csv: {error}"),
                ));
                return rows;
            }
        }
        let start = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(usize::MAX));
        let spans = cell_spans(&file.text, start, record.len());
        let cells: Vec<Cell> =
            record.iter().zip(spans).map(|(text, span)| Cell { text: text.trim().to_owned(), span }).collect();
        let Some(columns) = &columns else {
            width = cells.len();
            match header(file, &cells, required, optional, problems) {
                Some(found) => columns = Some(found),
                None => return rows,
            }
            continue;
        };
        if cells.iter().all(|cell| cell.text.is_empty()) {
            continue;
        }
        let span =
            cells.first().map_or(start, |cell| cell.span.start)..cells.last().map_or(start, |cell| cell.span.end);
        if cells.len() != width {
            let message = format!("this row has {} cells, the first row {width}", cells.len());
            problems.push(
                Diagnostic::error("bad-row", Place::new(file, span), message)
                    .help("put text that holds a comma in double quotes"),
            );
            continue;
        }
        let empty = Cell { text: String::new(), span: span.end..span.end };
        let cells =
            columns.iter().map(|column| column.map_or_else(|| empty.clone(), |column| cells[column].clone())).collect();
        rows.push(Row { cells, span });
    }
}

/// Where each wanted column stands in the first row; `None` where a required one is missing.
fn header(
    file: &Arc<SourceFile>,
    cells: &[Cell],
    required: &[&str],
    optional: &[&str],
    problems: &mut Vec<Diagnostic>,
) -> Option<Vec<Option<usize>>> {
    let wanted: Vec<&str> = required.iter().chain(optional).copied().collect();
    let mut found: Vec<Option<usize>> = vec![None; wanted.len()];
    let mut sound = true;
    for (at, cell) in cells.iter().enumerate() {
        let place = Place::new(file, cell.span.clone());
        match wanted.iter().position(|name| *name == cell.text) {
            Some(column) if found[column].is_some() => {
                problems.push(Diagnostic::error("bad-column", place, format!("there are two columns `{}`", cell.text)));
                sound = false;
            }
            Some(column) => found[column] = Some(at),
            None => {
                let help = match suggest(&cell.text, wanted.iter().copied()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("expected the columns {}", wanted.join(", ")),
                };
                problems.push(
                    Diagnostic::error("bad-column", place, format!("there is no column `{}`", cell.text)).help(help),
                );
                sound = false;
            }
        }
    }
    let missing: Vec<&str> =
        required.iter().enumerate().filter(|(at, _)| found[*at].is_none()).map(|(_, name)| *name).collect();
    if sound && !missing.is_empty() {
        let place = Place::new(
            file,
            cells.first().map_or(0, |cell| cell.span.start)..cells.last().map_or(0, |cell| cell.span.end),
        );
        problems.push(
            Diagnostic::error("bad-column", place, format!("the column {} is missing", missing.join(", ")))
                .help(format!("the first row names the columns: {}", wanted.join(", "))),
        );
    }
    (sound && missing.is_empty()).then_some(found)
}

/// The bytes of each cell of the row that begins at or after `start`.
fn cell_spans(text: &str, start: usize, count: usize) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = start.min(bytes.len());
    while at < bytes.len() && matches!(bytes[at], b'\n' | b'\r') {
        at += 1;
    }
    let mut spans = Vec::with_capacity(count);
    while spans.len() < count {
        let begin = at;
        let mut quoted = false;
        while at < bytes.len() && (quoted || !matches!(bytes[at], b',' | b'\n' | b'\r')) {
            if bytes[at] == b'"' {
                quoted = !quoted;
            }
            at += 1;
        }
        spans.push(begin..at);
        at = (at + 1).min(bytes.len());
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> (Arc<SourceFile>, Vec<Row>, Vec<Diagnostic>) {
        let file = Arc::new(SourceFile::new("x.csv", text));
        let mut problems = Vec::new();
        let rows = read(&file, &["a", "b"], &["c"], &mut problems);
        (file, rows, problems)
    }

    #[test]
    fn cells_know_their_place() {
        let (file, rows, problems) = rows("b,a,c\r\n1,\"x, y\",\r\n\r\n2,z,é\n");
        assert!(problems.is_empty());
        assert_eq!(rows[0].cells[0].text, "x, y");
        assert_eq!(&file.text[rows[0].cells[0].span.clone()], "\"x, y\"");
        assert_eq!(file.line(rows[1].span.start), 4);
        assert_eq!(&file.text[rows[1].cells[2].span.clone()], "é");
    }

    #[test]
    fn what_does_not_fit_is_told_and_the_rest_read() {
        let (_, rows, problems) = rows("a,b\n1\n2,3\n4,5,6\n");
        assert_eq!((rows.len(), problems.len()), (1, 2));
    }

    #[test]
    fn columns_must_be_there() {
        let (_, _, problems) = rows("a,c\n1,2\n");
        assert!(problems[0].message.contains("column b is missing"));
        let (_, _, problems) = rows("a,b,note\n1,2,3\n");
        assert_eq!(problems[0].help.as_deref(), Some("expected the columns a, b, c"));
    }
}
