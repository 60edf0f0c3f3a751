//! What each input moves, as measured by moving it.
//!
//! `drives.tsv` is made by the test `tests/tests/drives.rs`: in a market that uses every part of the model it moves each
//! input by a hundredth and sees which outputs change in any quarter. A size is the largest such change over the move: an
//! output that moves by half a per cent where the input moves by one has 0.5. Another market has other sizes; what never
//! moves here has no way to.

/// One line an effect: pattern of the input, pattern of the output, size.
const MEASURED: &str = include_str!("drives.tsv");

/// The outputs that an input moves, by pattern, and by how much; the strongest first.
///
/// ```
/// let (output, size) = rackcast_catalogue::drives("network.attach").next().unwrap();
/// assert!(output.contains("network") && size > 0.9);
/// assert!(rackcast_catalogue::drives("name").next().is_none());
/// ```
pub fn drives(input: &str) -> impl Iterator<Item = (&'static str, f64)> {
    strongest_first(effects().filter(move |(known, ..)| *known == input).map(|(_, output, size)| (output, size)))
}

/// The inputs that move an output, by pattern, and by how much; the strongest first.
///
/// ```
/// let inputs: Vec<_> = rackcast_catalogue::driven_by("adoption.A.pilots").collect();
/// assert!(inputs.iter().any(|(input, _)| *input == "adoption.A.pilot_growth"));
/// assert!(!inputs.iter().any(|(input, _)| *input == "servers.asic_share"));
/// ```
pub fn driven_by(output: &str) -> impl Iterator<Item = (&'static str, f64)> {
    strongest_first(effects().filter(move |(_, known, _)| *known == output).map(|(input, _, size)| (input, size)))
}

fn effects() -> impl Iterator<Item = (&'static str, &'static str, f64)> {
    MEASURED.lines().filter_map(|line| {
        let mut columns = line.split('\t');
        Some((columns.next()?, columns.next()?, columns.next()?.parse().ok()?))
    })
}

fn strongest_first(effects: impl Iterator<Item = (&'static str, f64)>) -> impl Iterator<Item = (&'static str, f64)> {
    let mut effects: Vec<_> = effects.collect();
    effects.sort_by(|a, b| b.1.total_cmp(&a.1));
    effects.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{INPUTS, OUTPUTS};

    #[test]
    fn every_line_names_an_input_and_an_output_there_is() {
        assert_eq!(effects().count(), MEASURED.lines().count());
        for (input, output, size) in effects() {
            assert!(INPUTS.iter().any(|spec| spec.pattern == input), "{input}");
            assert!(OUTPUTS.iter().any(|spec| spec.pattern == output), "{output}");
            assert!(size > 0.0, "{input} {output}");
        }
    }
}
