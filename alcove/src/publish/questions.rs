//! Asking those who wrote a practice. Question and answer go through the platform; neither side
//! sees the other's address.

use alcove_domain::kit::words::check_some_words;
use alcove_domain::network::Action;

use super::practices::{self, recipient};
use super::store::question;
use super::{body::Body, catalogue};
use crate::kit::clock::new_id;
use crate::kit::ids::{PersonId, PracticeId, QuestionId};
use crate::kit::mail::{self, Mail};
use crate::kit::{Error, Refusal, Result, Words};
use crate::network::Person;
use crate::network::store::{organisation, person};

/// Questions of one person in a day; more are no questions.
const MOST_A_DAY: u64 = 10;

/// Whether anybody agreed to be asked about it.
pub fn is_open(body: &Body) -> bool {
    !body.contact.consented_on.is_empty() && !body.contact.email.is_empty()
}

/// Asks. The question goes to whoever agreed to be asked when it was published.
pub async fn ask(asker: &Person, id: &PracticeId, words: &str) -> Result<QuestionId> {
    let organisation = asker.current_organisation()?.clone();
    let found = catalogue::here(&asker.ctx, id, None).await?;
    if !is_open(&found.body) {
        return Err(Refusal::new("practice-nobody-to-ask").into());
    }
    check("question", words)?;
    let ctx = &asker.ctx;
    let since = ctx.now.plus_days(-1).millis();
    if question::asked_since(ctx.db().read(), &asker.id, since).await? >= MOST_A_DAY {
        return Err(Error::TooMany { seconds: 86_400 });
    }
    let row = question::Model {
        id: new_id(),
        practice_id: id.clone(),
        organisation_id: organisation.clone(),
        asked_by: asker.id.clone(),
        asked_at: ctx.now.millis(),
        question: words.trim().to_owned(),
        answer: String::new(),
        answered_at: None,
        answered_by: None,
    };
    let question = row.id.clone();
    let home = organisation::find(ctx.db().read(), &organisation).await?;
    let said = Words::of(&found.body.language).unwrap_or_default();
    let title = found.body.title(said.code());
    let link = format!("{}/practices/{id}/work#questions", ctx.app.config.public_url);
    let mail = Mail {
        to: found.body.contact.email.clone(),
        subject: said.t1("publish-mail-question-subject", "title", &title),
        body: said.say(
            "publish-mail-question-body",
            vec![
                ("who", asker.name.clone().into()),
                ("organisation", home.map(|one| one.name).unwrap_or_default().into()),
                ("question", row.question.clone().into()),
                ("link", link.into()),
            ],
        ),
        words: said,
        dedupe: Some(format!("practice-question/{question}")),
    };
    let event = ctx
        .event(Some(&asker.id), "practice.asked-about", "practice", id.as_str())
        .in_organisation(&organisation)
        .after(&title);
    let tx = ctx.begin().await?;
    question::add(&*tx, row).await?;
    mail::queue(ctx, &*tx, mail).await?;
    tx.commit(vec![event]).await?;
    Ok(question)
}

fn check(field: &'static str, words: &str) -> Result<()> {
    check_some_words(words).map_err(|refusal| practices::not_said(field, &refusal, "words-empty"))
}

/// Answers; the asker gets it by mail.
pub async fn answer(by: &Person, id: &PracticeId, question: &QuestionId, words: &str) -> Result<()> {
    let found = practices::find(&by.ctx, id).await?;
    by.may(Action::EditPractice, &found.resource())?;
    let ctx = &by.ctx;
    let row = question::find(ctx.db().read(), id, question).await?.ok_or(Error::NotFound)?;
    check("answer", words)?;
    let to = recipient(ctx, &row.organisation_id, &row.asked_by).await?;
    let event = practices::event(by, &found.row, "practice.question-answered").after(words.trim());
    let tx = ctx.begin().await?;
    if !question::is_answered(&*tx, question, words.trim(), &by.id, ctx.now.millis()).await? {
        return Err(Error::Conflict(serde_json::Value::Null));
    }
    if let Some((to, said)) = to {
        let mail = Mail {
            to,
            subject: said.t1("publish-mail-answer-subject", "title", &found.row.title),
            body: said.t3(
                "publish-mail-answer-body",
                "title",
                &found.row.title,
                "answer",
                words.trim(),
                "question",
                &row.question,
            ),
            words: said,
            dedupe: Some(format!("practice-answer/{question}")),
        };
        mail::queue(ctx, &*tx, mail).await?;
    }
    tx.commit(vec![event]).await
}

/// A question with the names of those who asked.
pub struct Asked {
    pub row: question::Model,
    pub who: String,
    pub organisation: String,
}

/// A page of the questions about a practice, newest first, one longer than it: for those who may answer
/// them.
pub async fn list(
    by: &Person,
    id: &PracticeId,
    after: Option<&QuestionId>,
    limit: u64,
) -> Result<Vec<Asked>> {
    let found = practices::find(&by.ctx, id).await?;
    by.may(Action::EditPractice, &found.resource())?;
    named(by, question::of_practice(by.ctx.db().read(), id, after, limit + 1).await?).await
}

/// One of them.
pub async fn find(by: &Person, id: &PracticeId, question: &QuestionId) -> Result<Asked> {
    let found = practices::find(&by.ctx, id).await?;
    by.may(Action::EditPractice, &found.resource())?;
    let row = question::find(by.ctx.db().read(), id, question).await?.ok_or(Error::NotFound)?;
    named(by, vec![row]).await?.pop().ok_or(Error::NotFound)
}

async fn named(by: &Person, rows: Vec<question::Model>) -> Result<Vec<Asked>> {
    let db = by.ctx.db().read();
    let ids: Vec<PersonId> = rows.iter().map(|row| row.asked_by.clone()).collect();
    let people = person::named(db, ids).await?;
    let mut asked = Vec::new();
    for row in rows {
        let who = people.iter().find(|one| one.id == row.asked_by).map(|one| one.name.clone());
        let home = organisation::find(db, &row.organisation_id).await?;
        asked.push(Asked {
            who: who.unwrap_or_default(),
            organisation: home.map(|one| one.name).unwrap_or_default(),
            row,
        });
    }
    Ok(asked)
}

/// A page of what somebody asked, newest first, with the answers they got, one longer than it; about one
/// practice where one is given.
pub async fn asked_by(
    asker: &Person,
    practice: Option<&PracticeId>,
    after: Option<&QuestionId>,
    limit: u64,
) -> Result<Vec<question::Model>> {
    Ok(question::of_asker(asker.ctx.db().read(), &asker.id, practice, after, limit + 1).await?)
}

/// For the page: whether a question can be asked here by this reader.
pub fn may_ask(asker: Option<&Person>, body: &Body) -> bool {
    is_open(body) && asker.is_some_and(|one| one.organisation.is_some())
}
