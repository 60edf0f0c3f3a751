//! `rackcast chart`

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use rackcast_calendar::Period;
use rackcast_catalogue::find_output;
use rackcast_chart::{Chart as Drawing, Size, Wanted, gather, rows_to_draw, svg};
use rackcast_forecast::Model;
use rackcast_report::Run;

use crate::draws;
use crate::failure::Failure;
use crate::forms;
use crate::load;
use crate::options::{DrawOptions, Length, ScenarioOptions};
use crate::output::{self, VERSION};

#[derive(Debug, Args)]
pub(crate) struct Chart {
    /// Outputs, such as market.ai.orders or `vendor.*.ai.backlog`, then scenario files (without a file: the base case)
    #[arg(required = true, value_name = "OUTPUT|FILE")]
    what: Vec<String>,
    /// Length of periods [default: quarters]
    #[arg(long, value_name = "LENGTH", help_heading = "Selection")]
    period: Option<Length>,
    /// The first period, such as 2026Q1; fiscal ones count in each vendor's own calendar
    #[arg(long, value_name = "PERIOD", help_heading = "Selection")]
    from: Option<Period>,
    /// The last period
    #[arg(long, value_name = "PERIOD", help_heading = "Selection")]
    to: Option<Period>,
    #[command(flatten)]
    scenario: ScenarioOptions,
    #[command(flatten)]
    draws: DrawOptions,
    /// Title [default: what is shown]
    #[arg(long, value_name = "TEXT", help_heading = "Output")]
    title: Option<String>,
    /// Width in pixels; a PNG has twice as many [default: 960, of several panels 1280]
    #[arg(long, value_name = "PIXELS", help_heading = "Output")]
    width: Option<u32>,
    /// Height in pixels [default: what the panels need]
    #[arg(long, value_name = "PIXELS", help_heading = "Output")]
    height: Option<u32>,
    /// Form of the picture [default: by the ending of --out, else svg]
    #[arg(long, value_name = "FORMAT", help_heading = "Output")]
    format: Option<Picture>,
    /// Write to a file instead of the standard output; it is replaced whole
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    out: Option<PathBuf>,
    /// Say nothing but the result and errors
    #[arg(long, short, help_heading = "Output")]
    quiet: bool,
}

/// Form of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Picture {
    /// Lines and text, sharp at every size
    Svg,
    /// Pixels, for programs that take nothing else
    #[cfg_attr(not(feature = "png"), value(hide = true))]
    Png,
}

impl Chart {
    pub(crate) fn carry_out(self) -> Result<(), Failure> {
        let picture = self.picture()?;
        let (files, outputs): (Vec<String>, Vec<String>) = self.what.iter().cloned().partition(|text| is_file(text));
        if outputs.is_empty() {
            let message = "name an output to draw, such as market.ai.orders; `rackcast outputs` lists them";
            return Err(Failure::BadArgument(message.to_owned()));
        }
        let kind = self.period.map(Into::into);
        let wanted = Wanted { outputs, kind, from: self.from, to: self.to, title: self.title.clone() };
        let runs = self.runs(&files, &wanted)?;
        let chart = gather(VERSION, &runs, &wanted)?;
        let svg = svg(&chart, Some(self.size(&chart)))?;
        match picture {
            Picture::Svg => output::bytes(svg.as_bytes(), self.out.as_deref()),
            Picture::Png => output::bytes(&png(&svg)?, self.out.as_deref()),
        }
    }

    /// The scenarios' forecasts, drawn where that is asked for.
    fn runs(&self, files: &[String], wanted: &Wanted) -> Result<Vec<Run>, Failure> {
        let scenarios = load::scenarios(files, &self.scenario, self.quiet)?;
        let drawing = draws::Drawing::new(&self.draws, self.quiet)?;
        let laid_on =
            scenarios.into_iter().map(|it| drawing.as_ref().map_or(it.clone(), |drawing| drawing.laid_on(&it)));
        let modelled = laid_on.map(|scenario| load::modelled(&scenario, self.quiet)).collect::<Result<Vec<_>, _>>()?;
        let (models, mut runs): (Vec<Model>, Vec<Run>) = modelled.into_iter().unzip();
        if let Some(drawing) = &drawing {
            for (at, model) in models.iter().enumerate() {
                let rows = rows_to_draw(&runs, at, wanted)?;
                runs[at].draws = Some(drawing.draw(model, &runs[at], rows)?);
            }
        }
        Ok(runs)
    }

    /// The form of the picture, where this program has it.
    fn picture(&self) -> Result<Picture, Failure> {
        let picture = forms::choose(self.format, self.out.as_deref())?;
        if picture == Picture::Png && !cfg!(feature = "png") {
            let message = "this program was built without PNG: take svg, a release of rackcast, or build it with \
                           `--features png`";
            return Err(Failure::BadArgument(message.to_owned()));
        }
        Ok(picture)
    }

    /// The size asked for.
    fn size(&self, chart: &Drawing) -> Size {
        let usual = chart.usual_size();
        Size { width: self.width.unwrap_or(usual.width), height: self.height.unwrap_or(usual.height) }
    }
}

/// Whether an argument is a scenario, not an output.
fn is_file(text: &str) -> bool {
    let path = Path::new(text);
    let looks = path.extension() == Some(OsStr::new("toml")) || text.contains(['/', '\\', ':']);
    looks || (find_output(text).is_none() && path.exists())
}

#[cfg(feature = "png")]
fn png(svg: &str) -> Result<Vec<u8>, String> {
    rackcast_chart::png(svg)
}

/// Never asked for: who asks is told so before anything is drawn.
#[cfg(not(feature = "png"))]
fn png(_: &str) -> Result<Vec<u8>, String> {
    Err("this program was built without PNG".to_owned())
}
