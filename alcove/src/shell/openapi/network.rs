use super::{Answer, Operation, Shape, Tag, Takes};

pub(super) const LIMIT: (&str, &str, &str) = ("limit", "integer", "How many at most.");
pub(super) const AFTER: (&str, &str, &str) = ("after", "text", "The `next` of the page before.");
const SEARCH: (&str, &str, &str) = ("q", "text", "A part of the name.");

macro_rules! operation {
    ($method:literal $path:literal $name:ident, $says:literal, [$($query:expr),*], $takes:expr, $tag:ident, $($status:literal $answer:literal $shape:literal),+) => {
        Operation {
            method: $method,
            path: $path,
            name: stringify!($name),
            says: $says,
            query: &[$($query),*],
            takes: $takes,
            answers: &[$(Answer($status, $answer, $shape)),+],
            tag: Tag::$tag,
        }
    };
}
pub(super) use operation;

#[rustfmt::skip]
pub const OPERATIONS: &[Operation] = &[
    operation!("GET" "/api/v1/organisations" listOrganisations, "Organisations that the caller may see, by name.", [SEARCH, AFTER, LIMIT], Takes::Nothing, None, 200 "A page." "@OrganisationList"),
    operation!("POST" "/api/v1/organisations" addOrganisation, "Adds an organisation; the caller becomes its administrator.", [], Takes::Json("@OrganisationDraft"), Version, 201 "The organisation." "@Organisation"),
    operation!("GET" "/api/v1/organisations/{organisation}" readOrganisation, "One organisation.", [], Takes::Nothing, Version, 200 "The organisation." "@Organisation"),
    operation!("PATCH" "/api/v1/organisations/{organisation}" editOrganisation, "Changes the fields that are named.", [], Takes::Json("@OrganisationDraft"), Version, 200 "The organisation as it now is." "@Organisation"),
    operation!("GET" "/api/v1/organisations/{organisation}/units" listUnits, "The units that are not archived, parents before children.", [AFTER, LIMIT], Takes::Nothing, None, 200 "A page." "@UnitList"),
    operation!("POST" "/api/v1/organisations/{organisation}/units" addUnit, "Adds a unit.", [], Takes::Json("@UnitDraft"), Version, 201 "The unit." "@Unit"),
    operation!("GET" "/api/v1/organisations/{organisation}/units/{unit}" readUnit, "One unit.", [], Takes::Nothing, Version, 200 "The unit." "@Unit"),
    operation!("PATCH" "/api/v1/organisations/{organisation}/units/{unit}" editUnit, "Changes the fields that are named.", [], Takes::Json("@UnitDraft"), Version, 200 "The unit as it now is." "@Unit"),
    operation!("DELETE" "/api/v1/organisations/{organisation}/units/{unit}" archiveUnit, "Archives a unit and those below it; what they did stays.", [], Takes::Nothing, None, 204 "Done." ""),
    operation!("GET" "/api/v1/organisations/{organisation}/memberships" listMemberships, "People in their roles, by name.", [SEARCH, ("role", "text", ""), ("unit_id", "text", ""), AFTER, LIMIT], Takes::Nothing, None, 200 "A page." "@MembershipList"),
    operation!("POST" "/api/v1/organisations/{organisation}/memberships" addMembership, "Gives somebody who has an account a role.", [], Takes::Json("@MembershipDraft"), None, 201 "The membership." "@Membership"),
    operation!("GET" "/api/v1/organisations/{organisation}/memberships/{membership}" readMembership, "One membership.", [], Takes::Nothing, None, 200 "The membership." "@Membership"),
    operation!("PATCH" "/api/v1/organisations/{organisation}/memberships/{membership}" editMembership, "Changes role or unit.", [], Takes::Json("@MembershipChange"), None, 200 "The membership as it now is." "@Membership"),
    operation!("DELETE" "/api/v1/organisations/{organisation}/memberships/{membership}" endMembership, "Ends a membership now.", [], Takes::Nothing, None, 204 "Done." ""),
    operation!("GET" "/api/v1/organisations/{organisation}/invitations" listInvitations, "Invitations that nobody has answered yet.", [AFTER, LIMIT], Takes::Nothing, None, 200 "A page." "@InvitationList"),
    operation!("POST" "/api/v1/organisations/{organisation}/invitations" addInvitation, "Invites somebody by mail.", [], Takes::Json("@InvitationDraft"), None, 201 "The invitation's id; the link goes to the invited alone." "@Made"),
    operation!("DELETE" "/api/v1/organisations/{organisation}/invitations/{invitation}" revokeInvitation, "Takes an invitation back.", [], Takes::Nothing, None, 204 "Done." ""),
    operation!("GET" "/api/v1/organisations/{organisation}/audit" listAudit, "The history, newest first.", [("person_id", "text", ""), ("act", "text", ""), ("subject", "text", ""), ("from", "time", ""), ("until", "time", ""), ("after", "integer", "The `seq` of the last one seen."), LIMIT], Takes::Nothing, None, 200 "A page." "@AuditList"),
    operation!("GET" "/api/v1/jobs/{id}" readJob, "How far long work has come, and where its file is.", [], Takes::Nothing, None, 200 "The job." "map"),
];

#[rustfmt::skip]
pub const SHAPES: &[Shape] = &[
    Shape { name: "Problem", says: "What went wrong (RFC 9457). The code is stable; title and detail are in the caller's language.", fields: &[
        ("type", "text", ""), ("code", "text", ""), ("status", "integer", ""), ("title", "text", ""), ("detail", "text", ""),
        ("present", "any?", "The present value, where somebody was first."), ("facts", "map?", "What a rule refused by."),
        ("fields", "[@FieldFault]?", ""), ("faults", "[@FileFault]?", "")] },
    Shape { name: "FieldFault", says: "What is wrong with one field.", fields: &[("field", "text", ""), ("code", "text", ""), ("message", "text", "")] },
    Shape { name: "FileFault", says: "What is wrong at one place of a file.", fields: &[("path", "text", ""), ("line", "integer", ""), ("code", "text", ""), ("message", "text", "")] },
    Shape { name: "Made", says: "The id of what was made.", fields: &[("id", "text", "")] },
    Shape { name: "Identifier", says: "A number in a public register.", fields: &[("scheme", "text", ""), ("value", "text", "")] },
    Shape { name: "OrganisationDraft", says: "A profile. What is left out of a new one is empty, of a change stays.", fields: &[
        ("name", "text?", ""), ("short_name", "text?", ""), ("kind", "text?", "college, school, academy, university, training-centre, awarding-body, agency, company or other"),
        ("country", "text?", "Two letters."), ("region", "text?", ""), ("sector", "text?", ""), ("learners", "integer?", ""),
        ("languages", "[text]?", ""), ("identifiers", "[@Identifier]?", ""), ("time_zone", "text?", "Of the IANA database.")] },
    Shape { name: "Organisation", says: "An institution.", fields: &[
        ("id", "text", ""), ("version", "integer", ""), ("name", "text", ""), ("short_name", "text", ""), ("kind", "text", ""), ("country", "text", ""),
        ("region", "text", ""), ("sector", "text", ""), ("learners", "integer?", ""), ("languages", "[text]", ""),
        ("identifiers", "[@Identifier]", ""), ("time_zone", "text", "")] },
    Shape { name: "OrganisationList", says: "", fields: &[("items", "[@Organisation]", ""), ("next", "text?", "")] },
    Shape { name: "UnitDraft", says: "", fields: &[("name", "text?", ""), ("code", "text?", ""), ("parent_id", "text?", "The unit above.")] },
    Shape { name: "Unit", says: "A department in the tree of an organisation.", fields: &[
        ("id", "text", ""), ("organisation_id", "text", ""), ("version", "integer", ""), ("position", "integer", ""), ("archived", "boolean", ""),
        ("name", "text", ""), ("code", "text", ""), ("parent_id", "text?", "")] },
    Shape { name: "UnitList", says: "", fields: &[("items", "[@Unit]", ""), ("next", "text?", "")] },
    Shape { name: "MembershipDraft", says: "", fields: &[("person_id", "text", ""), ("role", "text", "administrator, coordinator, head, unit-lead, contributor or viewer"), ("unit_id", "text?", "")] },
    Shape { name: "MembershipChange", says: "", fields: &[("role", "text?", ""), ("unit_id", "text?", "null moves to the organisation as a whole.")] },
    Shape { name: "Membership", says: "A person in a role.", fields: &[
        ("id", "text", ""), ("person_id", "text", ""), ("name", "text", ""), ("email", "text", ""), ("role", "text", ""), ("unit_id", "text?", ""), ("from", "time", "")] },
    Shape { name: "MembershipList", says: "", fields: &[("items", "[@Membership]", ""), ("next", "text?", "")] },
    Shape { name: "InvitationDraft", says: "", fields: &[("email", "text", ""), ("name", "text?", ""), ("role", "text", ""), ("unit_id", "text?", ""), ("language", "text?", "Of the mail.")] },
    Shape { name: "Invitation", says: "", fields: &[("id", "text", ""), ("email", "text", ""), ("name", "text", ""), ("role", "text", ""), ("unit_id", "text?", ""), ("expires", "time", "")] },
    Shape { name: "InvitationList", says: "", fields: &[("items", "[@Invitation]", ""), ("next", "text?", "")] },
    Shape { name: "AuditEvent", says: "Who did what to what. Each hash covers the event and the one before it.", fields: &[
        ("seq", "integer", ""), ("time", "time", ""), ("person_id", "text?", ""), ("act", "text", ""), ("subject_kind", "text", ""), ("subject_id", "text", ""),
        ("before", "text", ""), ("after", "text", ""), ("request_id", "text", ""), ("hash", "text", "")] },
    Shape { name: "AuditList", says: "", fields: &[("items", "[@AuditEvent]", ""), ("next", "text?", "")] },
];
