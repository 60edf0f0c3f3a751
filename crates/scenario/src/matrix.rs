//! Correlation matrices: which are possible, and the nearest to one that is not.

/// A symmetric matrix, row by row.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Matrix {
    size: usize,
    cells: Vec<f64>,
}

/// How far below 0 rounding may take a number that is 0.
const DUST: f64 = 1e-9;

impl Matrix {
    /// The matrix of no correlation.
    pub(crate) fn identity(size: usize) -> Self {
        let mut matrix = Self { size, cells: vec![0.0; size * size] };
        (0..size).for_each(|at| matrix.cells[at * size + at] = 1.0);
        matrix
    }

    pub(crate) fn size(&self) -> usize {
        self.size
    }

    pub(crate) fn get(&self, row: usize, column: usize) -> f64 {
        self.cells[row * self.size + column]
    }

    /// Sets a cell and its mirror image.
    pub(crate) fn set(&mut self, row: usize, column: usize, value: f64) {
        self.cells[row * self.size + column] = value;
        self.cells[column * self.size + row] = value;
    }

    /// The rows and columns of these numbers alone.
    pub(crate) fn only(&self, kept: &[usize]) -> Self {
        let cells = kept.iter().flat_map(|row| kept.iter().map(|column| self.get(*row, *column))).collect();
        Self { size: kept.len(), cells }
    }

    /// Whether no combination has a negative variance.
    pub(crate) fn is_possible(&self) -> bool {
        self.first_impossible().is_none()
    }

    /// A row that is impossible with rows before it: the Cholesky decomposition, pivots of 0 allowed, fails there. Comes
    /// with how many of the first rows suffice.
    fn first_impossible(&self) -> Option<(usize, usize)> {
        let size = self.size;
        let mut lower = vec![0.0; size * size];
        for column in 0..size {
            let known = |row: usize| &lower[row * size..row * size + column];
            let dot = |one: usize, two: usize| known(one).iter().zip(known(two)).map(|(a, b)| a * b).sum::<f64>();
            let pivot = self.get(column, column) - dot(column, column);
            if pivot < -DUST {
                return Some((column, column));
            }
            let root = pivot.max(0.0).sqrt();
            let rests: Vec<f64> =
                (column + 1..size).map(|below| self.get(below, column) - dot(below, column)).collect();
            lower[column * size + column] = root;
            for (below, rest) in (column + 1..size).zip(rests) {
                // What a pivot of 0 leaves must be 0 too; the square keeps the tolerance that of the pivots.
                if pivot <= DUST && rest * rest > DUST {
                    return Some((below, column + 1));
                }
                lower[below * size + column] = if pivot <= DUST { 0.0 } else { rest / root };
            }
        }
        None
    }

    /// A small set of rows that is impossible by itself, the smallest where it is not too large to seek; empty where the
    /// matrix is possible.
    pub(crate) fn impossible_part(&self) -> Vec<usize> {
        const SOUGHT: usize = 80;
        let Some((row, before)) = self.first_impossible() else { return Vec::new() };
        let mut part: Vec<usize> =
            self.connected(row).into_iter().filter(|other| *other == row || *other < before).collect();
        if part.len() > SOUGHT {
            return part;
        }
        for candidate in part.clone() {
            let without: Vec<usize> = part.iter().copied().filter(|row| *row != candidate).collect();
            if !self.only(&without).is_possible() {
                part = without;
            }
        }
        part
    }

    /// The rows that a chain of correlations leads to, in order.
    fn connected(&self, from: usize) -> Vec<usize> {
        let mut found = vec![false; self.size];
        let mut open = vec![from];
        while let Some(row) = open.pop() {
            if !std::mem::replace(&mut found[row], true) {
                open.extend((0..self.size).filter(|column| self.get(row, *column) != 0.0 && !found[*column]));
            }
        }
        (0..self.size).filter(|row| found[*row]).collect()
    }

    /// The nearest correlation matrix: alternating projections with Dykstra's correction (Higham 2002).
    ///
    /// Good to about four digits, which is what a message shows.
    pub(crate) fn nearest(&self) -> Self {
        let mut matrix = self.clone();
        let mut correction = vec![0.0; self.cells.len()];
        for _ in 0..200 {
            let shifted: Vec<f64> = matrix.cells.iter().zip(&correction).map(|(cell, shift)| cell - shift).collect();
            let positive = Self { size: self.size, cells: shifted.clone() }.without_negative();
            correction = positive.cells.iter().zip(&shifted).map(|(cell, shifted)| cell - shifted).collect();
            let mut next = positive;
            (0..self.size).for_each(|at| next.set(at, at, 1.0));
            let moved = next.cells.iter().zip(&matrix.cells).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            matrix = next;
            if moved < 1e-7 {
                break;
            }
        }
        matrix
    }

    /// The nearest matrix without negative eigenvalues: those below 0 set to 0.
    fn without_negative(&self) -> Self {
        let (values, vectors) = self.eigen();
        let mut out = Self { size: self.size, cells: vec![0.0; self.cells.len()] };
        for row in 0..self.size {
            for column in 0..=row {
                let sum = (0..self.size)
                    .map(|k| values[k].max(0.0) * vectors[row * self.size + k] * vectors[column * self.size + k])
                    .sum();
                out.set(row, column, sum);
            }
        }
        out
    }

    /// Eigenvalues, and eigenvectors as columns: cyclic Jacobi rotations.
    fn eigen(&self) -> (Vec<f64>, Vec<f64>) {
        let size = self.size;
        let mut a = self.cells.clone();
        let mut v = Self::identity(size).cells;
        for _ in 0..60 {
            let off: f64 =
                (0..size).flat_map(|p| (p + 1..size).map(move |q| (p, q))).map(|(p, q)| a[p * size + q].powi(2)).sum();
            if off < 1e-24 {
                break;
            }
            for p in 0..size {
                for q in p + 1..size {
                    rotate(&mut a, &mut v, size, p, q);
                }
            }
        }
        ((0..size).map(|at| a[at * size + at]).collect(), v)
    }
}

/// Turns rows and columns p and q so that their common cell becomes 0.
fn rotate(matrix: &mut [f64], vectors: &mut [f64], size: usize, p: usize, q: usize) {
    let cell = matrix[p * size + q];
    if cell == 0.0 {
        return;
    }
    let theta = (matrix[q * size + q] - matrix[p * size + p]) / (2.0 * cell);
    let tangent = theta.signum() / (theta.abs() + (theta * theta + 1.0).sqrt());
    let tangent = if theta == 0.0 { 1.0 } else { tangent };
    let cosine = 1.0 / (tangent * tangent + 1.0).sqrt();
    let turn = |cells: &mut [f64], one: usize, two: usize| {
        let (first, second) = (cells[one], cells[two]);
        cells[one] = cosine * (first - tangent * second);
        cells[two] = cosine * (tangent * first + second);
    };
    for k in 0..size {
        turn(matrix, k * size + p, k * size + q);
    }
    for k in 0..size {
        turn(matrix, p * size + k, q * size + k);
    }
    for k in 0..size {
        turn(vectors, k * size + p, k * size + q);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn three(ab: f64, ac: f64, bc: f64) -> Matrix {
        let mut matrix = Matrix::identity(3);
        matrix.set(0, 1, ab);
        matrix.set(0, 2, ac);
        matrix.set(1, 2, bc);
        matrix
    }

    #[test]
    fn knows_what_is_possible() {
        // Three correlations are possible where 1 + 2abc - a² - b² - c² is not negative.
        for (ab, ac, bc) in [
            (0.5, 0.5, 0.5),
            (1.0, 1.0, 1.0),
            (0.9, 0.9, -0.5),
            (-0.5, -0.5, -0.5),
            (-0.6, -0.6, -0.6),
            (1.0, 0.3, 0.3),
            (1.0, 0.3, 0.4),
        ] {
            let determinant = 1.0 + 2.0 * ab * ac * bc - ab * ab - ac * ac - bc * bc;
            assert_eq!(three(ab, ac, bc).is_possible(), determinant > -1e-12, "{ab} {ac} {bc}");
        }
    }

    #[test]
    fn finds_the_part_that_is_impossible() {
        let mut matrix = Matrix::identity(5);
        matrix.set(1, 3, 0.9);
        matrix.set(1, 4, 0.9);
        matrix.set(3, 4, -0.9);
        assert_eq!(matrix.impossible_part(), [1, 3, 4]);
        assert!(Matrix::identity(4).impossible_part().is_empty());
    }

    #[test]
    fn the_nearest_is_possible_and_as_published() {
        // Higham 2002, section 4: the nearest to the matrix with 1, 1, 0 off the diagonal.
        let nearest = three(1.0, 0.0, 1.0).nearest();
        for (row, column, value) in [(0, 1, 0.7607), (0, 2, 0.1573), (1, 2, 0.7607)] {
            assert!((nearest.get(row, column) - value).abs() < 5e-4, "{row} {column} {}", nearest.get(row, column));
        }
    }

    #[test]
    fn a_possible_matrix_is_its_own_nearest() {
        let matrix = three(0.3, -0.2, 0.5);
        let nearest = matrix.nearest();
        assert!(matrix.cells.iter().zip(&nearest.cells).all(|(a, b)| (a - b).abs() < 1e-9));
    }
}
