//! Supply rationed in common (docs/model.md, section 6).

use rackcast_numeric::Real;

/// What vendors without reported shipments wanted and got of a class, in money.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fill<S> {
    /// What they wanted to ship.
    pub wanted: S,
    /// What they shipped.
    pub shipped: S,
    /// Shipped of wanted (ρ); 1 where nothing was wanted.
    pub rate: S,
}

impl<S: Real> Fill<S> {
    /// Nobody wants anything.
    pub(crate) const IDLE: Self = Self { wanted: S::ZERO, shipped: S::ZERO, rate: S::ONE };
}

/// Shares out what is left of `supply` after vendors with reported shipments took `taken` (supply is not below 0 for the
/// others): every vendor that wants to ship gets the same part of what it wants. Without a limit all is shipped.
#[inline(always)]
pub fn ration<S: Real>(wanted: S, supply: Option<S>, taken: S) -> Fill<S> {
    let rate = match supply {
        Some(supply) => S::ONE.min(wanted.divides(S::ZERO.max(supply - taken), S::ONE)),
        None => S::ONE,
    };
    Fill { wanted, shipped: wanted * rate, rate }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_supply_is_shared_out() {
        let fill = ration(10.0, Some(8.0), 2.0);
        assert!((fill.rate - 0.6).abs() < 1e-15 && (fill.shipped - 6.0).abs() < 1e-15);
    }

    #[test]
    fn ample_supply_fills_all() {
        assert!((ration(10.0, Some(20.0), 2.0).shipped - 10.0).abs() < 1e-15);
        assert!((ration(10.0, None, 2.0).shipped - 10.0).abs() < 1e-15);
    }

    #[test]
    fn nothing_wanted_is_filled_and_nothing_left_fills_nothing() {
        assert!((ration(0.0, Some(0.0), 0.0).rate - 1.0_f64).abs() < 1e-15);
        assert!(ration(10.0, Some(1.0), 2.0).rate.abs() < 1e-300);
    }
}
