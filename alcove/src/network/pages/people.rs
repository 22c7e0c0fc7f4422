use alcove_domain::network::Role;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::tabs::{self, Tab};
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::{MembershipId, OrganisationId, UnitId};
use crate::kit::page::{Frame, Place, percent, render, render_as};
use crate::kit::words::Words;
use crate::kit::{Error, Fields, FormView, Result, sheet};
use crate::network::people::{self, Wanted};
use crate::network::person::{Person, initials};
use crate::network::store::membership::Member;
use crate::network::units::{self, Placed};

const ADDRESS: &str = "/organisation/people";
const PAGE: u64 = 50;

/// A line of the list.
pub struct Line {
    pub member: Member,
    pub initials: String,
    pub role: String,
    pub unit: String,
}

#[derive(Template)]
#[template(path = "network/people.html")]
struct People {
    frame: Frame,
    tabs: Vec<Tab>,
    lines: Vec<Line>,
    form: FormView,
    roles: Vec<(String, String)>,
    units: Vec<(String, String)>,
    may_invite: bool,
    /// The address of the next page; none on the last.
    next: Option<String>,
    is_filtered: bool,
    export: String,
}

#[derive(Deserialize)]
pub struct Ask {
    #[serde(default)]
    q: String,
    #[serde(default)]
    role: String,
    #[serde(default)]
    unit: String,
    after: Option<MembershipId>,
}

impl Ask {
    fn wanted(&self) -> Wanted {
        Wanted {
            search: self.q.clone(),
            role: Role::parse(&self.role),
            unit: (!self.unit.is_empty()).then(|| self.unit.as_str().into()),
        }
    }

    fn query(&self) -> String {
        format!("q={}&role={}&unit={}", percent(&self.q), percent(&self.role), percent(&self.unit))
    }
}

pub async fn get(person: Person, Query(ask): Query<Ask>) -> Result<Response> {
    let organisation = person.current_organisation()?;
    let mut members =
        people::list(&person, organisation, &ask.wanted(), ask.after.as_ref(), PAGE + 1).await?;
    let next = super::cut(&mut members, PAGE, |member| member.id.clone());
    let placed = units::list(&person, organisation).await?;
    let words = person.words();
    let any = |key: &str| (String::new(), words.t(key));
    let roles =
        [any("people-any-role")].into_iter().chain(Role::ALL.map(|role| role_choice(words, role))).collect();
    let units = [any("people-any-unit")].into_iter().chain(unit_choices(&placed)).collect();
    render(&People {
        frame: person.frame(Place::People, words.t("people-title")),
        tabs: tabs::of(&person, organisation, ADDRESS),
        lines: members.into_iter().map(|member| line(words, &placed, member)).collect(),
        form: FormView::new(words, Fields::of([("q", &ask.q), ("role", &ask.role), ("unit", &ask.unit)])),
        roles,
        units,
        may_invite: !people::grantable_anywhere(&person, organisation).await?.is_empty(),
        next: next.map(|after| format!("{ADDRESS}?{}&after={after}", ask.query())),
        is_filtered: !(ask.q.is_empty() && ask.role.is_empty() && ask.unit.is_empty()),
        export: format!("{ADDRESS}/export?{}", ask.query()),
    })
}

pub fn role_choice(words: Words, role: Role) -> (String, String) {
    (role.word().to_owned(), words.t(&format!("role-{}", role.word())))
}

pub fn unit_choices(placed: &[Placed]) -> Vec<(String, String)> {
    placed.iter().map(|row| (row.unit.id.0.clone(), super::indented(&row.unit.name, row.depth))).collect()
}

fn unit_name(words: Words, placed: &[Placed], unit: Option<&UnitId>) -> String {
    let Some(unit) = unit else { return words.t("people-whole-organisation") };
    let found = placed.iter().find(|row| row.unit.id == *unit);
    found.map_or_else(|| words.t("people-archived-unit"), |row| row.unit.name.clone())
}

fn line(words: Words, placed: &[Placed], member: Member) -> Line {
    Line {
        initials: initials(&member.name),
        role: words.t(&format!("role-{}", member.role)),
        unit: unit_name(words, placed, member.unit_id.as_ref()),
        member,
    }
}

/// The list as a workbook, with stable ids and codes beside the words.
pub async fn export(person: Person, Query(ask): Query<Ask>) -> Result<Response> {
    const MOST: u64 = 20_000;
    let organisation = person.current_organisation()?;
    let members = people::list(&person, organisation, &ask.wanted(), None, MOST).await?;
    let placed = units::list(&person, organisation).await?;
    let words = person.words();
    let head = ["sheet-id", "sheet-email", "sheet-name", "sheet-role", "sheet-unit"];
    let mut rows = vec![head.map(|key| words.t(key)).to_vec()];
    rows.extend(members.into_iter().map(|member| {
        let line = line(words, &placed, member);
        vec![line.member.id.0, line.member.email, line.member.name, line.member.role, line.unit]
    }));
    super::workbook("people.xlsx", &sheet::write_workbook("People", &rows)?)
}

#[derive(Template)]
#[template(path = "network/member.html")]
struct OneMember {
    frame: Frame,
    line: Line,
    since: String,
    form: FormView,
    roles: Vec<(String, String)>,
    units: Vec<(String, String)>,
    may_change: bool,
    may_reset: bool,
    sends_mails: bool,
}

pub async fn get_one(person: Person, Path(id): Path<MembershipId>) -> Result<Response> {
    let organisation = person.current_organisation()?;
    let member = people::read(&person, organisation, &id).await?;
    let unit = member.unit_id.as_ref().map_or("", |id| id.as_str());
    let fields = Fields::of([("role", &member.role), ("unit_id", unit)]);
    show_one(&person, StatusCode::OK, FormView::new(person.words(), fields), organisation, &id).await
}

pub async fn post_one(
    person: Person,
    Path(id): Path<MembershipId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let organisation = person.current_organisation()?;
    match change(&person, organisation, &id, &fields).await {
        Ok(()) => person.see(ADDRESS, "notice-saved"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            show_one(&person, StatusCode::UNPROCESSABLE_ENTITY, form, organisation, &id).await
        }
    }
}

async fn change(
    person: &Person,
    organisation: &OrganisationId,
    id: &MembershipId,
    fields: &Fields,
) -> Result<()> {
    let unit: Option<UnitId> = Some(fields.get("unit_id")).filter(|id| !id.is_empty()).map(UnitId::from);
    let Some(role) = Role::parse(fields.get("role")) else {
        people::check_change(person, organisation, id).await?;
        return Err(Error::invalid("role", "unknown-choice"));
    };
    people::change(person, organisation, id, role, unit.as_ref()).await
}

async fn show_one(
    person: &Person,
    status: StatusCode,
    form: FormView,
    organisation: &OrganisationId,
    id: &MembershipId,
) -> Result<Response> {
    let member = people::read(person, organisation, id).await?;
    let words = person.words();
    let placed = units::list(person, organisation).await?;
    let grantable = people::grantable_anywhere(person, organisation).await?;
    let may_change = Role::parse(&member.role).is_some_and(|role| grantable.contains(&role));
    let whole = (String::new(), words.t("people-whole-organisation"));
    let page = OneMember {
        frame: person.frame(Place::People, member.name.clone()),
        since: words.day_of(alcove_domain::kit::Instant(member.from_at), &person.zone),
        form,
        roles: grantable.into_iter().map(|role| role_choice(words, role)).collect(),
        units: [whole].into_iter().chain(unit_choices(&placed)).collect(),
        may_change,
        may_reset: people::may_reset(person, organisation),
        sends_mails: person.ctx.app.config.sends_mails(),
        line: line(words, &placed, member),
    };
    render_as(status, &page)
}

pub async fn post_end(
    person: Person,
    Path(id): Path<MembershipId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let organisation = person.current_organisation()?;
    match people::end(&person, organisation, &id).await {
        Ok(()) => {
            person.see_undoable(ADDRESS, "notice-membership-ended", &format!("{ADDRESS}/{id}/restoration"))
        }
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            show_one(&person, StatusCode::UNPROCESSABLE_ENTITY, form, organisation, &id).await
        }
    }
}

pub async fn post_restoration(
    person: Person,
    Path(id): Path<MembershipId>,
    Form(_): Form<Fields>,
) -> Result<Response> {
    people::restore(&person, person.current_organisation()?, &id).await?;
    person.see(ADDRESS, "notice-restored")
}

pub async fn post_reset(
    person: Person,
    Path(id): Path<MembershipId>,
    Form(_): Form<Fields>,
) -> Result<Response> {
    people::reset_sign_in(&person, person.current_organisation()?, &id).await?;
    person.see(&format!("{ADDRESS}/{id}"), "notice-sign-in-reset")
}
