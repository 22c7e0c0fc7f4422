//! Pages: the frame around each, and the face of an error that people see.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};

use super::error::{Error, Result};
use super::html::{asset, icon};
use super::problem::say_when;
use super::words::Words;

/// A place in the navigation: key of the words, address, icon.
pub type Entry = (Place, &'static str, &'static str, &'static str);

/// The places of the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Home,
    Assessments,
    Results,
    Plan,
    Certificates,
    Evidence,
    Frameworks,
    Practices,
    People,
    Platform,
    None,
}

impl Place {
    /// What a person comes for most days. Five words fit into one line in each language.
    const DAILY: [Entry; 5] = [
        (Self::Home, "nav-home", "/", "house"),
        (Self::Assessments, "nav-assessments", "/assessments", "square-check"),
        (Self::Results, "nav-results", "/results", "pentagon"),
        (Self::Plan, "nav-plan", "/plan", "chart-gantt"),
        (Self::Evidence, "nav-evidence", "/evidence", "paperclip"),
    ];

    /// What is opened now and then.
    const AT_TIMES: [Entry; 4] = [
        (Self::Certificates, "nav-certificates", "/certificates", "award"),
        (Self::Practices, "nav-practices", "/practices", "lightbulb"),
        Self::FRAMEWORKS,
        (Self::People, "nav-people", "/organisation", "users"),
    ];

    const FRAMEWORKS: Entry = (Self::Frameworks, "nav-frameworks", "/frameworks", "book-open");

    /// For those who keep the installation and belong to no organisation.
    const KEEPERS: [Entry; 2] =
        [(Self::Platform, "layout-platform", "/platform", "building-2"), Self::FRAMEWORKS];
}

/// Who looks at the page.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    pub name: String,
    pub initials: String,
    pub person_id: String,
    /// The organisation that the lists are about.
    pub organisation: String,
    pub organisations: usize,
    pub waiting: usize,
    pub platform_administrator: bool,
    /// Belongs to an organisation; the places of one are of no use to anybody else.
    pub member: bool,
    /// What they may open there, so that no list offers a page that is refused.
    pub adds_evidence: bool,
    pub sees_people: bool,
    pub reads_audit: bool,
    /// Sets assessments up and imports frameworks for that organisation.
    pub coordinates: bool,
}

/// The frame of a page.
#[derive(Clone, Debug)]
pub struct Frame {
    pub words: Words,
    pub title: String,
    pub place: Place,
    pub reader: Option<Reader>,
    pub form_token: String,
    /// The address of the page itself, for coming back after a change of language.
    pub path: String,
    /// What just happened, in words, shown once at the top.
    pub notice: Option<Notice>,
    /// Task mode (rating): the tab bar is absent.
    pub task: bool,
    /// An extra script of the page, by its plain name.
    pub script: Option<&'static str>,
    /// `light` or `dark`, where the person chose.
    pub theme: Option<&'static str>,
}

/// What happened, and the way back where there is one.
#[derive(Clone, Debug)]
pub struct Notice {
    pub text: String,
    pub undo: Option<Undo>,
}

/// A form that takes the act back.
#[derive(Clone, Debug)]
pub struct Undo {
    pub action: String,
    pub fields: Vec<(String, String)>,
}

impl Frame {
    /// For pages without a person: sign-in, an invitation, an error.
    pub fn public(words: Words, title: String, path: &str) -> Self {
        Self {
            words,
            title,
            place: Place::None,
            reader: None,
            form_token: String::new(),
            path: path.to_owned(),
            notice: None,
            task: false,
            script: None,
            theme: None,
        }
    }

    pub fn asset(&self, name: &str) -> String {
        asset(name)
    }

    pub fn icon(&self, name: &str) -> String {
        icon(name)
    }

    pub fn languages(&self) -> [Words; 3] {
        Words::ALL
    }

    /// The places in the bar: at the top, or at the foot of a narrow screen.
    pub fn navigation(&self) -> &'static [Entry] {
        if self.is_for_a_member() { &Place::DAILY } else { &Place::KEEPERS }
    }

    /// The places behind a menu: the navigation's own, or on a narrow screen that of the account.
    pub fn more_places(&self) -> &'static [Entry] {
        if self.is_for_a_member() { &Place::AT_TIMES } else { &[] }
    }

    fn is_for_a_member(&self) -> bool {
        self.reader.as_ref().is_none_or(|reader| reader.member)
    }

    /// Whether the page is in one of the places behind the menu.
    pub fn is_in_more(&self) -> bool {
        self.more_places().iter().any(|(place, ..)| self.is_here(place))
    }

    /// Pages beside the navigation that the palette offers.
    pub fn more_pages(&self) -> Vec<(&'static str, &'static str, &'static str)> {
        let may = |allowed: fn(&Reader) -> bool| self.reader.as_ref().is_some_and(allowed);
        let pages = [
            ("page-add-evidence", "/evidence/new", "upload", may(|reader| reader.adds_evidence)),
            ("page-units", "/organisation/units", "building-2", may(|reader| reader.member)),
            ("page-people", "/organisation/people", "users", may(|reader| reader.sees_people)),
            ("page-audit", "/organisation/audit", "history", may(|reader| reader.reads_audit)),
            ("layout-my-account", "/account", "user", true),
            ("layout-help", "/help", "circle-help", true),
            ("page-new-assessment", "/assessments/new", "plus", may(|reader| reader.coordinates)),
            ("page-import-framework", "/frameworks/import", "upload", may(|reader| reader.coordinates)),
            ("page-networks", "/networks", "globe", true),
            ("page-plans", "/plans", "layout-list", may(|reader| reader.member)),
            ("page-own-practices", "/practices/own", "lightbulb", may(|reader| reader.member)),
            ("page-practice-reviews", "/practices/reviews", "list-checks", true),
            ("page-engagements", "/engagements", "clipboard-check", may(|reader| reader.member)),
        ];
        let open = pages.into_iter().filter(|(.., open)| *open);
        open.map(|(key, address, icon, _)| (key, address, icon)).collect()
    }

    pub fn is_here(&self, place: &Place) -> bool {
        self.place == *place
    }
}

/// Turns a page into an answer that no cache keeps.
pub fn render(page: &impl Template) -> Result<Response> {
    render_as(StatusCode::OK, page)
}

/// The same page with the faults of a form: 422, so that scripts know.
pub fn render_as(status: StatusCode, page: &impl Template) -> Result<Response> {
    let html = page.render().map_err(Error::fault)?;
    let mut response = (status, Html(html)).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// After a form was taken: see the page anew (303).
pub fn see(address: &str) -> Result<Response> {
    Ok(Redirect::to(address).into_response())
}

/// A path as the value of a query parameter.
pub fn percent(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    frame: Frame,
    status: u16,
    heading: String,
    text: String,
    faults: Vec<String>,
    /// Where one signs in and comes back from, for those who have to.
    sign_in: Option<String>,
    /// The page of ours that they came from.
    back: Option<String>,
}

/// The face that people see, in the frame of whoever looks at it; `back` is where they came from.
pub fn error_page(error: &Error, frame: Frame, back: Option<String>) -> Response {
    let words = frame.words;
    let (heading, text) = said(error, words);
    let faults = match error {
        Error::Invalid(faults) => faults.iter().map(|fault| words.fault(fault)).collect(),
        Error::Faulty(faults) => faults
            .iter()
            .map(|fault| format!("{}:{} {}", fault.path, fault.line, words.file_fault(fault)))
            .collect(),
        _ => Vec::new(),
    };
    let is_signed_out = matches!(error, Error::NotSignedIn);
    let next = back.as_ref().unwrap_or(&frame.path);
    let page = ErrorPage {
        sign_in: is_signed_out.then(|| format!("/sign-in?next={}", percent(next))),
        // Who has to sign in first comes back from there.
        back: back.filter(|_| !is_signed_out),
        frame: Frame { title: heading.clone(), ..frame },
        status: error.status().as_u16(),
        heading,
        text,
        faults,
    };
    let mut response = render_as(error.status(), &page)
        .unwrap_or_else(|_| (StatusCode::INTERNAL_SERVER_ERROR, "500").into_response());
    say_when(&mut response, error);
    response
}

/// An error's title and sentence.
pub fn said(error: &Error, words: Words) -> (String, String) {
    match error {
        Error::Refused(refusal) | Error::NotNow(refusal) => {
            (words.t("error-refused-title"), words.refusal(refusal))
        }
        Error::Gone(refusal) => (words.t("error-gone-title"), words.refusal(refusal)),
        Error::TooLarge { limit } => {
            (words.t("error-too-large-title"), words.t1("error-too-large-text", "limit", words.bytes(*limit)))
        }
        Error::TooMany { seconds } => {
            (words.t("error-too-many-title"), words.t1("error-too-many-text", "seconds", *seconds))
        }
        Error::Malformed(where_) => {
            (words.t("error-malformed-title"), words.t1("error-malformed-text", "where", where_))
        }
        _ => {
            let code = error.code();
            (words.t(&format!("error-{code}-title")), words.t(&format!("error-{code}-text")))
        }
    }
}
