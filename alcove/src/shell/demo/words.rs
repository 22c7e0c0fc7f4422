//! What people of the sample write, in their languages. Data, as real people's notes would be.

use alcove_domain::assess::finding::FindingKind;

use super::marks::spread;

const NOTES_EN: [&[&str]; 4] = [
    &[
        "Two of us do this on our own initiative. Nothing is written down yet.",
        "We talk about it in the staff room; there is no agreed way.",
        "Started after the last inspection and stopped again in spring.",
        "Depends on who teaches the group that year.",
    ],
    &[
        "Agreed for two trades, the others follow after the winter break.",
        "There is a procedure, but only the new colleagues use it.",
        "We piloted it with one group. The results are on the shared drive.",
        "Done in the workshop, not in theory lessons.",
    ],
    &[
        "All groups, every term; the list of measures is reviewed in June.",
        "Procedure, responsible person and yearly figures exist.",
        "Employers confirm it in the talks after each placement.",
        "We measured twice and corrected the timetable once because of it.",
    ],
    &[
        "Two colleges of the region took over our form last year.",
        "The academy used our figures as the example in its training.",
        "Confirmed by the visit of the employers' council.",
        "We host the regional meeting on this every autumn.",
    ],
];

const NOTES_AZ: [&[&str]; 4] = [
    &[
        "İki müəllim bunu öz təşəbbüsü ilə edir, yazılı qayda yoxdur.",
        "Müəllimlər otağında danışırıq, razılaşdırılmış üsul hələ yoxdur.",
        "Qrupda kimin dərs deməsindən asılıdır.",
    ],
    &[
        "İki peşə üzrə razılaşdırılıb, qalanları qış tətilindən sonra başlayır.",
        "Qayda var, amma onu yalnız yeni müəllimlər tətbiq edir.",
        "Bir qrupda sınaqdan keçirdik, nəticələr ümumi qovluqdadır.",
    ],
    &[
        "Bütün qruplarda hər yarımildə aparılır, tədbirlər iyunda nəzərdən keçirilir.",
        "Qayda, məsul şəxs və illik rəqəmlər mövcuddur.",
        "İşəgötürənlər təcrübədən sonra bunu təsdiq edir.",
    ],
    &[
        "Bölgədən iki kollec formamızı götürüb.",
        "İşəgötürənlər şurasının səfəri bunu təsdiq etdi.",
        "Hər payız bu mövzuda bölgə görüşünü biz keçiririk.",
    ],
];

const NOTES_RU: [&[&str]; 4] = [
    &[
        "Двое преподавателей делают это по своей инициативе, записанных правил нет.",
        "Обсуждаем в преподавательской, единого порядка пока нет.",
        "Зависит от того, кто ведёт группу.",
    ],
    &[
        "Согласовано по двум профессиям, остальные начнут после зимних каникул.",
        "Порядок есть, но им пользуются только новые коллеги.",
        "Опробовали в одной группе, результаты лежат в общей папке.",
    ],
    &[
        "Во всех группах каждое полугодие, меры пересматриваем в июне.",
        "Есть порядок, ответственный и данные за год.",
        "Предприятия подтверждают это после практики.",
    ],
    &[
        "Два колледжа региона переняли нашу форму.",
        "Подтверждено визитом совета работодателей.",
        "Каждую осень проводим региональную встречу на эту тему.",
    ],
];

/// A note for a level; most answers have none.
pub fn note(language: &str, college: &str, unit: usize, item: &str, level: i32) -> String {
    let chance = spread(&[college, &unit.to_string(), item, "note"]);
    if !chance.is_multiple_of(3) {
        return String::new();
    }
    let notes = match language {
        "az" => &NOTES_AZ,
        "ru" => &NOTES_RU,
        _ => &NOTES_EN,
    };
    pick(notes[usize::try_from(level - 1).unwrap_or(0).min(3)], chance / 3)
}

fn pick(texts: &[&str], chance: u64) -> String {
    let at = usize::try_from(chance % texts.len().max(1) as u64).unwrap_or(0);
    texts.get(at).copied().unwrap_or_default().to_owned()
}

/// The few texts that stand in one place each, in one language.
pub struct Texts {
    pub title: &'static str,
    pub not_applicable: &'static str,
    /// Why a meeting came to its mark.
    pub agreed: [&'static str; 3],
    pub dissent: &'static str,
    pub remarks: [&'static str; 4],
    strengths: [&'static str; 2],
    gaps: [&'static str; 2],
    idea: &'static str,
    pub declined: &'static str,
}

impl Texts {
    /// What stands below the title of a finding.
    pub fn found(&self, kind: FindingKind, number: usize) -> &'static str {
        match kind {
            FindingKind::Strength => self.strengths[number % 2],
            FindingKind::Gap => self.gaps[number % 2],
            FindingKind::Idea => self.idea,
        }
    }
}

pub fn texts(language: &str) -> &'static Texts {
    match language {
        "az" => &AZ,
        "ru" => &RU,
        _ => &EN,
    }
}

const EN: Texts = Texts {
    title: "Self-assessment",
    not_applicable: "We have no learners of our own in this; the other units answer for it.",
    agreed: [
        "The evidence of two units covers most groups; the third joins next year.",
        "Practice differs by trade. We agreed on what most learners meet.",
        "We took the office's figures, since they cover the whole college.",
    ],
    dissent: "In our workshops it is lower than that.",
    remarks: [
        "Do we mean all groups here, or those of the final year?",
        "The list of partner firms is older than a year. Who can bring it up to date?",
        "The photo of the new bench would be good evidence for this.",
        "We should agree on the same counting day for all units.",
    ],
    strengths: [
        "Most units work this way, and two can show figures for it.",
        "Employers name this first when they are asked.",
    ],
    gaps: [
        "Each unit has its own way; nobody has written one down for all.",
        "We know the figure for one term only and cannot say whether it is getting better.",
    ],
    idea: "Let the unit that is furthest ahead show the others before anything new is written.",
    declined: "The figures are from a year without placements; they say little.",
};

const AZ: Texts = Texts {
    title: "Özünüqiymətləndirmə",
    not_applicable: "Bu sahədə öz təhsilalanlarımız yoxdur, digər bölmələr cavab verir.",
    agreed: [
        "İki bölmənin sübutları qrupların çoxunu əhatə edir, üçüncü bölmə gələn il qoşulur.",
        "Təcrübə peşələr üzrə fərqlidir. Təhsilalanların çoxunun gördüyünü əsas götürdük.",
        "İdarənin rəqəmləri götürüldü, çünki bütün müəssisəni əhatə edir.",
    ],
    dissent: "Bizim emalatxanalarda vəziyyət bundan aşağıdır.",
    remarks: [
        "Burada bütün qruplar, yoxsa buraxılış qrupları nəzərdə tutulur?",
        "Tərəfdaş şirkətlərin siyahısı bir ildən köhnədir. Kim yeniləyə bilər?",
        "Yeni dəzgahın şəkli bunun üçün yaxşı sübut olar.",
        "Bütün bölmələr üçün eyni hesablama günü razılaşdırılmalıdır.",
    ],
    strengths: [
        "Bölmələrin çoxu belə işləyir, ikisi bunu rəqəmlərlə göstərə bilir.",
        "Soruşulduqda işəgötürənlər ilk növbədə bunu deyirlər.",
    ],
    gaps: [
        "Hər bölmənin öz üsulu var, hamı üçün yazılmış qayda yoxdur.",
        "Rəqəm yalnız bir yarımil üzrə məlumdur, yaxşılaşma olub-olmadığını deyə bilmirik.",
    ],
    idea: "Yeni qayda yazmazdan əvvəl ən irəlidə olan bölmə təcrübəsini digərlərinə göstərsin.",
    declined: "Rəqəmlər təcrübə keçirilməyən ilə aiddir və az şey deyir.",
};

const RU: Texts = Texts {
    title: "Самооценка",
    not_applicable: "Своих обучающихся по этой части у нас нет, отвечают другие подразделения.",
    agreed: [
        "Подтверждения двух подразделений охватывают большинство групп, третье присоединится в следующем году.",
        "В разных профессиях по-разному. Взяли то, с чем встречается большинство обучающихся.",
        "Взяты данные учебной части: они охватывают весь колледж.",
    ],
    dissent: "В наших мастерских уровень ниже.",
    remarks: [
        "Имеются в виду все группы или только выпускные?",
        "Списку предприятий больше года. Кто может его обновить?",
        "Фотография нового стенда была бы хорошим подтверждением.",
        "Нужно договориться об одном дне подсчёта для всех подразделений.",
    ],
    strengths: [
        "Так работают почти все подразделения, два могут подтвердить это данными.",
        "Работодатели называют это первым.",
    ],
    gaps: [
        "У каждого подразделения свой порядок, общего никто не записал.",
        "Данные есть только за одно полугодие, поэтому неясно, становится ли лучше.",
    ],
    idea: "Прежде чем писать новый порядок, пусть опыт покажет подразделение, которое ушло дальше всех.",
    declined: "Данные за год, когда практики не было; по ним мало что видно.",
};
