//! Vendors: shares, backlog, revenue lines, earnings.

use super::market::Servers;
use super::table::Table;
use super::time::{Span, curve};
use crate::Choices;

/// Names that a vendor's table may use, and the vendor's place among them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Company<'a> {
    pub(super) name: &'a str,
    /// Whether it is the one that always has a share of everything.
    pub(super) anchor: bool,
    pub(super) segments: &'a [&'a str],
    pub(super) attributes: &'a [&'a str],
    /// Orders of all segments, USD bn a month.
    pub(super) orders: f64,
}

/// A vendor, and the month in which its fiscal year ends.
pub(super) fn vendor(choices: &mut Choices<'_>, span: Span, company: &Company<'_>, servers: Servers) -> (String, u8) {
    let fiscal_year_end = choices.whole(1, 12);
    let mut table = Table::new(&format!("vendors.{}", company.name));
    table.line("fiscal_year_end", fiscal_year_end);
    if choices.chance(50) {
        table.line("name", format!("\"The {} company\"", company.name));
    }
    let (mut orders_at_start, mut any_share) = (false, false);
    for (class, any) in ["gpu", "asic"].into_iter().zip(servers.at_start) {
        for segment in company.segments {
            let share = match choices.below(4) {
                _ if company.anchor => curve(choices, span, 0.1, 2.0),
                0 => continue,
                1 => curve(choices, span, 0.0, 0.5),
                _ => curve(choices, span, 0.05, 1.0),
            };
            any_share = true;
            orders_at_start |= any && share.at(span.start, 0) > 0.0;
            table.put(&format!("share.{class}.{segment}"), share);
        }
    }
    for line in ["general", "network"] {
        if company.anchor || choices.chance(60) || !any_share {
            let least = if company.anchor { 0.1 } else { 0.0 };
            any_share = true;
            table.put(&format!("share.{line}"), curve(choices, span, least, 1.5));
        }
    }
    table.put("delivery_months", curve(choices, span, 1.0, 8.0));
    let backlog =
        if orders_at_start && choices.chance(85) { choices.between(0.0, (company.orders * 4.0).max(0.5)) } else { 0.0 };
    table.put("backlog_at_start", backlog);
    if choices.chance(40) {
        table.put("cancellation", curve(choices, span, 0.0, 0.6));
    }
    if choices.chance(40) {
        let share = if choices.chance(15) { choices.pick(&[0.0, 1.0]) } else { choices.between(0.0, 0.7) };
        table.put("phantom_share", share);
    }
    for key in ["arr_base", "network_base", "other_revenue"] {
        if choices.chance(50) {
            table.put(key, curve(choices, span, 0.0, 5.0));
        }
    }
    for attribute in company.attributes {
        if choices.chance(60) {
            table.put(&format!("attributes.{attribute}"), curve(choices, span, -1.5, 1.5));
        }
    }
    if choices.chance(40) {
        for segment in company.segments {
            if choices.chance(60) {
                table.put(&format!("as_a_service.{segment}"), curve(choices, span, 0.0, 1.0));
            }
        }
        table.put("subscription_at_start", choices.between(0.0, 3.0));
    }
    if choices.chance(50) {
        earnings(choices, span, company.name, &mut table);
    }
    (table.done(), u8::try_from(fiscal_year_end).unwrap_or(12))
}

fn earnings(choices: &mut Choices<'_>, span: Span, name: &str, table: &mut Table) {
    table.head(&format!("vendors.{name}.earnings"));
    table.put("diluted_shares", curve(choices, span, 0.2, 4.0));
    for line in ["ai", "general", "network", "service", "other"] {
        if choices.chance(60) {
            table.put(&format!("margin.{line}"), curve(choices, span, -0.2, 0.4));
        }
    }
    if choices.chance(60) {
        table.put("other_expense", curve(choices, span, -0.5, 1.0));
        table.put("tax_rate", curve(choices, span, 0.0, 0.4));
    }
}
