use std::collections::HashSet;

use alcove_domain::plan::Standing;

use super::view::RowView;
use crate::improve::pages::{Said, standing_key};
use crate::kit::Words;
use crate::plan::words;

/// The deeds that stand alike.
pub struct Column {
    pub standing: &'static str,
    pub name: String,
    pub cards: Vec<Card>,
    /// Where a card can be moved: the standing's word in the address, and in words.
    pub others: Vec<(&'static str, String)>,
}

pub struct Card {
    pub id: String,
    pub number: String,
    pub title: String,
    pub responsible: String,
    pub dates: String,
    pub said: Said,
    /// Whether the person may say that it stands otherwise.
    pub may_note: bool,
}

pub fn columns(words_: Words, rows: &[RowView], notable: &HashSet<String>) -> Vec<Column> {
    let deeds = || rows.iter().filter(|row| row.is_deed);
    Standing::ALL
        .into_iter()
        .map(|standing| Column {
            standing: words::standing(standing),
            name: words_.t(standing_key(standing)),
            cards: deeds().filter(|row| row.standing == standing).map(|row| card(row, notable)).collect(),
            others: Standing::ALL
                .into_iter()
                .filter(|other| *other != standing)
                .map(|other| (words::standing(other), words_.t(standing_key(other))))
                .collect(),
        })
        // What was given up or stopped is rare; an empty column of it says nothing.
        .filter(|column| !column.cards.is_empty() || !matches!(column.standing, "cancelled" | "suspended"))
        .collect()
}

fn card(row: &RowView, notable: &HashSet<String>) -> Card {
    Card {
        id: row.id.clone(),
        number: row.number.clone(),
        title: row.title.clone(),
        responsible: row.responsible.clone(),
        dates: row.dates.clone(),
        said: row.said.clone(),
        may_note: notable.contains(&row.id),
    }
}
