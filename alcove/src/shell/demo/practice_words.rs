//! What the colleges of the sample wrote about what they tried. All of it is invented.

pub struct Entry {
    pub host: &'static str,
    pub entry: &'static str,
    pub language: &'static str,
    pub domains: &'static [&'static str],
    pub criteria: &'static [&'static str],
    pub cost_band: &'static str,
    pub place: &'static str,
    pub texts: &'static [(&'static str, &'static str)],
    /// By language: as far as somebody translated it.
    pub translated: &'static [(&'static str, &'static [(&'static str, &'static str)])],
    /// Who, what they did, kind.
    pub stakeholders: &'static [(&'static str, &'static str, &'static str)],
    pub constraints: &'static [(&'static str, &'static str)],
    pub lessons: &'static [&'static str],
    pub conditions: &'static [&'static str],
    /// Name, what is done, what it needs, working days.
    pub blocks: &'static [(&'static str, &'static str, &'static str, &'static str)],
    /// What the reviewer wrote.
    pub verdict: &'static str,
}

const NOTHING: Entry = Entry {
    host: "harbour.example",
    entry: "practice",
    language: "en",
    domains: &[],
    criteria: &[],
    cost_band: "",
    place: "",
    texts: &[],
    translated: &[],
    stakeholders: &[],
    constraints: &[],
    lessons: &[],
    conditions: &[],
    blocks: &[],
    verdict: "",
};

pub const PUBLISHED: [Entry; 8] = [
    Entry {
        domains: &["partnership", "innovation"],
        criteria: &["PC1", "TL1"],
        cost_band: "low",
        place: "Caspian coast",
        texts: &[
            ("title", "Real repair orders for the engineering workshop"),
            (
                "introduction",
                "Learners practised on parts that were thrown away afterwards. Small fishing firms nearby waited weeks for repairs.\n\nSince 2024 the workshop takes four small orders a month. A teacher checks each quote, learners do the work and hand it over themselves.",
            ),
            (
                "impact",
                "In the first year 41 orders were done and 38 accepted at once. Attendance in the third term rose from 81 to 90 per cent. Two firms complained about delay in the exam weeks.",
            ),
            (
                "innovation",
                "The order book hangs in the hall and learners choose their order. It works because one teacher has four paid hours a week for it.",
            ),
            ("replicability", "Any workshop with small firms around can begin with one order a month."),
            (
                "cost",
                "Four teaching hours a week and about 600 euro a year for material that firms do not bring.",
            ),
        ],
        translated: &[
            (
                "az",
                &[
                    ("title", "Mühəndislik emalatxanası üçün real təmir sifarişləri"),
                    (
                        "introduction",
                        "Təhsilalanlar sonra atılan hissələr üzərində məşq edirdi. Yaxındakı kiçik balıqçılıq şirkətləri təmiri həftələrlə gözləyirdi.",
                    ),
                ],
            ),
            ("ru", &[("title", "Реальные заказы на ремонт для учебной мастерской")]),
        ],
        stakeholders: &[
            ("Small fishing firms", "Bring orders and say what was good and bad", "company"),
            ("Learners of the second and third year", "Quote, repair and hand over", "beneficiary"),
        ],
        constraints: &[
            (
                "Who pays when a repair fails",
                "A one-page agreement: the firm brings the part, the college repairs once more without charge",
            ),
            ("Exam weeks", "The order book is closed for three weeks and firms know it a term ahead"),
        ],
        lessons: &[
            "Begin with one firm that forgives mistakes",
            "Let learners hand over the work, not the teacher",
        ],
        conditions: &["One teacher with paid hours for orders", "Insurance that covers work for others"],
        blocks: &[
            (
                "Order book in the hall",
                "Write each order on a card with customer, wish and date; learners choose",
                "A wall and one responsible teacher",
                "2",
            ),
            (
                "One-page agreement with a firm",
                "Say who brings material, who pays and what happens when it fails",
                "Ten minutes of a lawyer",
                "3",
            ),
            (
                "Hand-over by learners",
                "Learners explain the work to the customer and ask for a mark",
                "",
                "1",
            ),
        ],
        verdict: "Clear and honest about the exam weeks.",
        ..NOTHING
    },
    Entry {
        host: "orchard.example",
        language: "az",
        domains: &["inclusion", "guidance"],
        criteria: &["TL7"],
        cost_band: "none",
        texts: &[
            ("title", "İlk üç həftədə hər təhsilalanla söhbət"),
            (
                "introduction",
                "Hər payız təhsilalanların onda biri ilk aylarda təhsildən yayınırdı və səbəbini heç kim bilmirdi.\n\nİndi hər kurator ilk üç həftədə hər təhsilalanla on beş dəqiqə danışır və üç sualın cavabını yazır: yol, pul, evdəki vəziyyət.",
            ),
            (
                "impact",
                "İki ildə ilk yarımildə yayınanların payı 11 faizdən 6 faizə endi. Rəqəm bir kollecin rəqəmidir və səbəb sübut olunmayıb.",
            ),
            (
                "innovation",
                "Söhbət cədvəldədir, dərsdən sonra deyil. Kuratorlara bunun üçün iki saat azad edilir.",
            ),
        ],
        translated: &[(
            "en",
            &[
                ("title", "A talk with every learner in the first three weeks"),
                (
                    "introduction",
                    "Each autumn one learner in ten left in the first months and nobody knew why.\n\nNow each tutor talks with every learner for fifteen minutes and notes three answers: the way to school, money, the situation at home.",
                ),
                (
                    "impact",
                    "In two years the share of those who left in the first half-year fell from 11 to 6 per cent. This is one college, and the cause is not proven.",
                ),
                (
                    "innovation",
                    "The talk has its place in the timetable, not after lessons. Tutors get two hours for it.",
                ),
            ],
        )],
        stakeholders: &[
            ("Kuratorlar", "Danışır və yazır", "user"),
            ("Valideynlər", "Razılıq olanda xəbər tutur", "partner"),
        ],
        constraints: &[(
            "Söhbət sorğu-suala çevrilirdi",
            "Suallar üçə endirildi, qalanı təhsilalanın sözüdür",
        )],
        lessons: &["Qısa söhbət uzun anketdən çox deyir"],
        conditions: &["Qeydlər yalnız kuratorda qalır"],
        blocks: &[(
            "On beş dəqiqəlik söhbət",
            "Üç sual, cədvəldə vaxt, qısa qeyd",
            "Hər qrup üçün iki saat",
            "2",
        )],
        verdict: "",
        ..NOTHING
    },
    Entry {
        host: "silkroad.example",
        language: "ru",
        domains: &["digital"],
        criteria: &["TL3"],
        cost_band: "low",
        texts: &[
            ("title", "Короткие видео обучающихся вместо инструкций"),
            (
                "introduction",
                "Инструкции к станкам никто не читал. Теперь каждая группа снимает к своему станку видео не длиннее двух минут, мастер проверяет безопасность.",
            ),
            (
                "impact",
                "За год снято 27 видео; мелких нарушений на проверках стало вдвое меньше: 18 вместо 37.",
            ),
            ("innovation", "Снимают сами обучающиеся, на свои телефоны. QR-код наклеен на станок."),
        ],
        translated: &[("en", &[("title", "Short videos by learners instead of manuals")])],
        stakeholders: &[(
            "Мастера производственного обучения",
            "Проверяют безопасность каждого видео",
            "user",
        )],
        constraints: &[("Слабая сеть в цехе", "Видео лежат на местном компьютере")],
        lessons: &["Две минуты смотрят, пять – уже нет", "Неудачные дубли учат не меньше"],
        conditions: &["Письменное согласие тех, кто в кадре"],
        blocks: &[(
            "Видео к одному станку",
            "Сценарий, съёмка, проверка мастером, наклейка с QR-кодом",
            "Телефон и наклейка",
            "2",
        )],
        verdict: "",
        ..NOTHING
    },
    Entry {
        host: "academy.example",
        domains: &["innovation", "lifelong"],
        criteria: &["GF2"],
        cost_band: "none",
        texts: &[
            ("title", "Self-assessment in five units with one afternoon each"),
            (
                "introduction",
                "The academy had never assessed itself as a whole. Five units rated the same items in one afternoon each and met once to settle what differed.",
            ),
            (
                "impact",
                "All five units handed in within three weeks. Nine findings became actions of the development plan; six of them are done.",
            ),
            (
                "innovation",
                "Units rated alone before they saw each other's marks. The head came to the meeting and spoke last.",
            ),
        ],
        stakeholders: &[
            ("Heads of five units", "Rated with their people", "user"),
            ("Regional training centres", "Listened to the results and asked", "institution"),
        ],
        constraints: &[(
            "Units feared to be ranked",
            "No page shows units beside each other before the meeting",
        )],
        lessons: &["Fewer items, all of them discussed", "Write the reason beside each mark"],
        conditions: &["A coordinator with two free days a week for six weeks"],
        blocks: &[
            (
                "Rating afternoon",
                "One unit, one room, the items of one dimension",
                "A coordinator who does not rate",
                "1",
            ),
            (
                "Meeting on differences",
                "Only items two steps apart are discussed",
                "The head, who speaks last",
                "1",
            ),
        ],
        verdict: "Others in the region can begin with the first block.",
        ..NOTHING
    },
    Entry {
        entry: "failure",
        domains: &["digital"],
        criteria: &["TL3"],
        cost_band: "medium",
        texts: &[
            ("title", "Tablets for everybody, used for one term"),
            ("introduction", "In 2023 a grant bought 120 tablets. Teachers were shown them for one morning."),
            (
                "impact",
                "After one term a fifth were in use. Two years later most batteries are empty. The grant was reported as spent.",
            ),
            (
                "innovation",
                "There was no plan for who charges, repairs and writes exercises. That would have been the success factor.",
            ),
        ],
        constraints: &[("No network in two of four halls", "Found out after the tablets had come")],
        lessons: &[
            "Buy ten, use them for a year, then decide",
            "Hours for teachers cost more than devices, and have to be in the budget",
        ],
        conditions: &[],
        verdict: "Worth more to others than a success.",
        ..NOTHING
    },
    Entry {
        host: "orchard.example",
        language: "az",
        domains: &["green"],
        criteria: &["PC5"],
        cost_band: "low",
        texts: &[
            ("title", "Tədris mətbəxində tullantıların çəkilməsi"),
            (
                "introduction",
                "Tədris mətbəxində hər gün nə qədər yemək atıldığı bilinmirdi. İndi hər növbə tullantını çəkir və lövhəyə yazır.",
            ),
            ("impact", "Altı ayda bir porsiyaya düşən tullantı 140 qramdan 85 qrama endi."),
            ("innovation", "Rəqəmi təhsilalanlar özü yazır və menyunu özü dəyişir."),
        ],
        translated: &[("en", &[("title", "Weighing the waste of the training kitchen")])],
        constraints: &[("Növbələr rəqəmi gözəlləşdirirdi", "Növbələr bir-birinin vedrəsini çəkir")],
        lessons: &["Ölçməyin özü vərdişi dəyişdirir"],
        conditions: &["Bir tərəzi və hər gün beş dəqiqə"],
        blocks: &[(
            "Tərəzi və lövhə",
            "Hər növbənin sonunda çək, yaz, bir dəyişiklik təklif et",
            "Tərəzi",
            "1",
        )],
        ..NOTHING
    },
    Entry {
        host: "silkroad.example",
        language: "ru",
        domains: &["partnership", "entrepreneurship"],
        criteria: &["PC1"],
        cost_band: "none",
        texts: &[
            ("title", "Наставники предприятий на педсовете раз в квартал"),
            (
                "introduction",
                "Предприятия жаловались на практику, но говорили об этом только в коридоре. Теперь четыре наставника раз в квартал приходят на педсовет и выступают первыми.",
            ),
            ("impact", "За два года изменены шесть тем программы. Мест практики стало 64 вместо 41."),
            ("innovation", "Первое слово у наставников, десять минут, без презентаций."),
        ],
        constraints: &[("У наставников нет времени", "Педсовет в 8 утра, сорок минут")],
        lessons: &["Сначала слушать, потом показывать"],
        conditions: &["Директор присутствует каждый раз"],
        blocks: &[(
            "Первые десять минут наставников",
            "Три вопроса: что практиканты умеют, чего не умеют, что изменилось у вас",
            "Четыре предприятия",
            "1",
        )],
        ..NOTHING
    },
    Entry {
        entry: "lesson",
        domains: &["lifelong"],
        texts: &[
            ("title", "An evening course needs child care"),
            (
                "introduction",
                "A course for adults had twelve places and four people came. We asked the others by telephone.",
            ),
            ("impact", ""),
        ],
        lessons: &[
            "Seven of eight had nobody for their children at six in the evening",
            "Ask before the timetable, not after",
        ],
        ..NOTHING
    },
];

pub const DRAFT: Entry = Entry {
    domains: &["green"],
    texts: &[
        ("title", "Meters at ten machines"),
        (
            "introduction",
            "Since September ten machines have a meter of their own, and learners read them each Friday.",
        ),
    ],
    ..NOTHING
};
