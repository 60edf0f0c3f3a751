//! Chunks of draws: the unit of work that threads take and results are put together by.

use rackcast_expression::Answer;
use rackcast_forecast::{Draw, Model, RunError, Simulator};
use rackcast_numeric::Lanes;

use crate::known::Event;
use crate::{DrawError, LANES, Sampler};

/// Draws in a chunk: what one thread computes in one go.
pub(crate) const CHUNK: u64 = 1024;

/// A model with its sampler and the rows of it that are read.
pub(crate) struct Drawn<'m> {
    pub(crate) model: &'m Model,
    pub(crate) sampler: Sampler<'m>,
    pub(crate) rows: Vec<usize>,
}

/// An event and which of the drawn models its `base:` reads; places of rows among those read.
pub(crate) struct Asked<'a> {
    pub(crate) event: Event<'a>,
    pub(crate) base: Option<usize>,
}

/// What a chunk of draws gave.
pub(crate) struct Chunk {
    /// Draws in it.
    pub(crate) draws: usize,
    /// Values of the rows asked for: row after row, draw after draw; NaN where there is none.
    pub(crate) values: Vec<f64>,
    /// By event: how many draws said yes, and how many had an answer.
    pub(crate) answers: Vec<(u64, u64)>,
}

/// The memory a thread computes chunks in: of each drawn model a simulator, a draw and the values of the rows read.
pub(crate) struct Workspace<'m> {
    places: Vec<Place<'m>>,
}

struct Place<'m> {
    simulator: Simulator<'m, Lanes<LANES>>,
    draw: Draw<Lanes<LANES>>,
    /// By row read, a value a lane; NaN where there is none.
    values: Vec<[f64; LANES]>,
}

impl<'m> Workspace<'m> {
    pub(crate) fn new(drawn: &[Drawn<'m>]) -> Self {
        let place = |of: &Drawn<'m>| Place {
            simulator: Simulator::new(of.model),
            draw: of.sampler.room(),
            values: vec![[f64::NAN; LANES]; of.rows.len()],
        };
        Self { places: drawn.iter().map(place).collect() }
    }

    /// Runs `length` draws from `first` on; `summarised` rows of the first model are kept.
    pub(crate) fn chunk(
        &mut self,
        drawn: &[Drawn<'m>],
        asked: &[Asked<'_>],
        summarised: usize,
        first: u64,
        length: usize,
    ) -> Result<Chunk, DrawError> {
        let mut chunk =
            Chunk { draws: length, values: vec![f64::NAN; summarised * length], answers: vec![(0, 0); asked.len()] };
        for from in (0..length).step_by(LANES) {
            let lanes = LANES.min(length - from);
            for (place, of) in self.places.iter_mut().zip(drawn) {
                place.run(of, first + from as u64, lanes)?;
            }
            let own = &self.places[0].values;
            for (row, lane_values) in own[..summarised].iter().enumerate() {
                chunk.values[row * length + from..][..lanes].copy_from_slice(&lane_values[..lanes]);
            }
            for (Asked { event, base }, (yes, answered)) in asked.iter().zip(&mut chunk.answers) {
                for lane in 0..lanes {
                    let answer = event.answer(|of_base, place| {
                        let at = if of_base { (*base)? } else { 0 };
                        self.places[at].values.get(place).map(|lanes| lanes[lane]).filter(|value| !value.is_nan())
                    });
                    *yes += u64::from(answer == Answer::True);
                    *answered += u64::from(answer != Answer::Unknown);
                }
            }
        }
        Ok(chunk)
    }
}

/// Draws a block and runs it, with the widest vectors that the processor has: the bits are the same with any.
#[multiversion::multiversion(targets("x86_64+avx+avx2"))]
fn draw_and_run<'m>(of: &Drawn<'m>, first: u64, place: &mut Place<'m>) -> Result<(), RunError> {
    of.sampler.take(first, &mut place.draw, &mut place.simulator);
    let run = place.simulator.run(&place.draw)?;
    let mut into = place.values.iter_mut();
    run.values(of.model, of.rows.iter().copied(), |value: Lanes<LANES>, any| {
        if let Some(into) = into.next() {
            *into = std::array::from_fn(|lane| if any.0[lane] { value.0[lane] } else { f64::NAN });
        }
    });
    Ok(())
}

impl<'m> Place<'m> {
    /// Runs a block of draws, of which the first `lanes` are asked for.
    fn run(&mut self, of: &Drawn<'m>, first: u64, lanes: usize) -> Result<(), DrawError> {
        draw_and_run(of, first, self).map_err(|error| self.first_bad(of, first, lanes, error))
    }

    /// Finds the draw that the error is of, by running each lane alone.
    fn first_bad(&self, of: &Drawn<'_>, first: u64, lanes: usize, error: RunError) -> DrawError {
        for lane in 0..lanes {
            let alone = Draw { values: self.draw.values.iter().map(|value| value.0[lane]).collect() };
            if let Err(error) = of.model.run(&alone) {
                let inputs = of.sampler.inputs(&self.draw, lane);
                return DrawError::Draw { draw: first + lane as u64, error, inputs };
            }
        }
        DrawError::Draw { draw: first, error, inputs: of.sampler.inputs(&self.draw, 0) }
    }
}
