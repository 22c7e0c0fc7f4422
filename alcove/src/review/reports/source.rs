//! Everything that a report says, gathered once, whatever it comes out as.

use std::collections::HashMap;

use alcove_domain::assess::Mark;
use alcove_domain::assess::moderation::Voice;
use alcove_domain::kit::Instant;

use crate::assess::mark_body::MarkBody;
use crate::assess::store::{moderation, rating, rating_evidence};
use crate::evidence::store::{evidence, evidence_version};
use crate::kit::download::Format;
use crate::kit::ids::{EvidenceId, ItemId, SeatId};
use crate::kit::{Ctx, Result, Words, fold};
use crate::network::Person;
use crate::network::store::organisation;
use crate::review::facts::Facts;
use crate::review::findings::{self, Found};
use crate::review::rating::answer_of;
use crate::review::results::Results;
use crate::review::results_view::View;
use crate::review::{cited, voices};

pub struct Source {
    pub results: Results,
    pub words: Words,
    pub organisation: String,
    pub zone: String,
    pub found: Vec<Found>,
    pub settled: HashMap<usize, moderation::Model>,
    pub voices: HashMap<usize, Vec<Voice>>,
    /// The notes of the seats' ratings.
    pub notes: HashMap<(usize, SeatId), String>,
    pub evidence: Vec<Piece>,
    /// Which evidence is cited on which item.
    pub cited: HashMap<usize, Vec<EvidenceId>>,
}

/// A piece of evidence with the file that it had at the closing: a newer one says nothing of what was judged.
pub struct Piece {
    pub row: evidence::Model,
    pub file: Option<evidence_version::Model>,
}

/// The evidence cited on an assessment that the person may see.
pub async fn visible(person: &Person, facts: &Facts) -> Result<Vec<EvidenceId>> {
    let mut ids: Vec<EvidenceId> =
        cited::on_assessment(person, facts).await?.into_iter().map(|one| one.id).collect();
    ids.sort();
    ids.dedup();
    Ok(ids)
}

impl Source {
    /// Ratings and moderations as they stood when the outcome was frozen.
    pub async fn gather(
        ctx: &Ctx,
        results: Results,
        words: Words,
        evidence_ids: &[EvidenceId],
    ) -> Result<Self> {
        let db = ctx.db().read();
        let facts = &results.facts;
        let (id, at) = (&facts.row.id, results.head.closed_at);
        let standing = rating::standing_at(db, id, at).await?;
        let settled = moderation::standing_at(db, id, at).await?;
        let node = |item: &ItemId| facts.laid.node(item);
        let mut notes = HashMap::new();
        for row in &standing {
            if let Some(node) = node(&row.item_id).filter(|_| !row.note.is_empty()) {
                notes.insert((node, row.seat_id.clone()), answer_of(row).note);
            }
        }
        let mut cited: HashMap<usize, Vec<EvidenceId>> = HashMap::new();
        for link in rating_evidence::of_assessment(db, id).await? {
            let Some(node) = node(&link.item_id).filter(|_| evidence_ids.contains(&link.evidence_id)) else {
                continue;
            };
            let on = cited.entry(node).or_default();
            if !on.contains(&link.evidence_id) {
                on.push(link.evidence_id);
            }
        }
        let mut files: HashMap<EvidenceId, evidence_version::Model> =
            evidence_version::newest_at(db, evidence_ids, at)
                .await?
                .into_iter()
                .map(|file| (file.evidence_id.clone(), file))
                .collect();
        let evidence = evidence::by_ids(db, evidence_ids)
            .await?
            .into_iter()
            .map(|row| Piece { file: files.remove(&row.id), row })
            .collect();
        let owner = organisation::find(db, facts.organisation()).await?;
        Ok(Self {
            words,
            organisation: owner.as_ref().map(|one| one.name.clone()).unwrap_or_default(),
            zone: owner.map_or_else(|| "UTC".to_owned(), |one| one.time_zone),
            found: findings::standing(ctx, id).await?,
            voices: voices::by_node(facts, &standing),
            settled: settled.into_iter().filter_map(|row| Some((node(&row.item_id)?, row))).collect(),
            notes,
            evidence,
            cited,
            results,
        })
    }

    pub fn view(&self) -> View<'_> {
        View::of(&self.results, self.words)
    }

    /// The settled mark of a rated node, as it was frozen.
    pub fn mark(&self, node: usize) -> Option<Mark> {
        let body: MarkBody = self.results.body.nodes[node].mark.clone()?;
        body.read().ok()
    }

    pub fn spoken(&self, node: usize, mark: &Mark) -> String {
        let spoken = self.results.facts.laid.spoken(self.words, node, mark);
        match spoken.level {
            Some(level) => self.words.t2("rate-level-name", "level", level.value, "name", level.name),
            None => spoken.text,
        }
    }

    /// The evidence cited on an item.
    pub fn pieces(&self, node: usize) -> impl Iterator<Item = &Piece> {
        let ids = self.cited.get(&node).map_or(&[][..], Vec::as_slice);
        ids.iter().filter_map(|id| self.evidence.iter().find(|piece| piece.row.id == *id))
    }

    pub fn seat_name(&self, seat: &str) -> &str {
        let seats = &self.results.body.seats;
        seats.iter().find(|one| one.seat_id.as_str() == seat).map_or("", |one| one.name.as_str())
    }

    /// What was said beside the settled mark: the meeting's reason, else the words of the first seat
    /// that had the same mark.
    pub fn note(&self, node: usize) -> &str {
        if let Some(row) = self.settled.get(&node).filter(|row| !row.reason.is_empty()) {
            return &row.reason;
        }
        let mark = self.mark(node);
        let voices = self.voices.get(&node).map_or(&[][..], Vec::as_slice);
        voices
            .iter()
            .filter(|voice| Some(&voice.mark) == mark.as_ref())
            .find_map(|voice| self.notes.get(&(node, voice.seat.as_str().into())))
            .map_or("", String::as_str)
    }

    pub fn day(&self) -> String {
        self.words.day_of(Instant(self.results.head.closed_at), &self.zone)
    }

    /// `harbour-college-self-assessment-2026.pdf`: letters that every file system takes.
    pub fn file_name(&self, format: Format) -> String {
        let row = &self.results.facts.row;
        let plain = fold::fold(&format!("{} {}", self.organisation, row.title));
        let mut name = String::new();
        for sign in plain.chars() {
            match sign {
                'a'..='z' | '0'..='9' => name.push(sign),
                _ if !name.is_empty() && !name.ends_with('-') => name.push('-'),
                _ => {}
            }
        }
        let name: String = name.chars().take(80).collect();
        let name = name.trim_matches('-');
        let name = if name.is_empty() { "report" } else { name };
        format!("{name}.{}", format.ending())
    }
}
