//! Looking at a release: the figures of a group, and one's own value beside them.

use std::collections::{BTreeMap, BTreeSet};

use alcove_domain::benchmark::PeerGroup;
use alcove_domain::kit::Number;
use alcove_domain::network::{Action, Resource, Sharing};
use serde::Serialize;

use super::extracting;
use super::framework::{COVERAGE, Compared, PLAN, WHOLE};
use super::making::{self, opened};
use super::standing::Standing;
use super::store::{contribution, figure, release};
use crate::kit::ids::{EditionId, NetworkId, OrganisationId};
use crate::kit::{Ctx, Error, Result, Words};
use crate::network::store::network_member;
use crate::network::{Person, networks};

/// One row: what is compared, one's own value, and the middle of the group where it may be told.
#[derive(Clone, Debug)]
pub struct Row {
    pub item: String,
    pub depth: usize,
    pub code: String,
    pub name: String,
    pub language: Option<String>,
    pub own: Option<Number>,
    pub middle: Option<Middle>,
    /// The number of the release that told it last, where the newest withholds it.
    pub earlier: Option<i64>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Middle {
    pub n: i64,
    pub lower: Number,
    pub median: Number,
    pub upper: Number,
}

/// At how many of the deepest headings an own value lies above, within and below the middle half.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    pub above: usize,
    pub within: usize,
    pub below: usize,
}

impl Beside {
    pub fn of(rows: &[Row]) -> Self {
        let deepest = rows.iter().map(|row| row.depth).max().unwrap_or(0);
        let mut beside = Self::default();
        for row in rows.iter().filter(|row| row.depth == deepest) {
            match (&row.own, &row.middle) {
                (Some(own), Some(middle)) if *own > middle.upper => beside.above += 1,
                (Some(own), Some(middle)) if *own < middle.lower => beside.below += 1,
                (Some(_), Some(_)) => beside.within += 1,
                _ => {}
            }
        }
        beside
    }

    pub fn told(self) -> usize {
        self.above + self.within + self.below
    }
}

/// A release with the figures of one group, and those of releases before it that it withholds.
pub struct Sight {
    pub release: release::Model,
    pub compared: Compared,
    /// The group that is looked at.
    pub peers: PeerGroup,
    /// Those that have figures.
    pub groups: Vec<PeerGroup>,
    /// In the order of the edition: coverage, the plan and the whole first.
    pub rows: Vec<Row>,
    /// When the own values were closed, where there are any.
    pub own_closed_at: Option<i64>,
}

/// The same row for machines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RowView {
    /// An item of the edition, or `whole`, `coverage`, `plan`.
    pub item: String,
    pub name: String,
    /// A decimal, of at most four places; so are the others.
    pub own: Option<String>,
    pub n: Option<i64>,
    pub lower: Option<String>,
    pub median: Option<String>,
    pub upper: Option<String>,
    /// The number of the release that told it last, where the newest withholds it.
    pub release: Option<i64>,
}

/// All figures of a group, for whoever coordinates the network. `None` where there is no release.
pub async fn figures(
    person: &Person,
    network: &NetworkId,
    edition: Option<&EditionId>,
    peers: &str,
) -> Result<Option<Sight>> {
    networks::found(person, network, Action::CoordinateNetwork).await?;
    let Some(row) = release::standing(person.ctx.db().read(), network, edition).await? else {
        return Ok(None);
    };
    let standing = Standing::with_earlier(person.ctx.db().read(), row).await?;
    sight(&person.ctx, standing, peers, person.words(), Sharing::Criteria, None).await.map(Some)
}

/// The own values of an organisation beside a group, as far as the organisation itself shares: who
/// gives nothing to a figure is shown none.
pub async fn comparison(
    person: &Person,
    network: &NetworkId,
    of: &OrganisationId,
    edition: Option<&EditionId>,
    peers: &str,
) -> Result<(Sharing, Option<Sight>)> {
    networks::found(person, network, Action::SeeNetwork).await?;
    person.may(Action::SeeOutcome, &Resource::Assessment(of.as_str().into()))?;
    let db = person.ctx.db().read();
    let member = network_member::standing(db, network, of).await?.filter(|row| row.accepted_at.is_some());
    let member = member.ok_or(Error::NotFound)?;
    let shares = Sharing::parse(&member.shares).unwrap_or(Sharing::Nothing);
    if shares == Sharing::Nothing {
        return Ok((shares, None));
    }
    let Some(row) = release::standing(db, network, edition).await? else { return Ok((shares, None)) };
    let standing = Standing::with_earlier(db, row).await?;
    Ok((shares, Some(sight(&person.ctx, standing, peers, person.words(), shares, Some(of)).await?)))
}

/// For files, whose reader was asked before: what one release told, which never changes.
pub async fn whole(ctx: &Ctx, row: release::Model, peers: &str, words: Words) -> Result<Sight> {
    sight(ctx, Standing::alone(row), peers, words, Sharing::Criteria, None).await
}

async fn sight(
    ctx: &Ctx,
    standing: Standing,
    peers: &str,
    words: Words,
    shares: Sharing,
    of: Option<&OrganisationId>,
) -> Result<Sight> {
    let db = ctx.db().read();
    let compared = Compared::load(ctx, &standing.newest.edition_id).await?;
    let groups = standing.groups(db).await?;
    let wanted = PeerGroup::parse(peers).filter(|group| groups.contains(group));
    let peers = wanted.unwrap_or(PeerGroup::Everyone);
    let figures = standing.of_group(db, &peers).await?;
    let own = match of {
        Some(of) => own(ctx, &compared, std::slice::from_ref(of)).await?.remove(of).unwrap_or_default(),
        None => Own::default(),
    };
    let open: BTreeSet<String> = opened(&compared, shares);
    let make = |item: String, depth: usize, code: String, name: String, language: Option<String>| Row {
        own: own.values.get(&item).cloned(),
        middle: figures.get(&item).and_then(|told| middle(&told.figure)),
        earlier: figures.get(&item).and_then(|told| told.earlier),
        item,
        depth,
        code,
        name,
        language,
    };
    let special = [COVERAGE, PLAN, WHOLE].map(|item| {
        make(item.to_owned(), 0, String::new(), words.t(&format!("benchmark-item-{item}")), None)
    });
    let headings = compared
        .headings(words)
        .into_iter()
        .map(|one| make(one.item, one.depth, one.code, one.name, one.language));
    let rows = special.into_iter().chain(headings).filter(|row| open.contains(&row.item)).collect();
    Ok(Sight { release: standing.newest, compared, peers, groups, rows, own_closed_at: own.closed_at })
}

/// A figure as it is kept; none where it cannot be read.
pub fn middle(row: &figure::Model) -> Option<Middle> {
    Some(Middle {
        n: row.n,
        lower: Number::read_exact(&row.lower)?,
        median: Number::read_exact(&row.median)?,
        upper: Number::read_exact(&row.upper)?,
    })
}

/// What an organisation's newest closed assessment says, whatever it shares.
#[derive(Clone, Debug, Default)]
pub struct Own {
    pub values: BTreeMap<String, Number>,
    pub closed_at: Option<i64>,
}

/// Of these organisations; none of those that have closed nothing over the framework.
pub async fn own(
    ctx: &Ctx,
    compared: &Compared,
    of: &[OrganisationId],
) -> Result<BTreeMap<OrganisationId, Own>> {
    let db = ctx.db().read();
    let closed = contribution::closed_of(db, compared.known.framework_id.as_str(), of).await?;
    let closed = making::latest(closed);
    let ids: Vec<String> = closed.iter().map(|one| one.outcome_id.clone()).collect();
    let mut kept = contribution::values(db, &ids).await?;
    let mut found = BTreeMap::new();
    for one in closed {
        let values = match kept.remove(&one.outcome_id) {
            Some(values) => values,
            // No release has read it yet.
            None => extracting::outcome(ctx, &one).await?.1,
        };
        let number = |row: &contribution::value::Model| {
            Some((compared.item(&row.item)?.to_owned(), Number::read_exact(&row.value)?))
        };
        let values = values.iter().filter_map(number).collect();
        found.insert(one.organisation_id, Own { values, closed_at: Some(one.closed_at) });
    }
    Ok(found)
}

/// The places that machines are told: a mean of some institutions says nothing beyond them.
const PLACES: u32 = 4;

/// A number for machines: a decimal, rounded, without zeros at the end. What never ends as a decimal
/// is no fraction to them, for few programs read one.
pub fn decimal(number: &Number) -> String {
    let text = number.to_decimal(PLACES);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A number for spreadsheets: as the page rounds it, only that a share stays one and is no percent.
pub fn rounded(item: &str, number: &Number) -> String {
    number.to_decimal(if is_share(item) { 2 } else { 1 })
}

fn is_share(item: &str) -> bool {
    item == COVERAGE || item == PLAN
}

impl Row {
    /// A share of all, and not a grade.
    pub fn is_share(&self) -> bool {
        is_share(&self.item)
    }

    pub fn said(&self, words: Words, number: &Number) -> String {
        if self.is_share() {
            words.t1("benchmark-percent", "n", words.number(&(number * &Number::from(100)), 0))
        } else {
            words.number(number, 1)
        }
    }

    pub fn view(&self) -> RowView {
        let middle = self.middle.as_ref();
        RowView {
            item: self.item.clone(),
            name: self.name.clone(),
            own: self.own.as_ref().map(decimal),
            n: middle.map(|one| one.n),
            lower: middle.map(|one| decimal(&one.lower)),
            median: middle.map(|one| decimal(&one.median)),
            upper: middle.map(|one| decimal(&one.upper)),
            release: self.earlier,
        }
    }
}

impl Sight {
    /// Whether there are figures of releases before it.
    pub fn is_partly_earlier(&self) -> bool {
        self.rows.iter().any(|row| row.earlier.is_some())
    }

    /// The deepest headings by their median, of those that may be told: what the network does well,
    /// and what it does not. Headings stand in an order here; members never do.
    pub fn strong_and_weak(&self, most: usize) -> (Vec<&Row>, Vec<&Row>) {
        let deepest = self.rows.iter().map(|row| row.depth).max().unwrap_or(0);
        let is_special = |row: &Row| row.is_share() || row.item == WHOLE;
        let mut told: Vec<&Row> = self
            .rows
            .iter()
            .filter(|row| row.depth == deepest && !is_special(row) && row.middle.is_some())
            .collect();
        told.sort_by(|a, b| median(b).cmp(&median(a)).then(a.item.cmp(&b.item)));
        let most = most.min(told.len() / 2);
        let weak = told.iter().rev().take(most).copied().collect();
        (told.into_iter().take(most).collect(), weak)
    }
}

fn median(row: &Row) -> Option<Number> {
    row.middle.as_ref().map(|middle| middle.median.clone())
}
