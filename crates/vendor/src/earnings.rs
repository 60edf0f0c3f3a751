//! Operating income and earnings a share (docs/model.md, section 7).

use rackcast_numeric::Real;

/// A number for each line of revenue.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lines<T> {
    /// AI systems sold: shipments less what was taken as a service.
    pub ai: T,
    /// General-purpose servers.
    pub general: T,
    /// Networking.
    pub network: T,
    /// Recognised from contracts.
    pub service: T,
    /// Everything else.
    pub other: T,
}

/// Operating margins of the lines, by month.
pub type Margins<S> = Lines<Vec<S>>;

/// What turns revenue into earnings; a number a month.
#[derive(Debug, Clone)]
pub struct Earnings<S> {
    /// Operating margins.
    pub margins: Margins<S>,
    /// Interest and other, USD bn a month.
    pub other_expense: Vec<S>,
    /// Tax rate.
    pub tax_rate: Vec<S>,
    /// Diluted shares, bn.
    pub diluted_shares: Vec<S>,
}

impl<S: Real> Earnings<S> {
    /// Operating income (USD bn) and earnings a share (USD) of a month with this revenue.
    #[inline(always)]
    pub fn of(&self, month: usize, revenue: &Lines<S>) -> (S, S) {
        let margins = &self.margins;
        let income = margins.ai[month] * revenue.ai
            + margins.general[month] * revenue.general
            + margins.network[month] * revenue.network
            + margins.service[month] * revenue.service
            + margins.other[month] * revenue.other;
        let before_tax = income - self.other_expense[month];
        (income, before_tax * (S::ONE - self.tax_rate[month]) / self.diluted_shares[month])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn income_less_interest_and_tax_over_shares() {
        let margin = |value: f64| vec![value];
        let margins = Lines {
            ai: margin(0.05),
            general: margin(0.1),
            network: margin(0.2),
            service: margin(0.3),
            other: margin(-0.1),
        };
        let earnings = Earnings { margins, other_expense: vec![0.1], tax_rate: vec![0.2], diluted_shares: vec![2.0] };
        let (income, eps) = earnings.of(0, &Lines { ai: 2.0, general: 3.0, network: 1.0, service: 0.5, other: 1.5 });
        assert!((income - (0.1 + 0.3 + 0.2 + 0.15 - 0.15)).abs() < 1e-15);
        assert!((eps - (0.6 - 0.1) * 0.8 / 2.0).abs() < 1e-15);
    }
}
