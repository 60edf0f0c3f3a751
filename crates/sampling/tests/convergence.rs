//! How fast means over draws approach what they should be.

#![allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::needless_range_loop)]

use rackcast_numeric::normal_quantile;
use rackcast_sampling::{Method, Points, PointsError};

const NUMBERS: usize = 20;
const DRAWS: u64 = 4096;

/// exp(a·z) over its mean, with weights that fall: the root mean square over seeds of the error of its mean.
fn error(method: Method, prefix: &str) -> Result<f64, PointsError> {
    const SEEDS: u64 = 6;
    let names: Vec<String> = (0..NUMBERS).map(|at| format!("{prefix}.number{at}")).collect();
    let keys: Vec<&str> = names.iter().map(String::as_str).collect();
    let mean = (variance() / 2.0).exp();
    let mut squares = 0.0;
    for seed in 0..SEEDS {
        let points = Points::new(method, seed, DRAWS, &keys)?;
        let mut exponents = vec![0.0; DRAWS as usize];
        let mut block = vec![0.0; DRAWS as usize];
        for at in 0..NUMBERS {
            points.fill(at, 0, &mut block);
            exponents.iter_mut().zip(&block).for_each(|(sum, point)| *sum += weight(at) * normal_quantile(*point));
        }
        let found = exponents.iter().map(|exponent| exponent.exp()).sum::<f64>() / DRAWS as f64;
        squares += (found / mean - 1.0).powi(2);
    }
    Ok((squares / SEEDS as f64).sqrt())
}

fn weight(at: usize) -> f64 {
    0.4 * 0.8_f64.powi(at as i32)
}

/// The variance of a·z.
fn variance() -> f64 {
    (0..NUMBERS).map(|at| weight(at).powi(2)).sum()
}

/// How many times smaller than they are by theory for random points the errors of a method are, for several sets of
/// names, in order.
fn gains(method: Method) -> Result<Vec<f64>, PointsError> {
    let random = (variance().exp_m1() / DRAWS as f64).sqrt();
    let mut gains = Vec::new();
    for prefix in ["adoption", "planning", "ordering", "servers", "network", "vendors", "segments"] {
        gains.push(random / error(method, prefix)?);
    }
    gains.sort_by(f64::total_cmp);
    println!("{method:?}: {gains:.1?}");
    Ok(gains)
}

#[test]
fn sobol_points_err_several_times_less_than_random_ones_whatever_the_names() -> Result<(), PointsError> {
    let sobol = gains(Method::Sobol)?;
    assert!(sobol[0] > 2.0 && sobol[3] > 5.0, "{sobol:?}");
    Ok(())
}

#[test]
fn a_latin_hypercube_takes_out_what_is_additive() -> Result<(), PointsError> {
    let latin = gains(Method::LatinHypercube)?;
    assert!(latin[0] > 1.2 && latin[3] > 2.0, "{latin:?}");
    Ok(())
}

#[test]
fn random_points_err_as_they_should() -> Result<(), PointsError> {
    let random = gains(Method::Random)?;
    assert!(random[0] > 0.5 && random[6] < 2.0, "{random:?}");
    Ok(())
}
