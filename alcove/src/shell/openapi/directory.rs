use super::network::{AFTER, LIMIT, operation};
use super::{Answer, Operation, Shape, Tag, Takes};

#[rustfmt::skip]
pub const OPERATIONS: &[Operation] = &[
    operation!("GET" "/api/v1/networks/{network}/directory" listDirectory, "Who knows what, by name; strengths only where the institution agreed that they are shown.", [("q", "text", "A part of the name or of what is written."), ("region", "text", ""), ("after", "text", "The `next` of the page before.")], Takes::Nothing, None, 200 "A page." "@DirectoryList"),
    operation!("GET" "/api/v1/organisations/{organisation}/entries/{network}" readEntry, "The organisation's own entry in the directory of a network; 404 where it has none.", [], Takes::Nothing, Version, 200 "The entry." "@Entry"),
    operation!("PUT" "/api/v1/organisations/{organisation}/entries/{network}" writeEntry, "Writes the organisation's entry in the directory of a network.", [], Takes::Json("@EntryDraft"), Version, 200 "The entry as it now is." "@Entry"),
    operation!("DELETE" "/api/v1/organisations/{organisation}/entries/{network}" removeEntry, "Takes the entry out, and both consents with it.", [], Takes::Nothing, None, 204 "Done." ""),
    operation!("GET" "/api/v1/networks/{network}/matches" listMatches, "Who could help whom, among those who agreed to be matched: all pairs for a coordinator, for others those of their own organisation.", [AFTER, LIMIT], Takes::Nothing, None, 200 "A page." "@MatchList"),
    operation!("GET" "/api/v1/networks/{network}/mentoring" listMentoring, "Pairs of which one helps the other, newest first.", [("after", "text", "The `next` of the page before."), ("limit", "integer", "How many at most.")], Takes::Nothing, None, 200 "A page." "@MentoringList"),
    operation!("POST" "/api/v1/networks/{network}/mentoring" proposeMentoring, "Proposes a pair of two members; it begins when both have agreed.", [], Takes::Json("@NewMentoring"), None, 201 "The pair." "@MentoringWhole"),
    operation!("GET" "/api/v1/networks/{network}/mentoring/{pair}" readMentoring, "One pair with its log.", [AFTER, LIMIT], Takes::Nothing, None, 200 "The pair." "@MentoringWhole"),
    operation!("POST" "/api/v1/networks/{network}/mentoring/{pair}/notes" noteMentoring, "Writes into the log.", [], Takes::Json("@WrittenText"), None, 201 "The pair." "@MentoringWhole"),
    operation!("POST" "/api/v1/networks/{network}/mentoring/{pair}/agreement" agreeToMentoring, "Agrees to a proposal for the institution that one speaks for.", [], Takes::Nothing, None, 200 "The pair." "@MentoringWhole"),
    operation!("POST" "/api/v1/networks/{network}/mentoring/{pair}/end" endMentoring, "Ends a pair with what came of it, or a proposal with the reason: the coordinator, or one of the two.", [], Takes::Json("@WrittenText"), None, 200 "The pair." "@MentoringWhole"),
    operation!("GET" "/api/v1/networks/{network}/mentoring-wishes" listMentoringWishes, "What members ask help for, newest first: all of them for a coordinator, for others those of their own organisation.", [AFTER, LIMIT], Takes::Nothing, None, 200 "A page." "@MentoringWishList"),
    operation!("POST" "/api/v1/networks/{network}/mentoring-wishes" askForMentor, "Asks the network for somebody who helps one's own organisation. One wish at a time.", [], Takes::Json("@NewMentoringWish"), None, 201 "The wish." "@MentoringWish"),
    operation!("GET" "/api/v1/networks/{network}/mentoring-wishes/{wish}" readMentoringWish, "One of them.", [], Takes::Nothing, None, 200 "The wish." "@MentoringWish"),
    operation!("DELETE" "/api/v1/networks/{network}/mentoring-wishes/{wish}" takeMentoringWishBack, "Asks no longer.", [], Takes::Nothing, None, 204 "Done." ""),
    operation!("POST" "/api/v1/networks/{network}/mentoring-wishes/{wish}/pair" pairForMentoringWish, "Proposes a pair for it. Where that is the one that was asked for, for the same goals, the asker has agreed by asking.", [], Takes::Json("@WishedPair"), None, 201 "The pair." "@MentoringWhole"),
    operation!("POST" "/api/v1/networks/{network}/mentoring-wishes/{wish}/refusal" refuseMentoringWish, "Says why there will be no pair.", [], Takes::Json("@WrittenText"), None, 200 "The wish." "@MentoringWish"),
];

#[rustfmt::skip]
pub const SHAPES: &[Shape] = &[
    Shape { name: "EntryDraft", says: "", fields: &[("expertise", "text", "What the institution is good at, in its own words."), ("contact", "text?", "Whom to ask."), ("strengths", "boolean?", "Whether its strengths in the figures are shown."), ("matching", "boolean?", "Whether it is matched with others.")] },
    Shape { name: "Entry", says: "", fields: &[("version", "integer", ""), ("expertise", "text", ""), ("contact", "text", ""), ("strengths", "boolean", ""), ("matching", "boolean", "")] },
    Shape { name: "DirectoryLine", says: "", fields: &[("id", "text", "Of the entry."), ("organisation_id", "text", ""), ("name", "text", ""), ("region", "text", ""), ("expertise", "text", ""), ("contact", "text", ""), ("strengths", "[text]", "Headings by name.")] },
    Shape { name: "DirectoryList", says: "", fields: &[("items", "[@DirectoryLine]", ""), ("next", "text?", "")] },
    Shape { name: "MatchedPair", says: "The first is in the upper quarter where the second is in the lower one.", fields: &[("mentor_id", "text", ""), ("mentor", "text", ""), ("learner_id", "text", ""), ("learner", "text", ""), ("items", "[text]", "Headings by name.")] },
    Shape { name: "MatchList", says: "", fields: &[("items", "[@MatchedPair]", ""), ("next", "text?", "")] },
    Shape { name: "NewMentoring", says: "", fields: &[("mentor_id", "text", ""), ("learner_id", "text", ""), ("goals", "text", "")] },
    Shape { name: "WrittenText", says: "", fields: &[("body", "text", "")] },
    Shape { name: "MentoringPair", says: "", fields: &[("id", "text", ""), ("mentor_id", "text", ""), ("mentor", "text", ""), ("learner_id", "text", ""), ("learner", "text", ""), ("goals", "text", ""), ("stage", "text", "proposed, going-on, ended, declined"), ("proposed_at", "time", ""), ("mentor_agreed_at", "time?", ""), ("learner_agreed_at", "time?", ""), ("ended_at", "time?", ""), ("result", "text", "")] },
    Shape { name: "MentoringList", says: "", fields: &[("items", "[@MentoringPair]", ""), ("next", "text?", "")] },
    Shape { name: "MentoringNote", says: "", fields: &[("body", "text", ""), ("written_at", "time", ""), ("written_by", "text", "A person's id.")] },
    Shape { name: "MentoringWhole", says: "", fields: &[("pair", "@MentoringPair", ""), ("notes", "[@MentoringNote]", "Oldest first."), ("next", "text?", "")] },
    Shape { name: "NewMentoringWish", says: "", fields: &[("organisation_id", "text?", "Without it, the one that the caller belongs to."), ("mentor_id", "text?", "Whom one has in mind: somebody in the directory."), ("goals", "text", "")] },
    Shape { name: "WishedPair", says: "", fields: &[("mentor_id", "text", ""), ("goals", "text?", "Without them, those of the wish.")] },
    Shape { name: "MentoringWish", says: "", fields: &[("id", "text", ""), ("learner_id", "text", ""), ("learner", "text", ""), ("mentor_id", "text?", ""), ("mentor", "text?", ""), ("goals", "text", ""), ("stage", "text", "open, paired, refused, taken-back"), ("asked_at", "time", ""), ("answered_at", "time?", ""), ("answer", "text", "Why there is no pair."), ("mentoring_id", "text?", "The pair that was proposed.")] },
    Shape { name: "MentoringWishList", says: "", fields: &[("items", "[@MentoringWish]", ""), ("next", "text?", "")] },
];
