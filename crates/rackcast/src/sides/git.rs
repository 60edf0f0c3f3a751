//! Files as a git revision has them, read through git itself.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::io;
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};

use rackcast_scenario::{Files, ReadError};

/// Links that are followed for one path.
const LINKS: usize = 40;

/// A revision of a repository. Paths begin at the repository's top.
#[derive(Debug)]
pub(crate) struct Revision {
    /// A folder of the repository.
    folder: PathBuf,
    entries: BTreeMap<PathBuf, Entry>,
    /// What was read before: scenarios share their parents.
    blobs: RefCell<BTreeMap<String, Vec<u8>>>,
}

/// A file or a link.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    is_link: bool,
    object: String,
}

impl Revision {
    /// The revision of that name in the repository that a folder belongs to; `None` where there is none, or no repository.
    ///
    /// # Errors
    /// A sentence where git cannot be run.
    pub(super) fn open(folder: &Path, name: &str) -> Result<Option<Self>, String> {
        // Git takes what begins with a dash for an option.
        if name.is_empty() || name.starts_with('-') {
            return Ok(None);
        }
        let Some(tree) = git(folder, &["rev-parse", "--verify", "--quiet", &format!("{name}^{{tree}}")])? else {
            return Ok(None);
        };
        let tree = String::from_utf8_lossy(&tree).trim().to_owned();
        let listed = git(folder, &["ls-tree", "-r", "-z", "--full-tree", &tree])?
            .ok_or_else(|| format!("git cannot list the files of {name}"))?;
        let entries = String::from_utf8_lossy(&listed).split('\0').filter_map(entry).collect();
        Ok(Some(Self { folder: folder.to_path_buf(), entries, blobs: RefCell::default() }))
    }

    /// The paths of all files below a folder.
    pub(super) fn below<'a>(&'a self, folder: &'a Path) -> impl Iterator<Item = &'a Path> {
        self.entries.keys().map(PathBuf::as_path).filter(move |path| path.starts_with(folder))
    }

    /// Whether a path is a folder.
    pub(super) fn is_folder(&self, path: &Path) -> bool {
        !self.entries.contains_key(path) && self.below(path).next().is_some()
    }

    /// A path with links followed; `None` where it leads out of the repository, or round.
    fn resolved(&self, path: &Path) -> Option<PathBuf> {
        let mut rest: VecDeque<PathBuf> = parts(path)?;
        let (mut out, mut links) = (PathBuf::new(), 0);
        while let Some(part) = rest.pop_front() {
            if part.as_os_str() == ".." {
                if !out.pop() {
                    return None;
                }
                continue;
            }
            out.push(part);
            if let Some(entry) = self.entries.get(&out).filter(|entry| entry.is_link) {
                links += 1;
                let target = self.blob(&entry.object).ok().filter(|_| links <= LINKS)?;
                out.pop();
                for part in parts(Path::new(&*String::from_utf8_lossy(&target)))?.into_iter().rev() {
                    rest.push_front(part);
                }
            }
        }
        Some(out)
    }

    fn blob(&self, object: &str) -> Result<Vec<u8>, ReadError> {
        if let Some(known) = self.blobs.borrow().get(object) {
            return Ok(known.clone());
        }
        let bytes = git(&self.folder, &["cat-file", "blob", object])
            .map_err(ReadError)?
            .ok_or_else(|| ReadError("git does not have its contents".to_owned()))?;
        self.blobs.borrow_mut().insert(object.to_owned(), bytes.clone());
        Ok(bytes)
    }
}

impl Files for Revision {
    fn canonical(&self, path: &Path) -> Result<PathBuf, ReadError> {
        let found = self.resolved(path).filter(|found| self.entries.contains_key(found) || self.is_folder(found));
        found.ok_or_else(|| ReadError("there is no such file in that revision".to_owned()))
    }

    fn read(&self, path: &Path, limit: usize) -> Result<Vec<u8>, ReadError> {
        let path = self.canonical(path)?;
        let entry = self.entries.get(&path).ok_or_else(|| ReadError("it is a folder, not a file".to_owned()))?;
        let mut bytes = self.blob(&entry.object)?;
        bytes.truncate(limit.saturating_add(1));
        Ok(bytes)
    }

    fn names(&self, folder: &Path) -> Vec<String> {
        let Some(folder) = self.resolved(folder) else { return Vec::new() };
        let below = self.below(&folder).filter_map(|path| path.strip_prefix(&folder).ok()?.iter().next());
        let mut names: Vec<_> = below.map(|name| name.to_string_lossy().into_owned()).collect();
        names.dedup();
        names
    }

    fn exists(&self, path: &Path) -> bool {
        // The repository's top is a project, as on disk.
        path == Path::new(".git") || self.canonical(path).is_ok()
    }
}

/// Where a folder is in its repository; `None` where it is in none.
///
/// # Errors
/// A sentence where git cannot be run.
pub(super) fn prefix(folder: &Path) -> Result<Option<PathBuf>, String> {
    let prefix = git(folder, &["rev-parse", "--show-prefix"])?;
    Ok(prefix.map(|bytes| PathBuf::from(String::from_utf8_lossy(&bytes).trim_end_matches(['\n', '\r']))))
}

/// Why git reads no repository in a folder; `None` where it does.
pub(super) fn trouble(folder: &Path) -> Option<String> {
    let output = command(folder, &["rev-parse", "--git-dir"]).stderr(Stdio::piped()).output().ok()?;
    let said =
        String::from_utf8_lossy(&output.stderr).lines().next().unwrap_or("").trim_start_matches("fatal: ").to_owned();
    (!output.status.success()).then_some(said)
}

/// The names of a path's parts, `..` too; `None` of one that begins at a root.
fn parts(path: &Path) -> Option<VecDeque<PathBuf>> {
    let mut out = VecDeque::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::Normal(_) | Component::ParentDir => out.push_back(PathBuf::from(part.as_os_str())),
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(out)
}

/// `100644 blob OBJECT<tab>PATH`
fn entry(line: &str) -> Option<(PathBuf, Entry)> {
    let (about, path) = line.split_once('\t')?;
    let mut about = about.split(' ');
    let (mode, kind, object) = (about.next()?, about.next()?, about.next()?);
    (kind == "blob").then(|| (PathBuf::from(path), Entry { is_link: mode == "120000", object: object.to_owned() }))
}

/// What git prints; `None` where it refuses.
fn git(folder: &Path, arguments: &[&str]) -> Result<Option<Vec<u8>>, String> {
    match command(folder, arguments).output() {
        Ok(output) => Ok(output.status.success().then_some(output.stdout)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err("a revision is read through git, which is not installed".to_owned())
        }
        Err(error) => Err(format!("git cannot be run: {error}")),
    }
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(arguments).env("LC_ALL", "C");
    command.stdin(Stdio::null()).stderr(Stdio::null());
    command
}
