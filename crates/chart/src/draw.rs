//! A chart as SVG.

use std::io;

use plotters::drawing::DrawingAreaErrorKind;
use plotters::prelude::{IntoDrawingArea, SVGBackend};
use plotters::style::RGBColor;
use plotters::style::text_anchor::HPos;

use crate::chart::{Chart, Size};
use crate::panel::{self, Frame};
use crate::text::{Look, escaped, fitted, write};

/// Units of the picture in a pixel: the library counts in whole ones, and lines are finer than pixels.
pub(crate) const SCALE: u32 = 10;

/// What drawing gives.
pub(crate) type Drawn = Result<(), DrawingAreaErrorKind<io::Error>>;

/// Ground, text, quiet text and rules.
pub(crate) const PAPER: RGBColor = RGBColor(0xff, 0xff, 0xff);
pub(crate) const INK: RGBColor = RGBColor(0x17, 0x19, 0x1c);
pub(crate) const MUTED: RGBColor = RGBColor(0x5b, 0x61, 0x6b);
pub(crate) const RULE: RGBColor = RGBColor(0xe2, 0xde, 0xd4);

/// Room around everything, for the title with what it is of, and for the foot, in pixels.
const MARGIN: f64 = 24.0;
const HEAD: f64 = 74.0;
const FOOT: f64 = 40.0;

/// A chart as an SVG picture of this size, or of its usual one. The same chart gives the same bytes.
///
/// # Errors
/// A sentence where the size has no room for a chart.
pub fn svg(chart: &Chart, size: Option<Size>) -> Result<String, String> {
    let size = size.unwrap_or_else(|| chart.usual_size());
    let [least, most] = Size::SIDES;
    if ![size.width, size.height].iter().all(|side| (least..=most).contains(side)) {
        return Err(format!(
            "a chart is {least} to {most} pixels wide and high, not {} by {}",
            size.width, size.height
        ));
    }
    let mut picture = String::new();
    draw(chart, size, &mut picture).map_err(|error| format!("the chart cannot be drawn: {error}"))?;
    Ok(headed(&picture, chart, size))
}

fn draw(chart: &Chart, size: Size, picture: &mut String) -> Drawn {
    let area = SVGBackend::with_string(picture, (size.width * SCALE, size.height * SCALE)).into_drawing_area();
    area.fill(&PAPER)?;
    let (width, height) = (f64::from(size.width), f64::from(size.height));
    let room = width - 2.0 * MARGIN;
    write(&area, &fitted(&chart.title, 20.0, room), [MARGIN, 28.0], Look::new(20.0, INK).bold())?;
    write(&area, &fitted(&chart.about, 12.5, room), [MARGIN, 52.0], Look::new(12.5, MUTED))?;
    write(&area, &fitted(&chart.source, 11.0, room), [MARGIN, height - 17.0], Look::new(11.0, MUTED))?;
    let (across, down) = chart.grid();
    let cell = [room / across as f64, (height - HEAD - FOOT) / down as f64];
    for (at, panel) in chart.panels.iter().enumerate() {
        let left = MARGIN + cell[0] * (at % across) as f64;
        let top = HEAD + cell[1] * (at / across) as f64;
        let [beside, below] = [if across > 1 { 16.0 } else { 0.0 }, if down > 1 { 14.0 } else { 0.0 }];
        let frame = Frame { left, top, right: left + cell[0] - beside, bottom: top + cell[1] - below };
        panel::draw(&area, panel, frame, chart.as_of.as_ref())?;
    }
    if chart.panels.is_empty() {
        write(&area, "nothing to show", [width / 2.0, height / 2.0], Look::new(14.0, MUTED).at(HPos::Center))?;
    }
    area.present()
}

/// The picture with its size in pixels, and with its title for those who do not see it.
fn headed(picture: &str, chart: &Chart, size: Size) -> String {
    let body = picture.split_once('\n').map_or("", |(_, body)| body);
    let Size { width, height } = size;
    let (title, about) = (escaped(&chart.title), escaped(&described(chart)));
    format!(
        "<svg width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {} {}\" xmlns=\"http://www.w3.org/2000/svg\" \
         role=\"img\">\n<title>{title}</title>\n<desc>{about}</desc>\n{body}",
        width * SCALE,
        height * SCALE
    )
}

/// What it shows, in words.
fn described(chart: &Chart) -> String {
    let panel = |panel: &crate::Panel| {
        let labels: Vec<_> = panel.lines.iter().map(|line| &*line.label).filter(|label| !label.is_empty()).collect();
        format!("{} {}", panel.title, labels.join(", ")).trim().to_owned()
    };
    let said = [chart.about.clone()].into_iter().chain(chart.panels.iter().map(panel));
    said.filter(|said| !said.is_empty()).collect::<Vec<_>>().join("; ")
}
