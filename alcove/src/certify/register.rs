//! The public register of certified institutions. It says who holds what from when to when, and no
//! score.

use alcove_domain::certify::certificate::Standing;
use alcove_domain::kit::{Day, Instant};

use super::certifying::Held;
use super::store::certificate::{self, Filter};
use crate::kit::ids::CertificateId;
use crate::kit::words::format::day_in;
use crate::kit::{Ctx, Error, Result, fold};

/// Rows of one page.
pub const PAGE: u64 = 50;

/// A file of the register is at most this long; whoever wants more asks page by page.
pub const MOST: u64 = 5_000;

/// What is asked of the register; as it stands in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    pub text: String,
    /// `scheme:level`.
    pub level: String,
    pub field: String,
    pub region: String,
    pub country: String,
    /// A word of a standing; empty: what is valid now; `all`.
    pub state: String,
}

pub struct Page {
    pub rows: Vec<Held>,
    pub next: Option<CertificateId>,
}

/// Today for the register, which is in no house's zone.
pub fn today(ctx: &Ctx) -> Day {
    day_in(ctx.now, "UTC")
}

pub async fn page(ctx: &Ctx, asked: &Asked, after: Option<&CertificateId>, limit: u64) -> Result<Page> {
    let today = today(ctx);
    let filter = filter(asked, today)?;
    let mut rows = certificate::register(ctx.db().read(), &filter, after, limit + 1).await?;
    let more = rows.len() as u64 > limit;
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let next = rows.last().filter(|_| more).map(|row| row.id.clone());
    let rows = rows.into_iter().map(|row| Held::of(row, today)).collect::<Result<_>>()?;
    Ok(Page { rows, next })
}

/// Where certificates that are valid now are read, with the day on which each was issued; the newest
/// first.
pub async fn places(ctx: &Ctx, most: u64) -> Result<Vec<(String, Day)>> {
    let filter = filter(&Asked::default(), today(ctx))?;
    let codes = certificate::codes(ctx.db().read(), &filter, most).await?.into_iter();
    Ok(codes.map(|(code, at)| (format!("/register/{code}"), day_in(Instant(at), "UTC"))).collect())
}

/// How the same is spread over regions.
pub async fn in_regions(ctx: &Ctx, asked: &Asked) -> Result<Vec<certificate::Region>> {
    Ok(certificate::in_regions(ctx.db().read(), &filter(asked, today(ctx))?).await?)
}

fn filter(asked: &Asked, today: Day) -> Result<Filter> {
    let (scheme, level) = asked.level.split_once(':').unwrap_or(("", ""));
    let standing = match asked.state.as_str() {
        "" => Some(Standing::Valid),
        "all" => None,
        word => Some(Standing::parse(word).ok_or_else(|| Error::invalid("state", "unknown-choice"))?),
    };
    Ok(Filter {
        words: fold::words(&asked.text),
        scheme: scheme.to_owned(),
        level: level.to_owned(),
        field: asked.field.clone(),
        region: asked.region.clone(),
        country: asked.country.clone(),
        standing,
        today: today.to_string(),
    })
}

/// One certificate by what stands on it; 404 where nothing has this code.
pub async fn by_code(ctx: &Ctx, code: &str) -> Result<Held> {
    let plain = code.trim().to_uppercase();
    let row = certificate::by_code(ctx.db().read(), &plain).await?.ok_or(Error::NotFound)?;
    Held::of(row, today(ctx))
}

/// What there is to choose from: regions, and levels as `scheme:level`.
pub async fn choices(ctx: &Ctx) -> Result<Vec<certificate::Choice>> {
    Ok(certificate::choices(ctx.db().read()).await?)
}
