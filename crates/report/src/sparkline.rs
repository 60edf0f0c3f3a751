//! A row of numbers as a row of bars.

const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// Bars from the smallest of the numbers to the largest; a gap where there is none, level bars where they hardly differ.
pub(crate) fn sparkline(values: &[Option<f64>]) -> String {
    let known = || values.iter().flatten().copied();
    let (low, high) =
        known().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    let level = high - low <= 0.01 * high.abs().max(low.abs());
    values
        .iter()
        .map(|value| match value {
            None => ' ',
            Some(_) if level => BARS[3],
            Some(value) => bar((value - low) / (high - low)),
        })
        .collect()
}

/// The bar for a height from 0 to 1.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 7")]
fn bar(height: f64) -> char {
    BARS[(height * 7.0).round().clamp(0.0, 7.0) as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_from_low_to_high() {
        assert_eq!(sparkline(&[Some(1.0), Some(2.0), None, Some(8.0)]), "▁▂ █");
        assert_eq!(sparkline(&[Some(5.0), Some(5.01)]), "▄▄");
        assert_eq!(sparkline(&[None, None]), "  ");
    }
}
