//! From a name to a number that stands for it.

/// The hash of a name and of what it is used for: FNV-1a (64 bits) over `kind`, a zero byte and `name`.
///
/// FNV-1a starts from 14695981039346656037 and for each byte takes the exclusive or with it and multiplies by 2^40 + 435
/// (Fowler, Noll and Vo 1991).
pub(crate) fn hash(kind: &str, name: &str) -> u64 {
    fnv_1a(kind.bytes().chain([0]).chain(name.bytes()))
}

/// Where the random numbers of one name under one seed start from.
///
/// For a given seed no two hashes have the same key.
pub(crate) fn key(seed: u64, kind: &str, name: &str) -> u64 {
    mix(hash(kind, name) ^ mix(seed.wrapping_add(GOLDEN)))
}

/// 2^64 over the golden ratio, odd: what `SplitMix64` steps by.
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// The output function of `SplitMix64` (Steele, Lea, Flood 2014): every bit of the result depends on every bit of the
/// number, and no two numbers have the same result.
pub(crate) fn mix(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

fn fnv_1a(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fnv_1a_as_published() {
        // From the test vectors of the authors' reference program.
        assert_eq!(fnv_1a("".bytes()), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv_1a("a".bytes()), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv_1a("foobar".bytes()), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn mix_as_published() {
        // The first numbers of SplitMix64 from state 1234567, as its test vectors give them.
        let state = 1_234_567_u64;
        assert_eq!(mix(state.wrapping_add(GOLDEN)), 6_457_827_717_110_365_317);
        assert_eq!(mix(state.wrapping_add(GOLDEN.wrapping_mul(2))), 3_203_168_211_198_807_973);
    }

    #[test]
    fn kind_and_name_do_not_run_together() {
        assert_ne!(hash("ab", "c"), hash("a", "bc"));
        assert_ne!(key(1, "order", "dell"), key(2, "order", "dell"));
    }
}
