//! Vendors, segments and adopters that do not fit each other.

use crate::program::{Folder, OVERLAY};

/// What is added to the overlay, and what must be said.
const FAULTS: [(&str, &str, &[&str]); 6] = [
    (
        "a vendor without shares",
        "[vendors.newco]\nfiscal_year_end = 12\ndelivery_months = 3.0\nbacklog_at_start = 0.0",
        &["the vendor `newco` has no share of anything", "vendors.newco.share.gpu"],
    ),
    (
        "a vendor with a backlog and no orders",
        "[vendors.newco]\nfiscal_year_end = 12\ndelivery_months = 3.0\nbacklog_at_start = 5.0\nshare.gpu = { hyperscaler = 0.0 }",
        &["`newco` has no AI orders at the start"],
    ),
    (
        "an adopter that is no segment",
        "[adoption.nobody]\npilot_duration = 8.0",
        &["the adopter `nobody` is no segment", "[segments.nobody]"],
    ),
    (
        "a segment that is not there",
        "[segments.hyperscalers]\ntraining_growth = 0.5",
        &["there is no segment `hyperscalers`", "did you mean `segments.hyperscaler`?"],
    ),
    (
        "a share of a segment that is not there",
        "[vendors.dell.share.gpu]\nenterprises = 0.3",
        &["enterprises", "did you mean"],
    ),
    (
        "an event of an output that is not there",
        "[[events]]\nname = \"x\"\nwhen = \"vendor.dell.ai.ordes[FY27] > 1\"",
        &["vendor.dell.ai.ordes", "vendor.dell.ai.orders"],
    ),
];

#[test]
fn each_is_told_at_its_place() {
    for (what, text, said) in FAULTS {
        let folder = Folder::new().with("bad.toml", format!("{OVERLAY}\n{text}\n"));
        let ran = folder.run(&["run", "bad.toml", "--out", "page.md"]);
        assert_eq!((ran.status(), &*ran.out()), (2, ""), "{what}: {}", ran.err());
        assert!(ran.err().contains("--> bad.toml:"), "{what}: {}", ran.err());
        for said in said {
            assert!(ran.err().contains(said), "{what}: {}", ran.err());
        }
        assert_eq!(folder.names(), ["bad.toml"], "{what}");
    }
}
