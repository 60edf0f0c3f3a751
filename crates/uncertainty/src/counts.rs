//! What one thread counts of the draws it runs.
//!
//! Values become places among the counts as soon as they are there, two bytes each, and are counted column by column once
//! there are enough of them: what many draws of a column touch is then fetched from memory once.

// What is called in the loop over draws must be inlined into it to be built with its vector instructions.
#![allow(clippy::inline_always)]

use std::hint::black_box;

use rackcast_numeric::{Lanes, Real};

use crate::LANES;
use crate::bins::{COUNTS, Scale};
use crate::threads::Collect;

/// Blocks whose places are kept before they are counted.
const BATCH: usize = 128;

/// Columns whose places stand together, block after block: enough for a run of memory, few enough to stay near.
const TILE: usize = 16;

/// Columns that are counted side by side: as many as have their counts in the nearest cache.
const ABREAST: usize = 8;

/// Values of a column in a block.
#[allow(clippy::cast_possible_truncation, reason = "eight")]
const BLOCK: u16 = LANES as u16;

/// Counts that ten bits tell apart: an index cut to them needs no check.
const TOLD_APART: usize = 1 << 10;
const _: () = assert!(COUNTS <= TOLD_APART, "each place has a count of its own");

/// Counts of one column in few draws, small so that those of many columns are near.
type Recent = [u16; TOLD_APART];

/// Blocks that recent counts count at most.
const MOST: usize = u16::MAX as usize / LANES;

/// What one thread counts of one column, in at most 2^32 draws.
#[derive(Debug, Clone)]
pub(crate) struct Counter {
    counts: [u32; COUNTS],
    sum: i128,
    positive: u64,
}

/// A sum for each lane of half a block.
type Halves = [f64; LANES / 2];

/// What the values of a chunk come to.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    of_values: Halves,
    /// How many are above 0.
    positive: Halves,
}

/// What one thread counts, by column.
pub(crate) struct Counts<'a> {
    scales: &'a [Scale],
    /// Places of the values of blocks that are not counted yet: tile after tile of columns, in each block after block.
    places: Vec<[[u16; LANES]; TILE]>,
    placed: usize,
    /// By column: what the chunk comes to.
    sums: Vec<Sums>,
    /// By column of all tiles: what it has in every draw is known, and recent counts.
    known: Vec<bool>,
    recent: Vec<Recent>,
    /// Blocks in the recent counts.
    blocks: usize,
    counters: Vec<Counter>,
}

impl Counter {
    const EMPTY: Self = Self { counts: [0; COUNTS], sum: 0, positive: 0 };

    /// By place.
    pub(crate) fn counts(&self) -> &[u32] {
        &self.counts
    }

    /// The sum of all values, in units of the column's scale.
    pub(crate) fn sum(&self) -> i128 {
        self.sum
    }

    /// How many values were above 0.
    pub(crate) fn positive(&self) -> u64 {
        self.positive
    }
}

impl<'a> Counts<'a> {
    pub(crate) fn new(scales: &'a [Scale]) -> Self {
        let columns = scales.len();
        let tiles = columns.div_ceil(TILE);
        let mut known: Vec<bool> = scales.iter().map(Scale::is_known).collect();
        known.resize(tiles * TILE, true);
        Self {
            scales,
            places: vec![[[0; LANES]; TILE]; tiles * BATCH],
            placed: 0,
            sums: vec![Sums::default(); columns],
            known,
            recent: vec![[0; TOLD_APART]; tiles * TILE],
            blocks: 0,
            counters: vec![Counter::EMPTY; columns],
        }
    }

    /// Counts what is not counted yet, and gives what all draws come to.
    pub(crate) fn finish(&mut self) -> &[Counter] {
        self.count();
        self.settle();
        &self.counters
    }

    /// Counts the places that are kept.
    fn count(&mut self) {
        if self.blocks + self.placed > MOST {
            self.settle();
        }
        self.blocks += self.placed;
        let (recent, _) = self.recent.as_chunks_mut::<ABREAST>();
        let (known, _) = self.known.as_chunks::<ABREAST>();
        for (group, (recent, known)) in recent.iter_mut().zip(known).enumerate() {
            let first = group * ABREAST;
            for tile in &self.places[first / TILE * BATCH..][..self.placed] {
                for column in 0..ABREAST {
                    count(&mut recent[column], known[column], &tile[first % TILE + column]);
                }
            }
        }
        self.placed = 0;
    }

    /// Takes up the recent counts, which begin anew.
    fn settle(&mut self) {
        for (counter, recent) in self.counters.iter_mut().zip(&mut self.recent) {
            for (count, more) in counter.counts.iter_mut().zip(recent) {
                *count += u32::from(std::mem::take(more));
            }
        }
        self.blocks = 0;
    }
}

/// Counts the places of a block.
#[inline(always)]
fn count(recent: &mut Recent, known: bool, places: &[u16; LANES]) {
    // What is known has one value in every draw: counting it draw by draw would wait for one count again and again.
    if known && *places == [places[0]; LANES] {
        recent[place_of(places[0])] += BLOCK;
        return;
    }
    for &place in places {
        recent[place_of(place)] += 1;
    }
}

/// A place as an index that needs no check.
#[inline(always)]
fn place_of(place: u16) -> usize {
    usize::from(place) & (TOLD_APART - 1)
}

impl Collect for Counts<'_> {
    fn block(&mut self, values: &[[f64; LANES]]) {
        if self.placed == BATCH {
            self.count();
        }
        place(self, values);
    }

    fn end(&mut self, _: u64) {
        for ((counter, scale), sums) in self.counters.iter_mut().zip(self.scales).zip(&mut self.sums) {
            let Sums { of_values, positive } = std::mem::take(sums);
            counter.sum = counter.sum.saturating_add(scale.units(of_values.iter().sum()));
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of a chunk")]
            let positive = positive.iter().sum::<f64>() as u64;
            counter.positive += positive;
        }
    }
}

/// Places the values of a block, with the widest vectors that the processor has: the places are the same with any.
#[multiversion::multiversion(targets("x86_64+avx+avx2"))]
fn place<'a>(counts: &mut Counts<'a>, values: &[[f64; LANES]]) {
    let at = counts.placed;
    counts.placed += 1;
    let mut shifted = [[0.0; LANES]; TILE];
    for (tile, values) in values.chunks(TILE).enumerate() {
        let columns = tile * TILE..tile * TILE + values.len();
        let of = counts.scales[columns.clone()].iter().zip(&mut counts.sums[columns]).zip(&mut shifted).zip(values);
        for (((scale, sums), shifted), values) in of {
            // Not known to the compiler, which would else take one lane of several columns instead of the lanes of one.
            let values = Lanes(*black_box(values));
            let there = values.lt(Lanes::constant(f64::INFINITY));
            add_halves(&mut sums.of_values, Lanes::select(there, values, Lanes::ZERO));
            add_halves(&mut sums.positive, Lanes::select(Lanes::ZERO.lt(values), Lanes::ONE, Lanes::ZERO));
            *shifted = scale.place(values).0;
        }
        let places = &mut counts.places[tile * BATCH + at];
        for column in 0..TILE {
            for lane in 0..LANES {
                #[allow(clippy::cast_possible_truncation, reason = "the lowest bits hold a whole number below 2^10")]
                let lowest = shifted[column][lane].to_bits() as u16;
                places[column][lane] = lowest;
            }
        }
    }
}

/// Adds both halves of a block.
#[inline(always)]
fn add_halves(sums: &mut Halves, values: Lanes<LANES>) {
    let (first, second) = values.0.split_at(LANES / 2);
    for ((sum, first), second) in sums.iter_mut().zip(first).zip(second) {
        *sum += first + second;
    }
}
