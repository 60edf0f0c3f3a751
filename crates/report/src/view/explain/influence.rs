//! What moves what, the strongest first.

use rackcast_scenario::Scenario;

use crate::document::{Align, Cell, Document, Table, Tone};

/// How many influences a page shows.
const SHOWN: usize = 12;

/// How many outputs of vendors stand before the rest.
const OF_VENDORS: usize = 5;

/// What moves less than this is not what a reader asks for first.
const SMALL: f64 = 0.001;

/// Something that an input moves, or that moves an output, as measured.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Influence<'a> {
    /// The output that is moved, or the input that moves.
    pub name: &'a str,
    /// By how many per cent an output moves at most where the input moves by one.
    pub size: f64,
}

/// What was measured, the strongest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Influences<'a> {
    /// Whether it was measured in the scenario at hand; else in a made-up market, and the names are patterns.
    pub here: bool,
    /// The influences.
    pub list: Vec<Influence<'a>>,
}

/// Adds a table of influences; none were measured for what is no number of the model.
pub(super) fn add(
    page: &mut Document,
    heading: &str,
    nothing: &str,
    influences: Option<&Influences<'_>>,
    scenario: &Scenario,
) {
    let Some(influences) = influences else { return };
    if influences.list.is_empty() {
        page.paragraph(nothing);
        return;
    }
    let mut table = Table::new([(Align::Left, heading), (Align::Right, "per cent for one per cent")]);
    for influence in asked_for_first(&influences.list).into_iter().take(SHOWN) {
        table.row([influence.name.to_owned(), figures(influence.size)]);
    }
    page.table(table);
    let place = if influences.here { &*scenario.file } else { "a made-up market" };
    let more = match influences.list.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!("{more} more (`--format csv` lists all). "),
    };
    page.paragraph(Cell::new(format!("{more}Measured in {place}, in the quarter that moves most."), Tone::Quiet));
}

/// Orders, shipments and servers of the market, then what vendors feel most of orders and revenue, then the rest.
fn asked_for_first<'a>(list: &[Influence<'a>]) -> Vec<Influence<'a>> {
    let market = ["market.ai.orders", "market.ai.shipments", "market.ai.servers"];
    let of_vendor = |name: &str| {
        let mut parts = name.splitn(3, '.');
        (parts.next(), parts.nth(1)) == (Some("vendor"), Some("ai.orders"))
            || name.starts_with("vendor.") && name.split('.').skip(2).eq(["revenue"])
    };
    let felt = || list.iter().filter(|influence| influence.size >= SMALL);
    let mut first: Vec<Influence<'a>> =
        market.iter().filter_map(|name| felt().find(|influence| influence.name == *name)).copied().collect();
    first.extend(felt().filter(|influence| of_vendor(influence.name)).take(OF_VENDORS));
    let rest: Vec<_> = list.iter().filter(|influence| !first.contains(influence)).copied().collect();
    first.extend(rest);
    first
}

/// A size with three figures.
fn figures(size: f64) -> String {
    match size {
        size if size >= 99.95 => format!("{size:.0}"),
        size if size >= 9.995 => format!("{size:.1}"),
        size if size >= 0.9995 => format!("{size:.2}"),
        size if size >= 0.0005 => format!("{size:.3}"),
        _ => "below 0.001".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_reader_asks_for_stands_first() {
        let of = |name, size| Influence { name, size };
        let list = [
            of("market.ai.phantom_backlog", 3.5),
            of("vendor.dell.revenue", 0.9),
            of("vendor.dell.server.revenue", 0.8),
            of("market.ai.servers", 0.5),
            of("vendor.hpe.ai.orders", 0.4),
            of("market.ai.orders", 0.3),
            of("market.ai.shipments", 0.0001),
        ];
        let names: Vec<_> = asked_for_first(&list).iter().map(|influence| influence.name).collect();
        assert_eq!(
            names,
            [
                "market.ai.orders",
                "market.ai.servers",
                "vendor.dell.revenue",
                "vendor.hpe.ai.orders",
                "market.ai.phantom_backlog",
                "vendor.dell.server.revenue",
                "market.ai.shipments"
            ]
        );
    }

    #[test]
    fn sizes_have_three_figures() {
        assert_eq!([123.4, 12.34, 1.234, 0.1234, 1e-5].map(figures), ["123", "12.3", "1.23", "0.123", "below 0.001"]);
    }
}
