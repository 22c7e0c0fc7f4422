//! What waits for an assessor who has handed in: to agree with the other, to write the report, and to
//! finish it once the institution has checked its facts.

use alcove_domain::certify::Stage;
use alcove_domain::certify::sight::Glimpse;
use alcove_domain::kit::Day;

use super::desk::{self, Line};
use super::desk_tasks::Task;
use super::invited::Mine;
use super::store::report;
use crate::kit::Result;
use crate::kit::words::format::day_in;
use crate::network::Person;

pub async fn after_handing_in(person: &Person, mine: &Mine) -> Result<Option<Task>> {
    let desk = desk::open(person, &mine.application.id).await?;
    let today = day_in(person.ctx.now, &person.zone);
    let task = |what, values, address: String| Task {
        what,
        values,
        eyebrow: mine.body.clone(),
        address,
        days: Day::parse(&mine.row.last_day).ok().map(|day| today.days_until(day)),
    };
    let applicant = ("applicant", mine.applicant.as_str().into());
    let its_report = format!("/applications/{}/report", mine.application.id);
    match desk.gate.stage() {
        Stage::UnderAssessment if desk.others() == Glimpse::All => {
            let lines = desk::overview(person, &desk).await?.lines;
            let left = lines.iter().filter(|line| !Line::is_settled(line)).count();
            if left > 0 {
                let values = vec![applicant, ("left", left.into())];
                return Ok(Some(task("settle", values, format!("/desk/{}", mine.application.id))));
            }
            // The report is the lead's to send.
            Ok(desk.gate.is_lead().then(|| task("report", vec![applicant], its_report)))
        }
        Stage::FactualCheck if desk.gate.is_lead() => {
            let found = report::find(person.ctx.db().read(), &mine.application.id).await?;
            let is_checked = found.is_some_and(|row| row.checked_at.is_some());
            Ok(is_checked.then(|| task("finish", vec![applicant], its_report)))
        }
        _ => Ok(None),
    }
}
