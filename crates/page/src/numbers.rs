//! Numbers as the page's sentences write them.

use rackcast_catalogue::{fixed, percent, three_figure_decimals, three_figures};

/// A number with its unit and three figures: `24.4 bn`, `494 bn`, `27.5 %`, `2.67 m`.
pub(crate) fn amount(value: f64, unit: &str) -> String {
    match unit {
        "1" => format!("{} %", fixed(100.0 * value, 1)),
        "USD bn" | "USD bn a year" => format!("{} bn", three_figures(value)),
        "thousand" if value.abs() >= 1000.0 => format!("{} m", fixed(value / 1000.0, 2)),
        "thousand" => format!("{} thousand", fixed(value, 0)),
        "quarters" => format!("{} quarters", fixed(value, 1)),
        "USD a share" => format!("{} USD", fixed(value, 2)),
        _ => three_figures(value),
    }
}

/// The same in USD where it is money: `USD 494 bn`.
pub(crate) fn money(value: f64, unit: &str) -> String {
    let amount = amount(value, unit);
    if unit.starts_with("USD bn") { format!("USD {amount}") } else { amount }
}

/// Two numbers of one unit that something lies between: `470 and 530 bn`.
pub(crate) fn between(low: f64, high: f64, unit: &str) -> String {
    if unit == "USD bn" {
        let decimals = three_figure_decimals(low.abs().max(high.abs()));
        return format!("{} and {} bn", fixed(low, decimals), fixed(high, decimals));
    }
    format!("{} and {}", amount(low, unit), amount(high, unit))
}

/// A growth with its sign: `+48 %`, `−2.4 %`.
pub(crate) fn change(ratio: f64) -> String {
    let size = percent(ratio);
    match ratio {
        _ if size.trim_end_matches(" %").chars().all(|digit| matches!(digit, '0' | '.')) => size,
        ratio if ratio < 0.0 => format!("−{size}"),
        _ => format!("+{size}"),
    }
}

/// A list in a sentence: `a, b and c`.
pub(crate) fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_three_figures() {
        let said = [(494.2, "USD bn"), (24.44, "USD bn"), (1.8, "USD bn"), (0.2754, "1"), (2671.0, "thousand")];
        assert_eq!(said.map(|(value, unit)| amount(value, unit)), ["494 bn", "24.4 bn", "1.80 bn", "27.5 %", "2.67 m"]);
        assert_eq!(amount(-0.001, "USD bn"), "0.00 bn");
        assert_eq!(between(9.0, 123.4, "USD bn"), "9 and 123 bn");
    }

    #[test]
    fn changes_have_signs() {
        assert_eq!([0.48, -0.024, 0.0001].map(change), ["+48 %", "−2.4 %", "0.0 %"]);
    }

    #[test]
    fn lists_read_as_sentences() {
        assert_eq!(listed(&["a".to_owned(), "b".to_owned(), "c".to_owned()]), "a, b and c");
    }
}
