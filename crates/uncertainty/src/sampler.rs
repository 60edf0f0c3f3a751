//! From a draw's number to its numbers and its noise.

use rackcast_forecast::{Draw, Model, Simulator};
use rackcast_numeric::{Lanes, Real};
use rackcast_sampling::{Copula, Points};

use crate::factors::{Factor, correlations, factors};
use crate::noise::Noise;
use crate::{DrawError, LANES, Settings};

/// Draws a model's uncertain numbers, eight draws at a time.
#[derive(Debug)]
pub struct Sampler<'m> {
    model: &'m Model,
    factors: Vec<Factor>,
    points: Option<Points>,
    copula: Option<Copula>,
    noise: Noise,
    /// The medians in every lane: what is not drawn.
    medians: Draw<Lanes<LANES>>,
}

impl<'m> Sampler<'m> {
    /// A sampler of a model.
    ///
    /// # Errors
    /// Too many draws or numbers for the method, or correlations that are impossible together.
    pub fn new(model: &'m Model, settings: &Settings) -> Result<Self, DrawError> {
        let factors = factors(model);
        let names: Vec<&str> = factors.iter().map(|factor| factor.name.as_str()).collect();
        let (points, copula) = if factors.is_empty() {
            (None, None)
        } else {
            let points =
                Points::new(settings.method, settings.seed, settings.draws, &names).map_err(DrawError::Points)?;
            let copula = Copula::new(&correlations(model.scenario(), &factors)).map_err(|impossible| {
                DrawError::Correlations(impossible.numbers.iter().map(|&at| factors[at].name.clone()).collect())
            })?;
            (Some(points), Some(copula))
        };
        let medians = model.medians().values.iter().map(|&value| Lanes([value; LANES])).collect();
        let noise = Noise::new(model, settings.seed);
        Ok(Self { model, factors, points, copula, noise, medians: Draw { values: medians } })
    }

    /// What is drawn.
    #[must_use]
    pub fn factors(&self) -> &[Factor] {
        &self.factors
    }

    /// Room for a draw a lane.
    #[must_use]
    pub fn room(&self) -> Draw<Lanes<LANES>> {
        self.medians.clone()
    }

    /// The numbers of the draws from `first` on, one a lane, into `draw`, and their noise into `simulator`.
    #[inline(always)]
    pub fn take(&self, first: u64, draw: &mut Draw<Lanes<LANES>>, simulator: &mut Simulator<'_, Lanes<LANES>>) {
        if let (Some(points), Some(copula)) = (&self.points, &self.copula) {
            let mut block = vec![Lanes::ZERO; self.factors.len()];
            for (at, lanes) in block.iter_mut().enumerate() {
                points.fill(at, first, &mut lanes.0);
            }
            copula.correlate(&mut block);
            for (factor, &point) in self.factors.iter().zip(&block) {
                for (slot, distribution) in &factor.slots {
                    draw.values[*slot] = distribution.cut.quantiles(point);
                }
            }
        }
        self.noise.lay(self.model, draw, first, simulator);
    }

    /// The drawn numbers of one lane, by factor and slot.
    pub(crate) fn inputs(&self, draw: &Draw<Lanes<LANES>>, lane: usize) -> Vec<(String, f64)> {
        let number = |factor: &Factor| factor.slots.first().map(|(slot, _)| draw.values[*slot].lane(lane));
        self.factors.iter().filter_map(|factor| Some((factor.name.clone(), number(factor)?))).collect()
    }
}
