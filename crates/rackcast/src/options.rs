//! Options that several commands share.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use rackcast_calendar::{Date, Period, PeriodKind};
use rackcast_report::Selection;

/// What is laid on a scenario.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Scenario")]
pub(crate) struct ScenarioOptions {
    /// Lay a lever (a scenario file without `extends`) on the scenario; repeatable
    #[arg(long, value_name = "LEVER")]
    pub(crate) with: Vec<String>,
    /// Set an input, such as `servers.asic_share=0.35`; repeatable, after the levers
    #[arg(long, value_name = "KEY=VALUE")]
    pub(crate) set: Vec<String>,
    /// Make the forecast as of this day, such as 2026-06-15: later publications are not used
    #[arg(long, value_name = "DAY")]
    pub(crate) as_of: Option<Date>,
}

/// Which outputs and periods are shown.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Selection")]
pub(crate) struct SelectionOptions {
    /// Outputs by name: `*` is one part of a name, `**` any number; repeatable
    #[arg(long, value_name = "GLOB")]
    metric: Vec<String>,
    /// Length of periods; repeatable [default: quarters and years]
    #[arg(long, value_name = "LENGTH")]
    period: Vec<Length>,
    /// A vendor by its key or name; repeatable
    #[arg(long, value_name = "VENDOR")]
    vendor: Vec<String>,
    /// One period, such as 2027, 2026Q3, FY27Q2 or 2026-08
    #[arg(long, value_name = "PERIOD")]
    at: Option<Period>,
}

/// Length of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Length {
    Month,
    Quarter,
    Year,
}

impl SelectionOptions {
    /// The selection they make.
    pub(crate) fn selection(&self) -> Selection {
        let kind = |length: &Length| match length {
            Length::Month => PeriodKind::Month,
            Length::Quarter => PeriodKind::Quarter,
            Length::Year => PeriodKind::Year,
        };
        Selection {
            metrics: self.metric.clone(),
            periods: self.period.iter().map(kind).collect(),
            vendors: self.vendor.clone(),
            at: self.at,
        }
    }
}

/// How and where a result is written.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct OutputOptions {
    /// Form of the result [default: by the ending of --out, else table]
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
    /// Write to a file instead of the standard output; it is replaced whole
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Say nothing but the result and errors
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

/// Form of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Format {
    /// A page for the terminal
    #[default]
    Table,
    /// The same page in Markdown
    Markdown,
    /// A long table: one value a line
    Csv,
    /// For programs
    Json,
}

impl OutputOptions {
    /// The form asked for, or the one that the file's ending says.
    pub(crate) fn format(&self) -> Format {
        let ending = self.out.as_ref().and_then(|path| path.extension()).and_then(|ending| ending.to_str());
        self.format.unwrap_or(match ending {
            Some("md") => Format::Markdown,
            Some("csv") => Format::Csv,
            Some("json") => Format::Json,
            _ => Format::Table,
        })
    }
}
