//! What an input is.

use crate::Range;

/// One row of the table of inputs: a key, or all keys of one pattern.
#[derive(Debug, Clone, Copy)]
pub struct InputSpec {
    /// The dotted key; a part in capitals stands for a name: `A` adopter, `G` segment, `V` vendor, `K` attribute,
    /// `C` server class, `LINE` a revenue line.
    pub pattern: &'static str,
    /// What it means, in a phrase.
    pub meaning: &'static str,
    /// What may be written.
    pub kind: InputKind,
    /// The unit it is counted in, as people say it; empty for text.
    pub unit: &'static str,
    /// What is allowed, where it is a number.
    pub range: Range,
    /// A further rule, in words, that ties it to other keys; empty where there is none.
    pub rule: &'static str,
    /// What holds where nobody wrote the key.
    pub default: DefaultValue,
    /// Which of the names its pattern stands for have it.
    pub applies: Applies,
    /// Whether it may vary in time.
    pub path: bool,
}

/// What may be written for a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InputKind {
    /// A number of the model: plain, as text with its unit, or a distribution; a path where the row allows it.
    Number,
    /// One plain number, never a distribution; as text with its unit where it has one.
    Figure,
    /// A whole number, never a distribution.
    Integer,
    /// Text as shown.
    Text,
    /// A month such as `"2025-01"`.
    Month,
    /// A day such as `"2026-06-15"`, quoted or not.
    Date,
    /// A quarter of a vendor's fiscal year such as `"FY27Q3"`.
    Period,
    /// The path of a file, relative to the file that names it.
    File,
    /// One such path or a list of them.
    Files,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A yes/no question of the outputs.
    Expression,
    /// The name of an output.
    Output,
    /// A list of keys of inputs that are numbers.
    Keys,
    /// A list of values or bends of the key.
    Values,
    /// A table of further settings, which `meaning` lists.
    Table,
}

/// What holds where a key is not written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DefaultValue {
    /// The key must be there wherever its table is.
    Required,
    /// The key must be there where this other key is written; else it has no value.
    RequiredWith(&'static str),
    /// This number.
    Number(f64),
    /// No limit (a supply).
    Unlimited,
    /// Nothing.
    Absent,
    /// The name in its own key (a vendor shown as it is called in the file).
    OwnName,
    /// This word, or what this phrase says.
    Word(&'static str),
}

/// Which of the names that a pattern stands for have the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applies {
    /// All of them.
    Everywhere,
    /// Segments that are no adopter; the key is refused for an adopter.
    SegmentsWithoutAdoption,
    /// Vendors that have an earnings table.
    VendorsWithEarnings,
}

impl InputSpec {
    /// Whether it is fixed: the same in every draw, so never a distribution.
    #[must_use]
    pub fn is_fixed(&self) -> bool {
        self.kind != InputKind::Number
    }

    /// What is allowed, in words, with the unit and the rules that tie it to other keys.
    #[must_use]
    pub fn allowed(&self) -> String {
        let words = match self.kind {
            InputKind::Number | InputKind::Figure | InputKind::Integer => self.range.in_words(self.unit),
            InputKind::Text => "text".to_owned(),
            InputKind::Month => "a month such as \"2025-01\"".to_owned(),
            InputKind::Date => "a day such as \"2026-06-15\", quoted or not".to_owned(),
            InputKind::Period => "a fiscal quarter such as \"FY27Q3\"".to_owned(),
            InputKind::File => "path of a file".to_owned(),
            InputKind::Files => "path of a file, or a list of paths".to_owned(),
            InputKind::Choice(words) => words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", "),
            InputKind::Expression => "expression".to_owned(),
            InputKind::Output => "name of an output".to_owned(),
            InputKind::Keys => "list of keys".to_owned(),
            InputKind::Values => "list of values or bends".to_owned(),
            InputKind::Table => "table".to_owned(),
        };
        if self.rule.is_empty() { words } else { format!("{words}; {}", self.rule) }
    }
}

impl std::fmt::Display for DefaultValue {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Required => out.write_str("required"),
            Self::RequiredWith(key) => write!(out, "required with {key}"),
            Self::Number(number) => write!(out, "{number}"),
            Self::Unlimited => out.write_str("no limit"),
            Self::Absent => out.write_str("none"),
            Self::OwnName => out.write_str("the name in its key"),
            Self::Word(word) => out.write_str(word),
        }
    }
}

/// A row for a number that must be written; the methods below say what is different.
pub(crate) const fn number(
    pattern: &'static str,
    meaning: &'static str,
    unit: &'static str,
    range: Range,
) -> InputSpec {
    InputSpec {
        pattern,
        meaning,
        kind: InputKind::Number,
        unit,
        range,
        rule: "",
        default: DefaultValue::Required,
        applies: Applies::Everywhere,
        path: false,
    }
}

/// A row for what is fixed and no number of the model; nothing where it is not written.
pub(crate) const fn fixed(pattern: &'static str, meaning: &'static str, kind: InputKind) -> InputSpec {
    let mut row = number(pattern, meaning, "", Range::ANY);
    row.kind = kind;
    row.default = DefaultValue::Absent;
    row
}

impl InputSpec {
    pub(crate) const fn path(mut self) -> Self {
        self.path = true;
        self
    }

    pub(crate) const fn or(mut self, number: f64) -> Self {
        self.default = DefaultValue::Number(number);
        self
    }

    pub(crate) const fn default(mut self, default: DefaultValue) -> Self {
        self.default = default;
        self
    }

    pub(crate) const fn required(self) -> Self {
        self.default(DefaultValue::Required)
    }

    pub(crate) const fn range(mut self, low: f64, high: f64) -> Self {
        self.range = Range::between(low, high);
        self
    }

    pub(crate) const fn rule(mut self, rule: &'static str) -> Self {
        self.rule = rule;
        self
    }

    pub(crate) const fn only(mut self, applies: Applies) -> Self {
        self.applies = applies;
        self
    }
}
