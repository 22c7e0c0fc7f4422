//! The rules of the room *certify*: what a certificate asks for, an application on its way, who
//! assesses it, and what an awarding body decides.

pub mod application;
pub mod certificate;
pub mod clock;
pub mod committee;
pub mod conflict;
pub mod desk;
pub mod engagement;
pub mod rule;
pub mod sight;
pub mod voice;

pub use application::{Application, CertifyRefusal, Stage, Validation, Verdict};
pub use certificate::Certificate;
pub use committee::{CommitteeRefusal, Manner, Vote};
pub use rule::{Note, Progress, Rule};
