//! The rules of the room *review*.
