//! Vendors: shares, backlog, revenue lines, earnings.

use std::fmt::Write;

use super::market::Servers;
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
    let mut text = format!("[vendors.{}]\nfiscal_year_end = {fiscal_year_end}\n", company.name);
    if choices.chance(50) {
        writeln!(text, "name = \"The {} company\"", company.name).expect("text takes all");
    }
    let mut put = |key: &str, value: String| writeln!(text, "{key} = {value}").expect("text takes all");
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
            put(&format!("share.{class}.{segment}"), share.toml());
        }
    }
    for line in ["general", "network"] {
        if company.anchor || choices.chance(60) || !any_share {
            let least = if company.anchor { 0.1 } else { 0.0 };
            any_share = true;
            put(&format!("share.{line}"), curve(choices, span, least, 1.5).toml());
        }
    }
    put("delivery_months", curve(choices, span, 1.0, 8.0).toml());
    let backlog = if orders_at_start && choices.chance(85) { choices.between(0.0, (company.orders * 4.0).max(0.5)) } else { 0.0 };
    put("backlog_at_start", crate::number(backlog));
    if choices.chance(40) {
        put("cancellation", curve(choices, span, 0.0, 0.6).toml());
    }
    if choices.chance(40) {
        let share = if choices.chance(15) { choices.pick(&[0.0, 1.0]) } else { choices.between(0.0, 0.7) };
        put("phantom_share", crate::number(share));
    }
    for key in ["arr_base", "network_base", "other_revenue"] {
        if choices.chance(50) {
            put(key, curve(choices, span, 0.0, 5.0).toml());
        }
    }
    for attribute in company.attributes {
        if choices.chance(60) {
            put(&format!("attributes.{attribute}"), curve(choices, span, -1.5, 1.5).toml());
        }
    }
    if choices.chance(40) {
        for segment in company.segments {
            if choices.chance(60) {
                put(&format!("as_a_service.{segment}"), curve(choices, span, 0.0, 1.0).toml());
            }
        }
        put("subscription_at_start", crate::number(choices.between(0.0, 3.0)));
    }
    if choices.chance(50) {
        earnings(choices, span, company.name, &mut text);
    }
    (text, u8::try_from(fiscal_year_end).unwrap_or(12))
}

fn earnings(choices: &mut Choices<'_>, span: Span, name: &str, text: &mut String) {
    write!(text, "\n[vendors.{name}.earnings]\ndiluted_shares = {}\n", curve(choices, span, 0.2, 4.0).toml()).expect("text takes all");
    for line in ["ai", "general", "network", "service", "other"] {
        if choices.chance(60) {
            writeln!(text, "margin.{line} = {}", curve(choices, span, -0.2, 0.4).toml()).expect("text takes all");
        }
    }
    if choices.chance(60) {
        writeln!(text, "other_expense = {}", curve(choices, span, -0.5, 1.0).toml()).expect("text takes all");
        writeln!(text, "tax_rate = {}", curve(choices, span, 0.0, 0.4).toml()).expect("text takes all");
    }
}
