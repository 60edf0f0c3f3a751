//! Files that are missing, unreadable, circular, too long, or outside the project.
#![forbid(unsafe_code)]

mod support;

use std::fs;

use rackcast_scenario::{DiskFiles, Loaded, MemoryFiles, NothingShipped, Request, load};
use support::{MARKET, MarketShipped, OBSERVATIONS, errors, files, load_overlay};

fn story(extends: &str) -> String {
    format!("format = 1\nname = \"Story\"\nextends = {extends}\n")
}

fn read(files: &MemoryFiles, file: &str) -> Loaded {
    load(&Request::file(file), files, &MarketShipped)
}

#[test]
fn a_circle_is_named_whole() {
    let files = MemoryFiles::new()
        .with("top.toml", story("\"a.toml\""))
        .with("a.toml", story("\"b.toml\""))
        .with("b.toml", story("[\"c.toml\"]"))
        .with("c.toml", story("\"a.toml\""))
        .with("self.toml", story("\"./self.toml\""));
    let loaded = read(&files, "top.toml");
    assert_eq!(errors(&loaded), ["circular-extends c.toml:3 \"a.toml\""]);
    let problem = &loaded.diagnostics[0];
    assert_eq!(problem.message, "files build on each other in a circle: a.toml → b.toml → c.toml → a.toml");
    assert_eq!(problem.chain.iter().map(ToString::to_string).collect::<Vec<_>>(), ["a.toml:3", "b.toml:3"]);
    let loaded = read(&files, "self.toml");
    assert_eq!(errors(&loaded), ["circular-extends self.toml:3 \"./self.toml\""]);
}

#[test]
fn a_missing_file_is_told_where_it_is_named() {
    let files = files()
        .with("top.toml", story("\"stories/a.toml\""))
        .with("stories/a.toml", story("[\"../market.toml\", \"tight.toml\", \"rackcast:bass\"]"))
        .with("stories/tights.toml", story("\"../market.toml\""));
    let loaded = read(&files, "top.toml");
    assert_eq!(
        errors(&loaded),
        ["missing-file stories/a.toml:3 \"tight.toml\"", "missing-file stories/a.toml:3 \"rackcast:bass\""]
    );
    let problem = &loaded.diagnostics[0];
    assert_eq!(problem.message, "`stories/tight.toml` cannot be read: there is no such file");
    assert_eq!(problem.help.as_deref(), Some("did you mean `tights.toml`?"));
    assert_eq!(problem.chain[0].to_string(), "top.toml:3");
    assert_eq!(loaded.diagnostics[1].help.as_deref(), Some("did you mean `rackcast:base`?"));
    let loaded = read(&files, "nothing.toml");
    assert_eq!(errors(&loaded), ["unreadable-file nothing.toml:1 "]);
}

#[test]
fn the_programs_base_case_comes_with_its_evidence() {
    let loaded = read(&MemoryFiles::new().with("a.toml", story("\"rackcast:base\"")), "a.toml");
    assert_eq!(errors(&loaded), Vec::<String>::new());
    let scenario = loaded.scenario.unwrap();
    assert_eq!(scenario.observations.len(), 3);
    assert_eq!(scenario.observations[0].place.to_string(), "rackcast:market-observations.csv:2");
    assert!(read(&MemoryFiles::new(), "rackcast:base").scenario.is_some());
}

#[test]
fn what_is_no_scenario_text_is_refused() {
    let too_long = format!("{MARKET}#{}", "x".repeat(1_000_000));
    for (bytes, code) in [
        (Vec::new(), "empty-file"),
        (b"  \n\n".to_vec(), "empty-file"),
        (vec![0xff, 0xfe, 0x00, 0x41], "not-text"),
        (b"format = 1\0".to_vec(), "not-text"),
        (too_long.into_bytes(), "file-too-long"),
        (format!("x = {}1{}", "[".repeat(10_000), "]".repeat(10_000)).into_bytes(), "broken-toml"),
        (format!("x{} = 1", ".a".repeat(10_000)).into_bytes(), "broken-toml"),
    ] {
        let loaded = read(&files().with("market.toml", bytes), "market.toml");
        assert!(errors(&loaded)[0].starts_with(&format!("{code} market.toml:1 ")), "{code}: {:?}", errors(&loaded));
    }
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    let plain = read(&files(), "market.toml").scenario.unwrap();
    let files = files()
        .with("market.toml", format!("\u{feff}{}", MARKET.replace('\n', "\r\n")))
        .with("market-observations.csv", format!("\u{feff}{}", OBSERVATIONS.replace('\n', "\r\n")));
    let loaded = read(&files, "market.toml");
    let scenario = loaded.scenario.unwrap();
    assert_eq!(scenario.hash, plain.hash);
    assert_eq!(scenario.observations[1].place.to_string(), "market-observations.csv:3");
}

#[test]
fn broken_toml_is_told_once_a_line_and_its_table_left_alone() {
    let text = MARKET
        .replace("churn = 0.1", "churn = = 0.1")
        .replace("conversion_at_start = 0.2", "conversion_at_start = 2")
        .replace("supply_line_weight = 0.7", "supply_line_weight = 7")
        .replace("[servers.asic]", "[servers.asic")
        .replace("[network]", "[network]]");
    let loaded = read(&files().with("market.toml", text), "market.toml");
    let codes: Vec<String> =
        errors(&loaded).iter().map(|error| error.split(' ').take(2).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(
        codes,
        [
            "broken-toml market.toml:19",
            "out-of-range market.toml:44",
            "broken-toml market.toml:63",
            "broken-toml market.toml:79"
        ]
    );
}

#[test]
fn nothing_is_said_of_a_table_whose_header_is_broken() {
    let headers = MARKET.lines().enumerate().filter(|(_, line)| line.starts_with('['));
    for (at, header) in headers {
        let name = header.trim_matches(['[', ']']);
        for broken in [
            format!("[{name}"),
            format!("{name}]"),
            format!("[{name}]]"),
            format!("[[{name}]"),
            format!("[{name}.]"),
            format!("[{name} x]"),
            format!("[{name}\"]"),
            format!("[{name}] = 1"),
            "[]".to_owned(),
        ] {
            let lines = MARKET.lines().enumerate().map(|(line, text)| if line == at { broken.as_str() } else { text });
            let text = lines.collect::<Vec<_>>().join("\n");
            let told = errors(&read(&files().with("market.toml", text), "market.toml"));
            let prefix = format!("broken-toml market.toml:{} ", at + 1);
            assert!(matches!(told.as_slice(), [only] if only.starts_with(&prefix)), "{broken}: {told:#?}");
        }
    }
    // A key that would stand twice if it stood above.
    let told = errors(&load_overlay("[servers\nname = 3\nasic_share = { 2026 = 0.2 }\nextends = 3\n"));
    assert!(matches!(told.as_slice(), [only] if only.starts_with("broken-toml overlay.toml:4 ")), "{told:#?}");
}

#[test]
fn observations_are_checked_cell_by_cell() {
    let head = "output,period,value,unit,published,source,note\n";
    let row = |cells: &str| {
        let loaded = read(&files().with("market-observations.csv", format!("{head}{cells}\n")), "market.toml");
        errors(&loaded)
    };
    assert_eq!(row("vendor.alpha.ai.orders,FY26Q1,7.5,USD bn,2026-03-02,a,"), Vec::<String>::new());
    assert_eq!(row("vendor.alpha.ai.orders,FY26Q1,7500,USD m,2026-03-02,a,"), Vec::<String>::new());
    for (cells, told) in [
        (
            "vendor.alpha.ai.order,FY26Q1,7.5,USD bn,2026-03-02,a,",
            "unknown-output market-observations.csv:2 vendor.alpha.ai.order",
        ),
        (
            "vendor.alfa.ai.orders,FY26Q1,7.5,USD bn,2026-03-02,a,",
            "unknown-output market-observations.csv:2 vendor.alfa.ai.orders",
        ),
        (
            "vendor.beta.eps,FY26Q1,7.5,USD a share,2026-03-02,a,",
            "unknown-output market-observations.csv:2 vendor.beta.eps",
        ),
        ("vendor.alpha.ai.orders,2026Q1,7.5,USD bn,2026-03-02,a,", "bad-period market-observations.csv:2 2026Q1"),
        ("market.ai.orders,FY26Q1,7.5,USD bn,2026-03-02,a,", "bad-period market-observations.csv:2 FY26Q1"),
        ("vendor.alpha.ai.orders,FY26Q5,7.5,USD bn,2026-03-02,a,", "bad-period market-observations.csv:2 FY26Q5"),
        ("vendor.alpha.ai.orders,FY26Q1,\"7,5\",USD bn,2026-03-02,a,", "wrong-type market-observations.csv:2 \"7,5\""),
        ("vendor.alpha.ai.orders,FY26Q1,NaN,USD bn,2026-03-02,a,", "wrong-type market-observations.csv:2 NaN"),
        ("vendor.alpha.ai.orders,FY26Q1,-7.5,USD bn,2026-03-02,a,", "negative-figure market-observations.csv:2 -7.5"),
        (
            "vendor.alpha.ai.orders,FY26Q1,7.5,thousand servers,2026-03-02,a,",
            "wrong-unit market-observations.csv:2 thousand servers",
        ),
        ("vendor.alpha.ai.orders,FY26Q1,7.5,,2026-03-02,a,", "wrong-unit market-observations.csv:2 "),
        ("vendor.alpha.ai.orders,FY26Q1,7.5,USD bn,2026-02-30,a,", "bad-day market-observations.csv:2 2026-02-30"),
        ("vendor.alpha.ai.orders,FY26Q1,7.5,USD bn,2026-03-02,,", "unknown-source market-observations.csv:2 "),
        ("vendor.alpha.ai.orders,FY26Q1,7.5", "bad-row market-observations.csv:2 vendor.alpha.ai.orders,FY26Q1,7.5"),
    ] {
        assert_eq!(row(cells), [told]);
    }
    let wrong_head = read(&files().with("market-observations.csv", "output;period;value\n"), "market.toml");
    assert_eq!(errors(&wrong_head), ["bad-column market-observations.csv:1 output;period;value"]);
}

#[test]
fn a_loss_may_be_reported() {
    let text = "output,period,value,unit,published,source\nvendor.alpha.eps,FY26Q1,-0.2,USD a share,2026-03-02,a\n";
    assert!(read(&files().with("market-observations.csv", text), "market.toml").scenario.is_some());
}

#[test]
fn a_backlog_that_does_not_add_up_is_a_warning() {
    let head = "output,period,value,unit,published,source\n";
    let rows = |end: &str| {
        let row = |output: &str, period: &str, value: &str| {
            format!("vendor.alpha.ai.{output},{period},{value},USD bn,2026-06-02,a\n")
        };
        let text = head.to_owned()
            + &row("backlog", "FY26Q1", "10.0")
            + &row("orders", "FY26Q2", "5.0")
            + &row("shipments", "FY26Q2", "3.0")
            + &row("backlog", "FY26Q2", end);
        let loaded = read(&files().with("market-observations.csv", text), "market.toml");
        assert!(loaded.scenario.is_some());
        loaded.diagnostics.iter().map(support::full).collect::<Vec<_>>()
    };
    // Four figures to one decimal may be off by 0.05 each.
    assert_eq!(rows("12.2"), Vec::<String>::new());
    insta::assert_snapshot!(rows("12.3").join("\n"));
}

#[test]
fn restatements_stand_by_day_of_publication() {
    let head = "output,period,value,unit,published,source\n";
    let row = |value: &str, day: &str| format!("vendor.alpha.ai.orders,FY26Q1,{value},USD bn,{day},a\n");
    let files = files()
        .with(
            "market-observations.csv",
            head.to_owned()
                + &row("1", "2026-03-01")
                + &row("2", "2026-04-01")
                + &row("3", "2026-02-01")
                + &row("9", "2026-09-01"),
        )
        .with("own.csv", head.to_owned() + &row("4", "2026-04-01"))
        .with("own.toml", story("\"market.toml\"") + "[evidence]\nobservations = \"own.csv\"\n");
    let scenario = read(&files, "market.toml").scenario.unwrap();
    assert_eq!(scenario.observations.iter().map(|row| row.value).collect::<Vec<_>>(), [2.0]);
    // The overlay's row of the same day stands before its parent's.
    let loaded = read(&files, "own.toml");
    let scenario = loaded.scenario.unwrap();
    assert_eq!(scenario.observations.iter().map(|row| row.value).collect::<Vec<_>>(), [4.0]);
    assert_eq!(loaded.diagnostics.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["restated-same-day"]);
    assert_eq!(scenario.evidence.len(), 5);
}

#[test]
fn sources_are_asked_where_there_is_a_list() {
    let text = MARKET
        .replace("[evidence]", "[evidence]\nsources = \"sources.csv\"")
        .replace("churn = 0.1", "churn = { value = 0.1, source = \"survey-25\" }");
    let head = "id,publisher,title,published,address\n";
    let ids = "alpha-fy26q2,A,B,2026-06-02,x\nalpha-fy26q3,A,B,2026-06-02,x\n";
    let files = files().with("market.toml", text).with("sources.csv", format!("{head}{ids}survey-26,A,B,2026,x\n"));
    assert_eq!(
        errors(&read(&files, "market.toml")),
        ["unknown-source market.toml:20 { value = 0.1, source = \"survey-25\" }"]
    );
    let twice = files.with("sources.csv", format!("{head}{ids}survey-25,A,B,2026,x\nsurvey-25,A,B,2026,x\n"));
    assert_eq!(errors(&read(&twice, "market.toml")), ["duplicate-source sources.csv:5 survey-25"]);
    // The day of publication may be known to the month or year only, or not at all.
    for (day, problems) in [
        ("2026-04-30", vec![]),
        ("2026-04", vec![]),
        ("", vec![]),
        ("2026-14-01", vec!["bad-day sources.csv:4 2026-14-01"]),
        ("FY26", vec!["bad-day sources.csv:4 FY26"]),
    ] {
        let files = twice.clone().with("sources.csv", format!("{head}{ids}survey-25,A,B,{day},x\n"));
        assert_eq!(errors(&read(&files, "market.toml")), problems, "{day}");
    }
}

#[test]
fn figures_that_cannot_be_are_warned_of() {
    let head = "output,period,value,unit,published,source\n";
    let rows = "vendor.alpha.ai.orders,FY26Q4,4,USD bn,2026-05-02,a\n\
        vendor.beta.ai.orders,2026-04,4,USD bn,2026-04-25,a\n\
        market.asic.share,2026Q1,130,%,2026-02-01,a\n";
    let loaded = read(&files().with("market-observations.csv", format!("{head}{rows}")), "market.toml");
    assert!(loaded.scenario.is_some());
    assert_eq!(
        loaded.diagnostics.iter().map(support::brief).collect::<Vec<_>>(),
        ["published-early market-observations.csv:2 2026-05-02", "large-share market-observations.csv:4 130"]
    );
}

#[test]
fn figures_without_names_of_columns_are_one_problem() {
    let row = "vendor.alpha.ai.orders,FY26Q1,4,USD bn,2026-05-02,a\n";
    let loaded = read(&files().with("market-observations.csv", row), "market.toml");
    assert_eq!(errors(&loaded), [format!("bad-column market-observations.csv:1 {}", row.trim())]);
}

#[test]
fn nothing_outside_the_project_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir_all(root.join("project/stories")).unwrap();
    fs::write(root.join("market.toml"), MARKET).unwrap();
    fs::write(root.join("market-observations.csv"), OBSERVATIONS).unwrap();
    fs::write(root.join("project/market.toml"), MARKET).unwrap();
    fs::write(root.join("project/market-observations.csv"), OBSERVATIONS).unwrap();
    let read = |file: &str| {
        let path = root.join("project/stories").join(file);
        let loaded = load(&Request::file(path.display().to_string()), &DiskFiles, &NothingShipped);
        loaded.diagnostics.iter().map(|problem| problem.code).collect::<Vec<_>>()
    };
    let stories = root.join("project/stories");
    fs::write(stories.join("in.toml"), story("\"../market.toml\"")).unwrap();
    fs::write(stories.join("out.toml"), story("\"../../market.toml\"")).unwrap();
    // Without a mark the file's own folder is the project.
    assert_eq!(read("in.toml"), ["outside-project"]);
    fs::write(root.join("project/rackcast.toml"), "").unwrap();
    assert_eq!(read("in.toml"), Vec::<&str>::new());
    assert_eq!(read("out.toml"), ["outside-project"]);
    assert_eq!(read("../stories"), ["unreadable-file"]);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(root.join("market.toml"), stories.join("link.toml")).unwrap();
        fs::write(stories.join("linked.toml"), story("\"link.toml\"")).unwrap();
        assert_eq!(read("linked.toml"), ["outside-project"]);
    }
}
