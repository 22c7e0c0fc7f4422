use std::fmt;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Pow, Signed, Zero};

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
        let mut scale = BigInt::from(1);
        for places in 0..=12 {
            if (&self.0 * BigRational::from_integer(scale.clone())).is_integer() {
                return self.to_decimal(places);
            }
            scale *= 10;
        }
        format!("{}/{}", self.0.numer(), self.0.denom())
    }

    /// The nearest float, for drawing only.
    pub fn to_f64(&self) -> f64 {
        num_traits::ToPrimitive::to_f64(&self.0).unwrap_or(f64::NAN)
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
    let joined: BigInt = format!("0{whole}{part}").parse().ok()?;
    let number = BigRational::new(joined, BigInt::from(10).pow(part.len() as u32));
    Some(if negative { -number } else { number })
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
