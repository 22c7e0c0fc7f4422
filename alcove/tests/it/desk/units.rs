//! Figures with their units, as assessors read them.

use alcove::assess::scope_body::{InstrumentBody, QuantityBody};
use alcove::certify::{snapshot, spoken};
use alcove::kit::Words;
use alcove_domain::assess::Mark;
use alcove_domain::kit::Number;

use super::stage::submitted;
use crate::world::World;

fn measured_in(unit: &str, decimals: u32) -> InstrumentBody {
    InstrumentBody::Amount(QuantityBody {
        unit: unit.to_owned(),
        decimals,
        minimum: None,
        maximum: None,
        direction: "up".to_owned(),
        bounds: Vec::new(),
    })
}

#[tokio::test]
async fn the_words_of_a_unit_bend_with_the_number() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    let (_, body) = snapshot::load(&world.ctx(), &staged.id).await.unwrap().unwrap();
    let mut item = body.items[0].clone();
    item.instrument = Some(measured_in("months", 0));
    let read = |language: &str, number: &str, item: &snapshot::ItemBody| {
        let words = Words::of(language).unwrap();
        spoken::spoken(words, &body, item, &Mark::Amount(Number::parse(number).unwrap())).text
    };

    let russian = ["1", "2", "18", "21"].map(|number| read("ru", number, &item));
    let others = [read("en", "1", &item), read("en", "18", &item), read("az", "18", &item)];
    item.instrument = Some(measured_in("months", 1));
    let half = read("ru", "1.5", &item);
    item.instrument = Some(measured_in("courses", 0));
    item.units = [("ru".to_owned(), "курсы".to_owned())].into();
    let of_the_framework = read("ru", "18", &item);

    assert_eq!(russian, ["1 месяц", "2 месяца", "18 месяцев", "21 месяц"]);
    assert_eq!(others, ["1 month", "18 months", "18 ay"]);
    assert_eq!((half.as_str(), of_the_framework.as_str()), ("1,5 месяца", "курсы: 18"));
}
