//! Correlation matrices, possible or not.

use std::error::Error;
use std::fmt;

use super::triangle::Triangle;

/// The correlations of a set of numbers: symmetric, with 1 on the diagonal.
#[derive(Debug, Clone, PartialEq)]
pub struct Correlations {
    size: usize,
    /// Row by row.
    cells: Vec<f64>,
}

impl Correlations {
    /// Numbers that do not correlate.
    #[must_use]
    pub fn none(size: usize) -> Self {
        let mut cells = vec![0.0; size * size];
        cells.iter_mut().step_by(size + 1).for_each(|cell| *cell = 1.0);
        Self { size, cells }
    }

    /// Sets the correlation of two different numbers, from -1 to 1.
    pub fn set(&mut self, one: usize, other: usize, rho: f64) {
        self.cells[one * self.size + other] = rho;
        self.cells[other * self.size + one] = rho;
    }

    /// The correlation of two numbers.
    #[must_use]
    pub fn get(&self, one: usize, other: usize) -> f64 {
        self.cells[one * self.size + other]
    }

    /// How many numbers there are.
    #[must_use]
    pub fn size(&self) -> usize {
        self.size
    }

    /// The correlations of some of the numbers.
    #[must_use]
    pub fn only(&self, kept: &[usize]) -> Self {
        let cells = kept.iter().flat_map(|row| kept.iter().map(|column| self.get(*row, *column))).collect();
        Self { size: kept.len(), cells }
    }

    /// Whether numbers can have these correlations: the matrix is positive semidefinite (to rounding, 1e-9).
    #[must_use]
    pub fn is_possible(&self) -> bool {
        self.blocks().iter().all(|block| Triangle::of(&self.only(block)).is_some())
    }

    /// A smallest set of numbers whose correlations are impossible by themselves, in order; empty where all are possible.
    #[must_use]
    pub fn impossible_part(&self) -> Vec<usize> {
        let is_impossible = |part: &[usize]| Triangle::of(&self.only(part)).is_none();
        let Some(mut part) = self.blocks().into_iter().find(|block| is_impossible(block)) else { return Vec::new() };
        for candidate in part.clone() {
            let without: Vec<usize> = part.iter().copied().filter(|number| *number != candidate).collect();
            if is_impossible(&without) {
                part = without;
            }
        }
        part
    }

    /// Sets of two numbers or more that correlate with one another, directly or through others; each in order.
    #[must_use]
    pub fn blocks(&self) -> Vec<Vec<usize>> {
        let mut placed = vec![false; self.size];
        let mut blocks = Vec::new();
        for start in 0..self.size {
            let mut block = vec![start];
            let mut next = 0;
            while let (false, Some(member)) = (placed[start], block.get(next).copied()) {
                let more = |other: &usize| self.get(member, *other) != 0.0 && !block.contains(other);
                let more: Vec<usize> = (0..self.size).filter(more).collect();
                block.extend(more);
                next += 1;
            }
            if block.len() > 1 {
                for member in &block {
                    placed[*member] = true;
                }
                block.sort_unstable();
                blocks.push(block);
            }
        }
        blocks
    }
}

/// The largest part, 0 to 1, of a set of correlations that is possible: `scaled(t)` has them times t.
///
/// What is possible makes a convex set, so that halving finds its edge; `scaled(0.0)` must be possible. To 1e-9.
pub fn largest_scale(scaled: impl Fn(f64) -> Correlations) -> f64 {
    if scaled(1.0).is_possible() {
        return 1.0;
    }
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..30 {
        let middle = f64::midpoint(low, high);
        if scaled(middle).is_possible() { low = middle } else { high = middle }
    }
    low
}

/// No numbers can have these correlations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Impossible {
    /// A smallest set of numbers among which they are impossible.
    pub numbers: Vec<usize>,
}

impl fmt::Display for Impossible {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let numbers: Vec<String> = self.numbers.iter().map(ToString::to_string).collect();
        write!(out, "the correlations among numbers {} cannot hold together", numbers.join(", "))
    }
}

impl Error for Impossible {}

#[cfg(test)]
mod tests {
    use super::*;

    fn three(ab: f64, ac: f64, bc: f64) -> Correlations {
        let mut correlations = Correlations::none(3);
        correlations.set(0, 1, ab);
        correlations.set(0, 2, ac);
        correlations.set(1, 2, bc);
        correlations
    }

    #[test]
    fn three_are_possible_where_their_determinant_is_not_negative() {
        for step in 0..21_i32.pow(3) {
            let [ab, ac, bc] = [step % 21, step / 21 % 21, step / 441].map(|tenths| f64::from(tenths - 10) / 10.0);
            let determinant = 1.0 + 2.0 * ab * ac * bc - ab * ab - ac * ac - bc * bc;
            assert_eq!(three(ab, ac, bc).is_possible(), determinant > -1e-12, "{ab} {ac} {bc}");
        }
    }

    #[test]
    fn singular_matrices_of_any_size_are_possible() {
        for size in 2..12 {
            let mut same = Correlations::none(size);
            let mut spread = Correlations::none(size);
            for one in 0..size {
                for other in 0..one {
                    same.set(one, other, 1.0);
                    spread.set(one, other, -1.0 / (size - 1) as f64);
                }
            }
            assert!(same.is_possible() && spread.is_possible(), "{size}");
            spread.set(0, 1, -1.0 / (size - 1) as f64 - 1e-4);
            assert!(!spread.is_possible(), "{size}");
        }
    }

    #[test]
    fn the_part_that_is_impossible() {
        let mut correlations = Correlations::none(6);
        correlations.set(0, 1, 0.3);
        correlations.set(1, 3, 0.9);
        correlations.set(1, 4, 0.9);
        correlations.set(3, 4, -0.9);
        assert_eq!(correlations.impossible_part(), [1, 3, 4]);
        assert!(Correlations::none(4).impossible_part().is_empty());
    }

    #[test]
    fn numbers_that_belong_together() {
        let mut correlations = Correlations::none(7);
        correlations.set(5, 1, 0.3);
        correlations.set(3, 5, 0.3);
        correlations.set(6, 4, -0.1);
        assert_eq!(correlations.blocks(), [vec![1, 3, 5], vec![4, 6]]);
    }

    #[test]
    fn the_largest_scale_is_where_the_determinant_is_0() {
        let scale = largest_scale(|t| three(-t, -t, -t));
        assert!((scale - 0.5).abs() < 1e-8, "{scale}");
        assert_eq!(largest_scale(|t| three(0.3 * t, 0.3 * t, 0.3 * t)).to_bits(), 1.0_f64.to_bits());
    }
}
