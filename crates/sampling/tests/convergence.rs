//! How fast means over draws approach what they should be.

#![allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::needless_range_loop)]

use rackcast_numeric::normal_quantile;
use rackcast_sampling::{Method, Points, PointsError};

const NUMBERS: usize = 20;
const DRAWS: u64 = 4096;

/// exp(a·z) over its mean, with weights that fall: the errors of its mean by seed, root mean square.
fn error(method: Method) -> Result<f64, PointsError> {
    const SEEDS: u64 = 24;
    let names: Vec<String> = (0..NUMBERS).map(|at| format!("inputs.number{at}")).collect();
    let keys: Vec<&str> = names.iter().map(String::as_str).collect();
    let weights: Vec<f64> = (0..NUMBERS).map(|at| 0.4 * 0.8_f64.powi(at as i32)).collect();
    let mean = (weights.iter().map(|weight| weight * weight).sum::<f64>() / 2.0).exp();
    let mut squares = 0.0;
    for seed in 0..SEEDS {
        let points = Points::new(method, seed, DRAWS, &keys)?;
        let mut exponents = vec![0.0; DRAWS as usize];
        let mut block = vec![0.0; DRAWS as usize];
        for (at, weight) in weights.iter().enumerate() {
            points.fill(at, 0, &mut block);
            exponents.iter_mut().zip(&block).for_each(|(sum, point)| *sum += weight * normal_quantile(*point));
        }
        let found = exponents.iter().map(|exponent| exponent.exp()).sum::<f64>() / DRAWS as f64;
        squares += (found / mean - 1.0).powi(2);
    }
    Ok((squares / SEEDS as f64).sqrt())
}

#[test]
fn sobol_points_are_several_times_better_than_random_ones_and_better_than_a_latin_hypercube() -> Result<(), PointsError>
{
    let [sobol, latin, random] = [error(Method::Sobol)?, error(Method::LatinHypercube)?, error(Method::Random)?];
    println!("errors {sobol:.2e} {latin:.2e} {random:.2e}");
    assert!(random > 4.0 * sobol, "{random} {sobol}");
    assert!(random > 1.5 * latin && latin > 1.5 * sobol, "{random} {latin} {sobol}");
    Ok(())
}

/// The variance of exp(a·z) is known, so the error of the random method is too.
#[test]
fn random_points_err_as_they_should() -> Result<(), PointsError> {
    let variance: f64 = (0..NUMBERS).map(|at| (0.4 * 0.8_f64.powi(at as i32)).powi(2)).sum();
    let expected = ((variance.exp() - 1.0) / DRAWS as f64).sqrt();
    let found = error(Method::Random)? / expected;
    // A root mean square of 24 errors.
    assert!((0.6..1.5).contains(&found), "{found}");
    Ok(())
}
