//! What assessors said of an item and settled between them, as far as one of them may hear it.

use alcove_domain::certify::desk::{Judgement, Verdict, concord};
use alcove_domain::certify::sight::Glimpse;
use alcove_domain::kit::Instant;

use super::desk_head::apart_said;
use crate::assess::mark_body::MarkBody;
use crate::assess::moderation_body::DissentBody;
use crate::certify::desk::{Claimed, Desk, Judging, read_judgement};
use crate::certify::snapshot::ItemBody;
use crate::certify::spoken::{self, Spoken};
use crate::certify::store::{consensus, judgement};
use crate::kit::ids::ItemId;
use crate::kit::{Result, Words};
use crate::network::Person;

/// What was said of the item, as far as the assessor may hear it.
pub(super) struct Heard<'a> {
    /// Everyone who judges; without the others while they are hidden.
    rows: Vec<(&'a Judging, Option<judgement::Model>)>,
    pub standing: Option<consensus::Model>,
    /// Whether the others are heard.
    open: bool,
}

impl<'a> Heard<'a> {
    pub(super) async fn of(person: &Person, desk: &'a Desk, item: &ItemId) -> Result<Self> {
        let db = person.ctx.db().read();
        let open = desk.others() == Glimpse::All;
        let mut rows = Vec::new();
        // Rows of others are not even read while they are hidden.
        for one in desk.judging.iter().filter(|one| open || one.is_own) {
            rows.push((one, judgement::present_at(db, &one.row.id, item).await?));
        }
        let history = if open { consensus::history(db, desk.id(), item).await? } else { Vec::new() };
        let standing = history.into_iter().find(|row| row.superseded_at.is_none());
        Ok(Self { rows, standing, open })
    }

    pub(super) fn own(&self) -> Option<&judgement::Model> {
        self.rows.iter().find(|(one, _)| one.is_own)?.1.as_ref()
    }

    /// What the assessor said.
    pub(super) fn own_said(&self, words: Words, desk: &Desk, item: &ItemBody) -> Option<String> {
        self.own().map(|row| verdict_said(words, desk, item, &read_judgement(row)))
    }

    /// What stands between them all.
    pub(super) fn settled(&self, person: &Person, desk: &Desk, item: &ItemBody) -> Option<Settled> {
        self.standing.as_ref().map(|row| settled_said(person, desk, item, row))
    }

    pub(super) fn given(&self) -> Vec<Judgement> {
        self.rows.iter().filter_map(|(_, row)| row.as_ref()).map(read_judgement).collect()
    }

    pub(super) fn others(&self, words: Words, desk: &Desk, item: &ItemBody) -> Vec<Voice> {
        let others = self.rows.iter().filter(|(one, _)| !one.is_own);
        let voice = |(one, row): &(&Judging, Option<judgement::Model>)| {
            let said = read_judgement(row.as_ref()?);
            let verdict = verdict_said(words, desk, item, &said);
            Some(Voice { name: one.name.clone(), said: verdict, comment: said.comment })
        };
        others.filter_map(voice).collect()
    }

    /// How far they lie apart; empty where they do not.
    pub(super) fn apart(&self, words: Words, claimed: &Claimed) -> String {
        if !self.open {
            return String::new();
        }
        let between = concord(claimed.claim(), &self.given().iter().collect::<Vec<_>>());
        if between.is_agreed { String::new() } else { apart_said(words, &between) }
    }
}

fn verdict_said(words: Words, desk: &Desk, item: &ItemBody, one: &Judgement) -> String {
    let mark = one.mark.as_ref().map(|mark| spoken::spoken(words, &desk.snapshot, item, mark).text);
    match one.verdict {
        Verdict::Agree => words.t("desk-agree"),
        Verdict::Adjust => words.t1("desk-adjust-to", "mark", mark.unwrap_or_default()),
        Verdict::Insufficient => words.t("desk-insufficient"),
    }
}

pub(super) struct Voice {
    pub name: String,
    pub said: String,
    pub comment: String,
}

pub(super) struct Settled {
    pub spoken: Option<Spoken>,
    pub reason: String,
    pub by: String,
    /// Who has a voice now and had none in it.
    pub unheard: String,
    pub dissent: String,
}

fn settled_said(person: &Person, desk: &Desk, item: &ItemBody, row: &consensus::Model) -> Settled {
    let words = person.words();
    let mark = row.mark.as_deref().and_then(MarkBody::parse);
    let by = desk.names.iter().find(|(id, _)| *id == row.settled_by).map(|(_, name)| name.clone());
    let dissent: Vec<DissentBody> = serde_json::from_str(&row.dissent).unwrap_or_default();
    let at = words.moment(Instant(row.settled_at), &person.zone);
    Settled {
        spoken: mark.map(|mark| spoken::spoken(words, &desk.snapshot, item, &mark)),
        reason: row.reason.clone(),
        unheard: desk.unheard(row).join(", "),
        by: words.t2("desk-settled-by", "name", by.unwrap_or_default(), "at", at),
        dissent: dissent.into_iter().map(|one| one.words).collect::<Vec<_>>().join("\n"),
    }
}
