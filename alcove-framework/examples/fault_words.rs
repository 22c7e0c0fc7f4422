//! Prints the English words of every fault and warning as a locale file.

fn main() {
    for code in alcove_framework::CODES {
        println!("framework-fault-{} = {}", code.name, code.english);
    }
}
