//! Every family against another library or published values, and the laws that all of them keep.

// The same bits are the point of the crate.
#![allow(clippy::float_cmp)]

use rackcast_numeric::Lanes;
use rackcast_numeric::distribution::{
    Bent, Beta, Distribution, LogNormal, Metalog, Normal, Pert, StudentT, Triangular, Uniform,
};
use statrs::distribution::ContinuousCDF;

/// One or more of every family, skewed both ways, narrow and wide.
fn all() -> Vec<Distribution> {
    let metalog = |p10, p50, p90, min, max| Metalog::new(p10, p50, p90, min, max).unwrap().into();
    vec![
        metalog(0.2, 0.25, 0.34, None, None),
        metalog(-3.0, 1.0, 4.0, None, None),
        metalog(0.2, 0.25, 0.34, Some(0.0), None),
        metalog(0.2, 0.25, 0.34, None, Some(1.0)),
        metalog(0.2, 0.25, 0.34, Some(0.0), Some(1.0)),
        metalog(0.2, 0.5, 0.8, Some(0.0), Some(1.0)),
        Normal::new(3.0, 0.5).unwrap().into(),
        LogNormal::new(10.0, 0.4).unwrap().into(),
        Pert::new(1.0, 2.0, 6.0).unwrap().into(),
        Pert::new(1.0, 1.0, 6.0).unwrap().into(),
        Triangular::new(1.0, 2.0, 6.0).unwrap().into(),
        Triangular::new(1.0, 6.0, 6.0).unwrap().into(),
        Uniform::new(-1.0, 3.0).unwrap().into(),
        Beta::new(0.3, 0.1, 0.0, 1.0).unwrap().into(),
        Beta::new(25.0, 9.0, 10.0, 40.0).unwrap().into(),
        Beta::new(0.5, 0.45, 0.0, 1.0).unwrap().into(),
        Beta::new(0.3, 0.001, 0.0, 1.0).unwrap().into(),
        StudentT::new(1.0, 2.0, 3.0).unwrap().into(),
        StudentT::new(1.0, 2.0, 1e6).unwrap().into(),
    ]
}

/// Probabilities from 1e-9 to 1 - 1e-9, close together in the tails.
fn probabilities() -> Vec<f64> {
    let tails = (0..70).map(|i| libm::exp10(-9.0 + 0.1 * f64::from(i)));
    let low: Vec<f64> = tails.chain((5..50).map(|i| 0.01 * f64::from(i))).filter(|p| *p < 0.5).collect();
    let mut all: Vec<f64> = low.iter().copied().chain([0.5]).chain(low.iter().map(|p| 1.0 - p)).collect();
    all.sort_by(f64::total_cmp);
    all
}

/// Whether a value is far enough from the ends of the range to have as many places as its probability.
fn resolved(distribution: &Distribution, value: f64) -> bool {
    let (least, most) = distribution.support();
    let width = distribution.quantile(0.9) - distribution.quantile(0.1);
    value - least > 1e-5 * width && most - value > 1e-5 * width
}

/// Ten digits between 1 % and 99 %, six outside; as a share of the distribution's width where the value is close to 0.
fn agree(ours: &Distribution, theirs: &impl ContinuousCDF<f64, f64>, least: f64) {
    let width = ours.quantile(0.9) - ours.quantile(0.1);
    for p in probabilities().into_iter().filter(|p| (least..=1.0 - least).contains(p)) {
        let (our, their) = (ours.quantile(p), theirs.inverse_cdf(p));
        let allowed = if (0.01..=0.99).contains(&p) { 1e-10 } else { 1e-6 };
        assert!((our - their).abs() <= allowed * their.abs().max(width), "{ours:?} at {p}: {our}, statrs {their}");
        let (our, their) = (ours.cumulative(their), theirs.cdf(their));
        assert!((our - their).abs() <= 2e-10, "{ours:?} below {their}: {our}, statrs {their}");
    }
}

#[test]
fn normal_and_lognormal_agree_with_statrs() {
    let normal = Normal::new(3.0, 0.5).unwrap().into();
    agree(&normal, &statrs::distribution::Normal::new(3.0, 0.5).unwrap(), 1e-9);
    let lognormal = LogNormal::new(10.0, 0.4).unwrap().into();
    agree(&lognormal, &statrs::distribution::LogNormal::new(libm::log(10.0), 0.4).unwrap(), 1e-9);
}

#[test]
fn uniform_and_triangular_agree_with_statrs() {
    let uniform = Uniform::new(-1.0, 3.0).unwrap().into();
    agree(&uniform, &statrs::distribution::Uniform::new(-1.0, 3.0).unwrap(), 1e-9);
    for (min, mode, max) in [(1.0, 2.0, 6.0), (1.0, 5.5, 6.0)] {
        let triangular = Triangular::new(min, mode, max).unwrap().into();
        agree(&triangular, &statrs::distribution::Triangular::new(min, max, mode).unwrap(), 1e-9);
    }
}

#[test]
fn beta_and_pert_agree_with_statrs() {
    for (a, b) in [(2.0, 5.0), (5.0, 2.0), (0.7, 1.2), (3.0, 3.0), (60.0, 20.0)] {
        let sum: f64 = a + b;
        let beta = Beta::new(a / sum, (a * b / (sum * sum * (sum + 1.0))).sqrt(), 0.0, 1.0).unwrap().into();
        agree(&beta, &statrs::distribution::Beta::new(a, b).unwrap(), 1e-3);
    }
    // Mode at 3 of 0 to 10: a = 1 + 4 · 0.3, b = 1 + 4 · 0.7.
    let pert = Pert::new(0.0, 3.0, 10.0).unwrap();
    let theirs = statrs::distribution::Beta::new(2.2, 3.8).unwrap();
    for p in [0.01, 0.1, 0.37, 0.5, 0.8, 0.99] {
        assert!((pert.quantile(p) / (10.0 * theirs.inverse_cdf(p)) - 1.0).abs() < 1e-10);
    }
}

#[test]
fn student_t_agrees_with_statrs() {
    for nu in [1.0, 3.0, 4.5, 30.0] {
        let student = StudentT::new(1.0, 2.0, nu).unwrap().into();
        agree(&student, &statrs::distribution::StudentsT::new(1.0, 2.0, nu).unwrap(), 1e-6);
    }
}

/// From 40-digit arithmetic; the first columns are those of any printed table.
#[test]
fn student_t_has_its_tabled_values() {
    for (nu, p, t) in [
        (1.0, 1e-10, -3_183_098_861.837_907),
        (1.0, 0.025, -12.706_204_736_174_705),
        (2.0, 0.001, -22.327_124_770_119_875),
        (3.0, 1e-10, -2_225.769_284_683_093_2),
        (3.0, 0.3, -0.584_389_727_439_818_7),
        (4.5, 0.025, -2.658_912_347_204_404),
        (30.0, 1e-10, -9.377_489_780_407_144),
        (30.0, 0.025, -2.042_272_456_301_238),
        (1000.0, 0.001, -3.098_402_163_912_923),
        (1000.0, 0.3, -0.524_567_707_309_226_9),
    ] {
        let student = StudentT::new(0.0, 1.0, nu).unwrap();
        assert!((student.quantile(p) / t - 1.0).abs() < 1e-12, "{nu}, {p}: {}", student.quantile(p));
        assert!((student.cumulative(t) / p - 1.0).abs() < 1e-12, "{nu}, {t}: {}", student.cumulative(t));
        assert!((student.above(-t) / p - 1.0).abs() < 1e-12, "{nu}, {t}");
    }
    let wide = StudentT::new(0.0, 1.0, 1e6).unwrap();
    assert!((wide.quantile(0.975) - 1.959_966).abs() < 1e-6);
}

#[test]
fn quantiles_rise_and_lie_in_the_support() {
    for distribution in all() {
        let (least, most) = distribution.support();
        let mut before = f64::NEG_INFINITY;
        for p in [0.0].into_iter().chain(probabilities()).chain([1.0]) {
            let value = distribution.quantile(p);
            assert!(value.is_finite() && value >= before, "{distribution:?} at {p}: {value} after {before}");
            assert!((least..=most).contains(&value), "{distribution:?} at {p}: {value}");
            before = value;
        }
    }
}

#[test]
fn probabilities_undo_quantiles() {
    for distribution in all() {
        for p in probabilities().into_iter().filter(|p| (1e-6..=1.0 - 1e-6).contains(p)) {
            let value = distribution.quantile(p);
            if !resolved(&distribution, value) {
                continue;
            }
            let (below, above) = (distribution.cumulative(value), distribution.above(value));
            assert!((below - p).abs() < 1e-10 * p + 1e-11, "{distribution:?} at {p}: {below}");
            assert!((below + above - 1.0).abs() < 1e-14, "{distribution:?} at {p}");
        }
        assert_eq!(distribution.median(), distribution.quantile(0.5));
        assert_eq!(distribution.cumulative(f64::NEG_INFINITY), 0.0);
        assert_eq!(distribution.above(f64::INFINITY), 0.0);
        assert_eq!(distribution.cumulative(f64::INFINITY), 1.0);
        assert_eq!(distribution.above(f64::NEG_INFINITY), 1.0);
    }
}

/// The mean by the midpoint rule over the quantile function, against the formula.
#[test]
fn means_are_the_formulas() {
    let mean = |distribution: &Distribution| {
        (0..20_000).map(|i| distribution.quantile((f64::from(i) + 0.5) / 20_000.0)).sum::<f64>() / 20_000.0
    };
    let cases: [(Distribution, f64); 5] = [
        (Pert::new(1.0, 2.0, 6.0).unwrap().into(), (1.0 + 4.0 * 2.0 + 6.0) / 6.0),
        (Triangular::new(1.0, 2.0, 6.0).unwrap().into(), 3.0),
        (Beta::new(25.0, 9.0, 10.0, 40.0).unwrap().into(), 25.0),
        (LogNormal::new(10.0, 0.4).unwrap().into(), 10.0 * libm::exp(0.08)),
        // ∫ (a₁ + a₂ y + a₃ (p - ½) y) dp = a₁ + a₃ / 2, with a₃ = (p10 + p90 - 2 p50) / (0.8 ln 9).
        (Metalog::new(0.2, 0.25, 0.34, None, None).unwrap().into(), 0.25 + 0.02 / libm::log(9.0) / 0.8),
    ];
    for (distribution, expected) in cases {
        assert!((mean(&distribution) / expected - 1.0).abs() < 1e-4, "{distribution:?}");
    }
}

#[test]
fn a_bend_bends_every_quantile() {
    for distribution in all() {
        for p in [1e-6, 0.1, 0.5, 0.77, 0.999] {
            let value = distribution.quantile(p);
            let plain = Bent::from(distribution);
            assert_eq!(plain.quantile(p), value);
            assert_eq!(distribution.bent(1.2, 0.0).bent(1.0, 0.05).quantile(p), 1.2 * value + 0.05);
            let turned = distribution.bent(-2.0, 1.0);
            let end = -2.0 * distribution.quantile(1.0 - p) + 1.0;
            assert_eq!(turned.quantile(p), end);
            if resolved(&distribution, distribution.quantile(1.0 - p)) {
                assert!((turned.cumulative(end) - p).abs() < 1e-9);
                assert!((turned.above(end) - (1.0 - p)).abs() < 1e-9);
            }
            assert_eq!(distribution.bent(0.0, 0.3).quantile(p), 0.3);
        }
        let (least, most) = distribution.support();
        assert_eq!(distribution.bent(-1.0, 0.0).support(), (-most, -least));
    }
    let certain = Distribution::from(Uniform::new(0.0, 1.0).unwrap()).bent(0.0, 0.3);
    assert_eq!(
        (certain.cumulative(0.3), certain.cumulative(0.4), certain.above(0.3), certain.above(0.2)),
        (0.0, 1.0, 0.0, 1.0)
    );
    assert_eq!(certain.cut(0.3, 0.3).lost(), 0.0);
    assert_eq!(certain.support(), (0.3, 0.3));
}

#[test]
fn a_range_that_holds_everything_changes_no_bit() {
    for distribution in all() {
        let (least, most) = distribution.support();
        let cut = distribution.cut(least, most);
        assert_eq!(cut.lost(), 0.0);
        assert_eq!(cut.support(), (least, most));
        for p in probabilities() {
            assert_eq!(cut.quantile(p).to_bits(), distribution.quantile(p).to_bits());
        }
    }
}

#[test]
fn a_cut_that_takes_the_same_on_both_sides_leaves_the_median() {
    let symmetric: [Distribution; 5] = [
        Normal::new(0.5, 0.4).unwrap().into(),
        StudentT::new(0.5, 0.4, 3.0).unwrap().into(),
        Uniform::new(-1.0, 2.0).unwrap().into(),
        Beta::new(0.5, 0.3, 0.0, 1.0).unwrap().into(),
        Metalog::new(-0.5, 0.5, 1.5, None, None).unwrap().into(),
    ];
    for distribution in symmetric {
        for reach in [0.4, 0.375, 0.25] {
            let cut = distribution.cut(0.5 - reach, 0.5 + reach);
            assert!(cut.lost() > 0.01, "{distribution:?}");
            assert_eq!(cut.median(), 0.5, "{distribution:?}");
        }
    }
}

#[test]
fn a_cut_follows_its_definition() {
    for distribution in all() {
        let (low, high) = (distribution.quantile(0.03), distribution.quantile(0.9));
        let cut = distribution.cut(low, high);
        assert!((cut.lost() - 0.13).abs() < 1e-9);
        assert_eq!((cut.quantile(0.0), cut.quantile(1.0)), (low.max(cut.quantile(0.0)), high.min(cut.quantile(1.0))));
        for p in [0.001, 0.2, 0.5, 0.9] {
            let expected = distribution.quantile(0.03 + p * 0.87);
            assert!((cut.quantile(p) - expected).abs() <= 1e-9 * (1.0 + expected.abs()), "{distribution:?} at {p}");
        }
    }
    let normal = Distribution::from(Normal::new(0.0, 1.0).unwrap());
    let nothing = normal.cut(50.0, 60.0);
    assert_eq!((nothing.lost(), nothing.median()), (1.0, 50.0));
    let from_zero = normal.cut(0.0, f64::INFINITY);
    assert_eq!(from_zero.lost(), 0.5);
    assert!((from_zero.median() - 0.674_489_750_196_081_7).abs() < 1e-15);
}

#[test]
fn quantiles_of_lanes_are_those_of_one_number() {
    let points = [0.0, 1.0, 0.5, 1e-300, 1e-12, 0.02, 0.3, 0.77, 0.999, 1.0 - 1e-12];
    for whole in all() {
        let (low, high) = (whole.quantile(0.1), whole.quantile(0.95));
        let everything = whole.cut(f64::NEG_INFINITY, f64::INFINITY);
        let bent = whole.bent(-1.5, 2.0).cut(f64::NEG_INFINITY, f64::INFINITY);
        for cut in [everything, whole.cut(low, high), bent] {
            let together = cut.quantiles(Lanes(points));
            for (value, p) in together.0.into_iter().zip(points) {
                assert_eq!(value.to_bits(), cut.quantile(p).to_bits(), "{cut:?} at {p}");
            }
        }
    }
}
