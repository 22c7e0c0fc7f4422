//! What the units of the sample answer: the same on every machine, with disagreements worth
//! moderating and with changes between the cycles.

use alcove_domain::assess::edition::{Choice, Direction, Instrument, Quantity, Scale};
use alcove_domain::assess::rating::Confidence;
use alcove_domain::assess::{ItemRef, Mark};
use alcove_domain::kit::Number;

/// A unit in a cycle.
#[derive(Clone, Copy, Debug)]
pub struct Voice<'a> {
    pub college: &'a str,
    pub unit: usize,
    pub units: usize,
    pub cycle: Cycle,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cycle {
    Last,
    This,
}

/// An even spread over all texts (FNV-1a, 64 bits): no chance, so that every sample is the same.
pub fn spread(parts: &[&str]) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for part in parts {
        for byte in part.bytes().chain([0xff]) {
            hash ^= u64::from(byte);
            hash = hash.wrapping_mul(0x0100_0000_01b3);
        }
    }
    // The last bytes reach the low digits only after some more mixing.
    hash ^= hash >> 32;
    hash.wrapping_mul(0xd6e8_feb8_6659_fd93) >> 16
}

fn among(parts: &[&str], from: i64, to: i64) -> i64 {
    let width = u64::try_from(to - from + 1).unwrap_or(1);
    from + i64::try_from(spread(parts) % width).unwrap_or(0)
}

impl Voice<'_> {
    fn cycle(self) -> &'static str {
        match self.cycle {
            Cycle::Last => "last",
            Cycle::This => "this",
        }
    }

    /// Which unit stands far from the others on an item, if one does.
    fn outlier(self, item: &str) -> Option<i64> {
        let odd = spread(&[self.college, item, "odd"]);
        let is_it = odd.is_multiple_of(9) && usize::try_from(odd / 9).unwrap_or(0) % self.units == self.unit;
        is_it.then(|| if odd.is_multiple_of(2) { -150 } else { 140 })
    }

    /// How good the unit finds itself on an item: 1 to 4, in hundredths before the end.
    pub fn level(self, criterion: &str, item: &str) -> i32 {
        let unit = self.unit.to_string();
        let mut value = among(&[self.college, criterion], 140, 330);
        value += among(&[item, "item"], -75, 75);
        value += among(&[self.college, &unit, "bias"], -25, 30);
        value += among(&[self.college, &unit, item, self.cycle()], -30, 30);
        if self.cycle == Cycle::This {
            value += among(&[self.college, criterion, "shift"], -25, 80);
        }
        value += self.outlier(item).unwrap_or(0);
        i32::try_from((value + 50) / 100).unwrap_or(2).clamp(1, 4)
    }

    /// Why an item does not fit the unit, or that it cannot judge: rare, and never from the unit
    /// that answers alone.
    pub fn is_out(self, item: &str) -> Option<Out> {
        if self.unit != 1 {
            return None;
        }
        match spread(&[self.college, item, "out"]) % 24 {
            0 => Some(Out::NotApplicable),
            1 => Some(Out::CannotJudge),
            _ => None,
        }
    }

    pub fn confidence(self, item: &str) -> Confidence {
        match spread(&[self.college, &self.unit.to_string(), item, "confidence"]) % 10 {
            0..=3 => Confidence::OwnStatement,
            4..=7 => Confidence::Document,
            8 => Confidence::DataSeries,
            _ => Confidence::None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Out {
    NotApplicable,
    CannotJudge,
}

/// A level as the instrument says it.
pub fn mark(instrument: &Instrument, scales: &[Scale], level: i32, item: &ItemRef, college: &str) -> Mark {
    match instrument {
        Instrument::Scale(id) => {
            let steps = scales.iter().find(|scale| scale.id == *id).map_or(&[][..], |scale| &scale.steps);
            let at = usize::try_from(level - 1).unwrap_or(0).min(steps.len().saturating_sub(1));
            Mark::Step(steps.get(at).map_or(level, |step| step.value))
        }
        Instrument::Ratio(quantity) => {
            let all = among(&[college, &item.0, "all"], 80, 360);
            let share = figure(quantity, level, college, &item.0);
            Mark::Ratio(Number::from((all * share / 1000).clamp(0, all)), Number::from(all))
        }
        Instrument::Amount(quantity) => {
            Mark::Amount(Number::from(figure(quantity, level, college, &item.0) / 10))
        }
        Instrument::YesNo => Mark::YesNo(level > 2),
        Instrument::Choice(choice) => Mark::Choice(options(choice, level)),
        Instrument::Date => Mark::CannotJudge,
        Instrument::Text => Mark::Text("Three partners told us so at the open day.".to_owned()),
    }
}

/// A figure inside the level's bounds, in tenths.
fn figure(quantity: &Quantity, level: i32, college: &str, item: &str) -> i64 {
    let bounds: Vec<i64> = quantity
        .bounds
        .iter()
        .filter_map(|bound| (bound * &Number::from(10)).to_decimal(0).parse().ok())
        .collect();
    if bounds.is_empty() {
        return among(&[college, item, "figure"], 250, 650);
    }
    let at = usize::try_from(level - 1).unwrap_or(0);
    let (first, last) = (bounds[0], bounds[bounds.len() - 1]);
    let open_end = match quantity.direction {
        Direction::Down => last / 2,
        Direction::Up | Direction::Neutral => last + (1000 - last).max(0) / 3,
    };
    let open_start = match quantity.direction {
        Direction::Down => first + first / 3,
        Direction::Up | Direction::Neutral => first / 2,
    };
    let from = if at == 0 { open_start } else { bounds[(at - 1).min(bounds.len() - 1)] };
    let to = if at < bounds.len() && at > 0 {
        bounds[at]
    } else if at == 0 {
        first
    } else {
        open_end
    };
    (from + to) / 2
}

fn options(choice: &Choice, level: i32) -> Vec<String> {
    let ids = choice.options.iter().map(|option| option.id.clone());
    if choice.many {
        return ids.take(usize::try_from(level).unwrap_or(1)).collect();
    }
    let at = usize::try_from(level - 1).unwrap_or(0).min(choice.options.len().saturating_sub(1));
    ids.skip(at).take(1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_spread_over_the_scale_and_rise_between_the_cycles() {
        let levels = |cycle| {
            let mut all = Vec::new();
            for unit in 0..7 {
                for item in 0..200 {
                    let voice = Voice { college: "harbour", unit, units: 7, cycle };
                    all.push(voice.level(&format!("C{}", item / 10), &format!("C{item}")));
                }
            }
            all
        };
        let mean = |levels: &[i32]| f64::from(levels.iter().sum::<i32>()) / levels.len() as f64;

        let (last, this) = (levels(Cycle::Last), levels(Cycle::This));

        assert!((1..=4).all(|level| last.iter().filter(|one| **one == level).count() > 60));
        assert!(mean(&this) > mean(&last) + 0.1);
        assert!((2.0..3.2).contains(&mean(&this)), "{}", mean(&this));
    }
}
