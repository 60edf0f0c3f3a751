//! Files of parts: written by a run of one shard, put together by another run.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::shard::Shard;
use crate::summary::Summary;
use crate::tally::Tally;

/// What a file of a part begins with.
const MAGIC: &[u8] = b"rackcast draws 1\n";
/// Bytes of the checksum that follows.
const CHECKSUM: usize = 32;

/// What must be the same in all parts of one run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The program's version.
    pub version: String,
    /// The scenario's name.
    pub scenario: String,
    /// The scenario's hash.
    pub hash: String,
    /// How many draws all parts are of.
    pub draws: u64,
    /// What random numbers start from.
    pub seed: u64,
    /// How points are spread, in a word.
    pub method: String,
    /// What is summarised and how it was asked for; only its writer reads it.
    pub asked: String,
}

/// A part of a run's draws.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Which part it is.
    pub shard: Shard,
    /// What it is a part of.
    pub identity: Identity,
    /// What its draws gave.
    pub tally: Tally,
}

/// Why bytes are no part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartError {
    /// Something else.
    NotAPart,
    /// Shorter than it was, or changed: the checksum is another.
    Altered,
    /// Whole, but in the form of another version.
    OtherForm,
}

impl fmt::Display for PartError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::NotAPart => "is no part that `--shard` wrote",
            Self::Altered => "is truncated or altered: its checksum is another. Run this part again",
            Self::OtherForm => "was written by another version of rackcast",
        })
    }
}

impl std::error::Error for PartError {}

impl Part {
    /// The bytes of its file: what it is, a checksum, the part.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let body = postcard::to_stdvec(self).unwrap_or_default();
        [MAGIC, &Sha256::digest(&body)[..], &body].concat()
    }

    /// Reads the bytes of a file.
    ///
    /// # Errors
    /// Bytes that are no part, or not as they were written.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, PartError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(PartError::NotAPart)?;
        let (checksum, body) = rest.split_at_checked(CHECKSUM).ok_or(PartError::Altered)?;
        if Sha256::digest(body)[..] != *checksum {
            return Err(PartError::Altered);
        }
        postcard::from_bytes(body).map_err(|_| PartError::OtherForm)
    }
}

/// Why parts cannot be put together. Parts are told by the names that came with them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MergeError {
    /// No parts.
    Nothing,
    /// Parts of different runs: two of them, and what differs.
    Apart(Box<[String; 2]>, Difference),
    /// The same part twice.
    Twice(Box<[String; 2]>, Shard),
    /// Parts that are not there.
    Missing(Vec<Shard>),
}

/// What differs between parts of different runs, in words, with both values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What.
    pub what: &'static str,
    /// In the first and in the second.
    pub values: Box<[String; 2]>,
}

impl fmt::Display for MergeError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => write!(out, "there are no parts to put together"),
            Self::Apart(names, Difference { what, values }) => {
                let [one, other] = &**names;
                let [first, second] = &**values;
                write!(out, "{one} and {other} are parts of different runs: {what} {first} and {second}")
            }
            Self::Twice(names, shard) => {
                write!(out, "{} and {} are the same part, {shard}", names[0], names[1])
            }
            Self::Missing(shards) => {
                let many = if shards.len() == 1 { "part is" } else { "parts are" };
                let shown: Vec<String> = shards.iter().take(8).map(ToString::to_string).collect();
                let more = if shards.len() > 8 { format!(" and {} more", shards.len() - 8) } else { String::new() };
                write!(out, "{} {many} missing: {}{more}", shards.len(), shown.join(", "))
            }
        }
    }
}

impl std::error::Error for MergeError {}

/// Puts the parts of one run together, in any order, each with a name to call it by: what they are parts of, and what all
/// draws say.
///
/// # Errors
/// Parts that do not belong together, are there twice, or are missing.
pub fn merge(mut parts: Vec<(String, Part)>) -> Result<(Identity, Summary), MergeError> {
    parts.sort_by_key(|(_, part)| part.shard);
    let Some((first_name, first)) = parts.first() else { return Err(MergeError::Nothing) };
    for (name, part) in &parts {
        if let Some(difference) = first.difference(part) {
            return Err(MergeError::Apart(Box::new([first_name.clone(), name.clone()]), difference));
        }
    }
    for pair in parts.windows(2) {
        if pair[0].1.shard == pair[1].1.shard {
            return Err(MergeError::Twice(Box::new([pair[0].0.clone(), pair[1].0.clone()]), pair[0].1.shard));
        }
    }
    let has = |shard: &Shard| parts.binary_search_by_key(shard, |(_, part)| part.shard).is_ok();
    let missing: Vec<Shard> = first.shard.all().filter(|shard| !has(shard)).collect();
    if !missing.is_empty() {
        return Err(MergeError::Missing(missing));
    }
    let mut parts = parts.into_iter();
    let Some((mut last_name, Part { identity, mut tally, .. })) = parts.next() else { return Err(MergeError::Nothing) };
    for (name, part) in parts {
        if tally.append(part.tally).is_err() {
            // The identity is the same, so that only a program that computes otherwise can have written it.
            let difference =
                Difference { what: "draws", values: Box::new(["of one kind".into(), "of another".into()]) };
            return Err(MergeError::Apart(Box::new([last_name, name]), difference));
        }
        last_name = name;
    }
    let summary = Summary::of(&tally, identity.draws);
    Ok((identity, summary))
}

impl Part {
    /// What differs between this and another part, where they are of different runs.
    fn difference(&self, other: &Self) -> Option<Difference> {
        let (one, two) = (&self.identity, &other.identity);
        let fields = [
            ("version", one.version.clone(), two.version.clone()),
            ("scenario", one.scenario.clone(), two.scenario.clone()),
            ("scenario with hash", one.hash.clone(), two.hash.clone()),
            ("draws", one.draws.to_string(), two.draws.to_string()),
            ("seed", one.seed.to_string(), two.seed.to_string()),
            ("method", one.method.clone(), two.method.clone()),
            ("outputs or options", String::from(&one.asked), two.asked.clone()),
            ("number of parts", self.shard.of().to_string(), other.shard.of().to_string()),
        ];
        let (what, first, second) = fields.into_iter().find(|(_, first, second)| first != second)?;
        Some(Difference { what, values: Box::new([first, second]) })
    }
}
