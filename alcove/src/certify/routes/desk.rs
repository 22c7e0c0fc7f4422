//! Assessors: the pool, engagements, the desk with its questions, and the report.

use crate::certify::api::{
    assessors, desk as table, evidence as handed_in, questions, report as written, visit as trip,
    visit_checks,
};
use crate::certify::pages::{clarify, desk, engagements, evidence, item, mine, pool, report, visit};
use crate::kit::routes::{Routes, Who};

pub fn routes() -> Routes {
    pool_and_engagements().merge(at_the_desk()).merge(visits()).merge(reports()).merge(machines())
}

fn pool_and_engagements() -> Routes {
    Routes::new()
        .get("/assessors", Who::Coordinator, pool::get)
        .post("/assessors", Who::Coordinator, pool::post)
        .get("/assessors/{assessor}", Who::Coordinator, pool::get_one)
        .post("/assessors/{assessor}", Who::Coordinator, pool::post_one)
        .post("/assessors/{assessor}/leaving", Who::Coordinator, pool::leave)
        .get("/applications/{application}/assessors", Who::SignedIn, engagements::get)
        .post("/applications/{application}/assessors", Who::SignedIn, engagements::post)
        .post("/applications/{application}/assessors/{engagement}/ending", Who::SignedIn, engagements::end)
        .post(
            "/applications/{application}/assessors/{engagement}/decision",
            Who::SignedIn,
            engagements::decide,
        )
        .post(
            "/applications/{application}/assessors/{engagement}/substitution",
            Who::SignedIn,
            engagements::take_over,
        )
        .get("/engagements", Who::SignedIn, mine::list)
        .get("/engagements/{engagement}", Who::SignedIn, mine::get)
        .post("/engagements/{engagement}/acceptance", Who::SignedIn, mine::accept)
        .post("/engagements/{engagement}/refusal", Who::SignedIn, mine::decline)
}

fn at_the_desk() -> Routes {
    Routes::new()
        .get("/desk/{application}", Who::SignedIn, desk::get)
        .get("/desk/{application}/next", Who::SignedIn, desk::start)
        .get("/desk/{application}/offline.json", Who::SignedIn, desk::offline)
        .post("/desk/{application}/handing-in", Who::SignedIn, desk::hand_in)
        .post("/desk/{application}/taking-back", Who::SignedIn, desk::take_back)
        .post("/desk/{application}/sample", Who::SignedIn, desk::choose)
        .post("/desk/{application}/agreed", Who::SignedIn, desk::settle_agreed)
        .get("/desk/{application}/items/{item}", Who::SignedIn, item::get)
        .post("/desk/{application}/items/{item}", Who::SignedIn, item::post)
        .post("/desk/{application}/items/{item}/consensus", Who::SignedIn, item::settle)
        .get("/desk/{application}/evidence/{evidence}", Who::SignedIn, evidence::get)
        .get("/desk/{application}/questions", Who::SignedIn, clarify::get)
        .post("/desk/{application}/questions", Who::SignedIn, clarify::post)
        .post("/desk/{application}/questions/{question}/withdrawal", Who::SignedIn, clarify::withdraw)
        .get("/applications/{application}/questions", Who::SignedIn, clarify::get_answers)
        .post("/applications/{application}/questions/{question}/answer", Who::SignedIn, clarify::answer)
}

fn visits() -> Routes {
    const MEETING: &str = "/desk/{application}/visit/meetings/{meeting}";
    Routes::new()
        .get("/desk/{application}/visit", Who::SignedIn, visit::get)
        .post("/desk/{application}/visit", Who::SignedIn, visit::plan)
        .get("/applications/{application}/visit", Who::SignedIn, visit::get_plan)
        .post("/desk/{application}/visit/telling", Who::SignedIn, visit::tell)
        .post("/desk/{application}/visit/meetings", Who::SignedIn, visit::add_meeting)
        .get(MEETING, Who::SignedIn, visit::get_meeting)
        .post(MEETING, Who::SignedIn, visit::change_meeting)
        .post("/desk/{application}/visit/meetings/{meeting}/notes", Who::SignedIn, visit::note)
        .post("/desk/{application}/visit/meetings/{meeting}/removal", Who::SignedIn, visit::remove_meeting)
        .post("/desk/{application}/visit/checks", Who::SignedIn, visit::add_check)
        .post("/desk/{application}/visit/checks/{check}", Who::SignedIn, visit::tick)
        .post("/desk/{application}/visit/checks/{check}/removal", Who::SignedIn, visit::remove_check)
}

fn reports() -> Routes {
    const PASSAGE: &str = "/applications/{application}/report/passages/{passage}";
    Routes::new()
        .get("/applications/{application}/report", Who::SignedIn, report::get)
        .post("/applications/{application}/report", Who::SignedIn, report::whole)
        .get("/applications/{application}/report.pdf", Who::SignedIn, report::file)
        .get("/applications/{application}/report.docx", Who::SignedIn, report::file)
        .post("/applications/{application}/report/filling", Who::SignedIn, report::fill)
        .post("/applications/{application}/report/sending", Who::SignedIn, report::send)
        .post("/applications/{application}/report/checking", Who::SignedIn, report::end_check)
        .post("/applications/{application}/report/finishing", Who::SignedIn, report::finish)
        .post("/applications/{application}/report/passages", Who::SignedIn, report::add)
        .post(PASSAGE, Who::SignedIn, report::change)
        .post("/applications/{application}/report/passages/{passage}/removal", Who::SignedIn, report::remove)
        .post("/applications/{application}/report/passages/{passage}/answer", Who::SignedIn, report::answer)
}

fn machines() -> Routes {
    const ASSESSOR: &str = "/api/v1/organisations/{organisation}/assessors/{assessor}";
    const ITEM: &str = "/api/v1/applications/{application}/desk/items/{item}";
    const PIECE: &str = "/api/v1/applications/{application}/desk/evidence/{evidence}";
    const MEETING: &str = "/api/v1/applications/{application}/visit/meetings/{meeting}";
    const CHECK: &str = "/api/v1/applications/{application}/visit/checks/{check}";
    const PASSAGE: &str = "/api/v1/applications/{application}/report/passages/{passage}";
    Routes::new()
        .get("/api/v1/organisations/{organisation}/assessors", Who::Coordinator, assessors::list)
        .post("/api/v1/organisations/{organisation}/assessors", Who::Coordinator, assessors::add)
        .get(ASSESSOR, Who::Coordinator, assessors::get)
        .put(ASSESSOR, Who::Coordinator, assessors::put)
        .delete(ASSESSOR, Who::Coordinator, assessors::delete)
        .get("/api/v1/applications/{application}/engagements", Who::SignedIn, assessors::engagements)
        .post("/api/v1/applications/{application}/engagements", Who::SignedIn, assessors::ask)
        .get("/api/v1/applications/{application}/conflicts/{assessor}", Who::SignedIn, assessors::check)
        .post(
            "/api/v1/applications/{application}/engagements/{engagement}/ending",
            Who::SignedIn,
            assessors::end,
        )
        .post(
            "/api/v1/applications/{application}/engagements/{engagement}/decision",
            Who::SignedIn,
            assessors::decide,
        )
        .post(
            "/api/v1/applications/{application}/engagements/{engagement}/substitution",
            Who::SignedIn,
            assessors::take_over,
        )
        .get("/api/v1/engagements", Who::SignedIn, assessors::mine)
        .post("/api/v1/engagements/{engagement}/acceptance", Who::SignedIn, assessors::accept)
        .post("/api/v1/engagements/{engagement}/refusal", Who::SignedIn, assessors::decline)
        .get("/api/v1/applications/{application}/desk", Who::SignedIn, table::get)
        .put(ITEM, Who::SignedIn, table::judge)
        .put("/api/v1/applications/{application}/desk/items/{item}/consensus", Who::SignedIn, table::settle)
        .post("/api/v1/applications/{application}/desk/agreed", Who::SignedIn, table::settle_agreed)
        .post("/api/v1/applications/{application}/desk/handing-in", Who::SignedIn, table::hand_in)
        .post("/api/v1/applications/{application}/desk/taking-back", Who::SignedIn, table::take_back)
        .put("/api/v1/applications/{application}/desk/sample", Who::SignedIn, table::choose)
        .get("/api/v1/applications/{application}/desk/evidence", Who::SignedIn, handed_in::list)
        .get(PIECE, Who::SignedIn, handed_in::get)
        .get(
            "/api/v1/applications/{application}/desk/evidence/{evidence}/file",
            Who::SignedIn,
            handed_in::file,
        )
        .get("/api/v1/applications/{application}/questions", Who::SignedIn, questions::list)
        .post("/api/v1/applications/{application}/questions", Who::SignedIn, questions::ask)
        .post(
            "/api/v1/applications/{application}/questions/{question}/answer",
            Who::SignedIn,
            questions::answer_it,
        )
        .post(
            "/api/v1/applications/{application}/questions/{question}/withdrawal",
            Who::SignedIn,
            questions::withdraw,
        )
        .get("/api/v1/applications/{application}/visit", Who::SignedIn, trip::get)
        .put("/api/v1/applications/{application}/visit", Who::SignedIn, trip::put)
        .post("/api/v1/applications/{application}/visit/telling", Who::SignedIn, trip::tell)
        .post("/api/v1/applications/{application}/visit/meetings", Who::SignedIn, trip::add_meeting)
        .put(MEETING, Who::SignedIn, trip::change_meeting)
        .delete(MEETING, Who::SignedIn, trip::remove_meeting)
        .put("/api/v1/applications/{application}/visit/meetings/{meeting}/notes", Who::SignedIn, trip::note)
        .get("/api/v1/applications/{application}/visit/checks", Who::SignedIn, visit_checks::list)
        .post("/api/v1/applications/{application}/visit/checks", Who::SignedIn, visit_checks::add)
        .put(CHECK, Who::SignedIn, visit_checks::put)
        .delete(CHECK, Who::SignedIn, visit_checks::remove)
        .get("/api/v1/applications/{application}/report", Who::SignedIn, written::get)
        .get("/api/v1/applications/{application}/report.pdf", Who::SignedIn, report::file)
        .get("/api/v1/applications/{application}/report.docx", Who::SignedIn, report::file)
        .put("/api/v1/applications/{application}/report", Who::SignedIn, written::put)
        .post("/api/v1/applications/{application}/report/filling", Who::SignedIn, written::fill)
        .post("/api/v1/applications/{application}/report/sending", Who::SignedIn, written::send)
        .post("/api/v1/applications/{application}/report/checking", Who::SignedIn, written::end_check)
        .post("/api/v1/applications/{application}/report/finishing", Who::SignedIn, written::finish)
        .post("/api/v1/applications/{application}/report/passages", Who::SignedIn, written::add)
        .put(PASSAGE, Who::SignedIn, written::change)
        .delete(PASSAGE, Who::SignedIn, written::remove)
        .post(
            "/api/v1/applications/{application}/report/passages/{passage}/answer",
            Who::SignedIn,
            written::answer_it,
        )
}
