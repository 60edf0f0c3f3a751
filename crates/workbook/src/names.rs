//! Names of sheets and of rows.

use rust_xlsxwriter::utility::{check_name, quote_sheet_name, row_col_to_cell, row_col_to_cell_absolute};

use crate::sheet::At;

/// UTF-16 units of a sheet's name.
const LONGEST: usize = 31;

/// The names that sheets have so far. Programs keep one for themselves.
pub(crate) struct SheetNames(Vec<String>);

impl SheetNames {
    /// Names that are taken.
    pub(crate) fn taken(names: &[&str]) -> Self {
        Self(names.iter().chain(&["History"]).map(|name| name.to_lowercase()).collect())
    }

    /// A name like the one that is wanted that a sheet may have: without signs that the format forbids, short enough, and
    /// no other sheet's.
    pub(crate) fn give(&mut self, wanted: &str) -> String {
        let forbidden = |sign: char| sign.is_control() || matches!(sign, '[' | ']' | ':' | '*' | '?' | '/' | '\\');
        let clean: String = wanted.chars().map(|sign| if forbidden(sign) { ' ' } else { sign }).collect();
        let clean = clean.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut name = cut(&clean, LONGEST);
        if name.is_empty() {
            "Vendor".clone_into(&mut name);
        }
        let mut count = 1;
        let mut given = name.clone();
        while self.0.contains(&given.to_lowercase()) {
            count += 1;
            let number = format!(" ({count})");
            given = format!("{}{number}", cut(&name, LONGEST - number.len()));
        }
        self.0.push(given.to_lowercase());
        given
    }
}

/// A name of at most so many UTF-16 units, without space or apostrophe at its ends.
fn cut(name: &str, longest: usize) -> String {
    let mut units = 0;
    let fits = |letter: &char| {
        units += letter.len_utf16();
        units <= longest
    };
    let ends = |sign: char| sign == '\'' || sign.is_whitespace();
    name.trim_matches(ends).chars().take_while(fits).collect::<String>().trim_matches(ends).to_owned()
}

/// A name for cells, made from an output's; `None` where no program takes it.
pub(crate) fn defined(output: &str) -> Option<String> {
    let name: String =
        output.chars().map(|sign| if sign.is_alphanumeric() || sign == '.' { sign } else { '_' }).collect();
    check_name(&name).is_ok().then_some(name)
}

/// A cell as formulas of the same sheet write it: `E7`.
pub(crate) fn cell(At(row, column): At) -> String {
    row_col_to_cell(row, column)
}

/// A cell as formulas of other sheets write it: `'Dell Technologies'!E7`.
pub(crate) fn cell_of(sheet: &str, at: At) -> String {
    format!("{}!{}", quote_sheet_name(sheet), cell(at))
}

/// Cells of a row, for a name: `Market!$E$7:$P$7`.
pub(crate) fn row_of(sheet: &str, row: u32, columns: [u16; 2]) -> String {
    let [from, to] = columns.map(|column| row_col_to_cell_absolute(row, column));
    format!("{}!{from}:{to}", quote_sheet_name(sheet))
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::utility::check_sheet_name;

    use super::*;

    #[test]
    fn sheets_have_names_that_programs_take_and_none_twice() {
        let mut names = SheetNames::taken(&["Market"]);
        let wanted = ["market", "Dell", "dell", "a/b:[c]*?\\", "'x'", "\u{7}", "history", "=1+1"];
        let given = wanted.map(|name| names.give(name));
        assert_eq!(given[..5], ["market (2)", "Dell", "dell (2)", "a b c", "x"]);
        assert_eq!(given[5..], ["Vendor", "history (2)", "=1+1"]);
        let long = ["A vendor with an uncommonly long name", "A vendor with an uncommonly long one"];
        let given = long.map(|name| names.give(name));
        assert_ne!(given[0], given[1]);
        for name in given {
            assert!(check_sheet_name(&name).is_ok(), "{name}");
        }
    }

    #[test]
    fn a_sheet_is_quoted_where_formulas_need_it() {
        assert_eq!(cell_of("Market", At(6, 4)), "Market!E7");
        assert_eq!(cell_of("Dell's", At(0, 0)), "'Dell''s'!A1");
        assert_eq!(row_of("Q 1", 0, [0, 2]), "'Q 1'!$A$1:$C$1");
        assert_eq!(defined("vendor.a-b.eps").as_deref(), Some("vendor.a_b.eps"));
    }
}
