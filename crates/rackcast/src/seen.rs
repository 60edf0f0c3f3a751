//! Which files a scenario was made of.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use rackcast_scenario::{Files, ReadError};

/// Files that note which of them are asked for.
pub(crate) struct Seen<'f> {
    files: &'f dyn Files,
    paths: RefCell<BTreeSet<PathBuf>>,
}

impl<'f> Seen<'f> {
    /// Passes what is asked on to `files`.
    pub(crate) fn new(files: &'f dyn Files) -> Self {
        Self { files, paths: RefCell::default() }
    }

    /// Every path that was asked for: of files that were read, and of those that are not there.
    pub(crate) fn paths(self) -> BTreeSet<PathBuf> {
        self.paths.into_inner()
    }
}

impl Files for Seen<'_> {
    fn canonical(&self, path: &Path) -> Result<PathBuf, ReadError> {
        let answer = self.files.canonical(path);
        if answer.is_err() {
            self.paths.borrow_mut().insert(path.to_path_buf());
        }
        answer
    }

    fn read(&self, path: &Path, limit: usize) -> Result<Vec<u8>, ReadError> {
        self.paths.borrow_mut().insert(path.to_path_buf());
        self.files.read(path, limit)
    }

    fn names(&self, folder: &Path) -> Vec<String> {
        self.files.names(folder)
    }

    fn exists(&self, path: &Path) -> bool {
        self.files.exists(path)
    }
}

/// A path seen from a folder, with `/` between its parts.
pub(crate) fn seen_from(folder: &Path, path: &Path) -> String {
    let common = folder.components().zip(path.components()).take_while(|(one, other)| one == other).count();
    let up =
        folder.components().skip(common).filter(|part| matches!(part, Component::Normal(_))).map(|_| "..".to_owned());
    let down = path.components().skip(common).map(|part| part.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use rackcast_scenario::MemoryFiles;

    use super::*;

    #[test]
    fn what_is_read_and_what_is_missed_is_seen() {
        let files = MemoryFiles::new().with("a.toml", "").with("b.toml", "");
        let seen = Seen::new(&files);
        assert!(seen.read(Path::new("a.toml"), 10).is_ok());
        assert!(seen.canonical(Path::new("c.toml")).is_err() && seen.canonical(Path::new("b.toml")).is_ok());
        assert_eq!(seen.paths().into_iter().collect::<Vec<_>>(), [Path::new("a.toml"), Path::new("c.toml")]);
    }

    #[test]
    fn paths_are_seen_from_folders() {
        assert_eq!(seen_from(Path::new("a/b"), Path::new("a/c.toml")), "../c.toml");
        assert_eq!(seen_from(Path::new(""), Path::new("a/c.toml")), "a/c.toml");
        assert_eq!(seen_from(Path::new("/x"), Path::new("/x/y/z.csv")), "y/z.csv");
    }
}
