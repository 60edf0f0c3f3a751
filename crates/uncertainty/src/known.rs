//! Values that an expression of an event reads, found once.

use rackcast_calendar::Period;
use rackcast_expression::{Answer, Expression, evaluate, references};
use rackcast_forecast::Layout;

/// An event, and which rows of the layout it reads.
#[derive(Debug)]
pub(crate) struct Event<'a> {
    expression: &'a Expression,
    reads: Vec<(bool, &'a str, Period, usize)>,
}

impl<'a> Event<'a> {
    /// The rows of `of`, or for `base:` of `base`, that an expression reads.
    pub(crate) fn new(expression: &'a Expression, of: &Layout, base: Option<&Layout>) -> Self {
        let reads = references(expression).into_iter().filter_map(|reference| {
            let layout = if reference.base { base? } else { of };
            let row = layout.row(&reference.output, reference.period)?;
            Some((reference.base, reference.output.as_str(), reference.period, row))
        });
        Self { expression, reads: reads.collect() }
    }

    /// Rows that it reads of the scenario itself, or of its base.
    pub(crate) fn rows(&self, base: bool) -> impl Iterator<Item = usize> {
        self.reads.iter().filter(move |read| read.0 == base).map(|read| read.3)
    }

    /// The answer where `value` gives a row's value of the scenario or its base.
    pub(crate) fn answer(&self, value: impl Fn(bool, usize) -> Option<f64>) -> Answer {
        evaluate(self.expression, |base, output, period| {
            let read = self.reads.iter().find(|read| read.0 == base && read.2 == period && read.1 == output)?;
            value(base, read.3)
        })
    }
}
