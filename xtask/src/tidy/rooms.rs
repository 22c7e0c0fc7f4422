//! Rooms use what stands below them, and only stores speak to the database.

use super::{Fault, Source};
use crate::process::Done;

/// Crates whose first folder is a room.
const HOUSES: [&str; 2] = ["alcove/src/", "alcove-domain/src/"];

struct Rooms {
    /// From the top down.
    floors: Vec<Vec<String>>,
    exceptions: Vec<(String, String)>,
}

impl Rooms {
    fn parse(text: &str) -> Self {
        let mut rooms = Self { floors: vec![], exceptions: vec![] };
        for line in text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')) {
            match line.split_once("->") {
                Some((from, to)) => rooms.exceptions.push((from.trim().to_owned(), to.trim().to_owned())),
                None => rooms.floors.push(line.split_whitespace().map(str::to_owned).collect()),
            }
        }
        rooms
    }

    fn floor(&self, room: &str) -> Option<usize> {
        self.floors.iter().position(|f| f.iter().any(|r| r == room))
    }

    fn may_use(&self, from: &str, to: &str) -> bool {
        let allowed = || self.exceptions.iter().any(|(f, t)| f == from && t == to);
        match (self.floor(from), self.floor(to)) {
            (Some(here), Some(there)) => from == to || here < there || allowed(),
            // What is no room, such as a macro or an enum at the root, is everybody's.
            _ => true,
        }
    }
}

pub fn check(sources: &[Source], faults: &mut Vec<Fault>) -> Done {
    let graph = sources.iter().find(|s| s.path == "rooms.txt").ok_or("rooms.txt is missing")?;
    let rooms = Rooms::parse(&graph.text);
    for source in sources.iter().filter(|s| s.is("rs")) {
        check_arrows(&rooms, source, faults);
        check_sql(source, faults);
    }
    Ok(())
}

fn check_arrows(rooms: &Rooms, source: &Source, faults: &mut Vec<Fault>) {
    let Some(room) = room_of(&source.path) else { return };
    if room == "lib" || room == "main" {
        return;
    }
    if rooms.floor(room).is_none() && !source.path.contains("/bin/") {
        faults.push(Fault::new(source, 1, format!("\"{room}\" is no room of rooms.txt")));
        return;
    }
    let code = without_comments(&source.text);
    for marker in ["crate::", "alcove_domain::"] {
        for (at, _) in code.match_indices(marker) {
            // `alcove_domain::` also ends other paths only by accident; `crate::` may end `$crate::`.
            for used in names(&code[at + marker.len()..]) {
                if !rooms.may_use(room, used) {
                    faults.push(Fault::new(
                        source,
                        source.line_of(at),
                        format!("{room} may not use {used}: arrows point down only (rooms.txt)"),
                    ));
                }
            }
        }
    }
}

fn check_sql(source: &Source, faults: &mut Vec<Fault>) {
    let Some(rest) = source.path.strip_prefix("alcove/src/") else { return };
    let is_store =
        rest.split('/').any(|part| part == "store" || part == "store.rs" || part.starts_with("store_"));
    // The kit holds what every store is made of.
    let exempt = is_store || rest.starts_with("kit/");
    if exempt {
        return;
    }
    for (line, text) in source.program() {
        if ["sea_orm::", "sqlx::"].iter().any(|m| text.split("//").next().unwrap_or_default().contains(m)) {
            faults.push(Fault::new(source, line, "only stores speak to the database"));
        }
    }
}

fn room_of(path: &str) -> Option<&str> {
    let rest = HOUSES.iter().find_map(|house| path.strip_prefix(house))?;
    let first = rest.split('/').next()?;
    Some(first.strip_suffix(".rs").unwrap_or(first))
}

/// The first names after `crate::`: one, or each of a list in braces.
fn names(rest: &str) -> Vec<&str> {
    let ident = |text: &'_ str| text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    let Some(list) = rest.strip_prefix('{') else { return vec![&rest[..ident(rest)]] };
    let mut found = vec![];
    let mut depth = 0;
    let mut start = 0;
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                let part = list[start..at].trim();
                found.push(&part[..ident(part)]);
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    found
}

/// The same text, its comments blanked out so that places stay true.
fn without_comments(text: &str) -> String {
    let blank = |line: &str| match line.find("//") {
        Some(at) if !line[..at].contains('"') => format!("{}{}", &line[..at], " ".repeat(line.len() - at)),
        _ => line.to_owned(),
    };
    text.split('\n').map(blank).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::{source, told};

    const GRAPH: &str = "shell\nreview improve\nassess\nnetwork evidence\nkit\n";

    fn faults_of(path: &str, text: &str) -> Vec<String> {
        let mut faults = vec![];
        let sources = [source("rooms.txt", GRAPH), source(path, text)];
        check(&sources, &mut faults).expect("the graph is there");
        told(&faults)
    }

    #[test]
    fn a_room_may_use_what_stands_below_it() {
        assert_eq!(
            faults_of("alcove/src/review/pages/rate.rs", "use crate::assess::Mark;\nuse crate::kit;"),
            [""; 0]
        );
    }

    #[test]
    fn a_room_may_not_use_a_sister_or_an_upper_room() {
        let text = "// crate::improve is only named here\nuse crate::{assess, improve::Plan, kit::{self, Ctx}};\nfn f() { crate::shell::x() }\n";

        let told = faults_of("alcove/src/review.rs", text);

        assert_eq!(
            told,
            [
                "alcove/src/review.rs:2 review may not use improve: arrows point down only (rooms.txt)",
                "alcove/src/review.rs:3 review may not use shell: arrows point down only (rooms.txt)",
            ]
        );
    }

    #[test]
    fn an_exception_is_one_line() {
        let rooms = Rooms::parse("a\nb c\n# because\nb -> c\n");

        assert!(rooms.may_use("b", "c"));
        assert!(!rooms.may_use("c", "b"));
    }

    #[test]
    fn only_a_store_speaks_to_the_database() {
        assert_eq!(faults_of("alcove/src/review/store/rating.rs", "use sea_orm::Set;"), [""; 0]);
        assert_eq!(
            faults_of("alcove/src/review/pages/rate.rs", "use sea_orm::Set;"),
            ["alcove/src/review/pages/rate.rs:1 only stores speak to the database"]
        );
    }
}
