//! Outputs that follow from others of the same period, as formulas.

use rackcast_calendar::PeriodKind;
use rackcast_catalogue::find_output;

/// How an output follows from others: (Σ plus − minus) / Σ over, `over` left out where it is empty, times a number.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Recipe {
    pub(crate) plus: Vec<String>,
    minus: Option<String>,
    over: Vec<String>,
    /// Times the first, divided by the second.
    scale: (u8, u8),
}

impl Recipe {
    fn sum(plus: Vec<String>) -> Self {
        Self { plus, minus: None, over: Vec::new(), scale: (1, 1) }
    }

    fn part(of: String, over: Vec<String>) -> Self {
        Self { over, ..Self::sum(vec![of]) }
    }

    /// The recipe of an output in a period of this length; `None` where it follows from no others.
    pub(crate) fn of(output: &str, kind: PeriodKind, segments: &[String]) -> Option<Self> {
        let (spec, names) = find_output(output)?;
        let vendor = |below: &str| format!("vendor.{}.{below}", names.get("V").unwrap_or(""));
        let adopter = |below: &str| format!("adoption.{}.{below}", names.get("A").unwrap_or(""));
        let market = |below: &str| format!("market.{below}");
        Some(match spec.pattern {
            "market.ai.servers" => Self::sum(vec![market("gpu.servers"), market("asic.servers")]),
            "market.servers" => Self::sum(vec![market("ai.servers"), market("general.servers")]),
            "market.asic.share" => Self::part(market("asic.servers"), vec![market("ai.servers")]),
            "segment.G.share" => {
                let orders = |segment: &str| format!("segment.{segment}.orders");
                Self::part(orders(names.get("G")?), segments.iter().map(|segment| orders(segment)).collect())
            }
            "adoption.A.in_production" => {
                Self::part(adopter("production"), vec![adopter("production"), adopter("pilots")])
            }
            "vendor.V.ai.net_orders" => {
                Self { minus: Some(vendor("ai.cancellations")), ..Self::sum(vec![vendor("ai.orders")]) }
            }
            "vendor.V.ai.cover" => {
                let scale = match kind {
                    PeriodKind::Month => (1, 3),
                    PeriodKind::Quarter => (1, 1),
                    PeriodKind::Year => (4, 1),
                };
                Self { scale, ..Self::part(vendor("ai.backlog"), vec![vendor("ai.shipments")]) }
            }
            "vendor.V.segment.G.share" => {
                let orders = |segment: &str| vendor(&format!("segment.{segment}.orders"));
                Self::part(orders(names.get("G")?), segments.iter().map(|segment| orders(segment)).collect())
            }
            "vendor.V.revenue" => Self::sum(
                ["server", "network", "service", "other"].map(|line| vendor(&format!("{line}.revenue"))).into(),
            ),
            _ => return None,
        })
    }

    /// What it gives; `None` where a figure is missing or there is nothing to divide by.
    pub(crate) fn value(&self, figure: impl Fn(&str) -> Option<f64>) -> Option<f64> {
        let sum = |outputs: &[String]| outputs.iter().map(|output| figure(output)).sum::<Option<f64>>();
        let mut value = sum(&self.plus)?;
        if let Some(minus) = &self.minus {
            value -= figure(minus)?;
        }
        if !self.over.is_empty() {
            value /= sum(&self.over).filter(|over| *over != 0.0)?;
        }
        Some(value * f64::from(self.scale.0) / f64::from(self.scale.1))
    }

    /// The formula over cells; `None` where one of them is nowhere.
    pub(crate) fn formula(&self, cell: impl Fn(&str) -> Option<String>) -> Option<String> {
        let sum = |outputs: &[String]| {
            let cells: Option<Vec<_>> = outputs.iter().map(|output| cell(output)).collect();
            cells.map(|cells| if cells.len() > 1 { format!("({})", cells.join("+")) } else { cells.concat() })
        };
        let mut formula = sum(&self.plus)?;
        if let Some(minus) = &self.minus {
            formula = format!("({formula}-{})", cell(minus)?);
        }
        if !self.over.is_empty() {
            formula = format!("{formula}/{}", sum(&self.over)?);
        }
        let (times, by) = self.scale;
        let by = if by == 1 { String::new() } else { format!("/{by}") };
        let times = if times == 1 { String::new() } else { format!("{times}*") };
        Some(format!("={times}{formula}{by}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_say_what_is_computed() {
        let segments = ["labs".to_owned(), "shops".to_owned()];
        let of = |output, kind| Recipe::of(output, kind, &segments).unwrap();
        let cell = |output: &str| Some(output[..1].to_owned() + &output.len().to_string());
        let share = of("segment.labs.share", PeriodKind::Year);
        assert_eq!(share.formula(cell).unwrap(), "=s19/(s19+s20)");
        assert_eq!(share.value(|output| Some(if output.contains("labs") { 3.0 } else { 1.0 })), Some(0.75));
        assert_eq!(share.value(|_| Some(0.0)), None);
        let cover = of("vendor.dell.ai.cover", PeriodKind::Year);
        assert_eq!(cover.formula(cell).unwrap(), "=4*v22/v24");
        assert_eq!(cover.value(|output| Some(output.len() as f64)), Some(4.0 * 22.0 / 24.0));
        let net = of("vendor.dell.ai.net_orders", PeriodKind::Month);
        assert_eq!(net.formula(cell).unwrap(), "=(v21-v28)");
        assert_eq!(Recipe::of("market.ai.orders", PeriodKind::Year, &segments), None);
    }
}
