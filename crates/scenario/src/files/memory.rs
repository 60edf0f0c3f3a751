//! Files in memory: for tests, and for hosts that have no disk.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{Files, ReadError, normal};

/// Files in memory, by path. `.` and `..` are resolved; there are no links.
#[derive(Debug, Clone, Default)]
pub struct MemoryFiles {
    files: BTreeMap<PathBuf, Vec<u8>>,
}

impl MemoryFiles {
    /// No files.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with one more file, or with other contents of it.
    #[must_use]
    pub fn with(mut self, path: impl AsRef<Path>, contents: impl Into<Vec<u8>>) -> Self {
        self.files.insert(normal(path.as_ref()), contents.into());
        self
    }
}

impl Files for MemoryFiles {
    fn canonical(&self, path: &Path) -> Result<PathBuf, ReadError> {
        let path = normal(path);
        if self.exists(&path) { Ok(path) } else { Err(ReadError("there is no such file".to_owned())) }
    }

    fn read(&self, path: &Path, limit: usize) -> Result<Vec<u8>, ReadError> {
        let path = normal(path);
        match self.files.get(&path) {
            Some(bytes) => Ok(bytes[..bytes.len().min(limit.saturating_add(1))].to_vec()),
            None if self.exists(&path) => Err(ReadError("it is a folder, not a file".to_owned())),
            None => Err(ReadError("there is no such file".to_owned())),
        }
    }

    fn names(&self, folder: &Path) -> Vec<String> {
        let folder = normal(folder);
        let below = self.files.keys().filter_map(|path| path.strip_prefix(&folder).ok());
        let mut names: Vec<String> =
            below.filter_map(|path| path.iter().next()).map(|name| name.to_string_lossy().into_owned()).collect();
        names.dedup();
        names
    }

    fn exists(&self, path: &Path) -> bool {
        let path = normal(path);
        self.files.contains_key(&path)
            || self.files.range(path.clone()..).next().is_some_and(|(file, _)| file.starts_with(&path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_files_by_any_spelling() {
        let files = MemoryFiles::new().with("a/b.toml", "x = 1");
        assert_eq!(files.canonical(Path::new("./a/../a/b.toml")).unwrap(), PathBuf::from("a/b.toml"));
        assert!(files.exists(Path::new("a")) && !files.exists(Path::new("b")));
        assert!(files.read(Path::new("a"), 10).is_err());
        assert_eq!(files.read(Path::new("a/b.toml"), 2).unwrap().len(), 3);
    }
}
