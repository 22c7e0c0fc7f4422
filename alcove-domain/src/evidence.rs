//! The rules of the room *evidence*.
