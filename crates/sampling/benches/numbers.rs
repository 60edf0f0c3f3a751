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

/// All random numbers of a draw such as the base case takes: 45 inputs, of which eight correlate, 32 months of demand of
/// four segments, and eleven quarters of orders and shipments of four vendors. An item is a draw.
#[divan::bench(consts = [4, 8, 16])]
fn whole_draw<const N: usize>(bencher: Bencher) {
    let names: Vec<String> = (0..45).map(|at| format!("inputs.number{at}")).collect();
    let keys: Vec<&str> = names.iter().map(String::as_str).collect();
    let points = Points::new(Method::Sobol, 7, 1_000_000, &keys).expect("valid");
    let mut correlations = Correlations::none(45);
    (0..4).for_each(|pair| correlations.set(3 * pair, 3 * pair + 20, 0.5));
    let copula = Copula::new(&correlations).expect("possible");
    let demand = ["a", "b", "c", "d"].map(|name| DemandNoise::new(7, name, 24_320));
    let orders = ["a", "b", "c", "d"].map(|name| OrderNoise::new(7, name, 8106));
    let shipments = ["a", "b", "c", "d"].map(|name| ShipmentNoise::new(7, name, 8106));
    let mut inputs = vec![Lanes([0.0; N]); 45];
    let mut multipliers = vec![Lanes([0.0; N]); 4 * (32 + 11 + 11)];
    let mut first = 0;
    bencher.counter(ItemsCount::new(N)).bench_local(|| {
        inputs.iter_mut().enumerate().for_each(|(at, lanes)| points.fill(at, first, &mut lanes.0));
        copula.correlate(&mut inputs);
        let volatility = black_box(Lanes([0.1; N]));
        let mut rest = multipliers.as_mut_slice();
        for source in 0..4 {
            let (months, later) = rest.split_at_mut(32);
            demand[source].fill(first, volatility, months);
            let (quarters, later) = later.split_at_mut(11);
            orders[source].fill(first, volatility, quarters);
            let (quarters, later) = later.split_at_mut(11);
            shipments[source].fill(first, volatility, quarters);
            rest = later;
        }
        black_box((&mut inputs, &mut multipliers));
        first = (first + N as u64) % 900_000;
    });
}
