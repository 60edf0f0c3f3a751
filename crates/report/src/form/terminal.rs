//! A page for the terminal, with colour codes that a stream without colour strips.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr as _;

use crate::document::{Align, Block, Cell, Document, Table, Tone};

/// Columns of a page where the terminal does not say how many it has.
pub const PAGE_WIDTH: usize = 100;

/// The narrowest column of text.
const MIN_TEXT: usize = 24;

/// Writes a page at most `width` columns wide where its tables allow.
#[must_use]
pub fn terminal(document: &Document, width: usize) -> String {
    let mut out = String::new();
    for (index, block) in document.blocks.iter().enumerate() {
        let under_heading = index > 0 && matches!(document.blocks[index - 1], Block::Heading(_));
        if index > 0 && !under_heading {
            out.push('\n');
        }
        match block {
            Block::Heading(text) => line(&mut out, &[paint(&Cell::new(text, Tone::Strong))]),
            Block::Lines(cells) => cells.iter().for_each(|cell| indented(&mut out, cell, "", width)),
            Block::List(items) => items.iter().for_each(|item| indented(&mut out, item, "  ", width)),
            Block::Tables(tables) => self::tables(&mut out, tables, width),
        }
    }
    out
}

/// A text in lines; all but the first start with `indent` twice, the first once.
fn indented(out: &mut String, cell: &Cell, indent: &str, width: usize) {
    let hanging = 2 * indent.len();
    for (index, text) in wrap(&cell.text, width.saturating_sub(hanging)).into_iter().enumerate() {
        let text = paint(&Cell::new(text, cell.tone));
        line(out, &[if index == 0 { indent.to_owned() } else { indent.repeat(2) }, text]);
    }
}

fn tables(out: &mut String, tables: &[Table], width: usize) {
    let (widths, gap) = widths(tables, width);
    for (index, table) in tables.iter().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        if table.head.iter().any(|cell| !cell.text.is_empty()) {
            let head: Vec<_> = table.head.iter().enumerate().map(|(column, cell)| head(cell, column)).collect();
            row(out, &head, &table.columns, &widths, gap);
        }
        for cells in &table.rows {
            row(out, cells, &table.columns, &widths, gap);
        }
    }
}

/// The head of the first column is the table's title.
fn head(cell: &Cell, column: usize) -> Cell {
    let tone = match (cell.tone, column) {
        (Tone::Plain, 0) => Tone::Strong,
        (Tone::Plain, _) => Tone::Quiet,
        (tone, _) => tone,
    };
    Cell::new(&cell.text, tone)
}

/// The width of each column, and of the gap between two.
fn widths(tables: &[Table], page: usize) -> (Vec<usize>, usize) {
    let count = tables.iter().map(|table| table.columns.len()).max().unwrap_or(0);
    let mut widths = vec![0; count];
    for table in tables {
        for cells in table.rows.iter().chain([&table.head]) {
            for (width, cell) in widths.iter_mut().zip(cells) {
                *width = cell.text.width().max(*width);
            }
        }
    }
    let total = |widths: &[usize], gap: usize| widths.iter().sum::<usize>() + gap * count.saturating_sub(1);
    let texts: Vec<_> = (0..count).filter(|&column| tables[0].columns.get(column) == Some(&Align::Text)).collect();
    let gap = if texts.is_empty() && total(&widths, 2) > page { 1 } else { 2 };
    // The widest text column gives way first.
    while total(&widths, gap) > page
        && let Some(&widest) =
            texts.iter().filter(|&&column| widths[column] > MIN_TEXT).max_by_key(|&&column| widths[column])
    {
        widths[widest] -= 1;
    }
    (widths, gap)
}

fn row(out: &mut String, cells: &[Cell], columns: &[Align], widths: &[usize], gap: usize) {
    let wrapped: Vec<Vec<&str>> = cells
        .iter()
        .zip(columns)
        .zip(widths)
        .map(|((cell, align), &width)| if *align == Align::Text { wrap(&cell.text, width) } else { vec![&*cell.text] })
        .collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    for index in 0..height {
        let mut parts = Vec::with_capacity(cells.len());
        for (column, cell) in cells.iter().enumerate() {
            let text = wrapped[column].get(index).copied().unwrap_or("");
            let padding = " ".repeat(widths[column].saturating_sub(text.width()));
            let painted = paint(&Cell::new(text, cell.tone));
            let space = if column == 0 { 0 } else { gap };
            let (before, after) = match columns[column] {
                Align::Right => (padding.as_str(), ""),
                Align::Left | Align::Text => ("", padding.as_str()),
            };
            parts.push(format!("{}{before}{painted}{after}", " ".repeat(space)));
        }
        line(out, &parts);
    }
}

/// A line without spaces at its end.
fn line(out: &mut String, parts: &[String]) {
    let _ = writeln!(out, "{}", parts.concat().trim_end());
}

fn paint(cell: &Cell) -> String {
    let style = match cell.tone {
        Tone::Plain => return cell.text.clone(),
        Tone::Strong => Style::new().bold(),
        Tone::Quiet => Style::new().dimmed(),
        Tone::Reported => AnsiColor::Cyan.on_default(),
        Tone::Judged => AnsiColor::Magenta.on_default(),
        Tone::Good => AnsiColor::Green.on_default(),
        Tone::Bad => AnsiColor::Red.on_default().bold(),
    };
    if cell.text.is_empty() { String::new() } else { format!("{style}{}{style:#}", cell.text) }
}

/// Breaks a text at spaces into lines of at most `width`, a longer word alone on its line; lines of the text stay lines.
fn wrap(text: &str, width: usize) -> Vec<&str> {
    text.split('\n').flat_map(|paragraph| wrap_line(paragraph, width)).collect()
}

fn wrap_line(text: &str, width: usize) -> Vec<&str> {
    let mut lines = Vec::new();
    let (mut start, mut end, mut used) = (0, 0, 0);
    for (at, word) in words(text) {
        let wide = word.width();
        if end > start && used + 1 + wide > width {
            lines.push(&text[start..end]);
            (start, used) = (at, wide);
        } else {
            used += wide + usize::from(end > start);
        }
        end = at + word.len();
    }
    lines.push(&text[start..end]);
    lines
}

/// The words of a text and where they start; spaces at its start belong to the first word.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lead = text.len() - text.trim_start().len();
    let mut at = 0;
    text.split(' ').filter_map(move |word| {
        let start = at;
        at += word.len() + 1;
        (start >= lead && !word.is_empty()).then_some((start, word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(document: &Document, width: usize) -> String {
        anstream::adapter::strip_str(&terminal(document, width)).to_string()
    }

    #[test]
    fn tables_of_one_block_line_up() {
        let mut first = Table::new([(Align::Left, "market"), (Align::Right, "2026Q1")]);
        first.row(["AI shipments", "95.7"]);
        let mut second = Table::new([(Align::Left, "dell"), (Align::Right, "FY27Q1")]);
        second.row(["orders", "24.4 A"]);
        let mut document = Document::default();
        document.tables(vec![first, second]);
        insta::assert_snapshot!(plain(&document, 100), @r"
        market        2026Q1
        AI shipments    95.7

        dell          FY27Q1
        orders        24.4 A
        ");
    }

    #[test]
    fn text_columns_give_way() {
        let mut table = Table::new([(Align::Left, "output"), (Align::Text, "note")]);
        table.row(["x", "as reported on the call, with orders of the last week that were not yet signed"]);
        let mut document = Document::default();
        document.table(table);
        insta::assert_snapshot!(plain(&document, 50), @r"
        output  note
        x       as reported on the call, with orders of
                the last week that were not yet signed
        ");
    }

    #[test]
    fn wraps_between_words_only() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("incomprehensible a", 5), ["incomprehensible", "a"]);
        assert_eq!(wrap("", 5), [""]);
        assert_eq!(wrap("a\nb", 5), ["a", "b"]);
    }
}
