//! How far an institution has come to each level on offer, long before it applies.

use alcove_domain::assess::edition::Publication;
use alcove_domain::certify::rule::Facts;
use alcove_domain::certify::{Progress, Rule};
use alcove_domain::network::Action;

use super::facts::of_organisation;
use super::reading::{self, Reading};
use super::scheme_body::{LevelBody, SchemeBody};
use super::schemes::{self, Edition};
use crate::assess::store::assessment;
use crate::kit::ids::{AssessmentId, OrganisationId, SchemeId};
use crate::kit::{Ctx, Error, Result};
use crate::network::Person;
use crate::network::store::organisation;
use crate::plan::store::plan;

/// One rule of a level with what it finds.
#[derive(Clone, Debug)]
pub struct Judged {
    pub rule: Rule,
    pub progress: Progress,
}

/// A level on offer, judged.
#[derive(Clone, Debug)]
pub struct Level {
    pub id: String,
    pub rules: Vec<Judged>,
}

impl Level {
    pub fn met(&self) -> usize {
        self.rules.iter().filter(|one| one.progress.met).count()
    }

    pub fn unmet(&self) -> usize {
        self.rules.len() - self.met()
    }
}

/// A scheme on offer with all its levels.
pub struct Offer {
    pub edition: Edition,
    pub body_name: String,
    pub levels: Vec<Level>,
}

/// What the levels were judged on.
pub struct Ground {
    pub reading: Option<Reading>,
    pub plan: Option<plan::Model>,
    pub facts: Facts,
    /// Assessments that there are to choose from, newest first.
    pub assessments: Vec<assessment::Model>,
}

/// All levels on offer, for a member of the institution.
pub async fn overview(
    person: &Person,
    of: &OrganisationId,
    asked: Option<&AssessmentId>,
) -> Result<(Ground, Vec<Offer>)> {
    person.may(Action::SeeApplication, &of_organisation(of))?;
    let ground = ground(person, of, asked).await?;
    let mut offers = Vec::new();
    for edition in schemes::on_offer(&person.ctx).await? {
        let body_name = body_name(&person.ctx, &edition.row.body_id).await?;
        let levels =
            edition.body.levels.iter().map(|level| judge(&edition.body, level, &ground, "")).collect();
        offers.push(Offer { edition, body_name, levels });
    }
    Ok((ground, offers))
}

/// One level on offer.
pub async fn level(
    person: &Person,
    of: &OrganisationId,
    scheme: &SchemeId,
    level: &str,
    asked: Option<&AssessmentId>,
    field: &str,
) -> Result<(Ground, Edition, String, Level)> {
    person.may(Action::SeeApplication, &of_organisation(of))?;
    let found = schemes::find(person, scheme).await?;
    let edition = found.published().ok_or(Error::NotFound)?.clone();
    let body = edition.body.level(level).ok_or(Error::NotFound)?.clone();
    let ground = ground(person, of, asked).await?;
    let judged = judge(&edition.body, &body, &ground, field);
    let body_name = body_name(&person.ctx, &edition.row.body_id).await?;
    Ok((ground, edition, body_name, judged))
}

/// What levels are judged on: the assessment that is asked for, else the usual one; the usual plan.
async fn ground(person: &Person, of: &OrganisationId, asked: Option<&AssessmentId>) -> Result<Ground> {
    let plan = reading::usual_plan(&person.ctx, of).await?;
    ground_with(person, of, asked, plan, false).await
}

/// The same with a plan, or without one.
pub async fn ground_with(
    person: &Person,
    of: &OrganisationId,
    asked: Option<&AssessmentId>,
    plan: Option<plan::Model>,
    declared: bool,
) -> Result<Ground> {
    let ctx = &person.ctx;
    let assessments = reading::assessments(ctx, of).await?;
    let row = match asked {
        Some(id) => Some(assessments.iter().find(|row| row.id == *id).ok_or(Error::NotFound)?),
        None => reading::usual(&assessments),
    };
    let reading = match row {
        Some(row) => Some(reading::read(ctx, row.clone()).await?),
        None => None,
    };
    let facts = reading::facts(person, of, reading.as_ref(), plan.clone(), declared).await?;
    Ok(Ground { reading, plan, facts, assessments })
}

/// A level's rules, and before them that the assessment is closed: a running one can change.
pub fn judge(scheme: &SchemeBody, level: &LevelBody, ground: &Ground, field: &str) -> Level {
    let taken = ground.reading.as_ref().is_none_or(|reading| takes(scheme, reading));
    let nothing = Facts { plan: ground.facts.plan, declared: ground.facts.declared, ..Facts::default() };
    let facts = if taken { &ground.facts } else { &nothing };
    let rules = std::iter::once(Rule::Closed).chain(level.rules.iter().map(|rule| rule.rule()));
    let judged = rules.map(|rule| Judged { progress: rule.judge(facts, scheme.items_of(field)), rule });
    Level { id: level.id.clone(), rules: judged.collect() }
}

/// Whether the scheme takes assessments by this framework.
pub fn takes(scheme: &SchemeBody, reading: &Reading) -> bool {
    scheme.frameworks.is_empty() || scheme.frameworks.contains(&reading.laid.tree.urn)
}

/// Whether the framework's texts may be handed in; those that may not be published stay in the
/// institution, and the body reads codes.
pub fn texts_may_leave(reading: &Reading) -> bool {
    reading.laid.known.edition.publication == Publication::Public
}

pub async fn body_name(ctx: &Ctx, id: &OrganisationId) -> Result<String> {
    Ok(organisation::find(ctx.db().read(), id).await?.map(|row| row.name).unwrap_or_default())
}
