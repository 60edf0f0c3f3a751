//! A page on this computer alone, which shows what is published next as soon as it is.
//!
//! A [`Server`] takes pages as text, whole HTML files that allow themselves no network. It shows the last of them in a
//! frame of a page of its own, whose script waits for the next one; so the pages stay as they are. What is wrong stands above
//! the last good page.
//!
//! It listens on loopback only. Its address has a secret in it that no other page can know, and it answers only who calls it
//! by the name of this computer, so that no page from elsewhere reaches it under a name of its own.
//!
//! ```
//! let server = rackcast_serve::Server::bind(0).unwrap();
//! assert!(server.address().starts_with("http://127.0.0.1:") || server.address().starts_with("http://[::1]:"));
//! server.publish("<!doctype html><title>First</title>".to_owned());
//! server.complain("base.toml:3: expected a number".to_owned());
//! ```
#![forbid(unsafe_code)]

mod address;
mod answer;
mod board;
mod server;
mod shell;

pub use server::{BindError, Server};
