//! What a scenario says of a key that is no number of the model, and where.

use rackcast_scenario::Scenario;

/// The value of such a key; `None` where it has none, or is one of a list.
pub(super) fn value(key: &str, scenario: &Scenario) -> Option<String> {
    let (horizon, draws) = (&scenario.horizon, &scenario.draws);
    Some(match key {
        "name" => scenario.name.clone(),
        "description" => scenario.description.clone()?,
        "narrative" => scenario.narrative.as_deref()?.split_whitespace().collect::<Vec<_>>().join(" "),
        "horizon.start" => horizon.start.to_string(),
        "horizon.end" => horizon.end.to_string(),
        "horizon.as_of" => horizon.as_of?.to_string(),
        "draws.n" => draws.n.to_string(),
        "draws.seed" => draws.seed.to_string(),
        "draws.method" => draws.method_word().to_owned(),
        _ => {
            let (name, what) = key.strip_prefix("vendors.")?.split_once('.')?;
            let vendor = scenario.vendors.iter().find(|vendor| vendor.key == name)?;
            match what {
                "name" => vendor.name.clone(),
                "scope" => vendor.scope.clone()?,
                "fiscal_year_end" => vendor.fiscal.end().to_string(),
                _ => return None,
            }
        }
    })
}

/// Where such a key's value is written; the words for what is written nowhere.
pub(super) fn place(key: &str, scenario: &Scenario) -> String {
    let nowhere = if key == "horizon.as_of" { "--as-of" } else { "default" };
    scenario.places.get(key).map_or_else(|| nowhere.to_owned(), ToString::to_string)
}
