use rackcast_numeric::{Lanes, Real};

use super::stream::{Stream, multiplier};

/// Noise of a vendor's wanted AI shipments: a stationary AR(1) over calendar quarters.
///
/// With w = z in the first drawn quarter and w = 0.3 w + √(1 - 0.3²) z in each after it, the multiplier is
/// exp(s w - s²/2): s is the standard deviation of the logarithm in every quarter, 0.3 its correlation with the next.
#[derive(Debug, Clone, PartialEq)]
pub struct ShipmentNoise {
    stream: Stream,
    first_quarter: i32,
}

/// The correlation of successive quarters.
const KEEPS: f64 = 0.3;

impl ShipmentNoise {
    /// The noise of a vendor from the calendar quarter of its first drawn month on, counted from the first of the year 0.
    #[must_use]
    pub fn new(seed: u64, vendor: &str, first_quarter: i32) -> Self {
        Self { stream: Stream::new(seed, "shipments", vendor), first_quarter }
    }

    /// The multipliers of draws from `first_draw` on, one a calendar quarter.
    #[inline(always)]
    pub fn fill<const N: usize>(&self, first_draw: u64, volatility: Lanes<N>, multipliers: &mut [Lanes<N>]) {
        self.stream.fill(first_draw, self.first_quarter, multipliers);
        let (keeps, adds) = (Lanes::constant(KEEPS), Lanes::constant((1.0 - KEEPS * KEEPS).sqrt()));
        let half_variance = volatility * volatility * Lanes::constant(0.5);
        let mut before = None;
        for quarter in multipliers {
            let state = before.map_or(*quarter, |before| keeps * before + adds * *quarter);
            *quarter = multiplier(volatility * state - half_variance);
            before = Some(state);
        }
    }
}
