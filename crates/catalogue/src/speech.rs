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
