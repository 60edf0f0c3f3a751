//! Reported figures that replace the model (docs/model.md, section 5).

use rackcast_numeric::Real;

/// What one vendor reported, by month of the horizon: a third of a quarter's flow in each of its months, the backlog in its
/// last. `None` where the model stands. Judged figures are given the same way.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reported {
    /// AI orders.
    pub orders: Vec<Option<f64>>,
    /// AI shipments.
    pub shipments: Vec<Option<f64>>,
    /// AI backlog at the month's end, phantom part included.
    pub backlog: Vec<Option<f64>>,
    /// Orders of general servers.
    pub general_orders: Vec<Option<f64>>,
    /// Shipments of general servers.
    pub general_shipments: Vec<Option<f64>>,
    /// Network revenue.
    pub network: Vec<Option<f64>>,
    /// Other revenue.
    pub other: Vec<Option<f64>>,
}

impl Reported {
    /// Nothing reported in any of `months` months.
    #[must_use]
    pub fn nothing(months: usize) -> Self {
        let none = || vec![None; months];
        Self {
            orders: none(),
            shipments: none(),
            backlog: none(),
            general_orders: none(),
            general_shipments: none(),
            network: none(),
            other: none(),
        }
    }
}

/// Splits `total` in proportion to the first of `weights` that has a sum above 0, into `parts`, all by segment and class.
/// Nothing where none has.
#[inline(always)]
pub fn split<S: Real>(total: S, weights: [&[[S; 2]]; 3], parts: &mut [[S; 2]]) {
    let sums = [sum(weights[0]), sum(weights[1]), sum(weights[2])];
    let any = [sums[0].gt(S::ZERO), sums[1].gt(S::ZERO), sums[2].gt(S::ZERO)];
    let width = parts.len();
    let [first, second, third] = [&weights[0][..width], &weights[1][..width], &weights[2][..width]];
    if S::all(any[0]) {
        let rate = total / sums[0];
        for segment in 0..width {
            parts[segment] = [first[segment][0] * rate, first[segment][1] * rate];
        }
        return;
    }
    let sum = S::select(any[0], sums[0], S::select(any[1], sums[1], S::select(any[2], sums[2], S::ONE)));
    let rate = total / sum;
    for segment in 0..width {
        for class in [0, 1] {
            let other = S::select(any[1], second[segment][class], S::select(any[2], third[segment][class], S::ZERO));
            parts[segment][class] = S::select(any[0], first[segment][class], other) * rate;
        }
    }
}

/// The sum over segments and classes.
#[inline(always)]
pub fn sum<S: Real>(values: &[[S; 2]]) -> S {
    let mut sums = [S::ZERO; 2];
    for [gpu, asic] in values {
        sums = [sums[0] + *gpu, sums[1] + *asic];
    }
    sums[0] + sums[1]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_by_the_first_that_has_any() {
        let (mut parts, none) = ([[0.0; 2]], [0.0; 2]);
        for (weights, expected) in [
            ([[1.0, 3.0], [1.0, 1.0], [0.0, 1.0]], [2.0, 6.0]),
            ([none, [1.0, 1.0], [0.0, 1.0]], [4.0, 4.0]),
            ([none, none, [0.0, 1.0]], [0.0, 8.0]),
            ([none, none, none], [0.0, 0.0]),
        ] {
            split(8.0, [&[weights[0]], &[weights[1]], &[weights[2]]], &mut parts);
            assert!(parts[0].iter().zip(expected).all(|(part, expected)| (part - expected).abs() < 1e-15));
        }
    }
}
