//! A picture of pixels.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

/// The letters that pictures are written in; with them they look the same on every machine.
const FONTS: [&[u8]; 2] =
    [include_bytes!("../assets/LiberationSans-Regular.ttf"), include_bytes!("../assets/LiberationSans-Bold.ttf")];

const FAMILY: &str = "Liberation Sans";

/// Pixels of a picture for one of the SVG's, on each side: for screens that have so many, and for print.
const FINER: f32 = 2.0;

/// An SVG picture, as [`svg`](crate::svg) gives it, as PNG with twice its pixels on each side. Text is in Latin, Greek,
/// Cyrillic and Hebrew letters; what has no letter there is left out.
///
/// # Errors
/// A sentence where the text is no SVG picture.
pub fn png(svg: &str) -> Result<Vec<u8>, String> {
    let cannot = |why: &dyn std::fmt::Display| format!("the picture cannot be drawn: {why}");
    let mut fonts = fontdb::Database::new();
    for font in FONTS {
        fonts.load_font_data(font.to_vec());
    }
    fonts.set_sans_serif_family(FAMILY);
    let options = Options { fontdb: Arc::new(fonts), font_family: FAMILY.to_owned(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| cannot(&error))?;
    let size = tree.size().to_int_size().scale_by(FINER).ok_or_else(|| cannot(&"it has no size"))?;
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or_else(|| cannot(&"it is too large"))?;
    resvg::render(&tree, Transform::from_scale(FINER, FINER), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| cannot(&error))
}
