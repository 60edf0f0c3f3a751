//! What a request gets.

use tiny_http::{Header, Method, Request, Response, ResponseBox};

use crate::address;
use crate::board::Shown;
use crate::shell;

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// The page around the page.
    Shell,
    /// The page.
    Page,
    /// What is shown, as soon as it is another than this version.
    News { after: u64 },
    /// Something that is not there, with its status and why.
    Refused(u16, &'static str),
}

/// Reads a request: only who calls this computer by its name and knows the secret gets an answer, and only to a question.
pub(crate) fn asked(request: &Request, hosts: &[String], token: &str) -> Asked {
    let host = request.headers().iter().find(|header| header.field.equiv("Host"));
    if !host.is_some_and(|host| hosts.iter().any(|known| known.as_str() == host.value.as_str())) {
        return Asked::Refused(403, "This is served to this computer only, under its own name.");
    }
    let Some((path, query)) = address::below(request.url(), token) else {
        return Asked::Refused(404, "There is nothing here.");
    };
    let known = match path {
        "" => Asked::Shell,
        "page" => Asked::Page,
        "news" => Asked::News { after: query.strip_prefix("after=").and_then(|at| at.parse().ok()).unwrap_or(0) },
        _ => return Asked::Refused(404, "There is nothing here."),
    };
    if *request.method() == Method::Get { known } else { Asked::Refused(405, "This can only be read.") }
}

/// The page around the page.
pub(crate) fn shell() -> ResponseBox {
    text(200, shell::html(), "text/html; charset=utf-8", &[("Content-Security-Policy", &shell::policy())])
}

/// The page as it was published.
pub(crate) fn page(shown: &Shown) -> ResponseBox {
    // The page has a policy of its own; this one adds to it that no other page may show it in a frame.
    let policy = [("Content-Security-Policy", "frame-ancestors 'self'")];
    match &shown.page {
        Some(page) => text(200, page.to_string(), "text/html; charset=utf-8", &policy),
        None => refused(404, "There is no page yet."),
    }
}

/// What is shown, for the script.
pub(crate) fn news(shown: &Shown) -> ResponseBox {
    text(200, shown.json(), "application/json", &[])
}

/// Why there is no answer.
pub(crate) fn refused(status: u16, why: &str) -> ResponseBox {
    let allow: &[_] = if status == 405 { &[("Allow", "GET")] } else { &[] };
    text(status, format!("{why}\n"), "text/plain; charset=utf-8", allow)
}

fn text(status: u16, body: String, kind: &str, more: &[(&str, &str)]) -> ResponseBox {
    let headers = [
        ("Content-Type", kind),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ];
    let headers = headers.iter().chain(more).filter_map(|(name, value)| Header::from_bytes(*name, *value).ok());
    let plain = Response::from_string(body).with_status_code(status).with_chunked_threshold(usize::MAX);
    headers.fold(plain, Response::with_header).boxed()
}
