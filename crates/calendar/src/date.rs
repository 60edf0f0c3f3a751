//! A day.

use std::fmt;
use std::str::FromStr;

use crate::month::digits;
use crate::{Month, ParseError};

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    month: Month,
    day: u8,
}

impl Date {
    /// The day `day` (from 1) of a month; `None` where the month has no such day.
    #[must_use]
    pub const fn new(month: Month, day: u8) -> Option<Self> {
        if day >= 1 && day <= days(month) { Some(Self { month, day }) } else { None }
    }

    /// The month the day is in.
    #[must_use]
    pub const fn month(self) -> Month {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }
}

/// How many days a month has.
const fn days(month: Month) -> u8 {
    let year = month.year();
    match month.month() {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}-{:02}", self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let error = || ParseError(format!("expected a day such as \"2026-06-15\", found \"{text}\""));
        let (month, day) = text.rsplit_once('-').ok_or_else(error)?;
        if day.len() != 2 || !digits(day) {
            return Err(error());
        }
        let month: Month = month.parse().map_err(|_| error())?;
        Self::new(month, day.parse().map_err(|_| error())?).ok_or_else(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_leap_years() {
        for good in ["2024-02-29", "2000-02-29", "2026-12-31"] {
            assert_eq!(good.parse::<Date>().unwrap().to_string(), good);
        }
        for bad in ["2026-02-29", "1900-02-29", "2026-04-31", "2026-06-00", "2026-6-15", "2026-06", "15.06.2026"] {
            assert!(bad.parse::<Date>().is_err(), "{bad}");
        }
    }

    #[test]
    fn orders_by_day() {
        let [a, b] = ["2026-06-30", "2026-07-01"].map(|text| text.parse::<Date>().unwrap());
        assert!(a < b);
    }
}
