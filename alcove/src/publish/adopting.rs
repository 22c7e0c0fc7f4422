//! Taking parts of a practice over: its building blocks become actions of one's own plan, the tie
//! stays, and later one tells how they were adapted and what came of it.

use std::collections::{BTreeMap, BTreeSet};

use alcove_domain::network::{Action, Resource};
use alcove_domain::publish::List;
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;

use super::asking_again::answerable;
use super::body::said;
use super::catalogue::{self, Published};
use super::practices::{self, recipient};
use super::store::adoption::{self, block};
use super::ties::{self, Tie};
use crate::kit::clock::new_id;
use crate::kit::etag::Condition;
use crate::kit::ids::{AdoptionId, FindingId, NodeId, OrganisationId, PersonId, PlanId, PracticeId};
use crate::kit::mail::{self, Mail};
use crate::kit::{Ctx, Error, Event, Refusal, Result, Tx};
use crate::network::Person;
use crate::network::store::organisation;

/// What a block says as an action; the plan's room makes it one.
#[derive(Clone, Debug)]
pub struct Deed {
    pub title: String,
    pub body: String,
    pub days: u32,
    /// A finding of one's own that it answers.
    pub finding: Option<FindingId>,
    /// `practice:ID/BLOCK`, which the action keeps.
    pub library_ref: String,
}

/// How a block gets into a plan; an App part, wired by the shell.
#[derive(Clone)]
pub struct Planning {
    /// Plans of the institution that the person may change: id and title.
    pub plans: PlansOf,
    /// The actions that a plan has now.
    pub actions: ActionsOf,
    pub add: AddTo,
    pub holders: HoldersOf,
}

pub type PlansOf = for<'a> fn(&'a Person, &'a OrganisationId) -> BoxFuture<'a, Result<Vec<(PlanId, String)>>>;

pub type ActionsOf = for<'a> fn(&'a Person, &'a PlanId) -> BoxFuture<'a, Result<BTreeSet<NodeId>>>;

/// Who answers today for these actions of an institution's plan, as far as they stand there.
pub type HoldersOf = for<'a> fn(
    &'a Ctx,
    &'a OrganisationId,
    &'a PlanId,
    Vec<NodeId>,
) -> BoxFuture<'a, Result<BTreeSet<PersonId>>>;

/// Adds actions, all or none, with a reason for the log of an approved plan.
pub type AddTo =
    for<'a> fn(&'a Person, &'a PlanId, Vec<Deed>, &'a str, Keep<Vec<NodeId>>) -> BoxFuture<'a, Result<()>>;

/// Keeps the tie in the transaction in which other rooms made what it leads to, and answers what the
/// trail is to say of it.
pub type Keep<Made> = Box<dyn for<'t> FnOnce(&'t Tx, Made) -> BoxFuture<'t, Result<Vec<Event>>> + Send>;

/// What is taken over, and where to.
#[derive(Clone, Debug)]
pub struct Wish {
    pub plan: PlanId,
    /// Ids of building blocks.
    pub blocks: Vec<String>,
    /// A finding of one's own that the new actions answer.
    pub finding: Option<FindingId>,
}

/// After half a year there is something to tell.
const ASK_AFTER_DAYS: i64 = 182;

/// Plans that blocks can go into.
pub async fn plans(person: &Person) -> Result<Vec<(PlanId, String)>> {
    match &person.organisation {
        Some(organisation) => (person.ctx.app.part::<Planning>().plans)(person, organisation).await,
        None => Ok(Vec::new()),
    }
}

/// Copies blocks of the newest version as actions into a plan of one's own institution, each once as
/// long as its action stands there. Those who wrote the practice may plan with it as well; they do not
/// count as adopters.
pub async fn adopt(person: &Person, id: &PracticeId, wish: &Wish) -> Result<AdoptionId> {
    let plan = &wish.plan;
    let found = catalogue::here(&person.ctx, id, None).await?;
    let organisation = person.current_organisation()?.clone();
    let open = plans(person).await?;
    if !open.iter().any(|(known, _)| known == plan) {
        return Err(Error::invalid("plan", "unknown-choice"));
    }
    let deeds = deeds(person, &found, wish)?;
    let gone = gone(person, id, plan).await?;
    let words = person.words();
    let title = found.body.title(words.code());
    let reason = words.t1("publish-adopt-reason", "title", &title);
    let row = adoption::Model { plan_id: Some(plan.clone()), ..row(person, &found, &organisation) };
    let adoption = row.id.clone();
    let event = person
        .ctx
        .event(Some(&person.id), "practice.adopted", "practice", id.as_str())
        .in_organisation(&organisation)
        .after(&title);
    let names = deeds.iter().map(|(block, deed)| (block.clone(), deed.title.clone())).collect();
    let (blocks, deeds): (Vec<String>, Vec<Deed>) = deeds.into_iter().unzip();
    let (practice, into) = (id.clone(), plan.clone());
    let keep: Keep<Vec<NodeId>> = Box::new(move |tx, nodes| {
        async move {
            // While nobody else changes the plan: sent twice at once, it is taken over once.
            let earlier = block::in_plan(&**tx, &practice, &into).await?;
            are_new(&earlier, &gone, &names)?;
            let adoption_id = row.id.clone();
            adoption::add(&**tx, row).await?;
            for (block_id, node_id) in blocks.into_iter().zip(nodes) {
                let tie = block::Model { adoption_id: adoption_id.clone(), block_id, node_id };
                block::add(&**tx, tie).await?;
            }
            Ok(vec![event])
        }
        .boxed()
    });
    let add = person.ctx.app.part::<Planning>().add;
    add(person, plan, deeds, &reason, keep).await?;
    Ok(adoption)
}

/// Actions that were made of the practice and have been taken out of the plan since.
async fn gone(person: &Person, practice: &PracticeId, plan: &PlanId) -> Result<BTreeSet<NodeId>> {
    let there = (person.ctx.app.part::<Planning>().actions)(person, plan).await?;
    let made = block::in_plan(person.ctx.db().read(), practice, plan).await?;
    Ok(made.into_iter().map(|tie| tie.node_id).filter(|node| !there.contains(node)).collect())
}

/// Refuses blocks whose action is in the plan already, and names them. `names` has those that are
/// wanted, by id.
fn are_new(
    earlier: &[block::Model],
    gone: &BTreeSet<NodeId>,
    names: &BTreeMap<String, String>,
) -> Result<()> {
    let standing: BTreeSet<&String> =
        earlier.iter().filter(|tie| !gone.contains(&tie.node_id)).map(|tie| &tie.block_id).collect();
    let again: Vec<String> = standing.into_iter().filter_map(|id| names.get(id).cloned()).collect();
    if again.is_empty() {
        return Ok(());
    }
    Err(Error::NotNow(Refusal::new("practice-blocks-taken").with("blocks", again.join("; "))))
}

/// An adoption by this person, of nothing yet.
pub(super) fn row(person: &Person, found: &Published, organisation: &OrganisationId) -> adoption::Model {
    adoption::Model {
        id: new_id(),
        practice_id: found.practice.id.clone(),
        number: found.version.number,
        organisation_id: organisation.clone(),
        plan_id: None,
        assessment_id: None,
        adopted_at: person.ctx.now.millis(),
        adopted_by: person.id.clone(),
        asked_at: None,
        worked: None,
        adapted: String::new(),
        result: String::new(),
        told_at: None,
        told_by: None,
        version: 1,
    }
}

/// The blocks that were chosen, each once, in the words of the reader where there are any.
fn deeds(person: &Person, found: &Published, wish: &Wish) -> Result<Vec<(String, Deed)>> {
    let wanted = person.words().code();
    let blocks = &wish.blocks;
    let rows = found.body.list(List::Blocks).iter().filter(|row| blocks.contains(&row.id));
    let deeds: Vec<(String, Deed)> = rows
        .map(|row| {
            let text = |key: &str| {
                said(&row.texts, key, wanted, &found.body.language)
                    .map(|one| one.text.to_owned())
                    .unwrap_or_default()
            };
            let needs = text("needs");
            let body = if needs.is_empty() {
                text("what")
            } else {
                format!("{}\n\n{}", text("what"), person.words().t1("publish-adopt-needs", "needs", needs))
            };
            let deed = Deed {
                title: text("name"),
                body,
                days: row.days.parse().unwrap_or(0),
                finding: wish.finding.clone(),
                library_ref: format!("practice:{}/{}", found.practice.id, row.id),
            };
            (row.id.clone(), deed)
        })
        .collect();
    let all_known = blocks.iter().all(|id| deeds.iter().any(|(known, _)| known == id));
    if deeds.is_empty() || !all_known {
        return Err(Error::invalid("block", "nothing-picked"));
    }
    Ok(deeds)
}

/// A page of one's own adoptions, newest first, one longer than it.
pub async fn own(person: &Person, after: Option<&AdoptionId>, limit: u64) -> Result<Vec<Tie>> {
    let organisation = person.current_organisation()?;
    let rows = adoption::of_organisation(person.ctx.db().read(), organisation, after, limit + 1).await?;
    ties::of(&person.ctx, rows).await
}

/// An adoption of one's own institution.
pub async fn find(person: &Person, id: &AdoptionId) -> Result<adoption::Model> {
    let row = adoption::by_id(person.ctx.db().read(), id).await?.ok_or(Error::NotFound)?;
    if !person.actor.belongs_to(&row.organisation_id.as_str().into()) {
        return Err(Error::NotFound);
    }
    Ok(row)
}

/// The actions that were made of blocks.
pub async fn nodes(ctx: &Ctx, ids: &[AdoptionId]) -> Result<Vec<block::Model>> {
    Ok(block::of_adoptions(ctx.db().read(), ids).await?)
}

/// What is told of an adoption.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// `yes`, `partly` or `no`.
    pub worked: String,
    pub adapted: String,
    pub result: String,
}

pub const WORKED: [&str; 3] = ["yes", "partly", "no"];

/// Tells how it was adapted and what came of it; the practice's author is told.
pub async fn tell(person: &Person, id: &AdoptionId, seen: &Condition, told: Told) -> Result<adoption::Model> {
    let mut row = find(person, id).await?;
    let rights = Resource::Practice {
        organisation: row.organisation_id.as_str().into(),
        author: row.adopted_by.as_str().into(),
    };
    person.may(Action::EditPractice, &rights)?;
    if let Condition::Versions(versions) = seen
        && !versions.contains(&row.version)
    {
        return Err(Error::PreconditionFailed(serde_json::json!({ "version": row.version })));
    }
    if !WORKED.contains(&told.worked.as_str()) {
        return Err(Error::invalid("worked", "unknown-choice"));
    }
    for (field, text) in [("adapted", &told.adapted), ("result", &told.result)] {
        alcove_domain::kit::words::check_some_words(text)
            .map_err(|refusal| practices::not_said(field, &refusal, "words-empty"))?;
    }
    let ctx = &person.ctx;
    row.worked = Some(told.worked);
    row.adapted = told.adapted.trim().to_owned();
    row.result = told.result.trim().to_owned();
    row.told_at = Some(ctx.now.millis());
    row.told_by = Some(person.id.clone());
    row.version += 1;
    let practice = practices::find(ctx, &row.practice_id).await?;
    let author = recipient(ctx, &practice.row.organisation_id, &practice.row.created_by).await?;
    let home = organisation::find(ctx.db().read(), &row.organisation_id).await?;
    let event = ctx
        .event(Some(&person.id), "practice.adoption-told", "practice", row.practice_id.as_str())
        .in_organisation(&row.organisation_id)
        .after(&row.result);
    let tx = ctx.begin().await?;
    if !adoption::is_updated(&*tx, row.clone()).await? {
        return Err(Error::PreconditionFailed(serde_json::Value::Null));
    }
    if let Some((to, words)) = author {
        let link = format!("{}/practices/{}/work#adoptions", ctx.app.config.public_url, row.practice_id);
        let mail = Mail {
            to,
            subject: words.t1("publish-mail-adopted-subject", "title", &practice.row.title),
            body: words.t3(
                "publish-mail-adopted-body",
                "title",
                &practice.row.title,
                "who",
                home.map(|one| one.name).unwrap_or_default(),
                "link",
                &link,
            ),
            words,
            dedupe: Some(format!("practice-adopted/{}/{}", row.id, row.version)),
        };
        mail::queue(ctx, &*tx, mail).await?;
    }
    tx.commit(vec![event]).await?;
    Ok(row)
}

/// Who took it over, with what they told: for those of its institution who may see it.
pub struct Adopter {
    pub organisation: String,
    pub row: adoption::Model,
}

/// A page of them, newest first, one longer than it.
pub async fn adopters(
    person: &Person,
    id: &PracticeId,
    after: Option<&AdoptionId>,
    limit: u64,
) -> Result<Vec<Adopter>> {
    let found = practices::find(&person.ctx, id).await?;
    person.may(Action::SeePractice, &found.resource())?;
    let db = person.ctx.db().read();
    let mut names: BTreeMap<OrganisationId, String> = BTreeMap::new();
    let mut adopters = Vec::new();
    let rows = adoption::of_practice(db, id, &found.row.organisation_id, after, limit + 1).await?;
    for row in rows {
        if !names.contains_key(&row.organisation_id) {
            let found = organisation::find(db, &row.organisation_id).await?;
            names.insert(row.organisation_id.clone(), found.map(|one| one.name).unwrap_or_default());
        }
        let organisation = names.get(&row.organisation_id).cloned().unwrap_or_default();
        adopters.push(Adopter { organisation, row });
    }
    Ok(adopters)
}

/// The same of several at once; nothing for those of which nobody took anything.
pub async fn counts(ctx: &Ctx, ids: Vec<PracticeId>) -> Result<BTreeMap<PracticeId, i64>> {
    Ok(adoption::counts(ctx.db().read(), ids).await?)
}

/// How many other institutions took something over: for everybody.
pub async fn count(ctx: &Ctx, id: &PracticeId) -> Result<usize> {
    let found = practices::find(ctx, id).await?;
    Ok(adoption::adopters(ctx.db().read(), id, &found.row.organisation_id).await?)
}

/// Asks those who took something over half a year ago, once, or somebody who coordinates where they have
/// left; answers how many mails were queued.
pub async fn ask(ctx: &Ctx) -> Result<usize> {
    let before = ctx.now.plus_days(-ASK_AFTER_DAYS).millis();
    let mut asked = 0;
    for row in adoption::silent_before(ctx.db().read(), before).await? {
        let to = match recipient(ctx, &row.organisation_id, &row.adopted_by).await? {
            Some(adopter) => Some(adopter),
            None => answerable(ctx, &row.organisation_id).await?,
        };
        let words = to.as_ref().map_or(ctx.words, |(_, words)| *words);
        let reader = Ctx { words, ..ctx.clone() };
        let Some(tie) = ties::of_one(&reader, row).await? else { continue };
        let ties::Tie { row, title, .. } = tie;
        let tx = ctx.begin().await?;
        adoption::set_asked(&*tx, &row.id, ctx.now.millis()).await?;
        if let Some((to, words)) = to {
            let link = format!("{}/practices/adoptions/{}", ctx.app.config.public_url, row.id);
            let mail = Mail {
                to,
                subject: words.t1("publish-mail-tell-subject", "title", &title),
                body: words.t2("publish-mail-tell-body", "title", &title, "link", &link),
                words,
                dedupe: Some(format!("practice-tell/{}", row.id)),
            };
            mail::queue(ctx, &*tx, mail).await?;
            asked += 1;
        }
        let event = ctx
            .event(None, "practice.adopter-asked", "practice", row.practice_id.as_str())
            .in_organisation(&row.organisation_id)
            .after(&title);
        tx.commit(vec![event]).await?;
    }
    Ok(asked)
}
