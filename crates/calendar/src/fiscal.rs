//! Fiscal years: year N is the twelve months that end in calendar year N.

use crate::{Month, Period};

/// A company's fiscal calendar, known by the month in which its year ends.
///
/// The calendar year itself is the fiscal calendar that ends in December.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FiscalCalendar {
    end: u8,
}

impl FiscalCalendar {
    /// The calendar year.
    pub const CALENDAR: Self = Self { end: 12 };

    /// The fiscal calendar whose years end in `month` (1 to 12).
    #[must_use]
    pub const fn ending_in(month: u8) -> Option<Self> {
        if month >= 1 && month <= 12 { Some(Self { end: month }) } else { None }
    }

    /// The month in which the fiscal year ends, 1 to 12.
    #[must_use]
    pub const fn end(self) -> u8 {
        self.end
    }

    /// The first month of fiscal year `year`.
    #[must_use]
    pub const fn first_month(self, year: i32) -> Month {
        Month::january(year).plus(self.end as i32 - 12)
    }

    /// The fiscal year a month falls in.
    #[must_use]
    pub const fn year_of(self, month: Month) -> i32 {
        if month.month() > self.end { month.year() + 1 } else { month.year() }
    }

    /// The fiscal quarter a month falls in.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a quarter is 1 to 4")]
    pub const fn quarter_of(self, month: Month) -> Period {
        let year = self.year_of(month);
        let quarter = month.since(self.first_month(year)) / 3 + 1;
        Period::FiscalQuarter { year, quarter: quarter as u8 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_ends_in_the_calendar_year_of_its_number() {
        for end in 1..=12 {
            let fiscal = FiscalCalendar::ending_in(end).unwrap();
            let last = fiscal.first_month(2027).plus(11);
            assert_eq!((last.year(), last.month()), (2027, end));
            assert_eq!(fiscal.year_of(last), 2027);
            assert_eq!(fiscal.year_of(last.plus(1)), 2028);
        }
        assert!(FiscalCalendar::ending_in(0).is_none() && FiscalCalendar::ending_in(13).is_none());
    }

    #[test]
    fn every_month_is_in_the_quarter_that_holds_it() {
        for end in 1..=12 {
            let fiscal = FiscalCalendar::ending_in(end).unwrap();
            for step in 0..24 {
                let month = Month::new(2026, 1).unwrap().plus(step);
                let quarter = fiscal.quarter_of(month);
                let after = month.since(quarter.first_month(fiscal));
                assert!((0..3).contains(&after), "{month} in {quarter}");
            }
        }
    }
}
