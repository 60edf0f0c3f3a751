//! Moving the decimal point of a number as it is written.

/// The number that `digits` says, times ten to the power `places`, rounded once.
///
/// Moving the point in the text keeps what was written: 27.8 moved by two places is the number `0.278`, where a
/// division by 100 may land beside it. `None` where the text is no decimal number.
pub(super) fn shifted(digits: &str, places: i32) -> Option<f64> {
    let (mantissa, exponent) = match digits.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (digits, 0),
    };
    if !mantissa.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+')) {
        return None;
    }
    format!("{mantissa}e{}", exponent.checked_add(places)?).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moves_the_point_without_rounding_twice() {
        for (digits, places, number) in
            [("27.8", -2, 0.278_f64), ("-0.07", -2, -0.0007), ("1.1e-7", 3, 1.1e-4), ("5", 0, 5.0), ("1E3", -9, 1e-6)]
        {
            assert_eq!(shifted(digits, places).map(f64::to_bits), Some(number.to_bits()), "{digits}");
        }
    }

    #[test]
    fn refuses_what_is_no_decimal() {
        for digits in ["", "NaN", "inf", "1e", "1e99999999999", "--1", "1.2.3", "."] {
            assert_eq!(shifted(digits, 1), None, "{digits}");
        }
    }
}
