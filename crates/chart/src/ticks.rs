//! Names of periods below the axis of time.

use rackcast_calendar::{FiscalCalendar, Month, Period, PeriodKind};

use crate::chart::Tick;

/// A month's place on the axis of time: months from the year 0.
pub(crate) fn place(month: Month) -> f64 {
    f64::from(month.year()) * 12.0 + f64::from(month.month()) - 1.0
}

/// The middle of a period on the axis of time.
pub(crate) fn middle(period: Period, fiscal: FiscalCalendar) -> f64 {
    f64::midpoint(place(period.first_month(fiscal)), place(period.last_month(fiscal)) + 1.0)
}

/// The names of some periods of one length where no two overlap; else, as vendors' years differ, those of the calendar's
/// periods over the same time.
pub(crate) fn ticks(periods: &[(Period, f64)]) -> Vec<Tick> {
    let mut ticks: Vec<(Period, f64)> = Vec::new();
    for &(period, at) in periods {
        if !ticks.contains(&(period, at)) {
            ticks.push((period, at));
        }
    }
    ticks.sort_by(|(_, one), (_, other)| one.total_cmp(other));
    let length = ticks.first().map_or(1.0, |(period, _)| period.kind().months() as f64);
    let mixed = ticks.windows(2).any(|pair| pair[1].1 - pair[0].1 < length - 0.5);
    let tick = |(period, at): (Period, f64)| Tick { at, label: period.to_string() };
    if mixed { calendar(&ticks, length).into_iter().map(tick).collect() } else { ticks.into_iter().map(tick).collect() }
}

/// The calendar's periods of a length over the time of others.
fn calendar(ticks: &[(Period, f64)], length: f64) -> Vec<(Period, f64)> {
    let (Some((kind, first)), Some((_, last))) = (ticks.first(), ticks.last()) else { return Vec::new() };
    let Some(fiscal) = FiscalCalendar::ending_in(12) else { return Vec::new() };
    let (from, to) = (first - length, last + length);
    #[allow(clippy::cast_possible_truncation, reason = "years")]
    let years = (from / 12.0).floor() as i32..=(to / 12.0).ceil() as i32;
    let of = |year: i32| match kind.kind() {
        PeriodKind::Year => vec![Period::Year(year)],
        _ => (1..=4).map(|quarter| Period::Quarter { year, quarter }).collect(),
    };
    let periods = years.flat_map(of).map(|period| (period, middle(period, fiscal)));
    periods.filter(|(_, at)| *at > from && *at < to).collect()
}

/// As many of the ticks within a span as there is room for: every one, or every second and so on, of which one is the first
/// of a year.
pub(crate) fn shown(ticks: &[Tick], span: [f64; 2], room: f64) -> Vec<&Tick> {
    let ticks: Vec<_> = ticks.iter().filter(|tick| (span[0]..=span[1]).contains(&tick.at)).collect();
    let fits = |every: &usize| ticks.len().div_ceil(*every) as f64 <= room.max(1.0);
    // Every third quarter would be hard to count on from.
    let every = [1, 2, 4].into_iter().chain((1..=ticks.len().div_ceil(12) + 1).map(|years| 12 * years)).find(fits);
    let every = every.unwrap_or(ticks.len().max(1));
    let begins_year = |tick: &&&Tick| tick.label.ends_with("Q1") || tick.label.ends_with("-01");
    let first = ticks.iter().position(|tick| begins_year(&tick)).unwrap_or(0) % every;
    ticks.into_iter().skip(first).step_by(every).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quarters(names: &[&str], end: u8) -> Vec<(Period, f64)> {
        let fiscal = FiscalCalendar::ending_in(end).unwrap();
        let of = |name: &&str| {
            let period: Period = name.parse().unwrap();
            (period, middle(period, fiscal))
        };
        names.iter().map(of).collect()
    }

    fn labels(ticks: &[Tick]) -> Vec<&str> {
        ticks.iter().map(|tick| &*tick.label).collect()
    }

    #[test]
    fn one_calendar_keeps_its_names() {
        let dell = quarters(&["FY27Q1", "FY27Q2", "FY27Q3"], 1);
        assert_eq!(labels(&ticks(&dell)), ["FY27Q1", "FY27Q2", "FY27Q3"]);
    }

    #[test]
    fn calendars_that_differ_share_the_calendars_names() {
        let mut both = quarters(&["FY27Q1", "FY27Q2"], 1);
        both.extend(quarters(&["FY26Q3", "FY26Q4"], 6));
        let ticks = ticks(&both);
        assert!(labels(&ticks).contains(&"2026Q2"), "{ticks:?}");
        assert!(labels(&ticks).iter().all(|label| !label.starts_with("FY")), "{ticks:?}");
    }

    #[test]
    fn names_are_left_out_where_there_is_no_room() {
        let all = ticks(&quarters(&["2025Q4", "2026Q1", "2026Q2", "2026Q3", "2026Q4", "2027Q1"], 12));
        let span = [0.0, 1e9];
        assert_eq!(shown(&all, span, 6.0).len(), 6);
        let said: Vec<_> = shown(&all, span, 3.0).iter().map(|tick| &*tick.label).collect();
        assert_eq!(said, ["2026Q1", "2026Q3", "2027Q1"]);
        let said: Vec<_> = shown(&all, span, 2.0).iter().map(|tick| &*tick.label).collect();
        assert_eq!(said, ["2026Q1", "2027Q1"]);
    }
}
