//! Where a server is found, and by whom.

use std::net::SocketAddr;

/// The port of an address that names none.
const HTTP: u16 = 80;

/// A secret of 128 bits in hex.
pub(crate) fn token() -> Result<String, getrandom::Error> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes)?;
    Ok(format!("{:032x}", u128::from_be_bytes(bytes)))
}

/// The names this computer has for itself, as a browser sends them.
pub(crate) fn hosts(at: SocketAddr) -> Vec<String> {
    let mut hosts = vec![at.to_string(), format!("localhost:{}", at.port())];
    if at.port() == HTTP {
        // The port that goes without saying.
        let said = format!(":{HTTP}");
        hosts.extend(hosts.clone().iter().filter_map(|host| host.strip_suffix(&said)).map(str::to_owned));
    }
    hosts
}

/// What is asked for below the secret, without the query; `None` of an address without it.
pub(crate) fn below<'u>(url: &'u str, token: &str) -> Option<(&'u str, &'u str)> {
    let below = url.strip_prefix('/')?.strip_prefix(token)?.strip_prefix('/')?;
    Some(below.split_once('?').unwrap_or((below, "")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_long_and_differ() {
        let [one, other] = [token().unwrap(), token().unwrap()];
        assert!(one.len() == 32 && one.chars().all(|digit| digit.is_ascii_hexdigit()) && one != other);
    }

    #[test]
    fn only_the_secret_opens() {
        assert_eq!(below("/abc/state?after=3", "abc"), Some(("state", "after=3")));
        assert_eq!(below("/abc/", "abc"), Some(("", "")));
        for url in ["/", "/abc", "/abcd/", "abc/", "/ab/abc/", "http://x/abc/"] {
            assert_eq!(below(url, "abc"), None, "{url}");
        }
    }

    #[test]
    fn a_computer_calls_itself_so() {
        assert_eq!(hosts("127.0.0.1:8080".parse().unwrap()), ["127.0.0.1:8080", "localhost:8080"]);
        assert_eq!(hosts("[::1]:80".parse().unwrap()), ["[::1]:80", "localhost:80", "[::1]", "localhost"]);
    }
}
