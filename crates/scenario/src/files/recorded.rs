//! Files as a scenario found them, to load it again where they are not.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Files, NothingShipped, ReadError, Shipped};

/// What was asked of files, and what they answered: all that loading the same scenario asks again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedFiles {
    pub(super) canonical: BTreeMap<PathBuf, Result<PathBuf, ReadError>>,
    pub(super) texts: BTreeMap<PathBuf, Result<String, ReadError>>,
    pub(super) exists: BTreeMap<PathBuf, bool>,
    /// Files of the program that were asked for.
    #[serde(default)]
    shipped: BTreeMap<String, String>,
}

/// Files that write down what is asked of them.
///
/// ```
/// use rackcast_scenario::{Files, MemoryFiles, Recorder};
///
/// let files = MemoryFiles::new().with("base.toml", "name = 'x'");
/// let recorder = Recorder::new(&files);
/// recorder.read("base.toml".as_ref(), 100).unwrap();
/// let recorded = recorder.recorded();
/// assert_eq!(recorded.read("base.toml".as_ref(), 100).unwrap(), b"name = 'x'");
/// assert!(recorded.read("other.toml".as_ref(), 100).is_err());
/// ```
pub struct Recorder<'f> {
    files: &'f dyn Files,
    shipped: &'f dyn Shipped,
    recorded: RefCell<RecordedFiles>,
}

impl<'f> Recorder<'f> {
    /// Passes what is asked on to `files`.
    #[must_use]
    pub fn new(files: &'f dyn Files) -> Self {
        Self { files, shipped: &NothingShipped, recorded: RefCell::default() }
    }

    /// The same for a program that carries scenarios: those that are asked for are written down too.
    #[must_use]
    pub fn shipping(self, shipped: &'f dyn Shipped) -> Self {
        Self { shipped, ..self }
    }

    /// What was asked and answered.
    #[must_use]
    pub fn recorded(self) -> RecordedFiles {
        self.recorded.into_inner()
    }
}

impl Files for Recorder<'_> {
    fn canonical(&self, path: &Path) -> Result<PathBuf, ReadError> {
        let answer = self.files.canonical(path);
        self.recorded.borrow_mut().canonical.insert(path.to_path_buf(), answer.clone());
        answer
    }

    fn read(&self, path: &Path, limit: usize) -> Result<Vec<u8>, ReadError> {
        let answer = self.files.read(path, limit);
        // A file that is no text makes no scenario, so that nobody loads it again.
        let text = answer.clone().map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        self.recorded.borrow_mut().texts.insert(path.to_path_buf(), text);
        answer
    }

    fn names(&self, folder: &Path) -> Vec<String> {
        self.files.names(folder)
    }

    fn exists(&self, path: &Path) -> bool {
        let answer = self.files.exists(path);
        self.recorded.borrow_mut().exists.insert(path.to_path_buf(), answer);
        answer
    }
}

impl Shipped for Recorder<'_> {
    fn text(&self, path: &str) -> Option<&str> {
        let answer = self.shipped.text(path);
        if let Some(text) = answer {
            self.recorded.borrow_mut().shipped.insert(path.to_owned(), text.to_owned());
        }
        answer
    }

    fn paths(&self) -> Vec<&str> {
        self.shipped.paths()
    }
}

impl RecordedFiles {
    /// Adds a file, which stands in no folder. Where there is one of this path already, it gets another: the path that it
    /// has comes back.
    pub fn add(&mut self, path: &str, text: impl Into<String>) -> String {
        let mut path = path.to_owned();
        while self.canonical.contains_key(Path::new(&path)) || self.texts.contains_key(Path::new(&path)) {
            path = format!("other/{path}");
        }
        self.canonical.insert(PathBuf::from(&path), Ok(PathBuf::from(&path)));
        self.rewrite(&path, text);
        path
    }

    /// Gives a file that was added another text.
    pub fn rewrite(&mut self, path: &str, text: impl Into<String>) {
        self.texts.insert(PathBuf::from(path), Ok(text.into()));
    }
}

impl Shipped for RecordedFiles {
    fn text(&self, path: &str) -> Option<&str> {
        self.shipped.get(path).map(String::as_str)
    }

    fn paths(&self) -> Vec<&str> {
        self.shipped.keys().map(String::as_str).collect()
    }
}

impl Files for RecordedFiles {
    fn canonical(&self, path: &Path) -> Result<PathBuf, ReadError> {
        self.canonical.get(path).cloned().unwrap_or_else(|| Err(unknown()))
    }

    fn read(&self, path: &Path, limit: usize) -> Result<Vec<u8>, ReadError> {
        let text = self.texts.get(path).cloned().unwrap_or_else(|| Err(unknown()))?;
        Ok(text.as_bytes()[..text.len().min(limit.saturating_add(1))].to_vec())
    }

    fn names(&self, _folder: &Path) -> Vec<String> {
        Vec::new()
    }

    fn exists(&self, path: &Path) -> bool {
        self.exists.get(path).copied().unwrap_or(false)
    }
}

fn unknown() -> ReadError {
    ReadError("there is no such file".to_owned())
}
