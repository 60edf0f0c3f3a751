//! What pages call outputs.

/// An output and its names.
struct Label {
    /// The output; of a vendor's what stands below `vendor.V.`.
    output: &'static str,
    /// In a table.
    long: &'static str,
    /// In a table with many columns, and in a sentence.
    brief: &'static str,
}

const LABELS: [Label; 16] = [
    Label::same("market.ai.orders", "AI orders"),
    Label::same("market.ai.shipments", "AI shipments"),
    Label::same("market.ai.servers", "AI servers"),
    Label::same("market.asic.share", "ASIC share"),
    Label::new("market.inference.compute_share", "Inference share of compute", "Inference share"),
    Label::new("supply.gpu.fill", "GPU supply fill", "GPU fill"),
    Label::new("supply.asic.fill", "ASIC supply fill", "ASIC fill"),
    Label::new("supply.general.fill", "General supply fill", "General fill"),
    Label::same("ai.orders", "AI orders"),
    Label::new("ai.shipments", "AI revenue (shipments)", "AI revenue"),
    Label::same("ai.backlog", "AI backlog"),
    Label::same("ai.cover", "Cover"),
    Label::same("general.orders", "General server orders"),
    Label::same("general.revenue", "General server revenue"),
    Label::same("revenue", "Total revenue"),
    Label::same("eps", "EPS"),
];

impl Label {
    const fn new(output: &'static str, long: &'static str, brief: &'static str) -> Self {
        Self { output, long, brief }
    }

    const fn same(output: &'static str, both: &'static str) -> Self {
        Self::new(output, both, both)
    }
}

/// What a table calls an output.
pub(crate) fn long(output: &'static str) -> &'static str {
    find(output).map_or(output, |label| label.long)
}

/// The same where there is little room.
pub(crate) fn brief(output: &'static str) -> &'static str {
    find(output).map_or(output, |label| label.brief)
}

fn find(output: &str) -> Option<&'static Label> {
    LABELS.iter().find(|label| label.output == output)
}

/// A label within a sentence: `total revenue`, `AI orders`.
pub(crate) fn spoken(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(letters).collect(),
        _ => label.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use rackcast_catalogue::OUTPUTS;

    use super::*;

    #[test]
    fn every_label_is_of_an_output() {
        for label in &LABELS {
            let of_vendor = format!("vendor.V.{}", label.output);
            assert!(OUTPUTS.iter().any(|spec| [label.output, &of_vendor].contains(&spec.pattern)), "{}", label.output);
        }
    }

    #[test]
    fn only_words_lose_their_capital() {
        assert_eq!(
            ["Total revenue", "AI orders", "EPS", "GPU fill"].map(spoken),
            ["total revenue", "AI orders", "EPS", "GPU fill"]
        );
    }
}
