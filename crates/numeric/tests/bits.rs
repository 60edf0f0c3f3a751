//! The bits themselves, so that a build for another platform, or a change to a function, that moves one is seen.

use rackcast_numeric::distribution::{Beta, Distribution, InvalidDistribution, Metalog, StudentT};
use rackcast_numeric::{Lanes, Real, normal_cumulative};

/// The bits of many numbers in one (FNV-1a over words).
fn gathered(numbers: impl Iterator<Item = f64>) -> u64 {
    numbers.fold(0xcbf2_9ce4_8422_2325, |hash, number| (hash ^ number.to_bits()).wrapping_mul(0x0100_0000_01b3))
}

/// Four points of a sequence: a base close to the model's and an exponent from -20 to 20.
fn points(first: u32) -> (Lanes<4>, Lanes<4>) {
    let at = |lane: usize| f64::from(first) + [0.0, 1.0, 2.0, 3.0][lane];
    let base = std::array::from_fn(|lane| 0.001 + 0.000_37 * at(lane));
    let exponent = std::array::from_fn(|lane| at(lane) * 0.001 - 20.0);
    (Lanes(base), Lanes(exponent))
}

#[test]
fn functions() {
    let results = (0..10_000).flat_map(|block| {
        let (x, y) = points(4 * block);
        [y.exp(), x.ln(), x.powf(y), x.twelfth_root()].into_iter().flat_map(|result| result.0)
    });
    assert_eq!(format!("{:016x}", gathered(results)), "ef2cbd2fc1816817");
}

#[test]
fn quantiles() -> Result<(), InvalidDistribution> {
    let families: [Distribution; 3] = [
        Metalog::new(0.2, 0.25, 0.34, Some(0.0), Some(1.0))?.into(),
        Beta::new(0.3, 0.1, 0.0, 1.0)?.into(),
        StudentT::new(1.0, 2.0, 3.5)?.into(),
    ];
    let results = (1..2000).flat_map(|i| {
        let p = f64::from(i) / 2000.0;
        let probability = normal_cumulative(8.0 * (p - 0.5));
        families
            .iter()
            .flat_map(move |family| [family.quantile(p), family.cut(0.2, 0.6).quantile(p)])
            .chain([probability])
    });
    assert_eq!(format!("{:016x}", gathered(results)), "5798b491f43e5294");
    Ok(())
}
