//! Files that are there whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use tempfile::NamedTempFile;

/// A file that is written beside its place and moved there when it is done, so that no reader ever meets half of it; what
/// is given up before leaves nothing. What is no file, such as a device, is written to as it is.
pub(crate) enum Whole {
    Beside { file: NamedTempFile, place: PathBuf },
    Device(File),
}

impl Whole {
    /// Begins a file that will be at this path.
    pub(crate) fn create(path: &Path) -> io::Result<Self> {
        let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        match fs::metadata(&place) {
            Ok(what) if what.is_dir() => Err(io::Error::other("it is a folder")),
            Ok(what) if !what.is_file() => Ok(Self::Device(fs::OpenOptions::new().write(true).open(&place)?)),
            _ => {
                let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty());
                let file = temporary(folder.unwrap_or(Path::new(".")))?;
                begun(file.path());
                Ok(Self::Beside { file, place })
            }
        }
    }

    /// Moves it to its place, where it replaces what was there.
    pub(crate) fn finish(self) -> io::Result<()> {
        match self {
            Self::Device(mut file) => file.flush(),
            Self::Beside { file, place } => {
                file.as_file().sync_all()?;
                file.persist(place).map_err(|error| error.error)?;
                Ok(())
            }
        }
    }
}

impl Write for Whole {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Beside { file, .. } => file.write(bytes),
            Self::Device(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Beside { file, .. } => file.flush(),
            Self::Device(file) => file.flush(),
        }
    }
}

/// Files that were begun beside their places. One that is done, or given up, is no longer there under its name.
static BEGUN: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

fn begun(file: &Path) {
    BEGUN.lock().unwrap_or_else(PoisonError::into_inner).push(file.to_path_buf());
}

/// Removes what is half-written, for a program that ends at once and gives up nothing in order.
pub(crate) fn remove_begun() {
    for file in BEGUN.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
        // What is done is not there; what cannot be removed stays, for there is nobody left to tell.
        let _ = fs::remove_file(file);
    }
}

/// Writes a whole file.
pub(crate) fn write(path: &Path, contents: impl AsRef<[u8]>) -> io::Result<()> {
    let mut file = Whole::create(path)?;
    file.write_all(contents.as_ref())?;
    file.finish()
}

/// A temporary file that others may read as any file of the user.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".rackcast-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_at_once_leaves_nothing_half_written() {
        let folder = tempfile::tempdir().unwrap();
        let names = || fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect::<Vec<_>>();
        write(&folder.path().join("done.csv"), "1\n").unwrap();
        let mut half = Whole::create(&folder.path().join("half.csv")).unwrap();
        half.write_all(b"1").unwrap();
        assert_eq!(names().len(), 2);
        // The program ends here: nothing is dropped in order.
        std::mem::forget(half);
        remove_begun();
        assert_eq!(names(), ["done.csv"]);
    }
}
