//! The file: what a browser opens.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::Report;
use crate::page::Page;

/// The page's program, made from `web/`.
pub const SCRIPT: &str = include_str!("../assets/page.js");

/// The page's looks, made from `web/`.
pub const STYLE: &str = include_str!("../assets/page.css");

/// One self-contained HTML file. The same report gives the same bytes.
#[must_use]
pub fn html(report: &Report<'_>) -> String {
    let page = Page::new(report);
    let mut out = String::with_capacity(SCRIPT.len() + STYLE.len() + (1 << 20));
    let title = escape_text(&report.run.scenario.name);
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"generator\" content=\"rackcast {}\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         <noscript><p>This page draws its charts with a script that it carries in itself. Allow scripts to see it.</p></noscript>\n\
         <div id=\"page\"></div>\n",
        policy(report.engine.is_some()),
        escape_text(report.version)
    );
    data(&mut out, "page-data", &json(&page));
    if let Some(engine) = report.engine {
        data(&mut out, "engine-setup", engine.setup);
        let _ = writeln!(
            out,
            "<script type=\"application/octet-stream\" id=\"engine-module\">{}</script>",
            STANDARD.encode(engine.module)
        );
    }
    let _ = write!(out, "<script type=\"module\">{SCRIPT}</script>\n</body>\n</html>\n");
    out
}

/// What the page may do: run its own script and show what it made itself; with an engine, run that too, beside the page
/// as well.
fn policy(engine: bool) -> String {
    let [wasm, worker] = if engine { [" 'wasm-unsafe-eval'", "worker-src blob:; "] } else { [""; 2] };
    format!(
        "default-src 'none'; script-src '{}'{wasm}; {worker}style-src '{}'; img-src data: blob:; base-uri 'none'; \
         form-action 'none'",
        hash(SCRIPT),
        hash(STYLE)
    )
}

/// A text's SHA-256 as a policy names it.
fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

fn data(out: &mut String, id: &str, json: &str) {
    let _ = writeln!(out, "<script type=\"application/json\" id=\"{id}\">{}</script>", escape_json(json));
}

/// JSON in which no tag and no comment of HTML can begin or end. It reads back as the same.
#[must_use]
pub fn escape_json(json: &str) -> String {
    // Outside its strings JSON has no such sign.
    json.replace('<', "\\u003c")
}

fn escape_text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Plain structs with names for keys and finite numbers always have a text.
fn json(page: &Page<'_>) -> String {
    serde_json::to_string(page).expect("a page is plain data")
}
