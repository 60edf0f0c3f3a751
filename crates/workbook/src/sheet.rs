//! The one place that writes cells.

use rust_xlsxwriter::{Format, Formula, Worksheet, XlsxError};

/// What a part of the workbook gives: nothing, or why the format does not hold it.
pub(crate) type Written<T = ()> = Result<T, XlsxError>;

/// UTF-16 units of a cell's text, which the format allows 32,767 of.
const LONGEST: usize = 32_000;

/// How much of a line its words fill, whatever the font.
const FILLED: f64 = 0.85;

/// Points that a line of text is high, and lines that a row shows at most.
const LINE_HEIGHT: f64 = 14.5;
const MOST_LINES: f64 = 20.0;

/// Row and column of a cell, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct At(pub(crate) u32, pub(crate) u16);

/// A sheet in the making.
pub(crate) struct Sheet {
    pub(crate) sheet: Worksheet,
}

impl Sheet {
    /// An empty sheet, to be printed across.
    pub(crate) fn new(name: &str) -> Written<Self> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        sheet.set_landscape().set_print_fit_to_pages(1, 0).set_screen_gridlines(false);
        Ok(Self { sheet })
    }

    /// A text as it is: no program takes it for a formula or an address.
    pub(crate) fn text(&mut self, At(row, column): At, text: &str, look: &Format) -> Written {
        if !text.is_empty() {
            self.sheet.write_string_with_format(row, column, short(text), look)?;
        }
        Ok(())
    }

    /// Texts side by side.
    pub(crate) fn texts<'a>(
        &mut self,
        At(row, column): At,
        texts: impl IntoIterator<Item = &'a str>,
        look: &Format,
    ) -> Written {
        (column..).zip(texts).try_for_each(|(column, text)| self.text(At(row, column), text, look))
    }

    /// A number; an empty cell where there is none.
    pub(crate) fn number(&mut self, At(row, column): At, value: Option<f64>, look: &Format) -> Written {
        if let Some(value) = value.filter(|value| value.is_finite()) {
            self.sheet.write_number_with_format(row, column, value, look)?;
        }
        Ok(())
    }

    /// A formula with its result, for programs that do not calculate; an empty cell where that is no number.
    pub(crate) fn formula(&mut self, At(row, column): At, formula: &str, result: f64, look: &Format) -> Written {
        if result.is_finite() {
            let formula = Formula::new(formula).set_result(result.to_string());
            self.sheet.write_formula_with_format(row, column, formula, look)?;
        }
        Ok(())
    }

    /// The width of columns from the first on, in characters.
    pub(crate) fn widths(&mut self, widths: &[f64]) -> Written {
        (0..).zip(widths).try_for_each(|(column, &width)| self.sheet.set_column_width(column, width).map(drop))
    }

    /// Makes a row high enough for texts that are wrapped in columns of these widths, which not every program does itself.
    pub(crate) fn fit<'a>(&mut self, row: u32, texts: impl IntoIterator<Item = (&'a str, f64)>) -> Written {
        let lines = |(text, width): (&str, f64)| (text.chars().count() as f64 / (FILLED * width)).ceil();
        let lines = texts.into_iter().map(lines).fold(1.0, f64::max).min(MOST_LINES);
        if lines > 1.0 {
            self.sheet.set_row_height(row, LINE_HEIGHT * lines + 1.0)?;
        }
        Ok(())
    }

    /// Heads of columns, which stay in sight, filter what is below and are printed on every page. `last` is the last row
    /// below them.
    pub(crate) fn head(&mut self, row: u32, heads: &[&str], last: u32, look: &Format) -> Written {
        self.texts(At(row, 0), heads.iter().copied(), look)?;
        let width = u16::try_from(heads.len()).unwrap_or(1);
        self.sheet.autofilter(row, 0, last.max(row), width.saturating_sub(1))?;
        self.sheet.set_freeze_panes(row + 1, 0)?;
        self.sheet.set_repeat_rows(row, row)?;
        Ok(())
    }
}

/// A text no longer than a cell.
fn short(text: &str) -> String {
    let mut units = 0;
    let fits = |letter: &char| {
        units += letter.len_utf16();
        units <= LONGEST
    };
    let kept: String = text.chars().take_while(fits).collect();
    if kept.len() < text.len() { format!("{kept}…") } else { kept }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_to_what_a_cell_holds() {
        assert_eq!(short("=1+1"), "=1+1");
        let long = short(&"😀".repeat(20_000));
        assert!(long.ends_with('…') && long.encode_utf16().count() <= 32_767);
    }
}
