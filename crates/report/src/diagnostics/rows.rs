//! Diagnostics as JSON, for editors and continuous integration.

use rackcast_scenario::{Diagnostic, Place, Severity};
use serde::Serialize;

/// A diagnostic as a row: lines and columns count from 1, columns count characters, the end is the character after the
/// last. Without a file, file and places are null.
#[derive(Debug, Clone, Serialize)]
pub struct DiagnosticRow<'a> {
    code: &'a str,
    severity: &'static str,
    file: Option<&'a str>,
    start: Option<Point>,
    end: Option<Point>,
    message: &'a str,
    help: Option<&'a str>,
    chain: Vec<Link<'a>>,
}

#[derive(Debug, Clone, Copy, Serialize)]
struct Point {
    line: usize,
    column: usize,
}

#[derive(Debug, Clone, Serialize)]
struct Link<'a> {
    file: &'a str,
    line: usize,
}

impl<'a> From<&'a Diagnostic> for DiagnosticRow<'a> {
    fn from(diagnostic: &'a Diagnostic) -> Self {
        let place = diagnostic.place.as_ref();
        let link = |place: &'a Place| Link { file: &place.file.name, line: place.start().line };
        Self {
            code: diagnostic.code,
            severity: severity(diagnostic.severity),
            file: place.map(|place| &*place.file.name),
            start: place.map(|place| Point { line: place.start().line, column: place.start().column }),
            end: place.map(|place| Point { line: place.end().line, column: place.end().column }),
            message: &diagnostic.message,
            help: diagnostic.help.as_deref(),
            chain: diagnostic.chain.iter().map(link).collect(),
        }
    }
}

/// The severity in a word.
pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// Diagnostics as a JSON array.
///
/// # Errors
/// Where the text cannot be made, which no diagnostic causes.
pub fn diagnostics_json<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>) -> Result<String, String> {
    let rows: Vec<DiagnosticRow<'_>> = diagnostics.into_iter().map(Into::into).collect();
    let mut text = serde_json::to_string_pretty(&rows).map_err(|error| error.to_string())?;
    text.push('\n');
    Ok(text)
}
