//! `rackcast new`

use std::path::{Path, PathBuf};

use clap::Args;

use crate::failure::Failure;
use crate::output;

#[derive(Debug, Args)]
pub(crate) struct New {
    /// The name: my-story, or a path such as scenarios/my-story
    name: PathBuf,
    /// Say nothing
    #[arg(long, short)]
    quiet: bool,
}

impl New {
    pub(crate) fn carry_out(self) -> Result<(), Failure> {
        if self.name.file_name().is_none() {
            return Err(Failure::BadArgument(format!("{} is no name for a scenario", self.name.display())));
        }
        let path =
            if self.name.extension().is_some_and(|ending| ending == "toml") { self.name } else { toml(&self.name) };
        if path.symlink_metadata().is_ok() {
            return Err(Failure::BadArgument(format!("{} is there already: nothing was written", path.display())));
        }
        let Some(stem) = path.file_stem().and_then(|stem| stem.to_str()) else {
            return Err(Failure::BadArgument(format!("{} is no name for a scenario", path.display())));
        };
        let base = path.parent().unwrap_or(Path::new("")).join("base.toml");
        let parent = if base.is_file() { "base.toml" } else { "rackcast:base" };
        output::file(&path, &template(stem, parent))
            .map_err(|error| Failure::writing(&path.display().to_string(), &error))?;
        if self.quiet {
            return Ok(());
        }
        output::standard(&format!("{0} written; next: edit it, then rackcast compare {parent} {0}\n", path.display()))
    }
}

fn toml(name: &Path) -> PathBuf {
    let mut file = name.as_os_str().to_owned();
    file.push(".toml");
    file.into()
}

/// An overlay that changes one number, and says how to change others.
fn template(stem: &str, parent: &str) -> String {
    let name = stem.replace(['-', '_', '"', '\\'], " ");
    let mut letters = name.chars();
    let name = letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect());
    include_str!("new.toml").replace("NAME", &name).replace("PARENT", parent)
}
