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
    assert!(picture.contains("medians of 200 draws; bands") && picture.matches("<polygon").count() == 2, "{picture}");
    folder.run(&[&drawn[..], &["--out", "chart.svg"]].concat()).good();
    assert_eq!(folder.text("chart.svg"), picture);
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
        &["market.ai.orders", "market.toml", "--out", "chart.pdf"],
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
