//! Values that an expression of an event reads, found once.

use rackcast_calendar::Period;
use rackcast_expression::{Answer, Expression, evaluate, references};
use rackcast_forecast::Layout;

/// An event, and which rows of the layout it reads.
#[derive(Debug)]
pub(crate) struct Event<'a> {
    expression: &'a Expression,
    reads: Vec<Read<'a>>,
}

/// One value that an event reads.
#[derive(Debug)]
struct Read<'a> {
    base: bool,
    output: &'a str,
    period: Period,
    /// The row of the layout, then its place among the rows that are drawn.
    row: usize,
}

impl<'a> Event<'a> {
    /// The rows of `of`, or for `base:` of `base`, that an expression reads.
    pub(crate) fn new(expression: &'a Expression, of: &Layout, base: Option<&Layout>) -> Self {
        let reads = references(expression).into_iter().filter_map(|reference| {
            let layout = if reference.base { base? } else { of };
            let row = layout.row(&reference.output, reference.period)?;
            Some(Read { base: reference.base, output: &reference.output, period: reference.period, row })
        });
        Self { expression, reads: reads.collect() }
    }

    /// Rows that it reads of the scenario itself, or of its base.
    pub(crate) fn rows(&self, base: bool) -> impl Iterator<Item = usize> {
        self.reads.iter().filter(move |read| read.base == base).map(|read| read.row)
    }

    /// Turns rows into their places among those that are drawn of the scenario and of its base.
    pub(crate) fn place(&mut self, own: &[usize], base: &[usize]) {
        for read in &mut self.reads {
            let drawn = if read.base { base } else { own };
            read.row = drawn.iter().position(|&row| row == read.row).unwrap_or(usize::MAX);
        }
    }

    /// The answer where `value` gives the value in a place of the scenario or its base.
    pub(crate) fn answer(&self, value: impl Fn(bool, usize) -> Option<f64>) -> Answer {
        evaluate(self.expression, |base, output, period| {
            // The name is the tree's own, so that its address tells it apart.
            let same =
                |read: &&Read<'_>| std::ptr::eq(read.output, output) && read.base == base && read.period == period;
            value(base, self.reads.iter().find(same)?.row)
        })
    }
}
