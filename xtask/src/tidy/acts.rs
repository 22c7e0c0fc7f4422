//! Every act that the program records has words, so that people can read the trail.

use std::collections::BTreeSet;

use super::{Fault, Source};

/// What follows a room's name in the names of files, not of acts.
const FILES: [&str; 8] = ["csv", "db", "js", "json", "pdf", "svg", "xlsx", "yaml"];

pub fn check(sources: &[Source], faults: &mut Vec<Fault>) {
    let english = sources.iter().filter(|s| s.path.starts_with("alcove/locale/en/"));
    let keys: BTreeSet<&str> = english
        .flat_map(|source| source.text.lines())
        .filter_map(|line| line.split_once(" = ")?.0.strip_prefix("act-"))
        .collect();
    let rooms: BTreeSet<&str> = keys.iter().filter_map(|key| Some(key.split_once('-')?.0)).collect();
    for source in sources.iter().filter(|s| s.path.starts_with("alcove/src/") && s.is("rs")) {
        // A kind of job is written as an act is, and nobody reads it.
        let lines = source.program().filter(|(_, line)| !line.contains("const KIND"));
        for (at, line) in lines {
            for (room, act) in line.split('"').filter_map(|literal| literal.split_once('.')) {
                let is_act = !act.is_empty()
                    && act.chars().all(|c| c.is_ascii_lowercase() || c == '-')
                    && rooms.contains(room)
                    && !FILES.contains(&act);
                if is_act && !keys.contains(format!("{room}-{act}").as_str()) {
                    faults.push(Fault::new(source, at, format!("act-{room}-{act} is in no locale file")));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::{source, told};

    #[test]
    fn an_act_without_words_is_named_and_neither_a_file_nor_a_job_is_an_act() {
        let program = "event(\"plan.approved\")\nevent(\"plan.begun\")\nfile(\"plan.js\")\n\
                       pub const KIND: &str = \"plan.file\";\n";
        let sources = [
            source("alcove/locale/en/improve.ftl", "act-plan-approved = Approved\n"),
            source("alcove/src/improve.rs", program),
        ];
        let mut faults = vec![];

        check(&sources, &mut faults);

        assert_eq!(told(&faults), ["alcove/src/improve.rs:2 act-plan-begun is in no locale file"]);
    }
}
