use std::io::Write;
use std::sync::{Arc, Mutex};

use alcove::shell::log::{self, Colours, Format};
use alcove::shell::mail::send_due;
use tracing::Dispatch;
use tracing::subscriber::DefaultGuard;
use tracing_subscriber::EnvFilter;

use crate::network::sign_in::{PASSWORD, give_password};
use crate::network::smtp::{Catcher, world_with};

/// The lines that the program would write to standard error.
#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Written {
    /// Until what is answered is dropped; other tests write elsewhere.
    fn take_this_thread(&self) -> (Dispatch, DefaultGuard) {
        let lines = || {
            let here = self.clone();
            log::lines(Format::Text, EnvFilter::new(log::USUAL), move || here.clone(), Colours::No)
        };
        // While there is one alone, the library asks the thread that comes by whether a line is
        // wanted, and the other tests' threads say no for all. With two it asks them both.
        let second = lines();
        (second, tracing::dispatcher::set_default(&lines()))
    }

    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

#[tokio::test]
async fn a_log_names_nobody() {
    let catcher = Catcher::start("open").await;
    let world = world_with(format!("smtp://127.0.0.1:{}", catcher.port)).await;
    let written = Written::default();
    let _guard = written.take_this_thread();
    let coordinator = world.browser("coordinator").await;
    let stranger = world.stranger();
    let new = [
        ("email", "nobody@college.example"),
        ("name", "Yeni Nümunə"),
        ("role", "contributor"),
        ("delivery", "mail"),
    ];

    give_password(&world, "head").await;
    for password in ["guess-guess-guess", PASSWORD] {
        stranger.post("/sign-in", &[("email", "head@alcove.test"), ("password", password)]).await;
    }
    coordinator.post("/organisation/invitations", &new).await;
    stranger.post("/password", &[("email", "head@alcove.test")]).await;
    coordinator.get("/organisation/people?search=head%40alcove.test").await;
    while send_due(&world.app).await.unwrap() > 0 {}

    let text = written.text();
    // The reset went out, the invitation was refused with the address in the answer.
    assert_eq!(catcher.mails().len(), 1);
    assert!(text.contains("a mail was not taken") && text.contains("refused with 550"), "{text}");
    assert!(text.contains("/sign-in") && text.contains("/organisation/invitations"), "{text}");
    for secret in ["@", "%40", "college.example", "Nümunə", "Harbour", PASSWORD, "guess-guess"] {
        assert!(!text.contains(secret), "{secret} stands in:\n{text}");
    }
}
