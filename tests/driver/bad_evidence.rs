//! Evidence that cannot be right: each fault at its row; what is restated or does not add up is no error.

use crate::program::{Folder, OVERLAY};

const SOURCES: &str = "id,publisher,title,published,address,note\nq1,Dell,Results,2026-05-28,https://example.com,\n";

/// The overlay with these rows of evidence.
fn with_rows(rows: &[&str]) -> Folder {
    let head = "output,period,value,unit,published,source,note";
    let rows: Vec<_> = [head].into_iter().chain(rows.iter().copied()).collect();
    Folder::new()
        .with("story.toml", format!("{OVERLAY}\n[evidence]\nobservations = \"rows.csv\"\nsources = \"sources.csv\"\n"))
        .with("rows.csv", rows.join("\n") + "\n")
        .with("sources.csv", SOURCES)
}

#[test]
fn every_fault_is_told_at_its_row() {
    let faults = [
        ("vendor.dell.ai.ordes,FY27Q1,1,USD bn,2026-05-28,q1,", "did you mean `vendor.dell.ai.orders`?"),
        ("vendor.dell.ai.orders,2026Q5,1,USD bn,2026-05-28,q1,", "`2026Q5` is no period"),
        ("vendor.dell.ai.orders,2026Q1,1,USD bn,2026-05-28,q1,", "2026Q1"),
        ("vendor.dell.ai.orders,FY27Q1,-1,USD bn,2026-05-28,q1,", "below 0"),
        ("vendor.dell.ai.orders,FY27Q1,nan,USD bn,2026-05-28,q1,", "nan"),
        ("vendor.dell.ai.orders,FY27Q1,1,parsec,2026-05-28,q1,", "\"parsec\" is no unit"),
        ("vendor.dell.ai.orders,FY27Q1,1,USD bn,soon,q1,", "day of publication"),
        ("vendor.dell.ai.orders,FY27Q1,1,USD bn,2026-05-28,nobody,", "nobody"),
        ("vendor.dell.ai.orders,FY27Q1,1", "rows.csv:2"),
    ];
    for (row, said) in faults {
        let folder = with_rows(&[row]);
        let ran = folder.run(&["run", "story.toml"]);
        assert_eq!((ran.status(), &*ran.out()), (2, ""), "{row}: {}", ran.err());
        assert!(ran.err().contains(said) && ran.err().contains("rows.csv:2"), "{row}: {}", ran.err());
        assert_eq!(ran.err().matches("error[").count(), 1, "{row}: {}", ran.err());
    }
    let rows: Vec<_> = faults.iter().map(|(row, _)| *row).collect();
    let ran = with_rows(&rows).run(&["check", "story.toml"]);
    assert_eq!(ran.out().matches("error[").count(), faults.len(), "{}", ran.out());
}

#[test]
fn a_restatement_is_no_error() {
    let folder = with_rows(&["vendor.dell.ai.orders,FY27Q1,24.5,USD bn,2026-06-10,q1,restated"]);
    let ran = folder.run(&["evidence", "story.toml", "--format", "csv"]);
    let fate = |value: &str| {
        let row = format!("vendor.dell.ai.orders,FY27Q1,{value},");
        ran.good().lines().find(|line| line.contains(&row)).unwrap().split(',').next().unwrap().to_owned()
    };
    assert_eq!((fate("24.4"), fate("24.5")), ("restated".to_owned(), "used".to_owned()));
}

#[test]
fn a_backlog_that_does_not_add_up_is_a_warning() {
    let folder = with_rows(&["vendor.dell.ai.orders,FY27Q1,1.0,USD bn,2026-06-10,q1,"]);
    let ran = folder.run(&["check", "story.toml"]);
    assert_eq!(ran.status(), 0);
    assert!(ran.out().contains("warning[backlog-identity]") && ran.out().contains("rows.csv:2"), "{}", ran.out());
}

#[test]
fn a_missing_file_of_evidence_is_told_where_it_is_named() {
    let folder = Folder::new().with("story.toml", format!("{OVERLAY}\n[evidence]\nobservations = \"rows.csv\"\n"));
    let ran = folder.run(&["run", "story.toml"]);
    assert_eq!(ran.status(), 2);
    assert!(ran.err().contains("story.toml:9") && ran.err().contains("no such file"), "{}", ran.err());
}
