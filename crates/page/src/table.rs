//! Forecasts as the page holds them: outputs by period, marks, bands, and what was reported.

use rackcast_calendar::{Month, Period, PeriodKind};
use rackcast_catalogue::Calendar;
use rackcast_forecast as forecast;
use rackcast_report::{Drawn, Run};
use rackcast_scenario::{EvidenceStatus, Observation};
use rackcast_uncertainty::QUANTILES;
use serde::Serialize;

use crate::rows::{shown, step};

/// Outputs and the periods they are shown for. The page's cells are those of the forecast's table without months, where
/// there are quarters.
#[derive(Debug, Serialize, PartialEq)]
pub(crate) struct Layout<'a> {
    groups: Vec<Group>,
    outputs: Vec<Output<'a>>,
}

/// Outputs that are shown for the same periods: the market's, and each vendor's.
#[derive(Debug, Serialize, PartialEq)]
struct Group {
    /// The vendor's key; `None` for the calendar.
    vendor: Option<String>,
    /// Quarters, or months, in the order of time.
    steps: Vec<Span>,
    years: Vec<Span>,
}

/// A period and its months.
#[derive(Debug, Serialize, PartialEq)]
struct Span {
    name: String,
    first: String,
    last: String,
}

#[derive(Debug, Serialize, PartialEq)]
struct Output<'a> {
    name: &'a str,
    meaning: &'static str,
    unit: &'static str,
    kind: &'static str,
    /// Index of its group.
    group: usize,
    /// Its first cell in the page; steps come first, then years.
    at: usize,
    /// Its first row in the forecast's own table, which an engine gives.
    row: usize,
}

/// The layouts of some runs, equal ones once, and which each run has.
pub(crate) fn layouts<'a>(runs: &[&'a Run]) -> (Vec<Layout<'a>>, Vec<usize>) {
    let mut all: Vec<Layout<'a>> = Vec::new();
    let of = runs.iter().map(|run| {
        let layout = Layout::new(run);
        all.iter().position(|known| *known == layout).unwrap_or_else(|| {
            all.push(layout);
            all.len() - 1
        })
    });
    let of = of.collect();
    (all, of)
}

impl<'a> Layout<'a> {
    fn new(run: &'a Run) -> Self {
        let layout = &*run.forecast.layout;
        let mut built = Self { groups: Vec::new(), outputs: Vec::new() };
        let mut at = 0;
        for output in &layout.outputs {
            let vendor = output.vendor.filter(|_| output.spec.calendar == Calendar::Fiscal);
            let vendor = vendor.map(|vendor| run.scenario.vendors[vendor].key.clone());
            let rows = layout.rows_of(&output.name).unwrap_or(0..0);
            let group = built.groups.iter().position(|group| group.vendor == vendor).unwrap_or_else(|| {
                let spans = |kind: PeriodKind| {
                    let rows = rows.clone().map(|row| layout.rows[row].period).filter(|period| period.kind() == kind);
                    rows.map(|period| Span::new(period, output)).collect()
                };
                built.groups.push(Group { vendor, steps: spans(step(layout)), years: spans(PeriodKind::Year) });
                built.groups.len() - 1
            });
            let first = rows.clone().find(|&row| shown(layout, layout.rows[row].period.kind())).unwrap_or(rows.start);
            built.outputs.push(Output {
                name: &output.name,
                meaning: output.spec.meaning,
                unit: output.spec.unit,
                kind: output.spec.kind.word(),
                group,
                at,
                row: first,
            });
            at += built.groups[group].steps.len() + built.groups[group].years.len();
        }
        built
    }
}

impl Span {
    fn new(period: Period, output: &forecast::Output) -> Self {
        let months = [period.first_month(output.fiscal), period.last_month(output.fiscal)];
        let [first, last] = months.map(|month: Month| month.to_string());
        Self { name: period.to_string(), first, last }
    }
}

/// The rows of the forecast's own table that are the page's cells: by output steps, then years.
pub(crate) fn cells(layout: &forecast::Layout) -> Vec<usize> {
    let of_kind = |name: &str, kind: PeriodKind| {
        let rows = layout.rows_of(name).unwrap_or(0..0);
        rows.filter(move |&row| layout.rows[row].period.kind() == kind).collect::<Vec<_>>()
    };
    let both = |output: &forecast::Output| {
        let steps = of_kind(&output.name, step(layout));
        steps.into_iter().chain(of_kind(&output.name, PeriodKind::Year)).collect::<Vec<_>>()
    };
    layout.outputs.iter().flat_map(both).collect()
}

/// A scenario and its forecast.
#[derive(Debug, Serialize)]
pub(crate) struct Scenario<'a> {
    label: &'a str,
    name: &'a str,
    description: Option<&'a str>,
    narrative: Option<&'a str>,
    file: &'a str,
    hash: &'a str,
    start: String,
    end: String,
    as_of: Option<String>,
    layout: usize,
    /// By cell.
    values: Vec<Option<f64>>,
    /// By cell one letter: `A`, `J` or `E`; like what follows, only of the scenario that is told.
    marks: String,
    reported: Vec<Reported<'a>>,
    judged: Vec<Judged<'a>>,
    bands: Option<Bands>,
}

/// A figure that someone published.
#[derive(Debug, Serialize)]
struct Reported<'a> {
    cell: usize,
    value: f64,
    published: String,
    source: &'a str,
    note: &'a str,
    /// Whether it was published after the forecast is made, so that the forecast does not know it.
    later: bool,
}

/// An analyst's figure.
#[derive(Debug, Serialize)]
struct Judged<'a> {
    cell: usize,
    value: f64,
    because: &'a str,
}

/// What draws say.
#[derive(Debug, Serialize)]
struct Bands {
    draws: u64,
    exact: bool,
    /// At which each row of `values` is given.
    quantiles: [f64; 7],
    cells: Vec<usize>,
    values: Vec<[Option<f64>; 7]>,
    means: Vec<Option<f64>>,
}

impl<'a> Scenario<'a> {
    /// `told`: whether the page tells of it; of others it shows values alone.
    pub(crate) fn new(run: &'a Run, layout: usize, told: bool) -> Self {
        let (scenario, table) = (&*run.scenario, &*run.forecast.layout);
        let cells = cells(table);
        let cell = |output: &str, period| {
            let row = table.row(output, period)?;
            cells.iter().position(|&known| known == row)
        };
        let judged = scenario.judgements.iter().filter(|_| told).filter_map(|judgement| {
            let cell = cell(&judgement.output, judgement.period)?;
            Some(Judged { cell, value: judgement.value, because: &judgement.because })
        });
        Self {
            label: &scenario.label,
            name: &scenario.name,
            description: scenario.description.as_deref(),
            narrative: scenario.narrative.as_deref(),
            file: &scenario.file,
            hash: &scenario.hash,
            start: scenario.horizon.start.to_string(),
            end: scenario.horizon.end.to_string(),
            as_of: scenario.horizon.as_of.map(|day| day.to_string()),
            layout,
            values: cells.iter().map(|&row| run.forecast.values[row]).collect(),
            marks: cells.iter().filter(|_| told).map(|&row| table.rows[row].mark.letter()).collect(),
            reported: observations(run)
                .filter(|_| told)
                .filter_map(|(observation, later)| {
                    let cell = cell(&observation.output, observation.period)?;
                    Some(Reported {
                        cell,
                        value: observation.value,
                        published: observation.published.to_string(),
                        source: &observation.source,
                        note: &observation.note,
                        later,
                    })
                })
                .collect(),
            judged: judged.collect(),
            bands: run.draws.as_ref().filter(|_| told).map(|draws| Bands::new(draws, &cells)),
        }
    }
}

/// What was published: what stands by `as_of`, then what came after it.
fn observations(run: &Run) -> impl Iterator<Item = (&Observation, bool)> {
    let known = run.scenario.observations.iter().map(|observation| (observation, false));
    let later = run.scenario.evidence.iter().filter(|row| row.status == EvidenceStatus::AfterAsOf);
    known.chain(later.map(|row| (&row.observation, true)))
}

impl Bands {
    fn new(drawn: &Drawn, cells: &[usize]) -> Self {
        let shown: Vec<_> = drawn
            .rows
            .iter()
            .zip(&drawn.summary.rows)
            .filter_map(|(row, statistics)| Some((cells.iter().position(|cell| cell == row)?, statistics)))
            .collect();
        Self {
            draws: drawn.summary.draws,
            exact: drawn.summary.exact,
            quantiles: QUANTILES,
            cells: shown.iter().map(|(cell, _)| *cell).collect(),
            values: shown.iter().map(|(_, statistics)| statistics.quantiles).collect(),
            means: shown.iter().map(|(_, statistics)| statistics.mean).collect(),
        }
    }
}

/// Where figures come from.
#[derive(Debug, Serialize)]
pub(crate) struct Source<'a> {
    id: &'a str,
    publisher: &'a str,
    title: &'a str,
    published: &'a str,
    address: &'a str,
    note: &'a str,
}

/// The sources that some figure or input of the runs names, each once.
pub(crate) fn sources<'a>(runs: &[&'a Run]) -> Vec<Source<'a>> {
    let mut all: Vec<Source<'a>> = Vec::new();
    for run in runs {
        for source in run.scenario.sources.values() {
            if !all.iter().any(|known| known.id == source.id) {
                all.push(Source {
                    id: &source.id,
                    publisher: &source.publisher,
                    title: &source.title,
                    published: &source.published,
                    address: &source.address,
                    note: &source.note,
                });
            }
        }
    }
    all
}
