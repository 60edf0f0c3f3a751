//! A server as a browser meets it: plain requests over a socket.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::thread;
use std::time::Duration;

use rackcast_serve::{BindError, Server};

/// Host with port, and the path of the address.
fn parts(server: &Server) -> (String, String) {
    let address = server.address().strip_prefix("http://").unwrap();
    let (host, path) = address.split_once('/').unwrap();
    (host.to_owned(), format!("/{path}"))
}

/// What a request gets: the head, and the text.
fn ask(server: &Server, method: &str, path: &str, host: &str) -> (String, String) {
    let (at, _) = parts(server);
    let mut stream = TcpStream::connect(at).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    write!(stream, "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
    let mut all = String::new();
    stream.read_to_string(&mut all).unwrap();
    let (head, text) = all.split_once("\r\n\r\n").unwrap();
    (head.to_owned(), text.to_owned())
}

fn get(server: &Server, below: &str) -> (String, String) {
    let (host, path) = parts(server);
    ask(server, "GET", &format!("{path}{below}"), &host)
}

fn status(head: &str) -> &str {
    head.split(' ').nth(1).unwrap()
}

const PAGE: &str = "<!doctype html><title>é</title>";

#[test]
fn a_page_is_served_as_it_is_in_a_frame_of_another() {
    let server = Server::bind(0).unwrap();
    assert_eq!(status(&get(&server, "page").0), "404");
    server.publish(PAGE.to_owned());
    let (head, text) = get(&server, "page?1");
    assert_eq!((status(&head), &*text), ("200", PAGE));
    assert!(head.contains("frame-ancestors 'self'") && head.contains("no-store"), "{head}");
    let (head, shell) = get(&server, "");
    assert!(head.contains("connect-src 'self'") && head.contains("frame-ancestors 'none'"), "{head}");
    assert!(shell.contains("id=\"stage\""), "{shell}");
}

#[test]
fn news_comes_when_there_is_some() {
    let server = Server::bind(0).unwrap();
    server.publish(PAGE.to_owned());
    assert_eq!(get(&server, "news?after=0").1, r#"{"version":1,"page":1,"fault":null}"#);
    thread::scope(|scope| {
        let waiting = scope.spawn(|| get(&server, "news?after=1").1);
        // The answer is the same whether the question comes before or after.
        server.complain("a.toml:3 <b>".to_owned());
        assert_eq!(waiting.join().unwrap(), r#"{"version":2,"page":1,"fault":"a.toml:3 <b>"}"#);
    });
    assert_eq!(get(&server, "page").1, PAGE, "the last good page stays");
}

#[test]
fn nobody_else_gets_anything() {
    let server = Server::bind(0).unwrap();
    server.publish(PAGE.to_owned());
    let (host, path) = parts(&server);
    let port = host.rsplit(':').next().unwrap();
    for (method, path, host, expected) in [
        ("GET", "/", &*host, "404"),
        ("GET", "/0123456789abcdef0123456789abcdef/", &*host, "404"),
        ("GET", path.trim_end_matches('/'), &*host, "404"),
        ("GET", &format!("{path}other"), &*host, "404"),
        ("GET", &*path, "evil.example", "403"),
        ("GET", &*path, &format!("evil.example:{port}"), "403"),
        ("GET", &*path, "127.0.0.1", "403"),
        ("POST", &*path, &*host, "405"),
        ("PUT", &format!("{path}page"), &*host, "405"),
    ] {
        let (head, text) = ask(&server, method, path, host);
        assert_eq!(status(&head), expected, "{method} {path} {host}");
        assert!(!text.contains(PAGE));
    }
    assert_eq!(status(&ask(&server, "GET", &path, &format!("localhost:{port}")).0), "200");
    assert!(host.starts_with("127.0.0.1:") || host.starts_with("[::1]:"), "{host}");
}

#[test]
fn a_port_in_use_is_told() {
    let server = Server::bind(0).unwrap();
    let port = parts(&server).0.rsplit(':').next().unwrap().parse().unwrap();
    let error = Server::bind(port).err().unwrap();
    assert!(matches!(error, BindError::InUse(taken) if taken == port), "{error}");
}

#[test]
fn it_ends_with_its_owner() {
    let server = Server::bind(0).unwrap();
    server.publish(PAGE.to_owned());
    let (host, _) = parts(&server);
    drop(server);
    // Whoever comes after finds nobody, or is let go without an answer.
    let gone = TcpStream::connect(host).and_then(|mut stream| {
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")?;
        let mut text = String::new();
        stream.read_to_string(&mut text)?;
        Ok(text)
    });
    assert!(gone.is_err() || gone.as_deref().is_ok_and(str::is_empty), "{gone:?}");
}
