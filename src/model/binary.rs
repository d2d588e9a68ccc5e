//! Decimals and days as programs keep them: a few numbers. Where people read them (JSON) they are
//! text, as their own crates have it; to write them as text and to read it again took longer than
//! all else that is packed of a claim.

use jiff::civil::{Date, DateTime, Time};
use rust_decimal::Decimal;
use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A value that is a few numbers.
pub(super) trait Plain: Sized + Serialize + DeserializeOwned {
    type Numbers: Serialize + DeserializeOwned;

    fn numbers(&self) -> Self::Numbers;

    /// None where the numbers are of no such value.
    fn of(numbers: Self::Numbers) -> Option<Self>;
}

/// Set beside the scale of a decimal below zero.
const NEGATIVE: u8 = 1 << 7;

impl Plain for Decimal {
    /// The scale, and the digits as a number: its lower 64 bits and its upper 32.
    type Numbers = (u8, u64, u32);

    fn numbers(&self) -> Self::Numbers {
        let parts = self.unpack();
        let scale = u8::try_from(parts.scale).unwrap_or_default();
        let low = u64::from(parts.mid) << 32 | u64::from(parts.lo);
        (if parts.negative { scale | NEGATIVE } else { scale }, low, parts.hi)
    }

    fn of((scale, low, high): Self::Numbers) -> Option<Self> {
        let negative = scale & NEGATIVE != 0;
        let scale = Some(u32::from(scale & !NEGATIVE)).filter(|scale| *scale <= Self::MAX_SCALE)?;
        let lowest = u32::try_from(low & u64::from(u32::MAX)).ok()?;
        let middle = u32::try_from(low >> 32).ok()?;
        Some(Self::from_parts(lowest, middle, high, negative, scale))
    }
}

impl Plain for Date {
    /// Year, month (4 bits) and day (5 bits).
    type Numbers = i32;

    fn numbers(&self) -> i32 {
        i32::from(self.year()) << 9 | i32::from(self.month()) << 5 | i32::from(self.day())
    }

    fn of(numbers: i32) -> Option<Self> {
        let year = i16::try_from(numbers >> 9).ok()?;
        let (month, day) = (i8::try_from(numbers >> 5 & 15), i8::try_from(numbers & 31));
        Self::new(year, month.ok()?, day.ok()?).ok()
    }
}

impl Plain for DateTime {
    /// The day, the second of the day in 17 bits, and what is left in nanoseconds.
    type Numbers = (i32, i32, i32);

    fn numbers(&self) -> Self::Numbers {
        let [hour, minute, second] = [self.hour(), self.minute(), self.second()].map(i32::from);
        let second = (hour * 60 + minute) * 60 + second;
        (self.date().numbers(), second, self.subsec_nanosecond())
    }

    fn of((day, second, rest): Self::Numbers) -> Option<Self> {
        let part = |number: i32| i8::try_from(number).ok();
        let (hour, minute) = (part(second / 3600)?, part(second / 60 % 60)?);
        let time = Time::new(hour, minute, part(second % 60)?, rest).ok()?;
        Some(Date::of(day)?.to_datetime(time))
    }
}

/// For `#[serde(with)]`.
pub(super) mod one {
    use super::{Deserialize, Deserializer, Error, Plain, Serialize, Serializer};

    pub(in super::super) fn serialize<T: Plain, S: Serializer>(
        value: &T,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return value.serialize(serializer);
        }
        value.numbers().serialize(serializer)
    }

    pub(in super::super) fn deserialize<'de, T: Plain, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<T, D::Error> {
        if deserializer.is_human_readable() {
            return T::deserialize(deserializer);
        }
        let numbers = T::Numbers::deserialize(deserializer)?;
        T::of(numbers).ok_or_else(|| D::Error::custom("numbers of no such value"))
    }
}

/// The same where there may be none.
#[expect(clippy::ref_option, reason = "as serde calls it")]
pub(super) mod maybe {
    use super::{Deserialize, Deserializer, Error, Plain, Serialize, Serializer};

    pub(in super::super) fn serialize<T: Plain, S: Serializer>(
        value: &Option<T>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return value.serialize(serializer);
        }
        value.as_ref().map(T::numbers).serialize(serializer)
    }

    pub(in super::super) fn deserialize<'de, T: Plain, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<T>, D::Error> {
        if deserializer.is_human_readable() {
            return Option::deserialize(deserializer);
        }
        let numbers = Option::<T::Numbers>::deserialize(deserializer)?;
        let value = |numbers| T::of(numbers);
        let wrong = || D::Error::custom("numbers of no such value");
        numbers.map(|numbers| value(numbers).ok_or_else(wrong)).transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn values_are_the_same_in_numbers() {
        for text in
            ["0", "-1.50", "79228162514264337593543950335", "0.0000000000000000000000000001"]
        {
            let value: Decimal = text.parse().unwrap();
            assert_eq!(
                Decimal::of(value.numbers()).map(|same| same.to_string()),
                Some(text.into())
            );
        }
        for day in [date(2026, 4, 27), date(-44, 3, 15), Date::MIN, Date::MAX] {
            assert_eq!(Date::of(day.numbers()), Some(day));
            for at in [day.at(0, 0, 0, 0), day.at(23, 59, 59, 999_999_999)] {
                assert_eq!(DateTime::of(at.numbers()), Some(at));
            }
        }
        assert_eq!(Decimal::of((29, 1, 0)), None);
        assert_eq!(Date::of(date(2026, 2, 28).numbers() + 1), None);
        assert_eq!(DateTime::of((date(2026, 2, 28).numbers(), 86_400, 0)), None);
    }
}
