//! The report people open: one HTML file with its data, its charts and nothing to fetch.
//!
//! A [`Report`] is what others computed: runs, a grid, a tornado. Each file of `section` gathers what one part of the page
//! needs; `document` writes the file, with a Content-Security-Policy that names its script and style by their hashes. The
//! page itself is made in `web/` and committed as `assets/`. An [`Engine`] that it carries lets sliders rerun the forecast;
//! `.ci/browser` tests it in a browser.
//!
//! ```
//! use rackcast_page::escape_json;
//!
//! // Text of a scenario stands in the file as JSON in which no tag can begin.
//! assert_eq!(escape_json(r#"{"name":"</script>"}"#), r#"{"name":"\u003c/script>"}"#);
//! ```
#![forbid(unsafe_code)]

mod document;
mod input;
mod numbers;
mod page;
mod rows;
mod section;
mod table;
mod tornado;

pub use document::{SCRIPT, STYLE, escape_json, html};
pub use input::{Engine, Report};
pub use rows::{rows_to_draw, rows_to_swing};
pub use tornado::{Point, Swing, Tornado, tornado};
