use rackcast_numeric::{Lanes, Real};

use super::stream::{Stream, multiplier};

/// Noise of a vendor's AI orders, independent over calendar quarters: exp(σz - σ²/2).
#[derive(Debug, Clone, PartialEq)]
pub struct OrderNoise {
    stream: Stream,
    first_quarter: i32,
}

impl OrderNoise {
    /// The noise of a vendor from the calendar quarter of its first drawn month on, counted from the first of the year 0.
    #[must_use]
    pub fn new(seed: u64, vendor: &str, first_quarter: i32) -> Self {
        Self { stream: Stream::new(seed, "orders", vendor), first_quarter }
    }

    /// The multipliers of draws from `first_draw` on, one a calendar quarter.
    #[inline(always)]
    pub fn fill<const N: usize>(&self, first_draw: u64, volatility: Lanes<N>, multipliers: &mut [Lanes<N>]) {
        self.stream.fill(first_draw, self.first_quarter, multipliers);
        let half_variance = volatility * volatility * Lanes::constant(0.5);
        for quarter in multipliers {
            *quarter = multiplier(volatility * *quarter - half_variance);
        }
    }
}
