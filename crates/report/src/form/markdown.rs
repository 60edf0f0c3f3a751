//! A page in Markdown.

use std::fmt::Write as _;

use tabled::builder::Builder;
use tabled::grid::config::Offset;
use tabled::settings::object::Columns;
use tabled::settings::style::LineChar;
use tabled::settings::{Alignment, Style};

use crate::document::{Align, Block, Cell, Document, Table, Tone};

/// Writes a page as Markdown.
#[must_use]
pub fn markdown(document: &Document) -> String {
    let mut out = String::new();
    for block in &document.blocks {
        if !out.is_empty() {
            out.push('\n');
        }
        match block {
            Block::Heading(text) => {
                let _ = writeln!(out, "## {}", escaped(text));
            }
            Block::Lines(cells) => {
                let _ = writeln!(out, "{}", cells.iter().map(toned).collect::<Vec<_>>().join("\n\n"));
            }
            Block::List(items) => {
                for item in items {
                    let _ = writeln!(out, "- {}", toned(item));
                }
            }
            Block::Tables(tables) => {
                for (index, table) in tables.iter().enumerate() {
                    if index > 0 {
                        out.push('\n');
                    }
                    self::table(&mut out, table);
                }
            }
            Block::Figure(lines) => {
                let lines: Vec<_> = lines.iter().map(|line| line.trim_end()).collect();
                let _ = writeln!(out, "```text\n{}\n```", lines.join("\n"));
            }
        }
    }
    out
}

fn table(out: &mut String, table: &Table) {
    let mut builder = Builder::with_capacity(table.rows.len() + 1, table.columns.len());
    builder.push_record(table.head.iter().map(|cell| escaped(&cell.text)));
    for cells in &table.rows {
        builder.push_record(cells.iter().map(toned));
    }
    let mut laid_out = builder.build();
    laid_out.with(Style::markdown());
    for column in (0..table.columns.len()).filter(|&column| table.columns[column] == Align::Right) {
        laid_out.modify(Columns::one(column), Alignment::right());
        // The rule below the head says that numbers stand to the right.
        laid_out.modify((1, column), LineChar::horizontal(':', Offset::End(0)));
    }
    let _ = writeln!(out, "{laid_out}");
}

fn toned(cell: &Cell) -> String {
    let text = escaped(&cell.text);
    match cell.tone {
        Tone::Strong | Tone::Bad if !text.is_empty() => format!("**{text}**"),
        _ => text,
    }
}

/// A text in which no sign has a meaning, but for code between backticks: names and options.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.trim();
    while let Some(character) = rest.chars().next() {
        if let Some(code) = code(rest) {
            out.push_str(code);
            rest = &rest[code.len()..];
            continue;
        }
        match character {
            '|' | '*' | '_' | '`' | '<' | '[' | '\\' | '#' => out.extend(['\\', character]),
            '\n' => out.push(' '),
            _ => out.push(character),
        }
        rest = &rest[character.len_utf8()..];
    }
    out
}

/// Code that a text begins with, with its backticks: words of letters, digits and signs that mean nothing in a table.
fn code(text: &str) -> Option<&str> {
    let end = text.strip_prefix('`')?.find('`')? + 1;
    let is_plain = |sign: char| sign.is_ascii_alphanumeric() || " -_.:=/*".contains(sign);
    let code = &text[1..end];
    (!code.is_empty() && code.trim() == code && code.chars().all(is_plain)).then(|| &text[..=end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_headings_lists_and_tables() {
        let mut document = Document::default();
        document.paragraph(Cell::new("Orders grow.", Tone::Strong));
        document.list("Events", vec!["true: a < b".into(), "3 more: `--all` shows them, of `a|b` not `".into()]);
        let mut table = Table::new([(Align::Left, "market"), (Align::Right, "2026")]);
        table.row(["a|b", "1.0"]);
        document.table(table);
        insta::assert_snapshot!(markdown(&document), @r"
        **Orders grow.**

        ## Events

        - true: a \< b
        - 3 more: `--all` shows them, of \`a\|b\` not \`

        | market | 2026 |
        |--------|-----:|
        | a\|b   |  1.0 |
        ");
    }
}
