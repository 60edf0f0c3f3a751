//! A csv file as rows of cells that know where they stand.

use std::ops::Range;
use std::sync::Arc;

use rackcast_calendar::{Date, ParseError};
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
        let spans = match cell_spans(&file.text, start, record.len()) {
            Ok(spans) => spans,
            // Everything from the quote on is one cell: no row follows.
            Err(quote) => {
                let message = "the double quote that opens here is not closed";
                problems.push(
                    Diagnostic::error("bad-row", Place::new(file, quote..quote + 1), message)
                        .help("close it at the end of the cell; a double quote within a cell is written twice"),
                );
                return rows;
            }
        };
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
            let count = cells.len();
            let message =
                format!("this row has {count} cell{}, the first row {width}", if count == 1 { "" } else { "s" });
            let help = match file.line(span.end) {
                last if last > file.line(span.start) => format!("a double quote in it is closed only in line {last}"),
                _ => "put text that holds a comma in double quotes".to_owned(),
            };
            problems.push(Diagnostic::error("bad-row", Place::new(file, span), message).help(help));
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
    let row = cells.first().map_or(0, |cell| cell.span.start)..cells.last().map_or(0, |cell| cell.span.end);
    if !cells.iter().any(|cell| wanted.contains(&cell.text.as_str())) {
        problems.push(
            Diagnostic::error("bad-column", Place::new(file, row), "the first row names none of the columns")
                .help(format!("begin the file with the row {}", wanted.join(","))),
        );
        return None;
    }
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
        problems.push(
            Diagnostic::error(
                "bad-column",
                Place::new(file, row),
                format!("the column {} is missing", missing.join(", ")),
            )
            .help(format!("the first row names the columns: {}", wanted.join(", "))),
        );
    }
    (sound && missing.is_empty()).then_some(found)
}

/// The bytes of each cell of the row that begins at or after `start`; else where a quote opens that nothing closes.
fn cell_spans(text: &str, start: usize, count: usize) -> Result<Vec<Range<usize>>, usize> {
    let bytes = text.as_bytes();
    let mut at = start.min(bytes.len());
    while at < bytes.len() && matches!(bytes[at], b'\n' | b'\r') {
        at += 1;
    }
    let mut spans = Vec::with_capacity(count);
    while spans.len() < count {
        let begin = at;
        if bytes.get(at) == Some(&b'"') {
            at = after_quoted(bytes, at).ok_or(begin)?;
        }
        while at < bytes.len() && !matches!(bytes[at], b',' | b'\n' | b'\r') {
            at += 1;
        }
        spans.push(begin..at);
        at = (at + 1).min(bytes.len());
    }
    Ok(spans)
}

/// Where quoted text ends that opens at a byte; `None` where it does not.
fn after_quoted(bytes: &[u8], open: usize) -> Option<usize> {
    let mut at = open + 1;
    while at < bytes.len() {
        match (bytes[at], bytes.get(at + 1)) {
            (b'"', Some(b'"')) => at += 2,
            (b'"', _) => return Some(at + 1),
            _ => at += 1,
        }
    }
    None
}

/// The day of a cell; reports what is none.
pub(super) fn day(cell: &Cell, place: Place, problems: &mut Vec<Diagnostic>) -> Option<Date> {
    let problem = |error: ParseError| {
        Diagnostic::error("bad-day", place, "this is no day of publication").help(error.to_string())
    };
    cell.text.parse().map_err(|error| problems.push(problem(error))).ok()
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
    fn a_quote_counts_where_a_cell_begins_with_it() {
        let (file, rows, problems) = rows("a,b\n5\" disk,x\n\"say \"\"so\"\"\",y\n");
        assert_eq!((rows.len(), problems.len()), (2, 0));
        assert_eq!(&file.text[rows[0].cells[1].span.clone()], "x");
        assert_eq!(rows[1].cells[0].text, "say \"so\"");
        assert_eq!(&file.text[rows[1].cells[1].span.clone()], "y");
    }

    #[test]
    fn a_quote_that_is_not_closed_is_told_where_it_opens() {
        for text in ["a,b\n1,\"2\n3,4\n", "a,b\n1,2\n\"3,4\n5,6"] {
            let (file, rows, problems) = rows(text);
            let place = problems[0].place.as_ref().unwrap();
            assert_eq!((problems.len(), place.span.start), (1, file.text.find('"').unwrap()), "{text}");
            assert!(problems[0].message.contains("is not closed") && rows.len() < 2);
        }
        let (_, _, problems) = rows("a,b\n\"1,2\n3,\"4\n5,6\n");
        assert_eq!(problems[0].help.as_deref(), Some("a double quote in it is closed only in line 3"));
        assert!(problems[0].message.contains("1 cell,"), "{}", problems[0].message);
    }

    #[test]
    fn a_file_without_names_of_columns_is_one_problem() {
        let (file, rows, problems) = rows("1,2,3\n4,5,6\n");
        assert_eq!((rows.len(), problems.len()), (0, 1));
        assert_eq!(&file.text[problems[0].place.as_ref().unwrap().span.clone()], "1,2,3");
        assert_eq!(problems[0].help.as_deref(), Some("begin the file with the row a,b,c"));
    }

    #[test]
    fn columns_must_be_there() {
        let (_, _, problems) = rows("a,c\n1,2\n");
        assert!(problems[0].message.contains("column b is missing"));
        let (_, _, problems) = rows("a,b,note\n1,2,3\n");
        assert_eq!(problems[0].help.as_deref(), Some("expected the columns a, b, c"));
    }
}
