//! How cells look: on light ground, legible in grey print.

use rackcast_forecast::Mark;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// Dark blue of heads, titles and first lines.
pub(crate) const ACCENT: Color = Color::RGB(0x12_43_6d);
/// Of what is reported.
const REPORTED: Color = Color::RGB(0x0f_5c_8c);
/// Of what is judged.
const JUDGED: Color = Color::RGB(0xb8_47_2a);
/// Of what is said by the way.
pub(crate) const MUTED: Color = Color::RGB(0x5b_61_6b);
/// Of lines.
pub(crate) const RULE: Color = Color::RGB(0xd9_d9_d9);

/// The title of a sheet.
pub(crate) fn title() -> Format {
    Format::new().set_bold().set_font_size(14).set_font_color(ACCENT)
}

/// What is said below a title.
pub(crate) fn quiet() -> Format {
    plain().set_font_color(MUTED)
}

/// Text as everything.
pub(crate) fn plain() -> Format {
    Format::new().set_align(FormatAlign::Top)
}

/// Text in lines as wide as its column.
pub(crate) fn wrapped() -> Format {
    plain().set_text_wrap()
}

/// The same beside numbers.
pub(crate) fn beside() -> Format {
    wrapped().set_align(FormatAlign::Left).set_indent(1)
}

/// A part of a table.
pub(crate) fn part() -> Format {
    Format::new().set_bold().set_font_color(ACCENT)
}

/// The head of a column of text.
pub(crate) fn head() -> Format {
    Format::new()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(ACCENT)
        .set_border_bottom(FormatBorder::Thin)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
}

/// The head of a column of numbers.
pub(crate) fn head_right() -> Format {
    head().set_align(FormatAlign::Right)
}

/// A number of this unit and size.
pub(crate) fn number(unit: &str, size: f64) -> Format {
    plain().set_num_format(number_format(unit, size))
}

/// A number as what fixed it says: reported in bold blue, judged in slanted red.
pub(crate) fn marked(unit: &str, size: f64, mark: Mark) -> Format {
    let number = number(unit, size);
    match mark {
        Mark::Actual => number.set_bold().set_font_color(REPORTED),
        Mark::Judged => number.set_italic().set_font_color(JUDGED),
        Mark::Estimate => number,
    }
}

/// A number beside others that matter more.
pub(crate) fn quiet_number(unit: &str, size: f64) -> Format {
    number(unit, size).set_font_color(MUTED)
}

/// A growth or a relative difference.
pub(crate) fn change() -> Format {
    plain().set_num_format("+0.0%;-0.0%;0.0%")
}

/// A difference of numbers of this unit and size.
pub(crate) fn difference(unit: &str, size: f64) -> Format {
    let form = number_format(unit, size);
    plain().set_num_format(format!("+{form};-{form};{form}"))
}

fn number_format(unit: &str, size: f64) -> &'static str {
    match unit {
        "1" => "0.0%",
        "quarters" => "0.0",
        "USD a share" => "0.00",
        "thousand" if size >= 100.0 => "#,##0",
        _ if size >= 1000.0 => "#,##0",
        _ if size >= 100.0 => "#,##0.0",
        _ if size >= 1.0 || size == 0.0 => "#,##0.00",
        _ => "0.0000",
    }
}
