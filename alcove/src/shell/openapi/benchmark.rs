use super::network::{AFTER, LIMIT, operation};
use super::{Answer, Operation, Shape, Tag, Takes};

const PEERS: (&str, &str, &str) = (
    "peers",
    "text",
    "all, kind:college, country:az, size:small (middle, large, very-large) or sector:…; without it, all.",
);
const EDITION: (&str, &str, &str) =
    ("edition", "text", "Where there are releases over several; without it, the newest.");

#[rustfmt::skip]
pub const OPERATIONS: &[Operation] = &[
    operation!("GET" "/api/v1/networks/{network}/releases" listReleases, "Releases of a network, newest first.", [("after", "text", "The `next` of the page before."), ("limit", "integer", "How many at most.")], Takes::Nothing, None, 200 "A page." "@ReleaseList"),
    operation!("POST" "/api/v1/networks/{network}/releases" makeRelease, "Makes a release over an edition from the closed assessments of members that share; a job does it.", [], Takes::Json("@ReleaseOrder"), None, 202 "The job." "@OrderedRelease"),
    operation!("POST" "/api/v1/networks/{network}/releases/{release}/publication" publishRelease, "Opens a release to everybody under /open/releases/{release}/data.json, data.csv and report.pdf. That cannot be taken back.", [], Takes::Nothing, None, 200 "The release." "@Release"),
    operation!("GET" "/api/v1/networks/{network}/releases/{release}/{file}" readReleaseFile, "A release as a file: report.pdf, data.csv or data.json, also before it is published; then it is for everybody at /open/releases/{release}/{file}.", [], Takes::Nothing, None, 200 "The file." "file"),
    operation!("GET" "/api/v1/networks/{network}/published-releases" listPublishedReleases, "What the network has published, for everybody, newest first, with the addresses of the files; 404 where that is nothing.", [AFTER, LIMIT], Takes::Nothing, None, 200 "A page." "@PublishedReleaseList"),
    operation!("GET" "/api/v1/networks/{network}/figures" readFigures, "The figures of a group in the release that stands; null before the first one. What is withheld has no numbers.", [PEERS, EDITION, AFTER, LIMIT], Takes::Nothing, None, 200 "The figures." "@Figures"),
    operation!("GET" "/api/v1/organisations/{organisation}/comparisons/{network}" readComparison, "The organisation's own values beside a group, as far as it shares; null before the first release and where it shares nothing.", [PEERS, EDITION, AFTER, LIMIT], Takes::Nothing, None, 200 "The comparison." "@Figures"),
];

#[rustfmt::skip]
pub const SHAPES: &[Shape] = &[
    Shape { name: "ReleaseOrder", says: "", fields: &[("edition_id", "text", "")] },
    Shape { name: "OrderedRelease", says: "", fields: &[("job_id", "text", ""), ("href", "text", "Where the job can be read.")] },
    Shape { name: "Participation", says: "How many take part, by what they share, as it is told: a number stays that of a release before until five or more have come or gone.", fields: &[("members", "integer", ""), ("sharing", "integer", ""), ("dimensions", "integer", ""), ("criteria", "integer", ""), ("closed", "integer", "Of those that share, with a closed assessment."), ("plans", "integer", "Of those that share, with a plan under way.")] },
    Shape { name: "Release", says: "Figures as they stood; a later release supersedes it and changes nothing of it.", fields: &[("id", "text", ""), ("edition_id", "text", ""), ("number", "integer", ""), ("made_at", "time", ""), ("published_at", "time?", ""), ("superseded_at", "time?", ""), ("hash", "text", "SHA-256 over the figures."), ("participation", "@Participation", ""), ("withholds", "integer?", "Of one that stands and is not published: how many figures it withholds that were told before.")] },
    Shape { name: "ReleaseList", says: "", fields: &[("items", "[@Release]", ""), ("next", "text?", "")] },
    Shape { name: "ReleaseFile", says: "", fields: &[("media_type", "text", ""), ("href", "text", "Open to everybody.")] },
    Shape { name: "PublishedRelease", says: "A release that everybody may read.", fields: &[("id", "text", ""), ("number", "integer", "Counted over one edition; a number that is missing was not published."), ("urn", "text", "Of the framework that was compared over."), ("version", "text", ""), ("made_at", "time", ""), ("published_at", "time", ""), ("superseded_at", "time?", ""), ("hash", "text", "SHA-256 over the figures."), ("files", "[@ReleaseFile]", "")] },
    Shape { name: "PublishedReleaseList", says: "", fields: &[("items", "[@PublishedRelease]", ""), ("next", "text?", "")] },
    Shape { name: "FigureRow", says: "Numbers are decimals, rounded to four places.", fields: &[("item", "text", "An item of the edition, or whole, coverage, plan."), ("name", "text", ""), ("own", "text?", ""), ("n", "integer?", "Members behind the figure, five or more."), ("lower", "text?", "The lower quarter."), ("median", "text?", ""), ("upper", "text?", "The upper quarter."), ("release", "integer?", "The number of the release that told it last, where the newest withholds it.")] },
    Shape { name: "Figures", says: "", fields: &[("release", "@Release", ""), ("peers", "text", "The group that is shown."), ("groups", "[text]", "Those that have figures."), ("figures", "[@FigureRow]", ""), ("next", "text?", "")] },
];
