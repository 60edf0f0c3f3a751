//! What a call costs: the crate's functions alone and in lanes, against libm and the standard library.

use std::hint::black_box;

use divan::Bencher;
use divan::counter::ItemsCount;
use rackcast_numeric::{Lanes, Real};

fn main() {
    divan::main();
}

/// How many numbers one round evaluates.
const COUNT: usize = 1024;

/// Bases from 0.1 to 10, exponents from -3 to 3, as the model meets them.
fn points() -> Vec<(f64, f64)> {
    (0..COUNT)
        .map(|i| (0.1 + 9.9 * i as f64 / COUNT as f64, -3.0 + 6.0 * ((i * 37) % COUNT) as f64 / COUNT as f64))
        .collect()
}

fn run<T: Real>(bencher: Bencher, operation: impl Fn(T, T) -> T + Sync, gather: impl Fn(&[(f64, f64)]) -> (T, T)) {
    let points: Vec<(T, T)> = points().chunks(T::LANES).map(gather).collect();
    let mut out = vec![T::ZERO; points.len()];
    bencher.counter(ItemsCount::new(COUNT)).bench_local(|| {
        for (out, &(x, y)) in out.iter_mut().zip(black_box(&points)) {
            *out = operation(x, y);
        }
        black_box(&mut out);
    });
}

fn alone(bencher: Bencher, operation: impl Fn(f64, f64) -> f64 + Sync) {
    run(bencher, operation, |points| points[0]);
}

fn lanes<const N: usize>(bencher: Bencher, operation: impl Fn(Lanes<N>, Lanes<N>) -> Lanes<N> + Sync) {
    run(bencher, operation, |points| {
        (Lanes(std::array::from_fn(|i| points[i].0)), Lanes(std::array::from_fn(|i| points[i].1)))
    });
}

macro_rules! compare {
    ($($name:ident: $ours:expr, $libm:expr, $std:expr;)*) => {$(
        #[divan::bench_group]
        mod $name {
            use super::*;

            #[divan::bench]
            fn alone(bencher: Bencher) {
                super::alone(bencher, $ours);
            }
            #[divan::bench]
            fn lanes_4(bencher: Bencher) {
                super::lanes::<4>(bencher, $ours);
            }
            #[divan::bench]
            fn lanes_8(bencher: Bencher) {
                super::lanes::<8>(bencher, $ours);
            }
            #[divan::bench]
            fn libm(bencher: Bencher) {
                super::alone(bencher, $libm);
            }
            #[divan::bench]
            fn standard(bencher: Bencher) {
                super::alone(bencher, $std);
            }
        }
    )*};
}

compare! {
    exp: |_, y| Real::exp(y), |_, y| libm::exp(y), |_, y| f64::exp(y);
    ln: |x, _| Real::ln(x), |x, _| libm::log(x), |x, _| f64::ln(x);
    powf: Real::powf, libm::pow, f64::powf;
    twelfth_root: |x, _| Real::twelfth_root(x), |x, _| libm::pow(x, 1.0 / 12.0), |x, _| f64::powf(x, 1.0 / 12.0);
}
