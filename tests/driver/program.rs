//! Running the program in a folder of its own.

use std::fmt::Write as _;
use std::fs;
use std::process::{Command, Output};

/// A folder with some files.
pub(crate) struct Folder(tempfile::TempDir);

impl Folder {
    /// A folder with nothing in it.
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// The same with a file, in a folder of its own where the path says so.
    pub(crate) fn with(self, path: &str, contents: impl AsRef<[u8]>) -> Self {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
        self
    }

    /// The text of a file.
    pub(crate) fn text(&self, path: &str) -> String {
        fs::read_to_string(self.0.path().join(path)).unwrap()
    }

    /// Where something in it is.
    pub(crate) fn path(&self, path: &str) -> std::path::PathBuf {
        self.0.path().join(path)
    }

    /// The names of what is in it, sorted, the program's temporary files too.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(self.0.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    /// The program with these arguments, to be run here.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rackcast"));
        command.args(arguments).current_dir(self.0.path()).env_remove("CLICOLOR_FORCE").env_remove("NO_COLOR");
        command
    }

    /// Runs the program here.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        Ran(self.command(arguments).output().unwrap())
    }

    /// What each of these runs says, which are all refused with status 2 before anything is written.
    pub(crate) fn refusals(&self, runs: &[&[&str]]) -> String {
        let said = runs.iter().map(|arguments| {
            let ran = self.run(arguments);
            assert_eq!((ran.status(), &*ran.out()), (2, ""), "{arguments:?}");
            format!("{}\n{}", arguments.join(" "), ran.err())
        });
        said.collect::<Vec<_>>().join("\n")
    }
}

/// What a run left.
pub(crate) struct Ran(Output);

impl Ran {
    /// The exit status.
    pub(crate) fn status(&self) -> i32 {
        self.0.status.code().unwrap_or(-1)
    }

    /// The standard output.
    pub(crate) fn out(&self) -> String {
        String::from_utf8(self.0.stdout.clone()).unwrap()
    }

    /// The standard error.
    pub(crate) fn err(&self) -> String {
        String::from_utf8(self.0.stderr.clone()).unwrap()
    }

    /// Status, output and error, for a snapshot.
    pub(crate) fn all(&self) -> String {
        let mut all = format!("status {}\n", self.status());
        for (name, text) in [("out", self.out()), ("err", self.err())] {
            if !text.is_empty() {
                let _ = write!(all, "--- {name}\n{text}");
            }
        }
        all
    }

    /// The standard output of a run that went well.
    pub(crate) fn good(&self) -> String {
        assert_eq!(self.status(), 0, "{}", self.err());
        self.out()
    }
}

/// An overlay of the base case.
pub(crate) const OVERLAY: &str = r#"format = 1
name = "Fast pilots"
extends = "rackcast:base"

[adoption.enterprise]
conversion_rate = { times = 1.2, from = "2026-07" }
"#;

/// A folder with a made-up market that builds on nothing, and an overlay of it.
pub(crate) fn market() -> Folder {
    Folder::new()
        .with("market.toml", include_str!("../../crates/report/tests/market.toml"))
        .with("observations.csv", include_str!("../../crates/report/tests/observations.csv"))
        .with("story.toml", STORY)
}

/// What makes the made-up market uncertain.
pub(crate) const UNCERTAIN: [&str; 6] = [
    "--set",
    "network.attach={ p10 = 0.1, p50 = 0.12, p90 = 0.15 }",
    "--set",
    "segments.labs.demand_volatility=0.15",
    "--set",
    "vendors.beta.shipment_volatility=0.2",
];

/// An overlay of that market with every kind of change.
const STORY: &str = r#"format = 1
name = "Dearer"
extends = "market.toml"

[horizon]
as_of = "2026-09-30"

[planning]
service_life = 4.5

[servers]
asic_share = { plus = 0.05, from = "2026-10" }

[[judgements]]
output = "vendor.beta.ai.orders"
period = "FY26Q3"
value = 17.0
because = "one of them is signed"

[[events]]
name = "Alpha's AI backlog shrinks in FY27"
drop = true

[[events]]
name = "Orders pass 100 bn in 2027"
when = "market.ai.orders[2027] > 100"

[[checks]]
name = "ASICs gain"
must = "market.asic.share[2027] > base:market.asic.share[2027]"

[draws]
n = 500

[vendors.gamma]
fiscal_year_end = 12
delivery_months = 4.0
backlog_at_start = 0.0
share = { gpu = { labs = 0.1 } }
"#;
