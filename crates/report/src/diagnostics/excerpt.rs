//! The lines around a place, cut to a readable length.

use std::ops::Range;

use rackcast_scenario::Place;

/// Characters of a line that are shown: what comes before the place and from it on.
const BEFORE: usize = 60;
const AFTER: usize = 140;

/// What to show of a place: a line of the file, or as much of it as can be read, and what of it to underline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The text.
    pub(super) text: String,
    /// Bytes of it to underline.
    pub(super) span: Range<usize>,
    /// Whether its start is the line's, so that its columns are the file's.
    pub(super) whole_start: bool,
}

/// The first line of a place. Drawing a message takes a time that grows with the square of a line's length: a long line
/// is cut on both sides of the place.
pub(super) fn excerpt(place: &Place) -> Excerpt {
    let text = &place.file.text;
    let line = place.file.line_span(place.start().line);
    let start = floor(text, place.span.start.clamp(line.start, line.end));
    let end = floor(text, place.span.end.clamp(start, line.end));
    let from =
        text[line.start..start].char_indices().rev().nth(BEFORE - 1).map_or(line.start, |(at, _)| line.start + at);
    let to = text[start..line.end].char_indices().nth(AFTER).map_or(line.end, |(at, _)| start + at);
    let lead = if from > line.start { "…" } else { "" };
    let tail = if to < line.end { "…" } else { "" };
    let shown = text[from..to].replace(|character: char| character.is_control() && character != '\t', " ");
    // A control character is replaced by one of a single byte; those of two bytes move the places after them.
    let moved = |at: usize| {
        lead.len()
            + text[from..at.min(to)]
                .chars()
                .map(|character| if character.is_control() { 1 } else { character.len_utf8() })
                .sum::<usize>()
    };
    Excerpt { span: moved(start)..moved(end), text: format!("{lead}{shown}{tail}"), whole_start: lead.is_empty() }
}

/// The nearest character boundary at or before a byte.
fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use rackcast_scenario::SourceFile;

    use super::*;

    #[test]
    fn keeps_a_short_line_whole() {
        let file = Arc::new(SourceFile::new("a.toml", "x = 1\ny = \"é\" # ü\n"));
        let at = file.text.find("\"é\"").unwrap();
        let shown = excerpt(&Place::new(&file, at..at + 4));
        assert_eq!((&*shown.text, &shown.text[shown.span.clone()]), ("y = \"é\" # ü", "\"é\""));
        assert!(shown.whole_start);
    }

    #[test]
    fn cuts_a_long_line_around_the_place() {
        let file =
            Arc::new(SourceFile::new("a.toml", format!("{}\u{85}NAME{}", "ä".repeat(5000), "ö".repeat(5_000_000))));
        let at = file.text.find("NAME").unwrap();
        let shown = excerpt(&Place::new(&file, at..file.text.len()));
        assert!(shown.text.chars().count() <= BEFORE + AFTER + 2);
        assert!(shown.text[shown.span.clone()].starts_with("NAME"));
        assert!(!shown.whole_start && shown.text.starts_with('…') && shown.text.ends_with('…'));
    }

    #[test]
    fn ends_where_the_line_ends() {
        let file = Arc::new(SourceFile::new("a.toml", "[vendors\nx = 1\n"));
        let shown = excerpt(&Place::new(&file, 0..file.text.len() + 9));
        assert_eq!(shown.span, 0..8);
        let empty = Arc::new(SourceFile::new("empty.toml", ""));
        assert_eq!(excerpt(&Place::new(&empty, 0..0)).span, 0..0);
    }
}
