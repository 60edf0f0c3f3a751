//! What a draw of each family costs, and the probability that a cut asks for.

use std::hint::black_box;

use divan::Bencher;
use divan::counter::ItemsCount;
use rackcast_numeric::distribution::{Beta, Distribution, LogNormal, Metalog, Normal, StudentT, Triangular};

fn main() {
    divan::main();
}

fn families() -> [(&'static str, Distribution); 6] {
    let made = |distribution: Result<Distribution, _>| distribution.expect("valid parameters");
    [
        ("metalog", made(Metalog::new(0.2, 0.25, 0.34, Some(0.0), Some(1.0)).map(Into::into))),
        ("normal", made(Normal::new(0.3, 0.05).map(Into::into))),
        ("lognormal", made(LogNormal::new(0.3, 0.2).map(Into::into))),
        ("triangular", made(Triangular::new(0.1, 0.3, 0.6).map(Into::into))),
        ("beta", made(Beta::new(0.3, 0.1, 0.0, 1.0).map(Into::into))),
        ("student_t", made(StudentT::new(0.3, 0.05, 4.0).map(Into::into))),
    ]
}

const NAMES: [&str; 6] = ["metalog", "normal", "lognormal", "triangular", "beta", "student_t"];

fn of(name: &str) -> Distribution {
    families().into_iter().find(|(family, _)| *family == name).expect("a family").1
}

fn probabilities() -> Vec<f64> {
    (0..1000).map(|i| (f64::from(i) + 0.5) / 1000.0).collect()
}

#[divan::bench(args = NAMES)]
fn quantile(bencher: Bencher, name: &str) {
    let (distribution, points) = (of(name), probabilities());
    bencher
        .counter(ItemsCount::new(points.len()))
        .bench_local(|| black_box(&points).iter().map(|p| distribution.quantile(*p)).sum::<f64>());
}

#[divan::bench(args = NAMES)]
fn cumulative(bencher: Bencher, name: &str) {
    let distribution = of(name);
    let points: Vec<f64> = probabilities().into_iter().map(|p| distribution.quantile(p)).collect();
    bencher
        .counter(ItemsCount::new(points.len()))
        .bench_local(|| black_box(&points).iter().map(|x| distribution.cumulative(*x)).sum::<f64>());
}
