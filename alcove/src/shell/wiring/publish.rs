//! What practices are drafted from, and which gaps they answer: from assessments and plans, whose
//! rooms know nothing of practices.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use alcove_domain::assess::edition::ItemRef;
use alcove_domain::improve::Went;
use alcove_domain::kit::Number as Hours;
use alcove_domain::network::{Action, Resource};
use alcove_domain::plan::responsibility::responsible;
use alcove_domain::plan::{self, NodeKind};
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;

use crate::assess::editions::{self, Known};
use crate::assess::store::{assessment, finding, finding_item};
use crate::improve::elsewhere::{Offered, Origin};
use crate::improve::facts::Facts;
use crate::improve::owing::Told;
use crate::improve::{adding, facts, movements, nodes, plans, rights};
use crate::kit::ids::{NodeId, OrganisationId, PersonId, PlanId};
use crate::kit::words::format::day_in;
use crate::kit::{Ctx, Error, Result};
use crate::network::Person;
use crate::network::store::organisation;
use crate::publish::adopting::{Deed, Keep};
use crate::publish::catalogue::{self, Gap, Standing, Wanted};
use crate::publish::drafting::{Done, Moved, Objective, Source, Strength};
use crate::publish::{criteria, ties};

/// Our own framework; the criteria of others are not those that practices are sorted by.
const OWN: &str = ":vocational-excellence";

/// Findings of one kind, of the last closed assessment that the person may see the outcome of: the id
/// and title of each with the criteria it stands on.
async fn found(
    person: &Person,
    organisation: &OrganisationId,
    kind: &str,
) -> Result<Vec<(String, String, Vec<String>)>> {
    if !person.can(Action::SeeOutcome, &Resource::Assessment(organisation.as_str().into())) {
        return Ok(Vec::new());
    }
    let db = person.ctx.db().read();
    let Some(row) = assessment::latest_closed(db, organisation).await? else { return Ok(Vec::new()) };
    let known = editions::known(&person.ctx, &row.edition_id).await?;
    let links = finding_item::of_assessment(db, &row.id).await?;
    let findings = finding::of_assessment(db, &row.id).await?;
    let kept = findings.into_iter().filter(|one| one.kind == kind && one.dropped_at.is_none());
    let told = kept.map(|one| {
        let items = links.iter().filter(|link| link.finding_id == one.id);
        let criteria: BTreeSet<String> = items
            .filter_map(|link| known.item(&link.item_id))
            .filter_map(|(at, _)| criterion(&known, at))
            .collect();
        (one.id.0, one.title, criteria.into_iter().collect())
    });
    Ok(told.collect())
}

/// The criterion that an item of our own framework stands under, or is.
fn criterion(known: &Known, at: usize) -> Option<String> {
    let edition = &known.edition;
    if !edition.urn.ends_with(OWN) {
        return None;
    }
    let tier = edition.tiers.iter().position(|tier| tier.id == "criterion")?;
    let line = std::iter::successors(Some(at), |at| edition.items[*at].parent);
    let ItemRef(reference) = line.map(|at| &edition.items[at]).find(|item| item.tier == tier)?.id.clone();
    Some(reference)
}

pub fn gaps<'a>(person: &'a Person, organisation: &'a OrganisationId) -> BoxFuture<'a, Result<Arc<[Gap]>>> {
    async {
        let names = criteria::names(person.words()).await?;
        let mut seen = BTreeSet::new();
        let all = found(person, organisation, "gap").await?.into_iter().flat_map(|(_, _, criteria)| criteria);
        let gaps = all.filter(|one| seen.insert(one.clone()));
        Ok(gaps.map(|criterion| Gap { name: names(&criterion), criterion }).collect())
    }
    .boxed()
}

pub fn source<'a>(person: &'a Person, organisation: &'a OrganisationId) -> BoxFuture<'a, Result<Source>> {
    async move {
        let strengths = found(person, organisation, "strength").await?;
        let strengths = strengths.into_iter().map(|(id, title, criteria)| Strength { id, title, criteria });
        let mut source = Source { strengths: strengths.collect(), ..Source::default() };
        let plan = match plans::current(person, organisation).await {
            Ok(plan) => plan,
            Err(Error::Forbidden | Error::NotFound) => None,
            Err(other) => return Err(other),
        };
        if let Some(id) = plan {
            let facts = facts::load(person, &id).await?;
            source.plan.clone_from(&facts.rows.plan.title);
            source.objectives = objectives(&facts, moved(person, &facts).await?);
        }
        Ok(source)
    }
    .boxed()
}

/// Those for which something was done, or that moved; what is only meant is no practice yet.
fn objectives(facts: &Facts, mut moved: BTreeMap<usize, Moved>) -> Vec<Objective> {
    let nodes = facts.outline.nodes();
    let all = facts.listed.iter().filter(|row| nodes[row.at].kind == NodeKind::Objective);
    let told = all.map(|row| {
        let node = facts.row(row.at);
        Objective {
            id: node.id.0.clone(),
            title: node.title.clone(),
            moved: moved.remove(&row.at),
            done: done(facts, row.at),
        }
    });
    told.filter(|one| one.moved.is_some() || !one.done.is_empty()).collect()
}

/// The actions that serve this objective and are done, in the order of the plan.
fn done(facts: &Facts, objective: usize) -> Vec<Done> {
    let nodes = facts.outline.nodes();
    let serves = |at: usize| facts.outline.serves(at).any(|tie| tie.objective == nodes[objective].id);
    let rows = facts.listed.iter().filter(|row| nodes[row.at].kind == NodeKind::Action && serves(row.at));
    let done = rows.map(|row| facts.row(row.at)).filter(|node| node.standing() == plan::Standing::Done);
    let told = done.map(|node| {
        let hours = node.work_planned.as_deref().and_then(|hours| Hours::parse(hours).ok());
        let hours = hours.and_then(|hours| hours.to_decimal(0).parse::<u32>().ok());
        Done {
            id: node.id.0.clone(),
            title: node.title.clone(),
            what: if node.body.is_empty() { node.output.clone() } else { node.body.clone() },
            working_days: hours.unwrap_or(0).div_ceil(8),
            first_day: node.first_day.clone().unwrap_or_default(),
            last_day: node.last_day.clone().unwrap_or_default(),
            challenge: node.risk.clone(),
            answer: node.risk_answer.clone(),
        }
    });
    told.collect()
}

/// What of each objective rose in a later assessment, by its place in the outline.
async fn moved(person: &Person, facts: &Facts) -> Result<BTreeMap<usize, Moved>> {
    let results = match movements::find(person, facts.id(), None, None).await {
        Ok(results) => results,
        Err(Error::Forbidden | Error::NotFound) => return Ok(BTreeMap::new()),
        Err(other) => return Err(other),
    };
    let Some(compared) = results.compared else { return Ok(BTreeMap::new()) };
    let known = &compared.earlier.frozen.known;
    let told = compared.objectives.iter().filter_map(|one| {
        let items = one.movement.items.iter().filter(|item| !matches!(item.went, Went::NotComparable(_)));
        let rose = items.clone().filter(|item| item.went == Went::Up);
        let places = rose.clone().filter_map(|item| known.edition.find(&item.earlier));
        let criteria: BTreeSet<String> = places.filter_map(|at| criterion(known, at)).collect();
        let moved = Moved { rose: rose.count(), n: items.count(), criteria: criteria.into_iter().collect() };
        (moved.rose > 0).then_some((one.at, moved))
    });
    Ok(told.collect())
}

/// Plans that the person may change, for what is taken over.
pub fn plans<'a>(
    person: &'a Person,
    organisation: &'a OrganisationId,
) -> BoxFuture<'a, Result<Vec<(PlanId, String)>>> {
    async {
        let rows = match plans::list(person, organisation).await {
            Ok(rows) => rows,
            Err(Error::Forbidden | Error::NotFound) => Vec::new(),
            Err(other) => return Err(other),
        };
        let open = rows
            .into_iter()
            .filter(|row| row.state != "closed" && person.can(Action::EditPlan, &rights::of_row(row)));
        Ok(open.map(|row| (row.id, row.title)).collect())
    }
    .boxed()
}

/// The actions that a plan has now.
pub fn actions<'a>(person: &'a Person, plan: &'a PlanId) -> BoxFuture<'a, Result<BTreeSet<NodeId>>> {
    async {
        let facts = facts::load(person, plan).await?;
        Ok(facts.rows.live().map(|node| node.id.clone()).collect())
    }
    .boxed()
}

/// Each block as an action, as long as its working days from the day on which it can begin.
pub fn add<'a>(
    person: &'a Person,
    plan: &'a PlanId,
    deeds: Vec<Deed>,
    reason: &'a str,
    keep: Keep<Vec<NodeId>>,
) -> BoxFuture<'a, Result<()>> {
    async move {
        let new = deeds.into_iter().map(as_action).collect();
        let written = adding::write(person, plan, new, reason).await?;
        let events = keep(written.tx(), written.ids.clone()).await?;
        written.commit(person, events).await?;
        Ok(())
    }
    .boxed()
}

/// Who is told of what befalls these actions: those who answer for them today.
pub fn holders<'a>(
    ctx: &'a Ctx,
    organisation: &'a OrganisationId,
    plan: &'a PlanId,
    nodes: Vec<NodeId>,
) -> BoxFuture<'a, Result<BTreeSet<PersonId>>> {
    async move {
        let facts = match facts::load_unchecked(ctx, plan).await {
            Ok(facts) => facts,
            Err(Error::NotFound) => return Ok(BTreeSet::new()),
            Err(other) => return Err(other),
        };
        let home = organisation::find(ctx.db().read(), organisation).await?.ok_or(Error::NotFound)?;
        let today = day_in(ctx.now, &home.time_zone);
        let told = Told::of(ctx, organisation).await?;
        let (held, gone) = (facts.rows.known_responsibilities(), told.names.gone(&facts));
        let made = facts.rows.live().filter(|node| nodes.contains(&node.id));
        let parties = made.flat_map(|node| responsible(&held, &node.node_id(), today, &gone));
        Ok(parties.flat_map(|party| told.leads(party)).collect())
    }
    .boxed()
}

fn as_action(deed: Deed) -> adding::New {
    let shortened = |text: &str, most: usize| text.chars().take(most).collect::<String>();
    let said = nodes::Said {
        title: shortened(&deed.title, nodes::LONGEST_TITLE),
        body: shortened(&deed.body, nodes::LONGEST_TEXT),
        priority: 2,
        work_planned: if deed.days == 0 { String::new() } else { (deed.days * 8).to_string() },
        ..Default::default()
    };
    adding::New {
        kind: "action".to_owned(),
        said,
        library_ref: deed.library_ref,
        findings: deed.finding.into_iter().collect(),
        ..Default::default()
    }
}

/// The practice that an action was made of. What was never published is nothing to those who plan.
pub fn origin<'a>(person: &'a Person, reference: &'a str) -> BoxFuture<'a, Result<Option<Origin>>> {
    async move {
        let named = reference.strip_prefix("practice:").and_then(|rest| rest.split_once('/'));
        let Some((id, _)) = named else { return Ok(None) };
        let code = person.words().code();
        let other = |language: &str| (language != code).then(|| language.to_owned());
        let address = format!("/practices/{id}");
        let origin = match catalogue::read(&person.ctx, &id.into(), None).await {
            Ok(Standing::Here(found)) => {
                let (title, language) = ties::title(&found.version, person.words())?;
                let (provider, lang) = (found.provider.name, other(&language));
                Origin { title, lang, provider, address, withdrawn: None }
            }
            Ok(Standing::Withdrawn(found)) => Origin {
                lang: other(&found.language),
                title: found.title,
                provider: found.provider,
                address,
                withdrawn: Some((person.words().day(found.day), found.reason)),
            },
            Err(Error::NotFound) => return Ok(None),
            Err(other) => return Err(other),
        };
        Ok(Some(origin))
    }
    .boxed()
}

/// Published practices of others that a plan can take parts of.
pub fn offered<'a>(
    person: &'a Person,
    criteria: &'a [String],
    search: &'a str,
) -> BoxFuture<'a, Result<Vec<Offered>>> {
    async move {
        let wanted = Wanted {
            search: search.to_owned(),
            criteria: criteria.to_vec(),
            entry: "practice".to_owned(),
            not_of: person.organisation.clone(),
            ..Wanted::default()
        };
        let found = catalogue::find(&person.ctx, &wanted).await?;
        let code = person.words().code();
        let offered = found.listed.into_iter().map(|one| Offered {
            lang: one.other_than(code),
            title: one.title,
            provider: one.provider,
            address: format!("/practices/{}", one.line.practice_id),
        });
        Ok(offered.collect())
    }
    .boxed()
}
