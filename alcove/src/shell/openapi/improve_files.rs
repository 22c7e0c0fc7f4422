use super::network::operation;
use super::{Answer, Operation, Shape, Tag, Takes};

const LANGUAGE: (&str, &str, &str) = ("language", "text", "en, az or ru; without it, the caller's own.");
const FROM: (&str, &str, &str) = ("from", "day", "The first day of the report.");
const TO: (&str, &str, &str) = ("to", "day", "The last day of the report, included.");

#[rustfmt::skip]
pub const OPERATIONS: &[Operation] = &[
    operation!("GET" "/api/v1/plans/{plan}/export.pdf" readPlanPdf, "The plan as tagged PDF.", [LANGUAGE], Takes::Nothing, None, 200 "The file; 202 with a job where it takes long or `Prefer: respond-async` asks for one." "file"),
    operation!("GET" "/api/v1/plans/{plan}/export.docx" readPlanDocx, "The plan for Word.", [LANGUAGE], Takes::Nothing, None, 200 "The file; 202 with a job where it takes long or `Prefer: respond-async` asks for one." "file"),
    operation!("GET" "/api/v1/plans/{plan}/export.xlsx" readPlanXlsx, "The plan as a workbook that comes back, each row with an id that stays.", [LANGUAGE], Takes::Nothing, None, 200 "The file; 202 with a job where `Prefer: respond-async` asks for one." "file"),
    operation!("GET" "/api/v1/plans/{plan}/export.csv" readPlanCsv, "The plan, a line for each row.", [LANGUAGE], Takes::Nothing, None, 200 "The file; 202 with a job where `Prefer: respond-async` asks for one." "file"),
    operation!("GET" "/api/v1/plans/{plan}/export.json" readPlanJson, "Everything in the plan, with notes, readings and money.", [LANGUAGE], Takes::Nothing, None, 200 "The file; 202 with a job where `Prefer: respond-async` asks for one." "file"),
    operation!("GET" "/api/v1/plans/{plan}/export.xml" readPlanProject, "The plan as Microsoft Project XML, with its dates and dependencies.", [LANGUAGE], Takes::Nothing, None, 200 "The file; 202 with a job where `Prefer: respond-async` asks for one." "file"),
    operation!("GET" "/api/v1/plans/{plan}/monitoring.pdf" readMonitoringPdf, "What came of the plan between two days, as tagged PDF.", [FROM, TO, LANGUAGE], Takes::Nothing, None, 200 "The file; 202 with a job where it takes long or `Prefer: respond-async` asks for one." "file"),
    operation!("GET" "/api/v1/plans/{plan}/monitoring.docx" readMonitoringDocx, "The same for Word.", [FROM, TO, LANGUAGE], Takes::Nothing, None, 200 "The file; 202 with a job where it takes long or `Prefer: respond-async` asks for one." "file"),
    operation!("POST" "/api/v1/plans/{plan}/imports" readPlanWorkbook, "Reads a workbook that was downloaded from this plan and changed. Nothing of the plan is written. 422 tells the cells that could not be read, each with its sheet and row.", [], Takes::Files(&["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"]), None, 201 "What it would change; 200 where it says what the plan says." "@PlanImport"),
    operation!("GET" "/api/v1/plans/{plan}/imports/{import}" readPlanImport, "What a workbook would change in the plan as it stands now, or did.", [], Takes::Nothing, None, 200 "The changes." "@PlanImport"),
    operation!("POST" "/api/v1/plans/{plan}/imports/{import}/confirmation" confirmPlanImport, "Writes what still fits, in one act. What others have changed since is left as it stands.", [], Takes::Json("@Reason"), None, 200 "What was written, and what was left." "@PlanImport"),
    operation!("DELETE" "/api/v1/plans/{plan}/imports/{import}" dropPlanImport, "Forgets a workbook that was not confirmed.", [], Takes::Nothing, None, 204 "Done." ""),
];

#[rustfmt::skip]
pub const SHAPES: &[Shape] = &[
    Shape { name: "PlanImportChange", says: "A change in words.", fields: &[
        ("node", "text", "The row of the plan it is about."), ("what", "text", "The column."), ("sheet", "text", ""), ("row", "integer", "As spreadsheets count."), ("before", "text", "What stood there when the workbook was made."), ("after", "text", ""), ("now", "text", "What stands there now, where another has changed it.")] },
    Shape { name: "PlanImport", says: "", fields: &[
        ("id", "text?", "Absent where there is nothing to change."), ("changes", "[@PlanImportChange]", ""), ("stale", "[@PlanImportChange]", "Left as they stand."), ("confirmed_at", "time?", "")] },
];
