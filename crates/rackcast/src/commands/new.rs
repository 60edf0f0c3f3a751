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
        output::file(&path, template(stem, parent, schema(&path)))
            .map_err(|error| Failure::writing(&path.display().to_string(), &error))?;
        if self.quiet {
            return Ok(());
        }
        let beside = if base.is_file() { quoted(&base) } else { parent.to_owned() };
        let (path, quoted) = (path.display(), quoted(&path));
        output::standard(&format!("{path} written; next: edit it, then rackcast compare {beside} {quoted}\n"))
    }
}

fn toml(name: &Path) -> PathBuf {
    let mut file = name.as_os_str().to_owned();
    file.push(".toml");
    file.into()
}

/// The schema that a file should name: the one in its folder, or in the one above as for a lever of a project.
fn schema(path: &Path) -> Option<&'static str> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let there = |schema: &&str| folder.join(schema).is_file();
    ["schema.json", "../schema.json"].into_iter().find(there)
}

/// A path as a shell wants it.
fn quoted(path: &Path) -> String {
    let text = path.display().to_string();
    if text.contains([' ', '\'', '(', ')', '&', ';']) { format!("\"{text}\"") } else { text }
}

/// An overlay that changes one number, and says how to change others.
fn template(stem: &str, parent: &str, schema: Option<&str>) -> String {
    let name = stem.replace(['-', '_', '"', '\\'], " ");
    let mut letters = name.chars();
    let name = letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect());
    let schema = schema.map_or_else(String::new, |schema| format!("#:schema {schema}\n"));
    format!("{schema}{}", include_str!("new.toml").replace("NAME", &name).replace("PARENT", parent))
}
