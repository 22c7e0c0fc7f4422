//! What stands in the sample's development plans, in three languages.

/// When an action happens, by days from today, who has it, and how it was told to stand.
pub struct Deed {
    pub objective: usize,
    pub unit: usize,
    pub from: i64,
    pub until: i64,
    pub hours: u32,
    pub priority: i64,
    pub tags: &'static str,
    /// The place of the action before it.
    pub waits_for: Option<usize>,
    /// Days ago, standing, per cent, and which of its sentences.
    pub notes: &'static [(i64, &'static str, u32, Option<usize>)],
}

const fn deed(
    (objective, unit): (usize, usize),
    (from, until): (i64, i64),
    hours: u32,
    notes: &'static [(i64, &'static str, u32, Option<usize>)],
) -> Deed {
    Deed { objective, unit, from, until, hours, priority: 2, tags: "", waits_for: None, notes }
}

pub const OBJECTIVES: usize = 5;

impl Deed {
    pub const ALL: [Self; 13] = [
        Self {
            tags: "sdg:4.7, strategy:green",
            ..deed((0, 0), (-295, 220), 120, &[(200, "on-track", 20, None), (40, "on-track", 60, Some(0))])
        },
        Self {
            priority: 1,
            tags: "sdg:12.2",
            ..deed((0, 1), (-267, -22), 60, &[(150, "on-track", 30, None), (31, "at-risk", 70, Some(0))])
        },
        deed((0, 6), (-83, 404), 240, &[(30, "on-track", 25, None)]),
        deed((1, 5), (-326, 586), 400, &[(120, "on-track", 30, None), (25, "on-track", 45, Some(0))]),
        Self { priority: 1, ..deed((1, 6), (-83, 1100), 180, &[(33, "on-track", 10, None)]) },
        deed((2, 2), (-235, 1135), 300, &[(45, "on-track", 24, Some(0))]),
        deed((2, 4), (-174, 23), 90, &[(20, "on-track", 80, None)]),
        Self { waits_for: Some(6), ..deed((2, 2), (283, 951), 160, &[]) },
        deed((3, 0), (-300, -60), 140, &[(160, "on-track", 50, None), (58, "done", 100, Some(0))]),
        Self { waits_for: Some(8), ..deed((3, 6), (-21, 190), 50, &[(9, "on-track", 10, None)]) },
        deed((4, 6), (-50, 129), 40, &[(18, "on-track", 20, None)]),
        Self { priority: 3, ..deed((4, 3), (40, 770), 220, &[]) },
        Self {
            priority: 1,
            tags: "strategy:data",
            ..deed((4, 6), (-205, -6), 80, &[(90, "on-track", 40, None), (12, "delayed", 60, Some(0))])
        },
    ];
}

/// The words of one action.
pub struct Said {
    pub title: &'static str,
    pub output: &'static str,
    pub evidence: &'static str,
    pub notes: &'static [&'static str],
}

const fn said(
    title: &'static str,
    output: &'static str,
    evidence: &'static str,
    notes: &'static [&'static str],
) -> Said {
    Said { title, output, evidence, notes }
}

pub struct Words {
    pub title: &'static str,
    pub currency: &'static str,
    pub context: &'static str,
    pub vision: &'static str,
    /// Why an action was moved after the approval.
    pub moved: &'static str,
    pub objectives: [&'static str; OBJECTIVES],
    pub deeds: [Said; 13],
    /// Of the first two objectives.
    pub indicators: [&'static str; 2],
    /// Where those figures live.
    pub register: &'static str,
    /// Of the review: what was said, and what was decided.
    pub minutes: &'static str,
    pub decided: [&'static str; 2],
    /// Who pays; the last has not said yes.
    pub sources: [&'static str; 3],
}

pub fn words(language: &str) -> Option<&'static Words> {
    match language {
        "en" => Some(&EN),
        "az" => Some(&AZ),
        "ru" => Some(&RU),
        _ => None,
    }
}

static EN: Words = Words {
    title: "Development plan",
    currency: "EUR",
    context: "The self-assessment showed where we are strong, in work-based learning, and where we are not: green skills, guidance, projects with firms, and decisions without data.",
    vision: "A college that firms come to with their questions, and that learners leave with a next step.",
    moved: "The university begins its term later than agreed.",
    objectives: [
        "Green skills in every programme",
        "Every learner leaves with a next step",
        "Applied projects with firms and universities",
        "Keep leading in work-based learning",
        "Decisions rest on data, funding on more than one source",
    ],
    deeds: [
        said(
            "Write an energy task for each of six programmes",
            "Six tasks, used in class",
            "The tasks and ten pieces of learners' work",
            &["Four tasks are in use. Two wait for the spring groups."],
        ),
        said(
            "Meter the workshops and publish the readings",
            "Eight meters, readings on the notice board",
            "A year of monthly readings",
            &["Six of eight meters run. The last two wait for the safety check."],
        ),
        said(
            "Train 24 teachers to lead green tasks",
            "24 teachers with a certificate",
            "List of participants, lesson plans",
            &[],
        ),
        said(
            "One career talk per term with each learner",
            "A note of each talk",
            "Share of learners with a talk this term",
            &["Two trades have held all their talks; construction begins after the placement."],
        ),
        said(
            "Track graduates six and eighteen months on",
            "A yearly table of destinations",
            "The table and its questionnaire",
            &[],
        ),
        said(
            "Three joint projects a year with port firms",
            "Three finished projects a year",
            "Project reports signed by the firms",
            &["Two projects run; the third is agreed for January."],
        ),
        said(
            "Open the prototyping room two evenings a week",
            "Room open on two evenings",
            "Visitors' book",
            &[],
        ),
        said(
            "Share supervision with the technical university",
            "Agreement and four shared theses",
            "The agreement, the theses",
            &[],
        ),
        said(
            "Mentor certificate for 40 workplace trainers",
            "40 certificates",
            "Register of certificates",
            &["All forty have it. Nine firms want a second course."],
        ),
        said(
            "Publish the placement handbook for the network",
            "Handbook in three languages",
            "The handbook, downloads",
            &[],
        ),
        said(
            "Adopt a yearly accountability report",
            "Report adopted by the board",
            "Minutes of the board",
            &[],
        ),
        said(
            "Open a paid short-course desk for adults",
            "Twelve short courses a year",
            "Course list, income",
            &[],
        ),
        said(
            "One data page per programme, read each term",
            "A page for each of 14 programmes",
            "The pages, minutes of the talks",
            &["Nine pages are ready. The figures of five programmes come from two systems that disagree."],
        ),
    ],
    indicators: ["Learners with a green task in their portfolio", "Graduates of whom we know where they are"],
    register: "Learner register",
    minutes: "The head opened. Most actions run as agreed. The meters wait for the safety check, the data pages for one list of programmes. Everybody is pleased with the mentors and would do it again.",
    decided: [
        "The office names one system as the source of all figures, and the others follow it.",
        "The workshop head sets the date of the safety check, so that the last two meters can run.",
    ],
    sources: ["Own income", "Regional skills fund", "Not found yet"],
};

static AZ: Words = Words {
    title: "İnkişaf planı",
    currency: "AZN",
    context: "Özünüqiymətləndirmə güclü tərəfimizi – iş yerində təlimi – və zəif tərəflərimizi göstərdi: yaşıl bacarıqlar, karyera məsləhəti, müəssisələrlə layihələr, məlumatsız qərarlar.",
    vision: "Müəssisələrin öz sualları ilə müraciət etdiyi, təhsilalanların növbəti addımını bilərək məzun olduğu mərkəz.",
    moved: "Universitet semestri razılaşdırıldığından gec başlayır.",
    objectives: [
        "Hər proqramda yaşıl bacarıqlar",
        "Hər təhsilalan növbəti addımını bilərək məzun olur",
        "Müəssisə və universitetlərlə tətbiqi layihələr",
        "İş yerində təlimdə öncüllüyü saxlamaq",
        "Qərarlar məlumata, maliyyə birdən çox mənbəyə əsaslanır",
    ],
    deeds: [
        said(
            "Altı proqramın hər biri üçün enerji tapşırığı hazırlamaq",
            "Dərsdə istifadə olunan altı tapşırıq",
            "Tapşırıqlar və təhsilalanların on işi",
            &["Dörd tapşırıq istifadədədir. İkisi yaz qruplarını gözləyir."],
        ),
        said(
            "Emalatxanalara sayğac qoymaq və göstəriciləri dərc etmək",
            "Səkkiz sayğac, lövhədə göstəricilər",
            "Bir illik aylıq göstəricilər",
            &["Səkkiz sayğacdan altısı işləyir. Qalan ikisi təhlükəsizlik yoxlamasını gözləyir."],
        ),
        said(
            "24 müəllimi yaşıl tapşırıqları aparmağa hazırlamaq",
            "Sertifikatlı 24 müəllim",
            "İştirakçıların siyahısı, dərs planları",
            &[],
        ),
        said(
            "Hər təhsilalanla yarımildə bir karyera söhbəti",
            "Hər söhbətin qeydi",
            "Bu yarımildə söhbət aparılmış təhsilalanların payı",
            &["İki ixtisasda bütün söhbətlər keçirilib; tikintidə təcrübədən sonra başlayır."],
        ),
        said(
            "Məzunları altı və on səkkiz aydan sonra izləmək",
            "Məzunların məşğulluğu üzrə illik cədvəl",
            "Cədvəl və sorğu vərəqi",
            &[],
        ),
        said(
            "İldə müəssisələrlə üç birgə layihə",
            "İldə üç tamamlanmış layihə",
            "Müəssisələrin imzaladığı hesabatlar",
            &["İki layihə gedir; üçüncüsü yanvar üçün razılaşdırılıb."],
        ),
        said(
            "Prototip otağını həftədə iki axşam açmaq",
            "Həftədə iki axşam açıq olan otaq",
            "Ziyarətçi kitabı",
            &[],
        ),
        said(
            "Texniki universitetlə birlikdə buraxılış işlərinə rəhbərlik",
            "Razılaşma və dörd birgə buraxılış işi",
            "Razılaşma, buraxılış işləri",
            &[],
        ),
        said(
            "Müəssisələrdəki 40 təlimatçıya mentor sertifikatı",
            "40 sertifikat",
            "Sertifikatların reyestri",
            &["Qırx nəfərin hamısı sertifikat aldı. Doqquz müəssisə ikinci kurs istəyir."],
        ),
        said("Şəbəkə üçün təcrübə kitabçasını dərc etmək", "Üç dildə kitabça", "Kitabça, yükləmələr", &[]),
        said("Hər il açıq hesabat qəbul etmək", "Şuranın qəbul etdiyi hesabat", "Şuranın protokolu", &[]),
        said(
            "Böyüklər üçün ödənişli qısa kurslar açmaq",
            "İldə on iki qısa kurs",
            "Kursların siyahısı, gəlir",
            &[],
        ),
        said(
            "Hər proqram üçün hər yarımil baxılan bir məlumat səhifəsi",
            "14 proqramın hər biri üçün səhifə",
            "Səhifələr, söhbətlərin protokolu",
            &["Doqquz səhifə hazırdır. Beş proqramın rəqəmləri uyğun gəlməyən iki sistemdən gəlir."],
        ),
    ],
    indicators: ["Portfoliosunda yaşıl tapşırıq olan təhsilalanlar", "Harada olduğu bilinən məzunlar"],
    register: "Təhsilalanların reyestri",
    minutes: "İclası direktor açdı. Tədbirlərin çoxu razılaşdırıldığı kimi gedir. Sayğaclar təhlükəsizlik yoxlamasını, məlumat səhifələri isə proqramların vahid siyahısını gözləyir. Mentorlardan hamı razıdır, yenə də belə edərdik.",
    decided: [
        "Dəftərxana bütün rəqəmlər üçün bir sistemi mənbə seçir, qalanları ona uyğunlaşdırılır.",
        "Emalatxana rəhbəri təhlükəsizlik yoxlamasının gününü müəyyən edir ki, son iki sayğac da işə düşsün.",
    ],
    sources: ["Öz gəlirimiz", "Regional bacarıqlar fondu", "Hələ tapılmayıb"],
};

static RU: Words = Words {
    title: "План развития",
    currency: "EUR",
    context: "Самооценка показала, в чём мы сильны – в обучении на рабочем месте, – и в чём нет: зелёные навыки, профориентация, проекты с предприятиями, решения без данных.",
    vision: "Колледж, в который предприятия приходят со своими вопросами и из которого выпускники выходят, зная свой следующий шаг.",
    moved: "Университет начинает семестр позже, чем договорились.",
    objectives: [
        "Зелёные навыки в каждой программе",
        "Каждый выпускник знает свой следующий шаг",
        "Прикладные проекты с предприятиями и вузами",
        "Остаться первыми в обучении на рабочем месте",
        "Решения опираются на данные, финансирование – более чем на один источник",
    ],
    deeds: [
        said(
            "Составить задание по энергосбережению для каждой из шести программ",
            "Шесть заданий, используются на уроках",
            "Задания и десять работ обучающихся",
            &["Четыре задания в работе. Два ждут весенних групп."],
        ),
        said(
            "Поставить счётчики в мастерских и публиковать показания",
            "Восемь счётчиков, показания на стенде",
            "Показания за год по месяцам",
            &["Работают шесть счётчиков из восьми. Два последних ждут проверки безопасности."],
        ),
        said(
            "Подготовить 24 преподавателей к зелёным заданиям",
            "24 преподавателя с сертификатом",
            "Список участников, планы уроков",
            &[],
        ),
        said(
            "Беседа о профессии с каждым обучающимся раз в семестр",
            "Запись каждой беседы",
            "Доля обучающихся с беседой в этом семестре",
            &["По двум профессиям беседы прошли все; строители начнут после практики."],
        ),
        said(
            "Узнавать о выпускниках через шесть и восемнадцать месяцев",
            "Ежегодная таблица трудоустройства",
            "Таблица и анкета",
            &[],
        ),
        said(
            "Три совместных проекта в год с предприятиями",
            "Три завершённых проекта в год",
            "Отчёты, подписанные предприятиями",
            &["Два проекта идут; третий согласован на январь."],
        ),
        said(
            "Открывать мастерскую прототипов два вечера в неделю",
            "Мастерская, открытая два вечера в неделю",
            "Журнал посещений",
            &[],
        ),
        said(
            "Совместное с техническим университетом руководство дипломными работами",
            "Соглашение и четыре совместные работы",
            "Соглашение, работы",
            &[],
        ),
        said(
            "Сертификат наставника для 40 мастеров предприятий",
            "40 сертификатов",
            "Реестр сертификатов",
            &["Все сорок получили. Девять предприятий хотят второй курс."],
        ),
        said(
            "Издать для сети справочник по практике",
            "Справочник на трёх языках",
            "Справочник, число скачиваний",
            &[],
        ),
        said("Утвердить ежегодный публичный отчёт", "Отчёт, утверждённый советом", "Протокол совета", &[]),
        said(
            "Открыть платные короткие курсы для взрослых",
            "Двенадцать коротких курсов в год",
            "Список курсов, доход",
            &[],
        ),
        said(
            "Страница данных по каждой программе, просматривать каждый семестр",
            "Страница по каждой из 14 программ",
            "Страницы, протоколы бесед",
            &["Девять страниц готовы. Цифры пяти программ приходят из двух систем, которые расходятся."],
        ),
    ],
    indicators: ["Обучающиеся с зелёным заданием в портфолио", "Выпускники, о которых известно, где они"],
    register: "Реестр обучающихся",
    minutes: "Открыл директор. Большинство мероприятий идёт по плану. Счётчики ждут проверки безопасности, страницы данных – единого списка программ. Наставниками довольны все, поступили бы так же снова.",
    decided: [
        "Канцелярия называет одну систему источником всех цифр, остальные сверяются с ней.",
        "Заведующий мастерскими назначает день проверки безопасности, чтобы заработали и последние два счётчика.",
    ],
    sources: ["Собственный доход", "Региональный фонд навыков", "Пока не найдено"],
};
