//! Parameters of adopters and segments (docs/model.md, sections 1 to 4).

use rackcast_demand::{Adoption, Inference, Planning, Work, monthly_growth, monthly_loss};
use rackcast_numeric::Real;
use rackcast_vendor::{Book, OrderBooks};

use super::SegmentParameters;
use super::reader::{Reader, check};
use crate::rules::{BrokenRule, Rule};
use crate::series::{growth_index, map_runs};

pub(super) fn adopter<S: Real>(reader: &Reader<'_, S>, index: usize) -> Result<Adoption<S>, BrokenRule> {
    let keys = &reader.model.keys.adopters[index];
    let name = || reader.model.scenario.adopters[index].clone();
    let pilot_growth = reader.path(keys.pilot_growth);
    let adoption = Adoption {
        pilot_duration: reader.constant(keys.pilot_duration),
        conversion_at_start: reader.constant(keys.conversion_at_start),
        production_growth_at_start: reader.constant(keys.production_growth_at_start),
        churn: reader.constant(keys.churn),
        pilot_intensity: reader.constant(keys.pilot_intensity),
        imitation: reader.constant(keys.imitation),
        conversion_rate: reader.path(keys.conversion_rate),
        pilot_growth_at_start: pilot_growth[0],
        pilot_growth_index: growth_index(pilot_growth),
        usage_index: reader.growth(keys.usage_growth),
        cloud_share: reader.path(keys.cloud_share),
    };
    let started = S::ONE / adoption.pilot_duration + monthly_growth(adoption.pilot_growth_at_start);
    check::<S>(started.gt(S::ZERO), Rule::PilotsStart, name)?;
    let growth = monthly_growth(adoption.production_growth_at_start) + monthly_loss(adoption.churn);
    check::<S>(growth.gt(S::ZERO), Rule::ProductionGrowth, name)?;
    check::<S>(adoption.cloud_share[0].lt(S::ONE), Rule::OwnPremises, name)?;
    let hosted = reader.model.keys.segments.iter().flat_map(|segment| &segment.hosted);
    let hosted = hosted.filter(|(adopter, _)| *adopter == index);
    let hosted = hosted.fold(S::ZERO, |sum, &(_, key)| sum + reader.constant(key));
    check::<S>(!hosted.gt(S::ZERO) | adoption.cloud_share[0].gt(S::ZERO), Rule::Rented, name)?;
    Ok(adoption)
}

/// Odds of each segment's leaning to ASICs: `r/(1−r)·e^affinity`.
pub(super) fn leaning<S: Real>(reader: &Reader<'_, S>) -> Vec<Vec<S>> {
    let mut leaning = vec![Vec::with_capacity(reader.model.keys.segments.len()); reader.months];
    for keys in &reader.model.keys.segments {
        let reference = reader.constant(keys.asic_share_reference);
        let odds = reference / (S::ONE - reference);
        let mut affinity = reader.path(keys.asic_affinity);
        map_runs(&mut affinity, S::exp);
        for (month, factor) in leaning.iter_mut().zip(affinity) {
            month.push(odds * factor);
        }
    }
    leaning
}

/// Months of a segment's orders in vendors' backlogs, and delivered in the first month.
pub(super) fn in_backlogs<S: Real>(books: &OrderBooks<S>, book: &Book<S>, segment: usize, orders: S) -> (S, S) {
    let (mut backlog, mut delivered) = (S::ZERO, S::ZERO);
    for (index, vendor) in books.vendors.iter().enumerate() {
        let own = book.of_vendor_segment(&book.backlog, index, segment);
        backlog += own;
        delivered += own / vendor.delivery_months[0];
    }
    (backlog / orders, delivered / orders)
}

pub(super) fn segment<S: Real>(
    reader: &Reader<'_, S>,
    index: usize,
    planning: &Planning<S>,
    ordered: S,
    (backlog, delivered): (S, S),
) -> Result<SegmentParameters<S>, BrokenRule> {
    let keys = &reader.model.keys.segments[index];
    let market = &reader.model.keys.market;
    let name = || reader.model.scenario.segments[index].clone();
    let hosted: Vec<(usize, S)> = keys.hosted.iter().map(|&(adopter, key)| (adopter, reader.constant(key))).collect();
    let own_share = hosted.iter().fold(S::ONE, |left, (_, share)| left - *share);
    check::<S>(S::constant(-1e-12).lt(own_share), Rule::HostedShares, name)?;
    let inference = match keys.own_inference_growth {
        Some(key) => Inference::Own { index: reader.growth(key), own_share: own_share.max(S::ZERO), hosted },
        None => Inference::Adopter(
            reader.model.keys.adopters.iter().position(|adopter| adopter.segment == index).unwrap_or_default(),
        ),
    };
    let mut training_index = reader.growth(keys.training_growth);
    for (work, efficiency) in training_index.iter_mut().zip(reader.growth(market.training_efficiency)) {
        *work /= efficiency;
    }
    let growth = reader.constant(keys.capacity_growth_at_start);
    let retired = monthly_growth(growth) + S::ONE / planning.service_months;
    check::<S>(retired.gt(S::ZERO), Rule::CapacityGrowth, name)?;
    let start = planning.start(ordered, backlog, delivered, growth);
    check::<S>(start.scale.gt(S::ZERO), Rule::Scale, name)?;
    Ok(SegmentParameters {
        work: Work {
            inference_share_at_start: reader.constant(keys.inference_share_at_start),
            training_index,
            inference_efficiency_index: reader.growth(market.inference_efficiency),
            inference,
        },
        start,
        demand_noise: reader.same(1.0),
    })
}
