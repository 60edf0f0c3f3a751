//! A page for the terminal, with colour codes that a stream without colour strips.

use anstyle::{AnsiColor, Style};
use tabled::builder::Builder;
use tabled::settings::{Alignment, Color, Padding, Style as Borders};
use textwrap::core::display_width;
use textwrap::{Options, WordSplitter};

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
            Block::Heading(text) => paragraph(&mut out, &Cell::new(text, Tone::Strong), width, ["", ""]),
            Block::Lines(cells) => cells.iter().for_each(|cell| paragraph(&mut out, cell, width, ["", ""])),
            Block::List(items) => items.iter().for_each(|item| paragraph(&mut out, item, width, ["  ", "    "])),
            Block::Tables(tables) => self::tables(&mut out, tables, width),
            Block::Figure(lines) => lines.iter().for_each(|text| line(&mut out, text)),
        }
    }
    out
}

/// A text in lines, with what the first of them starts with, and the others.
fn paragraph(out: &mut String, cell: &Cell, width: usize, [first, others]: [&str; 2]) {
    let style = style(cell.tone);
    for (index, text) in lines(&cell.text, width.saturating_sub(others.len())).into_iter().enumerate() {
        let indent = if index == 0 { first } else { others };
        line(out, &format!("{indent}{style}{text}{style:#}"));
    }
}

/// A text broken between words, a longer word alone on its line; lines of the text stay lines, and numbers stay with
/// their units.
fn lines(text: &str, width: usize) -> Vec<String> {
    let options = Options::new(width).word_splitter(WordSplitter::NoHyphenation).break_words(false);
    textwrap::wrap(&bound(text), options).into_iter().map(|line| line.replace(BOUND, " ")).collect()
}

/// A space that is no place for a break.
const BOUND: char = '\u{a0}';

/// A text with such a space between each number and its unit: `24.4 bn`, `USD 494 bn`, `−9.7 %`.
fn bound(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = "";
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            let unit = word.trim_end_matches([',', '.', ';', ':', ')']);
            let number =
                |word: &str, digit: Option<char>| digit.is_some_and(|digit| digit.is_ascii_digit()) && !word.is_empty();
            let with_unit = matches!(unit, "%" | "bn" | "pt" | "k" | "m" | "USD" | "quarters")
                && number(before, before.chars().next_back());
            let money = before.ends_with("USD") && number(word, word.chars().next());
            out.push(if with_unit || money { BOUND } else { ' ' });
        }
        out.push_str(word);
        before = word;
    }
    out
}

/// Tables one under another as one, so that their columns line up.
fn tables(out: &mut String, tables: &[Table], page: usize) {
    let (widths, gap) = widths(tables, page);
    let mut rows: Vec<Vec<(Align, Cell)>> = Vec::new();
    for (index, table) in tables.iter().enumerate() {
        if index > 0 {
            rows.push(Vec::new());
        }
        if table.head.iter().any(|cell| !cell.text.is_empty()) {
            let heads = table.columns.iter().zip(&table.head).enumerate();
            rows.push(heads.map(|(column, (&align, cell))| (align, head(cell, column))).collect());
        }
        rows.extend(table.rows.iter().map(|cells| table.columns.iter().copied().zip(cells.iter().cloned()).collect()));
    }
    let mut builder = Builder::with_capacity(rows.len(), widths.len());
    for cells in &rows {
        let texts = cells.iter().zip(&widths).map(|((align, cell), &width)| match align {
            Align::Text => lines(&cell.text, width).join("\n"),
            Align::Left | Align::Right => cell.text.clone(),
        });
        builder.push_record(texts);
    }
    let mut laid_out = builder.build();
    laid_out.with(Borders::empty()).with(Padding::new(0, gap, 0, 0));
    for (row, cells) in rows.iter().enumerate() {
        for (column, (align, cell)) in cells.iter().enumerate() {
            if *align == Align::Right {
                laid_out.modify((row, column), Alignment::right());
            }
            if cell.tone != Tone::Plain && !cell.text.is_empty() {
                let style = style(cell.tone);
                laid_out
                    .modify((row, column), Color::new(style.render().to_string(), style.render_reset().to_string()));
            }
        }
    }
    laid_out.to_string().lines().for_each(|text| line(out, text));
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

/// The width of each column, and of the gap between two: where a page is too narrow, the widest column of text gives way,
/// and where there is none, the gap.
fn widths(tables: &[Table], page: usize) -> (Vec<usize>, usize) {
    let count = tables.iter().map(|table| table.columns.len()).max().unwrap_or(0);
    let mut widths = vec![0; count];
    for cells in tables.iter().flat_map(|table| table.rows.iter().chain([&table.head])) {
        for (width, cell) in widths.iter_mut().zip(cells) {
            *width = cell.text.lines().map(display_width).max().unwrap_or(0).max(*width);
        }
    }
    let total = |widths: &[usize], gap: usize| widths.iter().sum::<usize>() + gap * count.saturating_sub(1);
    let texts: Vec<_> = (0..count).filter(|&column| tables[0].columns.get(column) == Some(&Align::Text)).collect();
    let gap = if texts.is_empty() && total(&widths, 2) > page { 1 } else { 2 };
    while total(&widths, gap) > page
        && let Some(&widest) =
            texts.iter().filter(|&&column| widths[column] > MIN_TEXT).max_by_key(|&&column| widths[column])
    {
        widths[widest] -= 1;
    }
    (widths, gap)
}

/// A line without spaces at its end.
fn line(out: &mut String, text: &str) {
    out.push_str(text.trim_end());
    out.push('\n');
}

/// Nothing for what is plain.
fn style(tone: Tone) -> Style {
    match tone {
        Tone::Plain => Style::new(),
        Tone::Strong => Style::new().bold(),
        Tone::Quiet => Style::new().dimmed(),
        Tone::Reported => AnsiColor::Cyan.on_default(),
        Tone::Judged => AnsiColor::Magenta.on_default(),
        Tone::Good => AnsiColor::Green.on_default(),
        Tone::Bad => AnsiColor::Red.on_default().bold(),
    }
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
        assert_eq!(lines("one two-three", 7), ["one", "two-three"]);
        assert_eq!(lines("incomprehensible a", 5), ["incomprehensible", "a"]);
        assert_eq!(lines("", 5), [""]);
        assert_eq!(lines("a\nb", 5), ["a", "b"]);
    }

    #[test]
    fn numbers_stay_with_their_units() {
        assert_eq!(lines("orders −9.7 %; more", 12), ["orders", "−9.7 %; more"]);
        assert_eq!(lines("to USD 494 bn in", 10), ["to", "USD 494 bn", "in"]);
        assert_eq!(lines("2026 and 2027 m x", 9), ["2026 and", "2027 m x"]);
        assert_eq!(lines("in 2026 orders", 8), ["in 2026", "orders"]);
    }

    #[test]
    fn colour_takes_no_room() {
        let mut table = Table::new([(Align::Left, "vendor"), (Align::Right, "orders"), (Align::Left, "")]);
        table.row([Cell::from("dell"), Cell::new("24.4 A", Tone::Reported), Cell::new("x", Tone::Bad)]);
        let mut document = Document::default();
        document.table(table);
        let coloured = terminal(&document, 100);
        assert!(coloured.contains("\u{1b}[36m24.4 A\u{1b}[0m"), "{coloured:?}");
        assert_eq!(plain(&document, 100), "vendor  orders\ndell    24.4 A  x\n");
    }
}
