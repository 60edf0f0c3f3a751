//! The page of a run with draws: how sure the answer is.

mod detail;
mod events;
mod fan;
mod headline;
mod panel;
mod remarks;

use rackcast_calendar::Period;

use crate::document::{Cell, Document, Tone};
use crate::{Run, Selection};

pub(crate) use remarks::{exactness, left_out};

/// Places of the shown quantiles among those that are drawn.
pub(crate) const P10: usize = 1;
const P50: usize = 3;
pub(crate) const P90: usize = 5;

/// What a page of bands shows.
#[derive(Debug, Clone, Default)]
pub struct BandsOptions {
    /// Outputs and periods; without outputs and a period the page of a run, of the chosen vendors where it names some.
    pub selection: Selection,
    /// Every period of the forecast.
    pub all: bool,
    /// The output whose fan is drawn; of a page of chosen outputs only where it is named.
    pub fan: Option<String>,
}

impl BandsOptions {
    fn is_whole_page(&self) -> bool {
        self.selection.metrics.is_empty() && self.selection.at.is_none()
    }
}

/// The rows that [`bands`] shows, which are those to draw.
///
/// # Errors
/// As [`bands`].
pub fn bands_rows(run: &Run, options: &BandsOptions) -> Result<Vec<usize>, String> {
    let layout = &run.forecast.layout;
    let mut wanted: Vec<(&str, Period)> = Vec::new();
    let panels = if options.is_whole_page() { panel::panels(run, options)? } else { Vec::new() };
    for panel in &panels {
        wanted.extend(panel.lines.iter().flat_map(|line| panel.periods.iter().map(|&period| (&*line.output, period))));
    }
    if options.is_whole_page() {
        wanted.extend(headline::wanted(run));
    }
    let fan = fan::output(run, options)?;
    if let Some(output) = fan {
        wanted.extend(fan::periods(run, output).into_iter().map(|period| (&*output.name, period)));
    }
    let mut rows: Vec<usize> = wanted.into_iter().filter_map(|(output, period)| layout.row(output, period)).collect();
    if !options.is_whole_page() {
        rows.extend(options.selection.rows(&run.scenario, layout)?);
    }
    rows.sort_unstable();
    rows.dedup();
    Ok(rows)
}

/// A page of a run of which the rows of [`bands_rows`] were drawn: quantiles and mean beside the run without draws, and
/// how likely events are.
///
/// # Errors
/// A sentence where there is no such vendor or output.
pub fn bands(run: &Run, options: &BandsOptions) -> Result<Document, String> {
    let mut page = Document::default();
    let about = Cell::new(remarks::about(run), Tone::Quiet);
    if options.is_whole_page() {
        let effect = Cell::new(crate::view::run::effect(run), Tone::Strong);
        page.lines(vec![Cell::new(headline::headline(run), Tone::Strong), effect, about]);
        page.tables(panel::panels(run, options)?.iter().map(|panel| panel.table(run)).collect());
    } else {
        page.paragraph(about);
        page.tables(detail::tables(run, options)?);
    }
    if let Some(output) = fan::output(run, options)? {
        page.figure(fan::caption(output), fan::figure(run, output));
    }
    if options.is_whole_page() {
        events::add(&mut page, run, &options.selection.vendors(&run.scenario)?);
    }
    page.lines(remarks::remarks(run));
    Ok(page)
}

/// What draws say of an output and period, and the run without draws beside it.
struct Numbers {
    quantiles: [Option<f64>; 7],
    mean: Option<f64>,
    run: Option<f64>,
}

fn numbers(run: &Run, output: &str, period: Period) -> Option<Numbers> {
    let row = run.forecast.layout.row(output, period)?;
    let statistics = run.draws.as_ref()?.statistics(row)?;
    Some(Numbers { quantiles: statistics.quantiles, mean: statistics.mean, run: run.forecast.values[row] })
}

/// The largest of some numbers, whatever their sign.
fn size(numbers: impl IntoIterator<Item = Option<f64>>) -> f64 {
    numbers.into_iter().flatten().fold(0.0, |size: f64, value| size.max(value.abs()))
}
