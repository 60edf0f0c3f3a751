//! Where each measure stands in a month's row: groups that share a fiscal calendar.

use rackcast_calendar::{FiscalCalendar, Month};

use crate::measures::{Adopter, Gather, Market, Segment, Vendor, VendorEarnings, VendorSegment};

/// The measures of the market, one segment, one adopter or one vendor.
#[derive(Debug)]
pub(crate) struct Group {
    /// What it is called, as in outputs: `market`, `segment.cloud`, `vendor.dell`.
    pub(crate) name: String,
    /// Its place in the row.
    pub(crate) first: usize,
    /// Its place among the figures of all quarters: quarter after quarter, its measures in order.
    pub(crate) figures: usize,
    /// Where the measures of each kind begin within the group: one kind, or a vendor's, its segments' and its earnings'.
    pub(crate) parts: Vec<usize>,
    /// How each of its measures is gathered.
    pub(crate) gather: Vec<Gather>,
    /// What each of its measures is called.
    pub(crate) names: Vec<&'static str>,
    /// The calendar its quarters and years count in.
    pub(crate) fiscal: FiscalCalendar,
    /// The month in which the first whole quarter inside the horizon starts, and how many whole ones there are.
    pub(crate) first_quarter: usize,
    pub(crate) quarters: usize,
    /// The quarter in which the first whole year starts, and how many whole ones there are.
    pub(crate) first_year: usize,
    pub(crate) years: usize,
}

impl Group {
    /// The part that a measure is in.
    pub(crate) fn part(&self, measure: usize) -> usize {
        self.parts.partition_point(|&first| first <= measure) - 1
    }

    /// The whole quarter that a month is in, and which of its three months it is.
    pub(crate) fn quarter(&self, month: usize) -> Option<(usize, usize)> {
        let since = month.checked_sub(self.first_quarter)?;
        (since / 3 < self.quarters).then_some((since / 3, since % 3))
    }
}

/// All groups, in the order of a row.
#[derive(Debug)]
pub(crate) struct Groups {
    pub(crate) all: Vec<Group>,
    pub(crate) segments: usize,
    pub(crate) adopters: usize,
    /// How long a row is.
    pub(crate) width: usize,
    /// How many figures all quarters have.
    pub(crate) figures: usize,
}

impl Groups {
    /// The groups of these names over the months from `start`; vendors with their calendar and whether they have earnings.
    pub(crate) fn new(
        start: Month,
        months: usize,
        segments: &[String],
        adopters: &[String],
        vendors: &[(&str, FiscalCalendar, bool)],
    ) -> Self {
        let mut groups =
            Self { all: Vec::new(), segments: segments.len(), adopters: adopters.len(), width: 0, figures: 0 };
        let mut add = |name: String, fiscal: FiscalCalendar, parts: &[(&[Gather], &'static [&'static str])]| {
            let (first_quarter, quarters) = whole_quarters(fiscal, start, months);
            let (first_year, years) = whole_years(fiscal, start, first_quarter, quarters);
            let mut group = Group {
                name,
                first: groups.width,
                figures: groups.figures,
                parts: Vec::new(),
                gather: Vec::new(),
                names: Vec::new(),
                fiscal,
                first_quarter,
                quarters,
                first_year,
                years,
            };
            for (gather, names) in parts {
                group.parts.push(group.gather.len());
                group.gather.extend(*gather);
                group.names.extend(*names);
            }
            groups.width += group.gather.len();
            groups.figures += group.quarters * group.gather.len();
            groups.all.push(group);
        };
        let calendar = FiscalCalendar::CALENDAR;
        add("market".to_owned(), calendar, &[(Market::GATHER, Market::NAMES)]);
        for segment in segments {
            add(format!("segment.{segment}"), calendar, &[(Segment::GATHER, Segment::NAMES)]);
        }
        for adopter in adopters {
            add(format!("adoption.{adopter}"), calendar, &[(Adopter::GATHER, Adopter::NAMES)]);
        }
        for &(vendor, fiscal, earnings) in vendors {
            let mut parts = vec![(Vendor::GATHER, Vendor::NAMES)];
            parts.extend(segments.iter().map(|_| (VendorSegment::GATHER, VendorSegment::NAMES)));
            if earnings {
                parts.push((VendorEarnings::GATHER, VendorEarnings::NAMES));
            }
            add(format!("vendor.{vendor}"), fiscal, &parts);
        }
        groups
    }

    /// Index of a segment's group.
    pub(crate) const fn segment(segment: usize) -> usize {
        1 + segment
    }

    /// Index of an adopter's group.
    pub(crate) const fn adopter(&self, adopter: usize) -> usize {
        1 + self.segments + adopter
    }

    /// Index of a vendor's group.
    pub(crate) const fn vendor(&self, vendor: usize) -> usize {
        1 + self.segments + self.adopters + vendor
    }

    /// The first of a vendor's measures of a segment, within the vendor's group.
    pub(crate) const fn vendor_segment(segment: usize) -> usize {
        Vendor::GATHER.len() + segment * VendorSegment::GATHER.len()
    }

    /// Which part of a vendor's group is of a segment.
    pub(crate) const fn vendor_segment_part(segment: usize) -> usize {
        1 + segment
    }

    /// Which part of a vendor's group is of its earnings.
    pub(crate) const fn earnings_part(&self) -> usize {
        1 + self.segments
    }

    /// The first of a vendor's measures of earnings, within the vendor's group.
    pub(crate) const fn vendor_earnings(&self) -> usize {
        Self::vendor_segment(self.segments)
    }

    /// What stands in a place of the row: `vendor.dell Backlog`.
    pub(crate) fn describe(&self, place: usize) -> String {
        let group = self.all.iter().rfind(|group| group.first <= place);
        group.map_or_else(String::new, |group| format!("{} {}", group.name, group.names[place - group.first]))
    }
}

/// Month of the horizon in which the first whole quarter starts, and how many whole quarters follow.
fn whole_quarters(fiscal: FiscalCalendar, start: Month, months: usize) -> (usize, usize) {
    let first = (0..3).find(|&skip| {
        let month = start.plus(skip);
        fiscal.quarter_of(month).first_month(fiscal) == month
    });
    let first = usize::try_from(first.unwrap_or(0)).unwrap_or(0);
    (first, months.saturating_sub(first) / 3)
}

/// Quarter in which the first whole year starts, and how many whole years follow.
fn whole_years(fiscal: FiscalCalendar, start: Month, first_quarter: usize, quarters: usize) -> (usize, usize) {
    let first = (0..4).find(|&skip| {
        let month = start.plus(i32::try_from(first_quarter).unwrap_or(0) + 3 * skip);
        fiscal.first_month(fiscal.year_of(month)) == month
    });
    let first = usize::try_from(first.unwrap_or(0)).unwrap_or(0);
    (first, quarters.saturating_sub(first) / 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_only_whole_quarters() {
        let start: Month = "2025-01".parse().unwrap();
        let january = FiscalCalendar::ending_in(1).unwrap();
        assert_eq!(whole_quarters(FiscalCalendar::CALENDAR, start, 37), (0, 12));
        assert_eq!(whole_quarters(january, start, 37), (1, 12));
        assert_eq!(whole_quarters(january, start, 3), (1, 0));
        assert_eq!(whole_quarters(january, start, 1), (1, 0));
        assert_eq!(whole_years(FiscalCalendar::CALENDAR, start, 0, 12), (0, 3));
        assert_eq!(whole_years(january, start, 1, 12), (0, 3));
        assert_eq!(whole_years(FiscalCalendar::ending_in(10).unwrap(), start, 1, 12), (3, 2));
    }
}
