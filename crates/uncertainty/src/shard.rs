//! Parts of the draws, each run on a machine of its own.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A part of the draws: `3/8` is the third of eight.
///
/// ```
/// use rackcast_uncertainty::Shard;
///
/// let third: Shard = "3/8".parse()?;
/// assert_eq!((third.number(), third.of()), (3, 8));
/// assert!("9/8".parse::<Shard>().is_err());
/// # Ok::<(), String>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Shard {
    number: u32,
    of: u32,
}

/// The most parts.
const MOST: u32 = 1_000_000;

impl Shard {
    /// All draws.
    pub const ALL: Self = Self { number: 1, of: 1 };

    /// Its number, from 1.
    #[must_use]
    pub fn number(self) -> u32 {
        self.number
    }

    /// How many parts there are.
    #[must_use]
    pub fn of(self) -> u32 {
        self.of
    }

    /// It and all the others, in order.
    pub fn all(self) -> impl Iterator<Item = Self> {
        (1..=self.of).map(move |number| Self { number, of: self.of })
    }

    /// The chunks of so many that are its own: as many as the others have, give or take one.
    pub(crate) fn of_chunks(self, chunks: u64) -> Range<u64> {
        #[allow(clippy::cast_possible_truncation, reason = "at most the number of chunks")]
        let until = |number: u32| (u128::from(chunks) * u128::from(number) / u128::from(self.of)) as u64;
        until(self.number - 1)..until(self.number)
    }

    /// How many of so many draws are its own.
    #[must_use]
    pub fn draws(self, draws: u64) -> u64 {
        let chunks = self.of_chunks(crate::threads::chunks(draws));
        let until = |chunk: u64| draws.min(chunk * crate::block::CHUNK as u64);
        until(chunks.end) - until(chunks.start)
    }
}

impl FromStr for Shard {
    type Err = String;

    /// Reads `3/8`.
    fn from_str(text: &str) -> Result<Self, String> {
        let numbers = text.split_once('/').and_then(|(number, of)| Some((number.parse().ok()?, of.parse().ok()?)));
        match numbers {
            Some((number, of)) if (1..=of).contains(&number) && of <= MOST => Ok(Self { number, of }),
            Some((_, 0)) => Err("there is no part of none: expected one such as 3/8, the third of eight".to_owned()),
            Some((number, of)) if of <= MOST => {
                Err(format!("of {of} parts there is no part {number}: they are 1 to {of}"))
            }
            _ => Err(format!("expected a part such as 3/8, the third of eight, of at most {MOST}")),
        }
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.number, self.of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_follow_each_other_and_leave_nothing_out() {
        for (draws, of) in [(1, 1), (1, 8), (2_051, 3), (100_000, 7), (u64::MAX / 2, 1_000_000)] {
            let shards = (1..=of).map(|number| Shard { number, of });
            let chunks: Vec<_> = shards.clone().map(|shard| shard.of_chunks(crate::threads::chunks(draws))).collect();
            assert!(chunks.windows(2).all(|pair| pair[0].end == pair[1].start));
            assert_eq!((chunks[0].start, chunks[chunks.len() - 1].end), (0, crate::threads::chunks(draws)));
            assert_eq!(shards.map(|shard| shard.draws(draws)).sum::<u64>(), draws);
        }
    }

    #[test]
    fn what_is_no_part_says_what_one_is() {
        for (text, said) in
            [("9/8", "1 to 8"), ("0/8", "1 to 8"), ("1/0", "part of none"), ("3", "3/8"), ("-1/2", "3/8")]
        {
            let error = text.parse::<Shard>().unwrap_err();
            assert!(error.contains(said), "{text}: {error}");
        }
    }
}
