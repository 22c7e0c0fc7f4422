//! Text to a tree of our own that keeps every scalar as it was written.
//!
//! YAML would make the number 8 of `08`, a truth of `yes` and a date of `2026-11-21`. Here they
//! stay text until the reader of a field says what it wants. JSON takes a faster way to the same
//! tree.

use std::collections::HashSet;
use std::rc::Rc;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span, Tag};

use crate::codes::{self, Code};
use crate::encoding::decode;
use crate::fault::{Faults, Place};
use crate::json;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Node {
    /// From 1.
    pub line: u32,
    /// From 1, in characters.
    pub column: u32,
    /// Which sheet of a workbook it stands in, from 1; 0 in a text.
    pub sheet: u8,
    pub kind: Kind,
}

/// A cell of a workbook; rows and columns count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    pub sheet: u8,
    pub row: u32,
    pub column: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Scalar {
        text: String,
        quoted: bool,
    },
    /// In the order of the file, each key once.
    Map(Vec<(Node, Node)>),
    List(Vec<Node>),
}

impl Node {
    /// A text that stands in a cell, and the same for lists and maps made of cells.
    pub fn in_cell(cell: Cell, kind: Kind) -> Self {
        Self { line: cell.row, column: cell.column, sheet: cell.sheet, kind }
    }

    pub fn text_in(cell: Cell, text: &str) -> Self {
        Self::in_cell(cell, Kind::Scalar { text: text.to_owned(), quoted: true })
    }

    pub fn is_null(&self) -> bool {
        matches!(&self.kind, Kind::Scalar { text, quoted: false } if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// The raw text of a scalar, none where it is null.
    pub fn scalar(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar { text, .. } if !self.is_null() => Some(text),
            _ => None,
        }
    }

    pub fn get(&self, key: &str) -> Option<&Node> {
        let Kind::Map(entries) = &self.kind else { return None };
        entries.iter().find(|(name, _)| name.is_key(key)).map(|(_, value)| value)
    }

    pub fn is_key(&self, key: &str) -> bool {
        matches!(&self.kind, Kind::Scalar { text, .. } if text == key)
    }

    /// The text of a map's key; keys are always scalars.
    pub fn key_text(&self) -> &str {
        match &self.kind {
            Kind::Scalar { text, .. } => text,
            _ => "",
        }
    }
}

/// What one framework may cost, counted over all its files.
#[derive(Clone, Debug)]
pub(crate) struct Budget {
    bytes: usize,
    nodes: usize,
    files: usize,
}

impl Budget {
    /// The largest published framework has some 2 MB; three languages of 1,200 items fit well.
    pub const BYTES: usize = 16 * 1024 * 1024;
    pub const NODES: usize = 500_000;
    pub const FILES: usize = 5_000;
    /// A list and a map for each level of the tree, and some for what an item holds.
    pub const DEPTH: usize = 64;

    pub fn new() -> Self {
        Self { bytes: Self::BYTES, nodes: Self::NODES, files: Self::FILES }
    }

    pub fn bytes_left(&self) -> usize {
        self.bytes
    }

    fn take_file(&mut self, place: &Place, bytes: usize, faults: &mut Faults) -> bool {
        if bytes > self.bytes {
            faults.add(place, codes::FILE_BIG, &[("limit", &(Self::BYTES / 1024 / 1024).to_string())]);
            return false;
        }
        if self.files == 0 {
            faults.add(place, codes::FILES_MANY, &[("limit", &Self::FILES.to_string())]);
            return false;
        }
        self.bytes -= bytes;
        self.files -= 1;
        true
    }

    /// False when there are too many.
    pub fn take_node(&mut self) -> bool {
        self.nodes = self.nodes.saturating_sub(1);
        self.nodes > 0
    }
}

/// Why reading stopped; the fault is made where the path is known.
pub(crate) struct Stop {
    pub line: usize,
    pub code: Code,
    pub args: Vec<(&'static str, String)>,
}

impl Stop {
    pub fn too_many(line: usize) -> Self {
        Self { line, code: codes::NODES_MANY, args: vec![("limit", Budget::NODES.to_string())] }
    }

    pub fn controls(line: usize) -> Self {
        Self { line, code: codes::CONTROL_CHARACTER, args: Vec::new() }
    }

    pub fn too_deep(line: usize) -> Self {
        Self { line, code: codes::DEPTH, args: vec![("limit", Budget::DEPTH.to_string())] }
    }
}

/// The tree of the one document in `bytes`, or none with at least one fault.
pub(crate) fn load(path: &Rc<str>, bytes: &[u8], budget: &mut Budget, faults: &mut Faults) -> Option<Node> {
    let before = faults.count();
    let whole = Place::new(path, 1);
    if !budget.take_file(&whole, bytes.len(), faults) {
        return None;
    }
    let text = decode(path, bytes, faults)?;
    let mut repeated = Vec::new();
    let tree = match json::load(text, budget, &mut repeated) {
        Ok(Some(node)) => Ok(node),
        Ok(None) => {
            repeated.clear();
            Builder { budget, repeated: &mut repeated, open: Vec::new(), root: None }.build(text)
        }
        Err(stop) => Err(stop),
    };
    for (line, key) in repeated {
        faults.add(&Place::new(path, line), codes::KEY_DUPLICATE, &[("key", &key)]);
    }
    match tree {
        Ok(node) => (faults.count() == before).then_some(node),
        Err(stop) => {
            let args: Vec<_> = stop.args.iter().map(|(name, value)| (*name, value.as_str())).collect();
            faults.add(&Place::new(path, stop.line), stop.code, &args);
            None
        }
    }
}

/// Keys that stand in the map before, with their lines.
pub(crate) fn note_repeated(entries: &[(Node, Node)], repeated: &mut Vec<(usize, String)>) {
    // Hashing pays only for maps of many keys; most have five.
    if entries.len() < 16 {
        for (at, (key, _)) in entries.iter().enumerate() {
            if entries[..at].iter().any(|(earlier, _)| earlier.key_text() == key.key_text()) {
                repeated.push((key.line as usize, key.key_text().to_owned()));
            }
        }
        return;
    }
    let mut seen = HashSet::with_capacity(entries.len());
    for (key, _) in entries {
        if !seen.insert(key.key_text()) {
            repeated.push((key.line as usize, key.key_text().to_owned()));
        }
    }
}

struct Builder<'b> {
    budget: &'b mut Budget,
    repeated: &'b mut Vec<(usize, String)>,
    open: Vec<Open>,
    root: Option<Node>,
}

/// A list or map whose end has not come yet.
struct Open {
    line: u32,
    column: u32,
    kind: OpenKind,
}

enum OpenKind {
    Map(Vec<(Node, Node)>, Option<Node>),
    List(Vec<Node>),
}

impl Builder<'_> {
    fn build(mut self, text: &str) -> Result<Node, Stop> {
        let mut documents = 0;
        let mut parser = Parser::new_from_str(text);
        while let Some(event) = parser.next_event() {
            let (event, span) = event.map_err(|error| syntax(&error))?;
            if let Event::DocumentStart(_) = event {
                documents += 1;
                if documents > 1 {
                    return Err(stop_at(&span, codes::DOCUMENTS));
                }
            }
            self.take(event, &span)?;
        }
        self.root.ok_or(Stop { line: 1, code: codes::FILE_EMPTY, args: Vec::new() })
    }

    fn take(&mut self, event: Event<'_>, span: &Span) -> Result<(), Stop> {
        let (line, column) = (span.start.line() as u32, span.start.col() as u32 + 1);
        match event {
            Event::Alias(_) => Err(stop_at(span, codes::ALIAS)),
            Event::Scalar(text, style, anchor, tag) => {
                refuse_marks(anchor, tag.as_deref(), span)?;
                if has_controls(&text) {
                    return Err(Stop::controls(line as usize));
                }
                let quoted = !matches!(style, ScalarStyle::Plain);
                self.put(Node {
                    line,
                    column,
                    sheet: 0,
                    kind: Kind::Scalar { text: text.into_owned(), quoted },
                })
            }
            Event::SequenceStart(anchor, tag) => {
                refuse_marks(anchor, tag.as_deref(), span)?;
                self.begin(Open { line, column, kind: OpenKind::List(Vec::new()) })
            }
            Event::MappingStart(anchor, tag) => {
                refuse_marks(anchor, tag.as_deref(), span)?;
                self.begin(Open { line, column, kind: OpenKind::Map(Vec::new(), None) })
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(),
            _ => Ok(()),
        }
    }

    fn begin(&mut self, open: Open) -> Result<(), Stop> {
        if self.open.len() >= Budget::DEPTH {
            return Err(Stop::too_deep(open.line as usize));
        }
        self.open.push(open);
        Ok(())
    }

    fn end(&mut self) -> Result<(), Stop> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let kind = match open.kind {
            OpenKind::List(list) => Kind::List(list),
            OpenKind::Map(entries, _) => {
                note_repeated(&entries, self.repeated);
                Kind::Map(entries)
            }
        };
        self.put(Node { line: open.line, column: open.column, sheet: 0, kind })
    }

    fn put(&mut self, node: Node) -> Result<(), Stop> {
        if !self.budget.take_node() {
            return Err(Stop::too_many(node.line as usize));
        }
        match self.open.last_mut().map(|open| &mut open.kind) {
            None => self.root = Some(node),
            Some(OpenKind::List(list)) => list.push(node),
            Some(OpenKind::Map(entries, waiting)) => match waiting.take() {
                Some(key) => entries.push((key, node)),
                None if matches!(node.kind, Kind::Scalar { .. }) => *waiting = Some(node),
                None => {
                    let line = node.line as usize;
                    return Err(Stop { line, code: codes::KEY_NOT_TEXT, args: Vec::new() });
                }
            },
        }
        Ok(())
    }
}

/// Escapes can smuggle in what no database and no document takes.
pub(crate) fn has_controls(text: &str) -> bool {
    text.bytes().any(|b| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r'))
}

/// The commonest slips in words of their own; the others in the parser's.
fn syntax(error: &ScanError) -> Stop {
    let (line, why) = (error.marker().line(), error.info());
    let code = if why.contains("mapping values are not allowed") {
        codes::SYNTAX_COLON
    } else if why.contains("tab") {
        codes::SYNTAX_TAB
    } else {
        let args = vec![("why", why.trim_end_matches('.').to_owned())];
        return Stop { line, code: codes::SYNTAX, args };
    };
    Stop { line, code, args: Vec::new() }
}

fn stop_at(span: &Span, code: Code) -> Stop {
    Stop { line: span.start.line(), code, args: Vec::new() }
}

/// An anchor is half a bomb, and a tag asks for a type; the tree has neither.
fn refuse_marks(anchor: usize, tag: Option<&Tag>, span: &Span) -> Result<(), Stop> {
    if anchor != 0 {
        return Err(stop_at(span, codes::ALIAS));
    }
    match tag {
        Some(tag) if !tag.is_yaml_core_schema() => {
            let shown = format!("{}{}", tag.handle, tag.suffix);
            Err(Stop { line: span.start.line(), code: codes::YAML_TAG, args: vec![("tag", shown)] })
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(text: &str) -> Result<Node, Vec<(&'static str, usize)>> {
        let mut faults = Faults::default();
        let node = load(&Rc::from("a.yaml"), text.as_bytes(), &mut Budget::new(), &mut faults);
        node.ok_or_else(|| faults.into_list().iter().map(|fault| (fault.code, fault.line)).collect())
    }

    fn stopped_by(text: &str) -> Vec<(&'static str, usize)> {
        tree(text).expect_err("the text is hostile")
    }

    #[test]
    fn scalars_stay_as_they_were_written() {
        let node = tree("a: 08\nb: 2026-11-21\nc: yes\nd: 'null'\ne: ~\nf: 1_000\n").unwrap();

        let raw = |key: &str| node.get(key).unwrap().scalar();
        assert_eq!(
            [raw("a"), raw("b"), raw("c"), raw("d"), raw("e"), raw("f")],
            [Some("08"), Some("2026-11-21"), Some("yes"), Some("null"), None, Some("1_000")]
        );
    }

    #[test]
    fn lines_and_columns_count_from_one() {
        let node = tree("a:\n  - b: c\n").unwrap();

        let Kind::List(list) = &node.get("a").unwrap().kind else { panic!("a list") };
        let value = list[0].get("b").unwrap();
        assert_eq!((value.line, value.column), (2, 8));
    }

    #[test]
    fn a_key_twice_in_one_map_is_a_fault_with_its_line() {
        assert_eq!(stopped_by("a: 1\nb: 2\na: 3\n"), [("key-duplicate", 3)]);
        assert_eq!(stopped_by("{\"a\": 1,\n \"a\": 3}"), [("key-duplicate", 2)]);
        let many: String = (0..40).map(|n| format!("k{n}: 1\n")).collect();
        assert_eq!(stopped_by(&format!("{many}k7: 2\n")), [("key-duplicate", 41)]);
    }

    #[test]
    fn anchors_aliases_and_foreign_tags_are_refused() {
        assert_eq!(stopped_by("a: &x [1]\nb: *x\n"), [("alias", 1)]);
        assert_eq!(stopped_by("b: !python/object x\n"), [("yaml-tag", 1)]);
        assert!(tree("b: !!str 5\n").is_ok());
    }

    #[test]
    fn an_alias_bomb_stops_at_its_first_anchor() {
        let mut bomb = "a0: &a0 [x, x]\n".to_owned();
        for n in 1..60 {
            bomb += &format!("a{n}: &a{n} [*a{}, *a{}]\n", n - 1, n - 1);
        }

        assert_eq!(stopped_by(&bomb), [("alias", 1)]);
    }

    #[test]
    fn a_million_nodes_are_refused() {
        assert_eq!(stopped_by(&"- a\n".repeat(1_000_000)), [("nodes-many", 500_000)]);
        assert_eq!(stopped_by(&format!("[{}1]", "1,".repeat(1_000_000))), [("nodes-many", 1)]);
    }

    #[test]
    fn deep_nesting_is_refused_in_every_style() {
        let deep = 100_000;
        assert_eq!(stopped_by(&"[".repeat(deep)), [("depth", 1)]);
        assert_eq!(stopped_by(&"{\"a\":".repeat(deep)), [("depth", 1)]);
        assert_eq!(stopped_by(&"- ".repeat(deep)), [("depth", 1)]);
        assert_eq!(
            stopped_by(&(0..200).map(|n| format!("{}a:\n", " ".repeat(n))).collect::<String>())[0].0,
            "depth"
        );
    }

    #[test]
    fn two_documents_no_document_and_lists_as_keys_are_refused() {
        assert_eq!(stopped_by("a: 1\n---\nb: 2\n"), [("documents", 2)]);
        assert_eq!(stopped_by(""), [("file-empty", 1)]);
        assert_eq!(stopped_by("# nothing\n"), [("file-empty", 1)]);
        assert_eq!(stopped_by("? [a, b]\n: c\n")[0].0, "key-not-text");
    }

    #[test]
    fn a_file_of_more_than_sixteen_megabytes_is_refused_before_it_is_parsed() {
        assert_eq!(stopped_by(&"x".repeat(17 * 1024 * 1024)), [("file-big", 1)]);
    }

    #[test]
    fn common_slips_of_syntax_say_what_to_do() {
        assert_eq!(stopped_by("a: 1\nb: one: two\n"), [("syntax-colon", 2)]);
        assert_eq!(stopped_by("a:\n\t- b\n"), [("syntax-tab", 2)]);
        assert_eq!(stopped_by("a: 'one\n")[0].0, "syntax");
    }

    #[test]
    fn control_characters_behind_escapes_are_refused() {
        assert_eq!(stopped_by("a: \"x\\0y\"\n"), [("control-character", 1)]);
        assert_eq!(stopped_by("{\"a\": \"x\\u0000y\"}"), [("control-character", 1)]);
    }

    #[test]
    fn one_huge_scalar_is_read() {
        let node = tree(&format!("a: {}", "x".repeat(10_000_000))).unwrap();

        assert_eq!(node.get("a").unwrap().scalar().unwrap().len(), 10_000_000);
    }
}
