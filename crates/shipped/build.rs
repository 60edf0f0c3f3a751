//! Builds again when a file is added to the scenarios or taken away.

fn main() {
    println!("cargo::rerun-if-changed=../../scenarios");
}
