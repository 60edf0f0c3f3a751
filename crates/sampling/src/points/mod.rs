//! Points between 0 and 1 for every uncertain number of every draw, by three methods.

// What fills lanes must be inlined into the loop over draws to be built with its vector instructions.
#![allow(clippy::inline_always)]

mod dimension;
mod error;
mod latin;
mod owen;
mod permutation;
mod random;
mod sobol;

pub use error::PointsError;

use latin::Strata;
use sobol::Scrambled;

/// How points are spread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Method {
    /// Sobol' points with Owen's scrambling: even in every number, and in pairs of them.
    #[default]
    Sobol,
    /// A Latin hypercube: of n draws, one in each of n equal parts, for every number.
    LatinHypercube,
    /// Independent random numbers.
    Random,
}

/// The points of a set of uncertain numbers, each known by its key.
///
/// Draw `i` of a number is a function of the seed, `i` and its key (for a Latin hypercube, also of how many draws there
/// are): the order of keys, other numbers, blocks of draws and threads change no bit of it. One exception: Sobol'
/// dimensions are better together the lower they are, so every key has one of the first 128 by its hash, and where two keys
/// meet in one, the later in alphabetical order takes another. A number that is added among 45 thereby moves one other in
/// one case of six.
///
/// ```
/// use rackcast_sampling::{Method, Points};
///
/// let points = Points::new(Method::Sobol, 7, 1024, &["planning.service_life", "network.attach"])?;
/// let mut block = [0.0; 64];
/// points.fill(1, 128, &mut block);
/// assert_eq!(block[10], points.point(1, 138));
///
/// // Another number beside them, another order.
/// let more = Points::new(Method::Sobol, 7, 1024, &["network.attach", "servers.gpu.price", "planning.service_life"])?;
/// assert_eq!(more.point(0, 138), block[10]);
/// # Ok::<(), rackcast_sampling::PointsError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Points {
    streams: Streams,
}

#[derive(Debug, Clone)]
enum Streams {
    Sobol(Vec<Scrambled>),
    LatinHypercube(Vec<Strata>),
    Random(Vec<u64>),
}

impl Points {
    /// The most uncertain numbers that Sobol' points serve.
    pub const SOBOL_DIMENSIONS: usize = dimension::COUNT;
    /// The most draws that Sobol' points serve: 2^32.
    pub const SOBOL_DRAWS: u64 = 1 << 32;

    /// Points for numbers with these keys. A point of a path has the key that the caller gives it, such as
    /// `servers.gpu.price[2026Q3]`.
    ///
    /// # Errors
    /// No draws; two equal keys; more Sobol' points or numbers than there are; a Latin hypercube of more than 2^52 draws.
    pub fn new(method: Method, seed: u64, draws: u64, keys: &[&str]) -> Result<Self, PointsError> {
        if draws == 0 {
            return Err(PointsError::NoDraws);
        }
        let mut sorted = keys.to_vec();
        sorted.sort_unstable();
        if let Some(twice) = sorted.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(PointsError::EqualKeys { key: twice[0].to_owned() });
        }
        let stream = |key: &&str| crate::key::key(seed, "input", key);
        let streams = match method {
            Method::Sobol => {
                if draws > Self::SOBOL_DRAWS {
                    return Err(PointsError::TooManyDraws { draws, most: Self::SOBOL_DRAWS });
                }
                let dimensions = dimension::of_keys(keys)?;
                Streams::Sobol(keys.iter().zip(dimensions).map(|(key, at)| Scrambled::new(at, stream(key))).collect())
            }
            Method::LatinHypercube => {
                if draws > Strata::MOST {
                    return Err(PointsError::TooManyDraws { draws, most: Strata::MOST });
                }
                Streams::LatinHypercube(keys.iter().map(|key| Strata::new(draws, stream(key))).collect())
            }
            Method::Random => Streams::Random(keys.iter().map(stream).collect()),
        };
        Ok(Self { streams })
    }

    /// The points of number `at` (its place among the keys) in consecutive draws from `first` on, each inside (0, 1).
    ///
    /// Draws past the last, which fill up the lanes of a last block, have points too; nobody should count them.
    #[inline(always)]
    pub fn fill(&self, at: usize, first: u64, out: &mut [f64]) {
        match &self.streams {
            Streams::Sobol(numbers) => numbers[at].fill(first, out),
            Streams::LatinHypercube(numbers) => numbers[at].fill(first, out),
            Streams::Random(keys) => random::fill(keys[at], first, out),
        }
    }

    /// The point of number `at` in one draw.
    #[must_use]
    pub fn point(&self, at: usize, draw: u64) -> f64 {
        let mut out = [0.0];
        self.fill(at, draw, &mut out);
        out[0]
    }

    /// How many numbers there are.
    #[must_use]
    pub fn numbers(&self) -> usize {
        match &self.streams {
            Streams::Sobol(numbers) => numbers.len(),
            Streams::LatinHypercube(numbers) => numbers.len(),
            Streams::Random(numbers) => numbers.len(),
        }
    }
}
