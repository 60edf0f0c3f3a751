//! The folder that a scenario may not reach out of.

use std::path::{Path, PathBuf};

use super::{Files, normal};

/// What marks a project folder.
const MARKS: [&str; 2] = ["rackcast.toml", ".git"];

/// The nearest folder above a file (its canonical path) that holds a mark, else the file's own folder.
pub(crate) fn project_folder(files: &dyn Files, canonical: &Path) -> PathBuf {
    let own = canonical.parent().unwrap_or(Path::new(""));
    own.ancestors()
        .find(|folder| MARKS.iter().any(|mark| files.exists(&folder.join(mark))))
        .unwrap_or(own)
        .to_path_buf()
}

/// A path as the user would name it: `relative` seen from `folder`, without detours.
pub(crate) fn display_join(folder: &Path, relative: &str) -> PathBuf {
    normal(&folder.join(relative))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::MemoryFiles;

    #[test]
    fn the_nearest_mark_counts() {
        let files = MemoryFiles::new().with("p/rackcast.toml", "").with("p/q/a.toml", "").with("r/b.toml", "");
        assert_eq!(project_folder(&files, Path::new("p/q/a.toml")), Path::new("p"));
        assert_eq!(project_folder(&files, Path::new("r/b.toml")), Path::new("r"));
    }

    #[test]
    fn detours_are_left_out() {
        assert_eq!(display_join(Path::new("scenarios/stories"), "../base.toml"), Path::new("scenarios/base.toml"));
        assert_eq!(display_join(Path::new(""), "../base.toml"), Path::new("../base.toml"));
    }
}
