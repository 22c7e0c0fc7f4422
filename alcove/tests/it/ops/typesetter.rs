//! Documents that are set in a process of their own, by the program itself.

use std::path::PathBuf;
use std::sync::Arc;

use alcove::kit::press::{Press, TYPESET};
use alcove_report::document::{Block, Cover, Document, Labels};
use alcove_report::mark::{self, Form, Mark};
use alcove_report::{RenderFault, Stamp};

fn beside() -> Arc<Press> {
    Arc::new(Press::new(Some(PathBuf::from(env!("CARGO_BIN_EXE_alcove")))))
}

fn document() -> Document {
    Document {
        language: "az".to_owned(),
        cover: Cover { title: "Özünüqiymətləndirmə".to_owned(), ..Cover::default() },
        labels: Labels {
            contents: "Mündəricat".to_owned(),
            page: "{page} / {pages}".to_owned(),
            head: "Liman Peşə Kolleci".to_owned(),
            head_end: String::new(),
            producer: "Alcove".to_owned(),
        },
        blocks: vec![Block::heading(1, "Nəticə"), Block::paragraph("Yaxşı.\nЛучше, чем было.")],
    }
}

fn stamp() -> Stamp {
    Stamp::new("one", 1_790_000_000)
}

/// Sets it as the rooms do: away from the threads that answer.
async fn pdf(press: Arc<Press>) -> alcove::kit::Result<Vec<u8>> {
    tokio::task::spawn_blocking(move || press.pdf(&document(), &stamp())).await.unwrap()
}

async fn copy_of_no_picture(press: Arc<Press>) -> RenderFault {
    let work = move || {
        let words = Mark {
            language: "en".to_owned(),
            title: "Copy".to_owned(),
            across: vec!["Head of school".to_owned()],
            foot: "For one reader".to_owned(),
        };
        let order =
            mark::order(b"not a picture".to_vec(), Form::Png, &words, press.fonts().unwrap(), &stamp());
        press.set(order.unwrap()).unwrap().unwrap_err()
    };
    tokio::task::spawn_blocking(work).await.unwrap()
}

#[tokio::test]
async fn a_document_has_the_same_bytes_in_whichever_process_it_was_set() {
    let here = pdf(Arc::new(Press::new(None))).await.unwrap();

    let there = pdf(beside()).await.unwrap();

    assert!(here.starts_with(b"%PDF-"));
    assert!(here == there);
}

#[tokio::test]
async fn a_refusal_of_the_typesetter_comes_back_from_its_process_word_by_word() {
    let here = copy_of_no_picture(Arc::new(Press::new(None))).await;

    let there = copy_of_no_picture(beside()).await;

    assert!(matches!(&here, RenderFault::Typesetting(faults) if !faults.is_empty()));
    assert_eq!(here.to_string(), there.to_string());
}

#[tokio::test]
async fn a_typesetter_that_dies_is_a_fault_and_no_document() {
    let dying = Arc::new(Press::new(Some(PathBuf::from("/bin/false"))));

    let fault = pdf(Arc::clone(&dying)).await.unwrap_err();
    let copy = copy_of_no_picture(dying).await;

    assert!(fault.to_string().contains("broke off"), "{fault}");
    assert!(matches!(copy, RenderFault::Broken(_)));
}

#[tokio::test]
async fn many_documents_at_once_wait_for_their_turn_and_all_come() {
    let press = beside();

    let set = futures_util::future::join_all((0..12).map(|_| pdf(Arc::clone(&press)))).await;

    assert!(set.iter().all(|one| one.is_ok()));
}

#[test]
fn whoever_types_the_command_of_the_typesetter_is_told_what_it_wants() {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_alcove"))
        .arg(TYPESET)
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();

    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    assert!(String::from_utf8_lossy(&output.stderr).contains("an order without a header"));
}

#[cfg(target_os = "linux")]
#[test]
fn where_memory_runs_out_the_typesetter_goes_before_the_server() {
    let mut waiting = std::process::Command::new(env!("CARGO_BIN_EXE_alcove"))
        .arg(TYPESET)
        .stdin(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let file = format!("/proc/{}/oom_score_adj", waiting.id());
    let said = || std::fs::read_to_string(&file).unwrap().trim().to_owned();

    let told = (0..200).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(20));
        said() == "1000"
    });

    drop(waiting.stdin.take());
    waiting.wait().unwrap();
    assert!(told);
}
