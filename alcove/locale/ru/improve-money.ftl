# keep: improve-need- improve-prefill-need- improve-stage- improve-funding- improve-by- improve-budget-no- improve-line-
improve-money-amount = { $amount } { $currency }
improve-tab-money = Деньги
improve-money-pages = Страницы о деньгах
improve-money-budget = Бюджет
improve-money-ledger = Финансовые строки
improve-money-rates = Курсы валют
improve-money-unfunded = Ещё не профинансировано
improve-money-reason = Причина изменения
improve-money-reason-hint = Плановые средства утверждены, поэтому каждое их изменение записывается с причиной.
improve-need-staff-time = Рабочее время
improve-need-money = Деньги
improve-need-equipment = Оборудование
improve-need-training = Обучение
improve-need-outside-help = Внешняя помощь
improve-stage-planned = Запланировано
improve-stage-committed = Обязательства
improve-stage-spent = Израсходовано
improve-funding-funded = Профинансировано
improve-funding-unfunded = Не профинансировано
improve-by-objective = Цель
improve-by-action = Мероприятие
improve-by-outermost = Основное мероприятие
improve-by-unit = Ответственный
improve-by-year = Год
improve-by-source = Источник
improve-by-need = Вид потребности
improve-by-funding = Финансирование
improve-by-currency = Валюта
improve-budget-no-objective = Без цели
improve-budget-no-unit = Пока никто
improve-budget-no-source = Пока без источника
improve-budget-rows = Строки
improve-budget-across = Столбцы
improve-budget-across-nothing = Нет
improve-budget-all-stages = Все стадии
improve-budget-on = Курсы на день
improve-budget-show = Показать
improve-budget-csv = Скачать как CSV
improve-budget-total = Итого
improve-budget-caption = { $rows }, в { $currency }
improve-budget-caption-two = { $rows } и { $across }, в { $currency }
improve-budget-caption-apart = { $rows }, каждая сумма в своей валюте
improve-budget-caption-two-apart = { $rows } и { $across }, каждая сумма в своей валюте
improve-budget-empty = Средства ещё не внесены. Когда у мероприятий появятся финансовые строки, здесь будет их сумма.
improve-budget-nothing = На этой стадии средств нет.
improve-budget-nothing-fits = Этим условиям не отвечают никакие средства.
improve-budget-one-stage = Все суммы: { $stage }.
improve-budget-set-aside = Запланировано на отменённые или приостановленные мероприятия, в итог не входит: { $amount }.
improve-budget-set-aside-short = Отменено или приостановлено, в итог не входит
improve-budget-rates = Другие валюты пересчитаны по курсу:
improve-budget-no-rate = На { $day } или раньше нет курса { $currency } к { $into }.
improve-budget-no-rate-text = Сумма без одной из валют — не сумма. Добавьте курс или выберите другой день.
improve-budget-apart = Показать каждую валюту отдельно
improve-rate-said = 1 { $currency } = { $worth } { $own } ({ $source }, { $day })
improve-rates-lede = Сколько стоят другие валюты в { $own }, валюте плана. Бюджет берёт последний курс на свой день или раньше.
improve-rates-empty = Курсов пока нет. Они понадобятся, как только в плане появятся средства не в { $own }.
improve-rates-list = Курсы
improve-rate-add = Добавить курс
improve-rate-day = День
improve-rate-worth = Стоимость единицы, в { $own }
improve-rate-worth-column = Единица в { $own }
improve-rate-worth-hint = Например, 1,7 или 0,5882.
improve-rate-currency-hint = Три буквы, например USD.
improve-rate-source = Кто опубликовал
improve-rate-source-hint = Центральный банк или курс программы.
improve-rate-replaced = Заменён более поздней записью
improve-entered = { $name }, { $day }
improve-entered-by = Кто внёс
improve-line-title = Финансовая строка
improve-line-add = Добавить строку
improve-line-action = Мероприятие
improve-line-need = На что
improve-line-for = На какую потребность
improve-line-for-choice = { $kind }: { $words }
improve-line-for-nothing = Ни одна из перечисленных
improve-line-what = Описание
improve-line-year = Год
improve-line-source = Источник финансирования
improve-line-source-hint = Кто платит: госбюджет, собственные доходы, программа. Можно оставить пустым, пока не платит никто.
improve-line-currency = Валюта
improve-line-amount = Сумма
improve-line-amount-hint = Например, 12500 или 99,50.
improve-line-stage = Стадия
improve-line-stage-hint = Обязательства: связаны договором или решением.
improve-line-funding = Финансирование
improve-line-funding-hint = Профинансировано: источник согласился.
improve-line-note = Примечание
improve-line-note-hint = Что покупается, номер договора.
improve-line-state = Состояние
improve-line-taken-back = Отозвана
improve-line-takes-back = Отзывает строку
improve-line-node-removed = Больше не в плане
improve-line-open = открыть строку
improve-line-other = Связанная строка
improve-line-other-open = Другая строка
improve-ledger-lede = Строки добавляются и никогда не меняются. Ошибка отзывается обратной строкой, поэтому каждую цифру можно проследить.
improve-ledger-empty = Строк пока нет. Добавьте, сколько стоит первое мероприятие и кто за него платит.
improve-ledger-empty-others = Средства ещё не внесены.
improve-ledger-search = Поиск
improve-ledger-all = Все
improve-ledger-filter = Отобрать
improve-ledger-clear = Показать все
improve-ledger-none = Под эти условия не подходит ни одна строка.
improve-ledger-older = Более ранние строки
improve-ledger-no-actions = Средства относятся к мероприятиям, а их в плане пока нет.
improve-ledger-add-action = Добавить мероприятие
improve-fund-title = Финансирование найдено
improve-fund-text = Непрофинансированная строка отзывается, на её место встаёт найденная сумма, остаток остаётся без финансирования.
improve-fund-source = Кто платит
improve-fund-source-hint = Источник, который согласился.
improve-fund-amount-hint = Вся сумма или найденная часть.
improve-fund-button = Записать как профинансированное
improve-take-back-title = Отозвать эту строку
improve-take-back-text = Добавляется строка с обратной суммой. Обе остаются в списке.
improve-take-back-reason = Почему
improve-take-back-button = Отозвать
improve-needs-title = Что нужно
improve-needs-empty = Пока ничего не записано.
improve-need-title = Изменить потребность
improve-need-add = Добавить потребность
improve-need-kind = Вид
improve-need-words = Что нужно
improve-need-words-hint = Например, «По два счётчика на каждую мастерскую».
improve-need-quantity = Сколько
improve-need-unit = Единица
improve-need-quantity-hint = Необязательно: 120 и «часов», 8 и «мест». Стоимость вносится в финансовые строки.
improve-need-quantity-said = { $amount } { $unit }
improve-need-secure = Есть
improve-need-secured = Обеспечено
improve-need-not-secured = Всё-таки нет
improve-need-edit = Изменить «{ $words }»
improve-need-remove = Удалить «{ $words }»
improve-need-save = Сохранить
improve-need-cancel = Отмена
improve-node-money = Потребности и средства
improve-node-planned = Запланировано вместе со всем, что ниже: { $sum }.
improve-node-lines = Финансовые строки
improve-node-no-lines = Средства на это ещё не внесены.
improve-unfunded-title = Что ещё не профинансировано
improve-unfunded-none = Всё запланированное профинансировано.
improve-unfunded-empty = Ничто не ждёт финансирования. Отметьте плановую строку как «Не профинансировано», и она появится здесь.
improve-unfunded-by-year = По годам
improve-unfunded-total = требуется
improve-unfunded-wishes = Ещё без средств
improve-unfunded-actions = { $n ->
    [one] мероприятие
    [few] мероприятия
   *[many] мероприятий
 }
improve-unfunded-years = когда
improve-unfunded-share = { $share } % приходится на эту цель
improve-unfunded-sums-in = Суммы в валюте
improve-unfunded-language = Язык документа
improve-unfunded-pdf = Поделиться как PDF
improve-unfunded-word = Поделиться как Word
improve-unfunded-output = В результате появится: { $output }
improve-unfunded-when = Когда: { $when }
improve-unfunded-responsible = Ответственный: { $who }
improve-unfunded-findings = Что выявлено
improve-unfunded-answers = Это ответ на то, что выявлено:
improve-unfunded-not-priced = цены пока нет
improve-unfunded-group-total = Для этой цели требуется: { $total }
improve-unfunded-needs = { $n ->
    [one] потребность без цены
    [few] потребности без цены
   *[other] потребностей без цены
 }
improve-unfunded-lede-needs = { $needs ->
    [one] Кроме того, есть { $needs } потребность, которую никто ещё не обеспечил и не оценил.
    [few] Кроме того, есть { $needs } потребности, которые никто ещё не обеспечил и не оценил.
   *[other] Кроме того, есть { $needs } потребностей, которые никто ещё не обеспечил и не оценил.
 }
improve-unfunded-as-of = По состоянию на { $day }.
improve-unfunded-contents = Содержание
improve-unfunded-page = Страница { $page } из { $pages }
notice-plan-line-added = Строка внесена.
notice-plan-line-taken-back = Строка отозвана. Обе остаются в списке.
notice-plan-line-funded = Записано как профинансированное. Остаток остаётся без финансирования.
notice-plan-rate-added = Курс добавлен.
notice-plan-need-added = Потребность записана.
notice-plan-need-removed = Потребность удалена.
act-plan-line-added = Внесена финансовая строка
act-plan-line-taken-back = Отозвана финансовая строка
act-plan-line-funded = Найдено финансирование строки
act-plan-rate-added = Добавлен курс валюты
act-plan-need-added = Добавлена потребность
act-plan-need-edited = Изменена потребность
act-plan-need-secured = Потребность обеспечена
act-plan-need-not-secured = Потребность больше не обеспечена
act-plan-need-removed = Удалена потребность
act-plan-need-restored = Потребность возвращена
fault-amount-missing = Введите сумму.
fault-not-an-amount = Введите сумму, например 12500 или 99,50.
fault-thousands-or-decimals = «{ $text }» можно прочитать двояко. Пишите тысячи без знаков, а дробную часть двумя цифрами.
fault-amount-nothing = Сумма равна нулю.
fault-amount-below-nothing = Сумма должна быть больше нуля. Чтобы отозвать средства, откройте их строку.
fault-amount-too-fine = После запятой не больше четырёх цифр.
fault-amount-too-large = Столько денег не бывает.
fault-more-than-the-line = Это больше, чем запрошено в строке.
fault-money-not-funded = Обязательства и расходы возможны только по профинансированным средствам.
fault-money-not-an-action = Потребности и средства относятся к мероприятию.
fault-action-missing = Выберите мероприятие.
fault-need-kind = Выберите, на что это.
fault-need-words-missing = Напишите, что нужно.
fault-no-quantity = Количество должно быть больше нуля.
fault-nobody-pays = Укажите, кто платит. Если пока никто, выберите «Не профинансировано».
fault-not-a-year = Выберите год.
fault-not-yet-spent = В { $year } году ещё ничего не израсходовано.
fault-year-outside-the-plan = Год вне плана: { $from }–{ $until }.
fault-no-rate = На { $day } или раньше нет курса { $currency }.
fault-no-worth = Курс должен быть больше нуля.
fault-own-currency = { $currency } — валюта плана, курс ей не нужен.
fault-rate-source-missing = Укажите, кто опубликовал курс.
refusal-no-rate = На { $day } или раньше нет курса { $currency } к { $into }.
refusal-line-takes-back = Эта строка отзывает другую. Добавьте вместо этого новую.
refusal-line-taken-back = Эта строка уже отозвана.
refusal-line-is-funded = Эта строка уже профинансирована.
improve-ledger-lines = { $count ->
    [one] { $count } строка
    [few] { $count } строки
    [many] { $count } строк
   *[other] { $count } строки
 }
improve-unfunded-lede = { $actions ->
    [one] { $actions } мероприятие ждёт финансирования: { $total }.
    [few] { $actions } мероприятия ждут финансирования: { $total }.
    [many] { $actions } мероприятий ждут финансирования: { $total }.
   *[other] { $actions } мероприятия ждут финансирования: { $total }.
 }
improve-prefill-needs-hint = Названо в готовом мероприятии. Напишите, что именно нужно здесь, или очистите лишнюю строку.
improve-prefill-need-money = Расходы на шаги
improve-prefill-need-equipment = Оборудование для шагов
improve-prefill-need-training = Обучение тех, кто участвует
improve-prefill-need-outside-help = Помощник со стороны
