//! Periods that figures are reported for.

use std::fmt;
use std::str::FromStr;

use crate::month::digits;
use crate::{FiscalCalendar, Month, ParseError};

/// A month, or a quarter or year of the calendar or of a vendor's fiscal calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// `2026-08`
    Month(Month),
    /// `2026Q3`
    Quarter {
        /// Calendar year.
        year: i32,
        /// 1 to 4.
        quarter: u8,
    },
    /// `2026`
    Year(i32),
    /// `FY27Q2`
    FiscalQuarter {
        /// Fiscal year.
        year: i32,
        /// 1 to 4.
        quarter: u8,
    },
    /// `FY27`
    FiscalYear(i32),
}

/// How long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodKind {
    /// One month.
    Month,
    /// Three months.
    Quarter,
    /// Twelve months.
    Year,
}

impl PeriodKind {
    /// How many months it has.
    #[must_use]
    pub const fn months(self) -> usize {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Year => 12,
        }
    }
}

impl Period {
    /// How long it is.
    #[must_use]
    pub const fn kind(self) -> PeriodKind {
        match self {
            Self::Month(_) => PeriodKind::Month,
            Self::Quarter { .. } | Self::FiscalQuarter { .. } => PeriodKind::Quarter,
            Self::Year(_) | Self::FiscalYear(_) => PeriodKind::Year,
        }
    }

    /// Whether it counts in a fiscal calendar.
    #[must_use]
    pub const fn is_fiscal(self) -> bool {
        matches!(self, Self::FiscalQuarter { .. } | Self::FiscalYear(_))
    }

    /// The first month; `fiscal` is the calendar that fiscal periods count in.
    #[must_use]
    pub const fn first_month(self, fiscal: FiscalCalendar) -> Month {
        match self {
            Self::Month(month) => month,
            Self::Quarter { year, quarter } => Month::january(year).plus(3 * (quarter as i32 - 1)),
            Self::Year(year) => Month::january(year),
            Self::FiscalQuarter { year, quarter } => fiscal.first_month(year).plus(3 * (quarter as i32 - 1)),
            Self::FiscalYear(year) => fiscal.first_month(year),
        }
    }

    /// The last month.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "at most twelve")]
    pub const fn last_month(self, fiscal: FiscalCalendar) -> Month {
        self.first_month(fiscal).plus(self.kind().months() as i32 - 1)
    }

    /// The same period `years` later (earlier where negative).
    #[must_use]
    pub const fn years_later(self, years: i32) -> Self {
        match self {
            Self::Month(month) => Self::Month(month.plus(12 * years)),
            Self::Quarter { year, quarter } => Self::Quarter { year: year + years, quarter },
            Self::Year(year) => Self::Year(year + years),
            Self::FiscalQuarter { year, quarter } => Self::FiscalQuarter { year: year + years, quarter },
            Self::FiscalYear(year) => Self::FiscalYear(year + years),
        }
    }

    /// The period of the same length that follows.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Month(month) => Self::Month(month.plus(1)),
            Self::Quarter { year, quarter: 4 } => Self::Quarter { year: year + 1, quarter: 1 },
            Self::Quarter { year, quarter } => Self::Quarter { year, quarter: quarter + 1 },
            Self::FiscalQuarter { year, quarter: 4 } => Self::FiscalQuarter { year: year + 1, quarter: 1 },
            Self::FiscalQuarter { year, quarter } => Self::FiscalQuarter { year, quarter: quarter + 1 },
            Self::Year(_) | Self::FiscalYear(_) => self.years_later(1),
        }
    }

    /// Months from the first day of `start` to the middle of a calendar period (docs/model.md, section 0).
    #[must_use]
    pub fn centre_after(self, start: Month) -> f64 {
        let first = self.first_month(FiscalCalendar::CALENDAR);
        let half = match self.kind() {
            PeriodKind::Month => 0.5,
            PeriodKind::Quarter => 1.5,
            PeriodKind::Year => 6.0,
        };
        f64::from(first.since(start)) + half
    }
}

impl fmt::Display for Period {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Month(month) => month.fmt(out),
            Self::Quarter { year, quarter } => write!(out, "{year:04}Q{quarter}"),
            Self::Year(year) => write!(out, "{year:04}"),
            Self::FiscalQuarter { year, quarter } => write!(out, "{}Q{quarter}", Self::FiscalYear(year)),
            Self::FiscalYear(year @ 2000..=2099) => write!(out, "FY{:02}", year % 100),
            Self::FiscalYear(year) => write!(out, "FY{year:04}"),
        }
    }
}

impl FromStr for Period {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        parse(text).ok_or_else(|| {
            ParseError(format!(
                "expected a period such as \"2026-08\", \"2026Q3\", \"2026\", \"FY27Q2\" or \"FY27\", found \"{text}\""
            ))
        })
    }
}

fn parse(text: &str) -> Option<Period> {
    if text.contains('-') {
        return text.parse().ok().map(Period::Month);
    }
    let (fiscal, rest) = match text.strip_prefix("FY") {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (year, quarter) = match rest.split_once('Q') {
        Some((year, quarter)) => (year, Some(quarter)),
        None => (rest, None),
    };
    if !digits(year) || !(year.len() == 4 || fiscal && year.len() == 2) {
        return None;
    }
    let number: i32 = year.parse().ok()?;
    let year = if year.len() == 2 { 2000 + number } else { number };
    if year == 0 {
        return None;
    }
    let quarter = match quarter {
        None => None,
        Some(text @ ("1" | "2" | "3" | "4")) => Some(text.parse().ok()?),
        Some(_) => return None,
    };
    Some(match (fiscal, quarter) {
        (true, Some(quarter)) => Period::FiscalQuarter { year, quarter },
        (true, None) => Period::FiscalYear(year),
        (false, Some(quarter)) => Period::Quarter { year, quarter },
        (false, None) => Period::Year(year),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn round_trips() {
        for text in ["2026-08", "2026Q3", "2026", "FY27Q2", "FY27", "FY00", "FY2101Q4"] {
            assert_eq!(text.parse::<Period>().unwrap().to_string(), text);
        }
        assert_eq!("FY2027Q1".parse::<Period>().unwrap().to_string(), "FY27Q1");
    }

    #[test]
    fn refuses_what_is_no_period() {
        for text in ["2026Q5", "2026Q0", "2026Q", "26", "FY", "FY7", "fy27", "2026q1", "2026-13", "Q1", " 2026", "0000"]
        {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }

    #[test]
    fn centres_are_the_middle_of_the_period() {
        let start: Month = "2026-01".parse().unwrap();
        for (text, centre) in [("2026", 6.0), ("2026Q1", 1.5), ("2026-08", 7.5), ("2025", -6.0), ("2027Q1", 13.5)] {
            let period: Period = text.parse().unwrap();
            assert!((period.centre_after(start) - centre).abs() < 1e-12, "{text}");
        }
    }

    #[test]
    fn next_follows_without_a_gap() {
        let fiscal = FiscalCalendar::ending_in(10).unwrap();
        for text in ["2026-12", "2026Q4", "2026", "FY26Q4", "FY26", "FY26Q2"] {
            let period: Period = text.parse().unwrap();
            assert_eq!(period.last_month(fiscal).plus(1), period.next().first_month(fiscal));
        }
    }
}
