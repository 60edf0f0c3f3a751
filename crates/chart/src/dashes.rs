//! Patterns of lines, so that those that lie on one another are all seen, and grey print tells them apart.

use crate::draw::SCALE;

/// Of each line of a panel, in order: what is drawn and what is left out in turn, in pixels. The first is drawn whole;
/// each of the others lies on those before it, which are seen through its gaps.
const PATTERNS: [&[f64]; 8] = [
    &[],
    &[9.0, 6.0],
    &[2.5, 4.5],
    &[13.0, 4.0, 2.5, 4.0],
    &[20.0, 7.0],
    &[5.0, 3.5],
    &[13.0, 4.0, 2.5, 4.0, 2.5, 4.0],
    &[20.0, 4.0, 6.0, 4.0],
];

/// The pattern of a line by its place in the panel.
pub(crate) fn pattern(line: usize) -> &'static [f64] {
    PATTERNS[line % PATTERNS.len()]
}

/// The parts of a path that a pattern draws; both in the picture's units.
pub(crate) fn drawn(path: &[(i32, i32)], pattern: &[f64]) -> Vec<Vec<(i32, i32)>> {
    if pattern.is_empty() {
        return vec![path.to_vec()];
    }
    let mut parts: Vec<Vec<(i32, i32)>> = path.first().map(|first| vec![*first]).into_iter().collect();
    let mut lengths = pattern.iter().map(|pixels| pixels * f64::from(SCALE)).cycle();
    let (mut left, mut is_drawn) = (lengths.next().unwrap_or(f64::INFINITY), true);
    for pair in path.windows(2) {
        let [from, to] = [pair[0], pair[1]].map(|(x, y)| [f64::from(x), f64::from(y)]);
        let length = ((to[0] - from[0]).powi(2) + (to[1] - from[1]).powi(2)).sqrt();
        let at = |along: f64| (between(from[0], to[0], along / length), between(from[1], to[1], along / length));
        let mut along = 0.0;
        while along + left < length {
            along += left;
            if is_drawn {
                push(&mut parts, at(along));
            } else {
                parts.push(vec![at(along)]);
            }
            (left, is_drawn) = (lengths.next().unwrap_or(f64::INFINITY), !is_drawn);
        }
        left -= length - along;
        if is_drawn {
            push(&mut parts, pair[1]);
        }
    }
    parts.retain(|part| part.len() > 1);
    parts
}

fn push(parts: &mut [Vec<(i32, i32)>], point: (i32, i32)) {
    if let Some(last) = parts.last_mut() {
        last.push(point);
    }
}

#[allow(clippy::cast_possible_truncation, reason = "between two of the picture's units")]
fn between(from: f64, to: f64, part: f64) -> i32 {
    (from + (to - from) * part).round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_runs_on_around_corners() {
        let corner = [(0, 0), (100, 0), (100, 100)];
        assert_eq!(drawn(&corner, &[]), [corner.to_vec()]);
        let parts = drawn(&corner, &[6.0, 3.0]);
        assert_eq!(parts, [vec![(0, 0), (60, 0)], vec![(90, 0), (100, 0), (100, 50)], vec![(100, 80), (100, 100)]]);
    }

    #[test]
    fn patterns_differ_and_let_others_be_seen() {
        for (at, pattern) in PATTERNS.iter().enumerate() {
            assert_eq!((pattern.is_empty(), pattern.len() % 2), (at == 0, 0), "{pattern:?}");
            assert!(pattern.iter().skip(1).step_by(2).all(|gap| *gap >= 3.0), "{pattern:?}");
            assert!(PATTERNS[..at].iter().all(|other| other != pattern), "{pattern:?}");
        }
    }
}
