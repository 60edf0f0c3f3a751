//! What an explorer starts with.

use rackcast_report::diagnostics_text;
use rackcast_scenario::{Diagnostic, Files, Loaded, RecordedFiles, Recorder, Request, Severity, Shipped, load};
use serde::{Deserialize, Serialize};

/// What an explorer starts with: a request and every file that loading it asked for. It names no folder of the machine it
/// was made on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setup {
    pub(crate) file: String,
    pub(crate) levers: Vec<String>,
    settings: Vec<String>,
    pub(crate) as_of: Option<String>,
    keys: Vec<String>,
    pub(crate) files: RecordedFiles,
}

impl Setup {
    /// Records what loading a request asks of files and of the program. `keys` get sliders where the scenario names none.
    #[must_use]
    pub fn record(request: &Request, files: &dyn Files, shipped: &dyn Shipped, keys: Vec<String>) -> Self {
        let recorder = Recorder::new(files).shipping(shipped);
        let _ = load(request, &recorder, &recorder);
        let mut request = request.clone();
        let files = recorder.recorded().portable(&mut request);
        Self {
            file: request.file,
            levers: request.levers,
            settings: request.settings,
            as_of: request.as_of.map(|day| day.to_string()),
            keys,
            files,
        }
    }

    /// The request with one more lever, after its own, and without some of its settings.
    ///
    /// # Errors
    /// Where the day is none: somebody changed the setup.
    pub(crate) fn request(&self, lever: Option<&str>, without: &[usize]) -> Result<Request, String> {
        let settings = self.settings.iter().enumerate().filter(|(at, _)| !without.contains(at));
        Ok(Request {
            file: self.file.clone(),
            levers: self.levers.iter().map(String::as_str).chain(lever).map(str::to_owned).collect(),
            settings: settings.map(|(_, setting)| setting.clone()).collect(),
            as_of: self.as_of.as_ref().map(|day| day.parse()).transpose().map_err(|error| format!("{error}"))?,
            inherited: false,
        })
    }

    /// The setup with one more lever and without some of its settings; the lever's path in it comes back too.
    pub(crate) fn with_lever(&self, name: &str, text: &str, without: &[usize]) -> (Self, String) {
        let mut setup = self.clone();
        let name = setup.files.add(name, text);
        setup.levers.push(name.clone());
        let kept = self.settings.iter().enumerate().filter(|(at, _)| !without.contains(at));
        setup.settings = kept.map(|(_, setting)| setting.clone()).collect();
        (setup, name)
    }

    /// Keys that get sliders where the scenario names none.
    pub(crate) fn keys(&self) -> &[String] {
        &self.keys
    }

    /// The settings of the request.
    pub(crate) fn settings(&self) -> &[String] {
        &self.settings
    }
}

/// Loads a request from recorded files.
pub(crate) fn loaded(request: &Request, files: &RecordedFiles) -> Loaded {
    load(request, files, files)
}

/// Errors and warnings as the program prints them, without colours.
pub(crate) fn told<'d>(diagnostics: impl IntoIterator<Item = &'d Diagnostic>) -> String {
    let shown = diagnostics.into_iter().filter(|problem| problem.severity <= Severity::Warning);
    plain(&diagnostics_text(shown))
}

/// Text without its colour codes: from an escape to the letter that ends it.
fn plain(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let first = parts.next().unwrap_or_default();
    parts.fold(first.to_owned(), |out, part| {
        out + part.split_once(|letter: char| letter.is_ascii_alphabetic()).map_or("", |(_, rest)| rest)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_taken_off() {
        assert_eq!(plain("\u{1b}[1m\u{1b}[91merror\u{1b}[0m: x"), "error: x");
        assert_eq!(plain("plain"), "plain");
    }
}
