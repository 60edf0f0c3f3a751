//! Quantiles of values that are all there.

/// The quantiles of type 7 (Hyndman and Fan 1996) at probabilities that rise; values are moved about. `None` of nothing.
///
/// Each order statistic that is needed is selected among the values between those selected before it, which takes a few
/// passes where sorting takes many.
pub(crate) fn quantiles<const N: usize>(values: &mut [f64], at: [f64; N]) -> [Option<f64>; N] {
    let Some(last) = values.len().checked_sub(1) else { return [None; N] };
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the last index")]
    let below = at.map(|p| (p * last as f64).floor() as usize);
    let mut needed: Vec<usize> = below.iter().flat_map(|&index| [index, (index + 1).min(last)]).collect();
    needed.sort_unstable();
    needed.dedup();
    select(values, 0, &needed);
    let mut place = at.iter().zip(below);
    [(); N].map(|()| {
        let (p, index) = place.next()?;
        let (value, next) = (values[index], values[(index + 1).min(last)]);
        Some(value + (next - value) * (p * last as f64 - index as f64))
    })
}

/// Puts the order statistics `needed`, which rise, in their places; `values` begin at index `first` of all.
fn select(values: &mut [f64], first: usize, needed: &[usize]) {
    let half = needed.len() / 2;
    let Some(&middle) = needed.get(half) else { return };
    let (left, _, right) = values.select_nth_unstable_by(middle - first, f64::total_cmp);
    select(left, first, &needed[..half]);
    select(right, middle + 1, &needed[half + 1..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn type_seven_is_straight_between_order_statistics() {
        let values = [8.0, 1.0, 4.0, 2.0];
        let found = quantiles(&mut values.clone(), [0.0, 0.25, 0.5, 0.9, 1.0]);
        for (found, expected) in found.into_iter().zip([1.0, 1.75, 3.0, 6.8, 8.0]) {
            assert!((found.unwrap() - expected).abs() < 1e-12);
        }
        assert_eq!(quantiles(&mut [], [0.5]), [None]);
        assert_eq!(quantiles(&mut [3.0], [0.05, 0.95]), [Some(3.0); 2]);
    }

    #[test]
    fn selection_finds_what_sorting_finds() {
        for length in [2_u32, 7, 100, 1_001] {
            let mut values: Vec<f64> =
                (0..length).map(|i| f64::from(i.wrapping_mul(2_654_435_761) % 97) - 48.0).collect();
            let mut sorted = values.clone();
            sorted.sort_unstable_by(f64::total_cmp);
            let at = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];
            let found = quantiles(&mut values, at);
            for (p, found) in at.into_iter().zip(found) {
                let place = p * f64::from(length - 1);
                let below = (0..length as usize).rfind(|&index| index as f64 <= place).unwrap();
                let expected =
                    sorted[below] + (sorted[(below + 1).min(sorted.len() - 1)] - sorted[below]) * place.fract();
                assert!((found.unwrap() - expected).abs() < 1e-12, "{p} of {length}");
            }
        }
    }
}
