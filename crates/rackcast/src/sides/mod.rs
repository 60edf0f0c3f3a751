//! What the two sides of a difference are: files, folders, git revisions, forecasts that were written down.

mod argument;
mod folder;
mod git;

use std::collections::BTreeMap;
use std::rc::Rc;

use rackcast_report::DiffSide;
use rackcast_scenario::{DiskFiles, Files};

use self::argument::side;
use self::git::Revision;

/// Where a side's files are.
#[derive(Debug, Clone)]
pub(crate) enum Store {
    Disk,
    Revision(Rc<Revision>),
}

impl Store {
    pub(crate) fn files(&self) -> &dyn Files {
        match self {
            Self::Disk => &DiskFiles,
            Self::Revision(revision) => &**revision,
        }
    }
}

/// A scenario of a side.
#[derive(Debug, Clone)]
pub(crate) enum One {
    /// A file.
    File {
        store: Store,
        /// Its path there, or its name in the program.
        file: String,
        /// What the user calls it.
        shown: String,
        /// Whether it may be a lever that stands in a folder, which need not be one of the program's base case.
        is_lever: bool,
    },
    /// A forecast that was written down.
    Recorded(Box<DiffSide>),
}

/// A scenario on both sides, or on one.
#[derive(Debug, Clone)]
pub(crate) struct Pair {
    pub(crate) name: String,
    pub(crate) old: Option<One>,
    pub(crate) new: Option<One>,
}

/// A side.
enum Side {
    File {
        path: String,
        one: One,
    },
    Folder(BTreeMap<String, One>),
    Recorded(Vec<DiffSide>),
    /// A revision that does not have what the other side names.
    Missing,
}

/// The scenarios of two sides, matched.
///
/// # Errors
/// A sentence where a side is nothing that can be compared, or not with the other.
pub(crate) fn pairs(old: &str, new: &str) -> Result<Vec<Pair>, String> {
    let mut pairs = match (side(old, new)?, side(new, old)?) {
        (Side::Folder(old), new) => beside_folder(old, new, false)?,
        (old, Side::Folder(new)) => beside_folder(new, old, true)?,
        (Side::Recorded(old), Side::Recorded(new)) if old.len() != 1 || new.len() != 1 => {
            let old = old.into_iter().map(|side| (side.name.clone(), recorded(side))).collect();
            let new = new.into_iter().map(|side| (side.name.clone(), recorded(side))).collect();
            matched(old, new)
        }
        (old, new) => {
            let names: Vec<String> = [&old, &new].into_iter().filter_map(Side::path).collect();
            let name = names.last().cloned().unwrap_or_default();
            vec![Pair { old: old.one(&names)?, new: new.one(&names)?, name }]
        }
    };
    if pairs.iter().all(|pair| pair.old.is_none() && pair.new.is_none()) {
        return Err(format!("there is no scenario in {old} nor in {new}"));
    }
    pairs.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(pairs)
}

impl Side {
    fn path(&self) -> Option<String> {
        match self {
            Self::File { path, .. } => Some(path.clone()),
            Self::Recorded(sides) if sides.len() == 1 => Some(sides[0].name.clone()),
            _ => None,
        }
    }

    /// Its one scenario; of several that were written down the one of a file.
    fn one(self, names: &[String]) -> Result<Option<One>, String> {
        match self {
            Self::File { one, .. } => Ok(Some(one)),
            Self::Recorded(mut sides) => {
                let at = if sides.len() == 1 { Some(0) } else { names.iter().find_map(|name| of_file(&sides, name)) };
                let Some(at) = at else {
                    let there: Vec<_> = sides.iter().map(|side| side.name.as_str()).collect();
                    return Err(format!("the forecasts that were written down are of {}", there.join(", ")));
                };
                Ok(Some(recorded(sides.swap_remove(at))))
            }
            Self::Folder(_) | Self::Missing => Ok(None),
        }
    }
}

fn recorded(side: DiffSide) -> One {
    One::Recorded(Box::new(side))
}

/// A folder's scenarios with what the other side has, which is the old one where `other_is_old`.
fn beside_folder(mut scenarios: BTreeMap<String, One>, other: Side, other_is_old: bool) -> Result<Vec<Pair>, String> {
    let others = match other {
        Side::Folder(others) => others,
        Side::Missing => BTreeMap::new(),
        Side::Recorded(sides) => {
            let mut others = BTreeMap::new();
            for side in sides {
                let name = scenarios.keys().find(|name| is_same_file(&side.name, name)).cloned();
                others.insert(name.unwrap_or_else(|| side.name.clone()), recorded(side));
            }
            // Forecasts that were written down may be of a part of a folder.
            scenarios.retain(|name, _| others.contains_key(name));
            others
        }
        Side::File { path, .. } => {
            return Err(format!("{path} is a file and the other side a folder: name two of a kind"));
        }
    };
    Ok(if other_is_old { matched(others, scenarios) } else { matched(scenarios, others) })
}

/// Matches scenarios by their names.
fn matched(mut old: BTreeMap<String, One>, new: BTreeMap<String, One>) -> Vec<Pair> {
    let both = new.into_iter().map(|(name, new)| Pair { old: old.remove(&name), new: Some(new), name });
    let mut pairs: Vec<Pair> = both.collect();
    pairs.extend(old.into_iter().map(|(name, old)| Pair { name, old: Some(old), new: None }));
    pairs
}

fn of_file(sides: &[DiffSide], name: &str) -> Option<usize> {
    sides.iter().position(|side| is_same_file(&side.name, name))
}

/// Whether two paths end alike, as far as the shorter of them goes.
fn is_same_file(one: &str, other: &str) -> bool {
    let parts = |path: &str| -> Vec<String> {
        path.split(['/', '\\']).filter(|part| !matches!(*part, "" | ".")).rev().map(str::to_owned).collect()
    };
    let (one, other) = (parts(one), parts(other));
    !one.is_empty() && one.iter().zip(&other).all(|(one, other)| one == other)
}
