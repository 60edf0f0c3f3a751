//! Where files come from: the disk, or memory.

mod disk;
mod memory;
mod portable;
mod project;
mod recorded;
mod shipped;

use std::path::{Component, Path, PathBuf};

pub use disk::DiskFiles;
pub use memory::MemoryFiles;
pub(crate) use project::{display_join, project_folder};
pub use recorded::{RecordedFiles, Recorder};
pub use shipped::{NothingShipped, Shipped};

/// Why a file could not be read: a phrase that follows the file's name, such as `there is no such file`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ReadError(pub String);

/// Reads files.
pub trait Files {
    /// The one path a file has, links followed.
    ///
    /// # Errors
    /// Where there is no such file or it cannot be reached.
    fn canonical(&self, path: &Path) -> Result<PathBuf, ReadError>;

    /// The bytes of a file, at most `limit` of them and one more, so that the caller can tell a file that is too long.
    ///
    /// # Errors
    /// Where there is no such file, it is a folder, or it cannot be read.
    fn read(&self, path: &Path, limit: usize) -> Result<Vec<u8>, ReadError>;

    /// The names of what a folder holds; none where it cannot be listed. For suggestions only.
    fn names(&self, folder: &Path) -> Vec<String>;

    /// Whether anything has this path.
    fn exists(&self, path: &Path) -> bool;
}

/// A path without `.` and, where they can be resolved, without `..`.
fn normal(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(out.components().next_back(), Some(Component::Normal(_))) => {
                out.pop();
            }
            other => out.push(other),
        }
    }
    out
}
