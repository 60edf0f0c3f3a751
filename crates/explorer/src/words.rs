//! Numbers and names as sentences have them.

use rackcast_catalogue::{capital, fixed, input_words, possessive, three_figures, words};
use rackcast_scenario::Vendor;

/// An input as people call it: `Enterprise conversion rate`, `Hewlett Packard Enterprise's delivery months`.
pub(crate) fn key_title(key: &str, vendors: &[Vendor]) -> String {
    capital(&input_words(key, |vendor| shown(vendor, vendors)))
}

/// An output as people call it: `AI backlog`, `Dell Technologies' AI backlog`.
pub(crate) fn output_title(output: &str, vendors: &[Vendor]) -> String {
    let parts: Vec<&str> = output.split('.').collect();
    capital(&match &parts[..] {
        ["vendor", vendor, rest @ ..] => format!("{} {}", possessive(shown(vendor, vendors)), words(&rest.join("."))),
        ["supply", class, rest @ ..] => words(&[&[*class, "supply"], rest].concat().join(".")),
        ["market" | "segment" | "adoption", rest @ ..] => words(&rest.join(".")),
        parts => words(&parts.join(".")),
    })
}

fn shown<'v>(key: &'v str, vendors: &'v [Vendor]) -> &'v str {
    vendors.iter().find(|vendor| vendor.key == key).map_or(key, |vendor| &vendor.name)
}

/// A number with its unit and three figures: `24.1 bn`, `27.5 %`, `2.67 million`.
pub(crate) fn amount(value: f64, unit: &str) -> String {
    match unit {
        "1" => format!("{} %", fixed(100.0 * value, 1)),
        "USD bn" => format!("{} bn", three_figures(value)),
        "USD bn a year" => format!("{} bn a year", three_figures(value)),
        "thousand" if value.abs() >= 1000.0 => format!("{} million", fixed(value / 1000.0, 2)),
        "thousand" => format!("{} thousand", fixed(value, usize::from(value.abs() < 99.95))),
        "quarters" => format!("{} quarters", fixed(value, 1)),
        "USD a share" => format!("USD {}", fixed(value, 2)),
        "" | "any" => three_figures(value),
        unit => format!("{} {unit}", three_figures(value)),
    }
}

/// How far two values are apart, without its sign: a part of a whole in points.
pub(crate) fn distance(difference: f64, unit: &str) -> String {
    if unit == "1" { format!("{} points", fixed(100.0 * difference.abs(), 1)) } else { amount(difference.abs(), unit) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_as_people_say_them() {
        let titles =
            ["servers.asic_share", "servers.gpu.supply", "general_servers.supply", "planning.price_elasticity"];
        let titles = titles.map(|key| key_title(key, &[]));
        assert_eq!(titles, ["ASIC share", "GPU supply", "General servers supply", "Price elasticity"]);
        assert_eq!(key_title("vendors.hpe.delivery_months", &[]), "Hpe's delivery months");
        let outputs = ["market.ai.orders", "supply.gpu.fill", "vendor.x.eps"].map(|output| output_title(output, &[]));
        assert_eq!(outputs, ["AI orders", "GPU supply fill", "X's EPS"]);
    }

    #[test]
    fn numbers_have_three_figures() {
        let said = [(494.2, "USD bn"), (24.14, "USD bn"), (-0.001, "USD bn"), (0.2754, "1"), (2671.0, "thousand")];
        let said = said.map(|(value, unit)| amount(value, unit));
        assert_eq!(said, ["494 bn", "24.1 bn", "0.00 bn", "27.5 %", "2.67 million"]);
        assert_eq!(distance(-0.0316, "1"), "3.2 points");
    }
}
