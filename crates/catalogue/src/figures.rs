//! Numbers as people read them.

use std::cmp::Ordering;

/// So many decimals and a true minus; what rounds to nought has no sign.
///
/// ```
/// assert_eq!(rackcast_catalogue::fixed(-2.345, 1), "−2.3");
/// assert_eq!(rackcast_catalogue::fixed(-0.001, 2), "0.00");
/// ```
#[must_use]
pub fn fixed(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    match text.strip_prefix('-') {
        Some(digits) if digits.chars().all(|digit| matches!(digit, '0' | '.')) => digits.to_owned(),
        Some(digits) => format!("−{digits}"),
        None => text,
    }
}

/// The decimals, at most two, that leave a number three figures.
#[must_use]
pub fn three_figure_decimals(value: f64) -> usize {
    match value.abs() {
        size if size >= 99.95 => 0,
        size if size >= 9.995 => 1,
        _ => 2,
    }
}

/// Three figures, at most two of them decimals: `494`, `24.4`, `1.80`.
#[must_use]
pub fn three_figures(value: f64) -> String {
    fixed(value, three_figure_decimals(value))
}

/// A ratio in percent without its sign: `48 %`, `2.4 %`.
#[must_use]
pub fn percent(ratio: f64) -> String {
    let percent = 100.0 * ratio.abs();
    format!("{} %", fixed(percent, usize::from(percent < 9.95)))
}

/// The order of two relative changes, the larger first. Sizes that differ by less than a billionth are one, so that the last
/// digit of no number orders a page.
#[must_use]
pub fn larger_first(one: f64, other: f64) -> Ordering {
    let size = |change: f64| (change.abs() * 1e9).round();
    size(other).total_cmp(&size(one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_orders_nothing() {
        let mut sizes = [(0.1, 1), (-0.25, 2), (0.25 + 1e-15, 3), (f64::INFINITY, 4)];
        sizes.sort_by(|one, other| larger_first(one.0, other.0));
        assert_eq!(sizes.map(|(_, place)| place), [4, 2, 3, 1]);
    }

    #[test]
    fn three_figures_at_most_two_of_them_decimals() {
        assert_eq!([494.2, 24.44, 1.8, -0.001, 99.96].map(three_figures), ["494", "24.4", "1.80", "0.00", "100"]);
        assert_eq!([0.48, -0.024, 0.0996].map(percent), ["48 %", "2.4 %", "10 %"]);
    }
}
