//! The nearest valid name to one that was mistyped.

/// The candidate nearest to `name`, where one is near enough to be what was meant.
///
/// Dotted names are compared part by part, so that a slip in one part does not hide behind the length of the others;
/// a part that is missing or too many is forgiven too. Capitals do not count. Of equally near candidates the first.
pub fn suggest<'names>(name: &str, candidates: impl IntoIterator<Item = &'names str>) -> Option<&'names str> {
    let wanted = name.to_lowercase();
    let parts: Vec<&str> = wanted.split('.').collect();
    let mut nearest: Option<(usize, &str)> = None;
    for candidate in candidates {
        let lower = candidate.to_lowercase();
        let others: Vec<&str> = lower.split('.').collect();
        let Some(distance) = distance(&parts, &others) else {
            continue;
        };
        if nearest.is_none_or(|(least, _)| distance < least) {
            nearest = Some((distance, candidate));
        }
    }
    nearest.map(|(_, candidate)| candidate)
}

/// What a whole part more or less counts, in letters.
const PART: usize = 3;

/// How far two dotted names are apart, in letters; `None` where they are too far to be a slip.
fn distance(name: &[&str], other: &[&str]) -> Option<usize> {
    use std::cmp::Ordering;
    match name.len().cmp(&other.len()) {
        Ordering::Equal => name.iter().zip(other).try_fold(0, |sum, (a, b)| Some(sum + slip(a, b)?)),
        Ordering::Less if name.len() + 1 == other.len() => without_one(name, other),
        Ordering::Greater if other.len() + 1 == name.len() && other.len() > 1 => without_one(other, name),
        _ => None,
    }
}

/// The distance of the shorter name to the longer one with its best part left out. The last part says what is meant
/// and stays.
fn without_one(shorter: &[&str], longer: &[&str]) -> Option<usize> {
    (0..longer.len() - 1)
        .filter_map(|left_out| {
            let kept = longer.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, part)| part);
            shorter.iter().zip(kept).try_fold(PART, |sum, (a, b)| Some(sum + slip(a, b)?))
        })
        .min()
}

/// Letters inserted, left out, changed or swapped; `None` above a third of the longer part.
fn slip(a: &str, b: &str) -> Option<usize> {
    if a == b {
        return Some(0);
    }
    let (a_length, b_length) = (a.chars().count(), b.chars().count());
    let allowed = a_length.max(b_length) / 3;
    // A name of any length is refused at once, before it costs the product of both.
    if a_length.abs_diff(b_length) > allowed {
        return None;
    }
    let letters = strsim::osa_distance(a, b);
    (letters <= allowed).then_some(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 9] = [
        "servers.asic_share",
        "servers.asic.supply",
        "vendors.dell",
        "vendors.hpe",
        "vendors.dell.delivery_months",
        "vendor.dell.ai.orders",
        "vendor.dell.ai.shipments",
        "planning.service_life",
        "name",
    ];

    #[test]
    fn finds_what_was_meant() {
        for (name, meant) in [
            ("servers.asci_share", "servers.asic_share"),
            ("server.asic_share", "servers.asic_share"),
            ("vendors.del", "vendors.dell"),
            ("vendors.hp", "vendors.hpe"),
            ("vendors.dell.delivery_month", "vendors.dell.delivery_months"),
            ("Vendor.Dell.AI.orders", "vendor.dell.ai.orders"),
            ("vendor.dell.orders", "vendor.dell.ai.orders"),
            ("asic_share", "servers.asic_share"),
            ("nane", "name"),
        ] {
            assert_eq!(suggest(name, NAMES), Some(meant), "{name}");
        }
    }

    #[test]
    fn says_nothing_where_nothing_is_near() {
        for name in ["vendors.lenovo", "x", "", "vendors.dell.colour", "planning", &"a".repeat(100_000)] {
            assert_eq!(suggest(name, NAMES), None, "{name}");
        }
    }
}
