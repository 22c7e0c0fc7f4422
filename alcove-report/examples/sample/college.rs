//! A made-up college's report: 238 indicators in 23 criteria and 3 dimensions.

#[path = "words.rs"]
mod words;

use alcove_report::Tone;
use alcove_report::chart::{
    Bench, Medium, Radar, Reading, Scale, Sector, Series, Span, Spoke, Strip, Words as ChartWords, bench_row,
    dim_strip, legend_mark, radar,
};
use alcove_report::document::*;
use alcove_report::sheet;

pub use words::Language;
use words::Words;

const SIZES: [usize; 3] = [9, 8, 6];
const LETTERS: [&str; 3] = ["A", "B", "C"];
const ITEMS: usize = 238;

/// Level, peers' median and level in 2024, in tenths.
const LEVELS: [(u8, u8, u8); 23] = [
    (34, 30, 29),
    (32, 29, 28),
    (36, 31, 30),
    (30, 28, 22),
    (23, 24, 18),
    (31, 30, 29),
    (26, 27, 24),
    (33, 26, 29),
    (29, 28, 25),
    (35, 32, 31),
    (27, 26, 22),
    (24, 23, 23),
    (20, 21, 16),
    (26, 25, 23),
    (34, 27, 28),
    (30, 26, 23),
    (29, 28, 27),
    (31, 29, 26),
    (22, 25, 20),
    (29, 28, 25),
    (21, 24, 18),
    (18, 23, 15),
    (27, 26, 25),
];

pub fn report(language: Language) -> Document {
    let words = language.words();
    let mut blocks = Vec::new();
    glance(&mut blocks, words);
    profile(&mut blocks, words);
    blocks.push(Block::Wide { blocks: heat(words) });
    bench(&mut blocks, words);
    indicators(&mut blocks, words);
    method(&mut blocks, words);
    Document {
        language: words.tag.to_owned(),
        cover: Cover {
            organisation: words.organisation.to_owned(),
            title: words.title.to_owned(),
            subtitle: words.subtitle.to_owned(),
            period: words.period.to_owned(),
            state: Some(State { standing: Standing::Agreed, text: words.state.to_owned() }),
            date: words.date.to_owned(),
            notes: words.notes.map(str::to_owned).to_vec(),
        },
        labels: Labels {
            contents: words.contents.to_owned(),
            page: words.page.to_owned(),
            head: words.organisation.to_owned(),
            head_end: words.short_title.to_owned(),
            producer: "Alcove".to_owned(),
        },
        blocks,
    }
}

pub fn workbook(language: Language) -> sheet::Workbook {
    let words = language.words();
    let mut rows = Vec::new();
    let mut first_of_criterion = 1;
    for (criterion, count) in counts().into_iter().enumerate() {
        for item in 0..count {
            rows.push(item_row(words, criterion, item));
        }
        let last = first_of_criterion + count;
        let mean = (0..count).map(|item| f64::from(step(criterion, item))).sum::<f64>() / count as f64;
        rows.push(vec![
            sheet::Cell::Strong(code(criterion)),
            sheet::Cell::Strong(words.criteria[criterion].to_owned()),
            sheet::Cell::Formula {
                formula: format!("=AVERAGE(C{}:C{})", first_of_criterion + 1, last),
                result: mean,
                decimals: 2,
            },
            sheet::Cell::Empty,
        ]);
        first_of_criterion = last + 1;
    }
    sheet::Workbook {
        title: words.title.to_owned(),
        author: words.organisation.to_owned(),
        hidden: Vec::new(),
        cut: "…".to_owned(),
        sheets: vec![sheet::Sheet {
            name: words.indicators_heading.to_owned(),
            columns: vec![
                sheet::Column::new(words.indicator_columns[0], 8.0),
                sheet::Column::new(words.indicator_columns[1], 60.0),
                sheet::Column::new(words.indicator_columns[2], 10.0),
                sheet::Column::new(words.indicator_columns[3], 70.0),
            ],
            choices: vec![sheet::Choices {
                column: 2,
                rows: (1, rows.len() as u32),
                values: ["1", "2", "3", "4"].map(str::to_owned).to_vec(),
            }],
            rows,
            frozen: sheet::Frozen { rows: 1, columns: 2 },
        }],
    }
}

fn item_row(words: &Words, criterion: usize, item: usize) -> Vec<sheet::Cell> {
    let step = step(criterion, item);
    vec![
        sheet::Cell::text(format!("{}.{}", code(criterion), item + 1)),
        sheet::Cell::text(words.indicators[(criterion + item) % 6]),
        sheet::Cell::Step { value: f64::from(step), tone: tone(f64::from(step)) },
        sheet::Cell::text(words.comments[(criterion * 3 + item) % 4]),
    ]
}

fn glance(blocks: &mut Vec<Block>, words: &Words) {
    blocks.push(Block::heading(1, words.glance));
    blocks.push(Block::Lede { text: plain(words.sentence) });
    let figure = |[value, label, detail]: [&str; 3]| KeyFigure {
        value: value.to_owned(),
        label: label.to_owned(),
        detail: detail.to_owned(),
    };
    blocks.push(Block::KeyFigures { figures: words.figures.map(figure).to_vec() });
    let charts = (0..3).map(|dimension| dimension_chart(words, dimension)).collect();
    blocks.push(Block::Charts { charts });
    for (heading, wanted) in [(words.strengths, [7, 14, 2]), (words.gaps, [21, 20, 18])] {
        blocks.push(Block::heading(2, heading));
        let findings = wanted.map(|criterion| Finding {
            mark: Some(mark(words, level(criterion))),
            title: format!("{} {}", code(criterion), words.criteria[criterion]),
            text: plain(words.finding),
        });
        blocks.push(Block::Findings { findings: findings.to_vec() });
    }
    blocks.push(Block::Quote { text: plain(words.quote), source: Some(words.quote_source.to_owned()) });
}

fn dimension_chart(words: &Words, dimension: usize) -> Chart {
    let range = range(dimension);
    let mean = |pick: fn(&(u8, u8, u8)) -> u8| {
        let sum: f64 = LEVELS[range.clone()].iter().map(|levels| f64::from(pick(levels)) / 10.0).sum();
        sum / range.len() as f64
    };
    let name = words.dimensions[dimension];
    let levels = LEVELS[range.clone()].iter().map(|levels| f64::from(levels.0) / 10.0);
    let (low, high) =
        levels.fold((4.0, 1.0), |(low, high): (f64, f64), level| (low.min(level), high.max(level)));
    let strip = Strip {
        scale: Scale::of_steps(4),
        own: Some(reading(words, name, mean(|levels| levels.0))),
        peers: Some(reading(words, name, mean(|levels| levels.1))),
        earlier: Some(reading(words, name, mean(|levels| levels.2))),
        spread: Some(Span::new(low, high, format!("{}–{}", number(words, low), number(words, high)))),
    };
    let alternative = format!("{name}: {}", number(words, mean(|levels| levels.0)));
    let chart_words = ChartWords::new(format!("dim-{dimension}"), name, alternative.clone());
    Chart {
        title: format!("{name}  {}", number(words, mean(|levels| levels.0))),
        drawing: Drawing::new(dim_strip(&strip, &chart_words, Medium::Document), alternative),
        width: 1.0,
        legend: Vec::new(),
        note: String::new(),
        table: None,
    }
}

fn profile(blocks: &mut Vec<Block>, words: &Words) {
    blocks.push(Block::heading(1, words.profile));
    let sectors = (0..3).map(|dimension| Sector {
        name: words.dimensions[dimension].to_owned(),
        spokes: range(dimension).map(|criterion| spoke(words, criterion)).collect(),
    });
    let value = Radar { scale: Scale::of_steps(4), sectors: sectors.collect() };
    let chart_words = ChartWords::new("profile", words.radar[0], words.radar[1]);
    let svg = radar(&value, &chart_words, Medium::Document).expect("23 spokes fit");
    let series = [Series::Own, Series::Earlier, Series::Peers];
    let legend = series.into_iter().zip(words.legend).map(|(series, text)| LegendEntry {
        svg: legend_mark(series, Medium::Document),
        text: text.to_owned(),
    });
    blocks.push(Block::Chart(Chart {
        title: String::new(),
        drawing: Drawing::new(svg, format!("{}. {}", words.radar[0], words.radar[1])),
        width: 0.82,
        legend: legend.collect(),
        note: words.radar[2].to_owned(),
        table: Some(profile_table(words)),
    }));
}

fn profile_table(words: &Words) -> Table {
    let mut rows = Vec::new();
    for dimension in 0..3 {
        rows.push(Row::Group(words.dimensions[dimension].to_owned()));
        for criterion in range(dimension) {
            let levels = LEVELS[criterion];
            let number = |tenths: u8| Cell::Number(number(words, f64::from(tenths) / 10.0));
            rows.push(Row::Cells(vec![
                Cell::text(format!("{} {}", code(criterion), words.criteria[criterion])),
                number(levels.0),
                number(levels.1),
                number(levels.2),
            ]));
        }
    }
    let mut columns = vec![Column::share(words.columns[0], 1.0)];
    columns.extend(words.columns[1..].iter().map(|head| Column::content(*head, Align::End)));
    Table {
        caption: words.radar[0].to_owned(),
        columns,
        rows,
        first_column: FirstColumn::NamesTheRow,
        density: Density::Reading,
    }
}

fn heat(words: &Words) -> Vec<Block> {
    let mut columns =
        vec![Column { head: words.columns[0].to_owned(), width: Width::Share(3.3), align: Align::Start }];
    columns.extend(words.units.iter().map(|unit| Column {
        head: (*unit).to_owned(),
        width: Width::Share(1.0),
        align: Align::Centre,
    }));
    columns.push(Column { head: words.college.to_owned(), width: Width::Share(0.7), align: Align::End });
    let mut rows = Vec::new();
    for dimension in 0..3 {
        rows.push(Row::Group(words.dimensions[dimension].to_owned()));
        for criterion in range(dimension) {
            let mut cells = vec![Cell::text(format!("{} {}", code(criterion), words.criteria[criterion]))];
            cells.extend((0..7).map(|unit| match (unit, dimension) {
                (6, 0 | 1) | (3, 2) => Cell::Missing("–".to_owned()),
                _ => Cell::Step(mark_step(step(criterion, unit))),
            }));
            cells.push(Cell::Number(number(words, level(criterion))));
            rows.push(Row::Cells(cells));
        }
    }
    vec![
        Block::heading(1, words.units_heading),
        Block::Table(Table {
            caption: String::new(),
            columns,
            rows,
            first_column: FirstColumn::NamesTheRow,
            density: Density::Tight,
        }),
        Block::Paragraph { text: vec![Run::faint(words.dash)] },
    ]
}

fn bench(blocks: &mut Vec<Block>, words: &Words) {
    blocks.push(Block::heading(1, words.bench_heading));
    blocks.push(Block::paragraph(words.bench_note));
    let rows = (0..23).map(|criterion| {
        let (own, peers, _) = LEVELS[criterion];
        let (own, peers) = (f64::from(own) / 10.0, f64::from(peers) / 10.0);
        let name = words.criteria[criterion];
        let external = own - 0.1 * f64::from(step(criterion, 1)) + 0.2;
        let row = Bench {
            scale: Scale::of_steps(4),
            own: Some(reading(words, name, own)),
            external: Some(reading(words, name, external)),
            peers: Some(reading(words, name, peers)),
            band: Some(Span::new(peers - 0.4, peers + 0.3, name)),
        };
        let alternative = format!("{name}: {}, {}", number(words, own), number(words, peers));
        let chart_words = ChartWords::new(format!("bench-{criterion}"), name, alternative.clone());
        Row::Cells(vec![
            Cell::text(format!("{} {name}", code(criterion))),
            Cell::Drawing(Drawing::new(bench_row(&row, &chart_words, Medium::Document), alternative)),
            Cell::Number(number(words, own)),
            Cell::Number(number(words, peers)),
        ])
    });
    blocks.push(Block::Table(Table {
        caption: String::new(),
        columns: vec![
            Column::share(words.bench_columns[0], 1.0),
            Column::share(words.bench_columns[1], 1.2),
            Column::content(words.bench_columns[2], Align::End),
            Column::content(words.bench_columns[3], Align::End),
        ],
        rows: rows.collect(),
        first_column: FirstColumn::NamesTheRow,
        density: Density::Reading,
    }));
}

fn indicators(blocks: &mut Vec<Block>, words: &Words) {
    blocks.push(Block::heading(1, words.indicators_heading));
    let counts = counts();
    for dimension in 0..3 {
        blocks.push(Block::heading(2, words.dimensions[dimension]));
        for criterion in range(dimension) {
            blocks.push(Block::heading(3, format!("{} {}", code(criterion), words.criteria[criterion])));
            let rows = (0..counts[criterion]).map(|item| {
                Row::Cells(vec![
                    Cell::text(format!("{}.{}", code(criterion), item + 1)),
                    Cell::text(words.indicators[(criterion + item) % 6]),
                    Cell::Step(mark_step(step(criterion, item))),
                    Cell::text(words.comments[(criterion * 3 + item) % 4]),
                ])
            });
            blocks.push(Block::Table(Table {
                caption: String::new(),
                columns: vec![
                    Column::content(words.indicator_columns[0], Align::Start),
                    Column::share(words.indicator_columns[1], 1.0),
                    Column::content(words.indicator_columns[2], Align::Centre),
                    Column::share(words.indicator_columns[3], 1.2),
                ],
                rows: rows.collect(),
                first_column: FirstColumn::NamesTheRow,
                density: Density::Reading,
            }));
        }
    }
}

fn method(blocks: &mut Vec<Block>, words: &Words) {
    blocks.push(Block::heading(1, words.method_heading));
    blocks.push(Block::List { order: Order::Numbers, items: words.method.map(plain).to_vec() });
    blocks.push(Block::Callout {
        tone: CalloutTone::Note,
        title: words.missing_title.to_owned(),
        text: plain(words.missing_text),
    });
    let entries = words
        .scale
        .iter()
        .zip(words.scale_texts)
        .map(|(term, text)| Definition { term: (*term).to_owned(), text: plain(text) });
    blocks.push(Block::Definitions { entries: entries.collect() });
}

fn spoke(words: &Words, criterion: usize) -> Spoke {
    let (own, peers, earlier) = LEVELS[criterion];
    let reading = |tenths: u8| Some(reading(words, words.criteria[criterion], f64::from(tenths) / 10.0));
    Spoke { code: code(criterion), own: reading(own), peers: reading(peers), earlier: reading(earlier) }
}

fn reading(words: &Words, name: &str, value: f64) -> Reading {
    Reading::new(value, format!("{name}: {}", number(words, value)))
}

fn number(words: &Words, value: f64) -> String {
    format!("{value:.1}").replace('.', words.decimal)
}

fn mark(words: &Words, level: f64) -> Mark {
    Mark { tone: tone(level), text: number(words, level) }
}

fn mark_step(step: u8) -> Mark {
    Mark { tone: tone(f64::from(step)), text: step.to_string() }
}

fn tone(level: f64) -> Tone {
    Tone::of(level, 1.0, 4.0)
}

fn level(criterion: usize) -> f64 {
    f64::from(LEVELS[criterion].0) / 10.0
}

/// A level for one indicator or unit, near the criterion's.
fn step(criterion: usize, item: usize) -> u8 {
    let near = LEVELS[criterion].0 / 10;
    let shift = [0, 1, 0, 0, 1, 0, 0, 1][(criterion * 5 + item * 3) % 8];
    (near + shift).clamp(1, 4)
}

fn code(criterion: usize) -> String {
    let dimension = (0..3).find(|dimension| range(*dimension).contains(&criterion)).expect("there are 23");
    format!("{}{}", LETTERS[dimension], criterion - range(dimension).start + 1)
}

fn range(dimension: usize) -> std::ops::Range<usize> {
    let start: usize = SIZES[..dimension].iter().sum();
    start..start + SIZES[dimension]
}

/// Indicators per criterion: 23 criteria share 238.
fn counts() -> Vec<usize> {
    (0..23).map(|criterion| ITEMS / 23 + usize::from(criterion < ITEMS % 23)).collect()
}
