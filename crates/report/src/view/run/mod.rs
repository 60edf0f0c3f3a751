//! The page of one run: the answer, the market, the vendors, and what there is to ask about them.

mod breaks;
mod differences;
mod effect;
mod headline;
mod market;
mod questions;
mod rationing;
mod vendors;

pub(super) use effect::effect;
pub(super) use headline::years;
pub(super) use market::label_with_unit;
pub(super) use questions::checks;

use rackcast_calendar::PeriodKind;

use crate::document::{Cell, Document, Tone};
use crate::{Run, Selection};

/// How many differences between model and report a page shows.
const DIFFERENCES: usize = 3;

/// What to leave out of the page and what to add.
#[derive(Debug, Clone, Default)]
pub struct RunOptions {
    /// Every period and every line, not what fits two screens.
    pub all: bool,
    /// Lengths of the periods shown; none: quarters, and years too where everything is shown.
    pub periods: Vec<PeriodKind>,
    /// The vendors to show by key or name, and nothing of the market; empty for everything.
    pub vendors: Vec<String>,
}

/// The page of a run.
///
/// # Errors
/// A sentence where there is no such vendor.
pub fn run(run: &Run, options: &RunOptions) -> Result<Document, String> {
    let selection = Selection { vendors: options.vendors.clone(), ..Selection::default() };
    let mut options = options.clone();
    if options.all && options.periods.is_empty() {
        options.periods = vec![PeriodKind::Quarter, PeriodKind::Year];
    }
    let chosen = selection.vendors(&run.scenario)?;
    let mut page = Document::default();
    page.lines(vec![
        Cell::new(headline::headline(run), Tone::Strong),
        Cell::new(effect(run), Tone::Strong),
        Cell::new(headline::about(run), Tone::Quiet),
    ]);
    if options.vendors.is_empty() {
        page.tables(market::tables(run, &options));
    }
    page.tables(vendors::tables(run, &chosen, &options));
    page.paragraph(Cell::new(vendors::scopes(run, &chosen), Tone::Quiet));
    page.lines(rationing::lines(run));
    page.list("Where the forecast leaves the last report by more than a quarter", breaks::lines(run, &chosen));
    let differences = differences::lines(run, &chosen);
    let shown = if options.all { differences.len() } else { DIFFERENCES.min(differences.len()) };
    let most = if shown < differences.len() {
        format!(" most ({shown} of {}: `--all` shows all)", differences.len())
    } else {
        String::new()
    };
    page.list(format!("Where model and report differ{most}"), differences.into_iter().take(shown).collect());
    let questions =
        questions::events(&questions::concerning(run, &chosen), options.all).into_iter().chain(questions::checks(run));
    page.list(questions::heading(run, &chosen), questions.collect());
    page.paragraph(questions::all_hold(run, &chosen));
    Ok(page)
}
