mod audit;
mod bad_bodies;
mod faces;
mod lookups;
mod tags;
mod words;
mod writer;
