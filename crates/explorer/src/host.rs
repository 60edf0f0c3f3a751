//! The explorer as a page calls it: bytes in, text and numbers out.

use rackcast_uncertainty::Summary;
use serde::{Deserialize, Serialize};

use crate::describe::json;
use crate::{Explorer, Setup};

/// An explorer, what it is asked and what it answered last.
#[derive(Debug, Default)]
pub struct Host {
    /// What the next call is asked; it is used up by it.
    pub input: Vec<u8>,
    /// Text that the last call answered: why, where it failed.
    pub text: String,
    /// Numbers that the last call answered; NaN where there is none.
    pub numbers: Vec<f64>,
    explorer: Option<Explorer>,
    /// The explorer with a lever that was read.
    laid: Option<Explorer>,
}

/// Asks for draws.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// How many.
    pub draws: u32,
    /// What random numbers start from; the scenario's own where it is no whole number.
    pub seed: f64,
}

#[derive(Debug, Deserialize)]
struct File {
    file: String,
    text: String,
}

#[derive(Debug, Serialize)]
struct Read<'r> {
    exact: bool,
    /// By slider; nothing where it stays.
    state: &'r [Option<f64>],
}

impl Host {
    /// Opens the setup that the input is, JSON. Answers the explorer's description.
    ///
    /// # Errors
    /// What is wrong.
    pub fn open(&mut self) -> Result<(), String> {
        let setup: Setup = serde_json::from_slice(&self.input).map_err(|error| format!("this is no setup: {error}"))?;
        let explorer = Explorer::open(setup)?;
        self.text = explorer.description();
        (self.explorer, self.laid) = (Some(explorer), None);
        Ok(())
    }

    /// Answers what the rows of the forecast's table are.
    ///
    /// # Errors
    /// Where nothing is open.
    pub fn table(&mut self) -> Result<(), String> {
        self.text = self.explorer()?.table();
        Ok(())
    }

    /// Runs the state that the input is: eight bytes a slider, the least first. Answers the values of the table, then of
    /// each event and each check 1 or 0.
    ///
    /// # Errors
    /// As [`Explorer::run`].
    pub fn run(&mut self) -> Result<(), String> {
        let state = floats(&self.input);
        let outcome = self.explorer()?.run(&state)?;
        let answers = outcome.events.iter().chain(&outcome.checks).map(|answer| answer.map(f64::from));
        self.numbers = outcome.forecast.values.iter().copied().chain(answers).map(or_nan).collect();
        Ok(())
    }

    /// Draws a state: the input has its values, then four bytes a row. Answers the mean and the seven quantiles of each
    /// row, then of each event its probability and the standard error of that.
    ///
    /// # Errors
    /// As [`Explorer::bands`].
    pub fn bands(&mut self, asked: Asked) -> Result<(), String> {
        let input = std::mem::take(&mut self.input);
        let explorer = self.explorer()?;
        let Some((state, rows)) = input.split_at_checked(8 * explorer.sliders().len()) else {
            return Err("the state is too short".to_owned());
        };
        let rows: Vec<usize> = rows.as_chunks().0.iter().map(|bytes| u32::from_le_bytes(*bytes) as usize).collect();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number in their range")]
        let seed = (asked.seed >= 0.0 && asked.seed < 2_f64.powi(53)).then_some(asked.seed as u64);
        let summary = explorer.bands(&floats(state), u64::from(asked.draws), seed, &rows)?;
        self.numbers = numbers(&summary);
        Ok(())
    }

    /// Answers what the state that the input is changes.
    ///
    /// # Errors
    /// As [`Explorer::changes`].
    pub fn changes(&mut self) -> Result<(), String> {
        let state = floats(&self.input);
        self.text = json(&self.explorer()?.changes(&state)?);
        Ok(())
    }

    /// Answers the lever of a state: the input has its values, then the name of the lever's file.
    ///
    /// # Errors
    /// Where the input is no such thing.
    pub fn lever(&mut self) -> Result<(), String> {
        let input = std::mem::take(&mut self.input);
        let explorer = self.explorer()?;
        let Some((state, name)) = input.split_at_checked(8 * explorer.sliders().len()) else {
            return Err("the state is too short".to_owned());
        };
        self.text = explorer.lever(&floats(state), &String::from_utf8_lossy(name));
        Ok(())
    }

    /// Reads the lever that the input is, JSON of `file` and `text`; one that was read before goes. Answers whether the
    /// scenario's sliders say all of it, and their state. Where they do not, it is laid on the scenario from now on.
    ///
    /// # Errors
    /// As [`Explorer::read`]; then everything stays as it is.
    pub fn read(&mut self) -> Result<(), String> {
        let File { file, text } =
            serde_json::from_slice(&self.input).map_err(|error| format!("this is no lever: {error}"))?;
        let reading = self.explorer.as_mut().ok_or_else(nothing)?.read(&file, &text)?;
        let state: Vec<_> = reading.state.iter().map(|value| Some(*value).filter(|value| value.is_finite())).collect();
        self.text = json(&Read { exact: reading.exact, state: &state });
        self.laid = (!reading.exact).then_some(reading.explorer);
        Ok(())
    }

    /// Answers the description of what sliders act on now, with a lever that was read.
    ///
    /// # Errors
    /// Where nothing is open.
    pub fn describe(&mut self) -> Result<(), String> {
        self.text = self.explorer()?.description();
        Ok(())
    }

    /// Takes a lever that was read off again.
    pub fn reset(&mut self) {
        self.laid = None;
    }

    fn explorer(&mut self) -> Result<&mut Explorer, String> {
        self.laid.as_mut().or(self.explorer.as_mut()).ok_or_else(nothing)
    }
}

fn nothing() -> String {
    "no scenario is open".to_owned()
}

fn floats(bytes: &[u8]) -> Vec<f64> {
    bytes.as_chunks().0.iter().map(|bytes| f64::from_le_bytes(*bytes)).collect()
}

fn or_nan(value: Option<f64>) -> f64 {
    value.unwrap_or(f64::NAN)
}

/// Of each row its mean and quantiles, then of each event its probability and standard error.
fn numbers(summary: &Summary) -> Vec<f64> {
    let rows = summary.rows.iter().flat_map(|row| std::iter::once(row.mean).chain(row.quantiles));
    let events = summary.events.iter().flat_map(|event| [event.probability, event.standard_error]);
    rows.chain(events).map(or_nan).collect()
}
