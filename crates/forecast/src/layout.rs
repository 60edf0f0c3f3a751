//! Which outputs a scenario has, in which periods, and how each is made.

use indexmap::IndexMap;
use rackcast_calendar::{FiscalCalendar, Period, PeriodKind};
use rackcast_catalogue::{Calendar, output_names};
use rackcast_scenario::{Horizon, Scenario};

use crate::groups::Groups;
use crate::plan::{Formula, Names, Planned, plan, short};
use crate::reported::Figures;
use crate::{Layout, Mark, Output, Row};

/// The outputs of a scenario in the catalogue's order, and the periods inside the horizon of each.
pub(crate) fn layout(scenario: &Scenario, groups: &Groups, figures: &Figures) -> (Vec<Planned>, Layout) {
    let names = Names {
        segments: &scenario.segments,
        adopters: &scenario.adopters,
        vendors: scenario.vendors.iter().map(|vendor| vendor.key.as_str()).collect(),
    };
    let mut layout = Layout { outputs: Vec::new(), rows: Vec::new(), ranges: IndexMap::new() };
    let mut planned = Vec::new();
    for name in output_names(&scenario.dimensions()) {
        let Some(plan) = plan(&name, &names, groups) else {
            continue;
        };
        let fiscal = groups.all[plan.group].fiscal;
        let vendor = (0..scenario.vendors.len()).find(|&vendor| groups.vendor(vendor) == plan.group);
        let output = Output { name: name.clone(), spec: plan.spec, fiscal, vendor };
        let known = figures.of(&name);
        let first = layout.rows.len();
        for period in periods(&scenario.horizon, fiscal, plan.spec.calendar) {
            layout.rows.push(Row {
                output: layout.outputs.len(),
                period,
                mark: known.map_or(Mark::Estimate, |known| known.mark(&output, period)),
                reported: known.and_then(|known| known.observation(period)),
                stated: known.and_then(|known| known.stated(period)),
            });
        }
        layout.ranges.insert(name, first..layout.rows.len());
        layout.outputs.push(output);
        planned.push(plan);
    }
    (planned, layout)
}

/// Whole quarters, then whole years, then months of a horizon.
fn periods(horizon: &Horizon, fiscal: FiscalCalendar, calendar: Calendar) -> Vec<Period> {
    let start = fiscal.quarter_of(horizon.start);
    let plain = |period: Period| match (calendar, period) {
        (Calendar::Calendar, Period::FiscalQuarter { year, quarter }) => Period::Quarter { year, quarter },
        (Calendar::Calendar, Period::FiscalYear(year)) => Period::Year(year),
        _ => period,
    };
    let following = |first: Period| std::iter::successors(Some(first), |period| Some(period.next()));
    let inside = |first: Period| {
        following(first)
            .skip_while(move |period| period.first_month(fiscal) < horizon.start)
            .take_while(move |period| period.last_month(fiscal) <= horizon.end)
    };
    inside(plain(start))
        .chain(inside(plain(Period::FiscalYear(fiscal.year_of(horizon.start)))))
        .chain(following(Period::Month(horizon.start)).take(horizon.months()))
        .collect()
}

/// Where the figure of a row is gathered.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cell {
    /// Index of the output.
    pub(crate) output: u32,
    pub(crate) formula: Formula,
    /// How long the period is.
    pub(crate) kind: PeriodKind,
    /// Its group's first figure of the quarter, or of the first of four, among those of all quarters; or of the month among
    /// those of all months.
    pub(crate) first: u32,
    /// From a figure of one quarter to the next.
    pub(crate) stride: u32,
}

/// The cell of every row of the layout, in its order.
pub(crate) fn cells(planned: &[Planned], groups: &Groups, months: usize) -> Vec<Cell> {
    let mut cells = Vec::new();
    for (output, plan) in planned.iter().enumerate() {
        let group = &groups.all[plan.group];
        let stride = group.gather.len();
        let cell = |kind, first| {
            let [output, first, stride] = [output, first, stride].map(short);
            Cell { output, formula: plan.formula, kind, first, stride }
        };
        let quarter = |quarter: usize| group.figures + quarter * stride;
        cells.extend((0..group.quarters).map(|at| cell(PeriodKind::Quarter, quarter(at))));
        cells.extend((0..group.years).map(|at| cell(PeriodKind::Year, quarter(group.first_year + 4 * at))));
        cells.extend((0..months).map(|month| cell(PeriodKind::Month, month * groups.width + group.first)));
    }
    cells
}
