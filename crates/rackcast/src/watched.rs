//! Files that are watched for changes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

/// How often it is asked whether to go on.
const BEAT: Duration = Duration::from_millis(200);

/// How often files are looked at, whatever the system tells: of some folders it tells nothing.
const LOOK: Duration = Duration::from_secs(1);

/// A file that is being written is whole when it has not changed for so long.
const SETTLED: Duration = Duration::from_millis(50);

/// Waits for changes of files.
pub(crate) struct Watched {
    /// Tells of folders, where the system has a way to.
    watcher: Option<RecommendedWatcher>,
    events: Receiver<()>,
    folders: BTreeSet<PathBuf>,
    /// What the files hold; `None` of one that cannot be read.
    files: BTreeMap<PathBuf, Option<Vec<u8>>>,
}

impl Watched {
    /// Watches nothing yet.
    pub(crate) fn new() -> Self {
        let (tell, events) = channel();
        let changed = move |event: Result<Event, notify::Error>| {
            // Reading a file is an event too.
            if event.is_ok_and(|event| !event.kind.is_access()) {
                // Whoever stopped listening needs no word.
                let _ = tell.send(());
            }
        };
        let watcher = notify::recommended_watcher(changed).ok();
        Self { watcher, events, folders: BTreeSet::new(), files: BTreeMap::new() }
    }

    /// Watches these files from now on, as they are now: also one that is not there may come.
    pub(crate) fn watch(&mut self, paths: impl IntoIterator<Item = PathBuf>) {
        self.files = paths.into_iter().map(|path| (path.clone(), fs::read(&path).ok())).collect();
        let Some(watcher) = &mut self.watcher else { return };
        // Editors put a new file in the place of the old one: only its folder tells of that.
        let folder = |path: &PathBuf| {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            folder.to_path_buf()
        };
        let folders: BTreeSet<PathBuf> = self.files.keys().map(folder).collect();
        for gone in self.folders.difference(&folders) {
            let _ = watcher.unwatch(gone);
        }
        for new in folders.difference(&self.folders) {
            // Of a folder that cannot be watched the regular look tells.
            let _ = watcher.watch(new, RecursiveMode::NonRecursive);
        }
        self.folders = folders;
    }

    /// Waits until a file holds something else and is whole; `false` where it is time to stop.
    pub(crate) fn wait(&self, is_over: impl Fn() -> bool) -> bool {
        let mut looked = Instant::now();
        while !is_over() {
            let is_told = match self.events.recv_timeout(BEAT) {
                Ok(()) => true,
                Err(RecvTimeoutError::Timeout) => false,
                Err(RecvTimeoutError::Disconnected) => {
                    thread::sleep(BEAT);
                    false
                }
            };
            if is_told || looked.elapsed() > LOOK {
                looked = Instant::now();
                let mut now = self.look();
                if now != self.files {
                    self.settle(&mut now);
                    return true;
                }
            }
        }
        false
    }

    /// What the files hold now.
    fn look(&self) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
        self.files.keys().map(|path| (path.clone(), fs::read(path).ok())).collect()
    }

    /// Waits while somebody writes, and forgets what was told of that.
    fn settle(&self, now: &mut BTreeMap<PathBuf, Option<Vec<u8>>>) {
        loop {
            thread::sleep(SETTLED);
            let next = self.look();
            if next == *now {
                break;
            }
            *now = next;
        }
        while self.events.try_recv().is_ok() {}
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn a_change_is_seen_and_a_file_written_as_it_was_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.toml");
        fs::write(&path, "one").unwrap();
        let mut watched = Watched::new();
        watched.watch([path.clone(), folder.path().join("b.toml")]);
        fs::write(&path, "one").unwrap();
        let beats = Cell::new(0);
        let after = |count: usize| {
            beats.set(beats.get() + 1);
            beats.get() > count
        };
        assert!(!watched.wait(|| after(3)), "nothing changed");
        fs::write(&path, "two").unwrap();
        assert!(watched.wait(|| false));
        watched.watch([path.clone(), folder.path().join("b.toml")]);
        fs::write(folder.path().join("b.toml"), "new").unwrap();
        assert!(watched.wait(|| false), "a file that comes is a change");
        watched.watch([path.clone()]);
        fs::remove_file(&path).unwrap();
        assert!(watched.wait(|| false), "one that goes too");
    }
}
