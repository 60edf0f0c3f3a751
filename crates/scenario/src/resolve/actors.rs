//! Who is in the market: segments, adopters, vendors, and the attributes that buyers weigh.

use rackcast_calendar::FiscalCalendar;
use rackcast_catalogue::{Dimensions, suggest};

use super::Work;
use crate::contents::Fixed;
use crate::merge::{Layered, Taint};
use crate::nearest::nearest;
use crate::resolved::dimensions;
use crate::{Diagnostic, Place, Vendor};

/// The names of a scenario, each list in the order of the files.
pub(super) struct Actors {
    pub(super) segments: Vec<String>,
    pub(super) adopters: Vec<String>,
    pub(super) vendors: Vec<Vendor>,
    pub(super) attributes: Vec<String>,
}

impl Actors {
    /// The same as names only.
    pub(super) fn dimensions(&self) -> Dimensions {
        dimensions(&self.segments, &self.adopters, &self.vendors, &self.attributes)
    }
}

/// The most segments, vendors and attributes.
const MOST: usize = 200;

/// Keys without which there is no segment, and no vendor.
const SEGMENT: [&str; 4] =
    ["orders_at_start", "capacity_growth_at_start", "inference_share_at_start", "asic_share_reference"];
const VENDOR: [&str; 3] = ["fiscal_year_end", "delivery_months", "backlog_at_start"];

/// Finds them; a table that only looks like one of them is an error, and what stands in it is left out.
pub(super) fn resolve(work: &mut Work<'_, '_>) -> Actors {
    let segments = declared(work, "segments", "segment", &SEGMENT);
    let vendors = declared(work, "vendors", "vendor", &VENDOR);
    let adopters = adopters(work, &segments);
    let attributes = few(work, "attraction", "attribute").into_iter().map(|(name, _)| name).collect();
    let vendors = vendors.into_iter().map(|key| vendor(work, key)).collect();
    Actors { segments, adopters, vendors, attributes }
}

/// The tables directly below another, with where they first stand.
fn tables(work: &Work<'_, '_>, above: &str) -> Vec<(String, Layered<Place>)> {
    let name =
        |key: &str| key.strip_prefix(above)?.strip_prefix('.').filter(|name| !name.contains('.')).map(str::to_owned);
    work.merged.tables.iter().filter_map(|(key, table)| Some((name(key)?, table.clone()))).collect()
}

/// The tables directly below another, as many as can be computed; reports where there are more.
fn few(work: &mut Work<'_, '_>, above: &str, what: &str) -> Vec<(String, Layered<Place>)> {
    let mut tables = tables(work, above);
    if let Some((_, table)) = tables.get(MOST) {
        let message = format!("there are {} {what}s", tables.len());
        let problem = Diagnostic::error("too-many-names", table.place.clone(), message);
        work.problems.push(problem.help(format!("at most {MOST} are computed")));
        work.merged.taint.add_names(above);
        tables.truncate(MOST);
    }
    tables
}

/// The segments or vendors: tables that hold what makes one.
fn declared(work: &mut Work<'_, '_>, above: &str, what: &str, needs: &[&str]) -> Vec<String> {
    let tables = few(work, above, what);
    let first = tables.iter().map(|(_, table)| table.layer).min();
    let written = |work: &Work<'_, '_>, name: &str, need: &&str| {
        let key = format!("{above}.{name}.{need}");
        work.merged.taint.holds(&key)
            || work.merged.texts.contains_key(&key)
            || work.merged.inputs.get(&key).is_some_and(|input| input.value.is_some() || input.invalid)
    };
    let mut known: Vec<String> = Vec::new();
    for (name, table) in &tables {
        let found = needs.iter().filter(|need| written(work, name, need)).count();
        let others = tables.iter().map(|(name, _)| name.as_str()).filter(|other| other != name);
        let near = nearest(work.problems.len(), name, others);
        // A later file that says only a little of a new name has probably mistyped an old one.
        let later = Some(table.layer) != first;
        if later && found < needs.len() && (found == 0 || near.is_some()) {
            let message = format!("there is no {what} `{name}`");
            let help = near.map_or_else(
                || {
                    format!(
                        "a new {what} needs {}",
                        needs.iter().map(|need| format!("`{need}`")).collect::<Vec<_>>().join(", ")
                    )
                },
                |near| format!("did you mean `{above}.{near}`?"),
            );
            work.problems.push(Diagnostic::error("unknown-name", table.place.clone(), message).help(help));
            leave_out(work, &format!("{above}.{name}"));
        } else {
            known.push(name.clone());
        }
    }
    if known.is_empty() && tables.is_empty() && !work.merged.taint.touches(above) {
        let place = Place::new(&work.parts.root.file, 0..0);
        let help = format!("declare it in a table [{above}.NAME]");
        work.problems.push(Diagnostic::error("missing-key", place, format!("there is no {what}")).help(help));
        work.merged.taint.add(above);
    }
    known
}

/// The adopters: segments with an adoption table.
fn adopters(work: &mut Work<'_, '_>, segments: &[String]) -> Vec<String> {
    let mut adopters = Vec::new();
    for (name, table) in tables(work, "adoption") {
        if segments.contains(&name) {
            adopters.push(name);
            continue;
        }
        if !work.merged.taint.holds_name("segments", &name) {
            // Another segment may have been meant.
            work.merged.taint.add_names("adoption");
            let help = suggest(&name, segments.iter().map(String::as_str)).map_or_else(
                || format!("an adopter is a segment: declare [segments.{name}]"),
                |near| format!("did you mean `adoption.{near}`?"),
            );
            work.problems.push(
                Diagnostic::error("unknown-name", table.place.clone(), format!("the adopter `{name}` is no segment"))
                    .help(help),
            );
        }
        leave_out(work, &format!("adoption.{name}"));
    }
    adopters
}

/// Leaves out what stands below a table that is reported already.
fn leave_out(work: &mut Work<'_, '_>, table: &str) {
    let below = format!("{table}.");
    work.merged.inputs.retain(|key, _| !key.starts_with(&below));
    work.merged.texts.retain(|key, _| !key.starts_with(&below));
    work.merged.taint.add(table);
}

/// What a vendor is called and how it reports.
fn vendor(work: &mut Work<'_, '_>, key: String) -> Vendor {
    let text = |name: &str| match work.merged.texts.get(&format!("vendors.{key}.{name}")).map(|text| &text.what.value) {
        Some(Fixed::Text(text)) => Some(text.clone()),
        _ => None,
    };
    let name = text("name").unwrap_or_else(|| key.clone());
    let scope = text("scope");
    let year_end = format!("vendors.{key}.fiscal_year_end");
    let fiscal = match work.merged.texts.get(&year_end).map(|text| &text.what.value) {
        Some(Fixed::Integer(month)) => FiscalCalendar::ending_in(*month),
        _ => None,
    };
    if fiscal.is_none() && !work.merged.taint.holds(&year_end) {
        let place = work.merged.tables.get(&format!("vendors.{key}")).map(|table| table.place.clone());
        let help = "add the month in which its fiscal year ends: 1 is January, 12 December";
        work.problems.push(Diagnostic::error("missing-key", place, format!("`{year_end}` is missing")).help(help));
    }
    let earnings = work.merged.tables.contains_key(&format!("vendors.{key}.earnings"));
    // A vendor whose year is not known is kept, so that what names it is not reported as well.
    Vendor { key, name, scope, fiscal: fiscal.unwrap_or(FiscalCalendar::CALENDAR), earnings }
}

/// The tables that declare what a placeholder stands for; `None` for attributes, which need no declaring.
pub(super) fn table_of(placeholder: &str) -> Option<&'static str> {
    match placeholder {
        "A" => Some("adoption"),
        "G" => Some("segments"),
        "V" => Some("vendors"),
        _ => None,
    }
}

/// Whether a name may stand for a placeholder.
pub(super) fn is_known(dimensions: &Dimensions, placeholder: &str, name: &str) -> bool {
    let names = match placeholder {
        "A" => &dimensions.adopters,
        "G" => &dimensions.segments,
        "V" => return dimensions.vendors.iter().any(|vendor| vendor.name == name),
        _ => &dimensions.attributes,
    };
    names.iter().any(|known| known == name)
}

/// Whether a name that is not known may be there once what is told already is mended.
pub(super) fn in_doubt(taint: &Taint, dimensions: &Dimensions, placeholder: &str, name: &str) -> bool {
    let Some(table) = table_of(placeholder) else { return false };
    if placeholder != "A" {
        return taint.holds_name(table, name);
    }
    // An adopter is a segment, so that a mistyped adoption table was meant for one of those.
    let segment = is_known(dimensions, "G", name) && taint.holds_name(table, name);
    segment || taint.holds(&format!("{table}.{name}")) || taint.holds_name("segments", name)
}

/// The names that may stand for a placeholder.
pub(super) fn names_of<'d>(dimensions: &'d Dimensions, placeholder: &str) -> Vec<&'d str> {
    let names = match placeholder {
        "A" => &dimensions.adopters,
        "G" => &dimensions.segments,
        "V" => return dimensions.vendors.iter().map(|vendor| vendor.name.as_str()).collect(),
        _ => &dimensions.attributes,
    };
    names.iter().map(String::as_str).collect()
}
