use std::fmt;
use std::str::FromStr;

use num_bigint::BigInt;
use num_rational::{BigRational, Ratio};
use num_traits::{Pow, Signed, ToPrimitive, Zero};

/// An exact rational number. Nothing in the arithmetic of an assessment is a float; rounding
/// happens once, at the end, by [`Number::to_decimal`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(BigRational);

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a number written as 12, -3.5 or 7/3")]
pub struct NotANumber(pub String);

impl Number {
    /// A number as people and machines send it may have at most this many characters, so that a
    /// hostile one costs nothing.
    pub const MAX_LENGTH: usize = 64;

    pub fn zero() -> Self {
        Self(BigRational::zero())
    }

    pub fn ratio(numerator: i64, denominator: i64) -> Option<Self> {
        (denominator != 0).then(|| Self(BigRational::new(numerator.into(), denominator.into())))
    }

    /// Reads a decimal (`12`, `-3.5`) or a fraction (`7/3`), with a point and without grouping.
    pub fn parse(text: &str) -> Result<Self, NotANumber> {
        let refuse = || NotANumber(text.chars().take(Self::MAX_LENGTH).collect());
        let text_ = text.trim();
        if text_.is_empty() || text_.len() > Self::MAX_LENGTH {
            return Err(refuse());
        }
        if let Some((above, below)) = text_.split_once('/') {
            let (above, below) = (decimal(above).ok_or_else(refuse)?, decimal(below).ok_or_else(refuse)?);
            if below.is_zero() {
                return Err(refuse());
            }
            return Ok(Self(above / below));
        }
        decimal(text_).map(Self).ok_or_else(refuse)
    }

    /// Reads back what [`Number::to_exact`] wrote, however long: a mean over many items has a long
    /// denominator. Not for what people send, which [`Number::parse`] bounds.
    pub fn read_exact(text: &str) -> Option<Self> {
        let Some((above, below)) = text.split_once('/') else { return decimal(text).map(Self) };
        if let (Some(above), Some(below)) = (short(above), short(below)) {
            return (below > 0).then(|| Self(reduced(above, below)));
        }
        let (above, below) = (BigInt::from_str(above).ok()?, BigInt::from_str(below).ok()?);
        below.is_positive().then(|| Self(BigRational::new(above, below)))
    }

    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    pub fn is_negative(&self) -> bool {
        self.0.is_negative()
    }

    pub fn abs(&self) -> Self {
        Self(self.0.abs())
    }

    /// `None` where `other` is zero.
    pub fn checked_div(&self, other: &Self) -> Option<Self> {
        (!other.is_zero()).then(|| Self(&self.0 / &other.0))
    }

    /// Rounded half away from zero to `places` decimals: the rule that schools teach.
    pub fn to_decimal(&self, places: u32) -> String {
        let scale = BigInt::from(10).pow(places);
        let scaled = (&self.0 * BigRational::from_integer(scale)).round().to_integer();
        let sign = if scaled.is_negative() { "-" } else { "" };
        let digits = scaled.abs().to_string();
        let places = places as usize;
        let padded = format!("{digits:0>width$}", width = places + 1);
        let (whole, part) = padded.split_at(padded.len() - places);
        if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
    }

    /// The number without loss: a decimal where it ends within 12 places, else a fraction.
    pub fn to_exact(&self) -> String {
        match places(self.0.denom()) {
            Some(places) if places <= 12 => self.to_decimal(places),
            _ => format!("{}/{}", self.0.numer(), self.0.denom()),
        }
    }

    /// The nearest float, for drawing only.
    pub fn to_f64(&self) -> f64 {
        self.0.to_f64().unwrap_or(f64::NAN)
    }
}

fn decimal(text: &str) -> Option<BigRational> {
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if (whole.is_empty() && part.is_empty()) || !all_digits(whole) || !all_digits(part) {
        return None;
    }
    let joined = format!("0{whole}{part}");
    let number = match short(&joined) {
        Some(joined) => reduced(joined, 10_i64.pow(part.len() as u32)),
        None => BigRational::new(joined.parse().ok()?, BigInt::from(10).pow(part.len() as u32)),
    };
    Some(if negative { -number } else { number })
}

/// A whole number that is sure to fit: with numbers of the processor a fraction is reduced in a tenth
/// of the time, and thousands of values stand behind a page.
fn short(digits: &str) -> Option<i64> {
    (digits.len() <= 18).then(|| digits.parse().ok())?
}

fn reduced(above: i64, below: i64) -> BigRational {
    let (above, below) = Ratio::new(above, below).into_raw();
    BigRational::new_raw(above.into(), below.into())
}

/// After how many places a decimal over this denominator ends, if it does.
fn places(denominator: &BigInt) -> Option<u32> {
    let mut rest = denominator.to_u64()?;
    let mut divided = |by: u64| {
        let mut times = 0;
        while rest.is_multiple_of(by) {
            rest /= by;
            times += 1;
        }
        times
    };
    let (twos, fives) = (divided(2), divided(5));
    (rest == 1).then_some(twos.max(fives))
}

impl From<i64> for Number {
    fn from(whole: i64) -> Self {
        Self(BigRational::from_integer(whole.into()))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_exact())
    }
}

macro_rules! arithmetic {
    ($($trait:ident $method:ident $op:tt),*) => {$(
        impl std::ops::$trait<&Number> for &Number {
            type Output = Number;
            fn $method(self, other: &Number) -> Number {
                Number(&self.0 $op &other.0)
            }
        }
        impl std::ops::$trait for Number {
            type Output = Number;
            fn $method(self, other: Number) -> Number {
                Number(self.0 $op other.0)
            }
        }
    )*};
}
arithmetic!(Add add +, Sub sub -, Mul mul *);

impl std::iter::Sum for Number {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::zero(), |total, next| total + next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_third_is_kept_whole_and_rounded_only_when_shown() {
        let third = Number::ratio(1, 3).unwrap();

        assert_eq!(third.to_exact(), "1/3");
        assert_eq!(third.to_decimal(2), "0.33");
        assert_eq!((third.clone() + third.clone() + third).to_exact(), "1");
    }

    #[test]
    fn what_was_written_is_read_back_however_long() {
        let long = format!("-{}/{}", "1".repeat(70), "3".repeat(81));
        for text in
            ["0", "12", "-3.5", "0.000000000001", "7/3", "-7/3", "1/8192", "123456789012345678.5", &long]
        {
            assert_eq!(Number::read_exact(text).unwrap().to_exact(), text);
        }
        assert_eq!(Number::read_exact("6/4"), Number::ratio(3, 2));
        for text in ["", "-", "1/0", "1/-2", "1/", "/2", "1/2/3", "1.5/2", "x"] {
            assert_eq!(Number::read_exact(text), None, "{text}");
        }
    }

    #[test]
    fn an_exact_number_reads_back_however_many_primes_it_holds() {
        let mut number = Number::ratio(1, 3).unwrap();
        for prime in [7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97] {
            number = number + Number::ratio(-2, prime).unwrap();
        }

        assert_eq!(Number::read_exact(&number.to_exact()), Some(number));
    }

    #[test]
    fn short_and_long_ways_agree() {
        for (whole, part) in [(0, 0), (7, 25), (12_345, 6_000), (999, 999_999)] {
            let (short, long) = (format!("{whole}.{part}"), format!("{whole}.{part}{}", "0".repeat(30)));
            assert_eq!(Number::parse(&short), Number::parse(&long), "{short}");
        }
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        for (text, shown) in [("2.5", "3"), ("-2.5", "-3"), ("0.4", "0"), ("-0.4", "0")] {
            assert_eq!(Number::parse(text).unwrap().to_decimal(0), shown, "{text}");
        }
    }

    #[test]
    fn what_is_not_a_number_is_refused() {
        for text in ["", ".", "1e5", "1,5", "1/0", "--1", "NaN", "٣", &"9".repeat(65)] {
            assert!(Number::parse(text).is_err(), "{text}");
        }
    }
}
