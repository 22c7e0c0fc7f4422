//! `/assessments/{assessment}/items/{item}`: one item a page, its address is shareable.

use alcove_domain::kit::Instant;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::answer::{self, Asked, Question};
use super::outline::{Group, Outline, address};
use super::save::Clash;
use crate::evidence::Evidence;
use crate::evidence::pages::card::Card;
use crate::kit::Result;
use crate::kit::fields::{Fields, FormView};
use crate::kit::form::{Path, Query};
use crate::kit::ids::{AssessmentId, ItemId, SeatId};
use crate::kit::page::{self, Frame, Place, render_as};
use crate::kit::words::Words;
use crate::kit::words::format::day_in;
use crate::network::Person;
use crate::network::person::initials;
use crate::review::answer_form::Standing;
use crate::review::answered;
use crate::review::attaching;
use crate::review::desk::{self, ColleagueSaid, Desk, Shown};
use crate::review::spoken::Spoken;
use crate::review::talk;

#[derive(Clone, Debug, Deserialize)]
pub struct ItemPath {
    pub assessment: AssessmentId,
    pub item: ItemId,
}

#[derive(Clone, Debug, Default, Deserialize)]
pub struct SeatQuery {
    pub seat: Option<SeatId>,
}

#[derive(Template)]
#[template(path = "review/rate/workspace.html")]
struct Workspace {
    frame: Frame,
    form: FormView,
    /// The forms below it: a link or files for the answer, and what one says to the others.
    citing: FormView,
    saying: FormView,
    title: String,
    /// `/assessments/{id}`
    base: String,
    /// The page's own address, which is the form's.
    here: String,
    item: ItemId,
    seat: Option<SeatId>,
    seat_name: String,
    outline: Outline,
    group: Option<Group>,
    steps: Vec<Step>,
    question: Question,
    asked: Asked,
    /// `open`, `closed`, `hidden` or `none`.
    mode: &'static str,
    closed: String,
    saved: String,
    share: String,
    clash: Option<Clash>,
    cards: Vec<Card>,
    /// Where evidence of this answer is added.
    cited: String,
    upload_limit: u64,
    colleagues: Vec<Peer>,
    colleagues_shown: bool,
    apart: i32,
    last: Vec<String>,
    settled: Option<Spoken>,
    /// Where one plans an action for the item, once the assessment is closed.
    plan: Option<String>,
    talk: Option<TalkView>,
    previous: Option<String>,
    next: String,
    is_last: bool,
    may_take: bool,
}

struct Step {
    number: usize,
    address: String,
    done: bool,
    here: bool,
    label: String,
}

struct Peer {
    name: String,
    is_own: bool,
    spoken: Option<Spoken>,
    waiting: String,
    note: String,
}

struct TalkView {
    said: Vec<Remark>,
    mentionable: Vec<(String, String)>,
}

struct Remark {
    id: String,
    initials: String,
    name: String,
    unit: Option<String>,
    at: String,
    parts: Vec<Part>,
    is_own: bool,
}

struct Part {
    text: String,
    is_mention: bool,
}

pub async fn get(
    person: Person,
    Path(path): Path<ItemPath>,
    Query(query): Query<SeatQuery>,
) -> Result<Response> {
    let desk = desk::lay(&person, &path.assessment, &path.item, query.seat.as_ref()).await?;
    talk::note_read(&person, &desk.facts, &path.item).await?;
    show(&person, desk, StatusCode::OK, Typed::default()).await
}

/// What was typed in a form that came back, and what stands in the way of the answer.
#[derive(Default)]
pub struct Typed {
    pub answer: Option<FormView>,
    pub clash: Option<Clash>,
    pub citing: Option<FormView>,
    pub saying: Option<FormView>,
}

/// The page, with what was typed where a form came back.
pub async fn show(person: &Person, desk: Desk, status: StatusCode, typed: Typed) -> Result<Response> {
    let cards = match (&desk.seat, &desk.answer) {
        (Some(seat), Shown::Open(_) | Shown::Closed(..)) => {
            let found = attaching::on(person, seat, &desk.facts.laid.node_ids[desk.node]).await?;
            let mut cards = Card::all(&person.ctx, &found, day_in(person.ctx.now, &person.zone)).await?;
            if let Some(closed_at) = desk.facts.row.closed_at {
                tell_newer(person, &mut cards, &found, closed_at);
            }
            cards
        }
        _ => Vec::new(),
    };
    render_as(status, &Workspace::new(person, desk, cards, typed))
}

/// A file that came after the closing is not what was judged: the one that was stands with the piece.
fn tell_newer(person: &Person, cards: &mut [Card], found: &[Evidence], closed_at: i64) {
    for (card, one) in cards.iter_mut().zip(found) {
        let newer = one.file.as_ref().filter(|file| file.number > 1 && file.created_at > closed_at);
        if let Some(file) = newer {
            let day = person.words().day_of(Instant(file.created_at), &person.zone);
            card.what = person.words().t2("rate-evidence-newer", "what", card.what.as_str(), "day", day);
        }
    }
}

impl Workspace {
    fn new(person: &Person, desk: Desk, cards: Vec<Card>, typed: Typed) -> Self {
        let words = person.words();
        let facts = &desk.facts;
        let (laid, id, node, seat) = (&facts.laid, &facts.row.id, desk.node, desk.seat.clone());
        let nodes = desk.nodes();
        let outline = Outline::new(words, id, laid, &nodes, &desk.marked, seat.as_ref(), Some(node));
        let group = outline.groups().find(|group| group.is_here).cloned();
        let question = answer::question(words, laid, node);
        let asked = answer::asked(words, laid, node);
        let (mode, standing, closed) = match &desk.answer {
            Shown::NoSeat => ("none", None, String::new()),
            Shown::Hidden => ("hidden", None, String::new()),
            Shown::Open(standing) => ("open", Some(standing), String::new()),
            Shown::Closed(standing, why) => ("closed", Some(standing), page::said(why, words).1),
        };
        let form = typed.answer.unwrap_or_else(|| {
            let fields = match (standing, laid.instrument(node)) {
                (Some(standing), Some(instrument)) => standing.fields(instrument),
                _ => Fields::default(),
            };
            FormView::new(words, fields)
        });
        let blank = || FormView::new(words, Fields::default());
        let (colleagues, apart) = peers(words, &desk);
        let steps = steps(words, &desk, group.as_ref(), &question.tier, seat.as_ref());
        let (previous, next, is_last) = ways(&desk, &nodes, group.as_ref(), seat.as_ref());
        let mut frame = person.frame(
            Place::Assessments,
            words.t2("rate-title", "code", question.code.as_str(), "text", question.text.as_str()),
        );
        frame.task = true;
        frame.script = Some("rate.js");
        Self {
            title: facts.row.title.clone(),
            base: format!("/assessments/{id}"),
            here: address(id, laid, node, seat.as_ref()),
            item: laid.node_ids[node].clone(),
            seat_name: seat.as_ref().and_then(|seat| desk.names.get(seat)).cloned().unwrap_or_default(),
            saved: standing.map(|standing| saved(person, standing)).unwrap_or_default(),
            share: answer::share(words, &desk.facts.laid, desk.node, &form),
            colleagues_shown: colleagues.iter().any(|peer| !peer.is_own && peer.spoken.is_some()),
            last: last(words, &desk),
            settled: settled(words, &desk),
            plan: answered::plan_here(person, facts, &laid.node_ids[node]),
            talk: desk.talk.as_ref().map(|talk| talk_view(person, talk)),
            may_take: mode == "open",
            frame,
            cited: seat
                .as_ref()
                .map(|seat| format!("/assessments/{id}/seats/{seat}/items/{}", laid.node_ids[node]))
                .unwrap_or_default(),
            upload_limit: person.ctx.app.config.upload_limit,
            cards,
            form,
            citing: typed.citing.unwrap_or_else(blank),
            saying: typed.saying.unwrap_or_else(blank),
            seat,
            outline,
            group,
            steps,
            question,
            asked,
            mode,
            closed,
            clash: typed.clash,
            colleagues,
            apart,
            previous,
            next,
            is_last,
        }
    }

    fn confidences(&self) -> Vec<(String, String)> {
        answer::confidences(self.frame.words)
    }

    fn importances(&self) -> Vec<(String, String)> {
        answer::importances(self.frame.words)
    }

    fn others(&self) -> [(&'static str, String, Option<&'static str>); 2] {
        answer::others(self.frame.words)
    }

    /// Whether target or importance were said, so that they are not hidden under a fold.
    fn has_more(&self) -> bool {
        !self.form.value("target").is_empty() || !self.form.value("importance").is_empty()
    }
}

/// `Saved at 14:32`, or with its day where that is another.
fn saved(person: &Person, standing: &Standing) -> String {
    let words = person.words();
    let Some(row) = standing.last() else { return words.t("rate-save-none") };
    let at = Instant(row.rated_at);
    if day_in(at, &person.zone) == day_in(person.ctx.now, &person.zone) {
        return words.t1("rate-save-saved", "time", words.clock(at, &person.zone));
    }
    words.t1("rate-save-saved-on", "day", words.day_of(at, &person.zone))
}

fn steps(words: Words, desk: &Desk, group: Option<&Group>, tier: &str, seat: Option<&SeatId>) -> Vec<Step> {
    let facts = &desk.facts;
    let items = group.map(|group| group.items.as_slice()).unwrap_or_default();
    (1..)
        .zip(items)
        .map(|(number, node): (usize, &usize)| {
            let done = desk.marked.contains(node);
            let key = if done { "rate-step-done" } else { "rate-step" };
            Step {
                number,
                address: address(&facts.row.id, &facts.laid, *node, seat),
                done,
                here: *node == desk.node,
                label: words.t2(key, "tier", tier, "number", number),
            }
        })
        .collect()
}

/// Before and after this item. The last of a criterion leads to the check of it.
fn ways(
    desk: &Desk,
    nodes: &[usize],
    group: Option<&Group>,
    seat: Option<&SeatId>,
) -> (Option<String>, String, bool) {
    let facts = &desk.facts;
    let at = nodes.iter().position(|node| *node == desk.node).unwrap_or_default();
    let to = |node: &usize| address(&facts.row.id, &facts.laid, *node, seat);
    let previous = at.checked_sub(1).and_then(|before| nodes.get(before)).map(to);
    let is_last = group.is_some_and(|group| group.items.last() == Some(&desk.node));
    let next = match (seat, nodes.get(at + 1)) {
        (Some(seat), _) if is_last => {
            let part = group.map(|group| facts.laid.node_ids[group.node].0.clone()).unwrap_or_default();
            format!("/assessments/{}/check?seat={seat}&part={part}", facts.row.id)
        }
        (_, Some(after)) => to(after),
        (Some(seat), None) => format!("/assessments/{}/check?seat={seat}", facts.row.id),
        (None, None) => format!("/assessments/{}", facts.row.id),
    };
    (previous, next, is_last)
}

/// The others, and how many levels the highest stands above the lowest.
fn peers(words: Words, desk: &Desk) -> (Vec<Peer>, i32) {
    let laid = &desk.facts.laid;
    let peers: Vec<Peer> = desk
        .colleagues
        .iter()
        .map(|one| {
            let (spoken, waiting, note) = match &one.said {
                ColleagueSaid::NotYet => (None, words.t("rate-peer-not-yet"), String::new()),
                ColleagueSaid::Something => (None, words.t("rate-peer-something"), String::new()),
                ColleagueSaid::Mark { mark, note } => {
                    let note = if one.is_own { String::new() } else { note.clone() };
                    (Some(laid.spoken(words, desk.node, mark)), String::new(), note)
                }
            };
            Peer { name: one.name.clone(), is_own: one.is_own, spoken, waiting, note }
        })
        .collect();
    let levels = || peers.iter().filter_map(|peer| Some(peer.spoken.as_ref()?.level.as_ref()?.value));
    let apart = levels().max().unwrap_or(0) - levels().min().unwrap_or(0);
    (peers, apart)
}

/// What was said a cycle before, in sentences.
fn last(words: Words, desk: &Desk) -> Vec<String> {
    let Some(last) = &desk.last else { return Vec::new() };
    let spoken = |mark| said_with_level(words, last.facts.laid.spoken(words, last.node, mark));
    let mut said = Vec::new();
    if let Some(mark) = &last.agreed {
        said.push(words.t1("rate-last-agreed", "mark", spoken(mark)));
    }
    if let Some((mark, note)) = &last.own {
        said.push(words.t1("rate-last-own", "mark", spoken(mark)));
        if !note.is_empty() {
            said.push(note.clone());
        }
    }
    said
}

fn said_with_level(words: Words, spoken: Spoken) -> String {
    match spoken.level {
        Some(level) => words.t2("rate-level-name", "level", level.value, "name", level.name),
        None => spoken.text,
    }
}

fn settled(words: Words, desk: &Desk) -> Option<Spoken> {
    let row = desk.settled.as_ref()?;
    let mark = crate::assess::mark_body::MarkBody::parse(&row.mark)?;
    Some(desk.facts.laid.spoken(words, desk.node, &mark))
}

fn talk_view(person: &Person, talk: &talk::Talk) -> TalkView {
    let words = person.words();
    let remark = |said: &talk::Said| Remark {
        id: said.row.id.0.clone(),
        initials: initials(&said.author),
        name: said.author.clone(),
        unit: said.unit.clone(),
        at: words.day_month(day_in(Instant(said.row.written_at), &person.zone)),
        parts: parts(&said.row.body, &talk.mentionable),
        is_own: said.row.author_id == person.id,
    };
    let mut mentionable: Vec<(String, String)> =
        talk.mentionable.iter().map(|one| (one.key.clone(), one.name.clone())).collect();
    mentionable.sort_by_key(|(_, name)| name.to_lowercase());
    TalkView { said: talk.said.iter().map(remark).collect(), mentionable }
}

/// A remark in parts, so that its mentions can be marked.
fn parts(body: &str, known: &[talk::Mentionable]) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (begin, end, _) in talk::spans(body, known) {
        if begin > from {
            parts.push(Part { text: body[from..begin].to_owned(), is_mention: false });
        }
        parts.push(Part { text: body[begin..end].to_owned(), is_mention: true });
        from = end;
    }
    if from < body.len() {
        parts.push(Part { text: body[from..].to_owned(), is_mention: false });
    }
    parts
}
