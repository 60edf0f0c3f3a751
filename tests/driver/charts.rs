//! Charts from the command line: what is drawn, and what is refused.

use crate::program::{Folder, UNCERTAIN, market};

fn chart(folder: &Folder, arguments: &[&str]) -> String {
    folder.run(&[&["chart"], arguments].concat()).good()
}

#[test]
fn outputs_and_scenarios_become_lines_and_panels() {
    let folder = market();
    let one = chart(&folder, &["market.ai.orders", "market.toml"]);
    assert!(one.starts_with("<svg ") && one.contains("Market AI orders") && one.contains("Made-up market"), "{one}");
    assert!(one.contains("2027Q4") && one.contains("as of 2026-08-15"), "{one}");

    let reported = chart(&folder, &["vendor.alpha.ai.*", "market.toml"]);
    for text in ["● reported", "Alpha Systems' AI orders", "Alpha Systems' AI cover", "quarters", "FY27Q4", "%"] {
        assert!(reported.contains(text), "{text}: {reported}");
    }
    let compared = chart(&folder, &["market.ai.orders", "market.toml", "story.toml"]);
    assert!(compared.contains("\nmarket\n") && compared.contains("\nstory\n"), "{compared}");
    let vendors = chart(&folder, &["vendor.*.ai.backlog", "market.toml"]);
    assert!(vendors.contains("\nAI backlog\n") && vendors.contains("\nBeta\n"), "{vendors}");
    // Alpha's fiscal quarters are not Beta's: the calendar's stand below.
    assert!(vendors.contains("2026Q1") && !vendors.contains("FY26Q1"), "{vendors}");
}

#[test]
fn draws_give_bands_and_the_same_bytes_again() {
    let folder = market();
    let drawn = [&["chart", "market.ai.orders", "market.toml", "--draws", "200"], &UNCERTAIN[..]].concat();
    let picture = folder.run(&drawn).good();
    let said = "line: the run without draws; bands: 50 and 80 % of 200 draws";
    assert!(picture.contains(said) && picture.matches("<polygon").count() == 2, "{picture}");
    let many = folder.run(&[&drawn[..], &["market.ai.shipments", "vendor.*.ai.orders"]].concat());
    let said = "Lines: the run without draws; no bands of so many lines";
    assert!(many.good().contains(said), "{}", many.all());
    folder.run(&[&drawn[..], &["--out", "chart.svg"]].concat()).good();
    assert_eq!(folder.text("chart.svg"), picture);
}

/// The numbers that the longest line of a picture stands at, by the marks of its axis.
fn drawn(picture: &str) -> Vec<f64> {
    let attribute = |element: &str, name: &str| {
        element
            .split_once(&format!(" {name}=\""))
            .and_then(|(_, rest)| Some(rest.split_once('"')?.0.to_owned()))
            .unwrap()
    };
    let mark = |element: &str| {
        let (_, text) = element.split_once('>')?;
        let number = text.split_once('<')?.0.trim().parse::<f64>().ok()?;
        let at = attribute(element, "y").parse::<f64>().unwrap();
        (attribute(element, "text-anchor") == "end").then_some((number, at))
    };
    let marks: Vec<(f64, f64)> = picture.split("<text").skip(1).filter_map(mark).collect();
    let (low, high) = (marks[0], marks[marks.len() - 1]);
    let lines = picture.split("<polyline").skip(1).map(|element| attribute(element, "points"));
    let line = lines.max_by_key(String::len).unwrap();
    let heights = line.split_whitespace().map(|point| point.split_once(',').unwrap().1.parse::<f64>().unwrap());
    heights.map(|y| low.0 + (y - low.1) / (high.1 - low.1) * (high.0 - low.0)).collect()
}

#[test]
fn with_draws_the_line_is_the_run_without_them() {
    let folder = market();
    let lopsided = ["--set", "segments.labs.demand_volatility=0.8", "--draws", "300"];
    let picture = folder.run(&[&["chart", "market.ai.orders", "market.toml"], &lopsided[..]].concat()).good();
    let quarters = ["--metric", "market.ai.orders", "--period", "quarter", "--format", "json", "--quiet"];
    let table = folder.run(&[&["run", "market.toml"], &lopsided[..], &quarters].concat()).good();
    let table: serde_json::Value = serde_json::from_str(&table).unwrap();
    let rows = table["scenarios"][0]["outputs"].as_array().unwrap();
    let column = |name: &str| rows.iter().map(|row| row[name].as_f64().unwrap()).collect::<Vec<_>>();
    let apart = |wanted: &[f64]| {
        let drawn = drawn(&picture);
        assert_eq!(drawn.len(), wanted.len());
        drawn.iter().zip(wanted).map(|(drawn, wanted)| (drawn / wanted - 1.0).abs()).fold(0.0, f64::max)
    };
    let (run, median) = (apart(&column("deterministic")), apart(&column("p50")));
    assert!(run < 0.005 && median > 0.03, "{run} {median}");
}

#[test]
fn periods_title_and_size_are_chosen() {
    let folder = market();
    let arguments = ["market.ai.orders", "market.toml", "--period", "month", "--from", "2026-03", "--to", "2027Q2"];
    let months = chart(&folder, &arguments);
    assert!(months.contains("2026-03") && months.contains("2027-05") && !months.contains("2027-07"), "{months}");
    let line = months.split("points=").map(|rest| rest.split('"').nth(1).map_or(0, |points| points.split(' ').count()));
    assert_eq!(line.max(), Some(16 + 1), "a point for each month");
    let years = ["market.ai.orders", "market.toml", "--period", "year", "--title", "<b>", "--width", "640"];
    let years = chart(&folder, &years);
    assert!(years.starts_with("<svg width=\"640\"") && years.contains("&lt;b&gt;") && years.contains("\n2026\n"));
}

#[test]
fn names_are_never_markup() {
    let text =
        include_str!("../../crates/report/tests/market.toml").replace("Made-up market", "<script>alert(1)</script>");
    let folder = market().with("<b>.toml", text);
    let picture = chart(&folder, &["market.ai.orders", "<b>.toml", "market.toml"]);
    assert!(!picture.contains("<script") && !picture.contains("<b>"), "{picture}");
    let alone = chart(&folder, &["market.ai.orders", "<b>.toml"]);
    assert!(!alone.contains("<script") && alone.contains("&lt;script&gt;"), "{alone}");
}

#[test]
fn what_cannot_be_drawn_is_refused() {
    let folder =
        market().with("bad.toml", "format = 1\nname = \"bad\"\nextends = \"market.toml\"\n[network]\natach = 1\n");
    let said: Vec<_> = [
        &["market.ai.odrers", "market.toml"][..],
        &["vendor.gama.ai.orders", "market.toml"],
        &["market.toml"],
        &["market.ai", "market.toml"],
        &["market.ai.orders", "market.toml", "--from", "2031"],
        &["market.ai.orders", "market.toml", "--from", "soon"],
        &["segment.*.orders", "vendor.*.segment.*.orders", "vendor.*.ai.*", "market.toml"],
        &["market.ai.orders", "market.toml", "--width", "10"],
        &["market.ai.orders", "market.toml", "--out", "nowhere/chart.svg"],
        &["market.ai.orders", "market.toml", "--out", "."],
        &["market.ai.orders", "nothing.toml"],
        &["market.ai.orders", "bad.toml", "--out", "chart.svg"],
    ]
    .iter()
    .map(|arguments| {
        let ran = folder.run(&[&["chart", "--quiet"], *arguments].concat());
        assert_eq!(ran.out(), "", "{arguments:?}");
        format!("{}\n{}{}\n", arguments.join(" "), ran.err(), ran.status())
    })
    .collect();
    insta::assert_snapshot!(said.join("\n"));
    assert!(folder.names().iter().all(|name| !name.starts_with("chart")), "{:?}", folder.names());
}

#[test]
fn a_file_ends_as_its_picture_does() {
    let folder = market();
    for (arguments, said) in [
        (&["--out", "chart.pdf"][..], "chart.pdf ends in .pdf, which is no form of this result: end it in .svg"),
        (&["--out", "chart.txt"], "chart.txt ends in .txt, which is no form of this result: end it in .svg"),
        (&["--format", "svg", "--out", "chart.png"], "--format svg does not go into chart.png: name it chart.svg"),
    ] {
        let ran = folder.run(&[&["chart", "market.ai.orders", "market.toml"], arguments].concat());
        assert!(ran.status() == 2 && ran.err().contains(said), "{arguments:?}: {}", ran.all());
    }
    assert!(folder.names().iter().all(|name| !name.starts_with("chart")), "{:?}", folder.names());
}

#[cfg(not(feature = "png"))]
#[test]
fn png_is_refused_where_it_is_not_built_in() {
    let folder = market();
    for arguments in [["--out", "chart.png"], ["--format", "png"]] {
        let ran = folder.run(&[&["chart", "market.ai.orders", "market.toml"][..], &arguments].concat());
        assert!(ran.status() == 2 && ran.err().contains("--features png"), "{}", ran.err());
    }
}

#[cfg(feature = "png")]
#[test]
fn png_goes_to_a_file_or_a_program() {
    let folder = market();
    folder.run(&["chart", "market.ai.orders", "market.toml", "--out", "chart.png"]).good();
    let file = std::fs::read(folder.path("chart.png")).unwrap();
    let piped = folder.command(&["chart", "market.ai.orders", "market.toml", "--format", "png"]).output().unwrap();
    assert!(file.starts_with(b"\x89PNG") && piped.stdout == file);
}
