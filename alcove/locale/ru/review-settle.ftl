settle-tabs = Подведение итогов
settle-tab-moderation = Согласование
settle-tab-closing = Закрытие
settle-tab-results = Результаты
settle-tab-findings = Выводы
settle-tab-report = Отчёт
settle-code-name = { $code } { $name }
settle-named-text = { $name }: { $text }
settle-text-here = { $text } { $here }
settle-percent = { $amount } %
settle-met = Выполнено
settle-not-met = Не выполнено
settle-apart-applicability = некоторые считают неприменимым
settle-apart-none = все говорят одно
settle-apart-steps =
    { $count ->
        [one] разница { $count } уровень
        [few] разница { $count } уровня
       *[many] разница { $count } уровней
    }
settle-apart-relative = разница { $percent } %
settle-apart-shares = разница { $points } п. п.
settle-apart-answers =
    { $count ->
        [one] { $count } разный ответ
        [few] { $count } разных ответа
       *[many] { $count } разных ответов
    }
settle-rule-median-low = Нижняя средняя оценка
settle-rule-mean-half-up = Округлённое среднее
settle-rule-minimum = Самая низкая оценка
settle-rule-most-frequent = Самая частая оценка
settle-method-computed = Вычислено: { $rule }
settle-method-agreed = Согласовано
settle-method-ruled = Решено
settle-method-provisional = По оценкам, не согласовано
settle-method-open = Открыто
settle-status-agreed = Согласовано
settle-status-provisional = Предварительно
settle-queue-title = Согласование
settle-queue-before = Согласование ещё не началось
settle-queue-before-lede = Хотя бы одна оценка есть у { $rated } из { $items } пунктов.
settle-queue-done = Все пункты согласованы
settle-queue-close = Перейти к закрытию
settle-queue-left =
    { $count ->
        [one] { $count } пункт ждёт согласования
        [few] { $count } пункта ждут согласования
       *[many] { $count } пунктов ждут согласования
    }
settle-queue-lede = Согласовано { $settled } из { $items }. Сначала идёт то, что подразделения видят по-разному.
settle-queue-start = Начать с первого
settle-queue-begin = Начать согласование
settle-queue-begin-text = С этого момента вы видите ответы каждого подразделения. Поздние ответы учитываются, пока пункт не согласован.
settle-queue-begin-button = Начать
settle-queue-computed-nothing = Ни один открытый пункт не подходит под это правило и разницу.
settle-queue-list = Пункты
settle-queue-voices =
    { $count ->
        [0] никто не оценил
        [one] { $count } оценка
        [few] { $count } оценки
       *[many] { $count } оценок
    }
settle-queue-far = Большая разница
settle-queue-empty = Под этот фильтр ничего не подходит.
settle-queue-more = Другие пункты
settle-filter = Фильтр
settle-filter-part = Часть рамки
settle-filter-state = Состояние
settle-filter-apart = Разница
settle-filter-all = Все
settle-filter-open = Открытые
settle-filter-settled = Согласованные
settle-filter-some = Любая разница
settle-filter-far = Половина шкалы и больше
settle-filter-button = Показать
settle-filter-found =
    { $count ->
        [one] { $count } пункт
        [few] { $count } пункта
       *[many] { $count } пунктов
    }
settle-filter-clear = Показать все пункты
settle-rest = Вычислить остальное
settle-rest-text = Согласует каждый открытый пункт, по которому подразделения близки. Каждый записывается отдельно и может быть согласован заново.
settle-rest-rule = Правило
settle-rest-within = Насколько близко
settle-rest-agreeing = Все говорят одно
settle-rest-one-step = Разница не больше одного уровня
settle-rest-button = Вычислить
settle-errors-title = Пока ничего не записано
settle-item-title = { $code } { $text }
settle-item-left = открыто { $open } из { $items }
settle-item-said = Что говорят подразделения
settle-item-talk = Обсуждение
settle-item-nobody = Этот пункт никто не оценил. Совещание всё равно может договориться.
settle-item-silent = Нет ответа от:
settle-item-target = цель: { $target }
settle-item-agree = Записать согласованное
settle-item-mark = Согласованная оценка
settle-item-method = Как согласовано
settle-item-agreed = Мы договорились
settle-item-ruled = Решил ведущий
settle-item-because = Причина
settle-item-because-hint = Одно предложение. Обязательно, если решение принято ведущим.
settle-item-dissent = Записать особое мнение
settle-item-dissent-hint = Запишите, на чём настаивает подразделение. Его оценка сохранится рядом.
settle-item-record = Записать
settle-item-record-next = Записать и дальше
settle-item-aside = Согласованное и вычисленное
settle-item-settled = Согласовано
settle-item-history = Прежние версии
settle-item-take-back = Отменить согласование
settle-item-take-back-hint = Пункт вернётся в очередь, и подразделения смогут изменить свои оценки. Согласованное остаётся в истории.
settle-item-compute = Вычислить
settle-item-compute-hint = Что даёт каждое правило. Правило записывается вместе с оценкой.
settle-item-take = Взять: { $mark }
settle-item-ways = Дальше
settle-item-next = Следующий открытый пункт
settle-item-previous = Предыдущий пункт
settle-item-projector = Показать на проекторе
settle-item-conflict = Пункт согласовали после того, как вы его открыли. Обновите страницу, чтобы увидеть, что есть сейчас.
settle-projector-more = Способ и причина
settle-projector-keys = Клавиши 1–9 выбирают, стрелки ведут дальше, Enter записывает.
settle-projector-record = Записать
settle-closing-title = Закрытие
settle-closing-closed = Оценивание закрыто
settle-closing-ready = Можно закрывать
settle-closing-open =
    { $count ->
        [one] { $count } пункт не согласован
        [few] { $count } пункта не согласованы
       *[many] { $count } пунктов не согласованы
    }
settle-closing-lede = Согласовано { $settled } из { $items } пунктов; оценка есть у { $rated } ({ $percent } %).
settle-closing-unsettled = Не согласовано
settle-closing-unsettled-early = Список появится с началом согласования.
settle-closing-all = Все
settle-closing-more = и ещё { $count }
settle-closing-agreed = Закрыть как согласованное
settle-closing-agreed-text = Результаты фиксируются. С этого момента их видят все в вашей организации.
settle-closing-agreed-not-yet = Для этого должны быть согласованы все пункты.
settle-closing-agreed-button = Закрыть как согласованное
settle-closing-provisional = Закрыть как предварительное
settle-closing-provisional-text = Несогласованное считается по оценкам и выбранному правилу и помечается. Что никто не оценил, остаётся пустым.
settle-closing-provisional-button = Закрыть как предварительное
settle-closing-before = Оценивание ещё не открыто.
settle-closing-to-overview = К обзору
settle-closing-next = Прочитать результаты
settle-closing-next-text = Они останутся такими, даже если рамка изменится.
settle-closing-aside = Итоги
settle-closing-outcomes = Итоги
settle-closing-outcome = Итог { $number }: { $status }
settle-closing-stands = Действует
settle-reopen = Открыть снова
settle-reopen-text = Итог заменяется следующим и остаётся доступным. Действие записывается с вашей причиной.
settle-reopen-reason = Причина
settle-reopen-button = Открыть снова
settle-reopenings = Открывалось снова
settle-results-title = Результаты: { $title }
settle-results-agreed-on = Согласовано: { $day }
settle-results-provisional-on = Предварительно, { $day }
settle-results-superseded = Заменено
settle-results-sentence-two = { $best }: { $high }. { $worst }: { $low }
settle-results-sentence-one = Везде { $level }: сильнее всего { $best }, больше всего работы — { $worst }
settle-results-sentence-level = { $title }: { $level }
settle-results-sentence-none = Результаты: { $title }
settle-results-lede =
    { $items ->
        [one] { $items } пункт
        [few] { $items } пункта
       *[many] { $items } пунктов
    }. Оценили: { $who ->
        [nobody] никто
        [units] { $raters ->
            [one] { $raters } подразделение
            [few] { $raters } подразделения
           *[many] { $raters } подразделений
        }
        [people] { $raters ->
            [one] { $raters } человек
            [few] { $raters } человека
           *[many] { $raters } человек
        }
       *[both] подразделения и люди, всего { $raters }
    }. Ответ есть у { $n } из { $of } ({ $percent } %).
settle-results-do-not-apply = Неприменимых пунктов: { $items }.
settle-results-silent = Не ответили: { $names }.
settle-results-print = Печать
settle-results-no-value = нет значения
settle-results-n-of = Ответов { $n } из { $of }
settle-results-n-of-entered = Ответов { $n } из { $of }, в значение вошло { $entered }
settle-results-dimension-ends = Впереди: { $best }. Отстаёт: { $worst }.
settle-results-since = { $change } с { $cycle }
settle-results-compared = Изменения считаются по { $compared } из { $items } пунктов, которые можно сравнить с прошлым циклом.
settle-results-profile = Профиль: { $tier }
settle-results-radar-note = Каждый луч — один из них; край — высший уровень.
settle-results-as-table = Показать таблицей
settle-results-college = Организация
settle-results-answered = Ответы
settle-results-strengths = Что у вас хорошо
settle-results-gaps = Где пробелы
settle-results-ideas = Предложения
settle-results-from-numbers = По числам. Словами ещё никто не описал.
settle-results-write = Написать выводы
settle-results-heat = Где подразделения согласны и где расходятся
settle-results-heat-label = Оценки по подразделениям, прокручивается вбок
settle-results-levels = Уровни
settle-results-not-asked = не спрашивали
settle-results-no-answer = нет ответа
settle-results-apart = разница { $levels }
settle-results-change = Изменения с { $cycle }
settle-results-now = Сейчас
settle-results-difference = Изменение
settle-results-spread = Как распределились ответы
settle-results-not-applicable = Неприменимо
settle-results-missing = Нет ответа
settle-results-whole = В целом
settle-results-whole-value = В целом: { $value }
settle-results-method = Как вычислено
settle-results-not-closed = Результаты появятся после закрытия
settle-results-not-closed-text = До этого никто не видит несогласованных значений.
settle-results-none = Результатов пока нет
settle-results-none-text = Здесь появятся результаты первого закрытого оценивания.
settle-results-to-assessments = К оцениваниям
settle-legend-own = Организация
settle-legend-then = Организация, { $cycle }
settle-chart-value = { $name }: { $value } из { $best }
settle-chart-then = { $cycle }: { $value }
settle-chart-spread = от { $low } до { $high }
settle-chart-radar-title =
    Профиль: { $count ->
        [one] { $count } луч
        [few] { $count } луча
       *[many] { $count } лучей
    }
settle-chart-radar-finding = Выше всего: { $best }, { $high }. Ниже всего: { $worst }, { $low }.
settle-chart-radar-level = Все значения: { $value }.
settle-method-roll-up-weighted-mean = Взвешенное среднее
settle-method-roll-up-minimum = Считается самое слабое
settle-method-roll-up-share-at = Доля на уровне и выше
settle-method-roll-up-count-at = Число на уровне и выше
settle-method-roll-up-at-least = Достаточно пунктов на уровне и выше
settle-method-roll-up-none = Без собственного значения
settle-method-roll-up-own-mark = Собственная оценка
settle-method-missing-leave-out = Отсутствие — не ноль: пункты без значения не учитываются, охват показан.
settle-method-missing-needs-share = Отсутствие — не ноль: без значений хотя бы для { $percent } % пунктов у раздела нет значения.
settle-method-missing-needs-all = Отсутствие — не ноль: у раздела есть значение, только если оно есть у всех пунктов ниже.
settle-method-exact = Вычислено в точных дробях и округлено один раз, в конце.
settle-method-variant = Формулировки даны словами этой отрасли: { $name }. Пункты, уровни и вычисления — те же, что в рамке, поэтому результаты сравнимы.
settle-method-provisional-by = Несогласованное считается по оценкам: { $rule }.
settle-method-hash = Исходные данные, SHA-256: { $hash }
settle-findings-title = Выводы
settle-findings-lede = Числа указывают, слова находят люди.
settle-findings-strength = Сильные стороны
settle-findings-gap = Пробелы
settle-findings-idea = Предложения
settle-finding-strength = Сильная сторона
settle-finding-gap = Пробел
settle-finding-idea = Предложение
settle-plan = Запланировать мероприятие
settle-findings-empty = Пока ничего нет.
settle-findings-early = Подсказки появятся после закрытия. Свои можно писать уже сейчас.
settle-findings-up = Выше: { $title }
settle-findings-down = Ниже: { $title }
settle-findings-edit = Изменить
settle-findings-headline = Заголовок
settle-findings-text = Словами
settle-findings-items = Пункты
settle-findings-items-hint = Коды через запятую: A1.2, C5
settle-findings-save = Сохранить
settle-findings-drop = Убрать
settle-findings-drop-button = Убрать
settle-findings-reason = Причина
settle-findings-suggested = Подсказано числами
settle-findings-take = Взять
settle-findings-take-button = Добавить к выводам
settle-findings-decline = Не вывод
settle-findings-decline-button = Не брать
settle-findings-add = Добавить своё
settle-findings-add-button = Добавить
settle-findings-kind = Вид
settle-findings-dropped = Убрано
settle-findings-restore = Вернуть
settle-finding-conflict = Его изменили после того, как вы открыли. Сейчас там: { $title }
settle-why-high = { $value } из { $best }: в верхней трети
settle-why-low = { $value } из { $best }: в нижней трети
settle-why-under-target =
    { $value }, а цель — { $target }. { $importance ->
        [3] Это очень важно.
        [1] Это не очень важно.
       *[other] Обычная важность.
    }
settle-why-far-apart = Подразделения: { $apart }. Кто впереди, может показать другим.
settle-report-title = Отчёт
settle-report-lede = Для совета, министерства, своего архива: на нужном языке и в нужной форме.
settle-report-order = Получить отчёт
settle-report-language = Язык
settle-report-format = Форма
settle-report-button = Получить
settle-report-format-pdf = PDF, для печати и архива
settle-report-format-docx = Word, чтобы дописать
settle-report-format-xlsx = Excel, с формулами
settle-report-format-csv = CSV, строка на пункт
settle-report-format-json = JSON, для программ
settle-report-format-zip = Всё с подтверждениями одним архивом
settle-report-jobs = Готовится и готово
settle-report-no-jobs = Длинные отчёты готовятся здесь, пока вы работаете. Ссылка придёт письмом.
settle-report-waiting = Готовится.
settle-report-reload = Обновить
settle-job-name = { $format }, { $language }, { $at }
settle-mail-report-subject = Отчёт готов: { $title }
settle-mail-report-body =
    Отчёт «{ $title }» готов: { $name }

    { $link }

    Он хранится там семь дней. Нужно войти в систему.
settle-report-contents = Содержание
settle-report-page = Страница { $page } из { $pages }
settle-report-framework = Рамка: { $name }, издание { $version }
settle-report-licence = Лицензия текстов: { $licence }
settle-report-closed-texts = Тексты этой рамки не для публикации. Не передавайте этот отчёт за пределы организации { $organisation }.
settle-report-how = Как читать этот отчёт
settle-report-how-text = Рядом с каждым числом указано, на скольких пунктах оно основано. Прочерк — не спрашивали, точка — нет ответа. Уровни описывают практику, а не людей.
settle-report-provisional-text = Согласованы не все пункты. Что только оценено, помечено.
settle-report-summary = Сводка
settle-report-items = Пункты
settle-report-coverage = Охват
settle-report-seats = Подразделения и люди
settle-report-of-asked = из { $asked } спрошенных
settle-report-evidence = Подтверждения
settle-report-named-value = { $name }: { $value }
settle-report-details = По пунктам
settle-report-others = Другие пункты
settle-report-remarks = Примечание и подтверждения
settle-report-cannot-judge = Никто не смог это оценить
settle-report-evidence-list = Подтверждения: { $list }
settle-report-dissent = Особое мнение, { $name } ({ $mark }): { $words }
settle-report-heat-signs = Прочерк: не спрашивали. Точка: нет ответа.
settle-report-annex = Приложение
settle-report-seats-heading = Кто оценивал
settle-report-unit = Подразделение или человек
settle-report-asked = Спрошено
settle-report-scope = Что рассматривалось
settle-report-scope-text = В охвате { $items } пунктов, исключено { $excluded }.
settle-report-excluded = Исключено, с причиной
settle-report-outside-preset = Не входит в набор «{ $preset }»
settle-report-why = Причина
settle-report-identity = Идентификация
settle-report-identity-text = Итог { $id }. SHA-256 исходных данных: { $hash }
settle-sheet-results = Результаты
settle-sheet-units = Подразделения
settle-sheet-about = О файле
settle-sheet-id = Id
settle-sheet-code = Код
settle-sheet-path = Раздел
settle-sheet-text = Текст
settle-sheet-tier = Ярус
settle-sheet-weight = Вес
settle-sheet-mark = Оценка
settle-sheet-grade = Балл
settle-sheet-value = Значение
settle-sheet-n = n
settle-sheet-of = из
settle-sheet-missing = Нет
settle-sheet-status = Статус
settle-sheet-method = Способ
settle-sheet-note = Примечание
settle-sheet-note-of = { $name }: примечание
settle-sheet-evidence = Подтверждения
settle-sheet-cut = … (обрезано; полный текст в файле JSON)
settle-about-organisation = Организация
settle-about-assessment = Оценивание
settle-about-cycle = Цикл
settle-about-framework = Рамка
settle-about-status = Статус
settle-about-closed = Закрыто
settle-about-ids = Оценивание / итог
settle-about-hash = SHA-256 исходных данных
notice-settle-recorded = Записано.
notice-settle-taken-back = Согласование отменено. Пункт снова открыт.
notice-settle-computed = Пункты, по которым подразделения согласны, записаны.
notice-settle-closed = Оценивание закрыто. Вот результаты.
notice-settle-reopened = Оценивание снова открыто. Прежний итог доступен.
notice-settle-finding-added = Вывод в списке.
notice-settle-finding-edited = Вывод изменён.
notice-settle-finding-dropped = Вывод убран.
notice-settle-finding-restored = Вывод возвращён.
notice-settle-report-ordered = Отчёт готовится. Ссылка придёт письмом.
refusal-answers-tie = { $answers } ответа даны по { $times } раза, и ни один не важнее других.
refusal-applicability-disputed = Неприменимо — { $not_applicable }, оценили — { $judged }. Сначала обсудите.
refusal-nobody-judged = Этот пункт никто не оценил, вычислять нечего.
refusal-not-closed = Оценивание не закрыто. Итог появится после закрытия.
refusal-not-moderating-yet = Согласование не началось. До него оценки подразделений не видны.
refusal-not-what-the-rule-gives = Правило даёт { $computed }, а не { $given }.
refusal-rule-does-not-fit = Это правило не подходит к такому ответу.
fault-finding-items = Назовите хотя бы один пункт из охвата.
fault-finding-no-such-item = В охвате нет пункта { $code }.
fault-no-such-seat = Это подразделение или человека об этом пункте не спрашивали.
fault-mark-missing = Выберите, что согласовано.
act-review-item-settled = Пункт согласован
act-review-settlement-taken-back = Согласование отменено
act-review-assessment-closed = Оценивание закрыто
act-review-assessment-reopened = Оценивание снова открыто
act-review-finding-added = Вывод добавлен
act-review-finding-edited = Вывод изменён
act-review-finding-dropped = Вывод убран
act-review-finding-restored = Вывод возвращён
act-review-finding-moved = Вывод перемещён
act-review-report-ordered = Отчёт заказан
