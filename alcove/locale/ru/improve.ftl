# keep: improve-standing- improve-kind- improve-node-title-hint- improve-priority- improve-method- improve-part- improve-new- improve-filter-missing-
improve-list-title = Планы развития
improve-list-new = Начать план
improve-list-empty = Плана пока нет. План превращает выводы в цели и мероприятия: со сроками, ответственными и деньгами.
improve-list-empty-others = Плана пока нет. Его начинает ваш координатор.
improve-state-draft = Проект
improve-state-approved = Утверждён
improve-state-under-way = Выполняется
improve-state-closed = Закрыт
improve-crumbs = Где вы находитесь
improve-tabs = Части плана
improve-tab-plan = План
improve-tab-settings = Настройки
improve-cancel = Отмена
improve-save = Сохранить
improve-reason = Причина изменения
improve-reason-hint = План утверждён, поэтому каждое изменение записывается с причиной.
improve-new-title = Начать план развития
improve-new-lede = Дайте ему название и срок. Затем добавите цели и мероприятия.
improve-new-name = Название
improve-new-name-usual = План развития { $from }–{ $to }
improve-first-day = Первый день
improve-last-day = Последний день
improve-day = День
improve-new-currency = Валюта
improve-new-currency-hint = Три буквы: AZN, EUR.
improve-new-language = Язык текстов
improve-new-language-hint = Язык, на котором пишется план.
improve-new-from = Начать с оценки
improve-new-from-hint = Её выводы ждут в таблице планирования, упорядоченные по разрыву и важности.
improve-new-closed = закрыта { $day }
improve-new-from-nothing = Начать с пустого плана
improve-new-process = Начать с этапов другого учреждения
improve-new-button = Начать план
improve-settings-title = Настройки плана
improve-outline-about = Видение, контекст и этапы
improve-outline-phase-now = идёт сейчас
improve-settings-context = Контекст
improve-settings-context-hint = На чём стоит план: оценка, стратегия, регион.
improve-settings-vision = Видение
improve-settings-vision-hint = Где учреждение хочет быть в конце.
improve-settings-phases = Этапы
improve-settings-phases-hint = Необязательно. Этапы лежат в пределах плана и не пересекаются.
improve-settings-phase = Этап
improve-settings-quiet = Дней без отметки, после которых мероприятие считается застрявшим
improve-settings-quiet-hint = Квартал – 92 дня.
improve-remove-title = Удалить план
improve-remove-text = План, который ни разу не утверждали, можно убрать из всех списков.
improve-remove-button = Удалить план
improve-outline-empty = План пуст. Начните с цели: состояния, которого вы хотите достичь.
improve-outline-empty-others = План пока пуст.
improve-add-objective = Добавить цель
improve-add-action = Добавить мероприятие
improve-add-below = Добавить мероприятие ниже
improve-add-milestone = Добавить контрольную точку
improve-outline-planned = Запланировано: { $amount }
improve-outline-spent = Израсходовано: { $amount }
improve-outline-unfunded = Пока не профинансировано: { $amount }
improve-outline-approve-first = План ждёт вашего утверждения, запрошено { $day }
improve-outline-awaits-first = Утверждение запрошено { $day }
improve-outline-approve = { $count ->
    [one] { $count } изменение снова ждёт вашего утверждения
    [few] { $count } изменения снова ждут вашего утверждения
   *[many] { $count } изменений снова ждут вашего утверждения
 }
improve-outline-awaits = { $count ->
    [one] { $count } изменение снова ждёт утверждения
    [few] { $count } изменения снова ждут утверждения
   *[many] { $count } изменений снова ждут утверждения
 }
improve-kpi-standing = Идут по плану или выполнены
improve-attention = Требует внимания
improve-attention-none = Ничего не опаздывает и не под угрозой.
improve-late-start = Начало просрочено
improve-due-soon = Скоро конец
improve-standing-not-started = Не начато
improve-standing-on-track = По графику
improve-standing-at-risk = Под угрозой
improve-standing-delayed = С опозданием
improve-standing-not-judged = Ещё не оценено
improve-standing-done = Выполнено
improve-standing-cancelled = Отменено
improve-standing-suspended = Приостановлено
improve-filter-tag = Метка
improve-filter-all-tags = Все метки
improve-filter-words = Слова
improve-filter-unit = Подразделение
improve-filter-all-units = Все подразделения
improve-filter-person = Человек
improve-filter-all-people = Все
improve-filter-standing = Состояние
improve-filter-any = Любое состояние
improve-filter-late = Опаздывают
improve-filter-objective = Цель
improve-filter-all-objectives = Все цели
improve-filter-button = Отобрать
improve-filter-clear = Показать все
improve-filter-none = Этим условиям не отвечает ни одна строка.
improve-filter-year = Год
improve-filter-missing = Не хватает
improve-filter-missing-dates = сроков
improve-filter-missing-owner = ответственного
improve-filter-missing-conflict = согласованных сроков
improve-filter-one-person = один человек
improve-filter-said = { $name }: { $value }
improve-filtered = Только то, что отвечает условиям. { $filters }.
improve-filtered-rows = Показать эти строки в плане
improve-views = Вид
improve-view-timeline = Шкала времени
improve-view-board = Доска
improve-view-list = Список
improve-view-calendar = Календарь
improve-view-mine = Моё
improve-view-load = Нагрузка
improve-timeline = Шкала времени: { $from }–{ $to }
improve-timeline-region = План со шкалой времени
improve-timeline-caption = Цели и мероприятия: ответственный, сроки, состояние и шкала времени
improve-col-number = №
improve-col-title = Цель или мероприятие
improve-col-responsible = Ответственный
improve-col-dates = Сроки
improve-col-standing = Состояние
improve-col-tags = Метки
improve-today = сегодня
improve-col-cost = Средства
improve-col-progress = Продвижение
improve-as-approved = Как было утверждено
improve-approved-for = (утверждено: { $dates })
improve-burn-title = Выполнено и запланировано
improve-burn-table = Таблицей
improve-burn-until = К концу
improve-burn-wanted = Запланировано
improve-burn-reached = Выполнено
improve-burn-planned = { $n } по плану
improve-burn-done = { $n } выполнено
improve-burn-step = { $quarter }: по плану { $planned }, выполнено { $done }
improve-burn-step-ahead = { $quarter }: по плану { $planned }
improve-burn-told = Выполнено { $done } из { $of } мероприятий; к сегодняшнему дню должно было быть { $due }.
improve-timeline-hint = Перетащите полосу, чтобы сдвинуть её, или её конец, чтобы удлинить. Или нажмите на мероприятии M, чтобы сдвинуть, и Shift со стрелкой, чтобы изменить окончание.
improve-resize = Изменить срок окончания
improve-board-hint = Перетащите карточку в другой столбец или нажмите на ней стрелку влево или вправо.
improve-twist = Показать или скрыть то, что под { $number }
improve-board-empty = Здесь ничего нет.
improve-board-move = Перенести
improve-list-region = Строки плана
improve-list-caption = Цели и мероприятия списком
improve-list-pick = Выбрать
improve-list-pick-one = Выбрать «{ $title }»
improve-bulk-title = Изменить выбранные строки
improve-bulk-picked = Изменяемые строки
improve-bulk-days = Сдвинуть на дни
improve-bulk-party = Новый ответственный
improve-bulk-as-is = Как есть
improve-bulk-tag = Добавить метку
improve-bulk-button = Изменить
improve-calendar-begins = { $day }, начало
improve-calendar-ends = { $day }, конец
improve-calendar-empty = Ничего не начинается и не заканчивается.
improve-calendar-years = Годы
improve-load-hint = Открытые мероприятия по кварталам. Оставшаяся работа делится поровну на оставшиеся дни мероприятия и на его участников; просроченное считается в текущем квартале.
improve-load-caption = Открытые мероприятия и часы по подразделениям, людям и кварталам
improve-load-who = Подразделение или человек
improve-load-empty = Ни в этом квартале, ни в ближайшие ни у кого нет открытых мероприятий со сроками.
improve-from-to = { $from } – { $to }
improve-new-objective = Новая цель
improve-new-action = Новое мероприятие
improve-new-milestone = Новая контрольная точка
improve-edit = Править
improve-edit-title = Правка текста
improve-kind-objective = Цель
improve-kind-action = Мероприятие
improve-kind-milestone = Контрольная точка
improve-meanwhile-title = Что за это время сохранил другой
improve-meanwhile-field = Поле
improve-meanwhile-stands = Сейчас
improve-meanwhile-typed = У вас
improve-meanwhile-nothing = ничего
improve-node-title = Название
improve-node-title-hint-objective = Состояние, которого вы хотите: «Каждый выпускник знает свой следующий шаг».
improve-node-title-hint-action = Действие, с глаголом: «Поставить счётчики в мастерских и публиковать показания».
improve-node-title-hint-milestone = Момент, когда что-то есть: «Лаборатория открыта».
improve-node-body = Описание
improve-node-serves = Каким целям служит
improve-node-serves-hint = В списке стоит под первой. Деньги делятся между ними.
improve-node-parent = Входит в
improve-node-parent-none = Ни во что
improve-node-responsible = Ответственный
improve-node-responsible-none = Пока никто
improve-units = Подразделения
improve-people = Люди
improve-fixed = Твёрдые сроки
improve-fixed-hint = Их ничто не сдвинет. Без этого их отодвигает то, что идёт раньше.
improve-node-output = Результат
improve-node-output-hint = Что будет, когда всё сделано.
improve-node-evidence = Ожидаемое подтверждение
improve-node-evidence-hint = Что покажет, что это сделано.
improve-node-priority = Приоритет
improve-priority-1 = Высокий
improve-priority-2 = Средний
improve-priority-3 = Низкий
improve-node-method = Как считается ход
improve-node-method-hint = Число всегда показывается со своим способом.
improve-method-schedule = По графику
improve-method-work = По выполненной работе
improve-method-indicator = По показателям
improve-method-judged = По суждению человека
improve-node-work = Плановая работа, часы
improve-node-work-remaining = Осталось работы, часы
improve-node-risk = Риск
improve-node-risk-answer = Ответ на риск
improve-node-tags = Метки
improve-node-tags-hint = Схема и код: sdg:4.4, strategy:B2. Несколько разделяйте запятыми.
improve-about = Описание
improve-served-by = Мероприятия для неё
improve-served-by-none = Пока ей не служит ни одно мероприятие.
improve-below = Внутри
improve-when = Когда
improve-no-dates = Сроков пока нет.
improve-follows-from-below = Сроки следуют из того, что внутри. Чтобы задать их здесь, сделайте их твёрдыми.
improve-change-dates = Изменить сроки
improve-save-dates = Сохранить сроки
improve-move = Переместить
improve-move-days = На сколько дней
improve-move-days-hint = Больше нуля – позже, меньше нуля – раньше. То, что ждёт его, сдвинется следом.
improve-move-button = Переместить
improve-move-up = Выше
improve-move-down = Ниже
improve-conflict = Начинается слишком рано: «{ $title }» оставляет первым днём { $day }.
improve-overhang = Входящее в него идёт с { $from } по { $to }, за пределами этих сроков.
improve-who = Кто
improve-who-none = За него пока никто не отвечает.
improve-part = Роль
improve-part-responsible = отвечает
improve-part-contributing = участвует
improve-part-from = С
improve-part-until = По
improve-since = с { $day }
improve-gone = Больше не здесь
improve-end-part = Закончить эту роль
improve-end-day = Последний день роли
improve-add-part = Добавить участника
improve-party = Подразделение или человек
improve-waits = Чего ждёт
improve-waits-none = Ничего не ждёт, и его ничто не ждёт.
improve-followed-by = Что следует за ним
improve-free = Не ждёт его
improve-add-dependency = Поставить в ожидание другого
improve-before = Начинается после конца
improve-lag-days = Дней между ними
improve-lag-hint = 0: на следующий день. Меньше нуля: внахлёст.
improve-node-remove = Убрать из плана
improve-node-remove-text = Уходит вместе со всем, что внутри, и может быть возвращено.
improve-restored-reason = Удаление отменено
notice-plan-created = План начат.
notice-plan-described = Настройки плана сохранены.
notice-plan-removed = План удалён.
notice-plan-changed = Выбранные строки изменены.
notice-plan-node-added = Добавлено в план.
notice-plan-node-edited = Сохранено.
notice-plan-node-removed = Убрано из плана.
notice-plan-node-restored = Возвращено в план.
notice-plan-moved = Перемещено. То, что его ждёт, сдвинулось следом.
notice-plan-moved-back = Всё на прежних местах.
improve-undone-reason = Сразу отменено
notice-plan-part-begun = Роль начата.
notice-plan-part-ended = Роль закончена.
notice-plan-dependency-set = Теперь оно ждёт.
notice-plan-dependency-removed = Больше не ждёт.
fault-assessment-open = Эта оценка ещё не закрыта.
fault-contradicts-standing = Эта доля противоречит состоянию.
fault-day-missing = Укажите день.
fault-depends-twice = Оно уже ждёт этого.
fault-ends-before-it-begins = Заканчивается раньше, чем начинается.
fault-has-this-part = Эта роль уже есть.
fault-lag-too-long = Между ними может быть не больше десяти лет.
fault-long-milestone = Контрольная точка – один день.
fault-more-than-all = Доли вместе больше целого.
fault-no-currency = Напишите три буквы, например AZN или EUR.
fault-no-duration = От 1 дня до десяти лет.
fault-no-share = Доля лежит между 0 и 100.
fault-no-work = Работа – больше нуля часов.
fault-nobody-chosen = Выберите подразделение или человека.
fault-not-a-tag = Напишите метку как схему и код: sdg:4.4.
fault-not-zero-to-one = Напишите число от 0 до 1.
fault-not-per-cent = Напишите число от 0 до 100.
fault-nothing-picked = Выберите хотя бы одно.
fault-period-too-long = Не больше пятнадцати лет.
fault-phase-days = Каждому этапу нужны два дня в пределах плана, этапы не пересекаются.
fault-remains-too-much = Остаться может не больше, чем было запланировано.
fault-say-why = Скажите одним предложением почему.
fault-standing-missing = Выберите состояние.
fault-too-many-tags = Не больше { $most } меток.
fault-unreadable-letter = В тексте есть нечитаемый знак.
refusal-finding-dropped = Этот вывод отклонён. Сначала верните его.
refusal-finding-merged = Этот вывод объединён с другим, который говорит за него.
refusal-merged-in-a-circle = Эти выводы говорили бы друг за друга по кругу.
refusal-follows-from-below = Его сроки следуют из того, что внутри.
refusal-loop = Они ждали бы друг друга: { $path }.
refusal-milestone-with-tasks = Внутри контрольной точки ничего нет.
refusal-no-contribution = Целям служат только мероприятия и контрольные точки, каждой цели один раз.
refusal-nothing-changed = После утверждения плана ничего не изменилось.
refusal-plan-was-approved = Утверждённый план закрывают, а не удаляют.
refusal-wrong-parent = Цель входит в цель, мероприятие – в мероприятие, и ничто – в себя.
act-plan-created = План начат
act-plan-described = План описан
act-plan-removed = План удалён
act-plan-node-added = Добавлено в план
act-plan-node-edited = Строка плана изменена
act-plan-node-placed = Строка плана переставлена
act-plan-node-removed = Убрано из плана
act-plan-node-restored = Возвращено в план
act-plan-node-retimed = Сроки изменены
act-plan-move-taken-back = Перенос отменён
act-plan-nodes-changed = Изменено несколько строк
act-plan-part-begun = Роль начата
act-plan-part-ended = Роль закончена
act-plan-dependency-set = Зависимость задана
act-plan-dependency-removed = Зависимость снята
act-plan-shares-said = Доли заданы
act-plan-status-noted = Состояние отмечено
improve-outline-headline = { $objectives ->
    [one] { $objectives } цель
    [few] { $objectives } цели
   *[many] { $objectives } целей
 }, { $actions ->
    [one] { $actions } мероприятие
    [few] { $actions } мероприятия
   *[many] { $actions } мероприятий
 }
improve-late = { $days ->
    [one] Опаздывает на { $days } день
    [few] Опаздывает на { $days } дня
   *[many] Опаздывает на { $days } дней
 }
improve-done-of = Выполнено { $done } из { $of }
improve-kpi-of = из { $n ->
    [one] { $n } мероприятия
   *[other] { $n } мероприятий
 }
improve-kpi-running = { $n } в работе
improve-kpi-done = { $n } выполнено
improve-kpi-not-started = { $n } не начато
improve-kpi-late = { $n } опаздывает
improve-kpi-left-out = { $n } отменено или приостановлено
improve-load-tasks = { $n ->
    [one] { $n } мероприятие
    [few] { $n } мероприятия
   *[many] { $n } мероприятий
 }
improve-load-hours = { $n } ч
improve-load-unknown = { $n } без часов
improve-load-overdue = { $n } с опозданием
improve-lag = { $days ->
    [one] промежуток { $days } день
    [few] промежуток { $days } дня
   *[many] промежуток { $days } дней
 }
refusal-finding-planned = { $nodes ->
    [one] На этот вывод отвечает { $nodes } строка плана.
    [few] На этот вывод отвечают { $nodes } строки плана.
   *[many] На этот вывод отвечают { $nodes } строк плана.
 }
improve-quarter = { $n } кв. { $year }
