//! Recorded files without the folders of the machine they were recorded on.

use std::path::{Component, Path, PathBuf};

use super::{ReadError, RecordedFiles};
use crate::Request;

impl RecordedFiles {
    /// The same files as if all of them lay at the root of an otherwise empty disk, with `/` in every path: they tell
    /// nothing of the folders above them, and can be loaded on another system. The files that the request names by whole
    /// paths are named by what is left of these.
    #[must_use]
    pub fn portable(mut self, request: &mut Request) -> Self {
        let root = self.root();
        let moved = |path: &Path| match root.as_ref().and_then(|root| path.strip_prefix(root).ok()) {
            Some(below) => PathBuf::from(format!("/{}", slashed(below))),
            None if path.is_absolute() => path.to_path_buf(),
            None => PathBuf::from(slashed(path)),
        };
        let answer = |answer: Result<PathBuf, ReadError>| answer.map(|path| moved(&path));
        self.canonical = self.canonical.into_iter().map(|(path, to)| (moved(&path), answer(to))).collect();
        self.texts = self.texts.into_iter().map(|(path, text)| (moved(&path), text)).collect();
        // What is not known is not there.
        self.exists =
            self.exists.into_iter().filter(|(_, there)| *there).map(|(path, there)| (moved(&path), there)).collect();
        for named in std::iter::once(&mut request.file).chain(&mut request.levers) {
            if !named.starts_with("rackcast:") {
                *named = moved(Path::new(named)).to_string_lossy().into_owned();
            }
        }
        self
    }

    /// The folder that holds every file, and what marks their project; `None` where there are no files on disk.
    fn root(&self) -> Option<PathBuf> {
        let files = self.canonical.values().flatten();
        let marks = self.exists.iter().filter(|(_, there)| **there).map(|(path, _)| path);
        files
            .chain(marks)
            .filter_map(|path| path.parent())
            .map(Path::to_path_buf)
            .reduce(|one, other| common(&one, &other))
    }
}

/// What two folders begin with.
fn common(one: &Path, other: &Path) -> PathBuf {
    one.components().zip(other.components()).take_while(|(one, other)| one == other).map(|(part, _)| part).collect()
}

/// A path below another, with `/` between its parts.
fn slashed(path: &Path) -> String {
    let parts = path.components().filter(|part| !matches!(part, Component::CurDir));
    parts.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Files, MemoryFiles, NothingShipped, Recorder, Shipped, load};

    const BASE: &str = "format = 1\nname = 'b'\n[horizon]\nstart = '2026-01'\nend = '2026-12'\n";

    #[test]
    fn no_folder_of_the_machine_is_left_and_the_same_is_loaded() {
        let files = MemoryFiles::new()
            .with("/home/ann/work/rackcast.toml", "")
            .with("/home/ann/work/cases/story.toml", "format = 1\nname = 's'\nextends = '../base.toml'\n")
            .with("/home/ann/work/base.toml", BASE)
            .with("/home/ann/work/levers/more.toml", "format = 1\nname = 'l'\nservers.asic_share = 7\n");
        let mut request = Request::file("/home/ann/work/cases/story.toml");
        request.levers = vec!["/home/ann/work/levers/more.toml".to_owned()];
        let asked = Recorder::new(&files);
        let before = load(&request, &asked, &NothingShipped);
        let recorded = asked.recorded().portable(&mut request);
        assert!(!format!("{recorded:?} {request:?}").contains("ann"), "{recorded:?}");
        let after = load(&request, &recorded, &recorded);
        let said = |loaded: &crate::Loaded| loaded.diagnostics.iter().map(|it| it.message.clone()).collect::<Vec<_>>();
        assert!(before.diagnostics.len() > 3);
        assert_eq!(said(&before), said(&after));
        assert_eq!(after.diagnostics.last().unwrap().place.as_ref().unwrap().file.name, "/levers/more.toml");
    }

    #[test]
    fn a_name_that_is_taken_is_changed() {
        let files = MemoryFiles::new().with("base.toml", BASE);
        let asked = Recorder::new(&files);
        let _ = load(&Request::file("base.toml"), &asked, &NothingShipped);
        let mut recorded = asked.recorded();
        let name = recorded.add("base.toml", "format = 1");
        assert_eq!(name, "other/base.toml");
        assert_eq!(recorded.read(Path::new("other/base.toml"), 100).unwrap(), b"format = 1");
        assert_eq!(recorded.read(Path::new("base.toml"), 1000).unwrap(), BASE.as_bytes());
    }

    #[test]
    fn files_of_the_program_that_were_asked_for_are_there() {
        struct One;
        impl Shipped for One {
            fn text(&self, path: &str) -> Option<&str> {
                ["base.toml", "other.toml"].contains(&path).then_some(BASE)
            }
            fn paths(&self) -> Vec<&str> {
                vec!["base.toml", "other.toml"]
            }
        }
        let files = MemoryFiles::default();
        let asked = Recorder::new(&files).shipping(&One);
        let _ = load(&Request::file("rackcast:base"), &asked, &asked);
        let recorded = asked.recorded();
        assert_eq!(recorded.paths(), ["base.toml"]);
        assert_eq!(Shipped::text(&recorded, "base.toml"), Some(BASE));
    }
}
