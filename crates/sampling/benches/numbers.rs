//! What a number costs, by kind, in blocks of 8, 16 and 64 draws.

use std::hint::black_box;

use divan::Bencher;
use divan::counter::ItemsCount;
use rackcast_numeric::{Lanes, Real};
use rackcast_sampling::{Copula, Correlations, DemandNoise, Method, OrderNoise, Points, ShipmentNoise};

fn main() {
    divan::main();
}

const KEYS: [&str; 4] = ["planning.service_life", "network.attach", "servers.gpu.price", "servers.asic_share"];

fn points<const N: usize>(bencher: Bencher, method: Method) {
    let points = Points::new(method, 7, 1_000_000, &KEYS).expect("valid");
    let mut block = [0.0; N];
    let mut first = 0;
    bencher.counter(ItemsCount::new(KEYS.len() * N * 16)).bench_local(|| {
        for _ in 0..16 {
            for at in 0..KEYS.len() {
                points.fill(at, first, &mut block);
                black_box(&mut block);
            }
            first = (first + N as u64) % 900_000;
        }
    });
}

#[divan::bench(consts = [8, 16, 64])]
fn sobol<const N: usize>(bencher: Bencher) {
    points::<N>(bencher, Method::Sobol);
}

#[divan::bench(consts = [8, 16, 64])]
fn latin_hypercube<const N: usize>(bencher: Bencher) {
    points::<N>(bencher, Method::LatinHypercube);
}

#[divan::bench(consts = [8, 16, 64])]
fn random<const N: usize>(bencher: Bencher) {
    points::<N>(bencher, Method::Random);
}

fn noise<const N: usize, const PERIODS: usize>(bencher: Bencher, fill: impl Fn(u64, &mut [Lanes<N>])) {
    let mut multipliers = [Lanes::ZERO; PERIODS];
    let mut first = 0;
    bencher.counter(ItemsCount::new(PERIODS * N)).bench_local(|| {
        fill(first, &mut multipliers);
        black_box(&mut multipliers);
        first += N as u64;
    });
}

#[divan::bench(consts = [4, 8, 16])]
fn demand<const N: usize>(bencher: Bencher) {
    let demand = DemandNoise::new(7, "hyperscaler", 24_320);
    noise::<N, 32>(bencher, |first, out| demand.fill(first, black_box(Lanes::constant(0.1)), out));
}

#[divan::bench(consts = [4, 8, 16])]
fn orders<const N: usize>(bencher: Bencher) {
    let orders = OrderNoise::new(7, "dell", 8106);
    noise::<N, 12>(bencher, |first, out| orders.fill(first, black_box(Lanes::constant(0.1)), out));
}

#[divan::bench(consts = [4, 8, 16])]
fn shipments<const N: usize>(bencher: Bencher) {
    let shipments = ShipmentNoise::new(7, "dell", 8106);
    noise::<N, 12>(bencher, |first, out| shipments.fill(first, black_box(Lanes::constant(0.1)), out));
}

/// Eight numbers that correlate.
#[divan::bench(consts = [4, 8, 16])]
fn copula<const N: usize>(bencher: Bencher) {
    let mut correlations = Correlations::none(8);
    for one in 0..8 {
        (0..one).for_each(|other| correlations.set(one, other, 0.3));
    }
    let copula = Copula::new(&correlations).expect("possible");
    let start: [Lanes<N>; 8] =
        std::array::from_fn(|at| Lanes(std::array::from_fn(|lane| (0.37 + 0.618 * (at * N + lane) as f64).fract())));
    bencher.counter(ItemsCount::new(8 * N)).bench_local(|| {
        let mut points = black_box(start);
        copula.correlate(&mut points);
        black_box(&mut points);
    });
}
