//! Workbooks, read back by another library: what stands in them, and that text is never more than text.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};

use crate::program::{Folder, UNCERTAIN, market};

/// A workbook as its reader sees it.
struct Book(Xlsx<Cursor<Vec<u8>>>);

impl Book {
    fn written(folder: &Folder, arguments: &[&str]) -> Self {
        folder.run(&[arguments, &["--quiet", "--out", "book.xlsx"]].concat()).good();
        Self(Xlsx::new(Cursor::new(std::fs::read(folder.path("book.xlsx")).unwrap())).unwrap())
    }

    /// Rows and columns of each sheet that stay in sight, by its name; charts have no heads.
    fn frozen(folder: &Folder) -> BTreeMap<String, String> {
        let file = std::fs::File::open(folder.path("book.xlsx")).unwrap();
        let mut archive = zip::ZipArchive::new(file).unwrap();
        let mut part = |name: &str| std::io::read_to_string(archive.by_name(name).unwrap()).unwrap();
        let book = part("xl/workbook.xml");
        let names = book.split("<sheet name=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned());
        let pane = |sheet: String| {
            let (_, pane) = sheet.split_once("<pane ")?;
            let (pane, _) = pane.split_once(" topLeftCell")?;
            sheet.contains("state=\"frozen\"").then(|| pane.to_owned())
        };
        (1..)
            .zip(names)
            .filter_map(|(at, name)| Some((name, pane(part(&format!("xl/worksheets/sheet{at}.xml")))?)))
            .collect()
    }

    fn sheet(&mut self, name: &str) -> Range<Data> {
        self.0.worksheet_range(name).unwrap()
    }

    fn formulas(&mut self, name: &str) -> Range<String> {
        self.0.worksheet_formula(name).unwrap()
    }

    /// The figures of a sheet of outputs by period: by name and period its value and its formula, growth under `growth`.
    fn figures(&mut self, name: &str) -> BTreeMap<(String, String), (f64, String)> {
        let (sheet, formulas) = (self.sheet(name), self.formulas(name));
        let heads: Vec<String> = (0..=sheet.end().unwrap().1).map(|column| text(&sheet, 3, column)).collect();
        let mut figures = BTreeMap::new();
        for row in 4..=sheet.end().unwrap().0 {
            let (title, output) = (text(&sheet, row, 0), text(&sheet, row, 1));
            let kind = title.rsplit_once(", ").map_or(String::new(), |(_, kind)| format!(" {kind}"));
            for (column, head) in (0..).zip(&heads).skip(3) {
                if let Some(Data::Float(value)) = sheet.get_value((row, column)) {
                    let formula = formulas.get_value((row, column)).cloned().unwrap_or_default();
                    figures.insert((format!("{output}{kind}"), head.clone()), (*value, formula));
                }
            }
        }
        figures
    }
}

fn text(sheet: &Range<Data>, row: u32, column: u32) -> String {
    sheet.get_value((row, column)).map_or(String::new(), ToString::to_string)
}

/// A run's values as csv has them, by output and period; the column of that name.
fn values(folder: &Folder, arguments: &[&str], column: &str) -> BTreeMap<(String, String), f64> {
    let table = folder.run(&[arguments, &["--quiet", "--format", "csv"]].concat()).good();
    let mut lines = table.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let heads = lines.next().unwrap();
    let at = heads.iter().position(|head| *head == column).unwrap();
    let value = |line: Vec<&str>| Some(((line[1].to_owned(), line[2].to_owned()), line[at].parse().ok()?));
    lines.filter_map(value).collect()
}

const RUN: [&str; 2] = ["run", "market.toml"];

#[test]
fn figures_are_those_of_the_table() {
    let folder = market();
    let mut book = Book::written(&folder, &RUN);
    let names = ["Summary", "Charts", "Market", "Alpha Systems", "Beta", "Assumptions", "Evidence", "Values"];
    assert_eq!(book.0.sheet_names(), names);
    let csv = values(&folder, &RUN, "value");
    let mut figures = BTreeMap::new();
    for name in ["Market", "Alpha Systems", "Beta"] {
        figures.extend(book.figures(name));
    }
    for (key, value) in &csv {
        assert_eq!(figures.get(key).map(|(value, _)| value.to_bits()), Some(value.to_bits()), "{key:?}");
    }
    let sheet = book.sheet("Values");
    let table = folder.run(&[&RUN[..], &["--quiet", "--format", "csv"]].concat()).good();
    assert_eq!(usize::try_from(sheet.end().unwrap().0).unwrap() + 1, table.lines().count());
    for (row, line) in (0..).zip(table.lines()) {
        let cells: Vec<_> = (0..7).map(|column| text(&sheet, row, column)).collect();
        assert_eq!(cells.join(","), line);
    }
}

#[test]
fn growth_and_shares_are_formulas_with_the_results_of_the_forecast() {
    let folder = market();
    let mut book = Book::written(&folder, &RUN);
    let csv = values(&folder, &RUN, "value");
    let (mut grown, mut shared) = (0, 0);
    for name in ["Market", "Alpha Systems", "Beta"] {
        let figures = book.figures(name);
        for ((output, period), (value, formula)) in &figures {
            if let Some(output) = output.strip_suffix(" growth") {
                if !period.contains("27") {
                    continue;
                }
                let before = period.replace("27", "26");
                let of = |period: &str| csv[&(output.to_owned(), period.to_owned())];
                let growth = of(period) / of(&before) - 1.0;
                assert_eq!(value.to_bits(), growth.to_bits(), "{output} {period}");
                assert!(formula.ends_with("-1") && formula.contains('/'), "{output} {period}: {formula}");
                grown += 1;
            } else if ["market.asic.share", "segment.labs.share", "vendor.beta.ai.cover", "vendor.alpha.revenue"]
                .contains(&&**output)
            {
                assert!(!formula.is_empty(), "{output} {period}");
                assert_eq!(value.to_bits(), csv[&(output.clone(), period.clone())].to_bits(), "{output} {period}");
                shared += 1;
            }
        }
    }
    assert!(grown > 100 && shared > 30, "{grown} {shared}");
}

#[test]
fn the_same_forecast_is_the_same_bytes() {
    let folder = market();
    let drawn = [&RUN[..], &["--draws", "60"], &UNCERTAIN, &["--quiet"]].concat();
    let write = |name: &str| {
        folder.run(&[&drawn[..], &["--out", name]].concat()).good();
        std::fs::read(folder.path(name)).unwrap()
    };
    let first = write("one.xlsx");
    assert!(first == write("two.xlsx"));
    let piped = folder.command(&[&drawn[..], &["--format", "xlsx"]].concat()).output().unwrap();
    assert!(piped.stdout == first, "{}", String::from_utf8_lossy(&piped.stderr));
}

#[test]
fn draws_have_bands_beside_the_run() {
    let folder = market();
    let drawn = [&RUN[..], &["--draws", "60"], &UNCERTAIN].concat();
    let mut book = Book::written(&folder, &drawn);
    let figures = book.figures("Market");
    let (own, low) = (values(&folder, &drawn, "deterministic"), values(&folder, &drawn, "p10"));
    let high = values(&folder, &drawn, "p90");
    let key = ("market.ai.orders".to_owned(), "2027".to_owned());
    let of = |kind: &str| figures[&(format!("market.ai.orders{kind}"), "2027".to_owned())].0;
    assert_eq!((of(""), of(" p10"), of(" p90")), (own[&key], low[&key], high[&key]));
    assert!((of(" p10 to p90") - (high[&key] - low[&key])).abs() < 1e-12);
    let summary = book.sheet("Summary");
    assert!(summary.used_cells().any(|(_, _, cell)| *cell == "probability"));
    assert!(summary.used_cells().any(|(_, _, cell)| *cell == Data::Float(own[&key])));
}

#[test]
fn scenarios_stand_side_by_side() {
    let folder = market();
    let compare = ["compare", "market.toml", "story.toml"];
    for (arguments, width) in [(&compare[..], 8), (&[&compare[..], &["--draws", "40"]].concat(), 12)] {
        let mut book = Book::written(&folder, arguments);
        let (sheet, formulas) = (book.sheet("Comparison"), book.formulas("Comparison"));
        assert_eq!(sheet.end().unwrap().1 + 1, width, "{arguments:?}");
        let mut compared = 0;
        for row in 4..=sheet.end().unwrap().0 {
            let number = |column| match sheet.get_value((row, column)) {
                Some(Data::Float(value)) => Some(*value),
                _ => None,
            };
            let (Some(base), Some(other)) = (number(4), number(5)) else { continue };
            assert_eq!(number(6), Some(other - base), "{}", text(&sheet, row, 1));
            assert_eq!(formulas.get_value((row, 6)).unwrap(), &format!("F{0}-E{0}", row + 1));
            compared += 1;
        }
        assert!(compared > 100);
        assert!(book.sheet("Changes").used_cells().any(|(_, _, cell)| *cell == "planning.service_life"));
    }
}

#[test]
fn text_of_a_scenario_is_only_text() {
    let evil = r#"=HYPERLINK("http://example.com","click")"#;
    let text = include_str!("../../crates/report/tests/market.toml")
        .replace("\"Made-up market\"", &format!("'{evil}'"))
        .replace("\"Alpha Systems\"", "\"=cmd|' /C calc'!A0\"")
        .replace("\"Beta\"", "\"@SUM(1+1)*[x]:/?\\\\ and far more than thirty-one letters\"")
        .replace("\"Two segments", "\"+1\\u0007 segments")
        .replace("\"two large orders", "\"-1 large orders")
        .replace("ASIC servers pass a third", "=1+1");
    let folder =
        market().with("evil.toml", text).with("=1+1.toml", "format = 1\nname = '@x'\nextends = \"evil.toml\"\n");
    let mut book = Book::written(&folder, &["compare", "evil.toml", "=1+1.toml"]);
    let mut said = Vec::new();
    for name in book.0.sheet_names() {
        assert!(name.encode_utf16().count() <= 31 && !name.contains(['[', ']', ':', '*', '?', '/', '\\']), "{name}");
        let sheet = book.sheet(&name);
        let formulas = book.formulas(&name);
        for (row, column, cell) in sheet.used_cells() {
            assert!(!matches!(cell, Data::Error(_)), "{name} {row} {column}: {cell}");
            said.push(cell.to_string());
        }
        for (row, column, formula) in formulas.used_cells() {
            // A formula may point at a sheet that is called so.
            let points = formula.starts_with('\'');
            let bad = ["HYPERLINK", "cmd", "SUM", "http"].iter().any(|bad| formula.contains(bad));
            assert!(points || !bad, "{name} {row} {column}: {formula}");
        }
    }
    for text in [evil, "=cmd|' /C calc'!A0", "=1+1"] {
        assert!(said.iter().any(|cell| cell == text), "{text}");
    }
    assert!(said.iter().any(|cell| cell.starts_with("-1 large orders")));
    assert!(said.iter().any(|cell| cell.starts_with("+1")));
}

#[test]
fn where_there_is_no_workbook_that_is_said() {
    let folder = market();
    let said: Vec<_> = [
        &["grid", "market.toml", "--out", "a.xlsx"][..],
        &["show", "market.toml", "--format", "xlsx"],
        &["run", "market.toml", "--out", "nowhere/a.xlsx"],
        &["run", "market.toml", "--metric", "market.ai.odrers", "--out", "a.xlsx"],
    ]
    .iter()
    .map(|arguments| {
        let ran = folder.run(&[*arguments, &["--quiet"]].concat());
        assert_eq!(ran.out(), "", "{arguments:?}");
        format!("{}\n{}{}\n", arguments.join(" "), ran.err(), ran.status())
    })
    .collect();
    insta::assert_snapshot!(said.join("\n"));
    assert!(!folder.names().iter().any(|name| name.ends_with("xlsx")), "{:?}", folder.names());
}

#[test]
fn a_choice_of_outputs_is_all_there_is() {
    let folder = market();
    let mut book = Book::written(&folder, &["run", "market.toml", "--metric", "vendor.beta.ai.*", "--period", "month"]);
    assert_eq!(book.0.sheet_names(), ["Summary", "Charts", "Beta", "Assumptions", "Evidence", "Values"]);
    let figures = book.figures("Beta");
    assert!(figures.keys().all(|(output, period)| output.starts_with("vendor.beta.ai.") && period.contains('-')));
    // Without the orders of segments a share is a number.
    assert!(!figures.is_empty());
}

#[test]
fn heads_stay_in_sight() {
    let folder = market();
    let mut book = Book::written(&folder, &["run", "market.toml", "story.toml"]);
    let frozen = Book::frozen(&folder);
    let without: Vec<_> = book.0.sheet_names().into_iter().filter(|name| !frozen.contains_key(name)).collect();
    assert_eq!(without, ["Charts"]);
    assert_eq!(frozen["Summary"], "ySplit=\"1\"");
    assert_eq!(text(&book.sheet("Summary"), 0, 0), "Made-up market");
}
