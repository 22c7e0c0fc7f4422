use alcove::kit::form::{form_token, session_cookie};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::BodyExt as _;
use serde_json::Value;
use tower::ServiceExt as _;

/// Sends requests as one person, with a session or a token.
#[derive(Clone)]
pub struct Browser {
    pub router: Router,
    pub secret: Option<String>,
    pub bearer: Option<String>,
    pub language: &'static str,
    /// Cookies besides the session's, as the browser would send them.
    pub cookies: String,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Where a redirect leads.
    pub fn leads_to(&self) -> &str {
        self.header("location")
    }
}

impl Browser {
    /// A browser of the public.
    pub fn of(router: Router) -> Self {
        Self { router, secret: None, bearer: None, language: "en", cookies: String::new() }
    }

    pub fn in_language(mut self, language: &'static str) -> Self {
        self.language = language;
        self
    }

    /// The same browser after it took the cookies of an answer.
    pub fn with_cookies(mut self, answer: &Answer) -> Self {
        for cookie in answer.headers.get_all("set-cookie") {
            let (name, value) = cookie.to_str().unwrap().split(';').next().unwrap().split_once('=').unwrap();
            if name == session_cookie(false) {
                self.secret = Some(value.to_owned());
            } else {
                self.cookies.push_str(&format!("; {name}={value}"));
            }
        }
        self
    }

    /// The same browser with one more cookie.
    pub fn with_cookie(mut self, name: &str, value: &str) -> Self {
        self.cookies.push_str(&format!("; {name}={value}"));
        self
    }

    /// What a form of this browser carries in `_csrf`.
    pub fn form_token(&self) -> String {
        self.secret.as_deref().map(form_token).unwrap_or_default()
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], Vec::new()).await
    }

    /// Submits a form, with the token of the session.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let token = self.secret.as_deref().map(form_token).unwrap_or_default();
        self.post_with_token(path, fields, &token).await
    }

    pub async fn post_with_token(&self, path: &str, fields: &[(&str, &str)], token: &str) -> Answer {
        let mut pairs: Vec<(&str, &str)> = fields.to_vec();
        pairs.push(("_csrf", token));
        let body = serde_html_form::to_string(&pairs).unwrap();
        let kind = ("content-type", "application/x-www-form-urlencoded");
        self.send_bare(Method::POST, path, &[kind], body.into_bytes()).await
    }

    pub async fn json(&self, method: Method, path: &str, body: &Value) -> Answer {
        self.send(method, path, &[("content-type", "application/json")], body.to_string().into_bytes()).await
    }

    /// Sends with the form token in a header, as scripts do.
    pub async fn send(&self, method: Method, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Answer {
        let token = self.secret.as_deref().map(form_token).unwrap_or_default();
        // A test may send another one.
        if headers.iter().any(|(name, _)| *name == "x-csrf-token") {
            return self.send_bare(method, path, headers, body).await;
        }
        let mut all = vec![("x-csrf-token", token.as_str())];
        all.extend_from_slice(headers);
        self.send_bare(method, path, &all, body).await
    }

    async fn send_bare(&self, method: Method, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Answer {
        let mut request =
            Request::builder().method(method).uri(path).header("accept-language", self.language);
        let session = self.secret.as_ref().map(|secret| format!("{}={secret}", session_cookie(false)));
        request = request.header(
            "cookie",
            format!("{}{}", session.unwrap_or_default(), self.cookies).trim_start_matches("; "),
        );
        if let Some(bearer) = &self.bearer {
            request = request.header("authorization", format!("Bearer {bearer}"));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = self.router.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes().to_vec();
        Answer { status: parts.status, headers: parts.headers, bytes }
    }
}
