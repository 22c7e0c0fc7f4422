//! Reads `tests/cases/certify/rules.case`; the format is told at its beginning.

use alcove_domain::certify::rule::{Facts, ItemFacts, PlanFacts, Progress, RuleFault};
use alcove_domain::certify::{Note, Rule};

const CASES: &str = include_str!("../../cases/certify/rules.case");

#[test]
fn every_case_comes_out_as_a_pencil_has_it() {
    let mut wrong = Vec::new();
    let mut judged = 0;
    for case in CASES.split("\ncase ").skip(1) {
        let (title, rest) = case.split_once('\n').unwrap();
        let mut facts = Facts { steps_known: true, ..Facts::default() };
        let mut section = "";
        for line in rest.lines().map(|line| line.split('#').next().unwrap()) {
            let words: Vec<&str> = line.split_whitespace().collect();
            match (words.as_slice(), line.starts_with(' '), section) {
                ([], _, _) => {}
                (["closed"], false, _) => facts.closed = true,
                (["declared"], false, _) => facts.declared = true,
                (["hidden"], false, _) => facts.steps_known = false,
                (["practices", count], false, _) => facts.practices = count.parse().unwrap(),
                (["plan", state, actions, ready], false, _) => {
                    facts.plan = Some(PlanFacts {
                        approved: *state == "approved",
                        actions: actions.parse().unwrap(),
                        ready: ready.parse().unwrap(),
                    });
                }
                (["findings", answered, of], false, _) => {
                    facts.findings = (answered.parse().unwrap(), of.parse().unwrap());
                }
                ([name], false, _) => section = if *name == "items" { "items" } else { "expect" },
                (words, true, "items") => facts.items.push(item(words)),
                (words, true, _) => {
                    judged += 1;
                    let (rule, field, expected) = read(words);
                    let is = said(&rule.judge(&facts, &field));
                    if is != expected {
                        wrong.push(format!("{title}: {words:?}: expected {expected}, is {is}"));
                    }
                }
                (words, ..) => panic!("{title}: {words:?}"),
            }
        }
    }

    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(judged >= 30, "only {judged} lines were judged");
}

fn item(words: &[&str]) -> ItemFacts {
    let marks = words.get(3).copied().unwrap_or_default();
    ItemFacts {
        item: words[0].to_owned(),
        above: vec![words[0][..1].to_owned()],
        group: words[1].parse().unwrap(),
        assessed: !marks.contains('o'),
        step: words[2].parse().ok(),
        evidence: marks.contains('e'),
    }
}

fn read(words: &[&str]) -> (Rule, Vec<String>, String) {
    let number = |at: usize| words[at].parse::<u32>().unwrap();
    let step = || words[1].parse::<i32>().unwrap();
    let mut field = Vec::new();
    let (rule, used) = match words[0] {
        "closed" => (Rule::Closed, 1),
        "items" => (Rule::ItemsAssessed { least: number(1) }, 2),
        "each-group" => (Rule::ItemsInEachGroup { least: number(1) }, 2),
        "evidence" => (Rule::EvidenceShare { percent: number(1) }, 2),
        "plan" => (Rule::PlanApproved, 1),
        "findings" => (Rule::FindingsAnswered { percent: number(1) }, 2),
        "practices" => (Rule::PracticesPublished { least: number(1) }, 2),
        "declaration" => (Rule::Declaration, 1),
        "counts" => {
            let least = words[2].split('/').map(|count| count.parse().unwrap()).collect();
            (Rule::CountsAtStep { step: step(), least }, 3)
        }
        "field" if words[3] == "of" && words[4].chars().all(char::is_alphabetic) => {
            field.push(words[4].to_owned());
            (Rule::FieldAtStep { step: step(), percent: number(2) }, 5)
        }
        "field" => (Rule::FieldAtStep { step: step(), percent: number(2) }, 3),
        other => panic!("{other}"),
    };
    (rule, field, words[used..].join(" "))
}

fn said(progress: &Progress) -> String {
    let Progress { have, need, met, parts, note } = progress;
    let mut said = format!("{have} of {need} {}", if *met { "met" } else { "open" });
    for part in parts {
        said.push_str(&format!(" {}/{}", part.have, part.need));
    }
    said.push_str(match note {
        Note::Nothing => "",
        Note::NoAssessment => " no-assessment",
        Note::NoPlan => " no-plan",
        Note::PlanNotApproved => " plan-not-approved",
        Note::AfterClosing => " after-closing",
    });
    said
}

#[test]
fn a_rule_that_asks_for_nothing_is_refused() {
    assert_eq!(Rule::ItemsAssessed { least: 0 }.check(), Err(RuleFault::NoCount));
    assert_eq!(Rule::CountsAtStep { step: 3, least: vec![0, 0] }.check(), Err(RuleFault::NoCount));
    assert_eq!(Rule::EvidenceShare { percent: 0 }.check(), Err(RuleFault::NoPercent { percent: 0 }));
    assert_eq!(Rule::FindingsAnswered { percent: 101 }.check(), Err(RuleFault::NoPercent { percent: 101 }));
    assert_eq!(Rule::CountsAtStep { step: 3, least: vec![3, 3, 2] }.check(), Ok(()));
}
