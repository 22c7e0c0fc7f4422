# keep: improve-approval-is- improve-approval-was- improve-approval-missing- improve-about- improve-matter- improve-review- improve-results- act-plan-
improve-tab-approval = Утверждение
improve-tab-reviews = Обзоры
improve-tab-results = Что изменилось
improve-approval-title = Утверждение
improve-approval-is-draft = План — проект
improve-approval-is-approved = План утверждён
improve-approval-is-under-way = План выполняется
improve-approval-is-closed = План закрыт
improve-approval-ready = Готов к утверждению
improve-approval-ready-text = У каждого мероприятия есть сроки и ответственный, сроки не противоречат друг другу.
improve-approval-not-ready = Не готов к утверждению
improve-approval-no-objective = Целей пока нет
improve-approval-no-action = Мероприятий пока нет
improve-approval-missing-dates =
    { $count ->
        [one] У { $count } мероприятия нет сроков
       *[other] У { $count } мероприятий нет сроков
    }
improve-approval-missing-owner =
    { $count ->
        [one] У { $count } мероприятия нет ответственного
       *[other] У { $count } мероприятий нет ответственного
    }
improve-approval-missing-conflict =
    { $count ->
        [one] { $count } твёрдый срок противоречит тому, что ему предшествует
        [few] { $count } твёрдых срока противоречат тому, что им предшествует
       *[many] { $count } твёрдых сроков противоречат тому, что им предшествует
    }
improve-approval-outside =
    { $count ->
        [one] { $count } строка выходит за период плана. План всё равно можно утвердить.
        [few] { $count } строки выходят за период плана. План всё равно можно утвердить.
       *[many] { $count } строк выходят за период плана. План всё равно можно утвердить.
    }
improve-approval-aimless =
    { $count ->
        [one] { $count } мероприятие не служит ни одной цели. План всё равно можно утвердить.
        [few] { $count } мероприятия не служат ни одной цели. План всё равно можно утвердить.
       *[many] { $count } мероприятий не служат ни одной цели. План всё равно можно утвердить.
    }
improve-approval-aimless-show = Показать их в плане
improve-approval-approve-text = То, что есть сейчас, сохранится как утверждённая редакция. С этого времени у каждого изменения должна быть причина.
improve-approval-approve = Утвердить план
improve-approval-by = Утверждает: { $names }.
improve-approval-nobody = Ни у кого здесь нет роли руководителя, который утверждает планы. Её может дать администратор.
improve-approval-ask = Попросить руководителя утвердить
improve-approval-ask-again = Попросить руководителя утвердить снова
improve-approval-again-text =
    { $count ->
        [one] { $count } строка отличается от утверждённой. Утвердите снова, и изменения будут сверяться с сегодняшним днём.
        [few] { $count } строки отличаются от утверждённых. Утвердите снова, и изменения будут сверяться с сегодняшним днём.
       *[many] { $count } строк отличаются от утверждённых. Утвердите снова, и изменения будут сверяться с сегодняшним днём.
    }
improve-approval-again = Утвердить план в нынешнем виде
improve-approval-unrecorded = Последнее утверждение не сохранило название, срок, контекст, видение и этапы плана и то, что измеряют его показатели. Утвердите снова, и они будут сверяться с сегодняшним днём.
improve-approval-no-important = Ни одно изменение не требует нового утверждения
improve-approval-important =
    { $count ->
        [one] { $count } изменённая строка требует нового утверждения
        [few] { $count } изменённые строки требуют нового утверждения
       *[many] { $count } изменённых строк требуют нового утверждения
    }
improve-approval-changed =
    { $count ->
        [0] После утверждения ничего не изменилось.
        [one] После утверждения изменилась { $count } строка, в согласованных пределах.
        [few] После утверждения изменились { $count } строки, в согласованных пределах.
       *[many] После утверждения изменилось { $count } строк, в согласованных пределах.
    }
improve-approval-compare = Сравнить с утверждённым
improve-approval-log = Все изменения с причинами
improve-approval-begin = Начало
improve-approval-begin-text = С этого времени по плану работают: каждый говорит, как идут его мероприятия.
improve-approval-begin-button = Начать выполнение плана
improve-approval-withdraw = Отозвать утверждение
improve-approval-withdraw-text = План снова станет проектом. Утверждённая редакция останется для сравнения.
improve-approval-reason = Причина
improve-approval-close = Закрыть план
improve-approval-close-text = Все мероприятия выполнены, отменены или приостановлены.
improve-approval-close-open =
    { $count ->
        [one] { $count } мероприятие ещё открыто.
        [few] { $count } мероприятия ещё открыты.
       *[many] { $count } мероприятий ещё открыты.
    }
improve-approval-close-words = Что будет с открытыми мероприятиями
improve-approval-left = Что будет с открытыми мероприятиями
improve-approval-reopen = Открыть план снова
improve-approval-reopen-text = План снова будет выполняться, со всеми утверждёнными редакциями.
improve-approval-aside = История утверждения
improve-approval-steps = Шаги
improve-approval-was-approved = Утверждён
improve-approval-was-asked = Запрошено утверждение
improve-approval-was-begun = Начат
improve-approval-was-closed = Закрыт
improve-approval-was-withdrawal = Утверждение отозвано
improve-approval-was-reopening = Открыт снова
improve-approval-baselines = Утверждённые редакции
improve-approval-baseline = Утверждённая редакция { $number }
improve-approval-hash = SHA-256 { $hash }
improve-approval-matters = Что требует нового утверждения
improve-approval-matters-none = Ни одно изменение не требует нового утверждения.
improve-approval-matters-choose = Выбрать
improve-approval-mail-subject = На утверждение: { $title }
improve-approval-mail-body = Здравствуйте, { $name }! { $by } просит вас посмотреть план «{ $title }» и утвердить его:
improve-matters-title = Какие изменения требуют нового утверждения
improve-matters-lede = Изменения сверяются с тем, что утверждено, а не со вчерашним днём: десять задержек по неделе — это десять недель.
improve-matters-kinds = Изменения
improve-matters-limits = Изменения сверх предела
improve-matters-later = Более позднее окончание
improve-matters-days = Позже больше чем на столько дней
improve-matters-dearer = Больше запланированных денег
improve-matters-percent = Больше на столько процентов
improve-matter-added-objective = Новая цель
improve-matter-added-action = Новое мероприятие
improve-matter-added-milestone = Новая контрольная точка
improve-matter-removed-objective = Цель исключена
improve-matter-removed-action = Мероприятие исключено
improve-matter-removed-milestone = Контрольная точка исключена
improve-matter-later =
    { $days ->
        [0] Заканчивается позже, чем утверждено
        [one] Заканчивается позже утверждённого больше чем на { $days } день
        [few] Заканчивается позже утверждённого больше чем на { $days } дня
       *[many] Заканчивается позже утверждённого больше чем на { $days } дней
    }
improve-matter-dearer = Стоит больше утверждённого, превышение свыше { $percent } %
improve-matter-target = Другое целевое или исходное значение либо другой способ измерения
improve-matter-responsible = Отвечает другой
improve-matter-serves = Служит другим целям
improve-matter-period = Другой срок плана
improve-matter-vision = Другое видение
improve-matter-phases = Другие этапы плана
improve-matter-context = Другой контекст плана
improve-matter-renamed = Другое название плана
improve-about-indicator = Показатель
improve-about-measured = Как измеряется: { $indicator }
improve-about-measured-in = { $measure }, { $unit }
improve-about-measured-said = { $measure }; лучше: { $direction }; замеры: { $entry }
improve-about-phase = { $name } ({ $days })
improve-about-kind = Вид
improve-about-parent = Под чем стоит
improve-about-title = Название
improve-about-until = { $name }, по { $day }
improve-about-first-day = Первый день
improve-about-last-day = Последний день
improve-about-responsible = Ответственный
improve-about-contributing = Участник
improve-about-serves = Служит цели
improve-about-start = Исходное значение: { $indicator }
improve-about-target = Целевое значение на { $year }: { $indicator }
improve-about-planned-funded = План на { $year }, { $need }, с финансированием
improve-about-planned-unfunded = План на { $year }, { $need }, без финансирования
improve-about-from = { $what }, { $source }
improve-about-need-staff-time = рабочее время
improve-about-need-money = деньги
improve-about-need-equipment = оборудование
improve-about-need-training = обучение
improve-about-need-outside-help = помощь извне
improve-about-figure = { $figure } { $unit }
improve-compare-title = Сравнение
improve-compare-same = Различий нет
improve-compare-same-recorded = По тому, что записано, различий нет
improve-compare-plan = Сам план
improve-compare-unrecorded = Утверждённая редакция { $number } не сохранила название, срок, контекст, видение и этапы плана и то, что измеряют его показатели. Были ли они тогда другими, не записано.
improve-compare-differ =
    { $count ->
        [one] Отличается { $count } строка
        [few] Отличаются { $count } строки
       *[many] Отличается { $count } строк
    }
improve-compare-never = План ещё не утверждали, поэтому сравнивать не с чем.
improve-compare-baseline = Утверждённая редакция { $number }, { $day }
improve-compare-today = Сегодня
improve-compare-from = Что
improve-compare-to = С чем
improve-compare-button = Сравнить
improve-compare-what = О чём
improve-compare-before = Было
improve-compare-after = Стало
improve-compare-nothing = ничего
improve-compare-came = новое
improve-compare-went = исключено
improve-compare-why = Почему
improve-changes-title = Все изменения с причинами
improve-changes-lede = Каждое изменение после первого утверждения, последнее — сверху.
improve-changes-none = После утверждения ничего не изменилось.
improve-changes-older = Более ранние изменения
improve-reviews-title = Обзоры
improve-reviews-none = Обзоров ещё не было. Откройте первый: повестка составится из плана.
improve-reviews-not-yet = Обзор рассматривает план, который выполняется. Этот не выполняется.
improve-reviews-opened = открыт { $day }
improve-review-quarterly = Квартальный обзор
improve-review-yearly = Годовой обзор
improve-review-quarterly-on = Квартальный обзор, { $day }
improve-review-yearly-on = Годовой обзор, { $day }
improve-review-open = Открыт
improve-review-closed = Закрыт
improve-review-closed-at = Закрыт { $at }
improve-review-open-title = Открыть обзор
improve-review-open-text = План фиксируется в нынешнем виде, и из него составляется повестка.
improve-review-kind = Вид
improve-review-held-on = День совещания
improve-review-ahead-title = На какой период смотреть вперёд
improve-review-ahead-hint = Без дат: три месяца после совещания, для годового обзора — двенадцать.
improve-review-open-button = Открыть обзор
improve-review-as-of = По состоянию на { $at }.
improve-review-ahead = Впереди: { $from } – { $to }.
improve-review-agenda = Повестка
improve-review-nothing = Ничто не опаздывает, не под угрозой и не пропущено, и в предстоящем периоде ничего не начинается и не заканчивается.
improve-review-planned = Запланировано
improve-review-committed = Принято обязательств
improve-review-spent = Израсходовано
improve-review-last-time = Решено раньше
improve-review-settled = Решено в прошлый раз и сделано
improve-review-unowned = Никто не отвечает
improve-review-overdue = Срок прошёл
improve-review-overdue-said =
    { $days ->
        [one] опоздание { $days } день
        [few] опоздание { $days } дня
       *[many] опоздание { $days } дней
    }
improve-review-delayed = С опозданием
improve-review-at-risk = Под угрозой
improve-review-late-start = Должно было начаться
improve-review-late-start-said =
    { $days ->
        [one] должно было начаться { $days } день назад
        [few] должно было начаться { $days } дня назад
       *[many] должно было начаться { $days } дней назад
    }
improve-review-stalled = Давно ничего не слышно
improve-review-stalled-said =
    { $days ->
        [one] нет отметок { $days } день
        [few] нет отметок { $days } дня
       *[many] нет отметок { $days } дней
    }
improve-review-suspended = Приостановлено: продолжить или отказаться
improve-review-unfunded = Пока без финансирования
improve-review-to-judge = Цели, о которых нужно судить
improve-review-ending = Заканчивается в предстоящем периоде
improve-review-ending-said = заканчивается { $day }
improve-review-beginning = Начинается в предстоящем периоде
improve-review-beginning-said = начинается { $day }
improve-review-done = Выполнено после прошлого обзора
improve-review-cancelled = Отменено после прошлого обзора
improve-review-changes = Изменения, требующие нового утверждения
improve-review-conflicts = Сроки, противоречащие друг другу
improve-review-conflict = Начало { $has }; «{ $before }» оставляет первым днём { $needs }.
improve-review-missing-title = Недостающие значения
improve-review-missing = { $indicator }: нет значения за { $year }
improve-review-decisions = Решения
improve-review-no-decisions = Ничего не решено.
improve-review-decide = Записать решение
improve-review-words = Что решено
improve-review-party = Кто делает
improve-review-due = До какого дня
improve-review-until = до { $day }
improve-review-about = О чём
improve-review-about-all = План в целом
improve-review-decide-button = Добавить решение
improve-review-is-done = Выполнено
improve-review-not-done = Ещё не выполнено
improve-review-done-on = выполнено { $day }
improve-review-take-out-title = Исключить решение из протокола
improve-review-take-out = Исключить
improve-review-minutes = Протокол
improve-review-no-minutes = Протокола нет.
improve-review-participants = Кто присутствовал
improve-review-save = Сохранить протокол
improve-review-close = Закрыть обзор
improve-review-close-text = После этого протокол и решения останутся как есть. Невыполненное вернётся на следующем обзоре.
improve-review-hash = Зафиксированное состояние и повестка, SHA-256 { $hash }
improve-review-large = Крупно, для проектора
improve-review-normal = Обычный размер
improve-review-node = { $number } { $title }
improve-results-title = Что изменилось
improve-results-from-none = Этот план не отвечает ни на одну закрытую оценку, поэтому более позднюю сверять не с чем.
improve-results-not-yet = Более поздняя оценка ещё не закрыта. Когда она закроется, здесь будет видно, изменились ли пункты, над которыми работали по плану.
improve-results-assess = Оценить снова то, над чем работали
improve-reassess-name = Над чем работали по плану «{ $title }»
improve-reassess-text = Пункты, на которые отвечают его выводы и мероприятия.
improve-reassess-reason = По плану «{ $title }» над этим не работали.
improve-results-from = Было
improve-results-to = Стало
improve-results-no-cause = Здесь видно, что изменилось между двумя оценками. Что причина в плане, не утверждается.
improve-results-objectives = По целям
improve-results-actions = По выполненным мероприятиям
improve-results-no-actions = Ни одно мероприятие, отвечающее на пункты, ещё не выполнено.
improve-results-answers-nothing = Не отвечает ни на один пункт той оценки.
improve-results-moved =
    { $n ->
        [one] Сравнён { $n } пункт: лучше — { $up }, хуже — { $down }, без изменений — { $same }
        [few] Сравнено { $n } пункта: лучше — { $up }, хуже — { $down }, без изменений — { $same }
       *[many] Сравнено { $n } пунктов: лучше — { $up }, хуже — { $down }, без изменений — { $same }
    }
improve-results-moved-and-rest = { $moved }; { $rest }
improve-results-rest =
    { $count ->
        [one] { $count } нельзя сравнить
       *[other] { $count } нельзя сравнить
    }
improve-results-none =
    { $count ->
        [0] Сравнивать нечего
        [one] { $count } пункт нельзя сравнить
        [few] Ни один из { $count } пунктов нельзя сравнить
       *[many] Ни один из { $count } пунктов нельзя сравнить
    }
improve-results-items =
    { $count ->
        [one] { $count } пункт
        [few] { $count } пункта
       *[many] { $count } пунктов
    }
improve-results-item = Пункт
improve-results-before = Было
improve-results-after = Стало
improve-results-went = Движение
improve-results-up = лучше
improve-results-down = хуже
improve-results-same = без изменений
improve-results-other-item = теперь другой пункт
improve-results-not-before = раньше нет ответа
improve-results-not-after = теперь нет ответа
improve-results-no-better = ни одно не лучше
improve-results-yes = Да
improve-results-no = Нет
improve-results-percent = { $amount } %
notice-plan-approved = План утверждён в нынешнем виде.
notice-plan-begun = План выполняется.
notice-plan-approval-withdrawn = Утверждение отозвано. План — проект.
notice-plan-closed = План закрыт.
notice-plan-reopened = План снова выполняется.
notice-plan-approval-asked = Руководителю отправляется письмо.
notice-plan-matters-chosen = Сохранено. От этого зависит, что требует нового утверждения.
notice-plan-review-opened = Обзор открыт. План зафиксирован в нынешнем виде.
notice-plan-review-written = Протокол сохранён.
notice-plan-review-closed = Обзор закрыт.
notice-plan-decided = Решение записано в протокол.
notice-plan-decision-done = Решение выполнено.
notice-plan-decision-open = Решение снова открыто.
notice-plan-decision-taken-out = Решение исключено.
refusal-nothing-to-approve = Для утверждения в плане нужны хотя бы одна цель и одно мероприятие.
refusal-plan-not-ready = План не готов. Мероприятий без сроков: { $undated }. Мероприятий без ответственного: { $unowned }. Сроков, противоречащих друг другу: { $conflicts }.
refusal-plan-still-open =
    { $open ->
        [one] { $open } мероприятие открыто. Напишите, что с ним будет.
        [few] { $open } мероприятия открыты. Напишите, что с ними будет.
       *[many] { $open } мероприятий открыты. Напишите, что с ними будет.
    }
refusal-plan-not-in-this-state =
    { $needed ->
        [draft] Это делают с проектом, а план уже не проект.
        [approved] Это делают с утверждённым и ещё не начатым планом, а этот план не такой.
        [closed] Это делают с закрытым планом, а план не закрыт.
       *[other] Это делают с планом, который выполняется, а этот не выполняется.
    }
refusal-review-is-open = Один обзор уже открыт. Закройте его, прежде чем открыть следующий.
refusal-review-is-closed = Обзор закрыт, и его протокол остаётся как есть.
act-plan-approved = План утверждён
act-plan-approved-again = План утверждён снова
act-plan-begun = Выполнение плана начато
act-plan-approval-withdrawn = Утверждение отозвано
act-plan-approval-asked = Запрошено утверждение
act-plan-closed = План закрыт
act-plan-reopened = План открыт снова
act-plan-matters-chosen = Выбраны важные изменения
act-plan-review-opened = Обзор открыт
act-plan-review-written = Протокол записан
act-plan-review-closed = Обзор закрыт
act-plan-decision-made = Решение принято
act-plan-decision-taken-out = Решение исключено
act-plan-decision-done = Решение выполнено
act-plan-decision-open-again = Решение снова открыто
