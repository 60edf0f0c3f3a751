//! What outputs and inputs are called.

use rackcast_catalogue::{InputSpec, input_words, possessive, words};
use rackcast_report::Run;
use rackcast_scenario::Scenario;

/// An output as people call it, a vendor's with its name: `Dell Technologies' AI backlog`.
pub(super) fn title(run: &Run, output: &str) -> String {
    match output.strip_prefix("vendor.").and_then(|own| own.split_once('.')) {
        Some((key, below)) => format!("{} {}", possessive(vendor(&run.scenario, key)), words(below)),
        None => words(output),
    }
}

/// An input as people call it, the same as beside its slider but for the capital: `enterprise conversion rate`,
/// `Dell Technologies' delivery months`.
pub(super) fn input(scenario: &Scenario, key: &str) -> String {
    input_words(key, |key| vendor(scenario, key))
}

/// The name of a vendor's key.
fn vendor<'a>(scenario: &'a Scenario, key: &'a str) -> &'a str {
    scenario.vendors.iter().find(|vendor| vendor.key == key).map_or(key, |vendor| &vendor.name)
}

/// What an input means, with the names of its key in place of the letters that stand for names in the catalogue:
/// `growth of capacity per server of class GPU`.
pub(super) fn meaning(spec: &InputSpec, key: &str) -> String {
    let stands = |part: &str| part.len() == 1 && part.starts_with(|letter: char| letter.is_ascii_uppercase());
    let named: Vec<_> = spec.pattern.split('.').zip(key.split('.')).filter(|(part, _)| stands(part)).collect();
    let word = |word: &str| {
        let end = word.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(word.len());
        let name = named.iter().find(|(letter, _)| *letter == &word[..end]);
        name.map_or_else(|| word.to_owned(), |(_, name)| format!("{}{}", words(name), &word[end..]))
    };
    spec.meaning.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use rackcast_catalogue::find_input;

    use super::*;

    #[test]
    fn meanings_have_the_names_of_their_keys() {
        let said = |key: &str| meaning(find_input(key).unwrap().0, key);
        assert_eq!(said("servers.gpu.capacity_growth"), "growth of capacity per server of class GPU");
        assert_eq!(
            said("vendors.dell.share.asic.neocloud"),
            "its part of segment neocloud's orders of class ASIC; normalised to sum to 1"
        );
        assert_eq!(said("planning.price_elasticity"), find_input("planning.price_elasticity").unwrap().0.meaning);
    }
}
