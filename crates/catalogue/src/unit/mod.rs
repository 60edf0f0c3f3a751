//! Units: what people write, converted to the unit that a key or an output counts in.
//!
//! A unit has a quantity (money, servers, months …), a power of ten, and perhaps a time base ("a year"). Only the power
//! of ten, and months against quarters and years of a duration, are converted. What a text leaves unsaid is the
//! target's: `24.4 bn` is money where money is counted, `45 %` is a rate a year where a rate a year is counted. What it
//! does say must agree: `3 bn a quarter` is refused where the key counts a year.
//!
//! ```
//! use rackcast_catalogue::unit::{convert, number_in};
//!
//! assert_eq!(number_in("350 m", "USD bn"), Ok(0.35));
//! assert_eq!(number_in("2 years", "months"), Ok(24.0));
//! assert_eq!(convert(27.8, "%", "1"), Ok(0.278));
//! let error = number_in("3 bn a quarter", "USD bn a year").unwrap_err();
//! assert_eq!(error.to_string(), "\"bn a quarter\" does not fit what is counted in USD bn a year");
//! ```

mod decimal;
mod error;
mod words;

pub use error::UnitError;

use decimal::shifted;
use words::{Per, Quantity, Unit};

/// The number that a text with its unit (`24.4 bn`, `27.8 %`, `9 months`, `USD 1.2 million`) says, in the unit `target`.
///
/// # Errors
/// The text begins with no number, has no unit, an unknown one, one of another kind or with another time base, or the
/// number is not finite.
pub fn number_in(text: &str, target: &str) -> Result<f64, UnitError> {
    let (digits, unit) = words::split(text)?;
    if unit.trim().is_empty() {
        return Err(UnitError::NoUnit { text: text.trim().to_owned(), expected: target.to_owned() });
    }
    scale(&digits, &unit, target)
}

/// A number that is counted in `unit`, in the unit `target`.
///
/// The decimal digits are kept: 27.8 in `%` is exactly the number that `0.278` is.
///
/// # Errors
/// `unit` is unknown, of another kind or with another time base than `target`, or the number is not finite.
pub fn convert(number: f64, unit: &str, target: &str) -> Result<f64, UnitError> {
    scale(&format!("{number:e}"), unit, target)
}

/// Whether numbers in `unit` can be converted to `target`; the error says why not.
///
/// # Errors
/// `unit` is unknown, of another kind or with another time base than `target`.
pub fn check(unit: &str, target: &str) -> Result<(), UnitError> {
    scale("1", unit, target).map(|_| ())
}

/// How a number in this unit is best written as text, for messages (`24.4 bn`); `None` for units that nobody
/// would write with the number.
#[must_use]
pub fn example(target: &str) -> Option<&'static str> {
    let unit = words::parse(target)?;
    Some(match (unit.quantity, unit.per) {
        (Quantity::Ratio, None) => "27.8 %",
        (Quantity::Ratio, Some(Per::Year)) => "45 % a year",
        (Quantity::Money, None) if unit.ten < 9 => "USD 189 k",
        (Quantity::Money, None) => "24.4 bn",
        (Quantity::Money, Some(Per::Year)) => "24.4 bn a year",
        (Quantity::Money, Some(Per::Quarter)) => "2.6 bn a quarter",
        (Quantity::Money, Some(Per::Share)) => "USD 0.79 a share",
        (Quantity::Servers, _) => "155 k a month",
        (Quantity::Number, _) if unit.ten < 9 => "2.1 million",
        (Quantity::Number, _) => "1.43 bn",
        (Quantity::Months, _) if unit.months == 12 => "5 years",
        (Quantity::Months, _) if unit.months == 3 => "2 quarters",
        (Quantity::Months, _) => "9 months",
        _ => return None,
    })
}

/// Converts decimal digits from one unit to another.
fn scale(digits: &str, unit: &str, target: &str) -> Result<f64, UnitError> {
    let said = unit.trim();
    let unknown = |unit: &str| UnitError::Unknown { unit: unit.to_owned(), expected: target.to_owned() };
    let from = words::parse(said).ok_or_else(|| unknown(said))?;
    let to = words::parse(target).ok_or_else(|| unknown(target))?;
    if !fits(from, to) {
        return Err(UnitError::OtherKind { unit: said.to_owned(), expected: target.to_owned() });
    }
    let number = shifted(digits, from.ten - to.ten);
    let number = match number {
        Some(number) if from.months != to.months => number * f64::from(from.months) / f64::from(to.months),
        Some(number) => number,
        None => f64::NAN,
    };
    if number.is_finite() { Ok(number) } else { Err(UnitError::NotFinite { number: digits.to_owned() }) }
}

/// Whether only the scale differs. What `from` leaves unsaid is taken from `to`.
fn fits(from: Unit, to: Unit) -> bool {
    use Quantity::{Any, Money, Number, Ratio, Servers, Shares};
    let quantity = from.quantity == to.quantity
        || matches!(
            (from.quantity, to.quantity),
            (Number, Money | Servers | Shares) | (Servers | Shares, Number) | (Ratio | Number, Any)
        );
    quantity && (from.per.is_none() || from.per == to.per)
}

#[cfg(test)]
mod tests;
