//! Builds again when a data file or template is added or changed: they are embedded.

fn main() {
    println!("cargo:rerun-if-changed=data");
    println!("cargo:rerun-if-changed=templates");
}
