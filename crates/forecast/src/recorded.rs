//! What a run keeps: the measures that rows of the layout are made of, months of them gathered into quarters.

use std::marker::PhantomData;

use rackcast_calendar::PeriodKind;
use rackcast_numeric::Real;

use crate::Model;
use crate::groups::Groups;
use crate::layout::Cell;
use crate::measures::{Gather, Measure};
use crate::plan::Figure;

/// The figures of one run, in the same memory as those of the run before.
#[derive(Debug)]
pub(crate) struct Recorded<S> {
    /// By output of the layout: whether its rows are read.
    outputs: Vec<bool>,
    /// By group and part: a bit for each measure, set where it is read.
    wanted: Vec<Vec<u32>>,
    /// Figures of whole quarters, as groups place them.
    quarters: Vec<S>,
    /// A row a month; none where no months are read.
    months: Vec<S>,
}

/// Where one month of a group is recorded.
pub(crate) struct GroupMonth<'a, S> {
    /// By part: where it begins, and the measures that are read.
    parts: &'a [usize],
    wanted: &'a [u32],
    /// Figures of the quarter that the month is in, and which of its three months it is.
    quarter: Option<&'a mut [S]>,
    position: usize,
    /// The group's part of the month's row, where months are read.
    month: Option<&'a mut [S]>,
}

/// One part of it.
pub(crate) struct Part<'a, S, M> {
    wanted: u32,
    quarter: Option<&'a mut [S]>,
    position: usize,
    month: Option<&'a mut [S]>,
    kind: PhantomData<M>,
}

impl<S: Real> Recorded<S> {
    /// Room for what these rows of the layout are made of.
    pub(crate) fn of_rows(model: &Model, rows: impl IntoIterator<Item = usize>) -> Self {
        let groups = &model.groups;
        let mut outputs = vec![false; model.planned.len()];
        let mut wanted: Vec<Vec<u32>> = groups.all.iter().map(|group| vec![0; group.parts.len()]).collect();
        let mut months = false;
        for row in rows {
            let cell = &model.cells[row];
            let group = model.planned[cell.output].group;
            outputs[cell.output] = true;
            months |= cell.kind == PeriodKind::Month;
            let (figures, count) = cell.formula.figures();
            for Figure { measure, .. } in figures.into_iter().take(count) {
                let of = &groups.all[group];
                let part = of.part(measure);
                wanted[group][part] |= 1 << (measure - of.parts[part]);
            }
        }
        let months = if months { model.months * groups.width } else { 0 };
        Self { outputs, wanted, quarters: vec![S::ZERO; groups.figures], months: vec![S::ZERO; months] }
    }

    /// Where a month of a group is recorded; `None` where nothing of it is read.
    #[inline(always)]
    pub(crate) fn group<'a>(&'a mut self, groups: &'a Groups, group: usize, month: usize) -> Option<GroupMonth<'a, S>> {
        let (of, wanted) = (&groups.all[group], &self.wanted[group]);
        if wanted.iter().all(|&wanted| wanted == 0) {
            return None;
        }
        let width = of.gather.len();
        let quarter = of.quarter(month);
        let position = quarter.map_or(0, |(_, position)| position);
        let quarter = quarter.and_then(|(quarter, _)| {
            let first = of.figures + quarter * width;
            self.quarters.get_mut(first..first + width)
        });
        let first = month * groups.width + of.first;
        let month = self.months.get_mut(first..first + width);
        Some(GroupMonth { parts: &of.parts, wanted, quarter, position, month })
    }

    /// The value of a cell; NaN where there is none, as where it was not to be read.
    #[inline(always)]
    pub(crate) fn value(&self, cell: &Cell) -> S {
        let figures = if cell.kind == PeriodKind::Month { &self.months } else { &self.quarters };
        let Some(figures) = figures.get(cell.first..).filter(|_| self.outputs[cell.output]) else {
            return S::constant(f64::NAN);
        };
        if cell.kind == PeriodKind::Year {
            let (of, count) = cell.formula.figures();
            let mut gathered = [S::ZERO; 3];
            for (gathered, figure) in gathered.iter_mut().zip(of).take(count) {
                *gathered = over_a_year(figures, cell.stride, figure);
            }
            cell.formula.value(|at, _| gathered[at], cell.kind)
        } else {
            cell.formula.value(|_, figure| figures[figure.measure], cell.kind)
        }
    }

    /// Nought where all that is kept is finite, else no finite number.
    #[inline(always)]
    pub(crate) fn probe(&self) -> S {
        let mut probe = S::ZERO;
        for &value in &self.quarters {
            probe += value * S::ZERO;
        }
        for &value in &self.months {
            probe += value * S::ZERO;
        }
        probe
    }

    /// The first month, and the place in its row, that is not finite; where months are read.
    pub(crate) fn first_not_finite(&self, groups: &Groups) -> Option<(usize, usize)> {
        let at = self.months.iter().position(|value| !S::all(value.finite()))?;
        Some((at / groups.width, at % groups.width))
    }
}

/// A figure over four quarters, of which `figures` begins with the first one's and `stride` leads to the next one's.
#[inline(always)]
fn over_a_year<S: Real>(figures: &[S], stride: usize, Figure { measure, gather }: Figure) -> S {
    let quarters = &figures[measure..=measure + 3 * stride];
    match gather {
        Gather::Sum => quarters[0] + quarters[stride] + quarters[2 * stride] + quarters[3 * stride],
        Gather::Last => quarters[3 * stride],
        Gather::First => quarters[0],
    }
}

impl<S: Real> GroupMonth<'_, S> {
    /// A part of the group, which has the measures of one kind.
    #[inline(always)]
    pub(crate) fn part<M: Measure>(&mut self, part: usize) -> Part<'_, S, M> {
        let first = self.parts[part];
        let own = first..first + M::COUNT;
        let quarter = self.quarter.as_mut().and_then(|quarter| quarter.get_mut(own.clone()));
        let month = self.month.as_mut().and_then(|month| month.get_mut(own));
        Part { wanted: self.wanted[part], quarter, position: self.position, month, kind: PhantomData }
    }
}

impl<S: Real, M: Measure> Part<'_, S, M> {
    /// Records a measure; it is computed only where it is read.
    #[inline(always)]
    pub(crate) fn put(&mut self, measure: M, value: impl FnOnce() -> S) {
        if self.reads(measure) {
            self.write(measure, value());
        }
    }

    /// Records measures that are computed together, where one of them is read.
    #[inline(always)]
    pub(crate) fn put_all<const N: usize>(&mut self, measures: [M; N], values: impl FnOnce() -> [S; N]) {
        let mut any = false;
        for &measure in &measures {
            any |= self.reads(measure);
        }
        if any {
            let values = values();
            for (&measure, &value) in measures.iter().zip(&values) {
                if self.reads(measure) {
                    self.write(measure, value);
                }
            }
        }
    }

    #[inline(always)]
    fn reads(&self, measure: M) -> bool {
        let wanted = self.wanted >> measure.place() & 1 == 1;
        wanted && (self.month.is_some() || (self.quarter.is_some() && counts(measure, self.position)))
    }

    #[inline(always)]
    fn write(&mut self, measure: M, value: S) {
        if let Some(month) = &mut self.month {
            month[measure.place()] = value;
        }
        if let Some(quarter) = &mut self.quarter
            && counts(measure, self.position)
        {
            let figure = &mut quarter[measure.place()];
            *figure = if measure.gather() == Gather::Sum && self.position > 0 { *figure + value } else { value };
        }
    }
}

/// Whether a measure's figure of a quarter depends on that of its month at `position`.
#[inline(always)]
fn counts<M: Measure>(measure: M, position: usize) -> bool {
    match measure.gather() {
        Gather::Sum => true,
        Gather::Last => position == 2,
        Gather::First => position == 0,
    }
}
