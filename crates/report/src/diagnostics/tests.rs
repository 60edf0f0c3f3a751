use std::sync::Arc;

use rackcast_scenario::{Diagnostic, Place, SourceFile};

use super::{diagnostics_json, diagnostics_text};

fn place(file: &Arc<SourceFile>, text: &str) -> Place {
    let at = file.text.find(text).unwrap();
    Place::new(file, at..at + text.len())
}

fn faults() -> Vec<Diagnostic> {
    let base =
        Arc::new(SourceFile::new("base.toml", "format = 1\n[servers]\nasic_share = 1.25 # of servers ordered\n"));
    let overlay = Arc::new(SourceFile::new("stories/surge.toml", "format = 1\nextends = \"../base.toml\"\n"));
    let long = Arc::new(SourceFile::new("long.toml", format!("{}bad = 1", " ".repeat(400))));
    vec![
        Diagnostic::error("out-of-range", place(&base, "1.25"), "`servers.asic_share` is 1.25")
            .help("expected 0 to 1: of AI servers ordered")
            .chain(vec![place(&overlay, "\"../base.toml\"")]),
        Diagnostic::warning("unknown-key", place(&long, "bad"), "there is no `bad`"),
        Diagnostic::error("unreadable", None, "--set servers.asic_share=x: \"x\" is no number").help("expected 0 to 1"),
        Diagnostic::error("empty", Place::new(&Arc::new(SourceFile::new("empty.toml", "")), 0..0), "the file is empty"),
    ]
}

#[test]
fn shows_the_source_underlined() {
    let text = diagnostics_text(&faults());
    insta::assert_snapshot!(anstream::adapter::strip_str(&text).to_string(), @r#"
    error[out-of-range]: `servers.asic_share` is 1.25
     --> base.toml:3:14
      |
    3 | asic_share = 1.25 # of servers ordered
      |              ^^^^
      |
     ::: stories/surge.toml:2:11
      |
    2 | extends = "../base.toml"
      |           -------------- from here
      |
      = help: expected 0 to 1: of AI servers ordered

    warning[unknown-key]: there is no `bad`
      |
    1 | …                                                            bad = 1
      |                                                              ^^^
     ::: long.toml:1:401

    error[unreadable]: --set servers.asic_share=x: "x" is no number
     |
     = help: expected 0 to 1

    error[empty]: the file is empty
    --> empty.toml:1:1
    "#);
}

#[test]
fn gives_programs_lines_and_columns() {
    insta::assert_snapshot!(diagnostics_json(&faults()[..1]).unwrap(), @r#"
    [
      {
        "code": "out-of-range",
        "severity": "error",
        "file": "base.toml",
        "start": {
          "line": 3,
          "column": 14
        },
        "end": {
          "line": 3,
          "column": 18
        },
        "message": "`servers.asic_share` is 1.25",
        "help": "expected 0 to 1: of AI servers ordered",
        "chain": [
          {
            "file": "stories/surge.toml",
            "line": 2
          }
        ]
      }
    ]
    "#);
    insta::assert_snapshot!(diagnostics_json(&faults()[2..3]).unwrap(), @r#"
    [
      {
        "code": "unreadable",
        "severity": "error",
        "file": null,
        "start": null,
        "end": null,
        "message": "--set servers.asic_share=x: \"x\" is no number",
        "help": "expected 0 to 1",
        "chain": []
      }
    ]
    "#);
}
