//! The table of routes: method, path, handler, and who may come. A route that is not in a table
//! cannot be reached; the tests hold every row against every kind of person.

use std::sync::Arc;

use axum::Router;
use axum::handler::Handler;
use axum::routing::{MethodRouter, delete, get, patch, post, put};

use super::app::App;

/// Who may come to a route at all. What he may see and do there is decided behind the door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The public.
    Anyone,
    /// Whoever has signed in, or has a token.
    SignedIn,
    /// Members of the organisation that the address belongs to.
    Member,
    /// Those who run the organisation's quality work: administrator, coordinator.
    Coordinator,
    /// Administrators of the organisation.
    Administrator,
    /// Whoever coordinates the network of the address, and the people of its members.
    InNetwork,
    /// Whoever coordinates the network of the address.
    OfNetwork,
    /// Administrators of the installation.
    Platform,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub method: &'static str,
    pub path: &'static str,
    pub who: Who,
}

#[derive(Default)]
pub struct Routes {
    pub router: Router<Arc<App>>,
    pub rows: Vec<Row>,
}

impl Routes {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn get<H: Handler<T, Arc<App>>, T: 'static>(self, path: &'static str, who: Who, handler: H) -> Self {
        self.add("GET", path, who, get(handler))
    }

    pub fn post<H: Handler<T, Arc<App>>, T: 'static>(self, path: &'static str, who: Who, handler: H) -> Self {
        self.add("POST", path, who, post(handler))
    }

    pub fn put<H: Handler<T, Arc<App>>, T: 'static>(self, path: &'static str, who: Who, handler: H) -> Self {
        self.add("PUT", path, who, put(handler))
    }

    pub fn patch<H: Handler<T, Arc<App>>, T: 'static>(
        self,
        path: &'static str,
        who: Who,
        handler: H,
    ) -> Self {
        self.add("PATCH", path, who, patch(handler))
    }

    pub fn delete<H: Handler<T, Arc<App>>, T: 'static>(
        self,
        path: &'static str,
        who: Who,
        handler: H,
    ) -> Self {
        self.add("DELETE", path, who, delete(handler))
    }

    /// A row whose method router was built by hand, for limits of its own (uploads).
    pub fn add(
        mut self,
        method: &'static str,
        path: &'static str,
        who: Who,
        route: MethodRouter<Arc<App>>,
    ) -> Self {
        self.rows.push(Row { method, path, who });
        self.router = self.router.route(path, route);
        self
    }

    pub fn merge(mut self, other: Self) -> Self {
        self.rows.extend(other.rows);
        self.router = self.router.merge(other.router);
        self
    }
}
