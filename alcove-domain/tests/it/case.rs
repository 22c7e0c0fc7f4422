//! Reads `tests/cases/*.case`. The format is told in `tests/cases/README.md`.

use std::collections::BTreeMap;

use alcove_domain::assess::edition::{
    Choice, ChoiceOption, Direction, Edition, Instrument, Item, MissingPolicy, Quantity, RollUp,
};
use alcove_domain::assess::{Mark, Scope, Settled, Status};
use alcove_domain::kit::Day;

use crate::build::{self, heading, id, n};

pub struct Case {
    pub title: String,
    pub edition: Edition,
    pub scope: Scope,
    pub settled: Vec<Settled>,
    /// Node (or `whole`) and the words expected of it.
    pub expect: Vec<(String, Vec<String>)>,
}

pub fn read(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut section = "";
    let mut open: Vec<(usize, usize)> = Vec::new();
    for line in text.lines() {
        let line = line.split('#').next().unwrap().trim_end();
        let words: Vec<&str> = line.split_whitespace().collect();
        let Some(first) = words.first() else { continue };
        if *first == "case" {
            cases.push(Case::new(line.trim_start_matches("case ").to_owned()));
            continue;
        }
        let case = cases.last_mut().expect("a file begins with a case");
        if !line.starts_with(' ') {
            section = section_of(case, first, &words[1..]);
            open.clear();
            continue;
        }
        match section {
            "tree" => case.item(line.len() - line.trim_start().len(), &words, &mut open),
            "marks" => case.settled.push(settled(&words)),
            "expect" => case.expect.push(((*first).to_owned(), owned(&words[1..]))),
            other => panic!("{line:?} stands under {other:?}"),
        }
    }
    cases
}

fn section_of(case: &mut Case, first: &str, rest: &[&str]) -> &'static str {
    match first {
        "tree" => return "tree",
        "marks" => return "marks",
        "expect" => return "expect",
        "missing" => case.edition.missing = missing(rest),
        "roll-up" => case.edition.roll_up = roll_up(rest).0,
        "scale" => {
            let values: Vec<i32> = rest[1..].iter().map(|value| value.parse().unwrap()).collect();
            case.edition.scales.push(build::scale(rest[0], &values));
        }
        other => panic!("no section {other:?}"),
    }
    ""
}

impl Case {
    fn new(title: String) -> Self {
        let edition = build::edition(Vec::new());
        Self { title, edition, scope: Scope::default(), settled: Vec::new(), expect: Vec::new() }
    }

    fn item(&mut self, indent: usize, words: &[&str], open: &mut Vec<(usize, usize)>) {
        open.retain(|(above, _)| *above < indent);
        let mut item = heading(words[0], open.last().map(|(_, at)| *at));
        let mut rest = &words[1..];
        let mut chosen = true;
        while !rest.is_empty() {
            rest = match rest[0] {
                "weight" => {
                    item.weight = n(rest[1]);
                    &rest[2..]
                }
                "scope-weight" => {
                    self.scope.weights.insert(item.id.clone(), n(rest[1]));
                    &rest[2..]
                }
                "left-out" => {
                    chosen = false;
                    &rest[1..]
                }
                _ => part(&mut item, rest),
            };
        }
        if item.instrument.is_some() && chosen {
            self.scope.chosen.insert(item.id.clone());
        } else if item.instrument.is_some() {
            self.scope.exclude(item.id.clone(), "not ours");
        }
        self.edition.items.push(item);
        open.push((indent, self.edition.items.len() - 1));
    }
}

/// An instrument or a roll-up, and what is left of the words.
fn part<'a>(item: &mut Item, words: &'a [&'a str]) -> &'a [&'a str] {
    match words[0] {
        "scale" => {
            item.instrument = Some(Instrument::Scale(words[1].to_owned()));
            &words[2..]
        }
        "yes-no" | "date" | "text" => {
            item.instrument = Some(match words[0] {
                "yes-no" => Instrument::YesNo,
                "date" => Instrument::Date,
                _ => Instrument::Text,
            });
            &words[1..]
        }
        "amount" | "ratio" => {
            let bounds = words[3..].iter().take_while(|word| n_or_none(word)).count();
            let direction = if words[2] == "down" { Direction::Down } else { Direction::Up };
            let quantity = Quantity { direction, ..build::quantity(words[1], &words[3..3 + bounds]) };
            let ratio = words[0] == "ratio";
            item.instrument =
                Some(if ratio { Instrument::Ratio(quantity) } else { Instrument::Amount(quantity) });
            &words[3 + bounds..]
        }
        "choice" => {
            let many = words[1] == "many";
            let options: Vec<ChoiceOption> = words[2..].iter().map(|word| option(word)).collect();
            item.instrument = Some(Instrument::Choice(Choice { many, options }));
            &[]
        }
        _ => {
            let (rule, used) = roll_up(words);
            item.roll_up = Some(rule);
            &words[used..]
        }
    }
}

fn n_or_none(word: &str) -> bool {
    alcove_domain::kit::Number::parse(word).is_ok()
}

fn option(word: &str) -> ChoiceOption {
    let (name, score) = word.split_once('=').map_or((word, None), |(name, score)| (name, Some(n(score))));
    ChoiceOption { id: name.to_owned(), score, texts: BTreeMap::new() }
}

fn missing(words: &[&str]) -> MissingPolicy {
    match words[0] {
        "leave-out" => MissingPolicy::LeaveOut,
        "needs-all" => MissingPolicy::NeedsAll,
        "needs-share" => MissingPolicy::NeedsShare(n(words[1])),
        other => panic!("no policy {other:?}"),
    }
}

fn roll_up(words: &[&str]) -> (RollUp, usize) {
    match words[0] {
        "weighted-mean" => (RollUp::WeightedMean, 1),
        "minimum" => (RollUp::Minimum, 1),
        "share-at" => (RollUp::ShareAtStep(words[1].parse().unwrap()), 2),
        "count-at" => (RollUp::CountAtStep(words[1].parse().unwrap()), 2),
        "at-least" => {
            let (count, step) = (words[1].parse().unwrap(), words[3].parse().unwrap());
            (RollUp::AtLeast { count, step }, 4)
        }
        "no-roll-up" => (RollUp::None, 1),
        other => panic!("no roll-up {other:?}"),
    }
}

fn settled(words: &[&str]) -> Settled {
    let (status, rest) = match words[1] {
        "provisional" => (Status::Provisional, &words[2..]),
        _ => (Status::Agreed, &words[1..]),
    };
    let mark = match rest[0] {
        "step" => Mark::Step(rest[1].parse().unwrap()),
        "amount" => Mark::Amount(n(rest[1])),
        "ratio" => Mark::Ratio(n(rest[1]), n(rest[3])),
        "yes" => Mark::YesNo(true),
        "no" => Mark::YesNo(false),
        "choice" => Mark::Choice(owned(&rest[1..])),
        "date" => Mark::Date(Day::parse(rest[1]).unwrap()),
        "text" => Mark::Text(rest[1..].join(" ")),
        "not-applicable" => Mark::NotApplicable(rest[1..].join(" ")),
        "cannot-judge" => Mark::CannotJudge,
        other => panic!("no mark {other:?}"),
    };
    Settled { item: id(words[0]), mark, status }
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}
