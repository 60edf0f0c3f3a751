//! From an argument to the side it names.

use std::path::{Path, PathBuf};
use std::rc::Rc;

use rackcast_catalogue::suggest;
use rackcast_report::DiffSide;
use rackcast_scenario::Files;

use super::git::{self, Revision};
use super::{One, Side, Store, folder};

/// The longest forecast that was written down.
const LONGEST: usize = 1 << 30;

/// What an argument names; `other` is the other side's.
pub(super) fn side(argument: &str, other: &str) -> Result<Side, String> {
    if is_shipped(argument) {
        return Ok(file(Store::Disk, argument, argument));
    }
    let path = Path::new(argument);
    if path.is_dir() {
        return Ok(Side::Folder(folder::on_disk(path)));
    }
    if path.exists() {
        return located(Store::Disk, argument, argument);
    }
    if let Some((name, below)) = argument.split_once(':')
        && let Some(revision) = Revision::open(Path::new("."), name)?
    {
        let (path, revision) = (from_top(below)?, Rc::new(revision));
        let found = in_revision(&revision, &path, argument)?;
        return if matches!(found, Side::Missing) { Err(not_in(name, &revision, &path)) } else { Ok(found) };
    }
    let (place, path) = place_of(other)?;
    let Some(revision) = Revision::open(&place, argument)? else {
        let git = git::trouble(&place).map_or_else(String::new, |said| format!("; git says: {said}"));
        return Err(format!("{argument} is no file, no folder and no git revision, such as main or main:a.toml{git}"));
    };
    let path = path.ok_or_else(|| {
        format!("{argument} is a revision: say of which file or folder, such as {argument}:scenarios/base.toml")
    })?;
    in_revision(&Rc::new(revision), &path, &format!("{argument}:{}", slashed(&path)))
}

fn is_shipped(argument: &str) -> bool {
    argument.starts_with("rackcast:")
}

/// Where the other side is: a folder of its repository, and its path from the top, where it is in one.
fn place_of(other: &str) -> Result<(PathBuf, Option<PathBuf>), String> {
    let here = PathBuf::from(".");
    let path = Path::new(other);
    if path.is_dir() {
        return Ok((path.to_path_buf(), git::prefix(path)?));
    }
    if path.exists() && path.extension().is_none_or(|ending| ending != "json") {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).map_or(here, Path::to_path_buf);
        let prefix = git::prefix(&folder)?.zip(path.file_name());
        return Ok((folder, prefix.map(|(prefix, name)| prefix.join(name))));
    }
    if is_shipped(other) || path.exists() {
        return Ok((here, None));
    }
    // Of two revisions it is the working folder.
    let path = match other.split_once(':') {
        Some((_, below)) => Some(from_top(below)?),
        None => git::prefix(&here)?,
    };
    Ok((here, path))
}

/// A path as git reads it after a revision: from the top, or from here where it begins with a dot.
fn from_top(below: &str) -> Result<PathBuf, String> {
    let from_here = ["./", "../"].iter().any(|start| below.starts_with(start)) || matches!(below, "." | "..");
    let prefix = if from_here { git::prefix(Path::new("."))?.unwrap_or_default() } else { PathBuf::new() };
    Ok(prefix.join(below))
}

/// What a revision has at a path.
fn in_revision(revision: &Rc<Revision>, path: &Path, shown: &str) -> Result<Side, String> {
    let store = Store::Revision(Rc::clone(revision));
    match revision.canonical(path) {
        _ if path.as_os_str().is_empty() => Ok(Side::Folder(folder::in_revision(revision, path, shown))),
        Ok(found) if found.as_os_str().is_empty() || revision.is_folder(&found) => {
            Ok(Side::Folder(folder::in_revision(revision, &found, shown)))
        }
        Ok(_) => located(store, &slashed(path), shown),
        Err(_) => Ok(Side::Missing),
    }
}

/// A file: a scenario, or forecasts that were written down.
fn located(store: Store, path: &str, shown: &str) -> Result<Side, String> {
    if Path::new(path).extension().is_none_or(|ending| ending != "json") {
        return Ok(file(store, path, shown));
    }
    let bytes = store.files().read(Path::new(path), LONGEST);
    let bytes = bytes.map_err(|error| format!("{shown} cannot be read: {}", error.0))?;
    let sides = DiffSide::recorded(&String::from_utf8_lossy(&bytes)).map_err(|why| format!("{shown}: {why}"))?;
    if sides.is_empty() {
        return Err(format!("{shown} has no forecast in it"));
    }
    Ok(Side::Recorded(sides))
}

fn file(store: Store, path: &str, shown: &str) -> Side {
    let one = One::File { store, file: path.to_owned(), shown: shown.to_owned(), is_lever: false };
    Side::File { path: path.to_owned(), one }
}

/// Says that a revision has no such file, and the nearest it has.
fn not_in(name: &str, revision: &Revision, path: &Path) -> String {
    let all: Vec<String> = revision.below(Path::new("")).map(slashed).collect();
    let near = suggest(&slashed(path), all.iter().map(String::as_str));
    let near = near.map_or_else(String::new, |near| format!("; did you mean {name}:{near}?"));
    format!("{name} has no {}{near}", slashed(path))
}

fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
