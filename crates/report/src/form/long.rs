//! Long tables: values for programs, with the same columns in every form.

use std::borrow::Cow;

use serde_json::{Map, Value};

use crate::number::shortest;

/// A table with one value, or one value and its bands, a row: its columns by name, all of one length. Names are stable.
#[derive(Debug, Clone, PartialEq)]
pub struct Long<'a> {
    /// Each with its name.
    pub columns: Vec<(&'a str, Column<'a>)>,
}

/// What stands in a column, by row.
#[derive(Debug, Clone, PartialEq)]
pub enum Column<'a> {
    /// Texts.
    Text(Vec<Cow<'a, str>>),
    /// NaN where there is none.
    Number(Vec<f64>),
    /// How many.
    Count(Vec<u64>),
}

impl<'a> Column<'a> {
    /// A text of each of `rows`.
    pub(crate) fn text<R, T: Into<Cow<'a, str>>>(rows: &[R], of: impl Fn(&R) -> T) -> Self {
        Self::Text(rows.iter().map(|row| of(row).into()).collect())
    }

    /// A number, or none, of each of `rows`.
    pub(crate) fn number<R>(rows: &[R], of: impl Fn(&R) -> Option<f64>) -> Self {
        Self::Number(rows.iter().map(|row| of(row).unwrap_or(f64::NAN)).collect())
    }

    /// A count of each of `rows`.
    pub(crate) fn count<R>(rows: &[R], of: impl Fn(&R) -> u64) -> Self {
        Self::Count(rows.iter().map(of).collect())
    }

    /// How many rows it has.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Text(texts) => texts.len(),
            Self::Number(numbers) => numbers.len(),
            Self::Count(counts) => counts.len(),
        }
    }

    fn csv(&self, row: usize) -> Cow<'_, str> {
        match self {
            Self::Text(texts) => Cow::Borrowed(&*texts[row]),
            Self::Number(numbers) if numbers[row].is_nan() => Cow::Borrowed(""),
            Self::Number(numbers) => shortest(numbers[row]).into(),
            Self::Count(counts) => counts[row].to_string().into(),
        }
    }

    fn json(&self, row: usize) -> Value {
        match self {
            Self::Text(texts) => (&*texts[row]).into(),
            // What is no number is null.
            Self::Number(numbers) => numbers[row].into(),
            Self::Count(counts) => counts[row].into(),
        }
    }
}

impl Long<'_> {
    /// How many rows it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.columns.first().map_or(0, |(_, column)| column.len())
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// As comma-separated values under a line of heads; what has no value is empty.
    pub(crate) fn csv(&self) -> Result<String, String> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let heads = self.columns.iter().map(|(name, _)| *name);
        writer.write_record(heads).map_err(|error| error.to_string())?;
        for row in 0..self.len() {
            for (_, column) in &self.columns {
                writer.write_field(column.csv(row).as_bytes()).map_err(|error| error.to_string())?;
            }
            writer.write_record(None::<&[u8]>).map_err(|error| error.to_string())?;
        }
        let bytes = writer.into_inner().map_err(|error| error.to_string())?;
        String::from_utf8(bytes).map_err(|error| error.to_string())
    }

    /// As JSON, an object a row; what has no value is null.
    pub(crate) fn json(&self) -> Value {
        let object = |row: usize| -> Map<String, Value> {
            self.columns.iter().map(|(name, column)| ((*name).to_owned(), column.json(row))).collect()
        };
        (0..self.len()).map(object).collect()
    }
}
