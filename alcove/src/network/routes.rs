use super::pages::sign_in;
use crate::kit::routes::{Routes, Who};

pub fn routes() -> Routes {
    Routes::new().get("/sign-in", Who::Anyone, sign_in::get)
}
