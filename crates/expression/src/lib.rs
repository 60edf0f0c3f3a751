//! Events and checks: yes/no questions of a forecast's outputs.
//!
//! ```
//! use rackcast_expression::{Answer, evaluate, parse, references};
//!
//! let question = parse("44.2 <= vendor.hpe.revenue[FY26] <= '45.6 bn'").unwrap();
//! let outputs: Vec<_> = references(&question).into_iter().map(|read| read.output.as_str()).collect();
//! assert_eq!(outputs, ["vendor.hpe.revenue"]);
//! assert_eq!(evaluate(&question, |_, _, _| Some(45.0)), Answer::True);
//! assert_eq!(evaluate(&question, |_, _, _| None), Answer::Unknown);
//! ```
//!
//! ```text
//! question   = all { "or" all } ;    all = one { "and" one } ;    one = [ "not" ] ( comparison | "(" question ")" )
//! comparison = sum relation sum [ relation sum ] ;    relation = "<" | "<=" | ">" | ">="
//! sum        = product { ( "+" | "-" ) product } ;    product = value { ( "*" | "/" ) value }
//! value      = number | quoted text | [ "base:" ] output "[" period "]" | "(" sum ")"
//! ```
//!
//! A minus between two values has a space before it, since names may contain `-`. A quoted text is a number with its
//! unit; it is converted to the unit of the output it meets in its comparison.
#![forbid(unsafe_code)]

mod display;
mod evaluate;
mod parse;
mod problem;
mod token;
mod tree;
mod units;

pub use evaluate::{Answer, evaluate};
pub use parse::{DEEPEST, LONGEST, parse};
pub use problem::{Problem, ProblemKind};
pub use tree::{Amount, Comparison, Expression, Operator, Reference, Relation, references};
