use alcove::kit::mail::{self, Mail};
use alcove::kit::{Ctx, Words};
use alcove::shell::mail::send_due;

use crate::world::World;

/// Sends what is queued and answers the texts of the mails to this address, oldest first.
pub async fn mails_to(world: &World, address: &str) -> Vec<String> {
    while send_due(&world.app).await.unwrap() > 0 {}
    let folder = world.app.config.data.join("mailbox");
    let mut files: Vec<_> = match std::fs::read_dir(folder) {
        Ok(entries) => entries.map(|entry| entry.unwrap().path()).collect(),
        Err(_) => return Vec::new(),
    };
    files.sort();
    let texts = files.iter().map(|file| plain(&std::fs::read_to_string(file).unwrap()));
    texts.filter(|text| text.contains(&format!("To: {address}"))).collect()
}

/// The mail with its transfer encoding undone as far as links need it.
fn plain(mail: &str) -> String {
    let (head, body) = mail.split_once("\r\n\r\n").unwrap();
    let body = if head.contains("base64") {
        use base64::Engine as _;
        let packed: String = body.split_whitespace().collect();
        String::from_utf8(base64::engine::general_purpose::STANDARD.decode(packed).unwrap()).unwrap()
    } else {
        let mut bytes = Vec::new();
        let joined = body.replace("=\r\n", "");
        let mut rest = joined.as_bytes();
        while let [first, tail @ ..] = rest {
            let quoted = head.contains("quoted-printable") && *first == b'=' && tail.len() >= 2;
            if quoted {
                bytes.extend(hex::decode(&tail[..2]).unwrap());
                rest = &tail[2..];
            } else {
                bytes.push(*first);
                rest = tail;
            }
        }
        String::from_utf8(bytes).unwrap()
    };
    format!("{head}\n\n{body}").replace("\r\n", "\n")
}

pub async fn queue(world: &World, to: &str, dedupe: Option<&str>) {
    let ctx = Ctx::of(&world.app);
    let tx = ctx.begin().await.unwrap();
    let mail = Mail {
        to: to.to_owned(),
        subject: "Salam, dünya".to_owned(),
        body: "Şəki və Gəncə".to_owned(),
        words: Words::Azerbaijani,
        dedupe: dedupe.map(str::to_owned),
    };
    mail::queue(&ctx, &*tx, mail).await.unwrap();
    tx.commit_unrecorded().await.unwrap();
}

#[tokio::test]
async fn a_mail_reaches_the_mailbox_once_with_its_letters_whole() {
    let world = World::new().await;
    queue(&world, "head@alcove.test", Some("one")).await;
    queue(&world, "head@alcove.test", Some("one")).await;

    let mails = mails_to(&world, "head@alcove.test").await;

    assert_eq!(mails.len(), 1);
    assert!(mails[0].contains("Şəki və Gəncə") && mails[0].contains("Content-Language: az"), "{}", mails[0]);
}

#[tokio::test]
async fn a_mail_is_claimed_by_one_node_and_again_only_when_that_node_died() {
    let world = World::new().await;
    queue(&world, "head@alcove.test", None).await;
    let ctx = Ctx::of(&world.app);

    let first = mail::claim(&ctx, 10).await.unwrap();
    let second = mail::claim(&ctx, 10).await.unwrap();
    world.app.clock.advance(301);
    let after_death = mail::claim(&Ctx::of(&world.app), 10).await.unwrap();

    assert_eq!((first.len(), second.len(), after_death.len()), (1, 0, 1));
    assert_eq!(after_death[0].attempts, 2);
}

#[tokio::test]
async fn a_mail_that_was_not_taken_waits_longer_each_time_and_is_given_up_at_last() {
    let world = World::new().await;
    queue(&world, "head@alcove.test", None).await;
    let mut attempts = 0;

    loop {
        let claimed = mail::claim(&Ctx::of(&world.app), 10).await.unwrap();
        let Some(queued) = claimed.first() else { break };
        attempts += 1;
        mail::failed(&Ctx::of(&world.app), queued, "refused").await.unwrap();
        assert_eq!(mail::claim(&Ctx::of(&world.app), 10).await.unwrap().len(), 0);
        world.app.clock.advance(2 * 86_400);
    }

    assert_eq!(attempts, 12);
}
