//! The nearest correlation matrix.

use nalgebra::{DMatrix, SymmetricEigen};

use super::Correlations;

impl Correlations {
    /// The nearest possible correlations, by the sum of squared differences: Higham (2002), alternating projections onto
    /// the positive semidefinite matrices and those with 1 on the diagonal, with Dykstra's correction.
    ///
    /// For display: good to about six digits, the last of which may differ between platforms.
    #[must_use]
    pub fn nearest(&self) -> Self {
        let nearest = nearest(DMatrix::from_fn(self.size(), self.size(), |row, column| self.get(row, column)));
        let mut out = Self::none(self.size());
        for row in 0..self.size() {
            for column in 0..row {
                out.set(row, column, nearest[(row, column)].clamp(-1.0, 1.0));
            }
        }
        out
    }
}

/// The nearest correlation matrix to any symmetric matrix.
fn nearest(matrix: DMatrix<f64>) -> DMatrix<f64> {
    const STEPS: usize = 1000;
    const CLOSE: f64 = 1e-9;
    let mut correction = DMatrix::zeros(matrix.nrows(), matrix.ncols());
    let mut now = matrix;
    for _ in 0..STEPS {
        let corrected = &now - &correction;
        let mut next = without_negative(&corrected);
        correction = &next - corrected;
        next.fill_diagonal(1.0);
        let moved = (&next - &now).amax();
        now = next;
        if moved < CLOSE {
            break;
        }
    }
    now
}

/// The nearest positive semidefinite matrix: negative eigenvalues become 0.
fn without_negative(matrix: &DMatrix<f64>) -> DMatrix<f64> {
    let SymmetricEigen { mut eigenvalues, eigenvectors } = matrix.clone().symmetric_eigen();
    eigenvalues.apply(|value| *value = value.max(0.0));
    &eigenvectors * DMatrix::from_diagonal(&eigenvalues) * eigenvectors.transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_close(matrix: &DMatrix<f64>, expected: &[f64]) {
        let close = matrix.transpose().iter().zip(expected).all(|(a, b)| (a - b).abs() < 5.1e-5);
        assert!(close, "{matrix}");
    }

    #[test]
    fn three_by_three_of_the_paper() {
        // Higham 2002, section 1.
        let matrix = DMatrix::from_row_slice(3, 3, &[1.0, 1.0, 0.0, 1.0, 1.0, 1.0, 0.0, 1.0, 1.0]);
        assert_close(&nearest(matrix), &[1.0, 0.7607, 0.1573, 0.7607, 1.0, 0.7607, 0.1573, 0.7607, 1.0]);
    }

    #[test]
    fn four_by_four_of_the_paper() {
        // Higham 2002, section 4: the second difference matrix.
        let matrix = DMatrix::from_fn(4, 4, |row, column| match row.abs_diff(column) {
            0 => 2.0,
            1 => -1.0,
            _ => 0.0,
        });
        let expected = [
            1.0, -0.8084, 0.1916, 0.1068, -0.8084, 1.0, -0.6562, 0.1916, 0.1916, -0.6562, 1.0, -0.8084, 0.1068, 0.1916,
            -0.8084, 1.0,
        ];
        assert_close(&nearest(matrix), &expected);
    }

    #[test]
    fn what_is_possible_stays() {
        let mut possible = Correlations::none(4);
        possible.set(0, 1, 0.4);
        possible.set(1, 3, -0.5);
        let nearest = possible.nearest();
        assert!((0..16).all(|i| (nearest.get(i / 4, i % 4) - possible.get(i / 4, i % 4)).abs() < 1e-8));
    }

    #[test]
    fn the_nearest_is_possible_and_nearer_than_scaling_down() {
        let scaled = |t: f64| {
            let mut correlations = Correlations::none(5);
            for (one, other, rho) in [(0, 1, 0.9), (0, 2, -0.8), (1, 2, 0.6), (2, 3, 0.7), (3, 4, -0.95), (2, 4, 0.5)] {
                correlations.set(one, other, rho * t);
            }
            correlations
        };
        let distance = |a: &Correlations, b: &Correlations| {
            (0..25).map(|i| (a.get(i / 5, i % 5) - b.get(i / 5, i % 5)).powi(2)).sum::<f64>()
        };
        let asked = scaled(1.0);
        let nearest = asked.nearest();
        let mut drawn_in = nearest.clone();
        for (one, other) in (0..5).flat_map(|one| (0..one).map(move |other| (one, other))) {
            drawn_in.set(one, other, nearest.get(one, other) * (1.0 - 1e-6));
        }
        assert!(!asked.is_possible() && drawn_in.is_possible());
        let by_scale = scaled(super::super::largest_scale(scaled));
        assert!(distance(&asked, &nearest) < distance(&asked, &by_scale));
    }
}
