//! `rackcast init`

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::failure::Failure;
use crate::output;

/// What marks a folder as a project: scenario files in it may build on each other across its folders.
const MARK: (&str, &str) =
    ("rackcast.toml", "# The scenario files of this folder and those below it may build on each other.\n");

/// Whether a path is the mark of a project, which is no scenario though it ends like one.
pub(super) fn is_mark(path: &str) -> bool {
    Path::new(path).file_name().is_some_and(|name| name == MARK.0)
}

#[derive(Debug, Args)]
pub(crate) struct Init {
    /// The folder; it is made where there is none
    folder: PathBuf,
    /// Say nothing
    #[arg(long, short)]
    quiet: bool,
}

impl Init {
    pub(crate) fn carry_out(self) -> Result<(), Failure> {
        let shipped = rackcast_shipped::paths().filter_map(|path| Some((path, rackcast_shipped::text(path)?)));
        let files: Vec<(PathBuf, &str)> =
            shipped.chain([MARK]).map(|(path, text)| (self.folder.join(path), text)).collect();
        if let Some((taken, _)) = files.iter().find(|(path, _)| path.symlink_metadata().is_ok()) {
            return Err(Failure::BadArgument(format!("{} is there already: nothing was written", taken.display())));
        }
        let mut written = Written::default();
        for (path, text) in &files {
            written.file(path, text).map_err(|error| {
                written.take_back();
                Failure::writing(&path.display().to_string(), &error)
            })?;
        }
        if self.quiet {
            return Ok(());
        }
        let base = self.folder.join("base.toml");
        output::standard(&format!("{} files written; next: rackcast run {}\n", files.len(), base.display()))
    }
}

/// What was made so far, to be taken back where the rest cannot be written.
#[derive(Default)]
struct Written {
    files: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

impl Written {
    fn file(&mut self, path: &Path, text: &str) -> io::Result<()> {
        let missing = path.ancestors().skip(1).take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists());
        let missing: Vec<PathBuf> = missing.map(Path::to_path_buf).collect();
        for folder in missing.into_iter().rev() {
            fs::create_dir(&folder)?;
            self.folders.push(folder);
        }
        output::file(path, text)?;
        self.files.push(path.to_path_buf());
        Ok(())
    }

    /// Removes what was made. What cannot be removed stays: the first error is the one to tell.
    fn take_back(&self) {
        self.files.iter().for_each(|file| drop(fs::remove_file(file)));
        self.folders.iter().rev().for_each(|folder| drop(fs::remove_dir(folder)));
    }
}
