//! The money and the indicators of the sample's development plans.

use std::collections::BTreeMap;

use super::network::{Organisation, acting};
use super::plan_words::Words;
use crate::improve::money::ledger;
use crate::improve::{indicators, readings};
use crate::kit::ids::{IndicatorId, NodeId, PlanId};
use crate::kit::{Ctx, Result};
use crate::network::Person;

/// A line of the ledger: the place of its action, years after the first, source, stage, funding,
/// need and amount.
struct Money(usize, i16, usize, &'static str, &'static str, &'static str, &'static str);

/// The last source is one that has not said yes.
const WISHED: usize = 2;

const PLANNED: [Money; 11] = [
    Money(1, 0, 0, "planned", "funded", "equipment", "8400"),
    Money(2, 0, 1, "planned", "funded", "training", "1200"),
    Money(2, 1, 1, "planned", "funded", "training", "2000"),
    Money(4, 1, 0, "planned", "funded", "outside-help", "2100"),
    Money(5, 0, 1, "planned", "funded", "money", "12000"),
    Money(5, 1, WISHED, "planned", "unfunded", "money", "9000"),
    Money(5, 2, WISHED, "planned", "unfunded", "money", "9000"),
    Money(6, 0, 1, "planned", "funded", "equipment", "12500"),
    Money(8, 0, 0, "planned", "funded", "training", "9000"),
    Money(11, 1, WISHED, "planned", "unfunded", "equipment", "6500"),
    Money(11, 1, 0, "planned", "funded", "staff-time", "8500"),
];

const HAPPENED: [Money; 4] = [
    Money(1, 0, 0, "committed", "funded", "equipment", "8400"),
    Money(1, 0, 0, "spent", "funded", "equipment", "6150"),
    Money(6, 0, 1, "spent", "funded", "equipment", "10980.50"),
    Money(8, 0, 0, "spent", "funded", "training", "8820"),
];

/// An indicator of an objective: starting value, targets of the first years, and what was read in
/// the first, in learners of learners.
struct Measured(usize, &'static str, [&'static str; 3], (&'static str, &'static str));

const MEASURED: [Measured; 2] = [
    Measured(0, "12", ["25", "45", "70"], ("341", "1240")),
    Measured(1, "38", ["50", "65", "80"], ("172", "301")),
];

/// What belongs to the plan before it is approved.
pub async fn plan(
    person: &Person,
    plan: &PlanId,
    said: &Words,
    year: i16,
    (objectives, deeds): (&[NodeId], &[NodeId]),
) -> Result<Vec<IndicatorId>> {
    for line in &PLANNED {
        ledger::add(person, plan, written(line, said, year, deeds)).await?;
    }
    let mut added = Vec::new();
    for (Measured(objective, baseline, targets, _), title) in MEASURED.iter().zip(said.indicators) {
        let targets = targets.iter().enumerate();
        let indicator = indicators::Said {
            title: title.to_owned(),
            definition: String::new(),
            measure: "share".to_owned(),
            unit: "%".to_owned(),
            decimals: "0".to_owned(),
            direction: "up".to_owned(),
            entry: "snapshot".to_owned(),
            across: "sum".to_owned(),
            baseline: (*baseline).to_owned(),
            baseline_year: (year - 1).to_string(),
            baseline_due: String::new(),
            targets: targets.map(|(at, target)| (year + at as i16, (*target).to_owned())).collect(),
            dimensions: Vec::new(),
            verified_by: String::new(),
        };
        added.push(indicators::add(person, plan, &objectives[*objective], indicator, "").await?.0);
    }
    Ok(added)
}

/// What happened since.
pub async fn happen(
    ctx: &Ctx,
    college: &Organisation,
    plan: &PlanId,
    said: &Words,
    year: i16,
    (deeds, measured): (&[NodeId], &[IndicatorId]),
) -> Result<()> {
    let person = acting(ctx, &college.coordinator, 40, 1).await?;
    for line in &HAPPENED {
        ledger::add(&person, plan, written(line, said, year, deeds)).await?;
    }
    for (Measured(.., (numerator, denominator)), id) in MEASURED.iter().zip(measured) {
        let reading = readings::Said {
            first_day: format!("{year}-01-01"),
            last_day: format!("{year}-12-31"),
            cell: BTreeMap::new(),
            amount: String::new(),
            numerator: (*numerator).to_owned(),
            denominator: (*denominator).to_owned(),
            source: said.register.to_owned(),
            note: String::new(),
            via: "page",
        };
        readings::read(&person, plan, id, reading).await?;
    }
    Ok(())
}

fn written(line: &Money, said: &Words, first_year: i16, deeds: &[NodeId]) -> ledger::Said {
    let Money(deed, years, source, stage, funding, need, amount) = line;
    ledger::Said {
        node: deeds[*deed].clone(),
        need_id: None,
        year: (first_year + years).to_string(),
        source: said.sources[*source].to_owned(),
        currency: said.currency.to_owned(),
        stage: (*stage).to_owned(),
        funding: (*funding).to_owned(),
        need: (*need).to_owned(),
        amount: ledger::exact_amount(amount),
        note: String::new(),
        reason: String::new(),
    }
}
