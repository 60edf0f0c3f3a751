//! Rules that tie inputs to each other, checked where a draw becomes parameters.

use std::fmt;

/// A rule between inputs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Pilots started in the first month are above 0.
    PilotsStart,
    /// Deployments do not fall faster than they churn when the horizon starts.
    ProductionGrowth,
    /// Some inference is on the adopter's own premises when the horizon starts.
    OwnPremises,
    /// Some inference is rented when the horizon starts, where another segment hosts it.
    Rented,
    /// A segment hosts no more than all of its inference.
    HostedShares,
    /// Installed capacity does not fall faster than it retires when the horizon starts.
    CapacityGrowth,
    /// The scale of required capacity (K*) is above 0.
    Scale,
    /// Some vendor has a share in every month.
    Shares,
    /// A vendor with a backlog at the start has orders then.
    BacklogWithoutOrders,
}

/// A rule that a draw breaks, and the segment, adopter, vendor or share it breaks it for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokenRule {
    /// The rule.
    pub rule: Rule,
    /// What it is broken for.
    pub name: String,
}

impl BrokenRule {
    /// The key to look at first.
    #[must_use]
    pub fn key(&self) -> String {
        let name = &self.name;
        match self.rule {
            Rule::PilotsStart => format!("adoption.{name}.pilot_growth"),
            Rule::ProductionGrowth => format!("adoption.{name}.production_growth_at_start"),
            Rule::OwnPremises | Rule::Rented => format!("adoption.{name}.cloud_share"),
            Rule::HostedShares => format!("segments.{name}.hosted_share"),
            Rule::CapacityGrowth => format!("segments.{name}.capacity_growth_at_start"),
            Rule::Scale => "planning.adjustment_months".to_owned(),
            Rule::Shares => format!("vendors.V.{name}"),
            Rule::BacklogWithoutOrders => format!("vendors.{name}.backlog_at_start"),
        }
    }

    /// What would mend it.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self.rule {
            Rule::PilotsStart => "expected a growth above (1 − 1/pilot_duration)¹² − 1 a year in the first month",
            Rule::ProductionGrowth => "expected a growth above minus the churn",
            Rule::OwnPremises => "expected a cloud_share below 1 in the first month",
            Rule::Rented => "expected a cloud_share above 0 in the first month, since a segment hosts it",
            Rule::HostedShares => "expected hosted shares that sum to at most 1",
            Rule::CapacityGrowth => "expected a growth above (1 − 1/(12·service_life))¹² − 1 a year",
            Rule::Scale => {
                "more capacity retires in adjustment_months than is installed, on order and ordered in them: \
                 shorten planning.adjustment_months, or look at service_life, orders and backlogs at the start"
            }
            Rule::Shares => "expected a vendor with a share above 0 in every month",
            Rule::BacklogWithoutOrders => "expected a backlog of 0, or a share of orders in the first month",
        }
    }
}

impl fmt::Display for BrokenRule {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = &self.name;
        match self.rule {
            Rule::PilotsStart => write!(out, "{name} would start no pilots in the first month"),
            Rule::ProductionGrowth => {
                write!(out, "{name}'s deployments would fall faster than they churn at the start")
            }
            Rule::OwnPremises => write!(out, "{name} has no inference on its own premises in the first month"),
            Rule::Rented => write!(out, "{name} rents nothing in the first month, though a segment hosts it"),
            Rule::HostedShares => write!(out, "{name} would host more than all of its inference"),
            Rule::CapacityGrowth => write!(out, "{name}'s capacity would fall faster than it retires at the start"),
            Rule::Scale => write!(
                out,
                "{name}'s required capacity would not be above 0 at the start (K* of docs/model.md, section 3)"
            ),
            Rule::Shares => write!(out, "no vendor has a {name} in some month"),
            Rule::BacklogWithoutOrders => write!(out, "{name} has a backlog at the start but no orders"),
        }
    }
}

impl std::error::Error for BrokenRule {}
