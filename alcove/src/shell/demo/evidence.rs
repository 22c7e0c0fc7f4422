//! Evidence of the sample: small files made here, links, figures and notes, attached to answers.

use std::io::Cursor;

use alcove_domain::assess::rating::Slot;
use image::{ImageFormat, Rgb, RgbImage};

use super::cycle::seats_of;
use super::marks::{Cycle, spread};
use super::network::{Organisation, acting};
use crate::evidence::add::add;
use crate::evidence::draft::Draft;
use crate::evidence::storage::Storage;
use crate::evidence::upload::SentFile;
use crate::kit::ids::EvidenceId;
use crate::kit::words::format::day_in;
use crate::kit::{Ctx, Error, Result};
use crate::network::Person;
use crate::review::attaching::attach;
use crate::review::facts::Facts;
use crate::review::rating::At;

enum Sort {
    Pdf(&'static [&'static str]),
    Picture,
    Text(&'static str),
    Link(&'static str),
    Figure(&'static str, &'static str),
    Note(&'static str),
}

struct Piece {
    title: &'static str,
    sort: Sort,
    /// Which unit brings it.
    unit: usize,
    /// On how many of the unit's answers it stands.
    uses: usize,
    /// Days from its date to its expiry.
    lasts: Option<i64>,
}

const fn piece(title: &'static str, sort: Sort, unit: usize, uses: usize, lasts: Option<i64>) -> Piece {
    Piece { title, sort, unit, uses, lasts }
}

/// What the main college shows; the others show the first few.
const PIECES: [Piece; 14] = [
    piece(
        "Training needs in the metal trades",
        Sort::Pdf(&[
            "Training needs in the metal trades",
            "",
            "Asked: 14 firms, 31 graduates, labour office.",
            "Firms look for people who read drawings on a screen.",
            "Two modules change from next September; one closes.",
        ]),
        0,
        4,
        Some(365),
    ),
    piece("New bench in workshop 2", Sort::Picture, 0, 3, None),
    piece(
        "Minutes of the programme group, spring",
        Sort::Pdf(&[
            "Minutes of the programme group",
            "",
            "Present: four employers, three teachers, two learners.",
            "Agreed: practical test with a customer's order.",
            "Open: who lends the second measuring machine.",
        ]),
        1,
        3,
        Some(540),
    ),
    piece(
        "Placements by firm",
        Sort::Text("Firm;Places\nPort services;22\nShip repair;14\nCold store;9\n"),
        2,
        3,
        Some(400),
    ),
    piece("Open day page", Sort::Link("https://harbour.example/open-day"), 3, 2, None),
    piece("Learners with a placement last term", Sort::Figure("78", "percent"), 2, 2, Some(200)),
    piece("Laptop loan list", Sort::Text("41 laptops were lent, 38 came back on time.\n"), 4, 3, None),
    piece("Screens in the simulation room", Sort::Picture, 4, 2, None),
    piece(
        "Talks with those who left early",
        Sort::Note("We spoke with nine learners who left. Six named the way to the college, two a job."),
        5,
        2,
        None,
    ),
    piece("Guidance hours", Sort::Figure("312", "hours"), 5, 2, Some(365)),
    piece(
        "Yearly plan of quality work",
        Sort::Pdf(&[
            "Yearly plan of quality work",
            "",
            "Four meetings, one visit to a partner college.",
            "Each unit brings one figure and one story.",
        ]),
        6,
        4,
        Some(330),
    ),
    piece(
        "Council agreement with the port",
        Sort::Link("https://harbour.example/port-agreement"),
        6,
        2,
        None,
    ),
    piece(
        "Fire drill record",
        Sort::Text("Drill in March: out in four minutes; door of hall B repaired.\n"),
        1,
        2,
        Some(150),
    ),
    piece("Results of the learner survey", Sort::Figure("3.4", "of 4"), 6, 3, Some(365)),
];

/// Smaller places show less.
const FEW: usize = 3;

/// Adds the evidence of a cycle and attaches it.
pub async fn load(ctx: &Ctx, college: &Organisation, facts: &Facts, cycle: Cycle) -> Result<()> {
    let main = college.plan.preset.is_none();
    let count = if main { PIECES.len() } else { FEW };
    // Half of it is from the last cycle and still counts; the rest came in this one.
    let of_cycle = |at: usize| at.is_multiple_of(2) == (cycle == Cycle::Last);
    let seats = seats_of(college, facts);
    for (at, piece) in PIECES.iter().enumerate().take(count).filter(|(at, _)| of_cycle(*at)) {
        let unit = piece.unit % college.units.len();
        let days = match cycle {
            Cycle::Last => 366 + i64::try_from(at).unwrap_or(0),
            Cycle::This => 2 + i64::try_from(at).unwrap_or(0),
        };
        let person = acting(ctx, &college.units[unit].contributor, days, 2).await?;
        let id = bring(&person, college, piece).await?;
        let Some((_, seat, nodes)) = seats.iter().find(|(of, ..)| *of == unit) else { continue };
        let early = nodes.len() / 3;
        for number in 0..piece.uses.min(early) {
            let chance = spread(&[piece.title, &number.to_string()]);
            let node = nodes[usize::try_from(chance).unwrap_or(0) % early];
            let place = At {
                assessment: facts.row.id.clone(),
                seat: seat.clone(),
                item: facts.laid.node_ids[node].clone(),
                slot: Slot::Current,
            };
            attach(&person, &place, &id).await?;
        }
    }
    Ok(())
}

async fn bring(person: &Person, college: &Organisation, piece: &Piece) -> Result<EvidenceId> {
    let day = |after: i64| day_in(person.ctx.now.plus_days(after), &person.zone).to_string();
    let mut draft = Draft {
        title: piece.title.to_owned(),
        dated: day(-20),
        expires_on: piece.lasts.map(|days| day(days - 20)).unwrap_or_default(),
        confidentiality: "organisation".to_owned(),
        ..Draft::default()
    };
    let mut files = Vec::new();
    match piece.sort {
        Sort::Pdf(lines) => files.push(file(person, piece.title, "pdf", &pdf(lines)).await?),
        Sort::Picture => files.push(file(person, piece.title, "png", &picture(piece.title)?).await?),
        Sort::Text(text) => files.push(file(person, piece.title, "txt", text.as_bytes()).await?),
        Sort::Link(url) => {
            draft.kind = "link".to_owned();
            draft.url = url.to_owned();
        }
        Sort::Figure(figure, unit) => {
            draft.kind = "figure".to_owned();
            draft.figure = figure.to_owned();
            draft.figure_unit = unit.to_owned();
            draft.figure_source = "Office of the college".to_owned();
        }
        Sort::Note(text) => {
            draft.kind = "note".to_owned();
            draft.note = text.to_owned();
        }
    }
    let ids = add(person, &college.id, draft, files).await?;
    ids.into_iter().next().ok_or_else(|| Error::fault("a piece of the sample was not kept"))
}

async fn file(person: &Person, title: &str, ending: &str, content: &[u8]) -> Result<SentFile> {
    let mut staging = person.ctx.app.part::<Storage>().stage().await?;
    staging.write(content).await?;
    Ok(SentFile { name: format!("{title}.{ending}"), staged: staging.finish().await? })
}

/// A page with some lines, in the least of PDF that readers take.
fn pdf(lines: &[&str]) -> Vec<u8> {
    let escaped = |line: &&str| line.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
    let shown: String = lines.iter().map(|line| format!("({}) Tj T*\n", escaped(line))).collect();
    let stream = format!("BT\n/F1 14 Tf\n22 TL\n72 740 Td\n{shown}ET\n");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
         /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{stream}endstream", stream.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut text = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(text.len());
        text.push_str(&format!("{} 0 obj\n{object}\nendobj\n", number + 1));
    }
    let table = text.len();
    text.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1));
    for place in places {
        text.push_str(&format!("{place:010} 00000 n \n"));
    }
    text.push_str(&format!(
        "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n",
        objects.len() + 1
    ));
    text.into_bytes()
}

/// A picture that is told from the others by its colours: a room with a window and a bench.
fn picture(title: &str) -> Result<Vec<u8>> {
    let tone = spread(&[title]);
    let channel = |shift: u32| u8::try_from((tone >> shift) % 120).unwrap_or(60) + 70;
    let wall = Rgb([channel(0), channel(8), channel(16)]);
    let mut picture = RgbImage::from_pixel(640, 420, wall);
    let mut fill = |left: u32, top: u32, width: u32, height: u32, colour: Rgb<u8>| {
        for y in top..(top + height).min(420) {
            for x in left..(left + width).min(640) {
                picture.put_pixel(x, y, colour);
            }
        }
    };
    fill(0, 320, 640, 100, Rgb([96, 84, 70]));
    fill(60, 50, 200, 150, Rgb([206, 226, 236]));
    fill(155, 50, 10, 150, wall);
    fill(320, 210, 270, 26, Rgb([150, 110, 70]));
    fill(340, 236, 18, 100, Rgb([120, 88, 56]));
    fill(552, 236, 18, 100, Rgb([120, 88, 56]));
    fill(400, 150, 120, 60, Rgb([58, 70, 76]));
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).map_err(Error::fault)?;
    Ok(bytes.into_inner())
}
