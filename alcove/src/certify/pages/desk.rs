//! `/desk/{application}`: what is to be looked at, how far each assessor is, and once both are in how
//! they stand to each other.

use askama::Template;
use axum::Json;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Serialize;

use alcove_domain::certify::desk::{Judgement, Verdict};
use alcove_domain::certify::sight::Glimpse;
use alcove_domain::certify::voice::Voice;
use alcove_domain::kit::Day;

use super::desk_head::{Head, PLACE, Tab, apart_said};
use crate::assess::mark_body::MarkBody;
use crate::certify::desk::{self, Desk, Line};
use crate::certify::spoken::{self, Spoken};
use crate::certify::{clarifying, judging, visiting};
use crate::kit::form::{Form, Path};
use crate::kit::ids::ApplicationId;
use crate::kit::page::{Frame, render_as, see};
use crate::kit::{Fields, FormView, Result, Words};
use crate::network::Person;

/// A sample of more items than this of each criterion is no sample any more.
const MOST_EACH: usize = 5;

#[derive(Template)]
#[template(path = "certify/desk.html")]
struct Page {
    frame: Frame,
    head: Head,
    form: FormView,
    last_day: String,
    judging: Vec<Seat>,
    /// Those who rest, by name: nothing opens before the body has decided about them.
    resting: Vec<String>,
    clock: String,
    stopped: bool,
    groups: Vec<Group>,
    items: usize,
    all_items: usize,
    left: usize,
    /// Where the work goes on once everything is settled.
    report: Option<String>,
    next: Option<String>,
    may_judge: bool,
    handed_in: bool,
    may_take_back: bool,
    open: bool,
    may_settle: bool,
    settled: usize,
    agreed: usize,
    may_choose: bool,
    each: Vec<(String, String)>,
    sampled: bool,
}

/// Somebody who has a voice.
struct Seat {
    name: String,
    judged: usize,
    handed_in: bool,
    own: bool,
    rests: bool,
    over: bool,
}

struct Group {
    code: String,
    name: String,
    lines: Vec<Row>,
}

struct Row {
    address: String,
    code: String,
    name: String,
    own: Option<Said>,
    others: Vec<(String, Option<Said>)>,
    settled: Option<Spoken>,
    insufficient: bool,
    /// Settled before everyone who has a voice now had one.
    anew: bool,
    apart: String,
    far: bool,
}

/// A judgement in a word, with its tone.
#[derive(Clone, Debug)]
pub struct Said {
    pub text: String,
    pub tone: &'static str,
    pub icon: &'static str,
}

pub fn said(words: Words, desk: &Desk, line: &Line<'_>, judgement: &Judgement) -> Said {
    let mark =
        judgement.mark.as_ref().map(|mark| spoken::spoken(words, &desk.snapshot, line.item, mark).text);
    match (judgement.verdict, mark) {
        (Verdict::Agree, _) => Said { text: words.t("desk-agree"), tone: "good", icon: "check" },
        (Verdict::Adjust, mark) => Said {
            text: words.t1("desk-adjust-to", "mark", mark.unwrap_or_default()),
            tone: "warn",
            icon: "pencil",
        },
        (Verdict::Insufficient, _) => {
            Said { text: words.t("desk-insufficient"), tone: "bad", icon: "circle-alert" }
        }
    }
}

pub async fn get(person: Person, Path(id): Path<ApplicationId>) -> Result<Response> {
    let form = FormView::new(person.words(), Fields::default());
    show(&person, &id, StatusCode::OK, form).await
}

async fn show(person: &Person, id: &ApplicationId, status: StatusCode, form: FormView) -> Result<Response> {
    let words = person.words();
    let desk = desk::open(person, id).await?;
    let seen = desk::overview(person, &desk).await?;
    let asked = clarifying::all(person, id).await?;
    let clock = clarifying::clock(person, &desk.gate.facts, &asked);
    let items = seen.lines.len();
    let open = desk.others() == Glimpse::All;
    let own_left: Vec<&Line<'_>> = seen.lines.iter().filter(|line| line.own.is_none()).collect();
    let next_open = seen.lines.iter().find(|line| !line.is_settled());
    let next = match (desk.may_judge(), desk.may_settle()) {
        (true, _) => own_left.first().copied(),
        (_, true) => next_open,
        _ => None,
    };
    let own = desk.gate.mine.as_ref();
    let handed_in = own.is_some_and(|own| own.handed_in_at.is_some());
    let agreed = seen.lines.iter().filter(|line| {
        !line.is_settled()
            && line.concord.as_ref().is_some_and(|concord| concord.is_agreed)
            && line.said.iter().all(Option::is_some)
    });
    let page = Page {
        frame: person.frame(PLACE, words.t("desk-title")),
        last_day: own
            .and_then(|own| Day::parse(&own.last_day).ok())
            .map(|day| words.day(day))
            .unwrap_or_default(),
        judging: desk
            .judging
            .iter()
            .zip(&seen.counts)
            .map(|(one, judged)| Seat {
                name: one.name.clone(),
                judged: *judged,
                handed_in: one.voice == Voice::Given,
                own: one.is_own,
                rests: one.rests,
                over: one.is_over,
            })
            .collect(),
        resting: desk.judging.iter().filter(|one| one.rests).map(|one| one.name.clone()).collect(),
        clock: clock.map(|clock| words.t1("desk-clock", "days", clock.days)).unwrap_or_default(),
        stopped: clock.is_some_and(|clock| clock.stopped),
        left: own_left.len(),
        report: (desk.may_settle() && items > 0 && next_open.is_none())
            .then(|| format!("/applications/{id}/report")),
        next: next.map(|line| format!("/desk/{id}/items/{}", line.item.id)),
        may_judge: desk.may_judge(),
        may_take_back: handed_in && !open,
        handed_in,
        open,
        may_settle: desk.may_settle(),
        settled: seen.lines.iter().filter(|line| line.is_settled()).count(),
        agreed: agreed.count(),
        may_choose: desk.gate.is_lead() && desk.may_judge() && desk.progress.handed_in == 0,
        each: std::iter::once((String::new(), words.t("desk-each-all")))
            .chain((1..=MOST_EACH).map(|n| (n.to_string(), words.t1("desk-each-n", "count", n))))
            .collect(),
        sampled: items < desk.snapshot.rated().count(),
        all_items: desk.snapshot.rated().count(),
        items,
        groups: groups(words, &desk, &seen.lines),
        head: Head::of(person, &desk.gate, &desk.snapshot, Tab::Desk),
        form,
    };
    render_as(status, &page)
}

fn groups(words: Words, desk: &Desk, lines: &[Line<'_>]) -> Vec<Group> {
    let mut groups: Vec<(Option<crate::kit::ids::ItemId>, Group)> = Vec::new();
    for line in lines {
        let parent = line.item.parent.clone();
        if groups.last().is_none_or(|(known, _)| *known != parent) {
            let above = desk.group(line.item);
            groups.push((
                parent,
                Group {
                    code: above.map(|item| item.code.clone()).unwrap_or_default(),
                    name: above.map(|item| desk.name_of(item, words.code()).to_owned()).unwrap_or_default(),
                    lines: Vec::new(),
                },
            ));
        }
        let row = row(words, desk, line);
        if let Some((_, group)) = groups.last_mut() {
            group.lines.push(row);
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

fn row(words: Words, desk: &Desk, line: &Line<'_>) -> Row {
    let settled = line.settled.as_ref().filter(|_| line.is_settled());
    let mark = settled.and_then(|row| row.mark.as_deref()).and_then(MarkBody::parse);
    let apart = line.concord.as_ref().filter(|concord| !concord.is_agreed);
    Row {
        address: format!("/desk/{}/items/{}", desk.id(), line.item.id),
        code: line.item.code.clone(),
        name: desk.name_of(line.item, words.code()).to_owned(),
        own: line.own.as_ref().map(|one| said(words, desk, line, one)),
        others: desk
            .judging
            .iter()
            .zip(&line.said)
            .filter(|(one, _)| !one.is_own)
            .map(|(one, given)| {
                (one.name.clone(), given.as_ref().map(|given| said(words, desk, line, given)))
            })
            .collect(),
        settled: mark.map(|mark| spoken::spoken(words, &desk.snapshot, line.item, &mark)),
        insufficient: settled.is_some_and(|row| row.mark.is_none()),
        anew: !line.unheard.is_empty(),
        apart: apart.map(|concord| apart_said(words, concord)).unwrap_or_default(),
        far: apart.is_some(),
    }
}

/// Leads to the first item that is left.
pub async fn start(person: Person, Path(id): Path<ApplicationId>) -> Result<Response> {
    let desk = desk::open(&person, &id).await?;
    let seen = desk::overview(&person, &desk).await?;
    let open = |line: &&Line<'_>| {
        if desk.may_settle() { !line.is_settled() } else { line.own.is_none() }
    };
    match seen.lines.iter().find(open) {
        Some(line) => see(&format!("/desk/{id}/items/{}", line.item.id)),
        None => see(&format!("/desk/{id}")),
    }
}

pub async fn hand_in(
    person: Person,
    Path(id): Path<ApplicationId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let result = judging::hand_in(&person, &id).await;
    done(&person, &id, fields, result, "notice-desk-handed-in").await
}

pub async fn take_back(
    person: Person,
    Path(id): Path<ApplicationId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let result = judging::take_back(&person, &id).await;
    done(&person, &id, fields, result, "notice-desk-taken-back").await
}

pub async fn choose(
    person: Person,
    Path(id): Path<ApplicationId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let each = match fields.get("each") {
        "" => None,
        text => Some(text.parse().unwrap_or_default()),
    };
    let result = judging::choose(&person, &id, each).await.map(|_| ());
    done(&person, &id, fields, result, "notice-desk-chosen").await
}

pub async fn settle_agreed(
    person: Person,
    Path(id): Path<ApplicationId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let result = judging::settle_agreed(&person, &id).await.map(|_| ());
    done(&person, &id, fields, result, "notice-desk-settled").await
}

async fn done(
    person: &Person,
    id: &ApplicationId,
    fields: Fields,
    result: Result<()>,
    notice: &'static str,
) -> Result<Response> {
    match result {
        Ok(()) => person.see(&format!("/desk/{id}"), notice),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            show(person, id, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
    }
}

/// The pages that a device stores for a journey without a connection.
#[derive(Serialize)]
pub struct Pages {
    pages: Vec<String>,
}

pub async fn offline(person: Person, Path(id): Path<ApplicationId>) -> Result<Json<Pages>> {
    let desk = desk::open(&person, &id).await?;
    let mut pages = vec![format!("/desk/{id}")];
    pages.extend(desk.items().map(|item| format!("/desk/{id}/items/{}", item.id)));
    pages.push(format!("/desk/{id}/visit"));
    if desk.gate.judges() {
        let visit = visiting::find(&person, &id).await?;
        pages.extend(visit.meetings.iter().map(|one| format!("/desk/{id}/visit/meetings/{}", one.id)));
    }
    Ok(Json(Pages { pages }))
}
