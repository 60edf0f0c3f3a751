//! Charts that the spreadsheet draws from the cells of the other sheets.

use rackcast_calendar::PeriodKind;
use rust_xlsxwriter::{
    Chart, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartLineDashType, ChartSolidFill, ChartType, Color,
};

use super::comparison::{self, Comparison};
use crate::board::{Board, Boards, HEAD, Line, Quantile};
use crate::looks::{self, ACCENT, RULE};
use crate::sheet::{At, Sheet, Written};

/// Colours that grow lighter in order, so that grey print keeps them apart.
const COLOURS: [Color; 6] = [
    ACCENT,
    Color::RGB(0xb8_47_2a),
    Color::RGB(0x3d_82_a8),
    Color::RGB(0x6f_b6_a8),
    Color::RGB(0xee_bb_52),
    Color::RGB(0xd8_d0_bd),
];

/// Of a band.
const BAND: Color = Color::RGB(0xbb_d3_e3);

/// Letters that are read out in place of a chart, at most.
const MOST_SAID: usize = 120;

/// Size of a chart in pixels, and in cells of the usual size.
const SIZE: (u32, u32) = (620, 300);
const CELLS: (u16, u32) = (10, 16);

/// What is drawn of the market, below `market.`, and of a vendor, below `vendor.V.`
const LINES: [&str; 3] = ["ai.orders", "ai.shipments", "ai.backlog"];
const REVENUE: [&str; 4] = ["server.revenue", "network.revenue", "service.revenue", "other.revenue"];

/// A chart and its title.
struct Titled {
    title: String,
    chart: Chart,
}

/// Charts of the market, of the vendors and of what is compared; `None` where there is nothing to draw.
pub(crate) fn sheet(
    name: &str,
    boards: &Boards<'_>,
    compared: Option<(&str, &Comparison<'_>)>,
) -> Written<Option<Sheet>> {
    let mut groups: Vec<Vec<Titled>> = boards.all.iter().map(of_board).collect();
    if let Some((name, comparison)) = compared {
        let chart = |below: &&str| side_by_side(name, comparison, below);
        groups.push(LINES.iter().filter_map(chart).collect());
    }
    if groups.iter().all(Vec::is_empty) {
        return Ok(None);
    }
    let mut sheet = Sheet::new(name)?;
    sheet.text(At(0, 0), "Charts", &looks::title())?;
    let mut row = 2;
    for pair in groups.iter().flat_map(|group| group.chunks(2)) {
        for (column, Titled { title, chart }) in [0, CELLS.0].into_iter().zip(pair) {
            // The title stands in the cell behind its chart, so that text is text there too.
            sheet.text(At(row, column), title, &looks::quiet())?;
            let mut chart = chart.clone();
            chart.title().set_name((name, row, column));
            chart.set_alt_text(title.chars().take(MOST_SAID).collect::<String>());
            sheet.sheet.insert_chart(row, column, &chart)?;
        }
        row += CELLS.1;
    }
    Ok(Some(sheet))
}

/// The charts of the market or of a vendor.
fn of_board(board: &Board<'_>) -> Vec<Titled> {
    let scenario = &board.run.scenario;
    let (who, prefix) = match board.vendor.map(|vendor| &scenario.vendors[vendor]) {
        None => ("market", "market".to_owned()),
        Some(vendor) => (&*vendor.name, format!("vendor.{}", vendor.key)),
    };
    let named = |below: &[&str]| below.iter().map(|below| format!("{prefix}.{below}")).collect::<Vec<_>>();
    let titled =
        |what: &str, chart: Option<Chart>| chart.map(|chart| Titled { title: format!("{what}: {who}"), chart });
    let [orders, shipments, backlog] = LINES.map(|below| fan(board, &format!("{prefix}.{below}")));
    let mut charts = vec![titled("AI orders, shipments and backlog", lines(board, &named(&LINES)))];
    if board.vendor.is_none() {
        let segments: Vec<_> = scenario.segments.iter().map(|segment| format!("segment.{segment}.shipments")).collect();
        charts.push(titled("AI shipments by segment", stacked(board, &segments)));
        charts.extend([titled("AI orders", orders), titled("AI shipments", shipments)]);
    } else {
        charts.push(titled("Revenue by line", stacked(board, &named(&REVENUE))));
    }
    charts.push(titled("AI backlog", backlog));
    charts.into_iter().flatten().collect()
}

/// What of a board is drawn.
struct Drawable {
    /// Rows, each with its output's place in the layout.
    rows: Vec<(u32, usize)>,
    /// The first and the last column.
    columns: [u16; 2],
}

/// The outputs that are not nothing, over quarters, months or years, whichever first there are two of.
fn drawable(board: &Board<'_>, outputs: &[String]) -> Option<Drawable> {
    let layout = &board.run.forecast.layout;
    let kinds = [PeriodKind::Quarter, PeriodKind::Month, PeriodKind::Year];
    let columns = kinds.iter().find_map(|&kind| board.columns(kind).filter(|[from, to]| from < to))?;
    let row = |name: &String| {
        let output = layout.outputs.iter().position(|output| output.name == *name)?;
        let any = layout.rows_of(name)?.any(|row| board.run.forecast.values[row].unwrap_or(0.0) != 0.0);
        any.then(|| board.row_of(Line::Value(output)).map(|row| (row, output))).flatten()
    };
    let rows: Vec<_> = outputs.iter().filter_map(row).collect();
    (!rows.is_empty()).then_some(Drawable { rows, columns })
}

fn lines(board: &Board<'_>, outputs: &[String]) -> Option<Chart> {
    let Drawable { rows, columns } = drawable(board, outputs)?;
    let mut chart = Chart::new_line();
    for (at, (row, _)) in rows.iter().enumerate() {
        add(&mut chart, board, *row, columns, &mut lined(at));
    }
    Some(finished(chart))
}

fn stacked(board: &Board<'_>, outputs: &[String]) -> Option<Chart> {
    let Drawable { rows, columns } = drawable(board, outputs)?;
    let mut chart = Chart::new(ChartType::ColumnStacked);
    for (at, (row, _)) in rows.iter().enumerate() {
        add(&mut chart, board, *row, columns, &mut filled(COLOURS[at % COLOURS.len()]));
    }
    Some(finished(chart))
}

/// The band from p10 to p90 as two stacked areas of which the lower is not seen, and p50 as a line.
fn fan(board: &Board<'_>, output: &str) -> Option<Chart> {
    let Drawable { rows, columns } = drawable(board, &[output.to_owned()])?;
    let (value, output) = *rows.first()?;
    let low = board.row_of(Line::Quantile(output, Quantile::P10))?;
    let middle = board.row_of(Line::Quantile(output, Quantile::P50))?;
    let width = board.row_of(Line::Width(output))?;
    let mut chart = Chart::new(ChartType::AreaStacked);
    add(&mut chart, board, low, columns, ChartFormat::new().set_no_fill().set_no_line());
    add(&mut chart, board, width, columns, &mut filled(BAND));
    let mut above = Chart::new_line();
    add(&mut above, board, middle, columns, &mut lined(0));
    add(&mut above, board, value, columns, &mut lined(1));
    chart.combine(&above);
    chart.legend().delete_entries(&[0]);
    Some(finished(chart))
}

fn side_by_side(name: &str, comparison: &Comparison<'_>, below: &str) -> Option<Titled> {
    let stretch = comparison.quarters(&format!("market.{below}"))?;
    let [first, last] = stretch.rows;
    let mut chart = Chart::new_line();
    for (at, &column) in stretch.columns.iter().enumerate() {
        let series = chart.add_series();
        series.set_name((name, comparison::HEAD, column));
        series.set_categories((name, first, 3, last, 3)).set_values((name, first, column, last, column));
        series.set_format(&mut lined(at));
    }
    let title = format!("AI {}: scenarios compared", below.trim_start_matches("ai."));
    Some(Titled { title, chart: finished(chart) })
}

/// Adds a line of a board, named by what stands to its left.
fn add(chart: &mut Chart, board: &Board<'_>, row: u32, [from, to]: [u16; 2], look: &mut ChartFormat) {
    let series = chart.add_series();
    series.set_name((board.name.as_str(), row, 0));
    series.set_categories((board.name.as_str(), HEAD, from, HEAD, to));
    series.set_values((board.name.as_str(), row, from, row, to)).set_format(look);
}

/// A line: dark ones drawn through, the others broken, so that grey print tells them apart.
fn lined(at: usize) -> ChartFormat {
    let mut line = ChartLine::new();
    line.set_color(COLOURS[at % COLOURS.len()]).set_width(2.25);
    match at % 3 {
        0 => {}
        1 => drop(line.set_dash_type(ChartLineDashType::Dash)),
        _ => drop(line.set_dash_type(ChartLineDashType::SquareDot)),
    }
    ChartFormat::new().set_line(&line).clone()
}

fn filled(colour: Color) -> ChartFormat {
    ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(colour)).clone()
}

/// A chart of its size, with its legend and unit.
fn finished(mut chart: Chart) -> Chart {
    chart.set_width(SIZE.0).set_height(SIZE.1);
    chart.title().set_font(ChartFont::new().set_size(11).set_bold());
    chart.legend().set_position(ChartLegendPosition::Bottom);
    let rules = ChartLine::new().set_color(RULE).clone();
    chart.y_axis().set_name("USD bn").set_major_gridlines_line(&rules).set_num_format("#,##0");
    chart
}
