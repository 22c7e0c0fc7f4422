//! The two cycles of an organisation of the sample: a finished one and, mostly, a running one.

use std::collections::HashMap;

use alcove_domain::assess::finding::FindingKind;
use alcove_domain::assess::moderation::{Dissent, Method};
use alcove_domain::assess::rating::{Presented, Slot};
use alcove_domain::assess::{ComputeRule, Mark};
use alcove_domain::kit::{Day, Lang};
use alcove_domain::review::{Closing, Schedule};
use futures_util::future::try_join_all;

use super::cast::Now;
use super::evidence;
use super::marks::{Cycle, Out, Voice, mark};
use super::network::{Organisation, acting};
use super::plan;
use super::words::{note, texts};
use crate::assess::mark_body::MarkBody;
use crate::kit::ids::{AssessmentId, EditionId, ItemId, SeatId};
use crate::kit::words::format::day_in;
use crate::kit::{Ctx, Error, Result};
use crate::network::Person;
use crate::review::closing::{self, USUAL_RULE};
use crate::review::facts::{self, Facts};
use crate::review::findings::{self, Origin};
use crate::review::moderation::{self, Wish, Within};
use crate::review::rating::At;
use crate::review::saving::{self, RatingInput, Saved};
use crate::review::seats::{self, Answers, Holder};
use crate::review::setup::{self, New};
use crate::review::{copying, handing_in, phases, queue, talk};

/// So many ratings are saved at the same time: they share their commits.
const TOGETHER: usize = 48;

/// How much of its items each unit has rated so far, in hundredths: about three quarters in all.
const SO_FAR: [usize; 7] = [100, 88, 92, 64, 100, 34, 55];

pub async fn load(ctx: &Ctx, college: &Organisation, edition: &EditionId) -> Result<()> {
    let last = finished(ctx, college, edition).await?;
    plan::load(ctx, college, &last).await?;
    if college.plan.now == Now::Nothing {
        return Ok(());
    }
    running(ctx, college, edition, &last).await
}

async fn finished(ctx: &Ctx, college: &Organisation, edition: &EditionId) -> Result<AssessmentId> {
    let coordinator = acting(ctx, &college.coordinator, 392, 0).await?;
    let new = New {
        organisation_id: college.id.clone(),
        edition_id: edition.clone(),
        title: title(college, &coordinator),
        cycle: year(&coordinator),
        preset: college.plan.preset.map(str::to_owned),
        variant: college.plan.variant.map(str::to_owned),
    };
    let id = setup::create(&coordinator, new).await?.row.id;
    set_days(&coordinator, &id, [4, 26, 38, 45]).await?;
    seat(&coordinator, college, &id).await?;
    let coordinator = acting(ctx, &college.coordinator, 386, 0).await?;
    let facts = setup::open(&coordinator, &id).await?;
    let rating = Rating { ctx, college, facts: &facts, cycle: Cycle::Last, from: 385, until: 366 };
    rating.rate(|_| 100).await?;
    evidence::load(ctx, college, &facts, Cycle::Last).await?;
    rating.hand_in(364, |_| true).await?;
    moderate(ctx, college, &id, 352).await?;
    let head = acting(ctx, &college.head, 346, 2).await?;
    closing::close(&head, &id, Closing::Agreed, USUAL_RULE).await?;
    find(ctx, college, &id).await?;
    Ok(id)
}

async fn running(ctx: &Ctx, college: &Organisation, edition: &EditionId, last: &AssessmentId) -> Result<()> {
    let coordinator = acting(ctx, &college.coordinator, 24, 0).await?;
    let new = New {
        organisation_id: college.id.clone(),
        edition_id: edition.clone(),
        title: title(college, &coordinator),
        cycle: year(&coordinator),
        preset: None,
        variant: None,
    };
    let id = copying::create(&coordinator, new, last).await?.id;
    set_days(&coordinator, &id, [4, 33, 47, 54]).await?;
    let coordinator = acting(ctx, &college.coordinator, 21, 1).await?;
    let facts = setup::open(&coordinator, &id).await?;
    let rating = Rating { ctx, college, facts: &facts, cycle: Cycle::This, from: 20, until: 1 };
    match college.plan.now {
        Now::Moderating => {
            rating.rate(|_| 100).await?;
            rating.hand_in(1, |_| true).await?;
            let coordinator = acting(ctx, &college.coordinator, 0, -20).await?;
            setup::begin_moderation(&coordinator, &id).await?;
            // What all say alike is settled; the rest waits for the meeting.
            moderation::compute_rest(&coordinator, &id, ComputeRule::MedianLow, Within::Agreeing).await?;
        }
        Now::Rating | Now::Nothing => {
            rating.rate(|unit| SO_FAR[unit % SO_FAR.len()]).await?;
            evidence::load(ctx, college, &facts, Cycle::This).await?;
            rating.hand_in(1, |unit| unit == 4).await?;
        }
    }
    remarks(ctx, college, &facts).await
}

fn year(person: &Person) -> String {
    day_in(person.ctx.now, &person.zone).to_string().chars().take(4).collect()
}

fn title(college: &Organisation, person: &Person) -> String {
    format!("{} {}", texts(college.plan.language).title, year(person))
}

/// Days after the setting up on which each part ends.
async fn set_days(coordinator: &Person, id: &AssessmentId, days: [i64; 4]) -> Result<()> {
    let day =
        |after: i64| -> Option<Day> { Some(day_in(coordinator.ctx.now.plus_days(after), &coordinator.zone)) };
    let schedule = Schedule {
        rating_from: day(days[0]),
        rating_until: day(days[1]),
        moderating_until: day(days[2]),
        close_by: day(days[3]),
    };
    phases::set(coordinator, id, None, schedule).await?;
    Ok(())
}

/// The last unit runs the college and answers for all that is not teaching; the others answer for
/// teaching, and for some of the rest.
async fn seat(coordinator: &Person, college: &Organisation, id: &AssessmentId) -> Result<()> {
    let facts = facts::load(coordinator, id).await?;
    let tree = &facts.laid.tree;
    let criteria: Vec<(usize, &str, &ItemId)> = tree
        .nodes
        .iter()
        .enumerate()
        .filter(|(at, node)| {
            tree.nodes.iter().any(|below| below.parent == Some(*at) && below.instrument.is_some())
                && node.instrument.is_none()
        })
        .enumerate()
        .map(|(number, (at, node))| (number, node.item.0.as_str(), &facts.laid.node_ids[at]))
        .collect();
    let last = college.units.len() - 1;
    let answers = |unit: usize, number: usize, criterion: &str| match criterion.get(..2) {
        Some("TL") => unit != last,
        Some("PC") => unit == last || (number + unit).is_multiple_of(3),
        _ => unit == last || (number + unit).is_multiple_of(4),
    };
    let wanted = college.units.iter().enumerate().map(|(at, unit)| {
        let theirs = criteria.iter().filter(|(number, criterion, _)| answers(at, *number, criterion));
        let items = theirs.map(|(_, _, item)| (*item).clone()).collect();
        (Holder::Unit(unit.id.clone()), Answers::Below(items))
    });
    seats::set_all(coordinator, id, None, wanted.collect()).await
}

/// The rating of one cycle, over some days.
struct Rating<'a> {
    ctx: &'a Ctx,
    college: &'a Organisation,
    facts: &'a Facts,
    cycle: Cycle,
    from: i64,
    until: i64,
}

impl Rating<'_> {
    /// Each unit rates so many hundredths of its items, in the order of the screen.
    async fn rate(&self, share: impl Fn(usize) -> usize) -> Result<()> {
        let mut wanted = Vec::new();
        for (unit, seat, nodes) in self.seats() {
            let count = nodes.len() * share(unit) / 100;
            let took = nodes.len().max(1);
            wanted.extend(nodes.into_iter().take(count).enumerate().map(|(at, node)| {
                // In thousandths of the time there was.
                (at * 1000 / took, unit, seat.clone(), node)
            }));
        }
        wanted.sort_by_key(|(at, unit, _, node)| (*at, *unit, *node));
        let people = self.people().await?;
        let span = (self.from - self.until) * 86_400_000;
        for some in wanted.chunks(TOGETHER) {
            let at = some.first().map_or(0, |(at, ..)| *at);
            let now = people[0][0].ctx.now.millis() + span * i64::try_from(at).unwrap_or(0) / 1000;
            try_join_all(some.iter().map(|(_, unit, seat, node)| {
                // The lead of a unit writes a third, its contributor the rest.
                let mut person = people[*unit][usize::from(*node % 3 != 0)].clone();
                person.ctx.now = alcove_domain::kit::Instant(now);
                self.save(person, *unit, seat, *node)
            }))
            .await?;
        }
        Ok(())
    }

    async fn save(&self, person: Person, unit: usize, seat: &SeatId, node: usize) -> Result<()> {
        let laid = &self.facts.laid;
        let (college, item) = (self.college.plan.host, laid.item_ref(node));
        let voice = Voice { college, unit, units: self.college.units.len(), cycle: self.cycle };
        let criterion = laid.tree.nodes[node].parent.map_or("", |above| laid.item_ref(above).0.as_str());
        let level = voice.level(criterion, &item.0);
        let instrument = laid.instrument(node).ok_or(Error::NotFound)?;
        let language = self.college.plan.language;
        let mark = match voice.is_out(&item.0) {
            Some(Out::NotApplicable) => Mark::NotApplicable(texts(language).not_applicable.to_owned()),
            Some(Out::CannotJudge) => Mark::CannotJudge,
            None => mark(instrument, laid.scales(), level, item, college),
        };
        let at = At {
            assessment: self.facts.row.id.clone(),
            seat: seat.clone(),
            item: laid.node_ids[node].clone(),
            slot: Slot::Current,
        };
        let input = RatingInput {
            mark: Some(mark),
            note: note(language, college, unit, &item.0, level),
            confidence: voice.confidence(&item.0),
            presented: Presented::Nothing,
        };
        match saving::save(&person, &at, input).await? {
            Saved::Version(_) => Ok(()),
            Saved::Nothing | Saved::Conflict(_) => Err(Error::fault(format!("{} was rated before", item.0))),
        }
    }

    async fn hand_in(&self, days: i64, who: impl Fn(usize) -> bool) -> Result<()> {
        for (unit, seat, _) in self.seats().into_iter().filter(|(unit, ..)| who(*unit)) {
            let lead = acting(self.ctx, &self.college.units[unit].lead, days, 3).await?;
            handing_in::hand_in(&lead, &self.facts.row.id, &seat).await?;
        }
        Ok(())
    }

    fn seats(&self) -> Vec<(usize, SeatId, Vec<usize>)> {
        seats_of(self.college, self.facts)
    }

    /// Lead and contributor of each unit.
    async fn people(&self) -> Result<Vec<[Person; 2]>> {
        let mut people = Vec::new();
        for unit in &self.college.units {
            people.push([
                acting(self.ctx, &unit.lead, self.from, 1).await?,
                acting(self.ctx, &unit.contributor, self.from, 1).await?,
            ]);
        }
        Ok(people)
    }
}

/// The units' seats with the nodes that each answers for.
pub fn seats_of(college: &Organisation, facts: &Facts) -> Vec<(usize, SeatId, Vec<usize>)> {
    let of_unit = |unit: usize| {
        let id = Some(&college.units[unit].id);
        let seated = facts.laid.seats.iter().find(|seated| seated.row.unit_id.as_ref() == id)?;
        Some((unit, seated.row.id.clone(), seated.nodes.iter().copied().collect()))
    };
    (0..college.units.len()).filter_map(of_unit).collect()
}

/// What is near is computed, the rest is settled in the meeting.
async fn moderate(ctx: &Ctx, college: &Organisation, id: &AssessmentId, days: i64) -> Result<()> {
    let coordinator = acting(ctx, &college.coordinator, days, 0).await?;
    setup::begin_moderation(&coordinator, id).await?;
    moderation::compute_rest(&coordinator, id, ComputeRule::MedianLow, Within::OneStep).await?;
    let coordinator = acting(ctx, &college.coordinator, days - 3, 0).await?;
    let queue = queue::load(&coordinator, id).await?;
    let words = texts(college.plan.language);
    let open = queue.lines.iter().filter(|line| line.settled.is_none());
    for (number, line) in open.enumerate() {
        let item = &queue.facts.laid.node_ids[line.node];
        let voices = queue::case(&coordinator, id, item).await?.voices;
        let mut by_mark: HashMap<String, (usize, Mark)> = HashMap::new();
        for voice in &voices {
            by_mark.entry(MarkBody::write(&voice.mark)).or_insert((0, voice.mark.clone())).0 += 1;
        }
        // What most said; of several such the first by its text, so that it is always the same.
        let mut ranked: Vec<(&String, &(usize, Mark))> = by_mark.iter().collect();
        ranked.sort_by(|a, b| b.1.0.cmp(&a.1.0).then(a.0.cmp(b.0)));
        let Some((_, (_, mark))) = ranked.first() else { continue };
        let dissenter = voices.iter().find(|voice| voice.mark != *mark).filter(|_| number % 4 == 0);
        let wish = Wish {
            mark: Some(mark.clone()),
            method: if number % 6 == 5 { Method::Ruled } else { Method::Agreed },
            reason: words.agreed[number % words.agreed.len()].to_owned(),
            dissent: dissenter
                .map(|voice| Dissent {
                    seat: voice.seat.clone(),
                    mark: Some(voice.mark.clone()),
                    words: words.dissent.to_owned(),
                })
                .into_iter()
                .collect(),
            presented: Presented::Nothing,
        };
        moderation::settle(&coordinator, id, item, wish).await?;
    }
    Ok(())
}

/// The coordinator takes the first suggestions of each kind, and says of one that it is none.
async fn find(ctx: &Ctx, college: &Organisation, id: &AssessmentId) -> Result<()> {
    const TAKEN: usize = 3;
    let coordinator = acting(ctx, &college.coordinator, 344, 0).await?;
    let sheet = findings::sheet(&coordinator, id).await?;
    let laid = &sheet.facts.laid;
    let words = texts(college.plan.language);
    let language = Lang::new(college.plan.language).map_err(Error::fault)?;
    let mut taken: HashMap<FindingKind, usize> = HashMap::new();
    for suggestion in &sheet.suggested {
        let Some(node) = laid.rated().find(|node| *laid.item_ref(*node) == suggestion.item) else { continue };
        let number = taken.entry(suggestion.kind).or_default();
        *number += 1;
        let found = findings::Words {
            title: laid.said(node, &language).title().chars().take(140).collect(),
            body: words.found(suggestion.kind, *number).to_owned(),
            items: vec![laid.node_ids[node].clone()],
        };
        match *number {
            ..=TAKEN => {
                findings::add(&coordinator, id, suggestion.kind, found, Origin::Suggested).await?;
            }
            4 => {
                findings::decline(&coordinator, id, suggestion.kind, found, words.declined).await?;
            }
            _ => {}
        }
    }
    Ok(())
}

async fn remarks(ctx: &Ctx, college: &Organisation, facts: &Facts) -> Result<()> {
    let rated: Vec<usize> = facts.laid.rated().collect();
    let words = texts(college.plan.language);
    for (number, body) in words.remarks.iter().enumerate() {
        let unit = &college.units[number % college.units.len()];
        let node = rated[(number * 17 + 3) % rated.len()];
        let days = 9 - i64::try_from(number).unwrap_or(0) * 2;
        let author = acting(ctx, &unit.contributor, days, 4).await?;
        let whom = college.units[(number + 1) % college.units.len()].id.clone();
        let item = &facts.laid.node_ids[node];
        talk::say(&author, &facts.row.id, item, body, &format!("unit:{whom}")).await?;
    }
    Ok(())
}
