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

/// Splits `total` in proportion to the first of `weights` that has a sum above 0, into `parts`. Nothing where none has.
#[inline(always)]
pub fn split<S: Real>(total: S, weights: [&[S]; 3], parts: &mut [S]) {
    let [first, second, third] = weights;
    let sums = [sum(first), sum(second), sum(third)];
    let any = [sums[0].gt(S::ZERO), sums[1].gt(S::ZERO), sums[2].gt(S::ZERO)];
    if S::all(any[0]) {
        for (part, &weight) in parts.iter_mut().zip(first) {
            *part = total * (weight / sums[0]);
        }
        return;
    }
    let sum = S::select(any[0], sums[0], S::select(any[1], sums[1], S::select(any[2], sums[2], S::ONE)));
    for (((part, &one), &two), &three) in parts.iter_mut().zip(first).zip(second).zip(third) {
        let weight = S::select(any[0], one, S::select(any[1], two, S::select(any[2], three, S::ZERO)));
        *part = total * (weight / sum);
    }
}

/// The sum of these values, from the first to the last.
#[inline(always)]
pub fn sum<'a, S: Real>(values: impl IntoIterator<Item = &'a S>) -> S {
    let mut sum = S::ZERO;
    for &value in values {
        sum += value;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_by_the_first_that_has_any() {
        let (mut parts, none) = ([0.0; 2], [0.0; 2]);
        for (weights, expected) in [
            ([[1.0, 3.0], [1.0, 1.0], [0.0, 1.0]], [2.0, 6.0]),
            ([none, [1.0, 1.0], [0.0, 1.0]], [4.0, 4.0]),
            ([none, none, [0.0, 1.0]], [0.0, 8.0]),
            ([none, none, none], [0.0, 0.0]),
        ] {
            split(8.0, [&weights[0], &weights[1], &weights[2]], &mut parts);
            assert!(parts.iter().zip(expected).all(|(part, expected)| (part - expected).abs() < 1e-15));
        }
    }
}
