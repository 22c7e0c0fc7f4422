review-list-title = Оценивания
review-list-new = Подготовить оценивание
review-list-empty = Оцениваний пока нет. Начните одним из трёх способов.
review-list-empty-others = Оцениваний пока нет. Их готовит ваш координатор.
review-list-cycle = Цикл { $cycle }, начато { $day }
review-list-begun = Начато { $day }
review-list-pages = Страницы списка
review-list-older = Более ранние оценивания
review-offer-framework = Начать с готовой рамки
review-offer-framework-text = Выберите, на что смотреть: краткий обзор на полдня или всё.
review-offer-excel = Загрузить свою из Excel
review-offer-excel-text = Принесите критерии в виде книги Excel. Наполовину ничего не загружается.
review-offer-sample = Сначала прочитать рамку
review-offer-sample-text = Прочитайте рамку со всеми критериями, прежде чем решать.
review-state-preparing = Подготовка
review-state-collecting = Выставление оценок
review-state-moderating = Согласование
review-state-closed = Закрыто
review-crumbs = Где вы находитесь
review-tabs = Части оценивания
review-tab-overview = Обзор
review-tab-scope = Охват
review-tab-seats = Кто оценивает
review-tab-dates = Даты
review-cancel = Отмена
review-minutes = { $count ->
    [one] около { $count } минуты
   *[other] около { $count } минут
 }
review-hours = { $count ->
    [one] около { $count } часа
   *[other] около { $count } часов
 }
review-hours-and-a-half = около { $count },5 часа
review-new-title = Подготовить оценивание
review-new-choose = По какой рамке вы себя оцениваете?
review-new-no-framework = Здесь пока нет ни одной рамки. Сначала загрузите её.
review-new-another-framework = Выбрать другую рамку
review-new-process = Начать так же, как другое учреждение
review-new-edition = { $items ->
    [one] Издание { $version }, { $items } оцениваемый пункт
    [few] Издание { $version }, { $items } оцениваемых пункта
   *[other] Издание { $version }, { $items } оцениваемых пунктов
 }
review-new-own = Ваша
review-new-name = Название
review-new-name-hint = Как его будут называть, например «Самооценка 2026».
review-new-cycle = Цикл
review-new-cycle-hint = Год или круг, для сравнения со следующим. Можно оставить пустым.
review-new-scope = На сколько вы смотрите?
review-new-scope-hint = Отдельные пункты можно потом добавить или убрать.
review-variant = Чьими словами?
review-variant-hint = Меняются только формулировки и примеры. Пункты, уровни и вычисления остаются, поэтому результаты можно сравнить с результатами любого колледжа. При переносе из прежнего оценивания его слова сохраняются, если не выбрать здесь другие.
review-variant-own = Как в рамке
review-variant-items = { $items ->
    [one] { $items } пункт словами этой отрасли
    [few] { $items } пункта словами этой отрасли
    [many] { $items } пунктов словами этой отрасли
   *[other] { $items } пункта словами этой отрасли
}
review-variant-in-use = Формулировки: { $name }
review-variant-none = Формулировки: как в рамке
review-variant-save = Взять эти формулировки
review-new-everything = Всё
review-new-preset = { $items ->
    [one] { $items } пункт, { $time } для одной команды
    [few] { $items } пункта, { $time } для одной команды
   *[other] { $items } пунктов, { $time } для одной команды
 }
review-new-copy = Перенести из прежнего оценивания
review-new-copy-hint = Его охват, кто что оценивает и подтверждения, которые ещё действуют. Пункты, которые с тех пор изменились, помечаются. Объём тогда берётся оттуда же.
review-new-copy-nothing = Начать заново
review-new-button = Подготовить
notice-review-created = Оценивание подготовлено. Теперь посмотрите охват и назначьте подразделения.
notice-review-carried = Оценивание подготовлено с охватом, местами и действующими подтверждениями прежнего.
notice-review-carried-changed = Оценивание подготовлено по прежнему. Некоторые пункты изменились; страница охвата показывает, какие.
notice-review-scope-saved = Охват сохранён.
notice-review-own-added = Ваш пункт в охвате.
notice-review-own-removed = Ваш пункт убран.
notice-review-seats-saved = Места сохранены.
notice-review-days-saved = Даты сохранены.
notice-review-opened = Выставление оценок открыто. Назначенные видят свои пункты на главной странице.
notice-review-moderating = Выставление оценок завершено. Начинается согласование.
notice-review-changed = Настройки сохранены.
notice-review-removed = Оценивание удалено.
notice-review-reminded = Напоминания отправляются.
notice-review-reminded-already = Сегодня им уже напоминали. Двух напоминаний в день никто не получает.
notice-review-nobody-to-remind = Ни у кого ничего не осталось.
review-phases-title = Даты
review-phases-lede = Даты говорят, что к какому сроку и что опаздывает. Само по себе ничто не открывается и не закрывается.
review-phases-rating-from = Начало выставления оценок
review-phases-rating-from-hint = До этого вы выбираете охват и назначаете подразделения.
review-phases-rating-until = Последний день для оценок
review-phases-rating-until-hint = Поздние ответы считаются, пока пункт не согласован.
review-phases-moderating-until = Последний день согласования
review-phases-moderating-until-hint = Где подразделения расходятся, они встречаются и договариваются.
review-phases-close-by = Закрыть к
review-phases-close-by-hint = День, к которому результаты должны быть готовы.
review-phases-save = Сохранить даты
review-phases-closed = Оценивание закрыто. Его даты остаются как были.
review-meter-title = Сколько это
review-meter-items = { $items ->
    [one] { $items } пункт в охвате из { $of }
    [few] { $items } пункта в охвате из { $of }
   *[other] { $items } пунктов в охвате из { $of }
 }
review-meter-local = Из них ваших: { $items }.
review-meter-effort = Сколько времени нужно
review-meter-rating-one = Одной команде на оценки нужно { $time }.
review-meter-rating = Всем подразделениям вместе на оценки нужно { $time }.
review-meter-moderating = На согласование нужно { $time } на встречах.
review-meter-honest = Сюда входит прочитать, посмотреть подтверждения, ответить и объяснить. Поиск подтверждений, которых нет под рукой, не входит.
review-meter-seats = Пункты и время каждого места
review-meter-seat = Кто
review-meter-count = Пункты
review-meter-time = Время
review-scope-title = Охват
review-scope-fixed = Выставление оценок началось, поэтому охват не меняется. Здесь его можно читать.
review-scope-flagged = { $items ->
    [one] { $items } пункт новый или изменился с прошлого цикла. Он помечен ниже.
    [few] { $items } пункта новые или изменились с прошлого цикла. Они помечены ниже.
   *[other] { $items } пунктов новые или изменились с прошлого цикла. Они помечены ниже.
 }
review-scope-search = Искать пункты
review-scope-find = Найти
review-scope-show-all = Показать все
review-scope-found = По запросу «{ $query }» найдено пунктов: { $items }.
review-scope-nothing = Ничего не подходит. Попробуйте слово короче.
review-scope-again = Начать заново с готового набора
review-scope-again-hint = Заменяет отметки и причины. Ваши пункты, формулировки и веса остаются.
review-scope-reason = Почему не входит?
review-scope-reason-hint = Одна причина для всего, с чего вы сейчас снимаете отметку. Ниже у пункта можно указать свою.
review-scope-count = В охвате { $chosen } из { $of }
review-scope-take-all = Взять все
review-scope-leave-all = Убрать все
review-scope-own = Добавить свой пункт
review-scope-changed = Изменён
review-scope-new = Новый
review-scope-is-own = Ваш
review-scope-tailored = Приспособлен
review-scope-tailor = Приспособить
review-scope-outside = Не входит в набор «{ $preset }».
review-scope-why = Причина, по которой не входит
review-scope-save = Сохранить охват
review-item-title = Приспособить пункт
review-item-wording = Ваша формулировка
review-item-wording-hint = Показывается рядом с текстом рамки, который остаётся. Оставьте пустым, если текст рамки подходит.
review-item-weight = Вес
review-item-weight-hint = Вес в рамке: { $weight }. Чтобы оставить его, не заполняйте поле.
review-item-save = Сохранить
review-own-title = Добавить свой пункт
review-own-lede = Пункт, который оценивает только ваша организация. Он везде помечен как ваш и не входит в сравнения.
review-own-under = Куда относится
review-own-wording = Утверждение или вопрос
review-own-wording-hint = Хотя бы на одном языке.
review-own-instrument = Как на него отвечают
review-own-scale = Уровни: { $steps }
review-own-yes-no = Да или нет
review-own-amount = Число
review-own-ratio = Доля: часть от целого
review-own-date = Дата
review-own-text = Словами
review-own-unit = Единица числа
review-own-unit-hint = Только для числа: часы, места, манаты.
review-own-add = Добавить
review-own-remove = Убрать этот пункт
review-seats-title = Кто оценивает
review-seats-heading = Подразделения
review-seats-lede = Отметьте, какое подразделение оценивает какой критерий. Один критерий могут оценивать несколько; потом они договариваются.
review-seats-caption = Подразделения и критерии
review-seats-which = Какие
review-seats-no-units = В вашей организации пока нет подразделений.
review-seats-add-units = Добавить подразделения
review-seats-everything = Всё
review-seats-everything-of = { $holder }: всё, что в охвате
review-seats-items = { $items ->
    [one] { $items } пункт
    [few] { $items } пункта
   *[other] { $items } пунктов
 }
review-seats-cell = { $holder } оценивает: { $criterion }
review-seats-save = Сохранить места
review-seats-part-hint = Число в клетке значит, что место оценивает часть пунктов. Отметьте клетку, чтобы дать все.
review-seats-range = Применить к диапазону
review-seats-range-holder = Кто
review-seats-range-from = От
review-seats-range-until = До
review-seats-range-give = Отметить диапазон
review-seats-range-take = Снять отметки
review-seats-person = Назначить человека
review-seats-person-hint = Для того, кто оценивает от своего имени, например представителя работодателя.
review-seats-person-who = Человек
review-seats-person-add = Добавить столбец
review-seats-fixed = Выставление оценок завершено, поэтому места не меняются.
review-seats-changed-since = С тех пор как вы открыли страницу, кто-то изменил это оценивание. Ничего не сохранено. Ваши отметки ниже: сохраните ещё раз, чтобы оставить их, или откройте страницу заново, чтобы увидеть чужие.
review-sheet-heading = В таблице Excel
review-sheet-text = Скачайте таблицу, поставьте x там, где кто-то оценивает, и верните. До сохранения вы увидите изменения.
review-sheet-download = Скачать
review-sheet-file = Книга Excel
review-sheet-show = Показать изменения
review-sheet-name = Места
review-sheet-id = Идентификатор, не менять
review-sheet-code = Код
review-sheet-criterion = Критерий
review-sheet-title = Изменения в книге
review-sheet-unreadable = Этот файл не книга Excel (.xlsx) или повреждён.
review-sheet-empty = На первом листе нет столбцов подразделений. Скачайте таблицу снова и заполните её.
review-sheet-no-holder = { $cell }: для «{ $name }» нет ни подразделения, ни назначенного человека. Не меняйте скрытую вторую строку.
review-sheet-archived = { $cell }: «{ $name }» с тех пор в архиве. Очистите столбец или сначала верните подразделение.
review-sheet-twice = { $cell }: «{ $name }» стоит в двух столбцах.
review-sheet-no-criterion = { $cell }: в охвате нет критерия с таким идентификатором («{ $name }»). Не меняйте скрытый первый столбец.
review-sheet-not-a-tick = { $cell }: «{ $said }» не x и не пусто.
review-sheet-faults = { $faults ->
    [one] { $faults } место нужно проверить
    [few] { $faults } места нужно проверить
   *[other] { $faults } мест нужно проверить
 }
review-sheet-nothing-written = Ничего не сохранено. Исправьте эти места в книге и принесите её снова.
review-sheet-back = Назад к местам
review-sheet-no-changes = В книге то же, что уже есть.
review-sheet-changes = { $seats ->
    [one] Меняется { $seats } место. Пока ничего не сохранено.
    [few] Меняются { $seats } места. Пока ничего не сохранено.
   *[other] Меняется { $seats } мест. Пока ничего не сохранено.
 }
review-sheet-more = { $criteria ->
    [one] Получает ещё { $criteria } критерий
    [few] Получает ещё { $criteria } критерия
   *[other] Получает ещё { $criteria } критериев
 }
review-sheet-less = { $criteria ->
    [one] Отдаёт { $criteria } критерий
    [few] Отдаёт { $criteria } критерия
   *[other] Отдаёт { $criteria } критериев
 }
review-sheet-confirm = Сохранить изменения
review-journey = На каком этапе оценивание
review-journey-prepare = Подготовить
review-journey-rate = Оценить
review-journey-agree = Согласовать
review-journey-close = Закрыть
review-journey-until = до { $day }
review-journey-rated = ответов { $rated } из { $of }
review-journey-step = Шаг { $step } из { $of }: { $name }
review-due-opens = { $days ->
    [0] начало выставления оценок сегодня
    [one] начало выставления оценок через { $days } день, { $day }
    [few] начало выставления оценок через { $days } дня, { $day }
   *[other] начало выставления оценок через { $days } дней, { $day }
 }
review-due-rating = { $days ->
    [0] последний день для оценок сегодня
    [one] оценки ещё { $days } день, до { $day }
    [few] оценки ещё { $days } дня, до { $day }
   *[other] оценки ещё { $days } дней, до { $day }
 }
review-due-moderating = { $days ->
    [0] последний день согласования сегодня
    [one] согласование ещё { $days } день, до { $day }
    [few] согласование ещё { $days } дня, до { $day }
   *[other] согласование ещё { $days } дней, до { $day }
 }
review-due-late = { $days ->
    [one] опоздание { $days } день, срок был { $day }
    [few] опоздание { $days } дня, срок был { $day }
   *[other] опоздание { $days } дней, срок был { $day }
 }
review-headline-preparing = { $items ->
    [one] { $items } пункт готов к оцениванию
    [few] { $items } пункта готовы к оцениванию
   *[other] { $items } пунктов готовы к оцениванию
 }
review-headline-rating = Пунктов с оценкой: { $answered } из { $items }
review-headline-own = Вы оценили { $rated } из { $of }
review-headline-others-rate = Сейчас оценивают другие
review-headline-agreeing = Согласовано { $settled } из { $items }
review-headline-closed = Результаты готовы
review-lede-preparing = Выберите, на что смотреть, кто оценивает, поставьте даты, затем откройте.
review-lede-late = { $seats ->
    [one] { $seats } подразделение опаздывает. Напоминание помогает лучше, чем новый срок.
    [few] { $seats } подразделения опаздывают. Напоминание помогает лучше, чем новый срок.
   *[other] { $seats } подразделений опаздывают. Напоминание помогает лучше, чем новый срок.
 }
review-lede-silent = { $seats ->
    [one] { $seats } подразделение ещё не начало.
    [few] { $seats } подразделения ещё не начали.
   *[other] { $seats } подразделений ещё не начали.
 }
review-lede-rating = Все подразделения работают. Здесь видно только число ответов, но не сами оценки.
review-lede-own = Каждый ответ сохраняется сразу. Когда оцените всё, сдайте ответы.
review-lede-own-late = Последний день для оценок прошёл. Пока пункт не согласован, ваши ответы ещё считаются.
review-lede-agreeing = Где подразделения расходятся, прочитайте причины и договоритесь об одной оценке.
review-lede-closed = Их можно читать, печатать и сравнивать со следующим циклом.
review-next-scope-title = Выберите охват
review-next-scope-text = В охвате пока нет пунктов.
review-next-scope-button = Выбрать пункты
review-next-seats-title = Укажите, кто что оценивает
review-next-seats-text = Пока никто не назначен. Отметьте подразделения и критерии в одной таблице или в файле Excel.
review-next-seats-button = Назначить подразделения
review-next-open-title = Откройте выставление оценок
review-next-open-text = Готово: пунктов { $items }, мест { $seats }. С этого момента охват не меняется; места менять можно.
review-next-open-button = Открыть
review-next-rate-title = Оцените свои пункты
review-next-rate-text = { $left ->
    [one] { $name }: остался { $left } пункт, { $time }.
    [few] { $name }: осталось { $left } пункта, { $time }.
   *[other] { $name }: осталось { $left } пунктов, { $time }.
 }
review-next-rate-button = Продолжить
review-next-rate-begin = Начать оценивать
review-next-agree-title = Завершите выставление оценок и начните согласование
review-next-agree-text = Пунктов с оценкой: { $answered } из { $items }. Поздние ответы считаются, пока пункт не согласован.
review-next-agree-button = Начать согласование
review-next-remind-title = Напомните тем, кто не начал
review-next-remind-text = { $names }: по одному письму каждому, на его языке.
review-next-remind-button = Отправить напоминания
review-next-invite-title = Пригласите тех, кто оценивает
review-next-invite-text = { $names }: никто из тех, кто оценивает, ещё не присоединился.
review-next-invite-button = Посмотреть приглашения
review-end-early = Выставление оценок можно завершить раньше, когда высказались все.
review-next-settle-title = Согласуйте оценки
review-next-settle-text = { $left ->
    [one] { $left } пункт ещё не согласован.
    [few] { $left } пункта ещё не согласованы.
   *[other] { $left } пунктов ещё не согласованы.
 } Начните там, где подразделения расходятся больше всего.
review-next-settle-button = Открыть очередь
review-next-close-title = Закройте оценивание
review-next-close-text = Все пункты согласованы. Закрытие закрепляет результаты.
review-next-close-button = Посмотреть перед закрытием
review-next-results-title = Прочитайте результаты
review-next-results-text = Сильные стороны, пробелы и как они получены.
review-next-results-button = Открыть результаты
review-missing-title = Прежде чем продолжить
review-missing-nobody = { $criteria ->
    [one] В { $criteria } критерии есть пункты, которые никто не оценивает.
   *[other] В { $criteria } критериях есть пункты, которые никто не оценивает.
 }
review-missing-days = Последний день для оценок не указан, поэтому никто не узнает срока.
review-aside = Ход работы и новости
review-matrix-title = Кто что оценил
review-matrix-hint = Число ответов. Сами ответы видны только тогда, когда пора.
review-matrix-nobody = Никто
review-matrix-not-asked = не спрашивали
review-seat-handed-in = Сдано
review-seat-complete = Полностью
review-seat-late = Опаздывает
review-seat-not-started = Не начато
review-seat-under-way = В работе
review-seat-deserted = Пока сюда не входит никто, кто оценивает. Пригласите кого-нибудь.
review-seat-invited = Приглашение отправлено, но человек ещё не присоединился.
review-seat-reminded = Напоминание отправлено { $day }
review-seat-last = Последняя новая оценка { $day }
review-remind-one = Напомнить
review-remind-all = Напомнить всем, у кого что-то осталось
review-remind-hint = Каждый получает одно письмо на своём языке и никогда двух в один день.
review-feed-title = Что было недавно
review-feed-rated = { $name }: { $criterion }, { $items ->
    [one] оценён { $items } пункт
    [few] оценены { $items } пункта
   *[other] оценены { $items } пунктов
 }
review-settings-title = Настройки
review-settings-colleagues = Коллеги видят оценки друг друга
review-settings-after-own = когда дали пункту свою оценку
review-settings-from-moderation = когда началось согласование
review-settings-after-closing = когда оценивание закрыто
review-settings-save = Сохранить настройки
review-settings-remove = Удалить это оценивание
review-settings-remove-hint = Можно, пока выставление оценок не началось.
review-reminder-subject = { $items ->
    [one] { $items } пункт ждёт вашей оценки
    [few] { $items } пункта ждут вашей оценки
   *[other] { $items } пунктов ждут вашей оценки
 }
review-reminder-hello = Здравствуйте, { $name }!
review-reminder-left = { $items ->
    [one] В оценивании «{ $title }» остался { $items } пункт.
    [few] В оценивании «{ $title }» осталось { $items } пункта.
   *[other] В оценивании «{ $title }» осталось { $items } пунктов.
 }
review-reminder-due = Последний день для оценок: { $day }.
review-reminder-was-due = Последний день для оценок был { $day }. Поздние ответы ещё считаются.
review-reminder-end = Введённое сохранено; ссылка ведёт к следующему открытому пункту.
refusal-not-in-this-state = { $needed ->
    [preparing] Это можно сделать, только пока оценивание готовится.
    [collecting] Это можно сделать, только пока выставление оценок открыто.
    [moderating] Это можно сделать, только пока оценки согласовываются.
   *[closed] Это можно сделать, только когда оценивание закрыто.
 }
refusal-empty-scope = В охвате нет пунктов. Возьмите хотя бы один.
refusal-unit-seated = У этого подразделения здесь уже есть место. Измените, за что это место отвечает.
refusal-person-seated = У этого человека здесь уже есть место. Измените, за что это место отвечает.
refusal-no-seats = Никто не назначен. Укажите, какое подразделение что оценивает.
refusal-unsettled = Ещё не согласовано { $unsettled } из { $items } пунктов.
refusal-nothing-rated = Ни у одного из { $items } пунктов нет оценки.
refusal-items-not-in-scope = Из этих пунктов не входят в охват: { $items }.
refusal-scope-no-such-scale = В рамке нет шкалы «{ $scale }».
refusal-scope-no-such-item = В рамке нет «{ $item }».
refusal-scope-not-rated = «{ $item }»: это заголовок. Выберите пункты под ним.
refusal-scope-chosen-and-excluded = «{ $item }» и взят, и убран.
refusal-scope-id-taken = Идентификатор «{ $item }» уже занят.
fault-title-missing = Дайте название.
fault-no-such-edition = Эту рамку здесь использовать нельзя. Выберите другую.
fault-no-such-preset = В рамке нет такого готового набора.
fault-no-such-variant = В рамке нет такого отраслевого варианта.
fault-another-framework = Там была другая рамка, поэтому перенести ничего нельзя.
fault-no-such-unit = Это подразделение не относится к организации.
fault-no-such-member = Этот человек не состоит в организации.
fault-unit-or-person = Укажите либо подразделение, либо человека.
fault-items-or-all = Перечислите пункты или укажите, что это все.
fault-exclusion-reason-missing = { $items ->
    [one] { $items } пункт не входит без причины. Укажите причину: одну на все или у пункта.
    [few] { $items } пункта не входят без причины. Укажите причину: одну на все или у каждого.
   *[other] { $items } пунктов не входят без причины. Укажите причину: одну на все или у каждого.
 }
fault-reason-missing = Объясните одним предложением.
fault-text-missing = Напишите утверждение хотя бы на одном языке.
fault-unit-of-figure-missing = Укажите, что считается: часы, места, манаты.
fault-not-a-weight = Вес: число от 0, например 1 или 1,5.
fault-schedule-not-a-day = Запишите дату: день, месяц и год.
fault-day-too-early = Это раньше, чем { $earlier }. Даты идут одна за другой.
act-review-assessment-created = Оценивание подготовлено
act-review-assessment-changed = Изменены название или настройки оценивания
act-review-assessment-opened = Выставление оценок открыто
act-review-assessment-removed = Оценивание удалено
act-review-moderation-begun = Выставление оценок завершено, начато согласование
act-review-scope-changed = Изменён охват
act-review-phases-set = Поставлены даты
act-review-seat-added = Место дано
act-review-seat-assigned = Место изменено
act-review-seat-removed = Место отобрано
act-review-seats-set = Таблица мест сохранена
act-review-reminder-sent = Отправлено напоминание
