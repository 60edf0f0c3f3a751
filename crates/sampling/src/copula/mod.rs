//! Correlations between uncertain numbers: a Gaussian copula.

// What fills lanes must be inlined into the loop over draws to be built with its vector instructions.
#![allow(clippy::inline_always)]

mod correlations;
mod fading;
mod nearest;
mod triangle;

pub use correlations::{Correlations, Impossible, largest_scale};
pub use fading::fading;

use rackcast_numeric::{Lanes, normal_cumulatives, normal_quantiles};
use triangle::Triangle;

/// Turns independent points into points whose normal scores have given correlations.
///
/// Each point becomes its normal score z; scores that belong together become y = L z with L Lᵀ their correlation matrix,
/// L lower triangular; and each y becomes a point again (Nelsen 2006, section 3.1). Points stay uniform one by one.
/// Numbers that correlate with no other keep their points, and of those that belong together the first does.
///
/// ```
/// use rackcast_numeric::Lanes;
/// use rackcast_sampling::{Copula, Correlations};
///
/// let mut correlations = Correlations::none(3);
/// correlations.set(0, 2, 1.0);
/// let copula = Copula::new(&correlations)?;
/// let mut points = [Lanes([0.1, 0.5]), Lanes([0.3, 0.9]), Lanes([0.6, 0.2])];
/// copula.correlate(&mut points);
/// assert_eq!(points[1], Lanes([0.3, 0.9]));
/// assert!((points[2].0[0] - 0.1).abs() < 1e-15);
/// # Ok::<(), rackcast_sampling::Impossible>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Copula {
    blocks: Vec<Block>,
}

/// Numbers that belong together, in their order, and the triangle of their correlations.
#[derive(Debug, Clone, PartialEq)]
struct Block {
    members: Vec<usize>,
    triangle: Triangle,
}

impl Copula {
    /// The copula of a correlation matrix.
    ///
    /// # Errors
    /// A matrix that is not positive semidefinite: no numbers can have these correlations.
    pub fn new(correlations: &Correlations) -> Result<Self, Impossible> {
        let mut blocks = Vec::new();
        for members in correlations.blocks() {
            let Some(triangle) = Triangle::of(&correlations.only(&members)) else {
                return Err(Impossible { numbers: correlations.impossible_part() });
            };
            blocks.push(Block { members, triangle });
        }
        Ok(Self { blocks })
    }

    /// Correlates the points of a block of draws, one [`Lanes`] for every number, in place.
    #[inline(always)]
    pub fn correlate<const N: usize>(&self, points: &mut [Lanes<N>]) {
        for block in &self.blocks {
            let first = points[block.members[0]];
            for at in &block.members {
                points[*at] = normal_quantiles(points[*at]);
            }
            // From the last row up, so that every row finds the scores before it as they were.
            for (row, at) in block.members.iter().enumerate().skip(1).rev() {
                let mut sum = Lanes([0.0; N]);
                for (weight, other) in block.triangle.row(row).iter().zip(&block.members) {
                    sum += Lanes([*weight; N]) * points[*other];
                }
                points[*at] = probabilities(sum);
            }
            points[block.members[0]] = first;
        }
    }

    /// Which numbers correlate with others, block by block.
    pub fn blocks(&self) -> impl Iterator<Item = &[usize]> {
        self.blocks.iter().map(|block| block.members.as_slice())
    }
}

/// The probabilities below scores, kept inside (0, 1).
#[inline(always)]
fn probabilities<const N: usize>(scores: Lanes<N>) -> Lanes<N> {
    let mut points = normal_cumulatives(scores);
    for point in &mut points.0 {
        *point = point.clamp(f64::MIN_POSITIVE, 1.0 - f64::EPSILON / 2.0);
    }
    points
}
