//! What a cell holds: text, lists by line or comma, and short forms for what is a map elsewhere.

use std::rc::Rc;

use crate::codes;
use crate::fault::Faults;
use crate::read::{LINEAGE_KINDS, RELATIONS};
use crate::tree::{Budget, Cell, Kind, Node, load};

/// The value of a key; none with a fault where it cannot be read.
pub(super) fn node(key: &str, cell: Cell, text: &str, file: &Rc<str>, faults: &mut Faults) -> Option<Node> {
    let structured = matches!(key, "instrument" | "roll_up" | "missing" | "maps" | "lineage" | "choices");
    if structured && text.starts_with(['{', '[']) {
        return flow(cell, text, file, faults);
    }
    if is_quoted_list(text) && matches!(key, "evidence" | "questions" | "tags" | "disaggregate" | "items") {
        return flow(cell, text, file, faults);
    }
    let list = |parts: Vec<Node>| Node::in_cell(cell, Kind::List(parts));
    Some(match key {
        "evidence" | "questions" => list(lines(text).map(|line| Node::text_in(cell, line)).collect()),
        // An id has no blanks; people write "on the job" all the same.
        "tags" => list(words(text).map(|word| Node::text_in(cell, &tag_id(word))).collect()),
        "disaggregate" | "items" => list(words(text).map(|word| Node::text_in(cell, word)).collect()),
        // A dash says that there is no code; an empty cell that it is the id.
        "code" if text == NO_CODE => Node::in_cell(cell, Kind::Scalar { text: String::new(), quoted: false }),
        // A code of nothing but dashes has one more in its cell.
        "code" if is_dashes(text) => Node::text_in(cell, &text[NO_CODE.len()..]),
        "instrument" => instrument(cell, text),
        "maps" => list(lines(text).map(|line| map_to(cell, line)).collect()),
        "lineage" => list(lines(text).map(|line| comes_from(cell, line)).collect()),
        _ => Node::text_in(cell, text),
    })
}

pub(super) const NO_CODE: &str = "-";

pub(super) fn is_dashes(code: &str) -> bool {
    !code.is_empty() && code.chars().all(|c| c == '-')
}

/// How a list is written whose parts hold what parts them.
pub(super) fn is_quoted_list(text: &str) -> bool {
    text.starts_with("[\"") && text.ends_with("\"]")
}

pub(super) fn tag_id(word: &str) -> String {
    word.split_whitespace().collect::<Vec<_>>().join("-")
}

/// A map or list in the notation of our format, moved into its cell.
fn flow(cell: Cell, text: &str, file: &Rc<str>, faults: &mut Faults) -> Option<Node> {
    let mut inner = Faults::default();
    let node = load(file, text.as_bytes(), &mut Budget::new(), &mut inner);
    let Some(mut node) = node else {
        for fault in inner.into_list() {
            faults.add(&cell.place(file), codes::SYNTAX, &[("why", fault.message.trim_end_matches('.'))]);
        }
        return None;
    };
    put_into(&mut node, cell);
    Some(node)
}

fn put_into(node: &mut Node, cell: Cell) {
    (node.sheet, node.line, node.column) = (cell.sheet, cell.row, cell.column);
    match &mut node.kind {
        Kind::Scalar { .. } => {}
        Kind::List(list) => list.iter_mut().for_each(|node| put_into(node, cell)),
        Kind::Map(entries) => entries.iter_mut().for_each(|(key, value)| {
            put_into(key, cell);
            put_into(value, cell);
        }),
    }
}

/// Lines without the sign of a list.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .map(str::trim)
        .map(|line| line.strip_prefix("- ").or_else(|| line.strip_prefix("• ")).unwrap_or(line).trim_start())
        .filter(|line| !line.is_empty())
}

pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', '\n']).map(str::trim).filter(|word| !word.is_empty())
}

fn map(cell: Cell, entries: Vec<(&str, Node)>) -> Node {
    let entries = entries.into_iter().map(|(key, value)| (Node::text_in(cell, key), value)).collect();
    Node::in_cell(cell, Kind::Map(entries))
}

/// `yes-no`, `amount: hours`, `ratio: percent`, `choice: One; Two`, `choices: One; Two`, or a scale's id.
pub(super) fn instrument(cell: Cell, text: &str) -> Node {
    const YES_NO: [&str; 4] = ["yes-no", "yes/no", "bəli/xeyr", "да/нет"];
    const DATE: [&str; 3] = ["date", "tarix", "дата"];
    const TEXT: [&str; 3] = ["text", "mətn", "текст"];
    const AMOUNT: [&str; 3] = ["amount", "miqdar", "количество"];
    const RATIO: [&str; 3] = ["ratio", "nisbət", "доля"];
    const CHOICE: [&str; 3] = ["choice", "seçim", "выбор"];
    const CHOICES: [&str; 3] = ["choices", "seçimlər", "несколько"];
    let folded = text.to_lowercase();
    for (names, word) in [(&YES_NO[..], "yes-no"), (&DATE, "date"), (&TEXT, "text")] {
        if names.contains(&folded.as_str()) {
            return Node::text_in(cell, word);
        }
    }
    let (kind, rest) = text.split_once(':').unwrap_or((text, ""));
    let (kind, rest) = (kind.trim().to_lowercase(), rest.trim());
    let is = |names: [&str; 3]| names.contains(&kind.as_str());
    if is(AMOUNT) || is(RATIO) {
        let name = if is(AMOUNT) { "amount" } else { "ratio" };
        return map(cell, vec![(name, map(cell, vec![("unit", Node::text_in(cell, rest))]))]);
    }
    if is(CHOICE) || is(CHOICES) {
        let options = rest.split([';', '\n']).map(str::trim).filter(|option| !option.is_empty());
        let options = options.enumerate().map(|(at, option)| {
            let id = Node::text_in(cell, &format!("option-{}", at + 1));
            map(cell, vec![("id", id), ("name", Node::text_in(cell, option))])
        });
        let options = Node::in_cell(cell, Kind::List(options.collect()));
        let many = Node::text_in(cell, if is(CHOICES) { "true" } else { "false" });
        return map(cell, vec![("choice", map(cell, vec![("many", many), ("options", options)]))]);
    }
    Node::text_in(cell, text)
}

/// `eqavet:9 intersects 40 both ask for it`: all but the first word may be left out.
pub(super) fn map_to(cell: Cell, line: &str) -> Node {
    let (to, mut rest) = next_word(line);
    let mut entries = vec![("to", Node::text_in(cell, to))];
    let (word, after) = next_word(rest);
    if RELATIONS.iter().any(|(relation, _)| *relation == word) {
        entries.push(("relation", Node::text_in(cell, word)));
        rest = after;
        let (strength, after) = next_word(rest);
        if !strength.is_empty() && strength.bytes().all(|b| b.is_ascii_digit()) {
            entries.push(("strength", Node::text_in(cell, strength)));
            rest = after;
        }
    }
    if !rest.is_empty() {
        entries.push(("because", Node::text_in(cell, rest)));
    }
    map(cell, entries)
}

/// `TL1.4`, or `split-from TL1.4`.
pub(super) fn comes_from(cell: Cell, line: &str) -> Node {
    let (word, rest) = next_word(line);
    if LINEAGE_KINDS.iter().any(|(kind, _)| *kind == word) && !rest.is_empty() {
        return map(cell, vec![("from", Node::text_in(cell, rest)), ("kind", Node::text_in(cell, word))]);
    }
    map(cell, vec![("from", Node::text_in(cell, line))])
}

fn next_word(line: &str) -> (&str, &str) {
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    (word, rest.trim_start())
}
