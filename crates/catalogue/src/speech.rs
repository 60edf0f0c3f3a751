//! Names as sentences have them.

/// A dotted name as words.
///
/// ```
/// assert_eq!(rackcast_catalogue::words("ai.phantom_backlog"), "AI phantom backlog");
/// ```
#[must_use]
pub fn words(name: &str) -> String {
    let word = |part: &str| match part {
        "ai" | "gpu" | "asic" | "eps" | "arr" => part.to_uppercase(),
        _ => part.to_owned(),
    };
    name.split(['.', '_']).map(word).collect::<Vec<_>>().join(" ")
}

/// Whose something is.
///
/// ```
/// let whose = ["Dell", "Dell Technologies"].map(rackcast_catalogue::possessive);
/// assert_eq!(whose, ["Dell's", "Dell Technologies'"]);
/// ```
#[must_use]
pub fn possessive(name: &str) -> String {
    format!("{name}{}", if name.ends_with('s') { "'" } else { "'s" })
}

/// Tables of inputs whose names say nothing beside the names in them.
const TABLES: [&str; 5] = ["adoption", "segments", "servers", "planning", "ordering"];

/// An input as people call it; `vendor` gives the name of a vendor's key.
///
/// ```
/// let called = |key| rackcast_catalogue::input_words(key, |_| "Dell Technologies");
/// assert_eq!(called("adoption.enterprise.conversion_rate"), "enterprise conversion rate");
/// assert_eq!(called("vendors.dell.delivery_months"), "Dell Technologies' delivery months");
/// assert_eq!(called("general_servers.supply"), "general servers supply");
/// ```
#[must_use]
pub fn input_words<'a>(key: &'a str, vendor: impl Fn(&'a str) -> &'a str) -> String {
    match key.split_once('.') {
        Some(("vendors", own)) => {
            let (name, below) = own.split_once('.').unwrap_or((own, ""));
            format!("{} {}", possessive(vendor(name)), words(below))
        }
        Some((table, below)) if TABLES.contains(&table) => words(below),
        _ => words(key),
    }
}

/// A text at the head of a line or a sentence.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_alone_is_a_capital() {
        assert_eq!(["aI x", "", "ß"].map(capital), ["AI x", "", "SS"]);
    }
}
