//! The page around the page.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

const SCRIPT: &str = include_str!("../assets/shell.js");
const STYLE: &str = include_str!("../assets/shell.css");

/// The page that shows the published one in a frame.
pub(crate) fn html() -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>rackcast</title>\n<style>{STYLE}</style>\n</head>\n\
         <body>\n<section id=\"fault\" role=\"alert\" hidden><h1></h1><pre tabindex=\"0\"></pre></section>\n\
         <p id=\"lost\" role=\"status\" hidden>rackcast watch has ended: this page does not change any more.</p>\n\
         <main id=\"stage\"></main>\n<script>{SCRIPT}</script>\n</body>\n</html>\n"
    )
}

/// What it may do: run its own script, ask this server, and show its pages in a frame.
pub(crate) fn policy() -> String {
    let hash = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())));
    format!(
        "default-src 'none'; script-src {}; style-src {}; connect-src 'self'; frame-src 'self'; base-uri 'none'; \
         form-action 'none'; frame-ancestors 'none'",
        hash(SCRIPT),
        hash(STYLE)
    )
}
