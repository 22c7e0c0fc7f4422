//! A workbook on its way back: read and shown first, written only when somebody confirms it, in one
//! act. What others have changed since it was made is told and never overwritten.

use std::collections::BTreeSet;
use std::sync::Arc;

use alcove_domain::kit::Number;
use alcove_domain::network::Action;
use alcove_domain::plan::Part;
use alcove_domain::plan::baseline::{About, Said};
use serde::{Deserialize, Serialize};

use super::book::{Book, Extra, Merged, Topic, Wish};
use super::import_apply::{Applying, Refused};
use super::import_read::{self, MOST_FAULTS, Place, Told};
use super::measured::{NewIndicator, NewReading};
use super::source::Source;
use super::table::figure;
use crate::improve::changing::{self, Act, Draft};
use crate::improve::facts::{self, Facts};
use crate::improve::names::Names;
use crate::improve::state;
use crate::improve::store::import;
use crate::improve::telling::{measured_said, own_key, phases_said};
use crate::kit::clock::new_id;
use crate::kit::ids::{PlanId, PlanImportId};
use crate::kit::page::said;
use crate::kit::{Error, Refusal, Result, Words};
use crate::network::Person;
use crate::plan::words as column;

/// What is kept of a workbook.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Body {
    wishes: Vec<Wish>,
    /// Places of those that were written, once it is confirmed.
    #[serde(default)]
    written: Vec<usize>,
    /// Places of those that were left, with what stood there.
    #[serde(default)]
    left: Vec<(usize, Option<String>)>,
}

/// What became of a workbook that somebody sent.
#[derive(Debug)]
pub enum Taken {
    /// Nothing is kept; the faults in words, each with its sheet and row.
    Faulty(Vec<String>),
    /// It says what the plan says.
    Unchanged,
    Kept(PlanImportId),
}

/// One change in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// "1.2 Meter the workshops"
    pub node: String,
    /// The column: "Last day".
    pub what: String,
    pub sheet: String,
    pub row: usize,
    /// What the workbook was made from.
    pub before: String,
    pub after: String,
    /// What stands there now, of what another has changed.
    pub now: String,
}

/// A workbook that was read.
pub struct Shown {
    pub row: import::Model,
    pub facts: Arc<Facts>,
    pub changes: Vec<Change>,
    pub stale: Vec<Change>,
}

/// The plan, for a person who may change all of it.
async fn editable(person: &Person, plan: &PlanId) -> Result<Arc<Facts>> {
    let facts = facts::load(person, plan).await?;
    person.may(Action::EditPlan, &facts.resource())?;
    Ok(facts)
}

/// Reads a workbook and keeps what it wants. Nothing of the plan is written.
pub async fn take(person: &Person, plan: &PlanId, file_name: &str, bytes: Vec<u8>) -> Result<Taken> {
    let facts = editable(person, plan).await?;
    state::of(&facts.rows.plan).may_change()?;
    if bytes.is_empty() {
        return Err(Error::invalid("file", "file-missing"));
    }
    let raw = tokio::task::spawn_blocking(move || import_read::raw(&bytes)).await.map_err(Error::fault)??;
    let source = Source::gather(&person.ctx, facts.clone(), person.words()).await?;
    let Told { wishes, mut faults, broken } = import_read::read(&source, raw)?;
    let mut draft = Draft {
        rows: facts.rows.clone(),
        ties: facts.ties.clone(),
        today: facts.today(person),
        now: person.ctx.now.millis(),
    };
    let merged = Book::of(&facts.rows, draft.today).merge(&wishes)?;
    if faults.is_empty() && merged.fitting.is_empty() && merged.stale.is_empty() {
        return Ok(Taken::Unchanged);
    }
    if let Err(refused) = written(person, &source.names, &wishes, &merged, &broken, &mut draft) {
        faults.extend(refused.into_iter().map(|one| told_refusal(person.words(), &wishes, one)));
    }
    if !faults.is_empty() {
        faults.truncate(MOST_FAULTS);
        return Ok(Taken::Faulty(faults));
    }
    let row = import::Model {
        id: new_id(),
        plan_id: plan.clone(),
        file_name: file_name.chars().filter(|sign| !sign.is_control()).take(200).collect(),
        changes: serde_json::to_string(&Body { wishes, ..Body::default() }).map_err(Error::fault)?,
        faults: "[]".to_owned(),
        read_by: person.id.clone(),
        read_at: person.ctx.now.millis(),
        confirmed_at: None,
        dropped_at: None,
    };
    let id = row.id.clone();
    let tx = person.ctx.begin().await?;
    let event = person
        .ctx
        .event(Some(&person.id), "plan.workbook-read", "plan", plan.as_str())
        .in_organisation(facts.organisation())
        .after(&row.file_name);
    import::add(&*tx, row).await?;
    tx.commit(vec![event]).await?;
    Ok(Taken::Kept(id))
}

/// Writes what fits into the draft, and asks the rules about the whole.
fn written(
    person: &Person,
    names: &Names,
    wishes: &[Wish],
    merged: &Merged,
    broken: &BTreeSet<Place>,
    draft: &mut Draft,
) -> std::result::Result<(), Vec<Refused>> {
    let whole = |why| vec![Refused { wish: None, why }];
    let applying = Applying::new(person, names, wishes, &merged.fitting, broken, draft).map_err(whole)?;
    applying.apply(draft)?;
    Facts::of(draft.rows.clone(), draft.ties.clone()).map_err(whole)?;
    Ok(())
}

/// What fitted when it was shown and is refused now that the plan is another: each row with its reason.
fn no_longer_fits(words: Words, wishes: &[Wish], refused: Vec<Refused>) -> Error {
    let told: Vec<String> = refused.into_iter().map(|one| told_refusal(words, wishes, one)).collect();
    Refusal::new("import-no-longer-fits").with("count", told.len()).with("rows", told.join(" ")).into()
}

fn told_refusal(words: Words, wishes: &[Wish], refused: Refused) -> String {
    let why = match &refused.why {
        Error::Invalid(faults) => faults.iter().map(|fault| words.fault(fault)).collect::<Vec<_>>().join(" "),
        other => said(other, words).1,
    };
    match refused.wish.map(|place| &wishes[place]) {
        Some(wish) => {
            words.t3("improve-import-refused", "sheet", &wish.sheet, "row", wish.row.to_string(), "why", why)
        }
        None => why,
    }
}

/// Workbooks of the plan that wait or were confirmed, newest first.
pub async fn list(person: &Person, plan: &PlanId) -> Result<Vec<import::Model>> {
    editable(person, plan).await?;
    Ok(import::of_plan(person.ctx.db().read(), plan, 20).await?)
}

/// What a workbook would change in the plan as it stands now, or did.
pub async fn show(person: &Person, plan: &PlanId, id: &PlanImportId) -> Result<Shown> {
    let facts = editable(person, plan).await?;
    let row = import::find(person.ctx.db().read(), plan, id).await?.ok_or(Error::NotFound)?;
    let body: Body = serde_json::from_str(&row.changes).map_err(Error::fault)?;
    let merged = match row.confirmed_at {
        Some(_) => Merged { fitting: body.written.clone(), stale: body.left.clone() },
        None => Book::of(&facts.rows, facts.today(person)).merge(&body.wishes)?,
    };
    let source = Source::gather(&person.ctx, facts.clone(), person.words()).await?;
    let telling = Telling { source: &source, wishes: &body.wishes };
    let changes = merged.fitting.iter().map(|place| telling.tell(&body.wishes[*place], None));
    let stale = merged.stale.iter().map(|(place, now)| telling.tell(&body.wishes[*place], now.as_ref()));
    Ok(Shown { changes: changes.collect::<Result<_>>()?, stale: stale.collect::<Result<_>>()?, facts, row })
}

/// Writes what still fits, in one act.
pub async fn confirm(person: &Person, plan: &PlanId, id: &PlanImportId, reason: &str) -> Result<Arc<Facts>> {
    let facts = editable(person, plan).await?;
    let row = import::find(person.ctx.db().read(), plan, id).await?;
    let row = row.filter(|row| row.confirmed_at.is_none()).ok_or(Error::NotFound)?;
    let mut body: Body = serde_json::from_str(&row.changes).map_err(Error::fault)?;
    let names = Names::of(&person.ctx, facts.organisation()).await?;
    let act = Act::new("plan.workbook-written").because(reason).after(&row.file_name);
    let facts = changing::change(person, plan, act, |draft| {
        let merged = Book::of(&draft.rows, draft.today).merge(&body.wishes)?;
        if merged.fitting.is_empty() {
            return Err(Refusal::new("nothing-to-import").into());
        }
        written(person, &names, &body.wishes, &merged, &BTreeSet::new(), draft)
            .map_err(|refused| no_longer_fits(person.words(), &body.wishes, refused))?;
        (body.written, body.left) = (merged.fitting, merged.stale);
        Ok(())
    })
    .await?;
    // Confirmed twice at once, the second finds everything as it wants it.
    let tx = person.ctx.begin().await?;
    let kept = serde_json::to_string(&body).map_err(Error::fault)?;
    import::is_confirmed_now(&*tx, id, &kept, person.ctx.now.millis()).await?;
    tx.commit_unrecorded().await?;
    Ok(facts)
}

/// Forgets a workbook that was not confirmed.
pub async fn drop_it(person: &Person, plan: &PlanId, id: &PlanImportId) -> Result<()> {
    let facts = editable(person, plan).await?;
    let row = import::find(person.ctx.db().read(), plan, id).await?.ok_or(Error::NotFound)?;
    let tx = person.ctx.begin().await?;
    if !import::is_dropped_now(&*tx, id, person.ctx.now.millis()).await? {
        return Err(Error::NotFound);
    }
    let event = person
        .ctx
        .event(Some(&person.id), "plan.workbook-dropped", "plan", plan.as_str())
        .in_organisation(facts.organisation())
        .before(&row.file_name);
    tx.commit(vec![event]).await?;
    Ok(())
}

/// Wishes in the words of a reader.
struct Telling<'a> {
    source: &'a Source,
    wishes: &'a [Wish],
}

impl Telling<'_> {
    fn tell(&self, wish: &Wish, now: Option<&String>) -> Result<Change> {
        let topic = wish.topic()?;
        let words = self.source.words;
        if topic == Topic::Extra(Extra::Whole) {
            return Ok(Change {
                node: self.node(&wish.node),
                what: words.t("improve-import-whole"),
                sheet: wish.sheet.clone(),
                row: wish.row,
                before: words.t("improve-import-there"),
                after: words.t("improve-import-taken-out"),
                now: now.map(|_| words.t("improve-import-changed-since")).unwrap_or_default(),
            });
        }
        Ok(Change {
            node: self.node(&wish.node),
            what: self.what(&topic),
            sheet: wish.sheet.clone(),
            row: wish.row,
            before: self.value(&topic, wish.before.as_ref())?,
            after: self.value(&topic, wish.after.as_ref())?,
            now: self.value(&topic, now)?,
        })
    }

    fn node(&self, id: &str) -> String {
        let words = self.source.words;
        let title = self.title(id);
        match self.source.number_of(id) {
            "" => title,
            number => words.t2("improve-import-node", "number", number, "title", title),
        }
    }

    /// The title it has, had when it was taken out, or is to have.
    fn title(&self, id: &str) -> String {
        let nodes = &self.source.facts.rows.nodes;
        if let Some(node) = nodes.iter().find(|node| node.id.as_str() == id) {
            return node.title.clone();
        }
        let title = Topic::Fact(About::Title).write();
        let wished = self.wishes.iter().find(|wish| wish.node == id && wish.about == title);
        match wished.map(|wish| Wish::said(wish.after.as_ref())) {
            Some(Ok(Some(Said::Words(title)))) => title,
            _ => String::new(),
        }
    }

    fn what(&self, topic: &Topic) -> String {
        let words = self.source.words;
        let key = match topic {
            Topic::Fact(About::Kind) => "improve-col-kind",
            Topic::Fact(About::Parent) => "improve-col-above",
            Topic::Fact(About::Title) => "improve-col-title",
            Topic::Fact(About::FirstDay) => "improve-first-day",
            Topic::Fact(About::LastDay) => "improve-last-day",
            Topic::Fact(About::Party(Part::Responsible, _)) => "improve-col-responsible",
            Topic::Fact(About::Party(Part::Contributing, _)) => "improve-col-contributing",
            Topic::Fact(About::Serves(_)) => "improve-col-serves",
            Topic::Fact(About::IndicatorBaseline(id)) => {
                return words.t1("improve-import-baseline", "title", self.indicator(id.as_str()));
            }
            Topic::Fact(About::Target(id, year)) => {
                let title = self.indicator(id.as_str());
                return words.t2("improve-import-target", "title", title, "year", year.to_string());
            }
            Topic::Fact(About::Planned(heading)) => {
                let funding = words.t(&format!("improve-funding-{}", column::funding(heading.funding)));
                let need = words.t(&format!("improve-need-{}", heading.need.word()));
                let mut values = vec![
                    ("year", heading.year.to_string().into()),
                    ("need", need.into()),
                    ("funding", funding.into()),
                ];
                if heading.source.is_empty() {
                    return words.say("improve-import-planned", values);
                }
                values.push(("source", heading.source.as_str().into()));
                return words.say("improve-import-planned-from", values);
            }
            Topic::Fact(About::Own(own)) => own_key(*own),
            Topic::Fact(About::IndicatorTitle(_) | About::Measured(_)) => "improve-about-indicator",
            Topic::Extra(Extra::Body) => "improve-node-body",
            Topic::Extra(Extra::Output) => "improve-node-output",
            Topic::Extra(Extra::Evidence) => "improve-node-evidence",
            Topic::Extra(Extra::Priority) => "improve-node-priority",
            Topic::Extra(Extra::Risk) => "improve-node-risk",
            Topic::Extra(Extra::RiskAnswer) => "improve-node-risk-answer",
            Topic::Extra(Extra::Tags) => "improve-col-tags",
            Topic::Extra(Extra::Mode) => "improve-col-mode",
            Topic::Extra(Extra::After(_)) => "improve-sheet-dependencies",
            Topic::Extra(Extra::Whole) => "improve-import-whole",
            Topic::Extra(Extra::Indicator(_)) => "improve-import-new-indicator",
            Topic::Extra(Extra::Reading(_)) => "improve-import-new-reading",
        };
        words.t(key)
    }

    fn indicator(&self, id: &str) -> String {
        let row = self.source.facts.rows.indicators.iter().find(|row| row.id.as_str() == id);
        row.map(|row| row.title.clone()).unwrap_or_default()
    }

    fn value(&self, topic: &Topic, text: Option<&String>) -> Result<String> {
        let words = self.source.words;
        let Some(text) = text else { return Ok(String::new()) };
        let about = match topic {
            Topic::Extra(Extra::Mode) => return Ok(words.t(&format!("improve-mode-{text}"))),
            Topic::Extra(Extra::After(before)) => {
                let lag = text.parse::<i64>().unwrap_or_default();
                return Ok(words.t2(
                    "improve-import-after-node",
                    "title",
                    self.node(before.as_str()),
                    "lag",
                    lag,
                ));
            }
            Topic::Extra(Extra::Indicator(_)) => return Ok(NewIndicator::read(text)?.in_words(words)),
            Topic::Extra(Extra::Reading(_)) => return Ok(NewReading::read(text)?.in_words(words)),
            Topic::Extra(_) => return Ok(text.clone()),
            Topic::Fact(about) => about,
        };
        let Some(said) = Wish::said(Some(text))? else { return Ok(String::new()) };
        Ok(match (about, said) {
            (About::Party(_, party), Said::Yes) => self.source.party(party),
            (About::Party(_, party), Said::Day(until)) => {
                let name = self.source.party(party);
                words.t2("improve-about-until", "name", name, "day", words.day(until))
            }
            (About::Serves(objective), Said::Yes) => self.node(objective.as_str()),
            (_, Said::Yes) => String::new(),
            (_, Said::Kind(kind)) => self.source.kind(kind),
            (_, Said::Node(node)) => self.node(node.as_str()),
            (_, Said::Words(text)) => text,
            (_, Said::Day(day)) => words.day(day),
            (About::Planned(heading), Said::Number(amount)) => {
                super::document_parts::money(words, &amount, heading.currency.as_str())
            }
            (About::Target(id, _) | About::IndicatorBaseline(id), Said::Number(number)) => {
                let row = self.source.facts.rows.indicators.iter().find(|row| row.id.as_str() == id.as_str());
                row.map_or_else(|| number.to_decimal(2), |row| figure(words, row, &number))
            }
            (_, Said::Number(number)) => plain(words, &number),
            (_, Said::Phases(phases)) => phases_said(words, &phases),
            (_, Said::Measured(measured)) => measured_said(words, &measured),
        })
    }
}

fn plain(words: Words, number: &Number) -> String {
    words.decimal(&number.to_exact())
}
