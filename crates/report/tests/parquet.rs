//! Tables and draws in Parquet, read back.

mod common;

use std::io::{self, Write};

use common::{drawn, run};
use parquet::basic::{LogicalType, Type as Physical};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use rackcast_calendar::PeriodKind;
use rackcast_report::{DrawsColumn, DrawsFile, Run, Selection, csv, parquet};

fn read(bytes: Vec<u8>) -> SerializedFileReader<bytes::Bytes> {
    SerializedFileReader::new(bytes.into()).unwrap()
}

/// Its rows as the csv has them.
fn lines(file: &SerializedFileReader<bytes::Bytes>) -> Vec<Vec<String>> {
    let text = |field: &Field| match field {
        Field::Null => String::new(),
        Field::Str(text) => text.clone(),
        Field::Long(count) => count.to_string(),
        Field::Double(number) => format!("{:016x}", number.to_bits()),
        other => panic!("{other:?}"),
    };
    let rows = file.get_row_iter(None).unwrap().map(Result::unwrap);
    rows.map(|row| row.get_column_iter().map(|(_, field)| text(field)).collect()).collect()
}

/// What the file says of itself under a key.
fn said(file: &SerializedFileReader<bytes::Bytes>, key: &str) -> String {
    let all = file.metadata().file_metadata().key_value_metadata().unwrap();
    all.iter().find(|said| said.key == key).unwrap().value.clone().unwrap()
}

/// Checks that a table has the heads and rows of its csv, to the bit.
fn same_as_csv(runs: &[Run], selection: &Selection) {
    let file = read(parquet("0.1.0", runs, selection).unwrap());
    let text = csv(runs, selection).unwrap();
    let mut expected = csv_rows(&text);
    let heads = expected.remove(0);
    let schema = file.metadata().file_metadata().schema_descr();
    let names: Vec<_> = schema.columns().iter().map(|column| column.name().to_owned()).collect();
    assert_eq!(names, heads);
    for (at, column) in schema.columns().iter().enumerate() {
        let kind = match column.name() {
            "scenario" | "metric" | "period" | "unit" | "mark" => Physical::BYTE_ARRAY,
            "draws" => Physical::INT64,
            _ => Physical::DOUBLE,
        };
        assert_eq!(column.physical_type(), kind, "{}", column.name());
        assert_eq!(column.logical_type_ref() == Some(&LogicalType::String), kind == Physical::BYTE_ARRAY);
        if kind == Physical::DOUBLE {
            for row in &mut expected {
                if let Ok(number) = row[at].parse::<f64>() {
                    row[at] = format!("{:016x}", number.to_bits());
                }
            }
        }
    }
    assert!(expected.len() > 10);
    assert_eq!(lines(&file), expected);
}

fn csv_rows(text: &str) -> Vec<Vec<String>> {
    text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

#[test]
fn a_run_has_the_rows_of_its_csv() {
    let everything =
        Selection { periods: vec![PeriodKind::Quarter, PeriodKind::Year, PeriodKind::Month], ..Selection::default() };
    same_as_csv(&[run(&[])], &everything);
    same_as_csv(&[run(&[]), run(&["network.attach=0.2"])], &Selection::default());
}

#[test]
fn draws_have_the_rows_of_their_csv() {
    let selection = Selection { periods: vec![PeriodKind::Year], ..Selection::default() };
    let drawn = drawn(common::UNCERTAIN, 50, |run| selection.rows(&run.scenario, &run.forecast.layout).unwrap());
    same_as_csv(&[drawn], &selection);
}

#[test]
fn a_file_says_what_it_is_of_and_is_the_same_again() {
    let selection = Selection { vendors: vec!["beta".to_owned()], ..Selection::default() };
    let bytes = parquet("0.1.0", &[run(&[])], &selection).unwrap();
    assert_eq!(bytes, parquet("0.1.0", &[run(&[])], &selection).unwrap());
    let file = read(bytes);
    assert_eq!(said(&file, "rackcast"), "0.1.0");
    let scenarios: serde_json::Value = serde_json::from_str(&said(&file, "scenarios")).unwrap();
    let head = &scenarios[0];
    assert_eq!((&head["scenario"], &head["as_of"]), (&"market".into(), &"2026-08-15".into()));
    assert_eq!(head["hash"], run(&[]).scenario.hash);
    assert!(file.metadata().file_metadata().created_by().unwrap().starts_with("rackcast version "));
}

fn column(name: &str, unit: &str) -> DrawsColumn {
    DrawsColumn { name: name.to_owned(), unit: unit.to_owned() }
}

#[test]
fn draws_are_read_back_as_they_came() {
    let columns = [column("network.attach", "1"), column("vendor.alpha.ai.cover 2026Q3", "quarters")];
    let mut file = DrawsFile::create(Vec::new(), "0.1.0", &run(&[]), &columns).unwrap();
    file.write(0, &[vec![0.1, 0.2, 0.3], vec![1.0, f64::NAN, 3.0]]).unwrap();
    file.write(3, &[vec![0.4], vec![f64::NAN]]).unwrap();
    let file = read(file.finish().unwrap());
    assert_eq!(file.metadata().num_row_groups(), 2);
    assert_eq!(said(&file, "units"), "{\"network.attach\":\"1\",\"vendor.alpha.ai.cover 2026Q3\":\"quarters\"}");
    let number = |value: f64| format!("{:016x}", value.to_bits());
    let expected = [
        ["0".to_owned(), number(0.1), number(1.0)],
        ["1".to_owned(), number(0.2), String::new()],
        ["2".to_owned(), number(0.3), number(3.0)],
        ["3".to_owned(), number(0.4), String::new()],
    ];
    assert_eq!(lines(&file), expected);
    let names = file.metadata().file_metadata().schema_descr().columns();
    assert_eq!(
        names.iter().map(|column| column.name()).collect::<Vec<_>>(),
        ["draw", &columns[0].name, &columns[1].name]
    );
}

/// A disk with room for so many bytes.
struct Disk(usize);

impl Write for Disk {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0 == 0 {
            return Err(io::ErrorKind::StorageFull.into());
        }
        let written = bytes.len().min(self.0);
        self.0 -= written;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_disk_that_fills_is_told() {
    for room in [0, 3, 5_000, 100_000, 160_000] {
        let mut written = DrawsFile::create(Disk(room), "0.1.0", &run(&[]), &[column("network.attach", "1")]).unwrap();
        let outcome = (0..20)
            .try_for_each(|block| {
                written.write(1000 * block, &[(0..1000).map(|draw| f64::from(draw).sqrt()).collect()])
            })
            .and_then(|()| written.finish().map(|_| ()));
        assert_eq!(outcome.unwrap_err().kind(), io::ErrorKind::StorageFull, "{room}");
    }
}
