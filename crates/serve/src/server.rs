//! Listening, and answering.

use std::fmt;
use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use tiny_http::{Request, ResponseBox, Server as Http};

use crate::address;
use crate::answer::{self, Asked};
use crate::board::Board;

/// How long a question for news waits for some; a browser gives up later.
const PATIENCE: Duration = Duration::from_secs(20);

/// Questions that wait at a time; the longest waiting is answered where there are more.
const WAITING: usize = 64;

/// Why a server cannot listen.
#[derive(Debug)]
pub enum BindError {
    /// Another program listens on this port.
    InUse(u16),
    /// The system refuses.
    Refused(io::Error),
    /// There are no random numbers for a secret.
    NoSecret(getrandom::Error),
}

impl fmt::Display for BindError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InUse(port) => write!(out, "port {port} is in use by another program"),
            Self::Refused(error) if error.kind() == ErrorKind::PermissionDenied => {
                out.write_str("listening on this port is not permitted")
            }
            Self::Refused(error) => write!(out, "this computer does not let programs listen: {error}"),
            Self::NoSecret(error) => write!(out, "the system gives no random numbers: {error}"),
        }
    }
}

impl std::error::Error for BindError {}

/// A page on this computer alone. It is answered from a thread of its own until it is dropped.
pub struct Server {
    address: String,
    board: Arc<Board>,
    http: Arc<Http>,
    has_ended: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Listens on a port of this computer's own address; on 0, any free one.
    ///
    /// # Errors
    /// [`BindError`]
    pub fn bind(port: u16) -> Result<Self, BindError> {
        let listener = listen(port)?;
        let at = listener.local_addr().map_err(BindError::Refused)?;
        let token = address::token().map_err(BindError::NoSecret)?;
        let http = Http::from_listener(listener, None).map_err(|error| BindError::Refused(io::Error::other(error)))?;
        let (http, board, has_ended) = (Arc::new(http), Arc::<Board>::default(), Arc::<AtomicBool>::default());
        let address = format!("http://{at}/{token}/");
        let answering = {
            let (http, board, has_ended) = (Arc::clone(&http), Arc::clone(&board), Arc::clone(&has_ended));
            move || answer_all(&http, &board, &has_ended, &address::hosts(at), &token)
        };
        let thread = Some(thread::spawn(answering));
        Ok(Self { address, board, http, has_ended, thread })
    }

    /// Where a browser finds it, with its secret.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Shows a page in place of the one before.
    pub fn publish(&self, page: String) {
        self.board.publish(page);
        self.http.unblock();
    }

    /// Shows what is wrong above the last good page.
    pub fn complain(&self, fault: String) {
        self.board.complain(fault);
        self.http.unblock();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.has_ended.store(true, Ordering::Relaxed);
        self.http.unblock();
        if let Some(thread) = self.thread.take() {
            // What it would say by its own panic has been said.
            let _ = thread.join();
        }
    }
}

fn listen(port: u16) -> Result<TcpListener, BindError> {
    let bound = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    let bound = bound.or_else(|error| match error.kind() {
        // A computer without the older kind of addresses.
        ErrorKind::AddrNotAvailable | ErrorKind::Unsupported => {
            TcpListener::bind(SocketAddr::from((Ipv6Addr::LOCALHOST, port)))
        }
        _ => Err(error),
    });
    bound.map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => BindError::InUse(port),
        _ => BindError::Refused(error),
    })
}

/// A question for news that has not come yet.
struct Waiting {
    request: Request,
    after: u64,
    since: Instant,
}

fn answer_all(http: &Http, board: &Board, has_ended: &AtomicBool, hosts: &[String], token: &str) {
    let mut waiting: Vec<Waiting> = Vec::new();
    while !has_ended.load(Ordering::Relaxed) {
        match http.recv_timeout(Duration::from_millis(500)) {
            Ok(Some(request)) => match answer::asked(&request, hosts, token) {
                Asked::Shell => send(request, answer::shell()),
                Asked::Page => send(request, answer::page(&board.shown())),
                Asked::Refused(status, why) => send(request, answer::refused(status, why)),
                Asked::News { after } => waiting.push(Waiting { request, after, since: Instant::now() }),
            },
            // Woken by what was published, or by the end; or nobody asked for a while.
            Ok(None) => {}
            Err(_) => break,
        }
        let shown = board.shown();
        let crowd = waiting.len().saturating_sub(WAITING);
        for (at, it) in std::mem::take(&mut waiting).into_iter().enumerate() {
            if shown.version != it.after || at < crowd || it.since.elapsed() > PATIENCE {
                send(it.request, answer::news(&shown));
            } else {
                waiting.push(it);
            }
        }
    }
    for it in waiting {
        // Who has gone meanwhile is nobody's loss.
        let _ = it.request.respond(answer::refused(503, "It has ended."));
    }
}

/// Answers without waiting for who reads slowly; who stopped reading is nobody's loss.
fn send(request: Request, answer: ResponseBox) {
    thread::spawn(move || drop(request.respond(answer)));
}
