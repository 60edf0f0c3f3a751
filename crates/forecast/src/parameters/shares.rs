//! Vendors' shares of orders by month, segment and class (docs/model.md, section 5).

use rackcast_numeric::Real;
use rackcast_vendor::{CLASSES, attraction_shares};

use super::reader::{Reader, check};
use crate::Model;
use crate::lookup::Key;
use crate::rules::{BrokenRule, Rule};

/// What the shares of each segment are made of, and room to make them in.
#[derive(Debug)]
pub(super) struct ShareInputs<S> {
    segments: Vec<SegmentInputs>,
    /// By vendor: how far its attraction has moved since the first month, its share without, its share.
    exponent: Vec<S>,
    base: Vec<S>,
    shares: Vec<S>,
}

/// What the shares of one segment are made of.
#[derive(Debug)]
struct SegmentInputs {
    /// A vendor's attribute, and its weight in the segment.
    attractions: Vec<Attraction>,
    /// The inputs of a class's shares.
    keys: [Vec<Key>; 2],
    /// By class and month: whether its shares are made otherwise than those of the month before.
    changes: [Vec<bool>; 2],
}

#[derive(Debug)]
struct Attraction {
    vendor: usize,
    attribute: Key,
    weight: Key,
}

impl<S: Real> ShareInputs<S> {
    /// Inputs of which nothing has been read.
    pub(super) fn blank(model: &Model) -> Self {
        let vendors = vec![S::ZERO; model.keys.vendors.len()];
        let segments = (0..model.keys.segments.len()).map(|segment| SegmentInputs::new(model, segment)).collect();
        Self { segments, exponent: vendors.clone(), base: vendors.clone(), shares: vendors }
    }

    /// The shares of each month, by vendor, segment and class, into `months`.
    #[inline(always)]
    pub(super) fn refresh(&mut self, reader: &Reader<'_, S>, months: &mut [Vec<[S; 2]>]) -> Result<(), BrokenRule> {
        let width = self.segments.len();
        for segment in 0..self.segments.len() {
            for class in 0..CLASSES.len() {
                let from = reader.from(&self.segments[segment].keys[class]);
                for month in from..reader.months {
                    if month == from || self.segments[segment].changes[class][month] {
                        self.shares(reader, month, segment, class)?;
                    }
                    let cells = &mut months[month];
                    for vendor in 0..self.shares.len() {
                        cells[vendor * width + segment][class] = self.shares[vendor];
                    }
                }
            }
        }
        Ok(())
    }

    /// The shares of a month, segment and class.
    #[inline(always)]
    fn shares(&mut self, reader: &Reader<'_, S>, month: usize, segment: usize, class: usize) -> Result<(), BrokenRule> {
        let mut sum = S::ZERO;
        for vendor in 0..self.base.len() {
            let key = reader.model.keys.vendors[vendor].shares[segment * CLASSES.len() + class];
            self.base[vendor] = if let Some(key) = key { reader.value(key, month) } else { S::ZERO };
            sum += self.base[vendor];
        }
        check::<S>(sum.gt(S::ZERO), Rule::Shares, || name(reader, segment, class))?;
        self.exponent.fill(S::ZERO);
        for &Attraction { vendor, attribute, weight } in &self.segments[segment].attractions {
            let moved = reader.value(attribute, month) - reader.constant(attribute);
            self.exponent[vendor] += reader.constant(weight) * moved;
        }
        attraction_shares(&self.base, &self.exponent, &mut self.shares);
        Ok(())
    }
}

impl SegmentInputs {
    fn new(model: &Model, segment: usize) -> Self {
        let keys = &model.keys;
        let mut attractions = Vec::new();
        for (attribute, weights) in keys.attraction.iter().enumerate() {
            // A weight that is known to be nought lets nothing through.
            let Some(weight) = weights[segment].filter(|&weight| !model.series[weight].is_nought()) else { continue };
            let of_vendors = keys.vendors.iter().map(|vendor| vendor.attributes[attribute]).enumerate();
            let present = of_vendors.filter_map(|(vendor, key)| Some(Attraction { vendor, attribute: key?, weight }));
            attractions.extend(present);
        }
        let of_class = |class: usize| {
            let own = keys.vendors.iter().filter_map(|vendor| vendor.shares[segment * CLASSES.len() + class]);
            own.chain(attractions.iter().flat_map(|of| [of.attribute, of.weight])).collect::<Vec<Key>>()
        };
        let keys = [of_class(0), of_class(1)];
        let changes = |keys: &Vec<Key>| {
            (0..model.months).map(|month| keys.iter().any(|&key| model.series[key].changes(month))).collect()
        };
        let changes = [changes(&keys[0]), changes(&keys[1])];
        Self { attractions, keys, changes }
    }
}

/// The shares' key.
fn name<S>(reader: &Reader<'_, S>, segment: usize, class: usize) -> String {
    let class = rackcast_catalogue::CLASSES[class];
    format!("share.{class}.{}", reader.model.scenario.segments[segment])
}
