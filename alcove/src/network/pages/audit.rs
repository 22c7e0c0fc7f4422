use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use super::tabs::{self, Tab};
use super::trail::{self, DayOfActs};
use crate::kit::audit::Wanted;
use crate::kit::form::Query;
use crate::kit::ids::PersonId;
use crate::kit::page::{Frame, Place, percent, render};
use crate::kit::{Fields, FormView, Result, sheet};
use crate::network::audit;
use crate::network::person::Person;

const ADDRESS: &str = "/organisation/audit";
const PAGE: u64 = 50;

#[derive(Template)]
#[template(path = "network/audit.html")]
struct Audit {
    frame: Frame,
    tabs: Vec<Tab>,
    form: FormView,
    people: Vec<(String, String)>,
    acts: Vec<(String, String)>,
    subjects: Vec<(String, String)>,
    days: Vec<DayOfActs>,
    next: Option<String>,
    is_filtered: bool,
    export: String,
}

/// The filter, as it stands in the address.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Ask {
    person: String,
    act: String,
    subject: String,
    from: String,
    until: String,
    before: Option<i64>,
}

impl Ask {
    fn query(&self) -> String {
        let Self { person, act, subject, from, until, .. } = self;
        [("person", person), ("act", act), ("subject", subject), ("from", from), ("until", until)]
            .map(|(name, value)| format!("{name}={}", percent(value)))
            .join("&")
    }

    fn wanted(&self, zone: &str) -> Wanted {
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Wanted {
            actor: text(&self.person).map(PersonId),
            act: text(&self.act),
            subject: text(&self.subject),
            from: audit::start_of_day(&self.from, zone),
            until: audit::end_of_day(&self.until, zone),
            before_seq: self.before,
        }
    }
}

pub async fn get(person: Person, Query(ask): Query<Ask>) -> Result<Response> {
    let organisation = person.current_organisation()?;
    let mut events = audit::list(&person, organisation, &ask.wanted(&person.zone), PAGE + 1).await?;
    let next = super::cut(&mut events, PAGE, |event| event.seq);
    let names = audit::names(&person, organisation, &events).await?;
    let choices = audit::choices(&person, organisation).await?;
    let words = person.words();
    let any = |key: &str| vec![(String::new(), words.t(key))];
    let fields = Fields::of([
        ("person", &ask.person),
        ("act", &ask.act),
        ("subject", &ask.subject),
        ("from", &ask.from),
        ("until", &ask.until),
    ]);
    let mut acts: Vec<_> =
        choices.acts.into_iter().map(|act| (act.clone(), trail::act(words, &act))).collect();
    acts.sort_by(|a, b| a.1.cmp(&b.1));
    let mut subjects: Vec<_> =
        choices.subjects.into_iter().map(|kind| (kind.clone(), trail::subject_kind(words, &kind))).collect();
    subjects.sort_by(|a, b| a.1.cmp(&b.1));
    render(&Audit {
        frame: person.frame(Place::People, words.t("audit-title")),
        tabs: tabs::of(&person, organisation, ADDRESS),
        form: FormView::new(words, fields),
        people: [any("audit-any-person"), choices.people].concat(),
        acts: [any("audit-any-act"), acts].concat(),
        subjects: [any("audit-any-subject"), subjects].concat(),
        days: trail::by_day(words, &person.zone, &names, &events),
        next: next.map(|seq| format!("{ADDRESS}?{}&before={seq}", ask.query())),
        is_filtered: ask.query().split('&').any(|pair| !pair.ends_with('=')),
        export: format!("{ADDRESS}/export?{}", ask.query()),
    })
}

/// What the filter finds, as CSV with the stable codes.
pub async fn export(person: Person, Query(ask): Query<Ask>) -> Result<Response> {
    let organisation = person.current_organisation()?;
    let events = audit::list_all(&person, organisation, &ask.wanted(&person.zone)).await?;
    let names = audit::names(&person, organisation, &events).await?;
    let head = [
        "seq",
        "time",
        "person_id",
        "person",
        "act",
        "subject_kind",
        "subject_id",
        "before",
        "after",
        "request_id",
        "hash",
    ];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    rows.extend(events.into_iter().map(|event| {
        let who = event.actor_id.clone().unwrap_or_default();
        vec![
            event.seq.to_string(),
            audit::rfc3339(event.at),
            who.clone(),
            if who.is_empty() { String::new() } else { names.of(&who) },
            event.act,
            event.subject_kind,
            event.subject_id,
            event.before_value,
            event.after_value,
            event.request_id,
            event.hash,
        ]
    }));
    super::download("audit.csv", "text/csv; charset=utf-8", &sheet::write_csv(&rows)?)
}
