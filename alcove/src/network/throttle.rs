//! Guessing is slow: so many attempts in so long, counted in the database for all nodes together.

use super::store::sign_in_attempt;
use crate::kit::clock::hash_secret;
use crate::kit::db::{Connection, in_turn};
use crate::kit::{Ctx, Error, Result};

const WINDOW_MILLIS: i64 = 15 * 60 * 1000;

/// Enough for somebody who tries all the passwords he ever had.
const PER_ACCOUNT: u64 = 10;

/// A school behind one address mistypes more often than one person.
const PER_ADDRESS: u64 = 30;

/// What is counted: an account by its folded e-mail, and the address.
pub struct Subjects {
    account: String,
    address: String,
}

impl Subjects {
    pub fn of(what: &str, account: &str, address: &str) -> Self {
        Self {
            account: hash_secret(&format!("{what} account {account}")),
            address: hash_secret(&format!("{what} address {address}")),
        }
    }
}

/// Counts an attempt before it is made, so that many at once count too. Refuses when there were
/// too many.
pub async fn count(ctx: &Ctx, subjects: &Subjects) -> Result<Counted> {
    let tx = ctx.begin().await?;
    // Otherwise a hundred at once would all find the count as it was before them.
    in_turn(&*tx, &[&subjects.account, &subjects.address]).await?;
    let now = ctx.now.millis();
    for (subject, most) in [(&subjects.account, PER_ACCOUNT), (&subjects.address, PER_ADDRESS)] {
        let last = sign_in_attempt::since(&*tx, subject, now - WINDOW_MILLIS, most).await?;
        if last.len() as u64 == most {
            let free_at = last.last().copied().unwrap_or(now) + WINDOW_MILLIS;
            return Err(Error::TooMany { seconds: (free_at - now + 999) / 1000 });
        }
    }
    sign_in_attempt::add(&*tx, &subjects.account, now).await?;
    let of_address = sign_in_attempt::add(&*tx, &subjects.address, now).await?;
    sign_in_attempt::forget_before(&*tx, now - 4 * WINDOW_MILLIS).await?;
    tx.commit_unrecorded().await?;
    Ok(Counted { account: subjects.account.clone(), of_address })
}

/// An attempt that was counted beforehand.
pub struct Counted {
    account: String,
    of_address: String,
}

impl Counted {
    /// Who came in may mistype again, and a class that signs in at nine is no attack.
    pub async fn forget(self, tx: &impl Connection) -> Result<()> {
        sign_in_attempt::forget(tx, &self.account).await?;
        Ok(sign_in_attempt::forget_one(tx, &self.of_address).await?)
    }
}
