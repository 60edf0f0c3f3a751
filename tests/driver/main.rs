//! The program as a user meets it: what it says, and the exit status it ends with.

mod bad_evidence;
mod bad_files;
mod bad_names;
mod bad_runs;
mod charts;
mod checks;
mod closed;
mod diffs;
mod draws;
mod formats;
mod forms;
mod pages;
mod parquet;
mod program;
mod projects;
mod reports;
mod shards;
mod shipped;
mod usage;
mod views;
mod watches;
mod workbooks;
