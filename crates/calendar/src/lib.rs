//! Months, dates, periods and fiscal calendars.
//!
//! ```
//! use rackcast_calendar::{FiscalCalendar, Month, Period};
//!
//! // A fiscal year that ends in January: FY27Q1 is February to April 2026.
//! let dell = FiscalCalendar::ending_in(1).unwrap();
//! let quarter: Period = "FY27Q1".parse().unwrap();
//! assert_eq!(quarter.first_month(dell), "2026-02".parse::<Month>().unwrap());
//! assert_eq!(dell.quarter_of("2026-04".parse().unwrap()).to_string(), "FY27Q1");
//! ```
#![forbid(unsafe_code)]

mod date;
mod fiscal;
mod month;
mod period;

pub use date::Date;
pub use fiscal::FiscalCalendar;
pub use month::Month;
pub use period::{Period, PeriodKind};

/// Why a text is not what it should be: a sentence that says what was expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseError(pub String);

impl std::fmt::Display for ParseError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for ParseError {}
