//! The inputs of an outcome as one text, the same for the same inputs whatever their order. The
//! program keeps a hash of it beside the outcome; anyone can compute both again.

use std::fmt::Write as _;

use super::edition::{Choice, Instrument, MissingPolicy, Quantity, RollUp};
use super::mark::Mark;
use super::outcome::{RULES, Settled, Status};
use super::tree::Tree;

/// One line for each fact; words in quotes, with `\` before `\` and `"`, and line ends as `\n`, `\r`.
pub fn canonical(tree: &Tree, settled: &[Settled]) -> String {
    let mut text = format!("alcove-outcome {RULES}\n");
    // Writing to a string cannot fail.
    let _ = writeln!(text, "edition {} {}", quoted(&tree.urn), quoted(&tree.version));
    let _ = writeln!(text, "missing {}", missing(&tree.missing));
    let _ = writeln!(text, "roll-up {}", roll_up(&tree.roll_up));
    let mut scales: Vec<_> = tree.scales.iter().collect();
    scales.sort_by_key(|scale| &scale.id);
    for scale in scales {
        let steps: Vec<String> = scale.values().map(|step| step.to_string()).collect();
        let _ = writeln!(text, "scale {} {}", quoted(&scale.id), steps.join(" "));
    }
    for node in &tree.nodes {
        let parent = node.parent.map_or("-".to_owned(), |at| quoted(&tree.nodes[at].item.0));
        let how = node.instrument.as_ref().map_or("-".to_owned(), instrument);
        let (item, rule) = (quoted(&node.item.0), roll_up(&node.roll_up));
        let _ = writeln!(text, "node {item} under {parent} weight {} {rule} {how}", node.weight);
    }
    let mut marks: Vec<&Settled> = settled.iter().collect();
    marks.sort_by_key(|one| &one.item);
    for one in marks {
        let _ = writeln!(text, "mark {} {} {}", quoted(&one.item.0), status(one.status), mark(&one.mark));
    }
    text
}

/// A mark in one line, as it stands in the canonical text.
pub fn mark(mark: &Mark) -> String {
    match mark {
        Mark::Step(step) => format!("step {step}"),
        Mark::Amount(amount) => format!("amount {amount}"),
        Mark::Ratio(above, below) => format!("ratio {above} {below}"),
        Mark::YesNo(true) => "yes".to_owned(),
        Mark::YesNo(false) => "no".to_owned(),
        Mark::Choice(chosen) => {
            let chosen: Vec<String> = chosen.iter().map(|id| quoted(id)).collect();
            format!("choice {}", chosen.join(" "))
        }
        Mark::Date(day) => format!("date {day}"),
        Mark::Text(text) => format!("text {}", quoted(text)),
        Mark::NotApplicable(why) => format!("not-applicable {}", quoted(why)),
        Mark::CannotJudge => "cannot-judge".to_owned(),
    }
}

const fn status(status: Status) -> &'static str {
    match status {
        Status::Provisional => "provisional",
        Status::Agreed => "agreed",
    }
}

fn missing(missing: &MissingPolicy) -> String {
    match missing {
        MissingPolicy::LeaveOut => "leave-out".to_owned(),
        MissingPolicy::NeedsShare(share) => format!("needs-share {share}"),
        MissingPolicy::NeedsAll => "needs-all".to_owned(),
    }
}

fn roll_up(rule: &RollUp) -> String {
    match rule {
        RollUp::WeightedMean => "weighted-mean".to_owned(),
        RollUp::Minimum => "minimum".to_owned(),
        RollUp::ShareAtStep(step) => format!("share-at {step}"),
        RollUp::CountAtStep(step) => format!("count-at {step}"),
        RollUp::AtLeast { count, step } => format!("at-least {count} at {step}"),
        RollUp::None => "none".to_owned(),
    }
}

fn instrument(instrument: &Instrument) -> String {
    match instrument {
        Instrument::Scale(scale) => format!("scale {}", quoted(scale)),
        Instrument::Amount(q) => format!("amount {}", quantity(q)),
        Instrument::Ratio(q) => format!("ratio {}", quantity(q)),
        Instrument::YesNo => "yes-no".to_owned(),
        Instrument::Choice(Choice { many, options }) => {
            let score = |score: &Option<_>| score.as_ref().map_or("-".to_owned(), ToString::to_string);
            let options: Vec<String> = options
                .iter()
                .map(|option| format!("{}={}", quoted(&option.id), score(&option.score)))
                .collect();
            format!("choice {} {}", if *many { "many" } else { "one" }, options.join(" "))
        }
        Instrument::Date => "date".to_owned(),
        Instrument::Text => "text".to_owned(),
    }
}

fn quantity(quantity: &Quantity) -> String {
    let bounds: Vec<String> = quantity.bounds.iter().map(ToString::to_string).collect();
    format!("{} {:?} bounds {}", quoted(&quantity.unit), quantity.direction, bounds.join(" "))
}

fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '\\' | '"' => quoted.extend(['\\', character]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}
