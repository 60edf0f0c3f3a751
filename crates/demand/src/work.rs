//! Work demanded of a segment, and the capacity it needs (docs/model.md, section 2).

use rackcast_numeric::Real;

use crate::AdoptionMonth;

/// Where a segment's inference comes from.
#[derive(Debug, Clone)]
pub enum Inference<S> {
    /// The segment runs pilots: its own premises' part of the adopter's index.
    Adopter(usize),
    /// It grows by itself and hosts adopters.
    Own {
        /// Growth index of its own inference work, by month.
        index: Vec<S>,
        /// Part of its inference at the start that is its own: 1 less what it hosts.
        own_share: S,
        /// Adopters, and the part of its inference at the start that it hosts for each.
        hosted: Vec<(usize, S)>,
    },
}

/// What one segment's work is made of.
#[derive(Debug, Clone)]
pub struct Work<S> {
    /// Inference's part of compute at the start (i0).
    pub inference_share_at_start: S,
    /// Growth index of training work over that of training efficiency, by month.
    pub training_index: Vec<S>,
    /// Where inference comes from.
    pub inference: Inference<S>,
}

/// Capacity needed, relative to the start or in capacity.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Required<S> {
    /// For training.
    pub training: S,
    /// For inference.
    pub inference: S,
}

impl<S: Real> Required<S> {
    /// Training and inference.
    #[inline(always)]
    pub fn total(&self) -> S {
        self.training + self.inference
    }

    /// Inference's part of the compute needed.
    #[inline(always)]
    pub fn inference_share(&self) -> S {
        self.inference / self.total()
    }

    /// Both parts times `factor`.
    #[must_use]
    #[inline(always)]
    pub fn times(&self, factor: S) -> Self {
        Self { training: self.training * factor, inference: self.inference * factor }
    }
}

impl<S: Real> Work<S> {
    /// Capacity needed in a month relative to the start, before the answer to price; `per_efficiency` is one over the growth
    /// index of inference efficiency, `adopters` the month of each.
    #[inline(always)]
    pub fn required(&self, month: usize, per_efficiency: S, adopters: &[AdoptionMonth<S>]) -> Required<S> {
        let inference = match &self.inference {
            Inference::Adopter(adopter) => adopters[*adopter].on_premises,
            Inference::Own { index, own_share, hosted } => {
                let mut sum = *own_share * index[month];
                for &(adopter, share) in hosted {
                    sum += share * adopters[adopter].hosted;
                }
                sum
            }
        };
        Required {
            training: (S::ONE - self.inference_share_at_start) * self.training_index[month],
            inference: self.inference_share_at_start * inference * per_efficiency,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn adopter(on_premises: f64, hosted: f64) -> AdoptionMonth<f64> {
        AdoptionMonth { on_premises, hosted, conversions: 0.0, pilots: 0.0, production: 0.0 }
    }

    #[test]
    fn a_host_carries_its_adopters_work() {
        let work = Work {
            inference_share_at_start: 0.4,
            training_index: vec![1.0, 1.5],
            inference: Inference::Own { index: vec![1.0, 2.0], own_share: 0.7, hosted: vec![(0, 0.3)] },
        };
        let start = work.required(0, 1.0, &[adopter(1.0, 1.0)]);
        assert!((start.total() - 1.0).abs() < 1e-15 && (start.inference_share() - 0.4).abs() < 1e-15);
        let later = work.required(1, 0.8, &[adopter(3.0, 4.0)]);
        assert!((later.training - 0.9).abs() < 1e-15);
        assert!((later.inference - 0.4 * (0.7 * 2.0 + 0.3 * 4.0) / 1.25).abs() < 1e-15);
    }

    #[test]
    fn an_adopter_works_on_its_own_premises() {
        let work = Work { inference_share_at_start: 0.5, training_index: vec![1.0], inference: Inference::Adopter(0) };
        assert!((work.required(0, 0.5, &[adopter(3.0, 9.0)]).inference - 0.75).abs() < 1e-15);
    }
}
