//! Two assessors at work on the second application: some items judged, a question open, a visit
//! planned.

use alcove_domain::assess::rating::Presented;
use alcove_domain::certify::desk::{Judgement, Verdict};

use super::{BEGAN, Body, LATELY, acting};
use crate::certify::clarifying::{self, Question};
use crate::certify::engaging::{self, Asked};
use crate::certify::invited::{self, Declaration};
use crate::certify::pool::{self, Draft};
use crate::certify::visiting::{self, Plan, Said};
use crate::certify::{desk, judging};
use crate::kit::etag::Condition;
use crate::kit::ids::{ApplicationId, ItemId, PersonId};
use crate::kit::words::format::day_in;
use crate::kit::{Ctx, Result};
use crate::network::Person;
use crate::network::invitations::Delivery;
use crate::shell::demo::ago;
use crate::shell::store::cast::{Somebody, add_membership, add_person};

/// Address, name, part, what they know about, and how many items they have judged.
const ASSESSORS: [(&str, &str, &str, &str, usize); 2] = [
    ("lead@board.example", "Lead assessor", "lead", "teaching", 7),
    ("second@board.example", "Second assessor", "co-assessor", "governance", 4),
];

pub async fn load(ctx: &Ctx, body: &Body, id: &ApplicationId, password_hash: &str) -> Result<()> {
    let mut engaged = Vec::new();
    for (email, name, part, field, judged) in ASSESSORS {
        let person = join(ctx, body, email, name, password_hash).await?;
        let officer = acting(ctx, &body.coordinator, LATELY - 1, 1).await?;
        let draft = Draft {
            name: name.to_owned(),
            email: email.to_owned(),
            fields: vec![field.to_owned()],
            languages: vec!["az".to_owned(), "en".to_owned()],
            ..Draft::default()
        };
        let (assessor, _) = pool::add(&officer, &body.id, &draft, Delivery::ByHand).await?;
        let last_day = day_in(ctx.now, &officer.zone).plus_days(60).to_string();
        let asked =
            Asked { assessor, part: part.to_owned(), last_day, words: String::new(), because: String::new() };
        let engagement = engaging::ask(&officer, id, &asked).await?;
        let assessor = acting(ctx, &person, LATELY - 2, 1).await?;
        let declaration = Declaration { complete: true, ..Declaration::default() };
        invited::accept(&assessor, &engagement, &declaration).await?;
        engaged.push((person, judged));
    }
    let Some((lead, _)) = engaged.first() else { return Ok(()) };
    judging::choose(&acting(ctx, lead, LATELY - 3, 1).await?, id, Some(1)).await?;
    for (person, judged) in &engaged {
        judge(&acting(ctx, person, LATELY - 4, 1).await?, id, *judged).await?;
    }
    ask_and_visit(&acting(ctx, lead, LATELY - 5, 1).await?, id).await
}

async fn join(
    ctx: &Ctx,
    body: &Body,
    email: &'static str,
    name: &'static str,
    password_hash: &str,
) -> Result<PersonId> {
    let ctx = ago(ctx, BEGAN, 1);
    let tx = ctx.begin().await?;
    let somebody =
        Somebody { email, name, language: "en", password_hash, platform_administrator_since: None };
    let person = add_person(&*tx, &somebody, ctx.now.millis()).await?;
    add_membership(&*tx, &person, &body.id, None, "viewer", ctx.now.millis()).await?;
    let event = ctx.event(None, "network.person-added", "person", person.0.clone());
    tx.commit(vec![event.in_organisation(&body.id).after(name)]).await?;
    Ok(person)
}

/// The first items: most are agreed with, each third one is not supported by what is shown.
async fn judge(assessor: &Person, id: &ApplicationId, count: usize) -> Result<()> {
    let desk = desk::open(assessor, id).await?;
    let items: Vec<(ItemId, bool)> =
        desk.items().map(|item| (item.id.clone(), item.mark.is_some())).take(count).collect();
    for (at, (item, has_mark)) in items.into_iter().enumerate() {
        let agrees = has_mark && at % 3 != 2;
        let said = Judgement {
            verdict: if agrees { Verdict::Agree } else { Verdict::Insufficient },
            mark: None,
            comment: if agrees { "" } else { "What is attached does not show it for all programmes." }
                .to_owned(),
        };
        judging::judge(assessor, id, &item, said, Presented::Unsaid).await?;
    }
    Ok(())
}

async fn ask_and_visit(lead: &Person, id: &ApplicationId) -> Result<()> {
    let desk = desk::open(lead, id).await?;
    let today = day_in(lead.ctx.now, &lead.zone);
    let question = Question {
        item: desk.items().next().map(|item| item.id.clone()),
        words: "Which programmes do the minutes speak of, and from which year are they?".to_owned(),
        due_day: today.plus_days(14).to_string(),
    };
    clarifying::ask(lead, id, &question).await?;
    let first_day = today.plus_days(28).to_string();
    let plan = Plan {
        first_day: first_day.clone(),
        place: "Main building, meeting room".to_owned(),
        words: "A room for talks with few people, and a way through the workshops.".to_owned(),
        ..Plan::default()
    };
    visiting::plan(lead, id, &Condition::None, &plan).await?;
    for (begins, whom, topic) in [
        ("09:30", "Head and quality coordinator", "The application as a whole"),
        ("11:00", "Teachers of the first year", "How programmes are reviewed"),
        ("14:00", "Learners", "What they say about practice in companies"),
    ] {
        let said = Said {
            day: first_day.clone(),
            begins: begins.to_owned(),
            whom: whom.to_owned(),
            topic: topic.to_owned(),
            ..Said::default()
        };
        visiting::add_meeting(lead, id, &said).await?;
    }
    visiting::add_check(lead, id, "The safety log of the workshops").await?;
    visiting::tell(lead, id).await
}
