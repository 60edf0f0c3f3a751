//! Values that an expression of an event reads, found once.

use std::cell::Cell;

use rackcast_calendar::Period;
use rackcast_expression::{Answer, Expression, evaluate, references};

/// An event, and where what it reads is.
#[derive(Debug)]
pub(crate) struct Event<'a> {
    expression: &'a Expression,
    /// For what it reads, from left to right: whether of the base, and the place among the rows that are read of a draw;
    /// `None` where there is none.
    reads: Vec<Option<(bool, usize)>>,
}

impl<'a> Event<'a> {
    /// An event, and the places that `find` gives what it reads: whether in the base, the output, the period. What has
    /// none is missing in every draw.
    pub(crate) fn new(expression: &'a Expression, mut find: impl FnMut(bool, &str, Period) -> Option<usize>) -> Self {
        let reads = references(expression).into_iter().map(|reference| {
            find(reference.base, &reference.output, reference.period).map(|place| (reference.base, place))
        });
        Self { expression, reads: reads.collect() }
    }

    /// The answer where `value` gives the value in a place of the scenario or its base.
    pub(crate) fn answer(&self, value: impl Fn(bool, usize) -> Option<f64>) -> Answer {
        // Amounts are asked for from left to right too, until one is missing, which ends the question.
        let asked = Cell::new(0);
        evaluate(self.expression, |_, _, _| {
            let (base, place) = (*self.reads.get(asked.replace(asked.get() + 1))?)?;
            value(base, place)
        })
    }
}

#[cfg(test)]
mod tests {
    use rackcast_expression::parse;

    use super::*;

    #[test]
    fn what_is_read_is_taken_from_left_to_right_whatever_the_tree() {
        let text = "not (a[2026] + 2 * base:b[2026] > c[2026]) and (a[2026] < b[2027] <= 10 or c[2026] == c[2026])";
        let Ok(expression) = parse(&text.replace("==", ">=")) else { panic!("{text}") };
        let name = |base: bool, output: &str, period: Period| {
            usize::from(base)
                + 2 * usize::from(output.as_bytes()[0] - b'a')
                + 10 * usize::from(period == "2027".parse().unwrap())
        };
        let event = Event::new(&expression, |base, output, period| Some(name(base, output, period)));
        let values = |base: bool, place: usize| {
            assert_eq!(base, place % 2 == 1);
            Some([1.0, 0.0, 0.0, 2.5, 7.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 4.0][place])
        };
        let by_name = evaluate(&expression, |base, output, period| values(base, name(base, output, period)));
        assert_eq!((event.answer(values), by_name), (Answer::True, Answer::True));
        assert_eq!(event.answer(|base, place| if place == 12 { None } else { values(base, place) }), Answer::Unknown);
    }
}
