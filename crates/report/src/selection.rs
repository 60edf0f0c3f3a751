//! Which rows of the table a user asks for.

use rackcast_calendar::{Period, PeriodKind};
use rackcast_catalogue::{Glob, suggest};
use rackcast_forecast::Layout;
use rackcast_scenario::Scenario;

/// Outputs by name, lengths of periods and vendors; what is empty chooses everything (of periods: quarters and years).
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Globs of names: `*` is one part, `**` any number of parts.
    pub metrics: Vec<String>,
    /// Lengths of periods.
    pub periods: Vec<PeriodKind>,
    /// Vendors by key or name.
    pub vendors: Vec<String>,
    /// One period; of a calendar one also the vendors' fiscal period of that number.
    pub at: Option<Period>,
}

impl Selection {
    /// The rows it chooses, in the table's order.
    ///
    /// # Errors
    /// A sentence where a glob cannot be read or matches no output, or where there is no such vendor.
    pub fn rows(&self, scenario: &Scenario, layout: &Layout) -> Result<Vec<usize>, String> {
        let chosen = self.chosen(scenario, layout)?;
        let rows = layout.rows.iter().enumerate();
        let rows: Vec<usize> =
            rows.filter(|(_, row)| chosen[row.output] && self.wants(row.period)).map(|(index, _)| index).collect();
        match self.at {
            Some(at) if rows.is_empty() => Err(self.nothing_at(at, scenario, layout)),
            _ => Ok(rows),
        }
    }

    /// The same, of months where it names no length of periods and the horizon covers no quarter of what it chooses.
    ///
    /// # Errors
    /// As [`Selection::rows`].
    pub fn or_months(&self, scenario: &Scenario, layout: &Layout) -> Result<Self, String> {
        let open = self.at.is_none() && self.periods.is_empty();
        let mut selection = self.clone();
        if open && self.rows(scenario, layout)?.is_empty() {
            selection.periods.push(PeriodKind::Month);
        }
        Ok(selection)
    }

    /// Says that nothing chosen is reported for a period, and what is where the horizon does not cover it.
    pub(crate) fn nothing_at(&self, at: Period, scenario: &Scenario, layout: &Layout) -> String {
        let horizon = if layout.rows.iter().any(|row| self.wants(row.period)) {
            String::new()
        } else {
            format!(": the horizon is {} to {}", scenario.horizon.start, scenario.horizon.end)
        };
        format!("nothing that was chosen is reported for {at}{horizon}")
    }

    /// Whether it chooses a period.
    pub(crate) fn wants(&self, period: Period) -> bool {
        match (self.at, self.periods.is_empty()) {
            (Some(at), _) => period == at || same_number(period, at),
            (None, true) => period.kind() != PeriodKind::Month,
            (None, false) => self.periods.contains(&period.kind()),
        }
    }

    /// The vendors it chooses, by their place in the scenario; all where it names none.
    ///
    /// # Errors
    /// A sentence where there is no such vendor.
    pub fn vendors(&self, scenario: &Scenario) -> Result<Vec<usize>, String> {
        if self.vendors.is_empty() {
            return Ok((0..scenario.vendors.len()).collect());
        }
        self.vendors.iter().map(|name| vendor(name, scenario)).collect()
    }

    /// Of each output it chooses the last period: of the lengths it names, or the longest up to a year that is reported.
    /// All rows of a chosen period where it names one.
    ///
    /// # Errors
    /// As [`Selection::rows`].
    pub fn last(&self, scenario: &Scenario, layout: &Layout) -> Result<Vec<usize>, String> {
        if self.at.is_some() {
            return self.rows(scenario, layout);
        }
        let every = [PeriodKind::Year, PeriodKind::Quarter, PeriodKind::Month];
        let kinds = if self.periods.is_empty() { &every[..] } else { &self.periods };
        let chosen = self.chosen(scenario, layout)?;
        let outputs = layout.outputs.iter().zip(chosen).filter(|(_, chosen)| *chosen);
        let last = |name: &str| {
            let rows = layout.rows_of(name)?;
            kinds.iter().find_map(|&kind| rows.clone().rev().find(|&row| layout.rows[row].period.kind() == kind))
        };
        Ok(outputs.filter_map(|(output, _)| last(&output.name)).collect())
    }

    /// Whether it chooses each output.
    pub(crate) fn chosen(&self, scenario: &Scenario, layout: &Layout) -> Result<Vec<bool>, String> {
        let globs = self.metrics.iter().map(|glob| Ok((glob, pattern(glob)?))).collect::<Result<Vec<_>, String>>()?;
        for (glob, pattern) in &globs {
            if !layout.outputs.iter().any(|output| pattern.matches(&output.name)) {
                return Err(nothing_matches(glob, layout));
            }
        }
        let vendors = self.vendors(scenario)?;
        let named = |name: &str| globs.is_empty() || globs.iter().any(|(_, pattern)| pattern.matches(name));
        let theirs =
            |vendor: Option<usize>| self.vendors.is_empty() || vendor.is_some_and(|vendor| vendors.contains(&vendor));
        Ok(layout.outputs.iter().map(|output| named(&output.name) && theirs(output.vendor)).collect())
    }
}

/// Whether a fiscal period has the number of a calendar one: fiscal years end in the calendar year of their number.
pub(crate) fn same_number(fiscal: Period, calendar: Period) -> bool {
    match (fiscal, calendar) {
        (Period::FiscalYear(a), Period::Year(b)) => a == b,
        (Period::FiscalQuarter { year: a, quarter: p }, Period::Quarter { year: b, quarter: q }) => (a, p) == (b, q),
        _ => false,
    }
}

fn pattern(glob: &str) -> Result<Glob, String> {
    Glob::new(glob).map_err(|error| {
        format!(
            "\"{glob}\" is no pattern of output names: {error}; `*` is one part of a name, `**` any number of parts"
        )
    })
}

pub(crate) fn nothing_matches(glob: &str, layout: &Layout) -> String {
    let names = || layout.outputs.iter().map(|output| &*output.name);
    let below = pattern(&format!("{glob}.**")).ok().filter(|below| names().any(|name| below.matches(name)));
    let alike: Vec<String> = names().filter_map(|name| with_stars(glob, name)).collect();
    let help = match (below, suggest(glob, alike.iter().map(String::as_str))) {
        (Some(_), _) => format!("; \"{glob}.**\" names everything below it"),
        (None, Some(name)) => format!("; did you mean \"{name}\"?"),
        (None, None) => "; `rackcast outputs` lists them".to_owned(),
    };
    format!("no output matches \"{glob}\"{help}")
}

/// A name with the stars that a pattern has, in their places: a pattern that matches it and may be what was meant. `None`
/// where the name has too few parts.
fn with_stars(glob: &str, name: &str) -> Option<String> {
    let (wanted, parts): (Vec<_>, Vec<_>) = (glob.split('.').collect(), name.split('.').collect());
    let one = |(&wanted, &part): (&&str, &&'_ str)| if wanted == "*" { "*".to_owned() } else { part.to_owned() };
    let Some(any) = wanted.iter().position(|part| *part == "**") else {
        return Some(match parts.len() == wanted.len() {
            true => wanted.iter().zip(&parts).map(one).collect::<Vec<_>>().join("."),
            false if glob.contains('*') => return None,
            false => name.to_owned(),
        });
    };
    let after = wanted.len() - any - 1;
    let before = parts.get(..any)?;
    let end = parts.get(parts.len().checked_sub(after).filter(|&end| end >= any)?..)?;
    let start = wanted[..any].iter().zip(before).map(one);
    let end = wanted[any + 1..].iter().zip(end).map(one);
    Some(start.chain(["**".to_owned()]).chain(end).collect::<Vec<_>>().join("."))
}

fn vendor(name: &str, scenario: &Scenario) -> Result<usize, String> {
    let same = |vendor: &rackcast_scenario::Vendor| vendor.key == name || vendor.name.eq_ignore_ascii_case(name);
    scenario.vendors.iter().position(same).ok_or_else(|| {
        let keys = || scenario.vendors.iter().map(|vendor| &*vendor.key);
        match suggest(name, keys()) {
            Some(key) => format!("there is no vendor \"{name}\"; did you mean \"{key}\"?"),
            None => format!("there is no vendor \"{name}\"; there are {}", keys().collect::<Vec<_>>().join(", ")),
        }
    })
}
