//! A list for programs: the same columns as comma-separated values and as JSON.

use rackcast_scenario::Place;
use serde_json::{Map, Value};

use crate::number::shortest;

/// What a view lists, one record a row. Names of columns are stable.
#[derive(Debug, Clone, PartialEq)]
pub struct Records {
    /// What is said of the whole list, in JSON only.
    pub head: Vec<(&'static str, Value)>,
    /// What the list is called in JSON.
    pub list: &'static str,
    /// The names of its columns.
    pub columns: &'static [&'static str],
    /// The rows, each with a value for each column.
    pub rows: Vec<Vec<Value>>,
}

/// Where something is written, as the two columns `file` and `line`.
pub(crate) fn file_and_line(place: Option<&Place>) -> [Value; 2] {
    [place.map(|place| place.file.name.as_str()).into(), place.map(|place| place.start().line).into()]
}

/// Records as comma-separated values under a line of heads; what has no value is empty.
///
/// # Errors
/// Where the text cannot be made, which no records cause.
pub fn records_csv(records: &Records) -> Result<String, String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(records.columns).map_err(|error| error.to_string())?;
    for row in &records.rows {
        writer.write_record(row.iter().map(text)).map_err(|error| error.to_string())?;
    }
    let bytes = writer.into_inner().map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Number(number) if number.is_f64() => number.as_f64().map(shortest).unwrap_or_default(),
        other => other.to_string(),
    }
}

/// Records as JSON: the program's version, the head, and the list with an object for each row.
///
/// # Errors
/// Where the text cannot be made, which no records cause.
pub fn records_json(version: &str, records: &Records) -> Result<String, String> {
    let object = |row: &Vec<Value>| -> Value {
        let fields = records.columns.iter().map(|&name| name.to_owned()).zip(row.iter().cloned());
        Value::Object(fields.collect())
    };
    let mut page = Map::new();
    page.insert("rackcast".to_owned(), version.into());
    page.extend(records.head.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
    page.insert(records.list.to_owned(), records.rows.iter().map(object).collect());
    let mut text = serde_json::to_string_pretty(&page).map_err(|error| error.to_string())?;
    text.push('\n');
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> Records {
        Records {
            head: vec![("scenario", "base".into())],
            list: "inputs",
            columns: &["key", "value", "line"],
            rows: vec![vec!["a.b".into(), 0.25.into(), 3.into()], vec!["c, \"d\"".into(), Value::Null, Value::Null]],
        }
    }

    #[test]
    fn csv_has_heads_also_without_rows() {
        assert_eq!(records_csv(&example()).unwrap(), "key,value,line\na.b,0.25,3\n\"c, \"\"d\"\"\",,\n");
        assert_eq!(records_csv(&Records { rows: Vec::new(), ..example() }).unwrap(), "key,value,line\n");
    }

    #[test]
    fn json_has_an_object_a_row() {
        let page: Value = serde_json::from_str(&records_json("1", &example()).unwrap()).unwrap();
        assert_eq!(page["scenario"], "base");
        assert_eq!(page["inputs"][0]["value"], 0.25);
        assert!(page["inputs"][1]["line"].is_null());
    }
}
