//! Correlations between two keys.

use super::super::Written;
use super::super::number;
use super::super::reader::Reader;
use super::{Listed, Row, rows};
use crate::Place;
use crate::document::{Kind, Table};

/// One correlation.
#[derive(Debug, Clone)]
pub(crate) struct CorrelationEntry {
    pub(crate) between: [Written<String>; 2],
    pub(crate) rho: f64,
    pub(crate) rho_place: Place,
}

pub(super) fn read(reader: &mut Reader<'_>, table: &Table) -> Vec<Listed<CorrelationEntry>> {
    let rows = rows(reader, table, "correlations", &["between", "rho"]);
    rows.iter().filter_map(|row| one(reader, row)).collect()
}

fn one(reader: &mut Reader<'_>, row: &Row<'_>) -> Option<Listed<CorrelationEntry>> {
    let between = pair(reader, row);
    let rho = if row.drop { None } else { rho(reader, row) };
    let between = between?;
    let place = reader.place(&row.span);
    // The pair is one and the same in either order.
    let mut names = [between[0].value.as_str(), between[1].value.as_str()];
    names.sort_unstable();
    let identity = names.join(" × ");
    if row.drop {
        return Some(Listed { identity, place, entry: None });
    }
    let (rho, rho_place) = rho?;
    Some(Listed { identity, place, entry: Some(CorrelationEntry { between, rho, rho_place }) })
}

fn pair(reader: &mut Reader<'_>, row: &Row<'_>) -> Option<[Written<String>; 2]> {
    let entry = row.required(reader, "between")?;
    let expected = "a list of two keys in quotes";
    let Kind::Array(nodes) = &entry.node.kind else {
        reader.wrong_type("correlations.between", &entry.node, expected);
        return None;
    };
    let [one, two] = nodes.as_slice() else {
        let message = format!("`correlations.between` names {} keys", nodes.len());
        reader.refuse("correlations.between", "wrong-type", &entry.node.span, message, format!("expected {expected}"));
        return None;
    };
    let mut text = |node: &crate::document::Node| {
        let value = reader.text("correlations.between", node)?;
        Some(Written { value, place: reader.place(&node.span) })
    };
    let (one, two) = (text(one), text(two));
    let (one, two) = (one?, two?);
    if one.value == two.value {
        let message = format!("`{}` is correlated with itself", one.value);
        reader.refuse("correlations.between", "same-key", &two.place.span, message, "name two different keys");
        return None;
    }
    Some([one, two])
}

fn rho(reader: &mut Reader<'_>, row: &Row<'_>) -> Option<(f64, Place)> {
    let entry = row.required(reader, "rho")?;
    let rho = number::read(reader, "correlations.rho", &entry.node, "1", None)?;
    if (-1.0..=1.0).contains(&rho) {
        return Some((rho, reader.place(&entry.node.span)));
    }
    let message = format!("`correlations.rho` is {rho}, out of its range");
    reader.refuse("correlations.rho", "out-of-range", &entry.node.span, message, "expected -1 to 1");
    None
}
