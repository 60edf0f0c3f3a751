use rackcast_numeric::{Lanes, Real, powf};

use super::stream::{Stream, multiplier};

/// Noise of what a segment needs: AR(1) by months.
///
/// With `w_0 = 0` and `w_k = φ w_(k-1) + √(1-φ²) z_k`, `φ = 2^(-1/12)`, month k after `as_of` has the multiplier
/// `exp(σ w_k - σ² (1 - φ^2k) / 2)`: σ is the stationary standard deviation of the logarithm, of which half the memory is
/// gone in a year.
#[derive(Debug, Clone, PartialEq)]
pub struct DemandNoise {
    stream: Stream,
    first_month: i32,
    keeps: f64,
    adds: f64,
}

impl DemandNoise {
    /// The noise of a segment from its first drawn month on, counted from January of the year 0.
    #[must_use]
    pub fn new(seed: u64, segment: &str, first_month: i32) -> Self {
        let keeps = powf(0.5, 1.0 / 12.0);
        Self { stream: Stream::new(seed, "demand", segment), first_month, keeps, adds: (1.0 - keeps * keeps).sqrt() }
    }

    /// The multipliers of draws from `first_draw` on, one a drawn month.
    #[inline(always)]
    pub fn fill<const N: usize>(&self, first_draw: u64, volatility: Lanes<N>, multipliers: &mut [Lanes<N>]) {
        self.stream.fill(first_draw, self.first_month, multipliers);
        let (keeps, adds) = (Lanes::constant(self.keeps), Lanes::constant(self.adds));
        let half_variance = volatility * volatility * Lanes::constant(0.5);
        let mut state = Lanes::ZERO;
        // φ^2k.
        let mut left = 1.0;
        for month in multipliers {
            state = keeps * state + adds * *month;
            left *= self.keeps * self.keeps;
            *month = multiplier(volatility * state - half_variance * Lanes::constant(1.0 - left));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn follows_its_formula_with_its_own_normals() {
        let (sigma, months): (f64, usize) = (0.4, 30);
        let mut multipliers = [Lanes([0.0]); 30];
        DemandNoise::new(3, "neocloud", 24_320).fill(17, Lanes([sigma]), &mut multipliers);
        let mut normals = [Lanes([0.0]); 30];
        Stream::new(3, "demand", "neocloud").fill(17, 24_320, &mut normals);
        let phi = 2.0_f64.powf(-1.0 / 12.0);
        let mut x = 0.0;
        for k in 1..=months {
            x = phi * x + (sigma * sigma * (1.0 - phi * phi)).sqrt() * normals[k - 1].0[0];
            let v = sigma * sigma * (1.0 - 2.0_f64.powf(-(k as f64) / 6.0));
            assert!((multipliers[k - 1].0[0] / (x - v / 2.0).exp() - 1.0).abs() < 1e-14);
        }
    }

    #[test]
    fn without_volatility_there_is_none() {
        let mut multipliers = [Lanes([0.0; 4]); 7];
        DemandNoise::new(3, "neocloud", 24_320).fill(0, Lanes::ZERO, &mut multipliers);
        assert!(multipliers.iter().all(|lanes| *lanes == Lanes::ONE));
    }
}
