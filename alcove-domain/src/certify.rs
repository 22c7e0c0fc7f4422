//! The rules of the room *certify*: what a certificate asks for, an application on its way, and what
//! an awarding body decides.

pub mod application;

pub use application::{Application, CertifyRefusal, Stage, Validation, Verdict};
