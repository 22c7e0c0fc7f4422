//! Rates of a plan, each with its day and who published it. They are added; a later entry for the
//! same day counts.

use std::sync::Arc;

use alcove_domain::kit::Number;
use alcove_domain::network::Action;
use alcove_domain::plan::money::{MOST, MoneyRefusal, Rate, read_amount};
use alcove_domain::plan::{Currency, Rates};

use super::{LONGEST_NAME, check_words, fault};
use crate::improve::changing::{self, Act, typed_day};
use crate::improve::facts::{self, Facts};
use crate::kit::clock::new_id;
use crate::kit::ids::{PlanId, RateId};
use crate::kit::{Error, FieldFault, Result};
use crate::network::Person;
use crate::plan::store::rate::Model;

/// A rate as somebody typed it.
#[derive(Clone, Debug, Default)]
pub struct Said {
    pub currency: String,
    pub day: String,
    /// What one unit of it is worth in the plan's own currency.
    pub worth: String,
    pub source: String,
}

pub async fn add(person: &Person, plan: &PlanId, said: Said) -> Result<(RateId, Arc<Facts>)> {
    let facts = facts::load(person, plan).await?;
    person.may(Action::EditPlan, &facts.resource())?;
    let rate = check(&facts, &said)?;
    let id: RateId = new_id();
    let after = format!("{} {} = {}", rate.day, rate.currency, rate.worth);
    let act = Act::new("plan.rate-added").after(after);
    let facts = changing::change(person, plan, act, |draft| {
        let row = Model {
            id: id.clone(),
            plan_id: plan.clone(),
            currency: rate.currency.as_str().to_owned(),
            day: rate.day.to_string(),
            worth: rate.worth.to_exact(),
            source: rate.source.clone(),
            entered_by: person.id.clone(),
            entered_at: draft.now,
        };
        let rates = &mut draft.rows.rates;
        rates.push(Arc::new(row));
        rates.sort_by(|one, other| {
            (&one.currency, &one.day, &one.id).cmp(&(&other.currency, &other.day, &other.id))
        });
        Ok(())
    })
    .await?;
    Ok((id, facts))
}

/// Whether a later entry for the same day took the place of this one.
pub fn is_replaced(facts: &Facts, row: &Model) -> bool {
    let same = |other: &&Arc<Model>| other.currency == row.currency && other.day == row.day;
    facts.rows.rates.iter().filter(same).any(|other| other.id > row.id)
}

fn check(facts: &Facts, said: &Said) -> Result<Rate> {
    let mut faults = Vec::new();
    let currency = Currency::parse(said.currency.trim().to_uppercase().as_str()).ok();
    if currency.is_none() {
        faults.push(FieldFault::new("currency", "no-currency"));
    }
    let day = match typed_day("day", &said.day) {
        Ok(Some(day)) => Some(day),
        Ok(None) => {
            faults.push(FieldFault::new("day", "day-missing"));
            None
        }
        Err(_) => {
            faults.push(FieldFault::new("day", "not-a-day"));
            None
        }
    };
    let worth = read_worth(&said.worth).map_err(|fault| faults.push(fault)).ok();
    check_words(&mut faults, "source", &said.source, LONGEST_NAME);
    let (Some(currency), Some(day), Some(worth)) = (currency, day, worth) else {
        if said.source.trim().is_empty() {
            faults.push(FieldFault::new("source", "rate-source-missing"));
        }
        return Err(Error::Invalid(faults));
    };
    let rate = Rate { currency, day, worth, source: said.source.trim().to_owned() };
    if let Err(refusal) = Rates::of(facts.rows.own_currency()?, vec![rate.clone()]) {
        faults.push(fault(refusal));
    }
    if faults.is_empty() { Ok(rate) } else { Err(Error::Invalid(faults)) }
}

/// Rates have three decimals as often as not, so a point always parts decimals; a comma before
/// three digits is asked about as in amounts.
fn read_worth(text: &str) -> std::result::Result<Number, FieldFault> {
    let at_worth = |refusal: MoneyRefusal| FieldFault { field: "worth".to_owned(), ..fault(refusal) };
    if text.trim().is_empty() {
        return Err(FieldFault::new("worth", "amount-missing"));
    }
    let decimal = if text.contains(',') { None } else { Number::parse(text.trim()).ok() };
    let worth = decimal.filter(|_| !text.contains('/')).map_or_else(|| read_amount(text), Ok);
    let worth = worth.map_err(at_worth)?;
    if worth > Number::from(MOST) {
        return Err(at_worth(MoneyRefusal::TooLarge { amount: worth }));
    }
    Ok(worth)
}
