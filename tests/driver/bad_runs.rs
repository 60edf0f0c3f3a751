//! What only a run shows: figures that cannot be met, numbers that run away, combinations that are refused.

use crate::program::{Folder, OVERLAY};

fn with(text: &str) -> Folder {
    Folder::new().with("story.toml", format!("{OVERLAY}\n{text}\n"))
}

#[test]
fn a_figure_that_is_cut_is_a_warning_with_both_figures() {
    let judged = r#"judgements = [{ output = "vendor.dell.ai.shipments", period = "FY27Q2", value = 90.0, because = "a wish" }]"#;
    let folder = Folder::new().with("story.toml", OVERLAY.replace("\n\n", &format!("\n{judged}\n\n")));
    let ran = folder.run(&["check", "story.toml"]);
    assert_eq!(ran.status(), 0);
    assert!(ran.out().contains("warning[figure-cut]: vendor.dell.ai.shipments of FY27Q2 is judged as 90 and "));
    assert!(ran.out().contains("--> story.toml:4:") && ran.out().contains("backlog"), "{}", ran.out());
    let ran = folder.run(&["run", "story.toml", "--metric", "market.ai.orders", "--format", "json"]);
    assert_eq!(ran.status(), 0);
    assert!(ran.out().contains("\"figure-cut\"") && ran.err().contains("figure-cut"));
    assert_eq!(folder.run(&["run", "story.toml", "--quiet"]).err(), "");
}

#[test]
fn numbers_that_run_away_have_no_forecast() {
    let folder = with("[segments.hyperscaler]\norders_at_start = 1e200");
    for command in ["run", "evidence", "snapshot"] {
        let ran = folder.run(&[command, "story.toml"]);
        assert_eq!((ran.status(), &*ran.out()), (2, ""), "{command}: {}", ran.err());
        assert!(ran.err().contains("error["), "{command}: {}", ran.err());
        assert!(!ran.err().to_lowercase().contains("nan"), "{command}: {}", ran.err());
    }
    assert_eq!(folder.run(&["check", "story.toml"]).status(), 1);
    assert_eq!(folder.names(), ["story.toml"]);
}

#[test]
fn a_refused_run_of_a_grid_is_named() {
    let newco = r#"
[vendors.newco]
fiscal_year_end = 12
delivery_months = 3.0
backlog_at_start = 5.0
share.gpu = { hyperscaler = 0.1 }

[grid]
"vendors.newco.share.gpu.hyperscaler" = [0.1, 0.0]
"network.attach" = [0.1, 0.2]
"#;
    let folder = with(newco);
    folder.run(&["run", "story.toml"]).good();
    let ran = folder.run(&["grid", "story.toml"]);
    assert_eq!((ran.status(), &*ran.out()), (2, ""));
    insta::assert_snapshot!(ran.err());
}

#[test]
fn a_grid_out_of_range_is_told_before_it_runs() {
    let folder = with("[grid]\n\"servers.asic_share\" = [{ plus = 0.9 }]\n\"network.attach\" = [0.1, 5.0]");
    let ran = folder.run(&["grid", "story.toml"]);
    assert_eq!(ran.status(), 2);
    assert_eq!(ran.err().matches("error[").count(), 2, "{}", ran.err());
}

#[test]
fn a_grid_that_no_page_holds_is_told_before_it_runs() {
    let values =
        |count: i32| (1..=count).map(|it| format!("{}", f64::from(it) / 1000.0)).collect::<Vec<_>>().join(", ");
    let grid = |more: &str| {
        let (shares, attach) = (values(1000), values(1000));
        with(&format!("[grid]\n\"servers.asic_share\" = [{shares}]\n\"network.attach\" = [{attach}]\n{more}"))
    };
    let ran = grid("").run(&["grid", "story.toml"]);
    assert_eq!(ran.status(), 2);
    assert_eq!(
        ran.err(),
        "error: 1000000 combinations are too many for a page: choose --format csv, parquet or json\n"
    );
    let ran = grid("\"planning.service_life\" = [4.0, 5.0]").run(&["grid", "story.toml", "--format", "csv"]);
    assert_eq!(ran.status(), 2);
    assert!(ran.err().contains("2000000 runs"), "{}", ran.err());
}
