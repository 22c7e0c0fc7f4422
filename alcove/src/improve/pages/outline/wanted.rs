use std::collections::HashMap;

use alcove_domain::improve::Stage;
use alcove_domain::kit::{Instant, Number};
use alcove_domain::network::Action;
use alcove_domain::plan::money;
use alcove_domain::plan::standing::Counts;

use crate::improve::approving;
use crate::improve::costs::{self, ByCurrency};
use crate::improve::facts::Facts;
use crate::improve::pages::last_words;
use crate::improve::state;
use crate::kit::ids::NodeId;
use crate::kit::{Result, Words};
use crate::network::Person;

use super::view::Pressing;

/// What the plan costs: key of the words, amount, and the page that says more. Nothing of what there
/// is no money for.
pub fn money(words: Words, facts: &Facts) -> Vec<(&'static str, String, String)> {
    let (mut planned, mut spent, mut unfunded) = (ByCurrency::new(), ByCurrency::new(), ByCurrency::new());
    let standings = facts.rows.standings();
    for row in &facts.rows.lines {
        let Some(line) = row.known() else { continue };
        let Some(at) = facts.outline.find(&line.node) else { continue };
        // What was given up costs nothing any more but what is paid already.
        let left = facts.outline.standing(&standings, at).counts() == Counts::OnlyWhatIsBound;
        match line.stage {
            money::Stage::Planned if left => continue,
            money::Stage::Planned => add(&mut planned, &line),
            money::Stage::Spent => add(&mut spent, &line),
            money::Stage::Committed => continue,
        }
        if row.is_unfunded_plan() {
            add(&mut unfunded, &line);
        }
    }
    let page = |place: &str| format!("/plans/{}/{place}", facts.id());
    let sums = [
        ("improve-outline-planned", planned, page("budget")),
        ("improve-outline-spent", spent, page("budget")),
        ("improve-outline-unfunded", unfunded, page("unfunded")),
    ];
    let said = |(key, mut sums, address): (&'static str, ByCurrency, String)| {
        sums.retain(|_, sum| !sum.is_zero());
        (!sums.is_empty()).then(|| (key, costs::in_words(words, &sums), address))
    };
    sums.into_iter().filter_map(said).collect()
}

fn add(sums: &mut ByCurrency, line: &alcove_domain::plan::Line) {
    let sum = sums.entry(line.currency.clone()).or_insert_with(Number::zero);
    *sum = &*sum + &line.amount;
}

/// That the first approval was asked for, or how many changes await approval again: for who gives it,
/// and for who asks for it.
pub async fn approval(person: &Person, facts: &Facts) -> Result<Option<String>> {
    let (first, key) = if person.can(Action::ApprovePlan, &facts.resource()) {
        ("improve-outline-approve-first", "improve-outline-approve")
    } else if person.can(Action::EditPlan, &facts.resource()) {
        ("improve-outline-awaits-first", "improve-outline-awaits")
    } else {
        return Ok(None);
    };
    let plan = &facts.rows.plan;
    if let Some(asked) = plan.asked_at.filter(|_| state::stage(plan) == Stage::Draft) {
        let day = person.words().day_of(Instant(asked), &person.zone);
        return Ok(Some(person.words().t1(first, "day", day)));
    }
    let count = approving::important(person, facts).await?.len();
    Ok((count > 0).then(|| person.words().t1(key, "count", count)))
}

/// What was said last of each of the few that press, so that the page says why.
pub async fn reasons(person: &Person, pressing: &mut [Pressing]) -> Result<()> {
    let nodes: Vec<NodeId> = pressing.iter().map(|one| NodeId::from(one.id.as_str())).collect();
    let mut said: HashMap<String, String> = last_words(person, &nodes, i64::MAX).await?;
    for one in pressing {
        one.words = said.remove(&one.id).unwrap_or_default();
    }
    Ok(())
}
