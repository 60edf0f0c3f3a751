//! The commands, one a file: its arguments, the call, what is written.

mod chart;
mod check;
mod compare;
mod completions;
mod diff;
mod evidence;
mod explain;
mod grid;
mod init;
mod man;
mod merge;
mod new;
mod outputs;
mod report;
mod run;
mod schema;
mod show;
mod snapshot;
mod watch;

use clap::Subcommand;

use crate::failure::Failure;

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Run scenarios and show their forecasts (without a file: the base case)
    Run(run::Run),
    /// Write a report with charts, one file to open in a browser, offline
    Report(report::Report),
    /// Draw outputs as a chart, SVG or PNG
    Chart(chart::Chart),
    /// Show the report in a browser, drawn anew whenever a file of it is saved
    Watch(watch::Watch),
    /// Put the parts of a run's draws together and show it
    Merge(merge::Merge),
    /// Set scenarios side by side, with differences and growth
    Compare(compare::Compare),
    /// Show what changed between two versions, and what that does to the forecast
    Diff(diff::Diff),
    /// Run every combination of a scenario's grid: a table of one output over two inputs
    Grid(grid::Grid),
    /// Check files: every error, each at its place
    Check(check::Check),
    /// Print a resolved scenario, each value with the file and line it comes from
    Show(show::Show),
    /// List the observations of a scenario and what becomes of each
    Evidence(evidence::Evidence),
    /// Explain an input or an output: meaning, unit, range, what it drives or what drives it, its value
    Explain(explain::Explain),
    /// Print the JSON Schema of scenario files
    Schema(schema::Schema),
    /// List the outputs
    Outputs(outputs::Outputs),
    /// Keep accepted forecasts beside their scenarios, or show what moved since
    Snapshot(snapshot::Snapshot),
    /// Write the shipped scenarios, evidence and schema to a folder, to edit
    Init(init::Init),
    /// Write a commented scenario to start from
    New(new::New),
    /// Print completions for a shell
    Completions(completions::Completions),
    /// Print the manual page, or write all of them to a folder
    Man(man::Man),
}

/// Does it.
pub(crate) fn carry_out(command: Command) -> Result<(), Failure> {
    match command {
        Command::Run(command) => command.carry_out(),
        Command::Report(command) => command.carry_out(),
        Command::Chart(command) => command.carry_out(),
        Command::Watch(command) => command.carry_out(),
        Command::Merge(command) => command.carry_out(),
        Command::Compare(command) => command.carry_out(),
        Command::Diff(command) => command.carry_out(),
        Command::Grid(command) => command.carry_out(),
        Command::Check(command) => command.carry_out(),
        Command::Show(command) => command.carry_out(),
        Command::Evidence(command) => command.carry_out(),
        Command::Explain(command) => command.carry_out(),
        Command::Schema(command) => command.carry_out(),
        Command::Outputs(command) => command.carry_out(),
        Command::Snapshot(command) => command.carry_out(),
        Command::Init(command) => command.carry_out(),
        Command::New(command) => command.carry_out(),
        Command::Completions(command) => command.carry_out(),
        Command::Man(command) => command.carry_out(),
    }
}
