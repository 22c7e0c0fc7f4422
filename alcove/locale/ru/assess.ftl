# keep: act-assess-
act-assess-framework-imported = Загружена рамка
assess-list-title = Рамки
assess-list-lede = То, по чему вы себя оцениваете. У каждой рамки хранятся все издания, а используемое издание никогда не меняется.
assess-list-search = Поиск по названию или коду
assess-list-none = Рамок пока нет. Загрузите рамку из Excel, YAML или JSON.
assess-list-none-found = Рамки с таким названием нет.
assess-list-all = Показать все рамки
assess-list-everyone = Для всех здесь
assess-counts = { $rated ->
    [one] { $rated } оцениваемый пункт
    [few] { $rated } оцениваемых пункта
   *[other] { $rated } оцениваемых пунктов
}, всего { $items }
assess-version = Издание { $version }
assess-public = Открыта
assess-not-for-publication = Не для публикации
assess-in-use = Используется
assess-used-since = Используется с { $day }
assess-imported-on = Загружено { $day }
assess-draft = Черновик
assess-drafts = { $count ->
    [one] { $count } текст в черновике
    [few] { $count } текста в черновике
   *[other] { $count } текстов в черновике
}
assess-languages = Язык текстов:
assess-settings = Формулировки:
assess-setting-own = Как в рамке
assess-setting-words = Формулировки: { $name }
assess-back = К списку рамок
assess-search-label = Поиск в этой рамке
assess-search-button = Найти
assess-search-title = Найдено
assess-search-tagged = Пункты с меткой «{ $tag }»
assess-search-clear = Показать структуру
assess-search-found = { $count ->
    [0] Ничего не подходит. Попробуйте меньше слов.
    [one] Подходит { $count } пункт.
    [few] Подходят { $count } пункта.
   *[other] Подходят { $count } пунктов.
}
assess-search-more = Ещё пункты
assess-outline-title = Структура
assess-download-title = Скачать
assess-download-xlsx = Книга Excel
assess-download-yaml = Текстовый файл (YAML)
assess-download-json = JSON
assess-print-link = Вся рамка для печати
assess-print-button = Печать
assess-arithmetic-title = Как считаются результаты
assess-about-title = Об этом издании
assess-about-publisher = Издатель
assess-about-published = Дата издания
assess-about-urn = Код
assess-presets-title = Готовые выборки
assess-presets-hint = Самооценка может охватить все пункты или одну из этих выборок.
assess-coverage-title = Охват по меткам
assess-coverage-hint = Сколько оцениваемых пунктов несут каждую метку.
assess-coverage-tag = Метка
assess-coverage-kind = Вид
assess-coverage-all = Всего
assess-tag-theme = Тема
assess-tag-group = Группа
assess-glossary-title = Словарь
assess-glossary-none = В этой рамке нет объяснённых терминов.
assess-item-title = { $code }: { $title }
assess-item-below = { $count ->
    [one] { $count } оцениваемый пункт
    [few] { $count } оцениваемых пункта
   *[other] { $count } оцениваемых пунктов
}
assess-item-pages = Страницы
assess-item-neighbours = До и после
assess-item-means = Что это значит
assess-item-not = Чего это не значит
assess-item-matters = Почему это важно
assess-item-evidence = Что считается подтверждением
assess-item-examples = Примеры из этой отрасли
assess-item-original = Словами рамки
assess-item-questions = Вопросы для начала
assess-item-numerator = Что считают
assess-item-denominator = От чего берут долю
assess-item-unit = Единица
assess-item-range = Допустимые значения
assess-item-bounds = Перевод в уровень
assess-item-period = Период
assess-item-lives = Где хранится показатель
assess-item-disaggregate = Разбивка
assess-item-survey = Вопрос для опроса
assess-item-note = Примечание
assess-item-lens = На что смотрит
assess-item-weight = Вес
assess-item-roll-up = Как считается результат
assess-item-licence = Лицензия
assess-item-source = Источник
assess-item-lineage = Происхождение
assess-item-maps = { $count ->
    [one] { $count } связь с другими рамками
    [few] { $count } связи с другими рамками
   *[other] { $count } связей с другими рамками
}
assess-map-strength = сила { $strength } из 100
assess-option-score = Баллы: { $score }
assess-relation-equal = Спрашивает то же
assess-relation-subset = Входит в
assess-relation-superset = Включает
assess-relation-intersects = Пересекается с
assess-relation-related = Связано с
assess-lineage-same = То же, что { $item } прежнего издания
assess-lineage-replaces = Заменяет { $item } без изменения смысла
assess-lineage-split = Выделено из { $item }
assess-lineage-merged = Объединяет { $item } и другие
assess-lens-scope = Делается ли и насколько широко
assess-lens-performance = Что это даёт
assess-lens-leading-others = Учатся ли у нас другие
assess-by-sex = пол
assess-by-age-group = возраст
assess-by-disability = инвалидность
assess-by-region = регион
assess-instrument-scale = Оценивается по шкале: { $steps }
assess-instrument-amount = Число, единица: { $unit }
assess-instrument-ratio = Доля из двух чисел, единица: { $unit }
assess-instrument-yes-no = Да или нет
assess-instrument-choice = Один из ответов ниже
assess-instrument-choices = Один или несколько ответов ниже
assess-instrument-date = Дата
assess-instrument-text = Ответ словами
assess-unit-hours = часы
assess-unit-days = дни
assess-unit-persons = человек
assess-bounds-up = Следующий уровень начинается с { $bounds } { $unit }, больше — лучше.
assess-bounds-down = Следующий уровень начинается с { $bounds } { $unit }, меньше — лучше.
assess-range-both = от { $least } до { $most }
assess-range-least = { $least } и больше
assess-range-most = { $most } и меньше
assess-roll-up-weighted-mean = Результат раздела — взвешенное среднее того, что стоит ниже.
assess-roll-up-minimum = Результат раздела — наименьшее из того, что стоит ниже.
assess-roll-up-share = Результат раздела — доля его пунктов на уровне { $step } и выше.
assess-roll-up-count = Результат раздела — число его пунктов на уровне { $step } и выше.
assess-roll-up-at-least = Раздел достигнут, когда на уровне { $step } и выше стоит не меньше { $count } его пунктов.
assess-roll-up-none = У разделов нет собственного результата.
assess-missing-leave-out = Пункты без ответа не учитываются, а охват показан. Пропуск никогда не равен нулю.
assess-missing-needs-all = Результат есть только тогда, когда ответ есть у каждого пункта. Пропуск никогда не равен нулю.
assess-missing-needs-share = Результат есть только тогда, когда ответ есть не меньше чем у { $percent } % пунктов. Пропуск никогда не равен нулю.
assess-import-title = Загрузить рамку
assess-import-lede = Загрузите собственную рамку или ту, на которую у вашей организации есть право. Файл загружается целиком или не загружается вовсе.
assess-import-owner = Кто может пользоваться
assess-import-owner-hint = Организация, которой принадлежит рамка.
assess-import-everyone = Все на этой установке
assess-import-publication = Публикация
assess-import-publication-hint = Рамка не для публикации остаётся в организации: снаружи её нет ни на одной странице, ни в одном файле или ответе.
assess-import-as-written = Как указано в файле
assess-import-not-for-publication = Не для публикации, что бы ни было в файле
assess-import-file = Файл
assess-import-limit = Excel (.xlsx), YAML или JSON, не больше { $limit }.
assess-import-drop = Файл можно перетащить сюда.
assess-import-button = Проверить и загрузить
assess-import-another = Загрузить другой файл
assess-import-faults = { $count ->
    [one] В файле { $file } { $count } ошибка
    [few] В файле { $file } { $count } ошибки
   *[other] В файле { $file } { $count } ошибок
}
assess-import-faults-hint = Ничего не загружено. Каждая строка называет место и что делать.
assess-import-more-faults = { $count ->
    [one] Ещё { $count } ошибка не показана. Сначала исправьте эти.
    [few] Ещё { $count } ошибки не показаны. Сначала исправьте эти.
   *[other] Ещё { $count } ошибок не показано. Сначала исправьте эти.
}
assess-imported-title = Рамка загружена
assess-imported-nothing-title = Эта рамка уже была здесь
assess-imported-new = Новое
assess-imported-there = Уже есть, без изменений
assess-imported-warnings = { $count ->
    [one] { $count } место, на которое стоит посмотреть
    [few] { $count } места, на которые стоит посмотреть
   *[other] { $count } мест, на которые стоит посмотреть
}
assess-imported-warnings-hint = Они не помешали загрузке. Здесь сказано, что не понято или не полно.
assess-formats-title = Что можно загрузить
assess-format-workbook = Книга Excel
assess-format-workbook-text = Одна строка на каждый оцениваемый пункт, перед текстом — ваши уровни. Начните с шаблона ниже.
assess-format-ours = Текстовый файл в нашем формате
assess-format-ours-text = YAML, который человек читает и правит: уровни, шкалы, пункты, тексты на нескольких языках. В этом виде отсюда скачивают всё.
assess-format-library = Библиотека другой программы оценки
assess-format-library-text = Библиотеки YAML с ключом «objects»: рамки, их вопросы и связи с другими. Непонятое перечисляется.
assess-format-json = JSON
assess-format-json-text = То же, что наш текстовый файл, в виде, в котором его пишет интерфейс для машин.
assess-template-title = Начните в Excel
assess-template-text = В шаблоне есть указания, небольшой пример и столбец для всего, что может сказать пункт.
assess-template-tiers = Названия ваших уровней
assess-template-tiers-hint = Начиная с верхнего, через запятую, например: Область, Критерий, Показатель. Для примера оставьте пустым.
assess-template-button = Скачать шаблон
fault-framework-file-missing = Выберите файл.
fault-tiers-unusable = Назовите не больше восьми уровней; названия должны различаться и не совпадать со столбцами книги.
refusal-framework-needs-owner = Тексты не для публикации, поэтому рамка должна принадлежать организации. Выберите её.
refusal-edition-differs = Издание { $version } рамки { $urn } уже есть здесь с другим содержанием. Дайте изменённому тексту новую версию.
refusal-edition-other-language = Издание { $version } рамки { $urn } уже есть здесь на языке { $here }; в файле оно на языке { $language }. Ничего не импортировано. Принесите оба языка в одном файле, как переводы, под новой версией.
refusal-edition-older = Версия { $version } рамки { $urn } уже есть здесь; более новой в файле нет.
