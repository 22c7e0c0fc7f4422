//! Prints the English words of every fault and warning as a locale file.

fn main() {
    for code in alcove_framework::CODES {
        println!("fault-{} = {}", code.name, code.english);
    }
}
