//! A file that was read, and places in it.

use std::ops::Range;
use std::sync::Arc;

/// A file that was read: what it is called and what it says.
///
/// A command-line setting is one too: its text is what the user typed.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// The path as the user would name it.
    pub name: String,
    /// Its text, without a byte order mark.
    pub text: String,
    /// Where each line begins, so that finding a line does not read the text again.
    lines: Vec<usize>,
}

/// A line and a column, both counted from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character of the line.
    pub column: usize,
}

impl SourceFile {
    /// A file with this name and text.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { name: name.into(), text, lines }
    }

    /// The line and column of a byte; the end of the text for a byte beyond it.
    #[must_use]
    pub fn position(&self, byte: usize) -> Position {
        let byte = byte.min(self.text.len());
        let line = self.lines.partition_point(|start| *start <= byte);
        let start = self.lines[line - 1];
        let column = self.text.as_bytes()[start..byte].iter().filter(|byte| **byte & 0xC0 != 0x80).count() + 1;
        Position { line, column }
    }

    /// The number of the line, from 1, that holds a byte.
    #[must_use]
    pub fn line(&self, byte: usize) -> usize {
        self.lines.partition_point(|start| *start <= byte.min(self.text.len()))
    }

    /// The bytes of a line (from 1) without its line end; empty where there is no such line.
    #[must_use]
    pub fn line_span(&self, line: usize) -> Range<usize> {
        let Some(start) = line.checked_sub(1).and_then(|index| self.lines.get(index)).copied() else {
            return self.text.len()..self.text.len();
        };
        let end = self.lines.get(line).copied().unwrap_or(self.text.len());
        start..start + self.text[start..end].trim_end_matches(['\n', '\r']).len()
    }
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub file: Arc<SourceFile>,
    /// Bytes of its text; empty where there is nothing to underline.
    pub span: Range<usize>,
}

impl Place {
    /// The bytes `span` of a file.
    #[must_use]
    pub fn new(file: &Arc<SourceFile>, span: Range<usize>) -> Self {
        Self { file: Arc::clone(file), span }
    }

    /// Where it starts.
    #[must_use]
    pub fn start(&self) -> Position {
        self.file.position(self.span.start)
    }

    /// Where it ends: the character after the last.
    #[must_use]
    pub fn end(&self) -> Position {
        self.file.position(self.span.end)
    }

    /// What stands there.
    #[must_use]
    pub fn text(&self) -> &str {
        self.file.text.get(self.span.clone()).unwrap_or("")
    }
}

impl std::fmt::Display for Place {
    /// `file:line`, as tools print places.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}:{}", self.file.name, self.start().line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let file = SourceFile::new("a.toml", "x = \"é\" # ü\ny = 1\n");
        assert_eq!(file.position(0), Position { line: 1, column: 1 });
        assert_eq!(file.position(file.text.find('#').unwrap()), Position { line: 1, column: 9 });
        assert_eq!(file.position(file.text.find('y').unwrap()), Position { line: 2, column: 1 });
        assert_eq!(file.position(10_000), Position { line: 3, column: 1 });
    }

    #[test]
    fn a_line_leaves_its_end_out() {
        let file = SourceFile::new("a.toml", "one\r\ntwo\n");
        assert_eq!(&file.text[file.line_span(1)], "one");
        assert_eq!(&file.text[file.line_span(2)], "two");
        assert_eq!(file.line_span(9).len(), 0);
    }
}
