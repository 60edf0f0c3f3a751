//! rackcast: from a scenario to a forecast of the AI server market.
//!
//! Arguments are read, a command is carried out, what it has to say is written, and its outcome becomes the exit status:
//! 0 done; 1 a forecast is refused; 2 bad input or usage; 3 could not write; 130 stopped.
#![forbid(unsafe_code)]

mod answers;
mod commands;
mod draws;
mod failure;
mod file;
mod forms;
mod grids;
mod kept;
mod labels;
mod load;
mod options;
mod output;
mod seen;
mod shards;
mod sides;
mod view;
mod watched;

use std::process::ExitCode;

use clap::Parser;

use crate::commands::Command;

/// Forecasts the AI server market and its vendors from a scenario file.
#[derive(Parser)]
#[command(version, disable_help_subcommand = true, max_term_width = 100, after_help = EXAMPLES)]
struct Program {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  rackcast run                                                       the base case
  rackcast run --set adoption.enterprise.conversion_rate=0.45        what if
  rackcast run --draws 10000                                         how sure
  rackcast compare rackcast:base rackcast:asic-surge                 side by side
  rackcast init forecasts                                            the shipped scenarios, to edit

Exit status: 0 done; 1 a forecast is refused; 2 bad input or usage; 3 could not write;
130 stopped.";

fn main() -> ExitCode {
    let program = Program::parse();
    match commands::carry_out(program.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.exit(),
    }
}
