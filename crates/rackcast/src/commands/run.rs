//! `rackcast run`

use std::path::{Path, PathBuf};

use clap::Args;
use rackcast_forecast::Model;
use rackcast_report::Run as Forecast;
use rackcast_scenario::RecordedFiles;
use rackcast_uncertainty::Shard;

use crate::draws::Drawing;
use crate::failure::Failure;
use crate::forms::{self, Format};
use crate::kept::Kept;
use crate::load;
use crate::options::ForecastOptions;
use crate::shards::{self, Asked};
use crate::view::View;

#[derive(Debug, Args)]
pub(crate) struct Run {
    /// Scenario files, or scenarios in the program such as rackcast:base
    #[arg(value_name = "FILE")]
    files: Vec<String>,
    #[command(flatten)]
    options: ForecastOptions,
    /// The output whose fan is drawn on the page [default: AI shipments]
    #[arg(long, value_name = "OUTPUT", requires = "draws", help_heading = "Draws")]
    fan: Option<String>,
    /// Write every draw of the shown outputs, and of what is uncertain, to a Parquet file
    #[arg(long, value_name = "FILE", requires = "draws", conflicts_with = "shard", help_heading = "Draws")]
    keep_draws: Option<PathBuf>,
    /// Draw one part of the draws, such as 3/8, into the file --out; `rackcast merge` puts the parts together
    #[arg(long, value_name = "PART", requires_all = ["draws", "out"], help_heading = "Draws")]
    shard: Option<Shard>,
}

impl Run {
    pub(crate) fn carry_out(self) -> Result<(), Failure> {
        let form = match self.shard {
            Some(_) => self.options.output.asked().unwrap_or(Format::Table),
            None => self.options.output.form()?,
        };
        if form.is_tabular() && self.fan.is_some() {
            return Err(Failure::BadArgument("--fan draws on a page, which tables for programs have not".to_owned()));
        }
        let quiet = self.options.output.quiet;
        let view = self.view(form);
        if let (Some(shard), Some(out)) = (self.shard, &self.options.output.out) {
            return self.part(shard, view, out);
        }
        let scenarios = load::scenarios(&self.files, &self.options.scenario, quiet)?;
        let drawing = Drawing::new(&self.options.draws, quiet)?;
        let laid_on =
            scenarios.into_iter().map(|it| drawing.as_ref().map_or(it.clone(), |drawing| drawing.laid_on(&it)));
        let modelled = laid_on.map(|scenario| load::modelled(&scenario, quiet)).collect::<Result<Vec<_>, _>>()?;
        let (models, mut runs): (Vec<Model>, Vec<Forecast>) = modelled.into_iter().unzip();
        let selection = view.selection(&runs, quiet)?;
        if !view.tabular {
            self.against_unchanged(&mut runs);
        }
        let kept = self.keep_draws.as_deref();
        let kept = kept.map(|path| Kept::create(path, self.options.output.out.as_deref(), runs.len()));
        let mut kept = kept.transpose()?;
        if let Some(drawing) = &drawing {
            for (model, run) in models.iter().zip(&mut runs) {
                let rows = view.rows(run, &selection)?;
                run.draws = Some(drawing.draw(model, run, rows)?);
                if let Some(kept) = kept.take() {
                    kept.write(drawing, model, run, &view.kept(run, &selection)?)?;
                }
            }
        }
        view.write(&runs, &selection, &self.options.output)
    }

    /// What is shown.
    fn view(&self, form: Format) -> View {
        View {
            all: self.options.all,
            selection: self.options.selection.clone(),
            fan: self.fan.clone(),
            tabular: form.is_tabular(),
        }
    }

    /// Draws one part of the draws and writes it to a file.
    fn part(&self, shard: Shard, view: View, out: &Path) -> Result<(), Failure> {
        let file = match &self.files[..] {
            [] => None,
            [file] => Some(file.clone()),
            _ => return Err(Failure::BadArgument("a part is of one scenario: name one file with --shard".to_owned())),
        };
        forms::refuse_any(out, "a part of a run")?;
        let asked = Asked { file, files: RecordedFiles::default(), scenario: self.options.scenario.clone(), view };
        shards::write(asked, &self.options.draws, shard, self.options.output.quiet, out)
    }

    /// Sets each run beside its file as it stands, where options change it.
    fn against_unchanged(&self, runs: &mut [Forecast]) {
        let files: Vec<Option<&str>> =
            if self.files.is_empty() { vec![None] } else { self.files.iter().map(|file| Some(&**file)).collect() };
        for (run, file) in runs.iter_mut().zip(files) {
            run.unchanged = load::unchanged(file, &self.options.scenario);
        }
    }
}
