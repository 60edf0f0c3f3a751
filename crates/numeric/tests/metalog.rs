//! The metalog through its quantiles, and where there is none.

// The same bits are the point of the crate.
#![allow(clippy::float_cmp)]

use rackcast_numeric::distribution::Metalog;

const BOUNDS: [(Option<f64>, Option<f64>); 4] =
    [(None, None), (Some(0.0), None), (None, Some(1.0)), (Some(0.0), Some(1.0))];

#[test]
fn it_goes_through_its_quantiles() {
    for (min, max) in BOUNDS {
        let metalog = Metalog::new(0.2, 0.27, 0.34, min, max).unwrap();
        for (p, value) in [(0.1, 0.2), (0.5, 0.27), (0.9, 0.34)] {
            assert!((metalog.quantile(p) - value).abs() < 1e-15, "{min:?}, {max:?}: {}", metalog.quantile(p));
        }
        assert_eq!(metalog.median(), 0.27);
        assert_eq!(metalog.support(), (min.unwrap_or(f64::NEG_INFINITY), max.unwrap_or(f64::INFINITY)));
        assert_eq!(metalog.cumulative(min.unwrap_or(f64::NEG_INFINITY)), 0.0);
        assert_eq!(metalog.above(max.unwrap_or(f64::INFINITY)), 0.0);
    }
}

/// The first three terms of Keelin's series, written as in his paper's tables for symmetric-percentile triplets.
#[test]
fn it_has_the_papers_coefficients() {
    let (low, middle, high) = (0.2_f64, 0.25_f64, 0.34_f64);
    let r = (middle - low) / (high - low);
    let ln_odds = libm::log(0.9 / 0.1);
    let a2 = 0.5 / ln_odds * (high - low);
    let a3 = (1.0 - 2.0 * r) * (high - low) / ((1.0 - 2.0 * 0.1) * ln_odds);
    let metalog = Metalog::new(low, middle, high, None, None).unwrap();
    for i in 1..1000 {
        let p = f64::from(i) / 1000.0;
        let y = libm::log(p / (1.0 - p));
        assert!((metalog.quantile(p) - (middle + a2 * y + a3 * (p - 0.5) * y)).abs() < 1e-15);
    }
}

#[test]
fn the_feasible_range_is_where_the_quantiles_rise() {
    // Independent of the constant in the code: on (0, 1) scaled to p10 = 0 and p90 = 1, the steps of the paper's formula.
    let rises = |r: f64| {
        let value = |p: f64| {
            let y = libm::log(p / (1.0 - p));
            r + 0.5 * y / libm::log(9.0) + (1.0 - 2.0 * r) * (p - 0.5) * y / (0.8 * libm::log(9.0))
        };
        (1..9999).all(|i| value(f64::from(i + 1) / 10_000.0) > value(f64::from(i) / 10_000.0))
    };
    for i in 1..200 {
        let r = f64::from(i) / 200.0;
        assert_eq!(Metalog::new(0.0, r, 1.0, None, None).is_ok(), rises(r), "{r}");
    }
}

#[test]
fn what_no_metalog_goes_through_is_refused_with_what_would_do() {
    let refused = |p10, p50, p90, min, max| Metalog::new(p10, p50, p90, min, max).unwrap_err().to_string();
    assert_eq!(
        refused(0.2, 0.21, 0.34, None, None),
        "p50 is 0.21: expected between 0.223321 and 0.316679 for these p10 and p90"
    );
    assert_eq!(
        refused(0.2, 0.33, 0.34, Some(0.0), Some(1.0)),
        "p50 is 0.33: expected between 0.219967 and 0.313517 for these p10 and p90 and these min and max"
    );
    assert_eq!(
        refused(1.0, 1.1, 100.0, Some(0.0), None),
        "p50 is 1.1: expected between 2.15355 and 46.435 for these p10 and p90 and this min"
    );
    assert_eq!(refused(0.3, 0.2, 0.4, None, None), "p50 is 0.2: expected between p10, 0.3, and p90, 0.4");
    assert_eq!(refused(0.3, 0.3, 0.3, None, None), "p90 is 0.3: expected more than p10, 0.3");
    assert_eq!(refused(0.2, 0.25, 0.34, Some(0.2), None), "min is 0.2: expected less than p10, 0.2");
    assert_eq!(refused(0.2, 0.25, 0.34, None, Some(0.3)), "max is 0.3: expected more than p90, 0.34");
    assert_eq!(refused(0.2, f64::NAN, 0.34, None, None), "p50 is NaN: expected a finite number");
    assert_eq!(refused(0.2, 0.25, 0.34, Some(f64::NAN), None), "min is NaN: expected a finite number");
}

/// What an error proposes is accepted.
#[test]
fn the_proposed_range_is_feasible() {
    for (min, max) in BOUNDS {
        let error = Metalog::new(0.2, 0.2001, 0.34, min, max).unwrap_err().expected;
        let ends: Vec<f64> = error.split_whitespace().filter_map(|word| word.parse().ok()).collect();
        assert_eq!(ends.len(), 2, "{error}");
        assert!(Metalog::new(0.2, ends[0] + 2e-6, 0.34, min, max).is_ok(), "{error}");
        assert!(Metalog::new(0.2, ends[1] - 2e-6, 0.34, min, max).is_ok(), "{error}");
        assert!(Metalog::new(0.2, ends[0] - 2e-6, 0.34, min, max).is_err(), "{error}");
        assert!(Metalog::new(0.2, ends[1] + 2e-6, 0.34, min, max).is_err(), "{error}");
    }
}

/// Bounds that are infinite are none.
#[test]
fn infinite_bounds_are_none() {
    let plain = Metalog::new(0.2, 0.25, 0.34, None, None);
    assert_eq!(Metalog::new(0.2, 0.25, 0.34, Some(f64::NEG_INFINITY), Some(f64::INFINITY)), plain);
}
