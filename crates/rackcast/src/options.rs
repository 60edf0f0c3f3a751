//! Options that several commands share.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use rackcast_calendar::{Date, Period, PeriodKind};
use rackcast_report::Selection;
use rackcast_scenario::{DRAW_METHODS, DrawMethod, draw_method};
use serde::{Deserialize, Serialize};

use crate::forms::{self, Format};

/// What is laid on a scenario.
#[derive(Debug, Clone, Default, Args, Serialize, Deserialize)]
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
    #[serde(with = "as_text")]
    pub(crate) as_of: Option<Date>,
}

impl ScenarioOptions {
    /// Whether they lay nothing on it.
    pub(crate) fn is_empty(&self) -> bool {
        self.with.is_empty() && self.set.is_empty() && self.as_of.is_none()
    }
}

/// Which outputs and periods are shown.
#[derive(Debug, Clone, Default, Args, Serialize, Deserialize)]
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
    #[serde(with = "as_text")]
    at: Option<Period>,
}

/// Length of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
pub(crate) enum Length {
    Month,
    Quarter,
    Year,
}

impl From<Length> for PeriodKind {
    fn from(length: Length) -> Self {
        match length {
            Length::Month => Self::Month,
            Length::Quarter => Self::Quarter,
            Length::Year => Self::Year,
        }
    }
}

impl SelectionOptions {
    /// The selection they make.
    pub(crate) fn selection(&self) -> Selection {
        Selection {
            metrics: self.metric.clone(),
            periods: self.period.iter().copied().map(Into::into).collect(),
            vendors: self.vendor.clone(),
            at: self.at,
        }
    }
}

/// How sure the forecast is.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Draws")]
pub(crate) struct DrawOptions {
    /// Draw what is uncertain and show bands and probabilities [default count: the scenario's]
    #[arg(long, value_name = "COUNT", num_args = 0..=1, allow_negative_numbers = true, value_parser = draws)]
    #[allow(clippy::option_option, reason = "not asked for, asked for, and with a count")]
    pub(crate) draws: Option<Option<u64>>,
    /// What random numbers start from [default: the scenario's]
    #[arg(long, value_name = "NUMBER", requires = "draws")]
    pub(crate) seed: Option<u64>,
    /// How draws are spread [default: the scenario's]
    #[arg(long, value_name = "METHOD", requires = "draws", value_parser = method())]
    pub(crate) method: Option<DrawMethod>,
    /// Threads that draw; the result is the same for any number [default: one for each processor]
    #[arg(long, value_name = "COUNT", requires = "draws", value_parser = threads)]
    pub(crate) threads: Option<usize>,
}

/// The most draws, which nobody waits for.
const MOST_DRAWS: u64 = 1_000_000_000_000_000;

fn draws(text: &str) -> Result<u64, String> {
    let count = text.replace('_', "").parse().ok().filter(|count| (1..=MOST_DRAWS).contains(count));
    count.ok_or_else(|| {
        "expected how many draws, from 1 to 10^15, such as 10_000; a file stands before `--draws`, which alone takes as \
         many as the scenario says"
            .to_owned()
    })
}

/// The words of scenario files, with what help says of each.
fn method() -> impl TypedValueParser<Value = DrawMethod> {
    let words = DRAW_METHODS.map(|(word, method)| {
        PossibleValue::new(word).help(match method {
            DrawMethod::Sobol => "Sobol' points, scrambled: even in every input; up to 2^32 draws",
            DrawMethod::LatinHypercube => "A Latin hypercube: every part of each input's range once",
            DrawMethod::Random => "Independent random numbers",
        })
    });
    PossibleValuesParser::new(words).try_map(|word| draw_method(&word).ok_or("there is no such method"))
}

fn threads(text: &str) -> Result<usize, String> {
    let count = text.parse().ok().filter(|count| (1..=1024).contains(count));
    count.ok_or_else(|| "expected how many threads, from 1 to 1024".to_owned())
}

/// What forecasts are asked alike, of one scenario and of several.
#[derive(Debug, Clone, Args)]
pub(crate) struct ForecastOptions {
    /// Show every period and every line
    #[arg(long)]
    pub(crate) all: bool,
    #[command(flatten)]
    pub(crate) scenario: ScenarioOptions,
    #[command(flatten)]
    pub(crate) selection: SelectionOptions,
    #[command(flatten)]
    pub(crate) draws: DrawOptions,
    #[command(flatten)]
    pub(crate) output: OutputOptions<Format>,
}

/// How and where a result is written, in one of the forms that it has.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct OutputOptions<F: ValueEnum + Send + Sync + 'static> {
    /// Form of the result [default: by the ending of --out, else table]
    #[arg(long, value_name = "FORMAT")]
    format: Option<F>,
    /// Write to a file instead of the standard output; it is replaced whole
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Say nothing but the result and errors
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

impl<F: ValueEnum + Send + Sync + 'static> OutputOptions<F> {
    /// The form that was asked for.
    pub(crate) fn asked(&self) -> Option<F> {
        self.format.clone()
    }

    /// The form of the result. Where it takes long to make, it is worth asking before.
    ///
    /// # Errors
    /// As [`forms::choose`].
    pub(crate) fn form(&self) -> Result<F, String> {
        forms::choose(self.format.clone(), self.out.as_deref())
    }
}

/// What may be missing, written as the text that it is read from.
mod as_text {
    use std::fmt::Display;
    use std::str::FromStr;

    use serde::de::{Deserialize, Deserializer, Error};
    use serde::ser::{Serialize, Serializer};

    #[allow(clippy::ref_option, reason = "how serde calls it")]
    pub(super) fn serialize<T: Display, S: Serializer>(value: &Option<T>, to: S) -> Result<S::Ok, S::Error> {
        value.as_ref().map(ToString::to_string).serialize(to)
    }

    pub(super) fn deserialize<'d, T, D: Deserializer<'d>>(from: D) -> Result<Option<T>, D::Error>
    where
        T: FromStr<Err: Display>,
    {
        Option::<String>::deserialize(from)?.map(|text| text.parse().map_err(D::Error::custom)).transpose()
    }
}
