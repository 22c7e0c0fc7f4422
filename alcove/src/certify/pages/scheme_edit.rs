//! `/schemes/{scheme}/edit`: the words of a scheme, its fields and mentions, and new levels.

use alcove_domain::certify::Validation;
use alcove_domain::network::Action;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::scheme::seen;
use crate::certify::scheme_body::{ChoiceBody, LabelBody, Labels, LevelBody, RuleBody, SchemeBody, named};
use crate::certify::schemes;
use crate::certify::snapshot::Texts;
use crate::kit::form::{Form, Path};
use crate::kit::ids::SchemeId;
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::{Error, Fields, FormView, Refusal, Result, Words};
use crate::network::Person;

#[derive(Template)]
#[template(path = "certify/scheme-edit.html")]
struct Page {
    frame: Frame,
    form: FormView,
    id: String,
    title: String,
    levels: Vec<(String, String)>,
    /// Rows of choices: kind ("field", "mention"), then id and the three names, and items.
    fields: Vec<[String; 5]>,
    mentions: Vec<[String; 5]>,
}

pub async fn get(person: Person, Path(id): Path<SchemeId>) -> Result<Response> {
    let scheme = schemes::find(&person, &id).await?;
    person.may(Action::EditScheme, &schemes::of_body(&scheme.row.body_id))?;
    let Some(draft) = scheme.draft() else {
        return Err(Error::NotNow(Refusal::new("scheme-frozen")));
    };
    let mut fields = written(&draft.body);
    fields.0.push(("version".to_owned(), draft.row.version.to_string()));
    render(&page(&person, &id, &draft.body, FormView::new(person.words(), fields)))
}

pub async fn post(person: Person, Path(id): Path<SchemeId>, Form(fields): Form<Fields>) -> Result<Response> {
    let scheme = schemes::find(&person, &id).await?;
    person.may(Action::EditScheme, &schemes::of_body(&scheme.row.body_id))?;
    let mut body = scheme.latest()?.body.clone();
    read(&mut body, &fields);
    let new_level = fields.get("new_level").to_owned();
    if !new_level.is_empty() {
        body.levels.push(empty_level(&new_level, &body.language));
    }
    match schemes::save(&person, &id, &seen(&fields), body.clone()).await {
        Ok(_) if new_level.is_empty() => person.see(&format!("/schemes/{id}"), "notice-certify-scheme-saved"),
        Ok(_) => person.see(&format!("/schemes/{id}/levels/{new_level}"), "notice-certify-scheme-saved"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&person, &id, &body, form))
        }
    }
}

fn page(person: &Person, id: &SchemeId, body: &SchemeBody, form: FormView) -> Page {
    let words = person.words();
    let rows = |choices: &[ChoiceBody]| {
        let mut rows: Vec<[String; 5]> = choices.iter().map(choice_row).collect();
        // Two more to write in.
        rows.resize(rows.len() + 2, Default::default());
        rows
    };
    let levels = body.levels.iter();
    Page {
        frame: person.frame(Place::Certificates, words.t("certify-scheme-edit-title")),
        id: id.0.clone(),
        title: body.name(words).to_owned(),
        levels: levels
            .map(|level| (level.id.clone(), named(&level.names, words, &body.language).to_owned()))
            .collect(),
        fields: rows(&body.fields),
        mentions: rows(&body.mentions),
        form,
    }
}

fn choice_row(choice: &ChoiceBody) -> [String; 5] {
    let name = |code: &str| choice.names.get(code).map(|label| label.name.clone()).unwrap_or_default();
    let [en, az, ru] = Words::ALL.map(Words::code).map(name);
    [choice.id.clone(), en, az, ru, choice.items.join(", ")]
}

/// What the form shows of a scheme.
fn written(body: &SchemeBody) -> Fields {
    let mut fields = Fields::of([("language", &body.language), ("frameworks", &body.frameworks.join(", "))]);
    for code in Words::ALL.map(Words::code) {
        let label = body.names.get(code).cloned().unwrap_or_default();
        let texts = [
            ("name", label.name),
            ("aliases", label.aliases.join(", ")),
            ("about", body.about.get(code).cloned().unwrap_or_default()),
            ("fee", body.fee.get(code).cloned().unwrap_or_default()),
        ];
        fields.0.extend(texts.map(|(name, value)| (format!("{name}_{code}"), value)));
    }
    fields
}

fn read(body: &mut SchemeBody, fields: &Fields) {
    body.frameworks = list(fields.get("frameworks"));
    labels(&mut body.names, fields, "name", "aliases");
    texts(&mut body.about, fields, "about");
    texts(&mut body.fee, fields, "fee");
    body.fields = choices(fields, "field");
    body.mentions = choices(fields, "mention");
}

/// Names in the languages of the interface; those in other languages stay.
pub fn labels(labels: &mut Labels, fields: &Fields, name: &str, aliases: &str) {
    for code in Words::ALL.map(Words::code) {
        let said = fields.get(&format!("{name}_{code}")).to_owned();
        let also = list(fields.get(&format!("{aliases}_{code}")));
        if said.is_empty() && also.is_empty() {
            labels.remove(code);
        } else {
            labels.insert(code.to_owned(), LabelBody { name: said, aliases: also });
        }
    }
}

pub fn texts(texts: &mut Texts, fields: &Fields, name: &str) {
    for code in Words::ALL.map(Words::code) {
        match fields.get(&format!("{name}_{code}")) {
            "" => {
                texts.remove(code);
            }
            text => {
                texts.insert(code.to_owned(), text.to_owned());
            }
        }
    }
}

fn choices(fields: &Fields, kind: &str) -> Vec<ChoiceBody> {
    let all = |part: &str| fields.all(&format!("{kind}_{part}")).map(str::to_owned).collect::<Vec<_>>();
    let (ids, items) = (all("id"), all("items"));
    let names = Words::ALL.map(Words::code).map(|code| (code, all(code)));
    let one = |(at, id): (usize, &String)| {
        let name = |list: &[String]| list.get(at).map(|name| name.trim().to_owned()).unwrap_or_default();
        let labels = names.iter().filter(|(_, list)| !name(list).is_empty());
        let labels: Labels = labels
            .map(|(code, list)| ((*code).to_owned(), LabelBody { name: name(list), aliases: Vec::new() }))
            .collect();
        let named = ChoiceBody {
            id: id.trim().to_owned(),
            names: labels,
            items: list(items.get(at).map_or("", String::as_str)),
        };
        (!named.id.is_empty() || !named.names.is_empty()).then_some(named)
    };
    ids.iter().enumerate().filter_map(one).collect()
}

/// "a, b" as a list.
pub fn list(text: &str) -> Vec<String> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn empty_level(id: &str, language: &str) -> LevelBody {
    let name = LabelBody { name: id.to_owned(), aliases: Vec::new() };
    LevelBody {
        id: id.to_owned(),
        names: [(language.to_owned(), name)].into(),
        says: Texts::new(),
        valid_months: Some(24),
        surveillance_months: None,
        validation: Validation::OnPaper.word().to_owned(),
        asks_field: false,
        rules: vec![RuleBody::Declaration {}],
    }
}
