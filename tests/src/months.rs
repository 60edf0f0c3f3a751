//! A forecast month by month.

use rackcast_calendar::PeriodKind;
use rackcast_forecast::Forecast;

/// Reads month rows of a forecast.
#[derive(Debug, Clone, Copy)]
pub struct Months<'f>(pub &'f Forecast);

impl Months<'_> {
    /// An output in every month, `None` where it has no value.
    ///
    /// # Panics
    /// Where the forecast has no such output.
    #[must_use]
    pub fn maybe(&self, output: &str) -> Vec<Option<f64>> {
        let values: Vec<Option<f64>> = self.0.series(output, PeriodKind::Month).map(|(_, value)| value).collect();
        assert!(!values.is_empty(), "there is no output {output}");
        values
    }

    /// An output that has a value in every month.
    ///
    /// # Panics
    /// Where the forecast has no such output, or no value in a month.
    #[must_use]
    pub fn of(&self, output: &str) -> Vec<f64> {
        let all = self.maybe(output).into_iter().enumerate();
        all.map(|(month, value)| value.unwrap_or_else(|| panic!("{output} has no value in month {month}"))).collect()
    }
}
