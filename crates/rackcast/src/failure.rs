//! How a command can fail, and the exit status that says so.

use std::io;
use std::process::ExitCode;

/// Why a command did not end well. What there is to say of files has been said by then.
#[derive(Debug)]
pub(crate) enum Failure {
    /// A forecast is refused: a check fails, a snapshot moved, a checked file has an error.
    Refused,
    /// A file has errors, which have been shown.
    BadFile,
    /// The arguments ask for what is not there.
    BadArgument(String),
    /// Something could not be written.
    Unwritten(String),
    /// The user stopped it.
    Stopped,
    /// Whoever read the output stopped reading, which is their right.
    Closed,
}

impl Failure {
    /// Something could not be written to `where_to`.
    pub(crate) fn writing(where_to: &str, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Closed,
            io::ErrorKind::NotFound => {
                Self::Unwritten(format!("{where_to} cannot be written: there is no such folder"))
            }
            io::ErrorKind::PermissionDenied => {
                Self::Unwritten(format!("{where_to} cannot be written: it is not permitted"))
            }
            io::ErrorKind::StorageFull => Self::Unwritten(format!("{where_to} cannot be written: the disk is full")),
            _ => Self::Unwritten(format!("{where_to} cannot be written: {error}")),
        }
    }

    /// Says what has not been said and gives the exit status.
    pub(crate) fn exit(self) -> ExitCode {
        match self {
            Self::Closed => ExitCode::SUCCESS,
            Self::Refused => ExitCode::from(1),
            Self::BadFile => ExitCode::from(2),
            Self::Stopped => {
                crate::output::remark("stopped; nothing is written\n");
                ExitCode::from(130)
            }
            Self::BadArgument(message) => {
                crate::output::complain(&message);
                ExitCode::from(2)
            }
            Self::Unwritten(message) => {
                crate::output::complain(&message);
                ExitCode::from(3)
            }
        }
    }
}

impl From<String> for Failure {
    /// A sentence about what was asked for.
    fn from(message: String) -> Self {
        Self::BadArgument(message)
    }
}
