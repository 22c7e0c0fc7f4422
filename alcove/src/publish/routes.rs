//! Who may come where in the room *publish*. What is published is everybody's; what is not is for
//! its institution, and behind the door for its author or its reviewer.

use axum::extract::DefaultBodyLimit;
use axum::routing::post;

use crate::kit::routes::{Routes, Who};
use crate::publish::api::{
    adoptions, drafts, pictures as picture_api, processes, proposals, published, questions as question_api,
    requests as request_api, reviewers as reviewer_api, reviews as review_api, similar, verdicts, word,
};
use crate::publish::pages::{
    adopt, catalogue, edit, feeds, files, internal, new, own, pictures, process, questions, read, requests,
    reviewers, reviews, work,
};

pub fn routes() -> Routes {
    Routes::new()
        .merge(public())
        .merge(working())
        .merge(on_request())
        .merge(reviewing())
        .merge(api())
        .merge(files_api())
        .merge(people_api())
}

fn public() -> Routes {
    Routes::new()
        .get("/practices", Who::Anyone, catalogue::get)
        .get("/practices/feed.atom", Who::Anyone, feeds::atom)
        .get("/practices/{practice}", Who::Anyone, read::get)
        .get("/practices/{practice}/versions/{number}", Who::Anyone, read::get_version)
        .get("/practices/{practice}/versions/{number}/export.pdf", Who::Anyone, files::published_version)
        .get("/practices/{practice}/versions/{number}/export.docx", Who::Anyone, files::published_version)
        .get("/practices/{practice}/data.jsonld", Who::Anyone, feeds::linked_data)
        .get("/practices/{practice}/export.pdf", Who::Anyone, files::published)
        .get("/practices/{practice}/export.docx", Who::Anyone, files::published)
        .get("/practices/{practice}/pictures/{picture}", Who::Anyone, pictures::get)
}

fn working() -> Routes {
    Routes::new()
        .get("/practices/own", Who::Member, own::get)
        .get("/practices/template.docx", Who::Member, files::template)
        .get("/practices/new", Who::Member, new::get)
        .post("/practices/new", Who::Member, new::post)
        .get("/practices/{practice}/work", Who::Member, work::get)
        .get("/practices/{practice}/edit", Who::Member, edit::get)
        .post("/practices/{practice}/edit", Who::Member, edit::post)
        // Files are counted as they come in; see `Upload`.
        .add(
            "POST",
            "/practices/{practice}/pictures",
            Who::Member,
            post(pictures::post).layer(DefaultBodyLimit::disable()),
        )
        .post("/practices/{practice}/pictures/{picture}/removal", Who::Member, pictures::remove)
        .post("/practices/{practice}/submission", Who::Member, work::submit)
        .post("/practices/{practice}/taking-back", Who::Member, work::take_back)
        .post("/practices/{practice}/endorsement", Who::Member, work::endorse)
        .post("/practices/{practice}/return", Who::Member, work::send_back)
        .post("/practices/{practice}/withdrawal", Who::Member, work::withdraw)
        .post("/practices/{practice}/confirmation", Who::Member, work::confirm)
        .post("/practices/{practice}/removal", Who::Member, work::remove)
        .get("/practices/{practice}/draft.pdf", Who::Member, files::draft)
        .get("/practices/{practice}/draft.docx", Who::Member, files::draft)
        .post("/practices/{practice}/import", Who::Member, edit::import)
        .post("/practices/{practice}/questions", Who::Member, questions::ask)
        .post("/practices/{practice}/questions/{question}/answer", Who::Member, questions::answer)
        .get("/practices/{practice}/adopt", Who::Member, adopt::get)
        .post("/practices/{practice}/adopt", Who::Member, adopt::post)
        .post("/practices/{practice}/process", Who::Member, process::lay)
        .get("/practices/{practice}/start", Who::Member, process::get)
        .post("/practices/{practice}/start", Who::Member, process::post)
        .get("/practices/adoptions", Who::Member, adopt::list)
        .get("/practices/adoptions/{adoption}", Who::Member, adopt::show)
        .post("/practices/adoptions/{adoption}", Who::Member, adopt::tell)
}

fn on_request() -> Routes {
    Routes::new()
        .post("/practices/{practice}/documents", Who::Member, internal::offer)
        .get("/practices/{practice}/documents/{document}", Who::Member, internal::get)
        .post("/practices/{practice}/documents/{document}", Who::Member, internal::post)
        .post("/practices/{practice}/documents/{document}/removal", Who::Member, internal::take_off)
        .get("/practices/requests", Who::Member, requests::list)
        .get("/practices/requests/{request}", Who::Member, requests::get)
        .post("/practices/requests/{request}/grant", Who::Member, requests::grant)
        .post("/practices/requests/{request}/refusal", Who::Member, requests::refuse)
        .post("/practices/requests/{request}/revocation", Who::Member, requests::revoke)
        .get("/practices/requests/{request}/document.pdf", Who::Member, requests::read)
        .get("/api/v1/practices/{practice}/documents", Who::Anyone, request_api::documents)
        .post("/api/v1/practices/{practice}/documents", Who::Member, request_api::offer)
        .delete("/api/v1/practices/{practice}/documents/{document}", Who::Member, request_api::take_off)
        .post("/api/v1/practices/{practice}/documents/{document}/requests", Who::Member, request_api::ask)
        .get("/api/v1/document-requests", Who::Member, request_api::list)
        .get("/api/v1/document-requests/{request}", Who::Member, request_api::get)
        .get("/api/v1/document-requests/{request}/log", Who::Member, request_api::log)
        .put("/api/v1/document-requests/{request}/grant", Who::Member, request_api::grant)
        .put("/api/v1/document-requests/{request}/refusal", Who::Member, request_api::refuse)
        .put("/api/v1/document-requests/{request}/revocation", Who::Member, request_api::revoke)
        .get("/api/v1/document-requests/{request}/document.pdf", Who::Member, requests::read)
}

fn reviewing() -> Routes {
    Routes::new()
        .get("/practices/reviews", Who::SignedIn, reviews::list)
        .get("/practices/{practice}/review", Who::SignedIn, reviews::get)
        .post("/practices/{practice}/review", Who::SignedIn, reviews::post)
        .post("/practices/{practice}/review/begin", Who::SignedIn, reviews::take_up)
        .get("/platform/reviewers", Who::Platform, reviewers::get)
        .post("/platform/reviewers", Who::Platform, reviewers::post)
        .post("/platform/reviewers/{person}/removal", Who::Platform, reviewers::end)
}

fn api() -> Routes {
    Routes::new()
        .get("/api/v1/practices", Who::Anyone, published::list)
        .post("/api/v1/practices", Who::Member, drafts::create)
        .get("/api/v1/practices/own", Who::Member, drafts::list)
        .get("/api/v1/practices/{practice}", Who::Anyone, published::get)
        .get("/api/v1/practices/{practice}/versions/{number}", Who::Anyone, published::get_version)
        .get(
            "/api/v1/practices/{practice}/versions/{number}/export.pdf",
            Who::Anyone,
            files::published_version,
        )
        .get(
            "/api/v1/practices/{practice}/versions/{number}/export.docx",
            Who::Anyone,
            files::published_version,
        )
        .get("/api/v1/practices/{practice}/draft", Who::Member, drafts::get)
        .put("/api/v1/practices/{practice}/draft", Who::Member, drafts::put)
        .delete("/api/v1/practices/{practice}/draft", Who::Member, drafts::delete)
        .put("/api/v1/practices/{practice}/process", Who::Member, processes::lay)
        .post("/api/v1/practices/{practice}/starts", Who::Member, processes::start)
        .post("/api/v1/practices/{practice}/submission", Who::Member, drafts::submit)
        .delete("/api/v1/practices/{practice}/submission", Who::Member, drafts::take_back)
        .post("/api/v1/practices/{practice}/endorsement", Who::Member, drafts::endorse)
        .post("/api/v1/practices/{practice}/return", Who::Member, drafts::send_back)
        .post("/api/v1/practices/{practice}/withdrawal", Who::Member, drafts::withdraw)
        .post("/api/v1/practices/{practice}/confirmation", Who::Member, drafts::confirm)
        .get("/api/v1/practices/{practice}/export.pdf", Who::Anyone, files::published)
        .get("/api/v1/practices/{practice}/export.docx", Who::Anyone, files::published)
        .get("/api/v1/practices/{practice}/adoptions", Who::Member, adoptions::adopters)
        .post("/api/v1/practices/{practice}/adoptions", Who::Member, adoptions::create)
        .get("/api/v1/adoptions", Who::Member, adoptions::list)
        .put("/api/v1/adoptions/{adoption}/experience", Who::Member, adoptions::tell)
}

fn files_api() -> Routes {
    // Files are counted as they come in; see `Upload`.
    let add_picture = post(picture_api::add).layer(DefaultBodyLimit::disable());
    Routes::new()
        .get("/api/v1/practices/{practice}/pictures", Who::Anyone, picture_api::published)
        .get("/api/v1/practices/{practice}/pictures/{picture}", Who::Anyone, pictures::get)
        .get("/api/v1/practices/{practice}/draft/pictures", Who::Member, picture_api::list)
        .add("POST", "/api/v1/practices/{practice}/draft/pictures", Who::Member, add_picture)
        .delete("/api/v1/practices/{practice}/draft/pictures/{picture}", Who::Member, picture_api::remove)
        .get("/api/v1/practices/{practice}/draft.pdf", Who::Member, files::draft)
        .get("/api/v1/practices/{practice}/draft.docx", Who::Member, files::draft)
        .post("/api/v1/practices/{practice}/draft/import", Who::Member, word::preview)
        .get("/api/v1/practices/proposal", Who::Member, proposals::get)
        .get("/api/v1/practices/template.docx", Who::Member, files::template)
        .post("/api/v1/practices/import", Who::Member, word::start)
}

/// Between those who write, those who ask and those who review.
fn people_api() -> Routes {
    Routes::new()
        .get("/api/v1/practice-questions", Who::SignedIn, question_api::own)
        .get("/api/v1/practices/{practice}/questions", Who::Member, question_api::list)
        .post("/api/v1/practices/{practice}/questions", Who::Member, question_api::ask)
        .put("/api/v1/practices/{practice}/questions/{question}/answer", Who::Member, question_api::answer_it)
        .get("/api/v1/practice-reviews", Who::SignedIn, review_api::list)
        .get("/api/v1/practices/{practice}/review", Who::SignedIn, review_api::get)
        .post("/api/v1/practices/{practice}/review", Who::SignedIn, review_api::take_up)
        .put("/api/v1/practices/{practice}/review", Who::SignedIn, review_api::rate)
        .put("/api/v1/practices/{practice}/review/result", Who::SignedIn, review_api::decide)
        .get("/api/v1/practices/{practice}/reviews", Who::Member, verdicts::list)
        .get("/api/v1/practices/{practice}/steps", Who::SignedIn, verdicts::steps)
        .get("/api/v1/practice-reviewers", Who::Platform, reviewer_api::list)
        .post("/api/v1/practice-reviewers", Who::Platform, reviewer_api::name)
        .delete("/api/v1/practice-reviewers/{person}", Who::Platform, reviewer_api::end)
        .get("/api/v1/practices/{practice}/similar", Who::Anyone, similar::list)
        .get("/api/v1/practices/gaps", Who::Member, similar::gaps)
}
