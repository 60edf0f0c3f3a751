//! What is wrong with a file, as data. Rendering is elsewhere.

use crate::Place;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is computed.
    Error,
    /// Computed, but look at it.
    Warning,
    /// Worth knowing.
    Note,
}

/// One problem: a code, a place, what is wrong and what was expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// A stable word for the kind of problem, such as `unknown-key`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Where, the beginning of an empty text for a file that cannot be read; `None` where no file is to blame (a
    /// command-line option says so in the message).
    pub place: Option<Place>,
    /// What is wrong.
    pub message: String,
    /// What was expected, or the nearest valid name.
    pub help: Option<String>,
    /// The files the value came through, or the cycle: from the outermost to the place.
    pub chain: Vec<Place>,
}

impl Diagnostic {
    /// An error at a place.
    #[must_use]
    pub fn error(code: &'static str, place: impl Into<Option<Place>>, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, place.into(), message.into())
    }

    /// A warning at a place.
    #[must_use]
    pub fn warning(code: &'static str, place: impl Into<Option<Place>>, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, place.into(), message.into())
    }

    /// A note at a place.
    #[must_use]
    pub fn note(code: &'static str, place: impl Into<Option<Place>>, message: impl Into<String>) -> Self {
        Self::new(Severity::Note, code, place.into(), message.into())
    }

    fn new(severity: Severity, code: &'static str, place: Option<Place>, message: String) -> Self {
        Self { code, severity, place, message, help: None, chain: Vec::new() }
    }

    /// Whether it is an error.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// The same with what was expected.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same with what was expected, where there is something to say.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<String>) -> Self {
        self.help = help;
        self
    }

    /// The same with the places it came through.
    #[must_use]
    pub fn chain(mut self, chain: Vec<Place>) -> Self {
        self.chain = chain;
        self
    }
}
