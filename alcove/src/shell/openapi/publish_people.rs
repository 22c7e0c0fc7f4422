//! Practices between people: pictures, questions, the reviewers' desk; Word files; and what is near.

use super::network::operation;
use super::{Answer, Operation, Shape, Tag, Takes};

const LANGUAGE: (&str, &str, &str) = ("language", "text", "en, az or ru; without it, the caller's own.");
const FORM: (&str, &str, &str) =
    ("form", "text", "1: with every element of the template and rows to write in.");

const AFTER: (&str, &str, &str) = ("after", "text", "");
const LIMIT: (&str, &str, &str) = ("limit", "integer", "");

#[rustfmt::skip]
pub const OPERATIONS: &[Operation] = &[
    operation!("GET" "/api/v1/practices/{practice}/pictures" listPracticePictures, "Pictures of what is published. Needs no sign-in.", [], Takes::Nothing, None, 200 "The first added first." "@PracticePictureList"),
    operation!("GET" "/api/v1/practices/{practice}/pictures/{picture}" readPracticePicture, "The small picture, drawn anew as JPEG: for everybody once it is published.", [], Takes::Nothing, None, 200 "The file." "file"),
    operation!("GET" "/api/v1/practices/{practice}/draft/pictures" listDraftPictures, "All pictures with the consent that was given, for those who may see the draft.", [], Takes::Nothing, None, 200 "The first added first." "@OwnPracticePictureList"),
    operation!("POST" "/api/v1/practices/{practice}/draft/pictures" addPracticePicture, "Adds a picture; it becomes a piece of evidence of the institution. Where people can be known on it, the consent is needed.", [], Takes::Form("@PracticePictureForm"), None, 201 "The picture." "@OwnPracticePicture"),
    operation!("DELETE" "/api/v1/practices/{practice}/draft/pictures/{picture}" removePracticePicture, "Takes a picture out, of published versions as well.", [], Takes::Nothing, None, 204 "Done." ""),
    operation!("GET" "/api/v1/practices/{practice}/questions" listPracticeQuestions, "Questions about a practice, for those who may answer them.", [AFTER, LIMIT], Takes::Nothing, None, 200 "A page, newest first." "@PracticeQuestionList"),
    operation!("GET" "/api/v1/practice-questions" listOwnPracticeQuestions, "What the caller asked about practices, with the answers.", [AFTER, LIMIT], Takes::Nothing, None, 200 "A page, newest first." "@OwnPracticeQuestionList"),
    operation!("POST" "/api/v1/practices/{practice}/questions" askAboutPractice, "Asks whoever agreed to be asked; the answer comes by mail.", [], Takes::Json("@NewPracticeQuestion"), None, 201 "What was asked." "@OwnPracticeQuestion"),
    operation!("PUT" "/api/v1/practices/{practice}/questions/{question}/answer" answerPracticeQuestion, "Answers once; the asker gets it by mail.", [], Takes::Json("@PracticeQuestionAnswer"), None, 200 "The question." "@PracticeQuestion"),
    operation!("GET" "/api/v1/practice-reviews" listPracticeReviews, "What the caller has in hand as a reviewer, and what waits in the caller's themes.", [("after", "text", "Continues those that wait."), LIMIT], Takes::Nothing, None, 200 "Both, the oldest first; a page of those that wait." "@PracticeReviewQueue"),
    operation!("POST" "/api/v1/practices/{practice}/review" takePracticeUp, "Takes a practice up; from now on no other reviewer does.", [], Takes::Nothing, Version, 201 "The desk." "@PracticeReview"),
    operation!("GET" "/api/v1/practices/{practice}/review" readPracticeReview, "The practice with the rubric and what oneself said so far; for the reviewer who has it in hand.", [], Takes::Nothing, Version, 200 "The desk." "@PracticeReview"),
    operation!("PUT" "/api/v1/practices/{practice}/review" ratePractice, "Says which step each item of the rubric has reached; items that are not named stay.", [], Takes::Json("@PracticeRatings"), Version, 200 "The desk." "@PracticeReview"),
    operation!("PUT" "/api/v1/practices/{practice}/review/result" decidePracticeReview, "Publishes the practice as a new version, once the rubric allows it, or sends it back with a reason.", [], Takes::Json("@PracticeReviewResult"), Version, 204 "Done." ""),
    operation!("GET" "/api/v1/practices/{practice}/reviews" listPracticeVerdicts, "What reviewers said, with the step and the note beside each question of the rubric: for the institution that wrote it.", [AFTER, LIMIT], Takes::Nothing, None, 200 "A page, newest first." "@PracticeVerdictList"),
    operation!("GET" "/api/v1/practices/{practice}/steps" listPracticeSteps, "What was done on the way of a practice, for those who may see its draft.", [AFTER, LIMIT], Takes::Nothing, None, 200 "A page, newest first." "@PracticeStepList"),
    operation!("GET" "/api/v1/practice-reviewers" listPracticeReviewers, "Who looks at practices of other institutions.", [AFTER, LIMIT], Takes::Nothing, None, 200 "A page, by name." "@PracticeReviewerList"),
    operation!("POST" "/api/v1/practice-reviewers" namePracticeReviewer, "Names somebody with an account for these themes; naming again changes the themes.", [], Takes::Json("@NewPracticeReviewer"), None, 201 "The reviewer." "@PracticeReviewer"),
    operation!("DELETE" "/api/v1/practice-reviewers/{person}" endPracticeReviewer, "Somebody looks at practices no more. What they began they may finish.", [], Takes::Nothing, None, 204 "Done." ""),
    operation!("GET" "/api/v1/practices/{practice}/similar" listSimilarPractices, "Others that are about the same. Needs no sign-in.", [], Takes::Nothing, None, 200 "The most alike first." "@SimilarPracticeList"),
    operation!("GET" "/api/v1/practices/gaps" listGaps, "The criteria that the last closed assessment of one's institution found weak, as far as the caller may see it: what the catalogue is asked for by gaps=true.", [], Takes::Nothing, None, 200 "All of them." "@GapList"),
    operation!("GET" "/api/v1/practices/{practice}/draft.pdf" printPracticeDraft, "The draft as a tagged PDF.", [FORM, LANGUAGE], Takes::Nothing, None, 200 "The file." "file"),
    operation!("GET" "/api/v1/practices/{practice}/draft.docx" writePracticeDraftFile, "The draft as a Word file in the order of the template.", [FORM, LANGUAGE], Takes::Nothing, None, 200 "The file." "file"),
    operation!("POST" "/api/v1/practices/{practice}/draft/import" previewPracticeImport, "Reads a Word file over the draft. Nothing is kept: the answer says what was read, what is wrong with it and what is missing; the draft is written with its body.", [], Takes::Form("@PracticeImportForm"), Version, 200 "What was read." "@PracticeImport"),
    operation!("GET" "/api/v1/practices/proposal" proposePractice, "A practice half filled from the assessment, the plan and the results of one's institution. Nothing is kept: the body is what a new practice is made with.", [LANGUAGE, ("entry", "text", "practice, failure or lesson"), ("title", "text", ""), ("objective", "[text]", "Objectives of the plan it is to tell of, by their ids. Without any objective or strength: what moved between two assessments."), ("strength", "[text]", "Findings it is to tell of, by their ids.")], Takes::Nothing, None, 200 "What there is." "@PracticeProposal"),
    operation!("GET" "/api/v1/practices/template.docx" readPracticeTemplate, "The empty template to write in, in Word.", [LANGUAGE], Takes::Nothing, None, 200 "The file." "file"),
    operation!("POST" "/api/v1/practices/import" importPractice, "Starts a practice with what a Word file says. A file that cannot be kept is refused field by field (422).", [], Takes::Form("@NewPracticeImportForm"), Version, 201 "The draft." "@PracticeDraft"),
];

#[rustfmt::skip]
pub const SHAPES: &[Shape] = &[
    Shape { name: "PracticePicture", says: "", fields: &[("id", "text", ""), ("caption", "text", ""), ("credit", "text", ""), ("licence", "text", ""), ("href", "text", "Of the small picture.")] },
    Shape { name: "PracticePictureList", says: "", fields: &[("items", "[@PracticePicture]", "")] },
    Shape { name: "OwnPracticePicture", says: "As its institution sees it.", fields: &[("id", "text", ""), ("caption", "text", ""), ("credit", "text", ""), ("licence", "text", ""), ("href", "text", ""), ("evidence_id", "text", ""), ("people", "text", "none, not-known or consented"), ("consent", "text", "Who agreed, and where that is kept."), ("added_at", "time", "")] },
    Shape { name: "OwnPracticePictureList", says: "", fields: &[("items", "[@OwnPracticePicture]", "")] },
    Shape { name: "PracticePictureForm", says: "", fields: &[("caption", "text", ""), ("credit", "text?", ""), ("licence", "text", ""), ("people", "text", "none, not-known or consented"), ("consent", "text?", "Needed where people consented."), ("file", "file", "")] },
    Shape { name: "PracticeQuestion", says: "", fields: &[("id", "text", ""), ("organisation_id", "text", "Of the asker."), ("organisation", "text", ""), ("who", "text", ""), ("question", "text", ""), ("asked_at", "time", ""), ("answer", "text", ""), ("answered_at", "time?", "")] },
    Shape { name: "PracticeQuestionList", says: "", fields: &[("items", "[@PracticeQuestion]", ""), ("next", "text?", "")] },
    Shape { name: "NewPracticeQuestion", says: "", fields: &[("question", "text", "")] },
    Shape { name: "OwnPracticeQuestion", says: "As whoever asked it sees it.", fields: &[("id", "text", ""), ("practice_id", "text", ""), ("question", "text", ""), ("asked_at", "time", ""), ("answer", "text", "Empty: there is none yet."), ("answered_at", "time?", "")] },
    Shape { name: "OwnPracticeQuestionList", says: "", fields: &[("items", "[@OwnPracticeQuestion]", ""), ("next", "text?", "")] },
    Shape { name: "PracticeQuestionAnswer", says: "", fields: &[("answer", "text", "")] },
    Shape { name: "PracticeReviewLine", says: "", fields: &[("practice_id", "text", ""), ("organisation_id", "text", ""), ("title", "text", "In the caller's language where somebody translated it."), ("title_language", "text", "")] },
    Shape { name: "PracticeReviewQueue", says: "", fields: &[("domains", "[text]", "The caller's themes; none: reviews nothing."), ("mine", "[@PracticeReviewLine]", "On the first page alone."), ("waiting", "[@PracticeReviewLine]", ""), ("next", "text?", "The after of the next page of those that wait.")] },
    Shape { name: "PracticeRubricItem", says: "", fields: &[("item_id", "text", ""), ("code", "text", ""), ("step", "integer?", "Absent while it is open."), ("note", "text", "")] },
    Shape { name: "PracticeReview", says: "", fields: &[("practice_id", "text", ""), ("organisation_id", "text", ""), ("edition_id", "text", "The rubric: /api/v1/editions/{edition}."), ("rated", "integer", ""), ("items", "[@PracticeRubricItem]", ""), ("body", "@PracticeBody", "Without whom to ask."), ("version", "integer", "Of the text; the ETag as well.")] },
    Shape { name: "PracticeRating", says: "", fields: &[("item_id", "text", ""), ("step", "integer", ""), ("note", "text?", "")] },
    Shape { name: "PracticeRatings", says: "", fields: &[("ratings", "[@PracticeRating]", "")] },
    Shape { name: "PracticeReviewResult", says: "", fields: &[("verdict", "text", "publish or return"), ("reason", "text?", "Needed where it is sent back.")] },
    Shape { name: "PracticeVerdict", says: "", fields: &[("verdict", "text", "published or returned"), ("reason", "text", ""), ("decided_at", "time?", ""), ("edition_id", "text", "The rubric: /api/v1/editions/{edition}."), ("items", "[@PracticeRubricItem]", "")] },
    Shape { name: "PracticeVerdictList", says: "", fields: &[("items", "[@PracticeVerdict]", ""), ("next", "text?", "")] },
    Shape { name: "PracticeStep", says: "", fields: &[("act", "text", "created, submitted, taken-back, endorsed, taken-up, returned, published, confirmed, ended or withdrawn"), ("reason", "text", ""), ("who", "text", ""), ("taken_at", "time", "")] },
    Shape { name: "PracticeStepList", says: "", fields: &[("items", "[@PracticeStep]", ""), ("next", "text?", "")] },
    Shape { name: "NewPracticeReviewer", says: "", fields: &[("email", "text", "Of their account."), ("domains", "[text]", "Themes, one at least.")] },
    Shape { name: "PracticeReviewer", says: "", fields: &[("person_id", "text", ""), ("name", "text", ""), ("email", "text", ""), ("domains", "[text]", "")] },
    Shape { name: "PracticeReviewerList", says: "", fields: &[("items", "[@PracticeReviewer]", ""), ("next", "text?", "")] },
    Shape { name: "PracticeImportForm", says: "", fields: &[("language", "text?", "en, az or ru; without it, the one that the practice was written in."), ("file", "file", "Word, in the order of the template.")] },
    Shape { name: "NewPracticeImportForm", says: "", fields: &[("language", "text", "en, az or ru: the one that the file is written in."), ("entry", "text?", "practice, failure or lesson; what the file says comes first."), ("organisation_id", "text?", "Without it, the one that the caller belongs to."), ("file", "file", "Word, in the order of the template.")] },
    Shape { name: "PracticeImport", says: "What a file says over a draft.", fields: &[("found", "[integer]", "Numbers of the elements that the file names; the others stay as they were."), ("language", "text", ""), ("faults", "[@FieldFault]", "What stands in the way of keeping it."), ("missing", "[text]", "Elements that are needed and say nothing yet."), ("body", "@PracticeBody", ""), ("version", "integer", "Of the draft that it was laid over.")] },
    Shape { name: "PracticeProposal", says: "", fields: &[("strengths", "integer", "How many went in."), ("actions", "integer", ""), ("moved", "integer", "Objectives that moved."), ("body", "@PracticeBody", "")] },
    Shape { name: "Gap", says: "", fields: &[("criterion", "text", ""), ("name", "text", "")] },
    Shape { name: "GapList", says: "", fields: &[("items", "[@Gap]", "")] },
    Shape { name: "SimilarPractice", says: "", fields: &[("id", "text", ""), ("number", "integer", "Of the version."), ("organisation_id", "text", ""), ("provider", "text", ""), ("entry", "text", ""), ("title", "text", "In the caller's language where somebody translated it."), ("title_language", "text", ""), ("language", "text", "The one it was written in."), ("country", "text", ""), ("href", "text", "")] },
    Shape { name: "SimilarPracticeList", says: "", fields: &[("items", "[@SimilarPractice]", "")] },
];
