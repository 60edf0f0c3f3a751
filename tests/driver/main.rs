//! The program as a user meets it: what it says, and the exit status it ends with.

mod bad_files;
mod checks;
mod closed;
mod program;
mod projects;
mod shipped;
mod usage;
mod views;
