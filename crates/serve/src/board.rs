//! What is shown now.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What is shown, and how often that changed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shown {
    /// Counts every change.
    pub(crate) version: u64,
    /// Counts pages.
    pub(crate) pages: u64,
    /// The last good page.
    pub(crate) page: Option<Arc<String>>,
    /// What is wrong since.
    pub(crate) fault: Option<String>,
}

/// What is shown, for all who look.
#[derive(Debug, Default)]
pub(crate) struct Board(Mutex<Shown>);

impl Board {
    /// A copy of it.
    pub(crate) fn shown(&self) -> Shown {
        self.lock().clone()
    }

    /// A page in place of the one before; nothing is wrong. The same page again changes nothing.
    pub(crate) fn publish(&self, page: String) {
        let mut shown = self.lock();
        let is_same = shown.page.as_deref() == Some(&page);
        if is_same && shown.fault.is_none() {
            return;
        }
        shown.version += 1;
        shown.fault = None;
        if !is_same {
            shown.pages += 1;
            shown.page = Some(Arc::new(page));
        }
    }

    /// What is wrong; the page stays.
    pub(crate) fn complain(&self, fault: String) {
        let mut shown = self.lock();
        if shown.fault.as_ref() != Some(&fault) {
            shown.version += 1;
            shown.fault = Some(fault);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Shown> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Shown {
    /// The same for the script: counts, and what is wrong.
    pub(crate) fn json(&self) -> String {
        serde_json::json!({ "version": self.version, "page": self.pages, "fault": self.fault }).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_good_page_stays() {
        let board = Board::default();
        board.publish("one".to_owned());
        board.complain("wrong".to_owned());
        let shown = board.shown();
        assert_eq!((shown.version, shown.pages, shown.page.as_deref().map(String::as_str)), (2, 1, Some("one")));
        assert_eq!(shown.json(), r#"{"version":2,"page":1,"fault":"wrong"}"#);
        board.publish("one".to_owned());
        assert_eq!(board.shown().json(), r#"{"version":3,"page":1,"fault":null}"#);
        board.publish("one".to_owned());
        assert_eq!(board.shown().version, 3, "the same again is no change");
    }
}
