//! Labels at the ends of lines, none over another.

/// Moves places apart so that they keep their order, stand at least `apart` from each other and between `low` and `high`
/// as far as there is room; gives them in the order they came in.
pub(crate) fn spread(wanted: &[f64], apart: f64, [low, high]: [f64; 2]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|&one, &other| wanted[one].total_cmp(&wanted[other]));
    let mut places = wanted.to_vec();
    let mut least = low;
    for &at in &order {
        places[at] = places[at].max(least);
        least = places[at] + apart;
    }
    let mut most = high;
    for &at in order.iter().rev() {
        places[at] = places[at].min(most);
        most = places[at] - apart;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_keep_their_order_and_their_distance() {
        assert_eq!(spread(&[50.0, 10.0], 12.0, [0.0, 100.0]), [50.0, 10.0]);
        assert_eq!(spread(&[50.0, 48.0, 52.0], 12.0, [0.0, 100.0]), [60.0, 48.0, 72.0]);
        assert_eq!(spread(&[99.0, 98.0], 12.0, [0.0, 100.0]), [100.0, 88.0]);
    }
}
