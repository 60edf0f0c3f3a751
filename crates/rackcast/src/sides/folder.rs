//! The scenarios of a folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::git::Revision;
use super::{One, Store};

/// Folders of other tools, beside those whose name begins with a dot.
const OTHERS: [&str; 2] = ["target", "node_modules"];

/// As much of a file as is looked at.
const LOOKED_AT: usize = 1 << 20;

/// The scenarios below a folder on disk, by their path from there.
pub(super) fn on_disk(folder: &Path) -> BTreeMap<String, One> {
    let mut found = Vec::new();
    walk(folder, &mut found);
    scenarios(&Store::Disk, folder, found.into_iter(), |path| path.display().to_string())
}

/// The scenarios below a folder of a revision; `shown` is what the user calls that folder.
pub(super) fn in_revision(revision: &Rc<Revision>, folder: &Path, shown: &str) -> BTreeMap<String, One> {
    let is_other = |path: &Path| path.iter().any(|part| is_other(&part.to_string_lossy()));
    let files = revision.below(folder).filter(|path| !path.strip_prefix(folder).is_ok_and(is_other));
    let files: Vec<PathBuf> = files.map(Path::to_path_buf).collect();
    let name = shown.split(':').next().unwrap_or(shown);
    scenarios(&Store::Revision(Rc::clone(revision)), folder, files.into_iter(), |path| {
        format!("{name}:{}", path.to_string_lossy().replace('\\', "/"))
    })
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() && !is_other(&entry.file_name().to_string_lossy()) {
            walk(&entry.path(), found);
        } else if !kind.is_dir() {
            found.push(entry.path());
        }
    }
}

fn is_other(name: &str) -> bool {
    name.starts_with('.') || OTHERS.contains(&name)
}

fn scenarios(
    store: &Store,
    folder: &Path,
    files: impl Iterator<Item = PathBuf>,
    shown: impl Fn(&Path) -> String,
) -> BTreeMap<String, One> {
    let one = |path: PathBuf| {
        let name = path.strip_prefix(folder).ok()?.to_string_lossy().replace('\\', "/");
        // Without the dot of the working folder.
        let path = path.strip_prefix(".").map_or_else(|_| path.clone(), Path::to_path_buf);
        let bytes = store.files().read(&path, LOOKED_AT).ok()?;
        let text = String::from_utf8_lossy(&bytes);
        let kind = kind(&text)?;
        let shown = shown(&path);
        let file = path.to_string_lossy().into_owned();
        Some((name, One::File { store: store.clone(), file, shown, is_lever: kind == Kind::Lever }))
    };
    files.filter(|path| path.extension().is_some_and(|ending| ending == "toml")).filter_map(one).collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Scenario,
    Lever,
}

/// What a text is by its first lines, broken as it may be: a scenario says its `format` before its first table, and what
/// it builds on; a lever builds on nothing and has no horizon.
fn kind(text: &str) -> Option<Kind> {
    let key = |line: &str| line.split_once('=').map(|(key, _)| key.trim().to_owned());
    let head: Vec<String> =
        text.lines().map(str::trim).take_while(|line| !line.starts_with('[')).filter_map(key).collect();
    let says = |wanted: &str| head.iter().any(|key| key == wanted);
    let horizon = text.lines().any(|line| line.trim_start().starts_with("[horizon]")) || says("horizon.start");
    match (says("format"), says("extends") || horizon) {
        (false, _) => None,
        (true, true) => Some(Kind::Scenario),
        (true, false) => Some(Kind::Lever),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scenarios_and_levers_are_told_from_other_files() {
        assert_eq!(kind("format = 1\nextends = \"a.toml\"\n"), Some(Kind::Scenario));
        assert_eq!(kind("format = 1\nname = 'x'\n[horizon]\nstart = '2026-01'\n"), Some(Kind::Scenario));
        assert_eq!(kind("# A lever\nformat = 1\n[servers]\nasic_share = 0.5\n"), Some(Kind::Lever));
        assert_eq!(kind("[package]\nformat = 1\n"), None);
        assert_eq!(kind(""), None);
    }
}
