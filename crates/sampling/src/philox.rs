//! Random numbers without a state: a function of a key and a counter.

// A kernel that is not inlined into its caller is built without the caller's vector instructions.
#![allow(clippy::inline_always)]

/// Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011): four random words of 32 bits for a counter of four words.
///
/// Words stand in `u64`s with an empty upper half, which is what the vector instruction that multiplies them takes.
#[inline(always)]
pub(crate) fn philox(key: u64, counter: [u64; 4]) -> [u64; 4] {
    const MULTIPLIERS: [u64; 2] = [0xd251_1f53, 0xcd9e_8d57];
    const WEYL: [u32; 2] = [0x9e37_79b9, 0xbb67_ae85];
    let [mut key_0, mut key_1] = [lower(key) as u32, (key >> 32) as u32];
    let mut words = counter;
    for _ in 0..10 {
        let [first, second] = [lower(words[0]) * MULTIPLIERS[0], lower(words[2]) * MULTIPLIERS[1]];
        words = [
            (second >> 32) ^ lower(words[1]) ^ u64::from(key_0),
            second,
            (first >> 32) ^ lower(words[3]) ^ u64::from(key_1),
            first,
        ];
        key_0 = key_0.wrapping_add(WEYL[0]);
        key_1 = key_1.wrapping_add(WEYL[1]);
    }
    [lower(words[0]), lower(words[1]), lower(words[2]), lower(words[3])]
}

/// The lower 32 bits.
#[inline(always)]
pub(crate) const fn lower(word: u64) -> u64 {
    word & 0xffff_ffff
}

/// A whole number below 2^52 as it is, by bit operations that every processor has for lanes.
#[inline(always)]
pub(crate) const fn whole(number: u64) -> f64 {
    /// 2^52: its lowest bit counts 1.
    const LEAD: f64 = 4_503_599_627_370_496.0;
    f64::from_bits(number | LEAD.to_bits()) - LEAD
}

/// The middle of one of 2^32 equal parts of (0, 1).
#[inline(always)]
pub(crate) const fn middle_of_part(word: u64) -> f64 {
    const PART: f64 = 1.0 / 4_294_967_296.0;
    (whole(word) + 0.5) * PART
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_answers() {
        // Random123 1.14, tests/kat_vectors.
        let vectors = [
            (0, [0; 4], [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
            (u64::MAX, [0xffff_ffff; 4], [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]),
            (
                0x299f_31d0_a409_3822,
                [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344],
                [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1],
            ),
        ];
        for (key, counter, words) in vectors {
            assert_eq!(philox(key, counter), words);
        }
    }

    #[test]
    fn words_become_numbers() {
        assert_eq!(whole(0).to_bits(), 0.0_f64.to_bits());
        assert_eq!(whole(4_294_967_295).to_bits(), 4_294_967_295.0_f64.to_bits());
        assert_eq!(middle_of_part(0).to_bits(), 2.0_f64.powi(-33).to_bits());
        assert_eq!((1.0 - middle_of_part(0xffff_ffff)).to_bits(), 2.0_f64.powi(-33).to_bits());
    }
}
