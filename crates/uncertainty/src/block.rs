//! Chunks of draws: what one thread computes in one go.

// What is called in the loop over draws must be inlined into it to be built with its vector instructions.
#![allow(clippy::inline_always)]

use rackcast_expression::Answer;
use rackcast_forecast::{Draw, RunError, Simulator};
use rackcast_numeric::Lanes;

use crate::study::{At, Column, Drawn, Study};
use crate::{DrawError, LANES};

/// Draws in a chunk.
pub(crate) const CHUNK: usize = 256;

/// By event: how many draws said yes, and how many had an answer.
pub(crate) type Answers = Vec<(u64, u64)>;

/// The memory a thread computes chunks in: of each drawn model a simulator and a draw, and the values read.
pub(crate) struct Workspace<'s> {
    study: &'s Study<'s>,
    /// Whether the columns are all that is read of the first model, as it stands: then that is read where they stand.
    direct: bool,
    places: Vec<Place<'s>>,
    /// The values of the columns in the block that ran last; NaN where there is none, and in lanes beyond the last draw.
    columns: Vec<[f64; LANES]>,
    pub(crate) answers: Answers,
}

struct Place<'m> {
    simulator: Simulator<'m, Lanes<LANES>>,
    draw: Draw<Lanes<LANES>>,
    /// By row read, a value a lane; NaN where there is none.
    values: Vec<[f64; LANES]>,
}

impl<'s> Workspace<'s> {
    pub(crate) fn new(study: &'s Study<'s>) -> Self {
        let direct = study.in_order && study.drawn[0].rows.len() == study.columns.len();
        let place = |(index, of): (usize, &'s Drawn<'s>)| Place {
            simulator: Simulator::reading(of.model, &of.rows),
            draw: of.sampler.room(),
            values: if direct && index == 0 { Vec::new() } else { vec![[f64::NAN; LANES]; of.rows.len()] },
        };
        Self {
            study,
            direct,
            places: study.drawn.iter().enumerate().map(place).collect(),
            columns: vec![[f64::NAN; LANES]; study.columns.len()],
            answers: vec![(0, 0); study.asked.len()],
        }
    }

    /// Runs `length` draws from `first` on, hands over the columns of each block of them, and adds what the events answer.
    pub(crate) fn run(
        &mut self,
        first: u64,
        length: usize,
        mut hand: impl FnMut(&[[f64; LANES]]),
    ) -> Result<(), DrawError> {
        for from in (0..length).step_by(LANES) {
            let lanes = LANES.min(length - from);
            for (place, of) in self.places.iter_mut().zip(&self.study.drawn) {
                let own = self.direct && place.values.is_empty();
                place.run(of, first + from as u64, lanes, own.then_some(&mut self.columns))?;
            }
            self.read(lanes);
            self.ask(lanes);
            hand(&self.columns);
        }
        Ok(())
    }

    /// Reads the columns of the first `lanes` draws of the block that ran last.
    fn read(&mut self, lanes: usize) {
        let value = |at: &At| &self.places[at.model].values[at.place];
        if !self.study.in_order {
            for (values, column) in self.columns.iter_mut().zip(&self.study.columns) {
                *values = match column {
                    Column::Of(at) => *value(at),
                    Column::Above(at, base) => std::array::from_fn(|lane| value(at)[lane] - value(base)[lane]),
                };
            }
        } else if !self.direct {
            self.columns.copy_from_slice(&self.places[0].values[..self.study.columns.len()]);
        }
        if lanes < LANES {
            self.columns.iter_mut().for_each(|values| values[lanes..].fill(f64::NAN));
        }
    }

    /// The values of the columns in the block that ran last.
    pub(crate) fn last_block(&self) -> &[[f64; LANES]] {
        &self.columns
    }

    /// The numbers of a slot of the first model in the block that ran last.
    pub(crate) fn numbers(&self, slot: usize) -> &[f64; LANES] {
        &self.places[0].draw.values[slot].0
    }

    /// Adds what the events answer in the first `lanes` draws of the block that ran last.
    fn ask(&mut self, lanes: usize) {
        let values = |model: usize| {
            if self.direct && model == 0 { &self.columns } else { &self.places[model].values }
        };
        for (asked, (yes, answered)) in self.study.asked.iter().zip(&mut self.answers) {
            for lane in 0..lanes {
                let answer = asked.event.answer(|of_base, place| {
                    let model = if of_base { asked.base? } else { 0 };
                    Some(values(model)[place][lane]).filter(|value| !value.is_nan())
                });
                *yes += u64::from(answer == Answer::True);
                *answered += u64::from(answer != Answer::Unknown);
            }
        }
    }
}

/// Draws a block and runs it, with the widest vectors that the processor has: the bits are the same with any.
#[multiversion::multiversion(targets("x86_64+avx+avx2"))]
fn draw_and_run<'m>(
    of: &Drawn<'m>,
    first: u64,
    place: &mut Place<'m>,
    elsewhere: Option<&mut Vec<[f64; LANES]>>,
) -> Result<(), RunError> {
    of.sampler.take(first, &mut place.draw, &mut place.simulator);
    let run = place.simulator.run(&place.draw)?;
    let mut into = elsewhere.unwrap_or(&mut place.values).iter_mut();
    run.values(of.model, of.rows.iter().copied(), |value: Lanes<LANES>| {
        if let Some(into) = into.next() {
            *into = value.0;
        }
    });
    Ok(())
}

impl<'m> Place<'m> {
    /// Runs a block of draws, of which the first `lanes` are asked for, and reads their values; `elsewhere` where a place
    /// is given for them.
    fn run(
        &mut self,
        of: &Drawn<'m>,
        first: u64,
        lanes: usize,
        elsewhere: Option<&mut Vec<[f64; LANES]>>,
    ) -> Result<(), DrawError> {
        let Err(error) = draw_and_run(of, first, self, elsewhere) else { return Ok(()) };
        for lane in 0..lanes {
            let alone = Draw { values: self.draw.values.iter().map(|value| value.0[lane]).collect() };
            if let Err(error) = of.model.run(&alone) {
                let inputs = of.sampler.inputs(&self.draw, lane);
                return Err(DrawError::Draw { draw: first + lane as u64, error, inputs });
            }
        }
        Err(DrawError::Draw { draw: first, error, inputs: of.sampler.inputs(&self.draw, 0) })
    }
}
