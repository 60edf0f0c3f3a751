//! A source of choices: words that proptest made, taken one by one.
//!
//! A generator that draws from it shrinks by itself: proptest lowers words, 0 is always the simplest choice, and a source
//! that has run dry gives 0 for ever.

/// Words and how many of them are used.
#[derive(Debug)]
pub struct Choices<'w> {
    words: &'w [u32],
    used: usize,
}

impl<'w> Choices<'w> {
    /// Choices made by these words.
    #[must_use]
    pub const fn new(words: &'w [u32]) -> Self {
        Self { words, used: 0 }
    }

    fn word(&mut self) -> u32 {
        let word = self.words.get(self.used).copied().unwrap_or(0);
        self.used += 1;
        word
    }

    /// A number from 0 to `count - 1`.
    pub fn below(&mut self, count: usize) -> usize {
        usize::try_from((u64::from(self.word()) * count as u64) >> 32).unwrap_or(0)
    }

    /// A whole number from `low` to `high`.
    pub fn whole(&mut self, low: i32, high: i32) -> i32 {
        let count = usize::try_from(high - low + 1).unwrap_or(1);
        low + i32::try_from(self.below(count)).unwrap_or(0)
    }

    /// True in `percent` of a hundred cases.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) >= 100 - percent
    }

    /// One of some things.
    pub fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    /// A number from `low` to `high` with few digits.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        let raw = low + (high - low) * (f64::from(self.word()) / f64::from(u32::MAX));
        let digits = if (high - low).abs() > 20.0 { 1e2 } else { 1e4 };
        ((raw * digits).round() / digits).clamp(low, high)
    }
}
