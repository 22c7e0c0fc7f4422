use serde::Deserialize;

use crate::kit::page::percent;

/// Which rows are wanted, and how they are shown. All of it lives in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub view: String,
    pub q: String,
    pub unit: String,
    pub person: String,
    pub standing: String,
    pub tag: String,
    pub objective: String,
    pub year: String,
    /// `dates`, `owner`, `conflict`, `objective`: what is missing before an approval.
    pub missing: String,
}

/// The views, each with the key of its word and its icon.
pub const VIEWS: [(&str, &str, &str); 5] = [
    ("timeline", "improve-view-timeline", "chart-gantt"),
    ("board", "improve-view-board", "layout-list"),
    ("list", "improve-view-list", "list"),
    ("calendar", "improve-view-calendar", "calendar"),
    ("load", "improve-view-load", "users"),
];

impl Asked {
    /// The same with a view that there is.
    pub fn tidied(self) -> Self {
        let known = VIEWS.iter().any(|(view, ..)| *view == self.view);
        Self { view: if known { self.view } else { "timeline".to_owned() }, ..self }
    }

    pub fn is(&self, view: &str) -> bool {
        self.view == view
    }

    pub fn filters(&self) -> bool {
        self.named().iter().any(|(_, value)| !value.is_empty())
    }

    /// Each filter with its name in addresses.
    pub fn named(&self) -> [(&'static str, &str); 8] {
        [
            ("q", &self.q),
            ("unit", &self.unit),
            ("person", &self.person),
            ("standing", &self.standing),
            ("tag", &self.tag),
            ("objective", &self.objective),
            ("year", &self.year),
            ("missing", &self.missing),
        ]
    }

    /// The same rows in another view.
    pub fn address(&self, plan: &str, view: &str) -> String {
        format!("/plans/{plan}?view={view}{}", self.query("&"))
    }

    /// The filters as they go on in an address, behind this sign; empty where there are none.
    pub fn query(&self, sign: &str) -> String {
        let mut query = String::new();
        for (name, value) in self.named().into_iter().filter(|(_, value)| !value.is_empty()) {
            query.push_str(if query.is_empty() { sign } else { "&" });
            query.push_str(&format!("{name}={}", percent(value)));
        }
        query
    }

    /// The same view with another year.
    pub fn in_year(&self, plan: &str, year: i16) -> String {
        Self { year: year.to_string(), ..self.clone() }.address(plan, &self.view)
    }

    /// For the links between views.
    pub fn views(&self, plan: &str) -> Vec<(&'static str, &'static str, String, bool)> {
        VIEWS.iter().map(|(view, key, icon)| (*key, *icon, self.address(plan, view), self.is(view))).collect()
    }
}
