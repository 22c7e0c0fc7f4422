//! What each action needs, whether it is there, and what is planned for it: source 0's "required
//! resources".

use alcove_domain::kit::Number;
use alcove_report::document::{Align, Block, Cell, Column, Density, FirstColumn, Row, Run, Table, Text};

use super::document_parts::{faint, missing};
use super::source::Source;
use crate::improve::costs;
use crate::plan::store::need;

/// A row for each action that needs anything or has money planned.
pub fn table(source: &Source) -> Block {
    let words = source.words;
    let costs = costs::cost_of(&source.facts, words);
    let mut rows = Vec::new();
    for placed in source.placed().filter(|placed| placed.node.node_kind().is_deed()) {
        let of_node = |row: &&need::Model| row.node_id == placed.node.id && row.removed_at.is_none();
        let needs: Vec<&need::Model> =
            source.facts.rows.needs.iter().map(std::convert::AsRef::as_ref).filter(of_node).collect();
        let cost = costs.get(&placed.at);
        if needs.is_empty() && cost.is_none() {
            continue;
        }
        let title = words.t2("improve-doc-numbered", "number", placed.number, "title", &placed.node.title);
        rows.push(Row::Cells(vec![
            Cell::text(title),
            if needs.is_empty() { missing() } else { Cell::Text(said(source, &needs)) },
            cost.map_or_else(missing, |cost| Cell::Number(cost.clone())),
        ]));
    }
    if rows.is_empty() {
        return faint(words.t("improve-doc-no-resources"));
    }
    Block::Table(Table {
        caption: words.t("improve-doc-resources-caption"),
        columns: vec![
            Column::share(words.t("improve-col-action"), 1.3),
            Column::share(words.t("improve-need-words"), 1.7),
            Column::content(words.t("improve-col-planned"), Align::End),
        ],
        rows,
        first_column: FirstColumn::NamesTheRow,
        density: Density::Reading,
    })
}

/// A line for each: "Training: a welding course · 6 places · Secured".
fn said(source: &Source, needs: &[&need::Model]) -> Text {
    let words = source.words;
    let mut text = Text::new();
    for (at, need) in needs.iter().enumerate() {
        if at > 0 {
            text.push(Run::plain("\n"));
        }
        text.push(Run::strong(words.t(&format!("improve-need-{}", need.kind))));
        let quantity = need.quantity.as_deref().and_then(|quantity| Number::parse(quantity).ok());
        let quantity = quantity.map(|quantity| {
            let amount = words.decimal(&quantity.to_exact());
            words.t2("improve-need-quantity-said", "amount", amount, "unit", &need.unit)
        });
        let secured =
            if need.secured_at.is_some() { "improve-need-secured" } else { "improve-doc-need-open" };
        let rest = [Some(need.words.clone()), quantity, Some(words.t(secured))];
        for part in rest.into_iter().flatten().filter(|part| !part.trim().is_empty()) {
            text.push(Run::plain(format!(" · {}", part.trim())));
        }
    }
    text
}
