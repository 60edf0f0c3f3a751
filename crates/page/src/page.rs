//! Everything the page knows, as it stands in the file.

use serde::Serialize;

use crate::Report;
use crate::section::{answer, assumptions, comparison, differences, events, grid, market, overview, tornado, vendors};
use crate::table::{Layout, Scenario, Source, layouts, sources};

/// The page's data; `web/src/data.js` reads it.
#[derive(Debug, Serialize)]
pub(crate) struct Page<'a> {
    version: &'a str,
    /// Outputs and periods, each once.
    layouts: Vec<Layout<'a>>,
    /// The scenario that is told, then those compared.
    scenarios: Vec<Scenario<'a>>,
    sources: Vec<Source<'a>>,
    answer: answer::Answer,
    market: market::Market,
    vendors: Vec<vendors::Vendor<'a>>,
    overview: Option<overview::Overview>,
    comparison: Vec<comparison::Compared>,
    grid: Option<grid::Map<'a>>,
    tornado: Option<tornado::Swings<'a>>,
    events: events::Questions<'a>,
    assumptions: Vec<assumptions::Assumption>,
    differences: Vec<differences::Difference<'a>>,
}

impl<'a> Page<'a> {
    /// Gathers every section.
    pub(crate) fn new(report: &Report<'a>) -> Self {
        let run = report.run;
        let runs: Vec<_> = std::iter::once(run).chain(report.compared).collect();
        let (layouts, of) = layouts(&runs);
        Self {
            version: report.version,
            scenarios: runs
                .iter()
                .zip(of)
                .enumerate()
                .map(|(at, (run, layout))| Scenario::new(run, layout, at == 0))
                .collect(),
            layouts,
            sources: sources(&runs),
            answer: answer::gather(report),
            market: market::gather(run),
            vendors: vendors::gather(run),
            overview: overview::gather(run),
            comparison: report.compared.iter().map(|other| comparison::gather(run, other)).collect(),
            grid: report.grid.map(|grid| grid::gather(&run.scenario, grid)),
            tornado: report.tornado.map(|tornado| tornado::gather(run, tornado)),
            events: events::gather(run),
            assumptions: assumptions::gather(run),
            differences: differences::gather(run),
        }
    }
}
