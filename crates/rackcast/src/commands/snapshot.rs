//! `rackcast snapshot`

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use rackcast_report::{Moved, PAGE_WIDTH, snapshot, terminal};

use super::init;
use crate::failure::Failure;
use crate::options::ScenarioOptions;
use crate::{load, output};

#[derive(Debug, Args)]
pub(crate) struct Snapshot {
    /// Scenario files; the forecast of base.toml is kept in base.snapshot beside it
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    /// Show what moved since, and end with status 1 where something did
    #[arg(long)]
    check: bool,
    /// Show every value that moved
    #[arg(long)]
    all: bool,
    /// Say nothing of what did not move
    #[arg(long, short)]
    quiet: bool,
}

impl Snapshot {
    pub(crate) fn carry_out(self) -> Result<(), Failure> {
        let files: Vec<String> = self.files.iter().filter(|file| !init::is_mark(file)).cloned().collect();
        let scenarios = load::scenarios(&files, &ScenarioOptions::default(), true)?;
        let mut moved = false;
        let mut missing = Vec::new();
        for (file, scenario) in files.iter().zip(&scenarios) {
            let path = place(file)?;
            let now = snapshot(&load::run(scenario, true)?);
            if self.check && !path.exists() {
                missing.push(path.display().to_string());
            } else if self.check {
                moved |= self.compare(&path, &now)?;
            } else {
                output::file(&path, &now).map_err(|error| Failure::writing(&path.display().to_string(), &error))?;
                self.say(&format!("{}: written\n", path.display()))?;
            }
        }
        match missing.len() {
            0 if moved => Err(Failure::Refused),
            0 => Ok(()),
            _ => Err(Failure::BadArgument(format!(
                "there is no {}: `rackcast snapshot` without --check writes what is accepted",
                missing.join(", no ")
            ))),
        }
    }

    /// Shows what moved; whether something did.
    fn compare(&self, path: &Path, now: &str) -> Result<bool, Failure> {
        let name = path.display().to_string();
        let accepted = fs::read_to_string(path)
            .map_err(|error| Failure::BadArgument(format!("{name} cannot be read: {error}")))?;
        let moved = Moved::between(&accepted, now);
        if !moved.is_empty() || !self.quiet {
            output::standard(&terminal(&moved.page(&name, self.all), PAGE_WIDTH))?;
        }
        Ok(!moved.is_empty())
    }

    fn say(&self, text: &str) -> Result<(), Failure> {
        if self.quiet { Ok(()) } else { output::standard(text) }
    }
}

/// Where the accepted forecast of a scenario file is kept.
fn place(file: &str) -> Result<PathBuf, Failure> {
    if file.starts_with("rackcast:") {
        return Err(Failure::BadArgument(format!(
            "{file} is in the program: there is no folder to keep its forecast in"
        )));
    }
    Ok(Path::new(file).with_extension("snapshot"))
}
