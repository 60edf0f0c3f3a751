//! Parameters of adopters (docs/model.md, section 1).

use rackcast_demand::{Adoption, monthly_growth, monthly_loss};
use rackcast_numeric::Real;

use super::reader::{Reader, check};
use crate::Model;
use crate::rules::{BrokenRule, Rule};

/// An adopter of which nothing has been read.
pub(super) fn blank<S: Real>(model: &Model) -> Adoption<S> {
    let room = || vec![S::ZERO; model.months];
    Adoption {
        pilot_duration: S::ONE,
        conversion_at_start: S::ONE,
        production_growth_at_start: S::ZERO,
        churn: S::ZERO,
        pilot_intensity: S::ZERO,
        imitation: S::ZERO,
        conversion_rate: room(),
        pilot_growth_at_start: S::ZERO,
        pilot_growth_index: room(),
        usage_index: room(),
        cloud_share: room(),
    }
}

#[inline(always)]
pub(super) fn refresh<S: Real>(
    reader: &Reader<'_, S>,
    index: usize,
    adopter: &mut Adoption<S>,
) -> Result<(), BrokenRule> {
    let keys = &reader.model.keys.adopters[index];
    adopter.pilot_duration = reader.constant(keys.pilot_duration);
    adopter.conversion_at_start = reader.constant(keys.conversion_at_start);
    adopter.production_growth_at_start = reader.constant(keys.production_growth_at_start);
    adopter.churn = reader.constant(keys.churn);
    adopter.pilot_intensity = reader.constant(keys.pilot_intensity);
    adopter.imitation = reader.constant(keys.imitation);
    reader.path(keys.conversion_rate, &mut adopter.conversion_rate);
    adopter.pilot_growth_at_start = reader.constant(keys.pilot_growth);
    reader.growth(keys.pilot_growth, &mut adopter.pilot_growth_index);
    reader.growth(keys.usage_growth, &mut adopter.usage_index);
    reader.path(keys.cloud_share, &mut adopter.cloud_share);
    check_start(reader, index, adopter)
}

#[inline(always)]
fn check_start<S: Real>(reader: &Reader<'_, S>, index: usize, adopter: &Adoption<S>) -> Result<(), BrokenRule> {
    let name = || reader.model.scenario.adopters[index].clone();
    let started = S::ONE / adopter.pilot_duration + monthly_growth(adopter.pilot_growth_at_start);
    check::<S>(started.gt(S::ZERO), Rule::PilotsStart, name)?;
    let growth = monthly_growth(adopter.production_growth_at_start) + monthly_loss(adopter.churn);
    check::<S>(growth.gt(S::ZERO), Rule::ProductionGrowth, name)?;
    check::<S>(adopter.cloud_share[0].lt(S::ONE), Rule::OwnPremises, name)?;
    let mut hosted = S::ZERO;
    for segment in &reader.model.keys.segments {
        for &(adopter, key) in &segment.hosted {
            if adopter == index {
                hosted += reader.constant(key);
            }
        }
    }
    check::<S>(!hosted.gt(S::ZERO) | adopter.cloud_share[0].gt(S::ZERO), Rule::Rented, name)
}
