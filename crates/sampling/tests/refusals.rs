//! What cannot be drawn is an error that says why.

#![allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::needless_range_loop)]

use rackcast_sampling::{Copula, Correlations, Method, Points, PointsError};

fn refusal(method: Method, draws: u64, keys: &[&str]) -> String {
    Points::new(method, 1, draws, keys).expect_err("refused").to_string()
}

#[test]
fn points() {
    assert_eq!(refusal(Method::Random, 0, &["a"]), "there must be at least one draw");
    assert_eq!(refusal(Method::Random, 5, &["a", "b", "a"]), "two uncertain numbers have the key `a`");
    assert_eq!(
        refusal(Method::Sobol, (1 << 32) + 1, &["a"]),
        "4294967297 draws are more than this method serves (4294967296); random points (`--method random`) serve any number"
    );
    assert_eq!(
        refusal(Method::LatinHypercube, u64::MAX, &["a"]),
        "18446744073709551615 draws are more than this method serves (4503599627370496); random points (`--method random`) serve any number"
    );
    let names: Vec<String> = (0..1025).map(|i| format!("key{i}")).collect();
    let keys: Vec<&str> = names.iter().map(String::as_str).collect();
    assert_eq!(
        refusal(Method::Sobol, 5, &keys),
        "1025 uncertain numbers are more than Sobol' points serve (1024); take `--method latin-hypercube` or `--method random`"
    );
    assert!(Points::new(Method::LatinHypercube, 1, 5, &keys).is_ok());
}

#[test]
fn the_largest_numbers_of_draws_work() -> Result<(), PointsError> {
    for (method, draws) in [(Method::Sobol, 1 << 32), (Method::LatinHypercube, 1 << 52), (Method::Random, u64::MAX)] {
        let points = Points::new(method, 1, draws, &["a"])?;
        assert_eq!(points.numbers(), 1);
        let mut out = [0.0; 16];
        points.fill(0, draws - 16, &mut out);
        assert!(out.iter().all(|point| *point > 0.0 && *point < 1.0));
    }
    Ok(())
}

#[test]
fn correlations_that_cannot_hold_together() {
    let mut correlations = Correlations::none(4);
    correlations.set(0, 1, 0.9);
    correlations.set(1, 3, 0.9);
    correlations.set(0, 3, -0.9);
    let refused = Copula::new(&correlations).expect_err("refused");
    assert_eq!(refused.numbers, [0, 1, 3]);
    assert_eq!(refused.to_string(), "the correlations among numbers 0, 1, 3 cannot hold together");
}
