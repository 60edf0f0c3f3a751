//! The command that runs what the page shows.

use crate::Setup;

impl Setup {
    /// `rackcast run base.toml --with explored.toml`: the request with one more lever and without some of its settings.
    pub(crate) fn command(&self, lever: &str, without: &[usize]) -> String {
        let mut words = vec!["rackcast run".to_owned(), quoted(&self.file)];
        for lever in self.levers.iter().map(String::as_str).chain([lever]) {
            words.push(format!("--with {}", quoted(lever)));
        }
        for (_, setting) in self.settings().iter().enumerate().filter(|(at, _)| !without.contains(at)) {
            words.push(format!("--set {}", quoted(setting)));
        }
        words.extend(self.as_of.iter().map(|day| format!("--as-of {}", quoted(day))));
        words.join(" ")
    }
}

/// An argument as a shell takes it, on one line.
fn quoted(text: &str) -> String {
    let text: String = text.chars().map(|letter| if letter.is_control() { '?' } else { letter }).collect();
    let is_plain = |letter: char| letter.is_alphanumeric() || "-_./:=+,".contains(letter);
    if !text.is_empty() && text.chars().all(is_plain) { text } else { format!("'{}'", text.replace('\'', "'\\''")) }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn shells_take_one_argument() {
        assert_eq!(quoted("a.b=0.3"), "a.b=0.3");
        assert_eq!(quoted("my file's\n.toml"), "'my file'\\''s?.toml'");
    }
}
