//! Arguments that ask for what is not there, and help.

use crate::program::Folder;

#[test]
fn help_is_a_page() {
    insta::assert_snapshot!(Folder::new().run(&["--help"]).good());
    insta::assert_snapshot!("run", Folder::new().run(&["run", "--help"]).good());
}

#[test]
fn what_is_not_there_is_said_with_the_nearest_name() {
    let folder = Folder::new();
    insta::assert_snapshot!(folder.refusals(&[
        &["run", "--metric", "vendor.dell.ai.order"],
        &["run", "--metric", "vendor.*.ai.backlogs"],
        &["run", "--metric", "**.backlogs"],
        &["run", "--vendor", "del"],
        &["run", "--at", "2031"],
        &["run", "rackcast:bsae"],
        &["run", "nowhere.toml"],
        &["explain", "servers.asci_share"],
        &["run", "--metric", "market.ai*"],
        &["run", "--with", "rackcast:levers/supply-ease"],
        &["run", "--with", "nowhere.toml"],
        &["run", "--set", "servers.asic_share"],
        &["run", "--set", "=0.5"],
        &["run", "--set", "servers.asic_share="],
        &["run", ""],
        &["explain", "vendor.dell.ai.shipment"],
        &["explain", "vendor.acme.revenue"],
        &["explain", "zzz"],
        &["explain", "conversion_rate"],
        &["explain", "asic_share"],
        &["grid", "rackcast:supply-tight"],
        &["new", ".."],
        &["snapshot", "rackcast:base"],
    ]));
}

#[test]
fn usage_errors_end_with_status_two() {
    for arguments in [
        &[][..],
        &["runn"],
        &["run", "--period", "week"],
        &["run", "--at", "2026Q5"],
        &["run", "--format", "xml"],
        &["run", "--metric"],
        &["show", "--vendor", "dell"],
        &["grid"],
        &["snapshot"],
        &["completions", "cmd"],
        &["run", "--as-of", "soon"],
        &["compare", "a.toml"],
    ] {
        let ran = Folder::new().run(arguments);
        assert_eq!((ran.status(), &*ran.out()), (2, ""), "{arguments:?}");
        assert!(ran.err().contains("--help") || ran.err().contains("Usage"), "{arguments:?}: {}", ran.err());
    }
}

#[test]
fn shells_and_man_get_what_they_read() {
    let folder = Folder::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(folder.run(&["completions", shell]).good().contains("snapshot"), "{shell}");
    }
    assert!(folder.run(&["man"]).good().contains(".TH rackcast"));
    folder.run(&["man", "."]).good();
    assert!(folder.names().contains(&"rackcast-run.1".to_owned()), "{:?}", folder.names());
}
