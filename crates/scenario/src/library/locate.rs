//! Where a file is, and what a path in a file means.

use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use rackcast_catalogue::suggest;

use crate::files::{ReadError, display_join};
use crate::{Diagnostic, Files, Shipped};

/// What begins the name of a scenario in the program.
pub(super) const SHIPPED: &str = "rackcast:";

/// Where a file is. Two locations are the same where they lead to one file, whatever it is called.
#[derive(Debug, Clone)]
pub(crate) struct Location {
    identity: Identity,
    /// As the user would name it.
    shown: PathBuf,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Identity {
    Disk(PathBuf),
    Shipped(String),
    Setting(usize),
}

impl PartialEq for Location {
    fn eq(&self, other: &Self) -> bool {
        self.identity == other.identity
    }
}

impl Eq for Location {}

impl Hash for Location {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.identity.hash(state);
    }
}

impl Location {
    pub(super) fn disk(canonical: PathBuf, shown: PathBuf) -> Self {
        Self { identity: Identity::Disk(canonical), shown }
    }

    pub(super) fn setting(number: usize) -> Self {
        Self { identity: Identity::Setting(number), shown: PathBuf::from("--set") }
    }

    /// Its canonical path, where it is on disk.
    pub(super) fn path(&self) -> Option<&Path> {
        match &self.identity {
            Identity::Disk(path) => Some(path),
            _ => None,
        }
    }

    /// As the user would name it.
    pub(crate) fn name(&self) -> String {
        match &self.identity {
            Identity::Shipped(path) => format!("{SHIPPED}{}", path.strip_suffix(".toml").unwrap_or(path)),
            _ => self.shown.display().to_string().replace('\\', "/"),
        }
    }

    pub(super) fn bytes(&self, files: &dyn Files, shipped: &dyn Shipped, limit: usize) -> Result<Vec<u8>, ReadError> {
        match &self.identity {
            Identity::Disk(path) => files.read(path, limit),
            Identity::Shipped(path) => shipped
                .text(path)
                .map(|text| text.as_bytes().to_vec())
                .ok_or_else(|| ReadError("the program has no such file".to_owned())),
            Identity::Setting(_) => Err(ReadError("it is no file".to_owned())),
        }
    }
}

/// A scenario in the program by its name, `rackcast:base`; else why not, and the nearest name.
pub(super) fn shipped_by_name(shipped: &dyn Shipped, name: &str) -> Result<Location, (String, Option<String>)> {
    let path = format!("{}.toml", name.strip_prefix(SHIPPED).unwrap_or(name));
    if shipped.text(&path).is_some() {
        return Ok(Location { shown: PathBuf::from(&path), identity: Identity::Shipped(path) });
    }
    let help = suggest(&path, shipped.paths())
        .map(|near| format!("did you mean `{SHIPPED}{}`?", near.strip_suffix(".toml").unwrap_or(near)));
    Err(("the program has no such scenario".to_owned(), help))
}

/// The file that `path` means in the file `owner`.
pub(super) fn relative(
    files: &dyn Files,
    shipped: &dyn Shipped,
    owner: &Location,
    path: &str,
    project: &Path,
) -> Result<Location, Diagnostic> {
    if path.starts_with(SHIPPED) {
        return shipped_by_name(shipped, path).map_err(|(why, help)| {
            Diagnostic::error("missing-file", None, format!("`{path}`: {why}")).maybe_help(help)
        });
    }
    match &owner.identity {
        Identity::Shipped(own) => {
            let folder = Path::new(own).parent().unwrap_or(Path::new(""));
            let path = display_join(folder, path).display().to_string().replace('\\', "/");
            if shipped.text(&path).is_none() {
                return Err(Diagnostic::error("missing-file", None, format!("the program has no file `{path}`")));
            }
            Ok(Location { shown: PathBuf::from(&path), identity: Identity::Shipped(path) })
        }
        Identity::Setting(_) => {
            Err(Diagnostic::error("missing-file", None, "a setting on the command line names no files"))
        }
        Identity::Disk(own) => {
            let folder = own.parent().unwrap_or(Path::new(""));
            let shown = display_join(owner.shown.parent().unwrap_or(Path::new("")), path);
            let wanted = folder.join(path);
            let canonical = files.canonical(&wanted).map_err(|error| {
                let name = wanted.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                let near = files.names(wanted.parent().unwrap_or(folder));
                let help =
                    suggest(&name, near.iter().map(String::as_str)).map(|near| format!("did you mean `{near}`?"));
                Diagnostic::error("missing-file", None, format!("`{}` cannot be read: {}", shown.display(), error.0))
                    .maybe_help(help)
            })?;
            if !canonical.starts_with(project) {
                let message = format!("`{path}` is outside the project folder");
                return Err(Diagnostic::error("outside-project", None, message).help(
                    "keep the files of a scenario together; an empty file `rackcast.toml` marks the folder that holds them all",
                ));
            }
            Ok(Location::disk(canonical, shown))
        }
    }
}
