//! Diagnostics with the source underlined.

use std::borrow::Cow;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use rackcast_scenario::{Diagnostic, Place, Severity};

use super::excerpt::{Excerpt, excerpt};

/// Diagnostics one under another, each with its place, what it came through and what was expected, in colour codes that
/// a stream without colour strips.
#[must_use]
pub fn diagnostics_text<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>) -> String {
    let mut text = String::new();
    for diagnostic in diagnostics {
        text.push_str(&render(diagnostic));
        text.push_str("\n\n");
    }
    text
}

fn render(diagnostic: &Diagnostic) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = Group::with_title(level.primary_title(cut(&diagnostic.message)).id(diagnostic.code));
    // Of a file without a text there is nothing to show, and its name is in the message as a rule.
    let said = |place: &&Place| place.file.text.is_empty() && diagnostic.message.contains(&place.file.name);
    if let Some(place) = diagnostic.place.as_ref().filter(|place| !said(place)) {
        group = shown(group, place, AnnotationKind::Primary, None);
    }
    for link in &diagnostic.chain {
        group = shown(group, link, AnnotationKind::Context, Some("from here"));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(cut(help)));
    }
    Renderer::styled().render(&[group])
}

/// A sentence without the middle of a name that goes on and on.
fn cut(sentence: &str) -> Cow<'_, str> {
    const START: usize = 800;
    const END: usize = 200;
    let Some((start, _)) = sentence.char_indices().nth(START).filter(|(start, _)| sentence.len() > start + 4 * END)
    else {
        return sentence.into();
    };
    let end = sentence.char_indices().rev().nth(END - 1).map_or(sentence.len(), |(end, _)| end);
    format!("{} … {}", &sentence[..start], &sentence[end..]).into()
}

/// Adds a place: the file, line and column, and the line underlined.
fn shown<'a>(group: Group<'a>, place: &'a Place, kind: AnnotationKind, label: Option<&'a str>) -> Group<'a> {
    let start = place.start();
    let Excerpt { text, span, whole_start } = excerpt(place);
    if text.is_empty() {
        return group.element(Origin::path(&*place.file.name).line(start.line).char_column(start.column));
    }
    let snippet: Snippet<'_, Annotation<'_>> = Snippet::source(text).line_start(start.line).fold(false);
    let snippet = snippet.annotation(kind.span(span).label(label));
    if whole_start {
        group.element(snippet.path(&*place.file.name))
    } else {
        group.element(snippet).element(Origin::path(&*place.file.name).line(start.line).char_column(start.column))
    }
}
