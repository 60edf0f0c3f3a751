//! What a run keeps: the measures that rows of the layout are made of, months of them gathered into quarters.

use std::marker::PhantomData;

use rackcast_calendar::PeriodKind;
use rackcast_numeric::Real;

use crate::Model;
use crate::groups::{Group, Groups};
use crate::layout::Cell;
use crate::measures::{Gather, Measure};
use crate::plan::Figure;

/// Months of a quarter.
const QUARTER: usize = 3;

/// The figures of one run, in the same memory as those of the run before.
#[derive(Debug)]
pub(crate) struct Recorded<S> {
    /// By output of the layout: whether its rows are read.
    outputs: Vec<bool>,
    /// By group: what is read of it.
    read: Vec<Read>,
    /// Figures of whole quarters, as groups place them.
    quarters: Vec<S>,
    /// Rows of months: of all where months are read, else of the last three, which make a quarter.
    months: Vec<S>,
    /// How many rows there are, and whether they are read.
    rows: usize,
    months_read: bool,
    /// Nought where all figures that are read were finite, else no finite number.
    probe: S,
}

/// What is read of a group.
#[derive(Debug, Default)]
struct Read {
    /// By part: a bit for each measure, set where it is read.
    wanted: Vec<u32>,
    /// The measures that are read, by how they are gathered.
    sums: Vec<usize>,
    lasts: Vec<usize>,
    firsts: Vec<usize>,
}

/// Where one month of a group is recorded.
pub(crate) struct GroupMonth<'a, S> {
    /// By part: where it begins, and the measures that are read.
    parts: &'a [usize],
    wanted: &'a [u32],
    row: &'a mut [S],
}

/// One part of it.
pub(crate) struct Part<'a, S, M> {
    wanted: u32,
    row: &'a mut [S],
    kind: PhantomData<M>,
}

impl Read {
    fn new(group: &Group) -> Self {
        Self { wanted: vec![0; group.parts.len()], ..Self::default() }
    }

    /// Reads a measure from now on.
    fn read(&mut self, group: &Group, figure: Figure) {
        let measure = figure.place();
        let part = group.part(measure);
        let bit = 1 << (measure - group.parts[part]);
        if self.wanted[part] & bit == 0 {
            self.wanted[part] |= bit;
            match figure.gather {
                Gather::Sum => self.sums.push(measure),
                Gather::Last => self.lasts.push(measure),
                Gather::First => self.firsts.push(measure),
            }
        }
    }
}

impl<S: Real> Recorded<S> {
    /// Room for what these rows of the layout are made of.
    pub(crate) fn of_rows(model: &Model, rows: impl IntoIterator<Item = usize>) -> Self {
        let groups = &model.groups;
        let mut outputs = vec![false; model.planned.len()];
        let mut read: Vec<Read> = groups.all.iter().map(Read::new).collect();
        let mut months_read = false;
        for row in rows {
            let cell = &model.cells[row];
            let group = model.planned[cell.output as usize].group;
            outputs[cell.output as usize] = true;
            months_read |= cell.kind == PeriodKind::Month;
            let (figures, count) = cell.formula.figures();
            for figure in figures.into_iter().take(count) {
                read[group].read(&groups.all[group], figure);
            }
        }
        let rows = if months_read { model.months } else { QUARTER };
        let (quarters, months) = (vec![S::ZERO; groups.figures], vec![S::ZERO; rows * groups.width]);
        Self { outputs, read, quarters, months, rows, months_read, probe: S::ZERO }
    }

    /// Where a month of a group is recorded; `None` where nothing of it is read.
    #[inline(always)]
    pub(crate) fn group<'a>(&'a mut self, groups: &'a Groups, group: usize, month: usize) -> Option<GroupMonth<'a, S>> {
        let (of, read) = (&groups.all[group], &self.read[group]);
        if read.sums.is_empty() && read.lasts.is_empty() && read.firsts.is_empty() {
            return None;
        }
        let row = &mut self.months[month % self.rows * groups.width + of.first..][..of.gather.len()];
        Some(GroupMonth { parts: &of.parts, wanted: &read.wanted, row })
    }

    /// Begins a run.
    #[inline(always)]
    pub(crate) fn begin(&mut self) {
        self.probe = S::ZERO;
    }

    /// Gathers the quarters of which the month that has been recorded is the last.
    #[inline(always)]
    pub(crate) fn gather(&mut self, groups: &Groups, month: usize) {
        let mut probe = S::ZERO;
        for group in 0..groups.all.len() {
            let (of, read) = (&groups.all[group], &self.read[group]);
            let Some((quarter, 2)) = of.quarter(month) else { continue };
            let width = of.gather.len();
            let row = |month: usize| &self.months[month % self.rows * groups.width + of.first..][..width];
            let (first, second, last) = (row(month - 2), row(month - 1), row(month));
            let figures = &mut self.quarters[of.figures + quarter * width..][..width];
            for &measure in &read.sums {
                figures[measure] = first[measure] + second[measure] + last[measure];
                probe += figures[measure] * S::ZERO;
            }
            for &measure in &read.firsts {
                figures[measure] = first[measure];
            }
            for &measure in &read.lasts {
                figures[measure] = last[measure];
                probe += last[measure] * S::ZERO;
            }
        }
        self.probe += probe;
    }

    /// The value of a cell; NaN where there is none, as where it was not to be read.
    #[inline(always)]
    pub(crate) fn value(&self, cell: &Cell) -> S {
        let figures = if cell.kind == PeriodKind::Month { &self.months } else { &self.quarters };
        let Some(figures) = figures.get(cell.first as usize..).filter(|_| self.outputs[cell.output as usize]) else {
            return S::constant(f64::NAN);
        };
        if cell.kind == PeriodKind::Year {
            let (of, count) = cell.formula.figures();
            let mut gathered = [S::ZERO; 3];
            for (gathered, figure) in gathered.iter_mut().zip(of).take(count) {
                *gathered = over_a_year(figures, cell.stride as usize, figure);
            }
            cell.formula.value(|at, _| gathered[at], cell.kind)
        } else {
            cell.formula.value(|_, figure| figures[figure.place()], cell.kind)
        }
    }

    /// Nought where all that is read was finite in the run, else no finite number.
    #[inline(always)]
    pub(crate) fn probe(&self) -> S {
        let mut probe = self.probe;
        if self.months_read {
            for &value in &self.months {
                probe += value * S::ZERO;
            }
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
fn over_a_year<S: Real>(figures: &[S], stride: usize, figure: Figure) -> S {
    let quarters = &figures[figure.place()..=figure.place() + 3 * stride];
    match figure.gather {
        Gather::Sum => quarters[0] + quarters[stride] + quarters[2 * stride] + quarters[3 * stride],
        Gather::Last => quarters[3 * stride],
        Gather::First => quarters[0],
    }
}

impl<S: Real> GroupMonth<'_, S> {
    /// A part of the group, which has the measures of one kind; `None` where none of them is read.
    #[inline(always)]
    pub(crate) fn part<M: Measure>(&mut self, part: usize) -> Option<Part<'_, S, M>> {
        let wanted = self.wanted[part];
        let row = &mut self.row[self.parts[part]..][..M::COUNT];
        (wanted != 0).then_some(Part { wanted, row, kind: PhantomData })
    }
}

impl<S: Real, M: Measure> Part<'_, S, M> {
    /// Records a measure.
    #[inline(always)]
    pub(crate) fn put(&mut self, measure: M, value: S) {
        self.row[measure.place()] = value;
    }

    /// Whether one of these measures is read: where none is, what is costly is not computed.
    #[inline(always)]
    pub(crate) fn reads<const N: usize>(&self, measures: [M; N]) -> bool {
        let mut bits = 0;
        for measure in measures {
            bits |= 1 << measure.place();
        }
        self.wanted & bits != 0
    }
}
