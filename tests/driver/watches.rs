//! `watch`: the report on this computer, drawn anew when a file is saved.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::Value;

use crate::program::{Folder, market};

/// A program that watches, until it is dropped.
struct Watching {
    child: Child,
    /// Host with port.
    host: String,
    /// The path, with its secret.
    path: String,
}

impl Watching {
    fn start(folder: &Folder, more: &[&str]) -> Self {
        let arguments = [&["watch", "--quiet", "--draws", "50"], more].concat();
        let mut child = folder
            .command(&arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("http://").expect("an address is printed");
        let (host, path) = address.split_once('/').unwrap();
        Self { child, host: host.to_owned(), path: format!("/{path}") }
    }

    /// Status and text of an answer.
    fn ask(&self, path: &str, host: &str) -> (String, String) {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(120))).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut all = String::new();
        stream.read_to_string(&mut all).unwrap();
        let (head, text) = all.split_once("\r\n\r\n").unwrap();
        (head.split(' ').nth(1).unwrap().to_owned(), text.to_owned())
    }

    fn get(&self, below: &str) -> String {
        let (status, text) = self.ask(&format!("{}{below}", self.path), &self.host);
        assert_eq!(status, "200", "{below}: {text}");
        text
    }

    /// What is shown, as soon as it is another than this version and as wanted.
    fn news(&self, after: u64, wanted: impl Fn(&Value) -> bool) -> Value {
        let mut version = after;
        // Each question waits for news; a slow computer gets many.
        for _ in 0..10 {
            let news: Value = serde_json::from_str(&self.get(&format!("news?after={version}"))).unwrap();
            version = news["version"].as_u64().unwrap();
            if version > after && wanted(&news) {
                return news;
            }
        }
        panic!("no such news after {after}");
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn is_well(news: &Value) -> bool {
    news["fault"].is_null()
}

#[test]
fn what_is_saved_is_shown_and_an_error_leaves_the_last_good_page() {
    let folder = market();
    let good = folder.text("market.toml");
    let watching = Watching::start(&folder, &["story.toml"]);
    let first = watching.news(0, is_well);
    let page = watching.get("page");
    assert!(page.contains("Content-Security-Policy") && page.contains("Dearer") && !page.contains("Cheaper"));
    assert!(watching.get("").contains("id=\"stage\""));

    // The parent breaks: its place is told, as text that is no HTML, and the page stays.
    let folder = folder.with("market.toml", good.replace("attach = 0.12", "atach = \"<b>\""));
    let broken = watching.news(first["version"].as_u64().unwrap(), |news| !is_well(news));
    let fault = broken["fault"].as_str().unwrap();
    assert!(fault.contains("market.toml:62") && fault.contains("network.attach"), "{fault}");
    assert!(!fault.contains('\u{1b}'), "no colour codes: {fault:?}");
    assert_eq!(broken["page"], first["page"]);
    assert_eq!(watching.get("page"), page);

    // It is mended, and the story has another name.
    let folder = folder.with("market.toml", good);
    let story = folder.text("story.toml").replace("\"Dearer\"", "\"Cheaper\"");
    let folder = folder.with("story.toml", story);
    let mended =
        watching.news(broken["version"].as_u64().unwrap(), |news| is_well(news) && news["page"] != first["page"]);
    assert!(watching.get("page").contains("Cheaper"));

    // Evidence is watched as well.
    let evidence = folder.text("observations.csv");
    let line = evidence.lines().nth(1).unwrap();
    let _folder = folder.with("observations.csv", evidence.replace(&format!("{line}\n"), ""));
    let later = watching.news(mended["version"].as_u64().unwrap(), is_well);
    assert!(later["page"].as_u64() > mended["page"].as_u64());
}

#[test]
fn a_file_that_is_broken_from_the_start_may_be_mended() {
    let good = market().text("market.toml");
    let folder = market().with("market.toml", good.replace("attach = 0.12", "atach = 0.12"));
    let watching = Watching::start(&folder, &["market.toml"]);
    let broken = watching.news(0, |news| !is_well(news));
    assert_eq!(broken["page"], 0);
    let _folder = folder.with("market.toml", good);
    let mended = watching.news(broken["version"].as_u64().unwrap(), is_well);
    assert_eq!(mended["page"], 1);
}

#[test]
fn only_this_computer_and_who_knows_the_address_is_answered() {
    let folder = market();
    let watching = Watching::start(&folder, &["market.toml"]);
    assert!(watching.host.starts_with("127.0.0.1:") || watching.host.starts_with("[::1]:"), "{}", watching.host);
    assert_eq!(watching.ask("/", &watching.host).0, "404");
    assert_eq!(watching.ask("/00000000000000000000000000000000/", &watching.host).0, "404");
    assert_eq!(watching.ask(&watching.path, "rebound.example").0, "403");
    let port = watching.host.rsplit(':').next().unwrap();
    let taken = folder.run(&["watch", "market.toml", "--port", port]);
    assert!(
        taken.status() == 2 && taken.err().contains("is in use") && taken.err().contains("--port"),
        "{}",
        taken.all()
    );
}

#[cfg(unix)]
#[test]
fn an_interruption_ends_it_well() {
    let folder = market();
    let mut watching = Watching::start(&folder, &["market.toml"]);
    watching.news(0, is_well);
    let interrupt = format!("kill -INT {}", watching.child.id());
    assert!(Command::new("sh").args(["-c", &interrupt]).status().unwrap().success());
    assert!(watching.child.wait().unwrap().success());
}

#[test]
fn there_must_be_a_file_to_watch() {
    let folder = market();
    for (arguments, said) in [
        (&["watch"][..], "there is no file to watch"),
        (&["watch", "rackcast:base"], "there is no file to watch"),
        (&["watch", "markt.toml"], "markt.toml cannot be read: there is no such file"),
        (&["watch", "."], ". is a folder"),
        (&["watch", "market.toml", "--port", "70000"], "--port"),
    ] {
        let ran = folder.run(arguments);
        assert!(ran.status() == 2 && ran.err().contains(said) && ran.out().is_empty(), "{arguments:?}: {}", ran.all());
    }
}
