//! The Cholesky decomposition of a correlation matrix, which may be singular.

use nalgebra::{Cholesky, DMatrix};

use super::Correlations;

/// What rounding may add to a correlation of a possible matrix.
const DUST: f64 = 1e-9;
/// A pivot whose root is below this is 0 but for rounding.
const NO_PIVOT: f64 = 1e-7;

/// A lower triangle L with L Lᵀ a given correlation matrix, row by row without what stands above the diagonal.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Triangle {
    cells: Vec<f64>,
}

impl Triangle {
    /// The triangle of a matrix; `None` where it is not positive semidefinite.
    ///
    /// Experts do write singular matrices (a correlation of 1, or three of -½), which a plain Cholesky decomposition
    /// refuses or fills with magnified rounding. So pivots that are not positive are replaced by a tiny number, columns
    /// whose pivot is rounding are set to 0, and what comes out counts if it gives the matrix back.
    pub(super) fn of(correlations: &Correlations) -> Option<Self> {
        let size = correlations.size();
        let matrix = DMatrix::from_fn(size, size, |row, column| correlations.get(row, column));
        let lower = Cholesky::new_with_substitute(matrix, NO_PIVOT * NO_PIVOT * 1e-4)?.unpack();
        let kept =
            |row: usize, column: usize| if lower[(column, column)] < NO_PIVOT { 0.0 } else { lower[(row, column)] };
        let cells: Vec<f64> = (0..size).flat_map(|row| (0..=row).map(move |column| kept(row, column))).collect();
        let triangle = Self { cells };
        let dot = |row, column| triangle.row(row).iter().zip(triangle.row(column)).map(|(a, b)| a * b).sum::<f64>();
        let is_right = |row, column| (dot(row, column) - correlations.get(row, column)).abs() <= DUST;
        (0..size).all(|row| (0..=row).all(|column| is_right(row, column))).then_some(triangle)
    }

    /// The cells of a row up to the diagonal.
    pub(super) fn row(&self, row: usize) -> &[f64] {
        let start = row * (row + 1) / 2;
        &self.cells[start..=start + row]
    }
}
