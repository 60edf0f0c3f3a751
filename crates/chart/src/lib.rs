//! Outputs of forecasts as charts, in SVG and, with the feature `png`, in PNG.
//!
//! [`gather`] makes a [`Chart`] of runs: a panel for each unit, a line for each output and scenario, with what was reported
//! as dots and, where draws were taken, their bands. [`svg`] draws it: on light ground, each line in a colour and a pattern
//! that grey print keeps apart, with its name at its end. The same chart gives the same bytes.
//!
//! ```
//! use rackcast_chart::{Chart, Line, Panel, Point, svg};
//!
//! let points = [(0.0, 91.2), (3.0, 90.1)].map(|(at, value)| Point::new(at, Some(value)));
//! let line = Line { label: "base".to_owned(), points: points.into() };
//! let panel = Panel { title: "AI orders".to_owned(), unit: "USD bn", lines: vec![line], ..Panel::default() };
//! let chart = Chart { title: "Orders < shipments".to_owned(), panels: vec![panel], ..Chart::default() };
//! assert!(svg(&chart, None).unwrap().contains("Orders &lt; shipments"));
//! ```
#![forbid(unsafe_code)]

mod axis;
mod chart;
mod dashes;
mod draw;
mod gather;
mod labels;
mod panel;
#[cfg(feature = "png")]
mod png;
mod text;
mod ticks;
mod words;

pub use chart::{Band, Chart, Known, Line, Panel, Point, Size, Tick};
pub use draw::svg;
pub use gather::{Wanted, gather, rows_to_draw};
#[cfg(feature = "png")]
pub use png::png;
