//! What a chart shows.

/// A chart: panels under a title.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// Of what, and how to read it.
    pub about: String,
    /// Where it comes from, at its foot.
    pub source: String,
    /// Panels from left to right and from top to bottom.
    pub panels: Vec<Panel>,
    /// The day the forecast is made: its place on the axis of time, and how it is written.
    pub as_of: Option<(f64, String)>,
}

/// Lines of one unit over one axis of time.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Panel {
    /// What it shows, where the chart's title does not say it.
    pub title: String,
    /// The unit of its values; `1` is shown in percent.
    pub unit: &'static str,
    /// The lines, the first drawn whole, the others with gaps that show those before them.
    pub lines: Vec<Line>,
    /// What may be written below its axis of time, in the order of time.
    pub ticks: Vec<Tick>,
}

/// A place on the axis of time with its name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tick {
    /// Months from any month that is the same in the whole chart.
    pub at: f64,
    /// The name of a period.
    pub label: String,
}

/// One output of one scenario.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Line {
    /// What stands at its end; may be empty.
    pub label: String,
    /// Its points in the order of time.
    pub points: Vec<Point>,
}

/// A period of a line.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Point {
    /// The middle of the period: months, as of [`Tick::at`].
    pub at: f64,
    /// The value of the run without draws; `None` where there is none.
    pub value: Option<f64>,
    /// What draws say.
    pub band: Option<Band>,
    /// A figure that someone stated.
    pub known: Option<Known>,
}

impl Point {
    /// A value that was neither drawn nor stated.
    #[must_use]
    pub fn new(at: f64, value: Option<f64>) -> Self {
        Self { at, value, band: None, known: None }
    }
}

/// Quantiles of draws.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    /// At 10 % and 90 %.
    pub outer: [f64; 2],
    /// At 25 % and 75 %.
    pub inner: [f64; 2],
}

/// A figure that someone stated.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Known {
    /// Reported, and taken in place of the model's own.
    Reported(f64),
    /// Reported beside the model.
    Beside(f64),
    /// Judged by an analyst.
    Judged(f64),
}

impl Known {
    /// The figure.
    #[must_use]
    pub fn value(self) -> f64 {
        match self {
            Self::Reported(value) | Self::Beside(value) | Self::Judged(value) => value,
        }
    }
}

/// How large a picture is, in pixels of the usual size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

impl Size {
    /// The smallest and the largest sides that a chart is legible at.
    pub const SIDES: [u32; 2] = [240, 8000];
}

impl Chart {
    /// Panels side by side, and rows of them.
    pub(crate) fn grid(&self) -> (usize, usize) {
        let count = self.panels.len().max(1);
        let across = match count {
            1 => 1,
            2..=4 => 2,
            _ => 3,
        };
        (across, count.div_ceil(across))
    }

    /// The size that leaves its panels room.
    #[must_use]
    pub fn usual_size(&self) -> Size {
        let (across, down) = self.grid();
        let down = u32::try_from(down).unwrap_or(1);
        if across == 1 { Size { width: 960, height: 540 } } else { Size { width: 1280, height: 120 + 320 * down } }
    }
}

impl Panel {
    /// First and last place on the axis of time; `None` where nothing has a value.
    pub(crate) fn span(&self) -> Option<[f64; 2]> {
        let places = || self.lines.iter().flat_map(|line| &line.points).map(|point| point.at);
        let [low, high] = [places().reduce(f64::min)?, places().reduce(f64::max)?];
        Some(if high > low { [low, high] } else { [low - 0.5, high + 0.5] })
    }

    /// Every number that is drawn.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = f64> {
        let of = |point: &Point| {
            let known = point.known.map(Known::value);
            let band = point.band.map_or([None; 2], |band| band.outer.map(Some));
            [point.value, known, band[0], band[1]]
        };
        self.lines.iter().flat_map(|line| &line.points).flat_map(of).flatten().filter(|number| number.is_finite())
    }
}
