use super::network::operation;
use super::{Answer, Operation, Shape, Tag, Takes};

const LIMIT: (&str, &str, &str) = ("limit", "integer", "How many at most.");
const AFTER: (&str, &str, &str) = ("after", "text", "The `next` of the page before.");

#[rustfmt::skip]
pub const OPERATIONS: &[Operation] = &[
    operation!("GET" "/api/v1/networks" listNetworks, "Networks that concern the caller: coordinated, joined, or invited into.", [AFTER, LIMIT], Takes::Nothing, None, 200 "A page." "@NetworkList"),
    operation!("POST" "/api/v1/networks" addNetwork, "Founds a network with its first coordinator.", [], Takes::Json("@NetworkFounding"), Version, 201 "The network." "@Network"),
    operation!("GET" "/api/v1/networks/{network}" readNetwork, "One network.", [], Takes::Nothing, Version, 200 "The network." "@Network"),
    operation!("PATCH" "/api/v1/networks/{network}" editNetwork, "Changes the fields that are named.", [], Takes::Json("@NetworkDraft"), Version, 200 "The network as it now is." "@Network"),
    operation!("GET" "/api/v1/networks/{network}/coordinators" listNetworkCoordinators, "Who coordinates the network, for its coordinators and the people of its members.", [AFTER, LIMIT], Takes::Nothing, None, 200 "A page, the first named first." "@NetworkCoordinatorList"),
    operation!("POST" "/api/v1/networks/{network}/coordinators" nameNetworkCoordinator, "Names another coordinator: somebody with an account who belongs to the coordinating organisation.", [], Takes::Json("@NewNetworkCoordinator"), None, 201 "The coordinator." "@NetworkCoordinator"),
    operation!("DELETE" "/api/v1/networks/{network}/coordinators/{person}" endNetworkCoordinator, "Ends somebody's role. The last coordinator stays (422).", [], Takes::Nothing, None, 204 "Done." ""),
    operation!("GET" "/api/v1/networks/{network}/members" listNetworkMembers, "Organisations that are invited or in, by name.", [("q", "text", "A part of the name."), ("state", "text", "invited, member or left; without it, those invited and in."), AFTER, LIMIT], Takes::Nothing, None, 200 "A page." "@NetworkMemberList"),
    operation!("POST" "/api/v1/networks/{network}/members" inviteIntoNetwork, "Invites an organisation. It is a member when somebody there agrees.", [], Takes::Json("@NetworkInvitation"), None, 201 "The invitation." "@NetworkMember"),
    operation!("DELETE" "/api/v1/networks/{network}/members/{organisation}" endNetworkMember, "Takes an invitation back, or ends a membership.", [], Takes::Nothing, None, 204 "Done." ""),
    operation!("GET" "/api/v1/networks/{network}/announcements" listAnnouncements, "What the network told its members, newest first.", [AFTER, LIMIT], Takes::Nothing, None, 200 "A page." "@AnnouncementList"),
    operation!("POST" "/api/v1/networks/{network}/announcements" announce, "Tells the members something: on the network's page and on their home page.", [], Takes::Json("@NewAnnouncement"), None, 201 "The announcement." "@Announcement"),
    operation!("DELETE" "/api/v1/networks/{network}/announcements/{announcement}" withdrawAnnouncement, "Withdraws an announcement.", [], Takes::Nothing, None, 204 "Done." ""),
    operation!("POST" "/api/v1/networks/{network}/announcements/{announcement}/restoration" restoreAnnouncement, "Takes the withdrawal of an announcement back.", [], Takes::Nothing, None, 200 "The announcement." "@Announcement"),
    operation!("GET" "/api/v1/organisations/{organisation}/agreements/{network}" readAgreement, "What the organisation agreed to share with the network, now and before.", [], Takes::Nothing, Version, 200 "The agreement." "@Agreement"),
    operation!("PUT" "/api/v1/organisations/{organisation}/agreements/{network}" agree, "Agrees to share this much from the next release on; an invited organisation becomes a member by it.", [], Takes::Json("@Consent"), Version, 200 "The agreement as it now is." "@Agreement"),
    operation!("DELETE" "/api/v1/organisations/{organisation}/agreements/{network}" leaveNetwork, "Leaves the network, or declines its invitation. The next release is made without it.", [], Takes::Nothing, None, 204 "Done." ""),
];

#[rustfmt::skip]
pub const SHAPES: &[Shape] = &[
    Shape { name: "NetworkFounding", says: "", fields: &[("name", "text", ""), ("purpose", "text?", ""), ("organisation_id", "text", "The coordinating organisation."), ("coordinator", "text", "The e-mail address of the first coordinator, who has an account.")] },
    Shape { name: "NetworkDraft", says: "What is left out of a change stays.", fields: &[("name", "text?", ""), ("purpose", "text?", "")] },
    Shape { name: "Network", says: "Organisations that work together.", fields: &[("id", "text", ""), ("organisation_id", "text", "The coordinating organisation."), ("organisation", "text", "Its name."), ("version", "integer", ""), ("name", "text", ""), ("purpose", "text", "")] },
    Shape { name: "NetworkLine", says: "", fields: &[("id", "text", ""), ("name", "text", ""), ("coordinates", "boolean", "Whether the caller does."), ("state", "text?", "invited or member."), ("shares", "text?", "nothing, coverage, dimensions or criteria.")] },
    Shape { name: "NetworkList", says: "", fields: &[("items", "[@NetworkLine]", ""), ("next", "text?", "")] },
    Shape { name: "NewNetworkCoordinator", says: "", fields: &[("email", "text", "Of their account.")] },
    Shape { name: "NetworkCoordinator", says: "", fields: &[("person_id", "text", ""), ("name", "text", ""), ("email", "text", ""), ("from", "time", "")] },
    Shape { name: "NetworkCoordinatorList", says: "", fields: &[("items", "[@NetworkCoordinator]", ""), ("next", "text?", "")] },
    Shape { name: "NetworkInvitation", says: "", fields: &[("organisation_id", "text", "")] },
    Shape { name: "NetworkMember", says: "An organisation in a network. What it rated is not in here, and nowhere else for the network.", fields: &[
        ("id", "text", ""), ("organisation_id", "text", ""), ("name", "text", ""), ("state", "text", "invited, member or left."), ("shares", "text", "nothing, coverage, dimensions or criteria."), ("invited_at", "time", ""), ("accepted_at", "time?", ""), ("ended_at", "time?", "")] },
    Shape { name: "NetworkMemberList", says: "", fields: &[("items", "[@NetworkMember]", ""), ("next", "text?", "")] },
    Shape { name: "NewAnnouncement", says: "", fields: &[("title", "text", ""), ("body", "text?", "")] },
    Shape { name: "Announcement", says: "", fields: &[("id", "text", ""), ("title", "text", ""), ("body", "text", ""), ("published_at", "time", "")] },
    Shape { name: "AnnouncementList", says: "", fields: &[("items", "[@Announcement]", ""), ("next", "text?", "")] },
    Shape { name: "Consent", says: "", fields: &[("shares", "text", "nothing, coverage, dimensions or criteria."), ("text_version", "text", "The version of the text that was read; another than the present one is refused.")] },
    Shape { name: "Agreed", says: "", fields: &[("shares", "text", ""), ("text_version", "text", ""), ("text_language", "text", ""), ("agreed_at", "time", ""), ("agreed_by", "text", "A person's id.")] },
    Shape { name: "Agreement", says: "", fields: &[("network_id", "text", ""), ("state", "text", "invited or member."), ("shares", "text", ""), ("version", "integer", ""), ("text_version", "text", "Of the text that stands now."), ("agreed", "[@Agreed]", "Newest first.")] },
];
