//! What is wrong with a framework: `cargo run -p alcove-framework --example check PATH…`.

fn main() {
    let mut faulty = false;
    for path in std::env::args().skip(1) {
        for inspected in alcove_framework::inspect_path(path.as_ref()) {
            let about = &inspected.about;
            println!("{path}: {} ({} items, {} rated)", about.name, about.items, about.rated_items);
            for fault in &inspected.faults {
                println!("{fault}");
            }
            for warning in &inspected.warnings {
                println!("warning: {warning}");
            }
            faulty |= !inspected.faults.is_empty();
        }
    }
    std::process::exit(i32::from(faulty));
}
