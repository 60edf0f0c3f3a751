//! Vendors' shares of orders by month, segment and class (docs/model.md, section 5).

use rackcast_numeric::Real;
use rackcast_vendor::{CLASSES, attraction_shares};

use super::reader::{Reader, check};
use crate::Model;
use crate::lookup::VendorKeys;
use crate::rules::{BrokenRule, Rule};

/// What shares are made of, as it was read last.
#[derive(Debug)]
pub(super) struct ShareInputs<S> {
    /// How far each attribute of each vendor has moved since the first month, by month: vendor after vendor.
    moved: Vec<Vec<S>>,
    /// Shares without attraction, by segment and class: month after month, vendor after vendor.
    base: Vec<Vec<S>>,
    /// Attraction, by segment: month after month, vendor after vendor.
    exponent: Vec<Vec<S>>,
    /// Room for the shares of one month, segment and class.
    shares: Vec<S>,
}

impl<S: Real> ShareInputs<S> {
    /// Inputs of which nothing has been read.
    pub(super) fn blank(model: &Model) -> Self {
        let keys = &model.keys;
        let (vendors, segments) = (keys.vendors.len(), keys.segments.len());
        let by_vendor = vec![S::ZERO; model.months * vendors];
        Self {
            moved: vec![vec![S::ZERO; model.months]; vendors * keys.attraction.len()],
            base: vec![by_vendor.clone(); segments * CLASSES.len()],
            exponent: vec![by_vendor; segments],
            shares: vec![S::ZERO; vendors],
        }
    }

    /// The shares of each month, by vendor, segment and class, into `months`.
    #[inline(always)]
    pub(super) fn refresh(&mut self, reader: &Reader<'_, S>, months: &mut [Vec<S>]) -> Result<(), BrokenRule> {
        let keys = &reader.model.keys;
        let moved_from = self.refresh_moved(reader);
        for segment in 0..keys.segments.len() {
            let moved_from = self.refresh_exponent(reader, segment, moved_from);
            for class in 0..CLASSES.len() {
                let cell = segment * CLASSES.len() + class;
                let from = self.refresh_base(reader, cell).min(moved_from);
                self.shares(reader, segment, cell, from, months)?;
            }
        }
        Ok(())
    }

    /// Reads how attributes have moved; the first month in which one may have moved otherwise than before.
    #[inline(always)]
    fn refresh_moved(&mut self, reader: &Reader<'_, S>) -> usize {
        let attributes = reader.model.keys.attraction.len();
        let mut all_from = reader.months;
        for (vendor, keys) in reader.model.keys.vendors.iter().enumerate() {
            for (attribute, &key) in keys.attributes.iter().enumerate() {
                let Some(key) = key else { continue };
                let from = reader.from(&[key]);
                let first = reader.constant(key);
                let moved = &mut self.moved[vendor * attributes + attribute];
                for (month, moved) in moved.iter_mut().enumerate().skip(from) {
                    *moved = reader.value(key, month) - first;
                }
                all_from = all_from.min(from);
            }
        }
        all_from
    }

    /// The attraction of each vendor to a segment; the first month in which it may be another than before.
    #[inline(always)]
    fn refresh_exponent(&mut self, reader: &Reader<'_, S>, segment: usize, moved_from: usize) -> usize {
        let keys = &reader.model.keys;
        let vendors = keys.vendors.len();
        let mut from = reader.months;
        for weights in &keys.attraction {
            let Some(key) = weights[segment] else { continue };
            let weight_from = reader.from(&[key]);
            // A weight that is known to be nought lets nothing through.
            if weight_from < reader.months || reader.constant(key) != S::ZERO {
                from = from.min(weight_from).min(moved_from);
            }
        }
        for exponents in self.exponent[segment].chunks_exact_mut(vendors).skip(from) {
            exponents.fill(S::ZERO);
        }
        for (attribute, weights) in keys.attraction.iter().enumerate() {
            let Some(key) = weights[segment] else { continue };
            let weight = reader.constant(key);
            for (vendor, moved) in self.moved.iter().skip(attribute).step_by(keys.attraction.len()).enumerate() {
                if keys.vendors[vendor].attributes[attribute].is_some() {
                    let exponents = self.exponent[segment].chunks_exact_mut(vendors);
                    for (exponents, &moved) in exponents.zip(moved).skip(from) {
                        exponents[vendor] += weight * moved;
                    }
                }
            }
        }
        from
    }

    /// Shares of a segment and class without attraction; the first month in which they may be others than before.
    #[inline(always)]
    fn refresh_base(&mut self, reader: &Reader<'_, S>, cell: usize) -> usize {
        let vendors = &reader.model.keys.vendors;
        let own = |vendor: &VendorKeys| vendor.shares[cell];
        let mut all_from = reader.months;
        for (vendor, key) in vendors.iter().map(own).enumerate() {
            let Some(key) = key else { continue };
            let from = reader.from(&[key]);
            for (month, base) in self.base[cell].chunks_exact_mut(vendors.len()).enumerate().skip(from) {
                base[vendor] = reader.value(key, month);
            }
            all_from = all_from.min(from);
        }
        all_from
    }

    /// The shares of one segment and class from a month on. Those of months in which nothing moved are those of the month
    /// before.
    #[inline(always)]
    fn shares(
        &mut self,
        reader: &Reader<'_, S>,
        segment: usize,
        cell: usize,
        from: usize,
        months: &mut [Vec<S>],
    ) -> Result<(), BrokenRule> {
        let (vendors, width) = (self.shares.len(), self.base.len());
        let mut before = None;
        let inputs = self.base[cell].chunks_exact(vendors).zip(self.exponent[segment].chunks_exact(vendors));
        for (cells, now) in months.iter_mut().zip(inputs).skip(from) {
            if before != Some(now) {
                let (base, exponent) = now;
                let mut sum = S::ZERO;
                for &share in base {
                    sum += share;
                }
                check::<S>(sum.gt(S::ZERO), Rule::Shares, || name(reader, segment, cell))?;
                attraction_shares(base, exponent, &mut self.shares);
                before = Some(now);
            }
            for (vendor, &share) in self.shares.iter().enumerate() {
                cells[vendor * width + cell] = share;
            }
        }
        Ok(())
    }
}

/// The shares' key.
fn name<S>(reader: &Reader<'_, S>, segment: usize, cell: usize) -> String {
    let class = rackcast_catalogue::CLASSES[cell % CLASSES.len()];
    format!("share.{class}.{}", reader.model.scenario.segments[segment])
}
