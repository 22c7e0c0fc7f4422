//! What was handed in and what changed since, as people read them.

use serde_json::json;

use super::stage::Staged;

#[tokio::test]
async fn what_was_handed_in_is_told_in_the_words_of_the_framework() {
    let staged = Staged::submitted("on-paper").await;

    let page = staged.world().browser("viewer").await;
    let page = page.get(&format!("/applications/{}/handed-in", staged.id)).await.text();

    for said in ["A teacher", "Companies, The city", "320", "1 March 2019", "3 · Established"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    for id in ["<b>teacher</b>", "companies, city", "2019-03-01"] {
        assert!(!page.contains(id), "{id}: {page}");
    }
}

#[tokio::test]
async fn what_changed_is_told_in_the_same_words() {
    let staged = Staged::submitted("on-paper").await;
    staged.desk.post("head", "reopening", json!({"reason": "One more look."})).await;
    for (item, mark) in [("A1.1", json!({"step": 2})), ("B1.2", json!({"date": "2020-05-04"}))] {
        let settled = json!({"mark": mark, "method": "ruled", "reason": "We looked again."});
        let answer = staged.desk.settle("coordinator", item, settled).await;
        assert!(answer.status.is_success(), "{}", answer.text());
    }

    let page = staged.world().browser("coordinator").await;
    let page = page.get(&format!("/applications/{}/changes", staged.id)).await.text();
    let told = staged.get("coordinator", "/changes").await.json();

    for said in ["3 · Established", "2 · Developing", "1 March 2019", "4 May 2020"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let dates = told["changes"].as_array().unwrap().iter().find(|one| one["name"] == "B1.2").unwrap();
    assert_eq!((&dates["before"], &dates["after"]), (&json!("2019-03-01"), &json!("2020-05-04")));
}
