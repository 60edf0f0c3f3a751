//! `rackcast man`

use std::path::PathBuf;

use clap::{Args, CommandFactory};
use clap_mangen::Man as Page;

use crate::failure::Failure;
use crate::{Program, output};

#[derive(Debug, Args)]
pub(crate) struct Man {
    /// A folder for the pages of all commands [default: the main page to the standard output]
    folder: Option<PathBuf>,
}

impl Man {
    pub(crate) fn carry_out(self) -> Result<(), Failure> {
        let program = Program::command().name("rackcast");
        if let Some(folder) = self.folder {
            return clap_mangen::generate_to(program, &folder)
                .map_err(|error| Failure::writing(&folder.display().to_string(), &error));
        }
        let mut page = Vec::new();
        Page::new(program).render(&mut page).map_err(|error| Failure::writing("the manual", &error))?;
        output::standard(&String::from_utf8_lossy(&page))
    }
}
