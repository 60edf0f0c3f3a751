//! Numbers as people write them.

use rackcast_catalogue::fixed;

/// What stands where there is no number.
pub(crate) const NOTHING: &str = "–";

/// How the numbers of one row are written: all with the same scale and decimals.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct NumberStyle {
    factor: f64,
    decimals: usize,
    percent: bool,
    /// The unit as it stands beside the row; empty where every number carries its own.
    pub(crate) unit: &'static str,
}

impl NumberStyle {
    /// The style for numbers in `unit` (of an output) of this size.
    pub(crate) fn new(unit: &'static str, values: impl IntoIterator<Item = f64>) -> Self {
        let size = values.into_iter().fold(0.0, |size: f64, value| size.max(value.abs()));
        let plain = |decimals| Self { factor: 1.0, decimals, percent: false, unit };
        match unit {
            "1" => Self { factor: 100.0, decimals: 1, percent: true, unit: "" },
            "thousand" if size >= 1000.0 => Self { factor: 0.001, decimals: 2, percent: false, unit: "million" },
            "thousand" if size >= 100.0 => plain(0),
            "quarters" => plain(1),
            "USD a share" => plain(2),
            _ => plain(decimals(size)),
        }
    }

    /// The style where many numbers stand side by side: three figures, and percent in the unit.
    pub(crate) fn brief(unit: &'static str, values: impl IntoIterator<Item = f64>) -> Self {
        let size = values.into_iter().fold(0.0, |size: f64, value| size.max(value.abs()));
        let style = Self::new(unit, [size]);
        let unit = if style.percent { "%" } else { style.unit };
        Self { percent: false, unit, ..style }.sized(size)
    }

    /// The same unit with three figures for numbers of this size.
    pub(crate) fn sized(self, size: f64) -> Self {
        let size = size.abs() * self.factor;
        let decimals = match self.unit {
            "%" => usize::from(size < 99.95),
            "USD a share" => 2,
            // What is written as a hundred or more has no decimals.
            _ if size >= 99.95 => 0,
            _ => decimals(size).min(2),
        };
        Self { decimals, ..self }
    }

    /// What a number in the output's unit is multiplied by.
    pub(crate) fn factor(&self) -> f64 {
        self.factor
    }

    /// Digits after the point.
    pub(crate) fn decimals(&self) -> usize {
        self.decimals
    }

    /// A number in the output's unit.
    pub(crate) fn write(&self, value: Option<f64>) -> String {
        let Some(value) = value else { return NOTHING.to_owned() };
        let number = fixed(value * self.factor, self.decimals);
        if self.percent { format!("{number} %") } else { number }
    }

    /// A number with its unit.
    pub(crate) fn write_with_unit(&self, value: f64) -> String {
        let number = self.write(Some(value));
        match self.unit {
            "" => number,
            "USD bn" => format!("{number} bn"),
            "USD bn a year" => format!("{number} bn a year"),
            "USD a share" => format!("{number} USD"),
            "million" => format!("{number} m"),
            "thousand" => format!("{number} k"),
            unit if unit.contains('=') => number,
            unit => format!("{number} {unit}"),
        }
    }
}

/// One number with its unit and three figures: `24.4 bn`, `494 bn`, `27.5 %`, `2.67 m`.
pub(crate) fn amount(value: f64, unit: &'static str) -> String {
    let mut style = NumberStyle::new(unit, [value]);
    if unit == "USD bn" && value.abs() >= 99.95 {
        style.decimals = 0;
    }
    style.write_with_unit(value)
}

/// A count with its thousands apart: `10,000`.
pub(crate) fn count(count: u64) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A growth or a relative difference: `+48 %`, `−2.4 %`.
pub(crate) fn change(ratio: f64) -> String {
    let percent = 100.0 * ratio;
    format!("{} %", signed(percent, usize::from(percent.abs() < 9.95)))
}

/// A difference of two ratios in points: `+3.2 pt`.
pub(crate) fn points(difference: f64) -> String {
    format!("{} pt", signed(100.0 * difference, 1))
}

/// A number with its sign.
pub(crate) fn signed(value: f64, decimals: usize) -> String {
    let text = fixed(value, decimals);
    let zero = text.chars().all(|character| matches!(character, '0' | '.'));
    if value > 0.0 && !zero { format!("+{text}") } else { text }
}

/// The shortest text that reads back as the same number.
#[must_use]
pub(crate) fn shortest(value: f64) -> String {
    let size = value.abs();
    if size != 0.0 && !(1e-6..1e16).contains(&size) { format!("{value:e}") } else { format!("{value}") }
}

/// Decimals that leave a number of this size three figures.
fn decimals(size: f64) -> usize {
    match size {
        size if size >= 1000.0 => 0,
        size if size >= 10.0 => 1,
        size if size >= 1.0 || size == 0.0 => 2,
        size if size >= 0.01 => 3,
        size if size >= 0.0001 => 5,
        _ => 8,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_money_shares_and_servers_as_people_do() {
        assert_eq!(amount(24.41, "USD bn"), "24.4 bn");
        assert_eq!(amount(1.168, "USD bn"), "1.17 bn");
        assert_eq!(amount(493.7, "USD bn"), "494 bn");
        assert_eq!(amount(0.2747, "1"), "27.5 %");
        assert_eq!(amount(2672.3, "thousand"), "2.67 m");
        assert_eq!(amount(616.1, "thousand"), "616 k");
        assert_eq!(amount(0.914, "USD a share"), "0.91 USD");
        assert_eq!(amount(2.04, "quarters"), "2.0 quarters");
    }

    #[test]
    fn a_row_has_one_scale() {
        let style = NumberStyle::new("USD bn", [9.5, 16.1]);
        assert_eq!(style.write(Some(9.5)), "9.5");
        assert_eq!(style.write(Some(-0.01)), "0.0");
        assert_eq!(style.write(None), NOTHING);
    }

    #[test]
    fn side_by_side_three_figures_do() {
        let share = NumberStyle::brief("1", [0.274, 0.3]);
        assert_eq!((share.unit, share.write(Some(0.274))), ("%", "27.4".to_owned()));
        assert_eq!(share.sized(1.0).write(Some(1.0)), "100");
        let money = NumberStyle::brief("USD bn", [589.2, 16.7]);
        assert_eq!(
            (money.write(Some(589.2)), money.sized(16.7).write(Some(16.7))),
            ("589".to_owned(), "16.7".to_owned())
        );
        assert_eq!(NumberStyle::brief("thousand", [683.0, 2600.0]).write(Some(683.0)), "0.68");
    }

    #[test]
    fn counts_have_their_thousands_apart() {
        assert_eq!([7, 1000, 1_234_567].map(count), ["7", "1,000", "1,234,567"]);
    }

    #[test]
    fn changes_carry_their_sign() {
        assert_eq!(change(0.4799), "+48 %");
        assert_eq!(change(-0.0241), "−2.4 %");
        assert_eq!(change(0.0), "0.0 %");
        assert_eq!(points(0.0316), "+3.2 pt");
    }

    #[test]
    fn shortest_reads_back() {
        for value in [0.1 + 0.2, 1e-9, -3.5e22, 0.0, 615.625, f64::MIN_POSITIVE] {
            let text = shortest(value);
            assert_eq!(text.parse::<f64>().map(f64::to_bits), Ok(value.to_bits()), "{text}");
        }
    }
}
