//! A row for each item of any tier, with its parent.

use std::collections::HashMap;

use super::super::ITEMS;
use super::super::columns::{Column, Meaning};
use super::super::parts::{Build, has};
use super::super::sheet::Sheet;
use crate::check::DEPTH_LIMIT;
use crate::codes;
use crate::library::level_word;
use crate::tree::{Cell, Kind, Node};

struct Row {
    cell: Cell,
    id: String,
    parent: Option<(Cell, String)>,
    entries: Vec<(Node, Node)>,
}

pub(super) fn read(sheet: &Sheet, columns: &[Column], build: &mut Build<'_>) -> Vec<Node> {
    let Some(id_column) = build.needed(columns, "id", ITEMS) else { return Vec::new() };
    let parent_column = columns.iter().find(|column| column.meaning == Meaning::Key("parent"));
    let mut rows = Vec::new();
    for row in sheet.body() {
        let mut entries = build.words(row, columns, None);
        entries.retain(|(key, _)| !key.is_key("parent"));
        let id = row.at(id_column);
        if let Some(id) = id {
            build.translations(row, columns, "items", id);
        }
        let parent = parent_column.and_then(|column| row.at(column.cell.column));
        rows.push(Row {
            cell: id.map_or(row.first(), |(cell, _)| cell),
            id: id.map(|(_, id)| id.to_owned()).unwrap_or_default(),
            parent: parent.map(|(cell, id)| (cell, id.to_owned())),
            entries,
        });
    }
    let (order, children, depths) = in_order(&rows, build);
    tiers(&mut rows, &depths, build);
    let mut ready: Vec<Option<Node>> = rows.iter().map(|_| None).collect();
    let mut rows: Vec<Option<Row>> = rows.into_iter().map(Some).collect();
    // Parents come before their children, so from the end every child is ready.
    for at in order.iter().rev() {
        let Some(row) = rows[*at].take() else { continue };
        let mut entries = row.entries;
        let below: Vec<Node> = children[*at].iter().filter_map(|child| ready[*child].take()).collect();
        if !below.is_empty() {
            entries.push((Node::text_in(row.cell, "items"), Node::in_cell(row.cell, Kind::List(below))));
        }
        ready[*at] = Some(Node::in_cell(row.cell, Kind::Map(entries)));
    }
    order.iter().filter_map(|at| ready[*at].take()).collect()
}

/// The rows from the top down, the children of each, and how deep each stands.
fn in_order(rows: &[Row], build: &mut Build<'_>) -> (Vec<usize>, Vec<Vec<usize>>, Vec<usize>) {
    let mut index: HashMap<&str, usize> = HashMap::new();
    for (at, row) in rows.iter().enumerate() {
        index.entry(&row.id).or_insert(at);
    }
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); rows.len()];
    let mut waiting = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        match &row.parent {
            None => waiting.push((at, 0)),
            Some((cell, parent)) => match index.get(parent.as_str()) {
                Some(parent) => children[*parent].push(at),
                None => {
                    let args = [("id", row.id.as_str()), ("parent", parent.as_str())];
                    build.faults.add(&cell.place(build.file), codes::PARENT_UNKNOWN, &args);
                    waiting.push((at, 0));
                }
            },
        }
    }
    waiting.reverse();
    let mut depths = vec![usize::MAX; rows.len()];
    let mut order = Vec::new();
    while let Some((at, depth)) = waiting.pop() {
        depths[at] = depth;
        if depth >= DEPTH_LIMIT {
            let (place, limit) = (rows[at].cell.place(build.file), DEPTH_LIMIT.to_string());
            build.faults.add(&place, codes::ITEM_NESTED, &[("id", &rows[at].id), ("limit", &limit)]);
            continue;
        }
        order.push(at);
        waiting.extend(children[at].iter().rev().map(|child| (*child, depth + 1)));
    }
    // Below a row that is too deep nothing was reached either; one word on it is enough.
    let nested = depths.iter().any(|depth| *depth != usize::MAX && *depth >= DEPTH_LIMIT);
    for row in
        rows.iter().enumerate().filter(|(at, _)| depths[*at] == usize::MAX && !nested).map(|(_, row)| row)
    {
        build.faults.add(&row.cell.place(build.file), codes::PARENT_CYCLE, &[("id", &row.id)]);
    }
    (order, children, depths)
}

/// Tiers are named by a sheet, or by the rows themselves, or by the depth.
fn tiers(rows: &mut [Row], depths: &[usize], build: &mut Build<'_>) {
    let cell = Cell { sheet: ITEMS, row: 1, column: 1 };
    if build.list("tiers").is_empty() {
        let mut names: Vec<(usize, Cell, String)> = Vec::new();
        for (row, depth) in rows.iter().zip(depths).filter(|(_, depth)| **depth < DEPTH_LIMIT) {
            let said = row.entries.iter().find(|(key, _)| key.is_key("tier"));
            let name = said.and_then(|(_, value)| value.scalar());
            let name =
                name.map_or_else(|| format!("{} {}", level_word(&build.language), depth + 1), str::to_owned);
            if !names.iter().any(|(_, _, known)| *known == name) {
                names.push((*depth, row.cell, name));
            }
        }
        names.sort_by_key(|(depth, _, _)| *depth);
        let list = names.iter().map(|(_, cell, name)| {
            let text = |text: &str| Node::text_in(*cell, text);
            let id = name.split_whitespace().collect::<Vec<_>>().join("-");
            Node::in_cell(
                *cell,
                Kind::Map(vec![
                    (text("id"), text(&id)),
                    (text("one"), text(name)),
                    (text("many"), text(name)),
                ]),
            )
        });
        let list = list.collect();
        build.replace(cell, "tiers", Node::in_cell(cell, Kind::List(list)));
    }
    // People write the name of a tier; the format knows its id.
    let ids: HashMap<String, String> = build
        .list("tiers")
        .iter()
        .flat_map(|tier| {
            let id = tier.get("id").and_then(Node::scalar).unwrap_or_default();
            let names =
                ["one", "many", "id"].into_iter().filter_map(|key| tier.get(key).and_then(Node::scalar));
            names.map(|name| (name.to_lowercase(), id.to_owned())).collect::<Vec<_>>()
        })
        .collect();
    for row in rows.iter_mut().filter(|row| has(&row.entries, "tier")) {
        for (_, value) in row.entries.iter_mut().filter(|(key, _)| key.is_key("tier")) {
            let id = value.scalar().and_then(|name| ids.get(&name.to_lowercase())).cloned();
            if let (Some(id), Kind::Scalar { text, .. }) = (id, &mut value.kind) {
                *text = id;
            }
        }
    }
}
