//! One panel: axes, bands, lines, dots and labels.

use plotters::coord::Shift;
use plotters::prelude::{Circle, DrawingArea, PathElement, Polygon, Rectangle, SVGBackend};
use plotters::style::text_anchor::HPos;
use plotters::style::{Color, RGBColor, ShapeStyle};

use crate::axis::Axis;
use crate::chart::{Band, Known, Line, Panel, Point};
use crate::dashes::{drawn, pattern};
use crate::draw::{Drawn, INK, MUTED, PAPER, RULE, SCALE};
use crate::labels::spread;
use crate::text::{Look, fitted, units, width, write};
use crate::ticks::shown;

/// Colours of lines, which the colour-blind tell apart; the first few also where they lie on one another.
const COLOURS: [RGBColor; 6] = [
    RGBColor(0x12, 0x43, 0x6d),
    RGBColor(0xb8, 0x47, 0x2a),
    RGBColor(0xd9, 0x9a, 0x1c),
    RGBColor(0x3d, 0x82, 0xa8),
    RGBColor(0x6f, 0xb6, 0xa8),
    RGBColor(0xa3, 0x3b, 0x4a),
];

/// How much of a band's colour is seen; the inner lies on the outer.
const OPACITY: f64 = 0.16;

/// Sizes of text, and what is between labels, in pixels.
const SMALL: f64 = 11.5;
const LABEL: f64 = 12.0;
const APART: f64 = 16.0;

/// How thick a line is.
const LINE: f64 = 2.2;

/// The piece of a line beside its label, as long as its pattern, and what is between it and other things.
const PIECE: f64 = 30.0;
const GAP: f64 = 5.0;

/// The longest label at the end of a line, as a part of the panel.
const LONGEST: f64 = 0.3;

/// The sides of a panel, in pixels.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;

/// A panel's plot: where a month and a value are.
struct Plot {
    frame: Frame,
    span: [f64; 2],
    axis: Axis,
}

impl Plot {
    fn x(&self, at: f64) -> f64 {
        let Frame { left, right, .. } = self.frame;
        left + (at - self.span[0]) / (self.span[1] - self.span[0]) * (right - left)
    }

    /// The height of a number that is written at the axis.
    fn y(&self, written: f64) -> f64 {
        let Frame { top, bottom, .. } = self.frame;
        let [low, high] = self.axis.ends();
        bottom - (written - low) / (high - low) * (bottom - top)
    }

    fn point(&self, at: f64, value: f64) -> (i32, i32) {
        (units(self.x(at)), units(self.y(value * self.axis.factor)))
    }
}

/// Draws a panel into a frame.
pub(crate) fn draw(area: &Area<'_>, panel: &Panel, frame: Frame, as_of: Option<&(f64, String)>) -> Drawn {
    let heading = if panel.title.is_empty() { 0.0 } else { 18.0 };
    let room = frame.right - frame.left;
    let axis = Axis::new(panel.unit, panel.numbers(), marks(frame));
    if heading > 0.0 {
        let title = fitted(&panel.title, 13.0, room);
        write(area, &title, [frame.left, frame.top + 8.0], Look::new(13.0, INK).bold())?;
    }
    write(area, &axis.unit, [frame.left, frame.top + heading + 8.0], Look::new(SMALL, MUTED))?;
    let Some(span) = panel.span().filter(|_| panel.numbers().next().is_some()) else {
        let middle = [frame.left + room / 2.0, f64::midpoint(frame.top, frame.bottom)];
        return write(area, "no values", middle, Look::new(LABEL, MUTED).at(HPos::Center));
    };
    let marks = axis.marks.iter().map(|&mark| width(&axis.label(mark), SMALL)).fold(0.0, f64::max);
    let ends = panel.lines.iter().map(|line| width(&line.label, LABEL)).fold(0.0, f64::max).min(LONGEST * room);
    let inside = Frame {
        left: frame.left + marks + 18.0,
        top: frame.top + heading + 30.0,
        right: frame.right - if ends > 0.0 { ends + PIECE + 3.0 * GAP } else { 24.0 },
        bottom: frame.bottom - 26.0,
    };
    let plot = Plot { frame: inside, span, axis };
    axes(area, &plot, panel)?;
    if let Some((at, day)) = as_of {
        self::as_of(area, &plot, *at, day)?;
    }
    let looks = (0..).map(pattern).zip(COLOURS.into_iter().cycle()).map(|(pattern, colour)| Stroke { colour, pattern });
    let looks: Vec<_> = panel.lines.iter().zip(looks).collect();
    looks.iter().rev().try_for_each(|(line, look)| bands(area, &plot, line, look.colour))?;
    looks.iter().try_for_each(|(line, look)| self::line(area, &plot, line, *look))?;
    looks.iter().rev().try_for_each(|(line, look)| dots(area, &plot, line, look.colour))?;
    labels(area, &plot, &looks, ends)
}

/// As many marks as there is room for.
fn marks(frame: Frame) -> u32 {
    if frame.bottom - frame.top < 300.0 { 4 } else { 6 }
}

/// Lines across at each mark, and names of periods below, as many as there is room for.
fn axes(area: &Area<'_>, plot: &Plot, panel: &Panel) -> Drawn {
    let Frame { left, right, bottom, .. } = plot.frame;
    for &mark in &plot.axis.marks {
        let y = plot.y(mark);
        let colour = if mark == 0.0 { MUTED } else { RULE };
        area.draw(&PathElement::new([(units(left), units(y)), (units(right), units(y))], stroke(colour, 1.0)))?;
        write(area, &plot.axis.label(mark), [left - 8.0, y], Look::new(SMALL, MUTED).at(HPos::Right))?;
    }
    let widest = panel.ticks.iter().map(|tick| width(&tick.label, SMALL)).fold(0.0, f64::max) + 8.0;
    for tick in shown(&panel.ticks, plot.span, (right - left) / widest) {
        let x = plot.x(tick.at);
        let mark = [(units(x), units(bottom)), (units(x), units(bottom + 4.0))];
        area.draw(&PathElement::new(mark, stroke(MUTED, 1.0)))?;
        write(area, &tick.label, [x, bottom + 15.0], Look::new(SMALL, MUTED).at(HPos::Center))?;
    }
    Ok(())
}

/// The day the forecast is made.
fn as_of(area: &Area<'_>, plot: &Plot, at: f64, day: &str) -> Drawn {
    if at <= plot.span[0] || at >= plot.span[1] {
        return Ok(());
    }
    let (x, Frame { top, bottom, left, right }) = (plot.x(at), plot.frame);
    area.draw(&PathElement::new([(units(x), units(top)), (units(x), units(bottom))], stroke(MUTED, 0.8)))?;
    let (said, look) = (format!("as of {day}"), Look::new(11.0, MUTED));
    // To the left of the line, where there is room for it.
    if x - left > width(&said, look.size) {
        write(area, &said, [x - 4.0, top - 9.0], look.at(HPos::Right))
    } else {
        write(area, &fitted(&said, look.size, right - x), [x + 4.0, top - 9.0], look)
    }
}

/// Bands between quantiles, the wider below.
fn bands(area: &Area<'_>, plot: &Plot, line: &Line, colour: RGBColor) -> Drawn {
    for stretch in stretches(line, |point| Some((point.at, point.band?))) {
        for of in [|band: &Band| band.outer, |band: &Band| band.inner] {
            let low = stretch.iter().map(|(at, band)| plot.point(*at, of(band)[0]));
            let high = stretch.iter().rev().map(|(at, band)| plot.point(*at, of(band)[1]));
            let around: Vec<_> = low.chain(high).collect();
            area.draw(&Polygon::new(around, colour.mix(OPACITY).filled()))?;
        }
    }
    Ok(())
}

fn line(area: &Area<'_>, plot: &Plot, line: &Line, look: Stroke) -> Drawn {
    for stretch in stretches(line, |point| Some((point.at, point.value?))) {
        let path: Vec<_> = stretch.iter().map(|(at, value)| plot.point(*at, *value)).collect();
        if let [alone] = path[..] {
            area.draw(&Circle::new(alone, units(1.5), look.colour.filled()))?;
        } else {
            look.draw(area, &path)?;
        }
    }
    Ok(())
}

/// What a line has at its points, in stretches without a gap.
fn stretches<T>(line: &Line, has: impl Fn(&Point) -> Option<T>) -> Vec<Vec<T>> {
    let mut all = vec![Vec::new()];
    for point in &line.points {
        match (has(point), all.last_mut()) {
            (Some(found), Some(last)) => last.push(found),
            (None, Some(last)) if !last.is_empty() => all.push(Vec::new()),
            _ => {}
        }
    }
    all.retain(|stretch| !stretch.is_empty());
    all
}

/// What was stated: reported full, beside the model hollow, judged square.
fn dots(area: &Area<'_>, plot: &Plot, line: &Line, colour: RGBColor) -> Drawn {
    for point in &line.points {
        let Some(known) = point.known else { continue };
        let at = plot.point(point.at, known.value());
        match known {
            Known::Reported(_) => {
                area.draw(&Circle::new(at, units(4.6), PAPER.filled()))?;
                area.draw(&Circle::new(at, units(3.6), colour.filled()))?;
            }
            Known::Beside(_) => {
                area.draw(&Circle::new(at, units(3.4), PAPER.filled()))?;
                area.draw(&Circle::new(at, units(3.4), stroke(colour, 1.4)))?;
            }
            Known::Judged(_) => {
                let half = units(3.6);
                let corners = [(at.0 - half, at.1 - half), (at.0 + half, at.1 + half)];
                area.draw(&Rectangle::new(corners, colour.filled()))?;
            }
        }
    }
    Ok(())
}

/// The name of each line at its end, beside a piece of it.
fn labels(area: &Area<'_>, plot: &Plot, looks: &[(&Line, Stroke)], room: f64) -> Drawn {
    let end = |line: &Line| line.points.iter().rev().find_map(|point| point.value);
    let named = looks.iter().filter(|(line, _)| !line.label.is_empty());
    let named: Vec<_> = named.filter_map(|(line, look)| Some((line, look, end(line)?))).collect();
    let wanted: Vec<_> = named.iter().map(|(_, _, value)| plot.y(value * plot.axis.factor)).collect();
    let places = spread(&wanted, APART, [plot.frame.top, plot.frame.bottom]);
    for ((line, look, _), y) in named.iter().zip(places) {
        let x = plot.frame.right + 8.0;
        look.draw(area, &[(units(x), units(y)), (units(x + PIECE), units(y))])?;
        write(area, &fitted(&line.label, LABEL, room), [x + PIECE + GAP, y], Look::new(LABEL, INK))?;
    }
    Ok(())
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy)]
struct Stroke {
    colour: RGBColor,
    pattern: &'static [f64],
}

impl Stroke {
    fn draw(self, area: &Area<'_>, path: &[(i32, i32)]) -> Drawn {
        for part in drawn(path, self.pattern) {
            area.draw(&PathElement::new(part, stroke(self.colour, LINE)))?;
        }
        Ok(())
    }
}

/// A line of this colour and width in pixels.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few pixels")]
fn stroke(colour: RGBColor, width: f64) -> ShapeStyle {
    colour.stroke_width((width * f64::from(SCALE)).round() as u32)
}
