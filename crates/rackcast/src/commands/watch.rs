//! `rackcast watch`

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use clap::Args;
use rackcast_scenario::DiskFiles;
use rackcast_serve::{BindError, Server};

use super::report::Contents;
use crate::draws::{self, Drawing};
use crate::failure::Failure;
use crate::load;
use crate::output::{self, overheard, plain, remark};
use crate::seen::Seen;
use crate::watched::Watched;

/// Draws that are done before one has looked up from the editor.
const DRAWS: u64 = 1000;

#[derive(Debug, Args)]
pub(crate) struct Watch {
    #[command(flatten)]
    contents: Contents,
    /// The port of this computer that it listens on [default: any free one]
    #[arg(long, value_name = "PORT", default_value_t = 0, hide_default_value = true)]
    port: u16,
    /// Open the page in the browser
    #[arg(long)]
    open: bool,
}

impl Watch {
    pub(crate) fn carry_out(mut self) -> Result<(), Failure> {
        self.contents.draws.draws.get_or_insert(Some(DRAWS));
        let named = self.contents.files.iter().chain(&self.contents.scenario.with).filter(|file| is_on_disk(file));
        let named: Vec<&String> = named.collect();
        if named.is_empty() {
            let message =
                "there is no file to watch: name one; `rackcast init` writes those in the program to a folder";
            return Err(Failure::BadArgument(message.to_owned()));
        }
        if let Some(missing) = named.iter().find(|file| !Path::new(file).exists()) {
            return Err(Failure::BadArgument(format!("{missing} cannot be read: there is no such file")));
        }
        if let Some(folder) = named.iter().find(|file| Path::new(file).is_dir()) {
            return Err(Failure::BadArgument(format!("{folder} is a folder: name a scenario in it")));
        }
        let server = Server::bind(self.port).map_err(|error| Failure::BadArgument(advice(&error)))?;
        let drawing = self.contents.drawing()?;
        output::standard(&format!("{}\n", server.address()))?;
        if !self.contents.quiet {
            remark("The page is at this address as long as this runs, for this computer only. Ctrl-C ends it.\n");
        }
        if self.open && !opened(server.address()) {
            remark("No browser could be opened: open the address above in one.\n");
        }
        let mut watched = Watched::new();
        loop {
            watched.watch(self.files());
            if !self.show(&server, drawing.as_ref()) || !watched.wait(draws::is_interrupted) {
                return Ok(());
            }
        }
    }

    /// Every file that the page is made of, and those that are missing.
    fn files(&self) -> BTreeSet<PathBuf> {
        let of = |file: Option<&str>| {
            let seen = Seen::new(&DiskFiles);
            let _ = load::loaded_of(file, &self.contents.scenario, &seen);
            seen.paths()
        };
        let files = &self.contents.files;
        if files.is_empty() { of(None) } else { files.iter().flat_map(|file| of(Some(file))).collect() }
    }

    /// Shows the page as the files are now, or what is wrong with them; `false` where the user stopped it.
    fn show(&self, server: &Server, drawing: Option<&Drawing>) -> bool {
        let start = Instant::now();
        let (page, mut said) = overheard(|| self.contents.page(drawing));
        match page {
            Ok(page) => {
                server.publish(page);
                if !self.contents.quiet {
                    let _ = writeln!(said, "shown after {:.1} seconds", start.elapsed().as_secs_f64());
                }
            }
            Err(Failure::Stopped) => return false,
            Err(failure) => {
                if let Failure::BadArgument(message) | Failure::Unwritten(message) = &failure {
                    let _ = writeln!(said, "error: {message}");
                }
                server.complain(plain(said.trim_end()));
            }
        }
        remark(&said);
        true
    }
}

fn is_on_disk(file: &str) -> bool {
    !file.starts_with("rackcast:")
}

/// Why it cannot listen, and what to do.
fn advice(error: &BindError) -> String {
    match error {
        BindError::InUse(_) => format!("{error}: name another with --port, or none for any that is free"),
        _ => error.to_string(),
    }
}

/// Opens an address in the user's browser; `false` where there is no program that does.
fn opened(address: &str) -> bool {
    let (program, arguments): (&str, &[&str]) = if cfg!(windows) {
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else if cfg!(target_os = "macos") {
        ("open", &[])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command.args(arguments).arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().is_ok()
}
