# keep: publish-domain- publish-entry- publish-cost- publish-licence- publish-state- publish-next- publish-step- publish-element- publish-text- publish-hint- publish-list- publish-list-hint- publish-field- publish-kind- publish-facet- publish-process-part- publish-people-
nav-practices = Практики
page-own-practices = Наши практики
page-practice-reviews = Практики на рецензию
publish-tabs = Практики
publish-crumbs = Где вы
publish-pages = Страницы
publish-older = Более ранние
publish-cancel = Отмена
publish-save = Сохранить
publish-must = Обязательно
publish-reason = Причина
publish-days = { $n ->
    [one] { $n } рабочий день
    [few] { $n } рабочих дня
    [many] { $n } рабочих дней
   *[other] { $n } рабочего дня
    }
publish-in-language = Пока не переведено: { $language }.
publish-period = { $from } – { $to }
publish-period-since = с { $from }
publish-period-until = до { $to }
publish-domain-innovation = Инновации
publish-domain-digital = Цифровизация
publish-domain-green = Экология
publish-domain-inclusion = Инклюзия
publish-domain-entrepreneurship = Предпринимательство
publish-domain-guidance = Профориентация
publish-domain-lifelong = Обучение на протяжении всей жизни
publish-domain-partnership = Партнёрства и экосистемы навыков
publish-entry-practice = Практика
publish-entry-failure = Что не получилось
publish-entry-lesson = Урок
publish-cost-unsaid = Не указано
publish-cost-none = Только время
publish-cost-low = Низкая: из обычного бюджета
publish-cost-medium = Средняя: нужно решение
publish-cost-high = Высокая: нужен грант или инвестор
publish-licence-cc-by-4-0 = CC BY 4.0: пользуйтесь, называя нас
publish-licence-cc-by-sa-4-0 = CC BY-SA 4.0: пользуйтесь, называя нас, на тех же условиях
publish-licence-cc0-1-0 = CC0: без условий
publish-licence-all-rights = Все права защищены: читайте, не копируйте
publish-state-draft = Черновик
publish-state-submitted = На проверке у нас
publish-state-reviewing = У рецензента
publish-state-returned = Возвращено
publish-state-published = Опубликовано
publish-state-withdrawn = Отозвано
publish-next-draft = Заполните обязательное и сдайте. Сначала посмотрит координатор или руководитель.
publish-next-submitted = Тот, кто отвечает за учреждение и не является автором, соглашается или возвращает с причинами.
publish-next-reviewing = Рецензент по теме из другого учреждения смотрит на неё по восьми вопросам.
publish-next-returned = Возвращено с причинами; они рядом. Измените и сдайте снова.
publish-next-published = Она в каталоге. Изменение начинает новый черновик; опубликованное остаётся до новой версии.
publish-next-withdrawn = Она убрана из каталога; её адрес об этом говорит. Чтобы опубликовать снова, измените и сдайте.
publish-step-created = Начато
publish-step-submitted = Сдано
publish-step-taken-back = Взято обратно
publish-step-endorsed = Учреждение согласилось
publish-step-taken-up = Взято рецензентом
publish-step-returned = Возвращено
publish-step-published = Опубликовано
publish-step-withdrawn = Отозвано
publish-step-confirmed = Всё ещё применяется
publish-step-ended = Больше не применяется
publish-element-title = Название
publish-element-provider = Учреждение
publish-element-domains = Тематическая область
publish-element-introduction = Введение
publish-element-stakeholders = Заинтересованные стороны и партнёры
publish-element-impact = Влияние
publish-element-innovation = Новизна и условия успеха
publish-element-constraints = Трудности
publish-element-lessons = Извлечённые уроки
publish-element-replicability = Возможность перенять
publish-element-contact = Контакт
publish-element-address = Страница в сети
publish-element-resources = Связанные материалы
publish-element-more = Что ищут читатели
publish-text-title = Название
publish-hint-title = Что сделано, одной строкой: не больше 150 знаков.
publish-text-introduction = Контекст, исходное положение и что сделано
publish-hint-introduction = Где вы были, чего хотели, что сделали. Пустая строка начинает абзац.
publish-text-impact = Что изменилось, для кого, откуда вы знаете
publish-hint-impact = Хорошее и плохое: для людей, денег, среды. Если подтверждений пока нет, скажите.
publish-text-innovation = Что было нового и почему получилось
publish-hint-innovation = Люди, правила, деньги или место, без которых не получилось бы.
publish-text-replicability = Где ещё это может сработать
publish-hint-replicability = Насколько можно расширить и что нужно приспособить.
publish-text-validation = Кто подтвердил
publish-hint-validation = Пользователи, партнёры или эксперты, которые смотрели, с датой.
publish-text-cost = Сколько это стоило
publish-hint-cost = Деньги и дни, в цифрах, если они есть.
publish-list-stakeholders = Кто участвовал
publish-list-hint-stakeholders = Обучающиеся, преподаватели, предприятия, ведомства, доноры и что делал каждый.
publish-field-stakeholders-who = Кто
publish-field-stakeholders-role = Что делал или что получил
publish-list-constraints = Что мешало
publish-list-hint-constraints = Каждая трудность и ваш ответ на неё.
publish-field-constraints-challenge = Трудность
publish-field-constraints-answer = Как вы справились
publish-list-lessons = Главное
publish-list-hint-lessons = По одному уроку в строке.
publish-field-lessons-text = Урок
publish-list-conditions = Условия, которые надо соблюсти
publish-list-hint-conditions = Что должно быть до того, как начнёт кто-то другой.
publish-field-conditions-text = Условие
publish-list-blocks = Составные части
publish-list-hint-blocks = Части, которые можно перенять отдельно, и что нужно каждой.
publish-field-blocks-name = Часть
publish-field-blocks-what = Что делается
publish-field-blocks-needs = Что для этого нужно
publish-list-resources = Материалы
publish-list-hint-resources = Руководства, пособия, видео, сайты и как их получить.
publish-field-resources-name = Название
publish-field-resources-about = Что это и как получить
publish-kind-stakeholders-beneficiary = Получатель пользы
publish-kind-stakeholders-user = Пользователь
publish-kind-stakeholders-institution = Учреждение
publish-kind-stakeholders-partner = Партнёр
publish-kind-stakeholders-company = Предприятие
publish-kind-stakeholders-agency = Ведомство
publish-kind-stakeholders-donor = Донор
publish-kind-resources-manual = Руководство
publish-kind-resources-guide = Пособие
publish-kind-resources-video = Видео
publish-kind-resources-site = Сайт
publish-kind-resources-data = Данные
publish-kind-resources-other = Другое
publish-fact-provider = Учреждение
publish-fact-domains = Темы
publish-fact-criteria = Критерии
publish-fact-period = Период
publish-fact-contact = Кого спросить
publish-fact-address = Адрес
publish-fact-cost = Стоимость
publish-fact-place = Место
publish-field-entry = Вид записи
publish-field-entry-hint = То, что не получилось, помогает другим не меньше.
publish-field-language = Язык, на котором вы пишете
publish-field-language-hint = Переводы можно добавить позже.
publish-field-domains-hint = Выберите все подходящие.
publish-field-criteria = Критерии, на которые она отвечает
publish-field-criteria-hint = Её найдут те, у кого там пробел.
publish-field-first-day = Первый день
publish-field-last-day = Последний день, если закончилось
publish-field-place = Место
publish-field-cost = Во что обойдётся сделать так же
publish-field-licence = Лицензия
publish-field-licence-hint = Условия, на которых другие могут использовать текст.
publish-field-url = Адрес страницы об этом
publish-field-url-hint = Начинается с https://
publish-field-contact-name = Кого спросить
publish-field-contact-email = Адрес электронной почты
publish-field-contact-hint = Он никогда не показывается. Вопросы приходят через платформу.
publish-field-consent = Этот человек согласен, чтобы его имя видели участники и ему задавали вопросы
publish-field-kind = Вид
publish-field-kind-none = Выберите
publish-field-address = Адрес
publish-field-days = Рабочих дней
publish-facet-any = Любой
publish-facet-choice = { $name } ({ $n })
publish-facet-domain = Тема
publish-facet-entry = Вид
publish-facet-country = Страна
publish-facet-language = Язык
publish-facet-cost = Стоимость
publish-facet-process = Чтобы начать
publish-catalogue-title = Каталог практик
publish-catalogue-lede = Что учреждения попробовали, что получилось и что могут перенять другие. Каждую проверили своё учреждение и рецензент из другого.
publish-catalogue-search = Поиск в каталоге
publish-catalogue-q = Слова
publish-catalogue-gaps = Только те, что отвечают на наши пробелы
publish-catalogue-gaps-are = Пробелы вашего последнего закрытого оценивания:
publish-catalogue-button = Искать
publish-catalogue-clear = Показать все
publish-catalogue-none-found = Подходящих практик нет. Уберите слово или условие.
publish-catalogue-none = Пока ничего не опубликовано.
publish-catalogue-count = { $n ->
    [one] { $n } запись
    [few] { $n } записи
    [many] { $n } записей
   *[other] { $n } записи
    }
publish-catalogue-feed = Следить за новым (лента Atom)
publish-read-work = Работать над ней
publish-read-older = Это более ранняя версия.
publish-read-newest = Читать новейшую
publish-read-unconfirmed = Больше года никто не подтверждал, что это применяется.
publish-read-ended = Учреждение сообщает, что это больше не применяется.
publish-read-withdrawn = { $provider } отозвало эту запись { $day }.
publish-withdrawn-instead = Вместо неё:
publish-read-aside = Об этой записи
publish-read-cite = Как сослаться
publish-citation = { $provider } ({ $year }). { $title }. Версия { $number }. { $address }
publish-read-address = Постоянный адрес
publish-read-confirmed = Последнее подтверждение
publish-read-versions = Версии
publish-read-version = Версия { $n }, { $day }
publish-read-alike = Похожие
publish-own-title = Наши практики
publish-own-empty = Пока ничего не описано. То, что получилось здесь, поможет другому учреждению; и то, что не получилось, тоже.
publish-own-listed = в каталоге
publish-own-reviews = { $n ->
    [one] { $n } чужая практика ждёт вашей рецензии
    [few] { $n } чужие практики ждут вашей рецензии
    [many] { $n } чужих практик ждут вашей рецензии
   *[other] { $n } чужой практики ждут вашей рецензии
    }
publish-new-link = Описать практику
publish-new-title = Описать практику
publish-new-lede = Тринадцать разделов, шесть обязательных. Никто другой не увидит, пока не согласятся ваше учреждение и рецензент.
publish-new-from = Начать с
publish-new-from-own = Того, что у нас уже есть
publish-new-from-own-hint = Отметьте, о чём практика. То, что сдвинулось между двумя оцениваниями, уже отмечено.
publish-new-objectives = Цели нашего плана
publish-new-strengths = Что наше оценивание назвало сильным
publish-new-done = { $n ->
    [one] выполнено { $n } мероприятие
    [few] выполнено { $n } мероприятия
    [many] выполнено { $n } мероприятий
   *[other] выполнено { $n } мероприятия
    }
publish-new-moved = выросли { $rose } из { $n } пунктов
publish-new-from-nothing = Пустой формы
publish-new-from-word = Файла Word
publish-new-from-word-hint = Название берётся из файла; прочитанное можно изменить, пока практика не сдана.
publish-new-title-hint = Что сделано, одной строкой: не больше 150 знаков. С файлом Word можно оставить пустым.
publish-new-button = Начать
publish-draft-objectives = Чего мы хотели ({ $plan }):
publish-draft-strengths = Что наше оценивание назвало сильным:
publish-draft-moved = Между двумя оцениваниями, без утверждения о причине:
publish-draft-moved-line = { $title }: выросли { $rose } из { $n } пунктов
publish-edit-title = Написать
publish-edit-languages = Языки
publish-edit-untranslated = пока нет
publish-edit-lede = Сохраняйте сколько угодно; пустая строка не учитывается.
publish-edit-translating = Вы пишете на языке: { $language }. Слова на языке { $main } стоят над каждым полем.
publish-edit-row = { $list }, строка { $n }
publish-edit-again = Сохранить и продолжить
publish-work-edit = Написать
publish-work-public = Как опубликовано
publish-work-next = Дальше
publish-work-missing = { $n ->
    [one] Пока пуст { $n } обязательный раздел:
    [few] Пока пусты { $n } обязательных раздела:
    [many] Пока пусты { $n } обязательных разделов:
   *[other] Пока пусты { $n } обязательного раздела:
    }
publish-work-submit = Сдать
publish-work-endorse = Согласиться от учреждения
publish-work-return-why = Чего не хватает
publish-work-return = Вернуть
publish-work-take-back = Взять обратно и дописать
publish-work-review = Открыть вопросы рецензии
publish-work-aside = Состояние и снимки
publish-work-steps = Пройденный путь
publish-work-verdicts = Что сказали рецензенты
publish-pictures = Снимки
publish-picture-add = Добавить снимок
publish-picture-missing = Само изображение отсутствует.
publish-picture-remove = Убрать
publish-picture-file = Снимок
publish-picture-caption = Что на нём
publish-picture-caption-hint = В том числе для тех, кто его не видит.
publish-picture-credit = Кто сделал
publish-picture-people = Можно ли узнать на нём людей?
publish-people-none = Людей нет
publish-people-not-known = Люди есть, но узнать никого нельзя
publish-people-consented = Людей можно узнать, и каждый согласился письменно
publish-picture-consent = Где хранится согласие
publish-picture-consent-hint = Кто согласился, когда, в какой папке.
publish-use-title = Всё ещё применяется?
publish-use-text = Спрашивается раз в год. Читатели видят день вашего последнего ответа.
publish-use-ended = Вы сообщили, что это больше не применяется.
publish-use-words = Несколько слов, если хотите
publish-use-yes = Да, применяется
publish-use-no = Нет, закончилось
publish-withdraw-title = Отозвать
publish-withdraw-text = Она уходит из каталога. Её адрес по-прежнему говорит, что она была здесь, когда и почему ушла.
publish-withdraw-instead = Что заменяет её
publish-withdraw-instead-hint = Читатели и программы узнают, куда перейти.
publish-withdraw-button = Отозвать
publish-remove-title = Удалить
publish-remove-text = То, что не публиковалось, можно убрать из всех списков.
publish-remove-button = Удалить
publish-reviews-title = На рецензию
publish-reviews-lede = Вы смотрите практики других учреждений. Ваши темы: { $domains }.
publish-reviews-not-named = Вы не назначены рецензентом. Рецензентов по темам назначает тот, кто ведёт платформу.
publish-reviews-mine = У вас в работе
publish-reviews-waiting = Ожидают
publish-reviews-none = Ничего не ждёт. Когда появится, придёт письмо.
publish-reviews-begin = Взять
publish-review-rubric = Восемь вопросов
publish-review-rated = Отвечено { $rated } из { $of }. Для публикации нужны все ответы и ни одного «Отсутствует».
publish-review-languages = Ваше решение касается всех языков:
publish-review-note = Замечание автору
publish-review-words = Слова автору
publish-review-words-hint = Обязательны, если возвращаете.
publish-review-save = Сохранить
publish-review-publish = Опубликовать
publish-review-return = Вернуть
publish-reviewers-title = Рецензенты
publish-reviewers-lede = Они смотрят практики до публикации по своим темам и никогда — практики своего учреждения.
publish-reviewers-none = Пока никто не назначен. Без рецензентов ничего нельзя опубликовать.
publish-reviewers-add = Назначить рецензента
publish-reviewers-email = Адрес электронной почты
publish-reviewers-email-hint = Того, у кого здесь есть учётная запись. Повторное назначение меняет темы.
publish-reviewers-end = Завершить
publish-mail-review-subject = Практика ждёт рецензии: { $title }
publish-mail-review-body = «{ $title }» ждёт рецензента по своей теме. { $link }
publish-mail-returned-subject = Возвращено с причинами: { $title }
publish-mail-returned-body = «{ $title }» возвращено: { $reason } { $link }
publish-mail-published-subject = Опубликовано: { $title }
publish-mail-published-body = «{ $title }» в каталоге. { $reason } { $link }
publish-mail-renewal-subject = Всё ещё применяется? { $title }
publish-mail-renewal-body = «{ $title }» всё ещё применяется у вас? Один щелчок скажет об этом читателям. { $link }
notice-practice-created = Практика начата.
notice-practice-saved = Сохранено.
notice-practice-submitted = Сдано. Дальше смотрит координатор или руководитель.
notice-practice-taken-back = Взято обратно.
notice-practice-endorsed = Согласовано. Рецензентам по теме сообщено.
notice-practice-returned = Возвращено. Автору сообщено.
notice-practice-withdrawn = Отозвано.
notice-practice-confirmed = Читатели видят ваш ответ.
notice-practice-removed = Практика удалена.
notice-practice-picture = Снимок добавлен.
notice-practice-picture-removed = Снимок убран, из опубликованного тоже.
notice-practice-taken-up = Теперь она у вас.
notice-practice-rated = Сохранено.
notice-practice-decided = Решено. Автору сообщено.
notice-reviewer-named = Рецензент назначен.
notice-reviewer-ended = Завершено.
fault-practice-no-address = Напишите полный адрес, который начинается с https:// или http://.
fault-practice-consent-missing = Имя или адрес хранятся только с согласия человека.
fault-practice-consent-words = Напишите, где хранится согласие.
fault-practice-no-picture = Этот файл нельзя показать как изображение. Отправьте PNG, JPEG, WebP или GIF; фотографию в HEIC сначала сохраните как JPEG.
fault-practice-too-many-rows = Помещается не больше { $most } строк.
refusal-practice-withdrawn = { $provider }: запись «{ $title }» отозвана { $day }. Причина: { $reason }
refusal-practice-was-published = Опубликованное не удаляют, а отзывают.
refusal-practice-not-in-this-state = Сейчас это невозможно: { $is ->
    [draft] это черновик.
    [submitted] её смотрит учреждение.
    [reviewing] её смотрит рецензент.
    [returned] она возвращена.
    [published] она опубликована.
   *[other] она отозвана.
    }
refusal-practice-incomplete = Ещё не полно: { $missing }.
refusal-practice-own-work = За учреждение соглашается не автор.
refusal-practice-own-institution = Никто не рецензирует практики своего учреждения.
refusal-practice-rubric-open = Отвечено { $rated } из { $of }. Ответьте на все до публикации.
refusal-practice-too-weak = { $items ->
    [one] { $items } ответ «Отсутствует». Верните с причинами.
    [few] { $items } ответа «Отсутствует». Верните с причинами.
    [many] { $items } ответов «Отсутствует». Верните с причинами.
   *[other] { $items } ответа «Отсутствует». Верните с причинами.
    }
refusal-practice-taken-up = Её взял другой рецензент.
refusal-practice-too-many-pictures = Помещается не больше { $most } снимков.
act-practice-created = Практика начата
act-practice-edited = Практика изменена
act-practice-removed = Практика удалена
act-practice-submitted = Практика сдана
act-practice-taken-back = Практика взята обратно
act-practice-endorsed = Практика согласована
act-practice-returned = Практика возвращена
act-practice-taken-up = Практика взята рецензентом
act-practice-rated = Рецензия заполнена
act-practice-published = Практика опубликована
act-practice-withdrawn = Практика отозвана
act-practice-confirmed = Практика подтверждена
act-practice-ended = Практика завершена
act-practice-asked = Спрошено, применяется ли практика
act-practice-picture-added = Снимок добавлен
act-practice-picture-removed = Снимок убран
act-practice-reviewer-named = Рецензент назначен
act-practice-reviewer-ended = Рецензент завершил

# Дела на первой странице
home-practice = Практики
home-practice-endorse-hint = Её написал и подал коллега. Согласитесь от имени учреждения или верните с объяснением.
home-practice-endorse-button = Прочитать
home-practice-returned-hint = Ваша практика вернулась с объяснением.
home-practice-returned-button = Узнать почему
home-practice-review-hint = Вы взяли её как рецензент.
home-practice-review-button = Продолжить
home-practice-take-up = { $n ->
    [one] { $n } практика ждёт рецензента
    [few] { $n } практики ждут рецензента
    [many] { $n } практик ждут рецензента
   *[other] { $n } практики ждут рецензента
}
home-practice-take-up-hint = Они о темах, по которым вы рецензируете.
home-practice-take-up-button = Посмотреть
home-practice-answer-hint = Об этой практике задали вопрос.
home-practice-answer-button = Ответить
home-practice-confirm-hint = Со дня публикации прошёл год или больше. Она ещё применяется?
home-practice-confirm-button = Сообщить
home-practice-tell-hint = Вы переняли части этой практики. Что из этого вышло?
home-practice-tell-button = Рассказать
