//! Parameters of segments and of the mix of servers they buy (docs/model.md, sections 2 to 4).

use rackcast_demand::{Capacity, Inference, Planning, Start, Work, monthly_growth};
use rackcast_numeric::Real;
use rackcast_vendor::{Book, OrderBooks};

use super::SegmentParameters;
use super::reader::{Reader, check};
use crate::Model;
use crate::rules::{BrokenRule, Rule};

/// A segment of which nothing has been read.
pub(super) fn blank<S: Real>(model: &Model, index: usize) -> SegmentParameters<S> {
    let keys = &model.keys.segments[index];
    let adopter = model.keys.adopters.iter().position(|adopter| adopter.segment == index);
    let inference = match (keys.own_inference_growth, adopter) {
        (None, Some(adopter)) => Inference::Adopter(adopter),
        _ => Inference::Own {
            index: vec![S::ONE; model.months],
            own_share: S::ONE,
            hosted: keys.hosted.iter().map(|&(adopter, _)| (adopter, S::ZERO)).collect(),
        },
    };
    let capacity = Capacity { installed: S::ZERO, on_order: S::ZERO };
    SegmentParameters {
        work: Work { inference_share_at_start: S::ZERO, training_index: vec![S::ONE; model.months], inference },
        training: vec![S::ONE; model.months],
        start: Start { capacity, scale: S::ONE },
        leaning: vec![S::ONE; model.months],
        demand_noise: vec![S::ONE; model.months],
    }
}

/// Work and leaning; `training_efficiency` is its growth index, by month.
#[inline(always)]
pub(super) fn refresh<S: Real>(
    reader: &Reader<'_, S>,
    index: usize,
    training_efficiency: &[S],
    segment: &mut SegmentParameters<S>,
) -> Result<(), BrokenRule> {
    let keys = &reader.model.keys.segments[index];
    let work = &mut segment.work;
    work.inference_share_at_start = reader.constant(keys.inference_share_at_start);
    if let Inference::Own { index: own, own_share, hosted } = &mut work.inference {
        *own_share = S::ONE;
        for ((_, share), &(_, key)) in hosted.iter_mut().zip(&keys.hosted) {
            *share = reader.constant(key);
            *own_share -= *share;
        }
        let name = || reader.model.scenario.segments[index].clone();
        check::<S>(S::constant(-1e-12).lt(*own_share), Rule::HostedShares, name)?;
        *own_share = own_share.max(S::ZERO);
        if let Some(key) = keys.own_inference_growth {
            reader.growth(key, own);
        }
    }
    reader.growth(keys.training_growth, &mut segment.training);
    let from = reader.from(&[keys.training_growth, reader.model.keys.market.training_efficiency]);
    for month in from..reader.months {
        work.training_index[month] = segment.training[month] / training_efficiency[month];
    }
    let from = reader.from(&[keys.asic_share_reference, keys.asic_affinity]);
    let affinity = &reader.model.series[keys.asic_affinity];
    affinity.map(reader.draw, from, &mut segment.leaning, S::exp);
    let reference = reader.constant(keys.asic_share_reference);
    let odds = reference / (S::ONE - reference);
    for month in from..reader.months {
        segment.leaning[month] *= odds;
    }
    Ok(())
}

/// The start of a segment that orders `ordered` capacity and `orders` in money a month.
#[inline(always)]
pub(super) fn start<S: Real>(
    reader: &Reader<'_, S>,
    index: usize,
    planning: &Planning<S>,
    (ordered, orders): (S, S),
    (books, book): (&OrderBooks<S>, &Book<S>),
) -> Result<Start<S>, BrokenRule> {
    let name = || reader.model.scenario.segments[index].clone();
    let growth = reader.constant(reader.model.keys.segments[index].capacity_growth_at_start);
    let retired = monthly_growth(growth) + planning.retirement;
    check::<S>(retired.gt(S::ZERO), Rule::CapacityGrowth, name)?;
    let (mut backlog, mut delivered) = (S::ZERO, S::ZERO);
    for (vendor, inputs) in books.vendors.iter().enumerate() {
        let own = book.of_vendor_segment(vendor, index, |entry| entry.backlog);
        backlog += own;
        delivered += own * inputs.delivery_rate[0];
    }
    let start = planning.start(ordered, backlog / orders, delivered / orders, growth);
    check::<S>(start.scale.gt(S::ZERO), Rule::Scale, name)?;
    Ok(start)
}
