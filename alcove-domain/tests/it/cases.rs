use std::path::Path;

use alcove_domain::assess::outcome::{Outcome, Status, Summary, Without};
use alcove_domain::assess::roll_up::derive;
use alcove_domain::assess::{Mark, Tree};

use crate::build::{id, n};
use crate::case::{self, Case};

#[test]
fn every_case_an_examiner_wrote_comes_out_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "case"));
    files.sort();
    let mut wrong = Vec::new();
    let mut count = 0;

    for file in &files {
        for case in case::read(&std::fs::read_to_string(file).unwrap()) {
            count += 1;
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            wrong
                .extend(differences(&case).into_iter().map(|what| format!("{name}: {}: {what}", case.title)));
        }
    }

    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(count >= 40, "only {count} cases were found");
}

fn differences(case: &Case) -> Vec<String> {
    if let Err(refusal) = case.scope.check(&case.edition) {
        return vec![format!("the scope is refused: {refusal}")];
    }
    let tree = Tree::of(&case.edition, &case.scope).unwrap();
    let outcome = derive(&tree, &case.settled).unwrap();
    if case.expect.is_empty() {
        return vec!["nothing is expected".to_owned()];
    }
    let mut wrong = Vec::new();
    for (node, words) in &case.expect {
        let Some(summary) = summary(&outcome, node) else {
            wrong.push(format!("{node} is not in the tree"));
            continue;
        };
        let is = facts(&outcome, node, summary);
        for expected in phrases(words) {
            if !is.contains(&expected) {
                wrong.push(format!("{node}: expected {expected:?}, is {is:?}"));
            }
        }
    }
    wrong
}

fn summary<'a>(outcome: &'a Outcome, node: &str) -> Option<&'a Summary> {
    if node == "whole" {
        return Some(&outcome.whole);
    }
    outcome.node(&id(node)).map(|node| &node.summary)
}

/// "value 3 n 2 of 2" is two phrases. A half may be written 1/2 or 0.5.
fn phrases(words: &[String]) -> Vec<String> {
    let starts = [
        "value",
        "shown",
        "none",
        "n",
        "coverage",
        "entered",
        "graded",
        "not-graded",
        "cannot-judge",
        "is",
        "mark",
    ];
    let mut phrases: Vec<String> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let exact = at > 0 && ["value", "coverage"].contains(&words[at - 1].as_str());
        let word = if exact { n(word).to_exact() } else { word.clone() };
        match phrases.last_mut() {
            Some(last) if !starts.contains(&word.as_str()) => {
                last.push(' ');
                last.push_str(&word);
            }
            _ => phrases.push(word),
        }
    }
    phrases
}

fn facts(outcome: &Outcome, node: &str, summary: &Summary) -> Vec<String> {
    let tally = &summary.tally;
    let mut facts = vec![
        format!("n {} of {}", tally.rated(), tally.applicable()),
        format!("graded {}", tally.graded()),
        format!("entered {}", summary.entered),
        format!("not-graded {}", tally.not_graded),
        format!("cannot-judge {}", tally.cannot_judge),
    ];
    if let Some(value) = &summary.value {
        facts.push(format!("value {value}"));
        facts.push(format!("shown {}", value.to_decimal(2)));
    }
    if let Some(coverage) = summary.coverage() {
        facts.push(format!("coverage {coverage}"));
    }
    facts.extend(summary.without.as_ref().map(|without| format!("none {}", why(without))));
    facts.push(match summary.status() {
        Some(Status::Agreed) => "is agreed".to_owned(),
        Some(Status::Provisional) => "is provisional".to_owned(),
        None => "is open".to_owned(),
    });
    if let Some(Mark::Step(step)) = outcome.node(&id(node)).and_then(|node| node.mark.as_ref()) {
        facts.push(format!("mark {step}"));
    }
    facts
}

fn why(without: &Without) -> String {
    match without {
        Without::NotMeant => "not meant".to_owned(),
        Without::NothingApplies => "nothing applies".to_owned(),
        Without::NothingRated => "nothing rated".to_owned(),
        Without::TooFew { graded, of } => format!("too few {graded} of {of}"),
        Without::UnlikeChildren => "unlike children".to_owned(),
        Without::NoWeight => "no weight".to_owned(),
    }
}
