//! The rules of the room *network*.
