//! What an output is.

/// One row of the table of outputs.
#[derive(Debug, Clone, Copy)]
pub struct OutputSpec {
    /// The dotted name; a part in capitals stands for a name: `A` adopter, `G` segment, `V` vendor.
    pub pattern: &'static str,
    /// What it means, in a phrase.
    pub meaning: &'static str,
    /// How periods add up.
    pub kind: OutputKind,
    /// The unit, as people say it: `USD bn`, `thousand`, `1`, `quarters`.
    pub unit: &'static str,
    /// Whose quarters and years it is reported in.
    pub calendar: Calendar,
    /// Whether a vendor's report (or an analyst's judgement) of it replaces the model in that quarter
    /// (docs/model.md, section 5).
    pub actual: bool,
    /// Whether only vendors with an earnings table have it.
    pub earnings: bool,
}

/// How an output's months make a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutputKind {
    /// Adds up.
    Flow,
    /// Is read at the end.
    Stock,
    /// Is taken after summing.
    Ratio,
}

impl OutputKind {
    /// `flow`, `stock` or `ratio`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Flow => "flow",
            Self::Stock => "stock",
            Self::Ratio => "ratio",
        }
    }
}

/// Whose quarters and years an output is reported in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Calendar {
    /// Calendar quarters and years.
    Calendar,
    /// The vendor's fiscal quarters and years.
    Fiscal,
}
