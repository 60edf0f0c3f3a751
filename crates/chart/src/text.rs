//! Text in a picture.

use plotters::coord::Shift;
use plotters::prelude::{DrawingArea, IntoFont, SVGBackend, TextStyle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontStyle, RGBColor};

use crate::draw::{Drawn, SCALE};

/// Width of a letter as a part of its size, with room to spare: who opens the picture chooses the font.
const LETTER: f64 = 0.58;

/// The library's factor between the size of a font and what it writes.
const WRITTEN: f64 = 1.24;

/// How a text looks: its size in pixels, its colour, and where of it its place is.
#[derive(Clone, Copy)]
pub(crate) struct Look {
    pub(crate) size: f64,
    pub(crate) colour: RGBColor,
    pub(crate) bold: bool,
    pub(crate) anchor: HPos,
}

impl Look {
    pub(crate) fn new(size: f64, colour: RGBColor) -> Self {
        Self { size, colour, bold: false, anchor: HPos::Left }
    }

    pub(crate) fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub(crate) fn at(self, anchor: HPos) -> Self {
        Self { anchor, ..self }
    }
}

/// Writes a text, the middle of its height at `y`; both in pixels.
pub(crate) fn write(area: &DrawingArea<SVGBackend<'_>, Shift>, text: &str, [x, y]: [f64; 2], look: Look) -> Drawn {
    let style = if look.bold { FontStyle::Bold } else { FontStyle::Normal };
    let font = ("sans-serif", look.size * f64::from(SCALE) * WRITTEN).into_font().style(style);
    let style = TextStyle::from(font).color(&look.colour).pos(Pos::new(look.anchor, VPos::Center));
    area.draw_text(&printable(text), &style, (units(x), units(y)))
}

/// Pixels as the picture counts.
#[allow(clippy::cast_possible_truncation, reason = "sides are at most a few thousand pixels")]
pub(crate) fn units(pixels: f64) -> i32 {
    (pixels * f64::from(SCALE)).round() as i32
}

/// About how wide a text is, in pixels.
pub(crate) fn width(text: &str, size: f64) -> f64 {
    text.chars().count() as f64 * size * LETTER
}

/// A text that is no wider than this, its end cut where it would be.
pub(crate) fn fitted(text: &str, size: f64, most: f64) -> String {
    if width(text, size) <= most {
        return text.to_owned();
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of letters")]
    let letters = (most / (size * LETTER)).max(2.0) as usize;
    let kept: String = text.chars().take(letters - 1).collect();
    format!("{}…", kept.trim_end())
}

/// A text without what XML has no sign for.
pub(crate) fn printable(text: &str) -> String {
    let sign = |sign: char| if sign.is_control() || matches!(sign, '\u{fffe}' | '\u{ffff}') { ' ' } else { sign };
    text.chars().map(sign).collect()
}

/// A text as it stands in XML.
pub(crate) fn escaped(text: &str) -> String {
    printable(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_to_their_room() {
        assert_eq!(fitted("Dell", 10.0, 100.0), "Dell");
        assert_eq!(fitted("Dell Technologies", 10.0, 35.0), "Dell…");
        assert_eq!(escaped("a<b>\u{7}&\"c\""), "a&lt;b&gt; &amp;&quot;c&quot;");
    }
}
