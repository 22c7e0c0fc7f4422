//! What waits for a person among practices, for the page that says what to do next.

use alcove_domain::network::Action;
use alcove_domain::publish::{Stage, Standing};

use super::practices::of_organisation;
use super::request_lists::{self, Line};
use super::reviewing;
use super::store::{adoption, practice, question};
use super::{ties, withdrawing};
use crate::kit::Result;
use crate::kit::ids::OrganisationId;
use crate::network::Person;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Another's practice waits for the institution's agreement.
    Endorse,
    /// One's own came back with reasons.
    Returned,
    /// A reviewer has it in hand.
    Review,
    /// Practices that a reviewer can take up, with how many.
    TakeUp(usize),
    /// Somebody asked a question.
    Answer,
    /// Whether it is still in use.
    Confirm,
    /// How what was taken over was adapted, and what came of it.
    Tell,
    /// What was taken over is withdrawn by those who wrote it.
    Withdrawn,
    /// Somebody asks for an internal document.
    Grant,
    /// One that was asked for is open, and was not read yet.
    Open,
}

impl What {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Endorse => "endorse",
            Self::Returned => "returned",
            Self::Review => "review",
            Self::TakeUp(_) => "take-up",
            Self::Answer => "answer",
            Self::Confirm => "confirm",
            Self::Tell => "tell",
            Self::Withdrawn => "withdrawn",
            Self::Grant => "grant",
            Self::Open => "open",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    pub what: What,
    pub title: String,
    pub address: String,
}

/// Of one kind, a page that names the next things names so many.
const LISTED: usize = 5;

/// Requests of one's own among which those are looked for that were opened lately.
const LOOKED_AT: u64 = 200;

pub async fn waiting(person: &Person) -> Result<Vec<Task>> {
    let mut tasks = as_reviewer(person).await?;
    if let Some(organisation) = &person.organisation {
        tasks.extend(of_house(person, organisation).await?);
    }
    Ok(tasks)
}

async fn as_reviewer(person: &Person) -> Result<Vec<Task>> {
    let queue = reviewing::queue(person, None, reviewing::COUNTED).await?;
    let mut tasks: Vec<Task> = queue
        .mine
        .into_iter()
        .take(LISTED)
        .map(|row| task(What::Review, row.title, format!("/practices/{}/review", row.id)))
        .collect();
    if !queue.waiting.is_empty() {
        tasks.push(task(What::TakeUp(queue.waiting.len()), String::new(), "/practices/reviews".to_owned()));
    }
    Ok(tasks)
}

async fn of_house(person: &Person, organisation: &OrganisationId) -> Result<Vec<Task>> {
    let db = person.ctx.db().read();
    let mut tasks = Vec::new();
    let work = |row: &practice::Model, place: &str| format!("/practices/{}/work{place}", row.id);
    let answers_for_it = person.can(Action::EndorsePractice, &of_organisation(person, organisation));
    if answers_for_it {
        let rows = practice::in_state(db, organisation, Stage::Submitted.word()).await?;
        // Nobody agrees to their own text.
        let others = rows.into_iter().filter(|row| row.created_by != person.id).take(LISTED);
        tasks.extend(others.map(|row| task(What::Endorse, row.title.clone(), work(&row, ""))));
    }
    let mine = |row: &practice::Model| row.created_by == person.id;
    let rows = practice::in_state(db, organisation, Stage::Returned.word()).await?;
    let own = rows.into_iter().filter(|row| mine(row)).take(LISTED);
    tasks.extend(own.map(|row| task(What::Returned, row.title.clone(), work(&row, ""))));
    let rows = practice::with_open_questions(db, organisation, &question::open_ones()).await?;
    let asked = rows.into_iter().filter(|row| answers_for_it || mine(row)).take(LISTED);
    tasks.extend(asked.map(|row| task(What::Answer, row.title.clone(), work(&row, "#questions"))));
    let rows = practice::asked_about(db, organisation).await?;
    let asked = rows.into_iter().filter(|row| answers_for_it || mine(row)).take(LISTED);
    tasks.extend(asked.map(|row| task(What::Confirm, row.title.clone(), work(&row, "#use"))));
    let lately = withdrawing::lately(&person.ctx, organisation).await?;
    for (what, rows) in [(What::Withdrawn, lately), (What::Tell, adoption::asked(db, organisation).await?)] {
        let taken = rows.into_iter().filter(|row| answers_for_it || row.adopted_by == person.id);
        let ties = ties::of(&person.ctx, taken.take(LISTED).collect()).await?;
        let told = |tie: ties::Tie| task(what, tie.title, format!("/practices/adoptions/{}", tie.row.id));
        tasks.extend(ties.into_iter().map(told));
    }
    tasks.extend(on_request(person).await?);
    Ok(tasks)
}

/// Internal documents: what others ask for, and what is open to oneself.
async fn on_request(person: &Person) -> Result<Vec<Task>> {
    let told =
        |what: What, line: Line| task(what, line.document, format!("/practices/requests/{}", line.row.id));
    let asked = request_lists::waiting(person, None, LISTED as u64).await?;
    let mut tasks: Vec<Task> = asked.into_iter().take(LISTED).map(|line| told(What::Grant, line)).collect();
    let unread =
        |line: &Line| matches!(line.standing, Standing::Open { .. }) && line.row.opened == 0 && !line.is_gone;
    let open = request_lists::sent(person, None, LOOKED_AT).await?.into_iter().filter(unread);
    tasks.extend(open.take(LISTED).map(|line| told(What::Open, line)));
    Ok(tasks)
}

fn task(what: What, title: String, address: String) -> Task {
    Task { what, title, address }
}
