//! Columns of one kind each, written a group of rows at a time.

use std::borrow::Cow;
use std::io::{self, Write};
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{ColumnPath, Type};

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A text in each row, mostly one of a few.
    Text,
    /// A number, or none.
    Number,
    /// A whole number in each row.
    Count,
}

/// The values of a column in a group of rows.
pub(super) enum Values<'a> {
    Text(&'a [Cow<'a, str>]),
    /// NaN where there is none.
    Number(&'a [f64]),
    Count(Vec<i64>),
}

/// A file to which rows are added. What has not been finished cannot be read.
pub(super) struct ParquetFile<W: Write + Send> {
    writer: SerializedFileWriter<W>,
}

impl<W: Write + Send> ParquetFile<W> {
    /// Begins a file with these columns; `said` stands in it of the whole, by key.
    pub(super) fn create(writer: W, columns: &[(&str, Kind)], said: &[(&str, String)]) -> io::Result<Self> {
        let fields = columns.iter().map(|&(name, kind)| field(name, kind).map(Arc::new));
        let fields = fields.collect::<Result<_, _>>().map_err(failed)?;
        let schema = Type::group_type_builder("rackcast").with_fields(fields).build().map_err(failed)?;
        let said = said.iter().map(|(key, value)| KeyValue::new((*key).to_owned(), value.clone())).collect();
        let mut properties = WriterProperties::builder()
            .set_created_by(format!("rackcast version {}", env!("CARGO_PKG_VERSION")))
            .set_key_value_metadata(Some(said))
            .set_compression(Compression::SNAPPY)
            .set_statistics_enabled(EnabledStatistics::Chunk)
            .set_dictionary_enabled(false);
        for &(name, _) in columns.iter().filter(|(_, kind)| *kind == Kind::Text) {
            properties = properties.set_column_dictionary_enabled(ColumnPath::from(name), true);
        }
        let writer = SerializedFileWriter::new(writer, Arc::new(schema), Arc::new(properties.build()));
        Ok(Self { writer: writer.map_err(failed)? })
    }

    /// Adds rows: as many values of each column, in the order of the columns.
    pub(super) fn write<'v>(&mut self, columns: impl IntoIterator<Item = Values<'v>>) -> io::Result<()> {
        self.group(columns).map_err(failed)
    }

    fn group<'v>(&mut self, columns: impl IntoIterator<Item = Values<'v>>) -> Result<(), ParquetError> {
        let mut group = self.writer.next_row_group()?;
        for values in columns {
            let Some(mut column) = group.next_column()? else { break };
            match values {
                Values::Text(texts) => {
                    let texts: Vec<_> = texts.iter().map(|text| ByteArray::from(&**text)).collect();
                    column.typed::<ByteArrayType>().write_batch(&texts, None, None)?;
                }
                Values::Number(numbers) => {
                    let there: Vec<i16> = numbers.iter().map(|number| i16::from(!number.is_nan())).collect();
                    let known: Vec<f64> = numbers.iter().copied().filter(|number| !number.is_nan()).collect();
                    column.typed::<DoubleType>().write_batch(&known, Some(&there), None)?;
                }
                Values::Count(counts) => {
                    column.typed::<Int64Type>().write_batch(&counts, None, None)?;
                }
            }
            column.close()?;
        }
        group.close().map(|_| ())
    }

    /// Ends the file and gives back what it was written to.
    pub(super) fn finish(self) -> io::Result<W> {
        self.writer.into_inner().map_err(failed)
    }
}

fn field(name: &str, kind: Kind) -> Result<Type, ParquetError> {
    let (physical, logical, repetition) = match kind {
        Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String), Repetition::REQUIRED),
        Kind::Number => (Physical::DOUBLE, None, Repetition::OPTIONAL),
        Kind::Count => (Physical::INT64, None, Repetition::REQUIRED),
    };
    Type::primitive_type_builder(name, physical).with_logical_type(logical).with_repetition(repetition).build()
}

/// What kept a file from being written: the error of the writer below, where it is one.
fn failed(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(error) => match error.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(other) => io::Error::other(other),
        },
        other => io::Error::other(other),
    }
}
