//! Values that an expression of an event reads, found once.

use rackcast_calendar::Period;
use rackcast_expression::{Answer, Expression, evaluate, references};

/// An event, and where what it reads is.
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
    /// Its place among the rows that are read of a draw.
    place: usize,
}

impl<'a> Event<'a> {
    /// An event, and the places that `find` gives what it reads: whether in the base, the output, the period. What has
    /// none is missing in every draw.
    pub(crate) fn new(expression: &'a Expression, mut find: impl FnMut(bool, &str, Period) -> Option<usize>) -> Self {
        let reads = references(expression).into_iter().filter_map(|reference| {
            let place = find(reference.base, &reference.output, reference.period)?;
            Some(Read { base: reference.base, output: &reference.output, period: reference.period, place })
        });
        Self { expression, reads: reads.collect() }
    }

    /// The answer where `value` gives the value in a place of the scenario or its base.
    pub(crate) fn answer(&self, value: impl Fn(bool, usize) -> Option<f64>) -> Answer {
        evaluate(self.expression, |base, output, period| {
            // The name is the tree's own, so that its address tells it apart.
            let same =
                |read: &&Read<'_>| std::ptr::eq(read.output, output) && read.base == base && read.period == period;
            value(base, self.reads.iter().find(same)?.place)
        })
    }
}
