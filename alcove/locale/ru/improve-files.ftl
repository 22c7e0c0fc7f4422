improve-tab-files = Файлы
improve-files-title = Документы и файлы
improve-files-plan = План файлом
improve-files-language = Язык
improve-files-format = Вид
improve-files-format-pdf = PDF, для печати и подписи
improve-files-format-docx = Word, для дальнейшей правки
improve-files-format-xlsx = Excel, чтобы исправить и вернуть
improve-files-format-csv = CSV, по строке на строку плана
improve-files-format-json = JSON, всё для других программ
improve-files-format-xml = Microsoft Project XML, для программ планирования
improve-files-button = Скачать
improve-files-monitoring-text = Что отмечено и замерено между двумя днями, куда пошли деньги и что опаздывает.
improve-files-from = С
improve-files-to = По, включительно
improve-files-import = Вернуть таблицу
improve-files-import-text = Исправьте план в Excel и верните таблицу. До записи вы увидите каждое изменение.
improve-files-feeds = Календари
improve-files-feeds-text = Пусть ваш календарь показывает сроки мероприятий. Он следует за планом сам.
improve-files-jobs = Ваши файлы
improve-files-no-jobs = Большой документ готовится в фоне и хранится здесь неделю.
improve-files-waiting = Страница обновляется сама.
improve-files-reload = Посмотреть сейчас
improve-job-name = { $what }, { $format }, { $language }, { $at }
improve-mail-file-subject = Ваш файл по плану «{ $title }» готов
improve-mail-file-body = Файл { $name } плана «{ $title }» готов, его можно скачать в течение недели: { $link }
improve-files-percent = { $figure } %
improve-files-figure = { $figure } { $unit }
improve-files-cut = … (обрезано; весь текст в файле JSON)
improve-files-every-day = Каждый день
improve-files-ident = Код Alcove
improve-col-id = Код
improve-col-kind = Вид
improve-col-action = Мероприятие
improve-col-indicator = Показатель
improve-col-above = Входит в №
improve-col-serves = Служит целям №
improve-col-mode = Сроки
improve-mode-automatic = подвижные
improve-mode-fixed = твёрдые
improve-col-after = Ждёт №
improve-col-contributing = Участвуют
improve-col-done = Сделано, %
improve-col-standing-read = Состояние (для чтения)
improve-col-done-read = Сделано, % (для чтения)
improve-col-title-read = Название (для чтения)
improve-col-baseline = Исходное значение
improve-col-unit = Единица (% для доли)
improve-col-direction = Лучше
improve-col-baseline-year = Исходный год
improve-col-value = Значение или сколько из них
improve-col-of = Из скольких
improve-col-before = Сначала №
improve-col-before-title = Сначала (для чтения)
improve-col-waits = Затем №
improve-col-waits-title = Затем (для чтения)
improve-col-lag = Дней между
improve-col-remove = Убрать (x)
improve-col-year = Год
improve-col-source = Кто платит
improve-col-currency = Валюта
improve-col-funding = Финансирование
improve-col-need = На что
improve-col-planned = Запланировано
improve-col-committed-read = Обязательства (для чтения)
improve-col-spent-read = Потрачено (для чтения)
improve-sheet-nodes = План
improve-sheet-dependencies = Что чего ждёт
improve-sheet-money = Деньги
improve-sheet-indicators = Показатели
improve-sheet-about = Как пользоваться
improve-sheet-organisation = Учреждение
improve-sheet-plan = План
improve-sheet-state = Состояние
improve-sheet-made = Создано
improve-sheet-how = Как это работает
improve-sheet-how-ids = У каждой строки есть код. Не меняйте его: он говорит, о какой строке плана речь, как бы ни изменилось название.
improve-sheet-how-change = Меняйте тексты, сроки, людей, деньги и целевые значения в их ячейках. Строки и столбцы можно сортировать, переставлять и скрывать.
improve-sheet-how-add = У новой строки плана нет кода. Укажите вид и название, а если на неё ссылаются, то и свой номер.
improve-sheet-how-refer = Строки ссылаются друг на друга по номеру в этой таблице, например 1.2. Несколько номеров разделяются запятой.
improve-sheet-how-parties = Подразделения и люди пишутся по имени. Несколько разделяются точкой с запятой.
improve-sheet-how-leave = Строка, удалённая здесь, остаётся в плане. Чтобы убрать строку со всем, что под ней, поставьте x в её последнем столбце.
improve-sheet-how-take-out = Ожидание тоже убирается знаком x. Пустая сумма или цель убирает её из плана.
improve-sheet-how-indicators = У нового показателя нет кода: укажите номер его строки, что измеряется, единицу, исходное значение с годом и целевые значения. Из имеющихся в плане возвращаются исходные и целевые значения.
improve-sheet-how-readings = У нового замера нет кода: выберите показатель, укажите первый и последний день, цифру и её источник. У доли два числа. Исправленная цифра становится новым замером; прежний сохраняется.
improve-sheet-how-read = Столбцы с пометкой «для чтения» не возвращаются.
improve-sheet-how-nothing = Верните таблицу на странице плана. Ничего не записывается, пока вы не увидите и не подтвердите изменения.
improve-sheet-how-others = То, что за это время изменили другие, показывается рядом с вашим и не перезаписывается.
improve-import-title = Вернуть таблицу
improve-import-lede = Работайте в Excel, без сети или с коллегами, и верните таблицу. Вы увидите, что изменится; без подтверждения ничего не записывается.
improve-import-get = 1. Скачайте таблицу
improve-import-get-text = В ней строки, сроки, люди, деньги, показатели и замеры плана на этот момент.
improve-import-get-button = Скачать таблицу
improve-import-send = 2. Отправьте обратно
improve-import-file = Таблица
improve-import-file-hint = Файл Excel, скачанный из этого плана.
improve-import-button = Показать изменения
improve-import-sent = Вернувшиеся таблицы
improve-import-workbook = Таблица
improve-import-read-at = прочитана { $at }
improve-import-written-at = записана { $at }
improve-import-waits = Ждёт вас
improve-import-written = Записана
improve-import-unchanged = Таблица говорит то же, что план. Менять нечего.
improve-import-nothing-written = Ничего не записано. Исправьте эти ячейки и отправьте таблицу снова.
improve-import-preview = Что меняет таблица
improve-import-what = Что
improve-import-before = Сейчас
improve-import-after = Станет
improve-import-place = Где
improve-import-row = { $sheet }, строка { $row }
improve-import-stale-text = Они остаются как есть. Если вам всё же нужно ваше, измените это на странице плана.
improve-import-then = Когда таблица создана
improve-import-wanted = В таблице
improve-import-now = Сейчас в плане
improve-import-see = К плану
improve-import-drop = Отказаться от таблицы
improve-import-node = { $number } { $title }
improve-import-baseline = { $title }: исходное значение
improve-import-target = { $title }: цель на { $year } год
improve-import-planned = План { $year }: { $need }, { $funding }
improve-import-planned-from = План { $year }: { $need }, { $funding }, { $source }
improve-import-after-node = { $title }, { $lag ->
    [0] сразу после
    [one] через { $lag } день
    [few] через { $lag } дня
   *[other] через { $lag } дней
 }
improve-import-refused = { $sheet }, строка { $row }: { $why }
improve-import-whole = Строка и всё, что под ней
improve-import-there = В плане
improve-import-taken-out = Убирается из плана
improve-import-changed-since = С тех пор изменена
improve-import-new-indicator = Новый показатель
improve-import-new-reading = Новый замер
improve-import-indicator = { $title }, { $unit }
improve-import-year = { $year }: { $figure }
improve-import-part = { $n } из { $of }
improve-import-reading = { $title }, { $period }: { $figure }
improve-import-are = { $n ->
    [one] Предлагается { $n } изменение.
    [few] Предлагается { $n } изменения.
   *[other] Предлагается { $n } изменений.
 }
improve-import-were = { $n ->
    [one] Записано { $n } изменение.
    [few] Записано { $n } изменения.
   *[other] Записано { $n } изменений.
 }
improve-import-confirm = { $n ->
    [one] Записать { $n } изменение
    [few] Записать { $n } изменения
   *[other] Записать { $n } изменений
 }
improve-import-faults = { $n ->
    [one] Не удалось прочитать { $n } ячейку
    [few] Не удалось прочитать { $n } ячейки
   *[other] Не удалось прочитать { $n } ячеек
 }
improve-import-stale = { $n ->
    [one] За это время другие изменили { $n } пункт
    [few] За это время другие изменили { $n } пункта
   *[other] За это время другие изменили { $n } пунктов
 }
improve-import-fault-no-title = { $sheet }, строка { $row }: нет названия.
improve-import-fault-no-node = { $sheet }, строка { $row }: код «{ $said }» не из этой таблицы. У новой строки нет кода.
improve-import-fault-twice = { $sheet }, строка { $row }: код «{ $said }» есть и в другой строке.
improve-import-fault-no-kind = { $sheet }, строка { $row }: «{ $said }» не вид. Напишите: цель, мероприятие или контрольная точка.
improve-import-fault-other-kind = { $sheet }, строка { $row }: вид строки, которая есть в плане, не меняется.
improve-import-fault-number-twice = { $sheet }, строка { $row }: { $column }: номер «{ $said }» стоит в двух строках.
improve-import-fault-no-number = { $sheet }, строка { $row }: { $column }: нет строки с номером «{ $said }».
improve-import-fault-no-day = { $sheet }, строка { $row }: { $column }: «{ $said }» не дата. Напишите 2027-03-01 или 01.03.2027.
improve-import-fault-no-mode = { $sheet }, строка { $row }: { $column }: «{ $said }» не «подвижные» и не «твёрдые».
improve-import-fault-no-party = { $sheet }, строка { $row }: { $column }: в «{ $said }» есть имя, которого нет среди подразделений и людей или которое носят несколько.
improve-import-fault-no-priority = { $sheet }, строка { $row }: { $column }: напишите 1, 2 или 3, а не «{ $said }».
improve-import-fault-no-lag = { $sheet }, строка { $row }: { $column }: «{ $said }» не целое число дней.
improve-import-fault-money-twice = { $sheet }, строка { $row }: в другой строке те же год, плательщик, валюта, финансирование и назначение. Запишите сумму в одной.
improve-import-fault-no-number-cell = { $sheet }, строка { $row }: { $column }: «{ $said }» не число.
improve-import-fault-no-year = { $sheet }, строка { $row }: { $column }: «{ $said }» не год.
improve-import-fault-no-currency = { $sheet }, строка { $row }: { $column }: напишите три буквы, например AZN, а не «{ $said }».
improve-import-fault-no-funding = { $sheet }, строка { $row }: { $column }: выберите из списка, а не «{ $said }».
improve-import-fault-no-need = { $sheet }, строка { $row }: { $column }: выберите из списка, а не «{ $said }».
improve-import-fault-no-indicator = { $sheet }, строка { $row }: код «{ $said }» не принадлежит показателю. У новой строки нет кода.
improve-import-fault-no-figure = { $sheet }, строка { $row }: одно из значений «{ $said }» не число.
improve-import-fault-above-taken-out = { $sheet }, строка { $row }: { $column }: строка «{ $said }» убирается из плана.
improve-import-fault-no-unit = { $sheet }, строка { $row }: { $column }: укажите, что считается, или % для доли.
improve-import-fault-no-direction = { $sheet }, строка { $row }: { $column }: выберите из списка, а не «{ $said }».
improve-import-fault-no-reading = { $sheet }, строка { $row }: код «{ $said }» не принадлежит замеру. У новой строки нет кода.
improve-import-fault-no-such-indicator = { $sheet }, строка { $row }: { $column }: выберите из списка, а не «{ $said }».
improve-import-fault-no-source = { $sheet }, строка { $row }: { $column }: укажите, откуда взята цифра.
improve-feeds-title = Календари
improve-feeds-lede = Календарь показывает сроки ваших мероприятий, контрольные точки и годы целевых значений по всем выполняемым планам. Программа календаря читает его по адресу.
improve-feeds-new = Создать календарь
improve-feeds-whose = Для кого
improve-feeds-button = Создать календарь
improve-feeds-made = Календарь создан
improve-feeds-once = Скопируйте адрес в программу календаря сейчас: больше он не показывается. Кто его знает, видит сроки.
improve-feeds-address = Адрес
improve-feeds-own = Ваши календари
improve-feeds-none = Календарей пока нет.
improve-feeds-since = создан { $at }
improve-feeds-read = последнее чтение { $at }
improve-feeds-never = ещё не читали
improve-feeds-revoke = Отозвать
improve-feeds-revoke-one = Отозвать календарь: { $name }, создан { $at }
improve-feed-name = План развития: { $name }
improve-feed-about = Сроки мероприятий, контрольных точек и целевых значений: { $name }.
improve-feed-action = Срок: { $title }
improve-feed-milestone = Контрольная точка: { $title }
improve-feed-target = Цель { $year }: { $title }, { $target }
improve-feed-description = { $plan }, № { $number }. Состояние: { $standing }
improve-doc-subtitle = План развития
improve-doc-contents = Содержание
improve-doc-page = Страница { $page } из { $pages }
improve-doc-draft = Проект, ещё не утверждён
improve-doc-approved = Утверждён { $day }
improve-doc-currency = Суммы в { $currency }.
improve-doc-context = Контекст и видение
improve-doc-vision = Видение
improve-doc-nothing-said = Здесь пока ничего не написано.
improve-doc-objectives = Приоритетные направления и цели
improve-doc-no-objectives = В плане пока нет целей.
improve-doc-numbered = { $number } { $title }
improve-doc-answers = Ответственный: { $names }.
improve-doc-found = { $n ->
    [one] Отвечает на вывод
   *[other] Отвечает на выводы
 }
improve-doc-approved-bar = { $name }: как было утверждено
improve-doc-deeds = { $n ->
    [one] Ей служит { $n } мероприятие или контрольная точка.
    [few] Ей служат { $n } мероприятия и контрольные точки.
   *[other] Ей служат { $n } мероприятий и контрольных точек.
 }
improve-doc-actions = Мероприятия
improve-doc-actions-caption = Мероприятия по целям: кто, когда, результат, подтверждение, риск
improve-doc-with = Вместе с: { $names }
improve-doc-answer = Ответ: { $answer }
improve-doc-timeline = Шкала времени
improve-doc-timeline-alternative = { $rows ->
    [one] Шкала времени из { $rows } строки; сроки стоят в таблице мероприятий.
    [few] Шкала времени из { $rows } строк; сроки стоят в таблице мероприятий.
   *[other] Шкала времени из { $rows } строк; сроки стоят в таблице мероприятий.
 }
improve-doc-bar = { $name }: { $dates }, { $standing }
improve-doc-quarter = { $n } кв.
improve-doc-budget = Ресурсы и бюджет
improve-doc-resources = Что нужно для мероприятий
improve-doc-resources-caption = Потребности и запланированные деньги по мероприятиям
improve-doc-no-resources = Потребности ещё не записаны.
improve-doc-need-open = пока нет
improve-doc-money = Деньги по источникам и годам
improve-doc-budget-caption = Плановые средства по источникам и годам, { $currency }
improve-doc-no-money = Деньги пока не записаны.
improve-doc-no-rate-title = Не хватает курса
improve-doc-no-rate = В плане деньги в нескольких валютах, и для одной нет курса, поэтому каждая стоит отдельно.
improve-doc-rate = 1 { $currency } = { $worth } { $own } на { $day } ({ $source }).
improve-doc-unfunded = ещё без средств: { $amount }
improve-doc-figure-objectives = { $n ->
    [one] цель
    [few] цели
   *[many] целей
 }
improve-doc-figure-actions = { $n ->
    [one] мероприятие
    [few] мероприятия
   *[many] мероприятий
 }
improve-doc-figure-planned = запланировано
improve-doc-indicators = Показатели и целевые значения
improve-doc-indicators-caption = Что измеряется, с чего начинаем и чего хотим по годам
improve-doc-for = К чему
improve-doc-baseline = { $value } ({ $year })
improve-doc-no-indicators = В плане пока нет показателей.
improve-doc-signatures = Подписи
improve-doc-signatures-text = Подписывая, мы соглашаемся с планом и с нашей частью в нём.
improve-doc-role = Роль
improve-doc-name = Имя
improve-doc-day = Дата
improve-doc-signature = Подпись
improve-doc-prepared = Подготовил
improve-doc-approved-by = Утвердил
improve-doc-agreed = Согласовано
improve-monitoring-title = Отчёт о ходе плана
improve-monitoring-method = За прошедший период план показан таким, каким был на его конец, насколько это записано: состояние, замеры, сроки, ответственные. Опоздание считается по срокам.
improve-monitoring-summary = Как идёт план
improve-monitoring-worry = Под угрозой или с опозданием
improve-monitoring-objectives = Как оценены цели
improve-monitoring-objectives-caption = Последняя оценка каждой цели к концу периода
improve-monitoring-judged = Последняя оценка
improve-monitoring-indicators-caption = Показатели целей и то, что по ним замерено к концу периода
improve-monitoring-start = Начало
improve-monitoring-read = Замеры к тому дню
improve-monitoring-aim = Целевое значение
improve-monitoring-of-year = { $value } ({ $year })
improve-monitoring-work-undated = Для части мероприятий неизвестно, когда было указано, сколько работы осталось: возможно, после этого периода.
improve-monitoring-later = Что появилось после периода
improve-monitoring-later-nodes = Добавлено позже; в цифры выше не входит
improve-monitoring-later-readings = Замерено позже, за дни до конца периода
improve-monitoring-later-reading = { $indicator }: { $value } ({ $days }), записано { $day }
improve-monitoring-late = Что опаздывает
improve-monitoring-late-caption = Мероприятия, срок которых прошёл
improve-monitoring-nothing-late = Ничего не опаздывает.
improve-monitoring-days-late = Опоздание
improve-monitoring-notes = Что отмечено
improve-monitoring-notes-caption = Последняя заметка каждого мероприятия за период
improve-monitoring-no-notes = За этот период отметок нет.
improve-monitoring-note = Последняя отметка за период
improve-monitoring-by = { $name }, { $day }
improve-monitoring-silent = Открыты, без отметки за период
improve-monitoring-figures = Замеры, деньги и решения
improve-monitoring-readings = Что замерено
improve-monitoring-readings-caption = Замеры показателей рядом с целью их года
improve-monitoring-no-readings = За этот период замеров нет.
improve-monitoring-period = За какие дни
improve-monitoring-value = Замер
improve-monitoring-target = Цель года
improve-monitoring-source = Источник
improve-monitoring-money = Деньги
improve-monitoring-money-caption = За период и до его конца
improve-monitoring-stage = Стадия
improve-monitoring-in-period = Записано за период
improve-monitoring-until-end = Всего к концу
improve-monitoring-no-rate = Для { $currencies } нет курса, поэтому эти деньги показаны в своей валюте.
improve-monitoring-decisions = Что решено
improve-monitoring-decisions-caption = Решения за период
improve-monitoring-decision = Решение
improve-monitoring-due = Срок
notice-plan-file-ordered = Файл готовится. Он появится на этой странице, а ссылка придёт письмом.
notice-plan-feed-revoked = Календарь отозван. Его адрес больше не работает.
notice-plan-workbook-written = Изменения записаны.
notice-plan-workbook-dropped = От таблицы отказались. Ничего не записано.
act-plan-file-ordered = Заказан файл плана
act-plan-feed-made = Создан календарь
act-plan-feed-revoked = Отозван календарь
act-plan-workbook-read = Прочитана таблица
act-plan-workbook-written = Таблица записана в план
act-plan-workbook-dropped = Отказ от таблицы
refusal-not-a-plan-workbook = Это не таблица, скачанная из плана. Скачайте таблицу и исправьте её.
refusal-workbook-of-another-plan = Эта таблица скачана из другого плана.
refusal-too-many-feeds = У вас { $most } календарей. Сначала отзовите один.
refusal-nothing-to-import = В этой таблице больше ничего не подходит.
refusal-import-no-longer-fits = { $count ->
    [one] План с тех пор изменился, и { $count } строка больше не подходит. { $rows }
    [few] План с тех пор изменился, и { $count } строки больше не подходят. { $rows }
    [many] План с тех пор изменился, и { $count } строк больше не подходят. { $rows }
   *[other] План с тех пор изменился, и { $count } строки больше не подходят. { $rows }
 }
refusal-import-removal = Строки плана удаляются на его странице.
refusal-objective-has-no-dates = У цели нет своих сроков; они есть у мероприятий и контрольных точек.
refusal-import-party-gone = { $name } больше не здесь и не может отвечать за новое.
refusal-import-baseline-year = Исходному значению нужен год. Запишите оба на странице показателя.
refusal-import-figure-does-not-fit = Значение не подходит: цель лежит в пределах плана и не хуже исходного, а доля — от 0 до 100 %.
refusal-import-nobody-pays = У обеспеченных денег должен быть плательщик.
refusal-import-too-fine = В сумме не больше четырёх знаков после запятой.
refusal-import-outside-the-plan = { $year } год вне плана, { $from }–{ $until }.
fault-file-missing = Выберите файл.
