//! Pilots become production (docs/model.md, section 1).

use rackcast_numeric::Real;

use crate::{monthly_growth, monthly_loss};

/// What one adopter does: constants, and a number a month where it varies in time.
#[derive(Debug, Clone)]
pub struct Adoption<S> {
    /// Months a pilot takes (τ).
    pub pilot_duration: S,
    /// Fraction of finishing pilots that reached production when the horizon starts (r₀).
    pub conversion_at_start: S,
    /// Growth of deployments when the horizon starts, a year (γ).
    pub production_growth_at_start: S,
    /// Deployments given up, a year.
    pub churn: S,
    /// Compute of a pilot over that of a deployment (φ).
    pub pilot_intensity: S,
    /// How strongly success beyond trend starts more pilots (ψ).
    pub imitation: S,
    /// Fraction of finishing pilots that reach production, by month (r).
    pub conversion_rate: Vec<S>,
    /// Yearly growth of pilots started in the first month.
    pub pilot_growth_at_start: S,
    /// Growth index of pilots started, by month.
    pub pilot_growth_index: Vec<S>,
    /// Growth index of compute per deployment, by month.
    pub usage_index: Vec<S>,
    /// Part of inference on rented capacity, by month (k); below 1 in the first.
    pub cloud_share: Vec<S>,
}

/// Where an adopter stands at the start of a month.
#[derive(Debug, Clone, Copy)]
pub struct AdoptionState<S> {
    pilots: S,
    production: S,
    /// One over what production were had it kept its growth at the start, (1+γ')^−t, and what a month makes of that.
    per_trend: S,
    per_trend_growth: S,
    churn: S,
    /// Part of pilots that finish in a month.
    finishing: S,
    /// Pilots started in the first month.
    first_starts: S,
    /// One over compute used on own and on rented capacity in the first month; 0 where nothing was rented.
    per_owned: S,
    per_rented: S,
}

/// What one month of adoption gave.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AdoptionMonth<S> {
    /// Inference on the adopter's own premises, 1 in the first month.
    pub on_premises: S,
    /// Inference on rented capacity, 1 in the first month; 0 where there was none then.
    pub hosted: S,
    /// Pilots that reached production in the month.
    pub conversions: S,
    /// Pilots under way at the end.
    pub pilots: S,
    /// Production deployments at the end.
    pub production: S,
}

impl<S: Real> Adoption<S> {
    /// Production 1, on balanced growth: pilots are as many as keep production growing as it did.
    #[must_use]
    #[inline(always)]
    pub fn start(&self) -> AdoptionState<S> {
        let trend_growth = monthly_growth(self.production_growth_at_start);
        let churn = monthly_loss(self.churn);
        let pilots = self.pilot_duration * (trend_growth + churn) / self.conversion_at_start;
        let finishing = S::ONE / self.pilot_duration;
        let production = S::ONE;
        let per_use = S::ONE / self.inference_use(0, pilots, production);
        let rented = self.cloud_share[0];
        AdoptionState {
            pilots,
            production,
            per_trend: S::ONE,
            per_trend_growth: S::ONE / (S::ONE + trend_growth),
            churn,
            finishing,
            first_starts: pilots * (finishing + monthly_growth(self.pilot_growth_at_start)),
            per_owned: per_use / (S::ONE - rented),
            per_rented: rented.divides(per_use, S::ZERO),
        }
    }

    /// One month: reads the stocks as they stood at its start, and moves them to its end.
    #[inline(always)]
    pub fn step(&self, month: usize, state: &mut AdoptionState<S>) -> AdoptionMonth<S> {
        let used = self.inference_use(month, state.pilots, state.production);
        let rented = self.cloud_share[month];
        let on_premises = used * (S::ONE - rented) * state.per_owned;
        let hosted = used * rented * state.per_rented;

        let starts = state.first_starts * self.pilot_growth_index[month] * self.success(state);
        let finished = state.pilots * state.finishing;
        let conversions = self.conversion_rate[month] * finished;
        state.production += conversions - state.churn * state.production;
        state.pilots += starts - finished;
        state.per_trend *= state.per_trend_growth;
        AdoptionMonth { on_premises, hosted, conversions, pilots: state.pilots, production: state.production }
    }

    /// Compute used: deployments, and pilots by their intensity, times usage.
    #[inline(always)]
    fn inference_use(&self, month: usize, pilots: S, production: S) -> S {
        (production + self.pilot_intensity * pilots) * self.usage_index[month]
    }

    /// (N/(1+γ')^t)^ψ: the loop by which success breeds pilots; a power only where there is imitation.
    #[inline(always)]
    fn success(&self, state: &AdoptionState<S>) -> S {
        if self.imitation == S::ZERO {
            S::ONE
        } else {
            (state.production * state.per_trend).powf_of_moderate(self.imitation)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MONTHS: usize = 24;

    fn growing(yearly: f64) -> Vec<f64> {
        (0..MONTHS).map(|month| (1.0 + yearly).powf(month as f64 / 12.0)).collect()
    }

    fn balanced() -> Adoption<f64> {
        Adoption {
            pilot_duration: 8.0,
            conversion_at_start: 0.2,
            production_growth_at_start: 0.6,
            churn: 0.1,
            pilot_intensity: 0.1,
            imitation: 0.4,
            conversion_rate: vec![0.2; MONTHS],
            pilot_growth_at_start: 0.6,
            pilot_growth_index: growing(0.6),
            usage_index: vec![1.0; MONTHS],
            cloud_share: vec![0.25; MONTHS],
        }
    }

    #[test]
    fn balanced_growth_stays_balanced() {
        let adopter = balanced();
        let mut state = adopter.start();
        for month in 0..MONTHS {
            let expected = 1.6_f64.powf(month as f64 / 12.0);
            let result = adopter.step(month, &mut state);
            assert!((result.on_premises / expected - 1.0).abs() < 1e-12, "month {month}");
            assert!((result.hosted / expected - 1.0).abs() < 1e-12, "month {month}");
        }
    }

    #[test]
    fn better_conversion_never_lowers_the_index() {
        let run = |rate: f64| {
            let adopter = Adoption { conversion_rate: vec![rate; MONTHS], ..balanced() };
            let mut state = adopter.start();
            (0..MONTHS).map(|month| adopter.step(month, &mut state).on_premises).collect::<Vec<_>>()
        };
        for (low, high) in run(0.2).into_iter().zip(run(0.3)) {
            assert!(high >= low);
        }
    }

    #[test]
    fn nobody_hosts_what_is_not_rented() {
        let adopter = Adoption { cloud_share: vec![0.0; MONTHS], ..balanced() };
        let result = adopter.step(0, &mut adopter.start());
        assert!(result.hosted.abs() < 1e-300 && (result.on_premises - 1.0).abs() < 1e-15);
    }
}
