//! Practices of the sample: six that worked, one that did not and one lesson, each agreed to by its
//! college and by a reviewer from another, and one that is still a draft.

use std::collections::BTreeMap;

use alcove_domain::assess::Mark;
use alcove_domain::publish::List;
use alcove_domain::publish::template::DOMAINS;

use super::network::{Network, Organisation, acting};
use super::practice_words::{DRAFT, Entry, PUBLISHED};
use crate::kit::etag::Condition;
use crate::kit::ids::{PersonId, PracticeId};
use crate::kit::words::format::day_in;
use crate::kit::{Ctx, Error, Result};
use crate::network::Person;
use crate::network::store::person;
use crate::publish::body::{Body, Contact, Row, Texts};
use crate::publish::internal::{self, Offer};
use crate::publish::reviewing::{self, Said, Verdict};
use crate::publish::{adopting, catalogue, moving, practices, process, requests, reviewers};

/// The first was published so many days ago, the others some days later each.
const FIRST: i64 = 210;
const BETWEEN: i64 = 24;

/// Who looks at what the others wrote, and who looks at what these wrote.
const REVIEWERS: [&str; 2] = ["coordinator@academy.example", "coordinator@orchard.example"];

/// What the one practice is about that tells of a whole self-assessment: others can start one from it.
const QUALITY: &str = "GF2";

pub async fn load(ctx: &Ctx, network: &Network) -> Result<()> {
    let db = ctx.db().read();
    let keeper = person::by_email(db, "platform@alcove.example").await?.ok_or(Error::NotFound)?;
    let keeper = acting(ctx, &keeper.id, FIRST + 5, 0).await?;
    let themes = DOMAINS.map(str::to_owned);
    let mut named: Vec<PersonId> = Vec::new();
    for email in REVIEWERS {
        named.push(reviewers::name(&keeper, email, &themes).await?);
    }
    for (at, entry) in PUBLISHED.iter().enumerate() {
        let college = of(network, entry)?;
        let days = FIRST - BETWEEN * at as i64;
        let reviewer = if entry.host == "academy.example" { &named[1] } else { &named[0] };
        let id = publish(ctx, college, entry, reviewer, days).await?;
        if at == 0 {
            take_over(ctx, network, &id).await?;
            on_request(ctx, network, college, &id).await?;
        }
    }
    let college = of(network, &DRAFT)?;
    let author = acting(ctx, &college.units[0].contributor, 6, 2).await?;
    practices::create(&author, &college.id, body(&DRAFT)).await?;
    Ok(())
}

fn of<'a>(network: &'a Network, entry: &Entry) -> Result<&'a Organisation> {
    network.organisations.iter().find(|one| one.plan.host == entry.host).ok_or(Error::NotFound)
}

async fn publish(
    ctx: &Ctx,
    college: &Organisation,
    entry: &Entry,
    reviewer: &PersonId,
    days: i64,
) -> Result<PracticeId> {
    let author = acting(ctx, &college.coordinator, days + 14, 0).await?;
    let id = practices::create(&author, &college.id, body(entry)).await?;
    if entry.criteria.contains(&QUALITY) {
        lay_process(&author, college, &id).await?;
    }
    moving::submit(&acting(ctx, &college.coordinator, days + 9, 1).await?, &id).await?;
    moving::endorse(&acting(ctx, &college.head, days + 7, 0).await?, &id, &Condition::None).await?;
    let reviewer: Person = acting(ctx, reviewer, days, 2).await?;
    reviewing::take_up(&reviewer, &id).await?;
    let desk = reviewing::desk(&reviewer, &id).await?;
    let said = desk.known.ids.iter().enumerate().map(|(at, item)| Said {
        item: item.clone(),
        mark: Some(Mark::Step(if at % 3 == 0 { 3 } else { 2 + i32::from(at % 2 == 0) })),
        note: String::new(),
    });
    reviewing::rate(&reviewer, &id, &Condition::None, said.collect()).await?;
    reviewing::decide(&reviewer, &id, &Condition::None, Verdict::Publish, entry.verdict).await?;
    Ok(id)
}

/// Where a college has an assessment and a plan, others can start from how it went about them.
async fn lay_process(author: &Person, college: &Organisation, id: &PracticeId) -> Result<()> {
    let known = process::known(author, &college.id).await?;
    if let (Some((assessment, _)), Some((plan, _))) = (known.assessments.last(), known.plans.last()) {
        process::lay(author, id, &Condition::Any, Some(assessment), Some(plan)).await?;
    }
    Ok(())
}

/// Another college takes the first part of the first one over into its plan.
async fn take_over(ctx: &Ctx, network: &Network, id: &PracticeId) -> Result<()> {
    let Some(college) = network.organisations.iter().find(|one| one.plan.host == "orchard.example") else {
        return Ok(());
    };
    let coordinator = acting(ctx, &college.coordinator, FIRST - 60, 0).await?;
    let plans = adopting::plans(&coordinator).await?;
    let found = catalogue::here(ctx, id, None).await?;
    let block = found.body.list(List::Blocks).first();
    if let (Some((plan, _)), Some(block)) = (plans.first(), block) {
        let wish = adopting::Wish { plan: plan.clone(), blocks: vec![block.id.clone()], finding: None };
        adopting::adopt(&coordinator, id, &wish).await?;
    }
    Ok(())
}

/// Internal documents of the first practice, and what another college needs each for: the first is open
/// to it, the second waits.
const ASKED: [(&str, &str); 2] = [
    ("Training needs in the metal trades", "We ask our own companies the same questions next term."),
    ("Yearly plan of quality work", "Our council wants to see how a year of quality work is planned."),
];

/// A grant of the sample lasts well beyond the day on which somebody looks at it.
const OPEN_FOR: i64 = 120;

async fn on_request(ctx: &Ctx, network: &Network, college: &Organisation, id: &PracticeId) -> Result<()> {
    let Some(other) = network.organisations.iter().find(|one| one.plan.host == "orchard.example") else {
        return Ok(());
    };
    let owner = acting(ctx, &college.coordinator, 30, 0).await?;
    let pieces = internal::choices(&owner, id).await?;
    for (at, (title, purpose)) in ASKED.iter().enumerate() {
        let Some((piece, _)) = pieces.iter().find(|(_, known)| known == title) else { continue };
        let offer = Offer { evidence: piece.0.clone(), ..Offer::default() };
        let document = internal::offer(&owner, id, offer).await?;
        let asker = acting(ctx, &other.coordinator, 12, 0).await?;
        let request = requests::ask(&asker, id, &document, purpose).await?;
        if at == 0 {
            let head = acting(ctx, &college.head, 10, 0).await?;
            let until = day_in(head.ctx.now, &head.zone).plus_days(OPEN_FOR).to_string();
            requests::grant(&head, &request, &Condition::Any, &until).await?;
        }
    }
    Ok(())
}

fn body(entry: &Entry) -> Body {
    let language = entry.language.to_owned();
    let row = |texts: &[(&str, &str)], kind: &str, days: &str| Row {
        kind: kind.to_owned(),
        days: days.to_owned(),
        texts: BTreeMap::from([(language.clone(), texts_of(texts))]),
        ..Row::default()
    };
    let mut texts = BTreeMap::from([(language.clone(), texts_of(entry.texts))]);
    for (code, more) in entry.translated {
        texts.insert((*code).to_owned(), texts_of(more));
    }
    let rows = [
        (
            "stakeholders",
            entry
                .stakeholders
                .iter()
                .map(|(who, role, kind)| row(&[("who", who), ("role", role)], kind, ""))
                .collect(),
        ),
        (
            "constraints",
            entry
                .constraints
                .iter()
                .map(|(challenge, answer)| row(&[("challenge", challenge), ("answer", answer)], "", ""))
                .collect(),
        ),
        ("lessons", entry.lessons.iter().map(|text| row(&[("text", text)], "", "")).collect()),
        ("conditions", entry.conditions.iter().map(|text| row(&[("text", text)], "", "")).collect()),
        (
            "blocks",
            entry
                .blocks
                .iter()
                .map(|(name, what, needs, days)| {
                    row(&[("name", name), ("what", what), ("needs", needs)], "", days)
                })
                .collect::<Vec<Row>>(),
        ),
    ];
    Body {
        entry: entry.entry.to_owned(),
        domains: entry.domains.iter().map(|one| (*one).to_owned()).collect(),
        criteria: entry.criteria.iter().map(|one| (*one).to_owned()).collect(),
        cost_band: entry.cost_band.to_owned(),
        licence: "CC-BY-4.0".to_owned(),
        place: entry.place.to_owned(),
        contact: Contact {
            name: "Quality office".to_owned(),
            email: format!("coordinator@{}", entry.host),
            consented_on: "2026-01-12".to_owned(),
        },
        texts,
        rows: rows.into_iter().map(|(list, rows)| (list.to_owned(), rows)).collect(),
        language,
        ..Body::default()
    }
}

fn texts_of(pairs: &[(&str, &str)]) -> Texts {
    pairs.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
}
