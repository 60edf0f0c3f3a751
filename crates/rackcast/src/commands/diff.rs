//! `rackcast diff`

use std::path::{Path, PathBuf};

use clap::Args;
use rackcast_report::{Diff as Page, DiffPair, DiffSide};
use rackcast_scenario::Files;

use crate::failure::Failure;
use crate::forms::DiffFormat;
use crate::options::{OutputOptions, ScenarioOptions};
use crate::output::{VERSION, Written, overheard, remark};
use crate::seen::{Seen, seen_from};
use crate::sides::{self, One};
use crate::{load, output};

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Diff {
    /// The side before: a scenario, a folder of scenarios, a git revision (of what the other side names), REVISION:PATH, or
    /// forecasts that `run --format json` wrote
    old: String,
    /// The side after, in the same ways
    new: String,
    /// Show every line
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    output: OutputOptions<DiffFormat>,
}

const EXAMPLES: &str = "\
Examples:
  rackcast diff old.toml new.toml                          two files
  rackcast diff main scenarios/base.toml                   a file as main has it, and as it is
  rackcast diff HEAD~1 . --format markdown                 every scenario, for a comment
  rackcast diff v1:scenarios v2:scenarios                  two revisions
  rackcast diff old.json scenarios/base.toml               another version's forecast

Exit status: 0 nothing moved beyond tolerance, 1 something did.";

impl Diff {
    pub(crate) fn carry_out(self) -> Result<(), Failure> {
        self.output.form()?;
        let pairs = sides::pairs(&self.old, &self.new)?;
        let is_folder = pairs.len() > 1;
        let mut compared = Vec::new();
        let mut failure = None;
        for pair in pairs {
            let ((old, new), said) = overheard(|| (pair.old.map(side).transpose(), pair.new.map(side).transpose()));
            match (old, new) {
                (Ok(old), Ok(new)) => compared.push(DiffPair { name: pair.name, old, new }),
                (Err(Fault::LeftOut), _) | (_, Err(Fault::LeftOut)) => {
                    self.leave_out(&pair.name, "a lever of another base case than the program's");
                }
                (Err(_), Err(_)) if is_folder => self.leave_out(&pair.name, "it has errors on both sides"),
                // Every file says what is wrong with it before the command gives up.
                (Err(Fault::Failure(why)), _) | (_, Err(Fault::Failure(why))) => {
                    remark(&said);
                    failure = Some(why);
                }
            }
        }
        if let Some(failure) = failure {
            return Err(failure);
        }
        let diff = Page::new([&self.old, &self.new], compared);
        output::result(&self.output, |format| match format {
            DiffFormat::Json => diff.json(VERSION).map(Written::Text),
            DiffFormat::Table | DiffFormat::Markdown => Ok(Written::Pages(vec![diff.page(self.all)])),
        })?;
        if diff.is_beyond_tolerance() { Err(Failure::Refused) } else { Ok(()) }
    }

    fn leave_out(&self, name: &str, why: &str) {
        if !self.output.quiet {
            remark(&format!("{name} is left out: {why}\n"));
        }
    }
}

/// Why there is no side.
enum Fault {
    /// A lever that cannot be laid on the base case of the program.
    LeftOut,
    Failure(Failure),
}

/// The forecast of a side.
fn side(one: One) -> Result<DiffSide, Fault> {
    let (store, file, shown, is_lever) = match one {
        One::Recorded(side) => return Ok(*side),
        One::File { store, file, shown, is_lever } => (store, file, shown, is_lever),
    };
    let files = store.files();
    let (seen, options) = (Seen::new(files), ScenarioOptions::default());
    if is_lever && load::loaded_of(Some(&file), &options, files).scenario.is_none() {
        return Err(Fault::LeftOut);
    }
    let scenario = load::scenario_of(Some(&file), &options, true, &seen);
    let run = scenario.and_then(|scenario| load::run(&scenario, true)).map_err(|failure| {
        if shown != file {
            remark(&format!("This is {shown}.\n"));
        }
        Fault::Failure(failure)
    })?;
    let mut parents = parents(&file, files, seen);
    // A scenario in the program is no file that was read.
    let base = run.scenario.base.as_ref().map(|base| base.file.clone());
    parents.extend(base.filter(|base| base.starts_with("rackcast:")));
    Ok(DiffSide::of_run(&shown, VERSION, run, parents))
}

/// The files that a scenario builds on, seen from its own folder.
fn parents(file: &str, files: &dyn Files, seen: Seen<'_>) -> Vec<String> {
    let own = files.canonical(Path::new(file)).unwrap_or_else(|_| PathBuf::from(file));
    let folder = own.parent().unwrap_or(Path::new("")).to_path_buf();
    let is_parent = |path: &PathBuf| *path != own && path.extension().is_some_and(|ending| ending == "toml");
    seen.paths().iter().filter(|path| is_parent(path)).map(|path| seen_from(&folder, path)).collect()
}
