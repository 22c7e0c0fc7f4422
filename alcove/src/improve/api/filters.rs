//! The filters of a plan's rows, where a machine asks by them: what no row can answer is a mistake, and
//! not an empty list.

use alcove_domain::plan::{Party, Span};

use crate::improve::facts::Facts;
use crate::improve::names::Names;
use crate::improve::pages::outline::Asked;
use crate::kit::error::FieldFault;
use crate::kit::{Error, Result};
use crate::plan::words;

pub fn check(facts: &Facts, names: &Names, asked: &Asked) -> Result<()> {
    let missing = ["dates", "owner", "conflict", "objective"];
    let is_year = |text: &str| text.parse().ok().and_then(Span::year).is_some();
    let checks = [
        ("unit", &asked.unit, !names.name(&Party::Unit(asked.unit.as_str().into())).is_empty()),
        ("person", &asked.person, !names.name(&Party::Person(asked.person.as_str().into())).is_empty()),
        (
            "standing",
            &asked.standing,
            asked.standing == "late" || words::read_standing(&asked.standing).is_some(),
        ),
        ("objective", &asked.objective, facts.place(&asked.objective).is_ok()),
        ("year", &asked.year, is_year(&asked.year)),
        ("missing", &asked.missing, missing.contains(&asked.missing.as_str())),
    ];
    let wrong = checks.into_iter().filter(|(_, value, fits)| !value.is_empty() && !fits);
    let faults: Vec<FieldFault> = wrong.map(|(name, ..)| FieldFault::new(name, "unknown-choice")).collect();
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
}
