# Faults and warnings of framework files; the codes are those of alcove-framework.
# keep: framework-fault-
framework-fault-more-faults = Есть ещё ошибки: { $count }. Исправьте сначала указанные выше и проверьте снова.
framework-fault-unreadable = Файл не читается: { $why }.
framework-fault-no-framework-file = В папке нет framework.yaml. Назовите так главный файл.
framework-fault-file-empty = Файл пуст.
framework-fault-file-big = Файл больше { $limit } МБ. Разделите его или уберите то, что рамке не нужно.
framework-fault-files-many = Рамка включает больше файлов, чем { $limit }. Запишите несколько пунктов в один файл.
framework-fault-nul = В файле есть символ NUL, значит, это не текст. Сохраните его как обычный текст в UTF-8.
framework-fault-control-character = В этом тексте есть управляющий символ. Удалите его: в тексте допустимы только табуляция и концы строк.
framework-fault-encoding-utf16 = Файл в кодировке UTF-16. Сохраните его в UTF-8.
framework-fault-encoding-utf32 = Файл в кодировке UTF-32. Сохраните его в UTF-8.
framework-fault-encoding-other = Файл не в UTF-8; похоже на { $encoding }. Сохраните его в UTF-8.
framework-fault-syntax = Здесь файл построен неверно: { $why }.
framework-fault-syntax-colon = Здесь файл построен неверно: двоеточие с пробелом завершает ключ. Возьмите такой текст в кавычки или сдвиньте строку вправо.
framework-fault-syntax-tab = Здесь файл построен неверно: табуляция там, где YAML ждёт пробелы. Сдвигайте строки пробелами.
framework-fault-nodes-many = В файле больше значений, чем { $limit }. Таких больших рамок нет; разделите его.
framework-fault-depth = Значения вложены глубже { $limit } уровней. Упростите дерево.
framework-fault-alias = В файле есть якорь (&) или ссылка (*). Запишите значение целиком; если знак относится к тексту, возьмите текст в кавычки.
framework-fault-yaml-tag = В файле есть тег YAML { $tag }. Уберите его: каждое значение читается как текст.
framework-fault-documents = В файле больше одного документа. Запишите каждую рамку в свой файл.
framework-fault-key-duplicate = Ключ { $key } стоит в одном месте дважды. Оставьте один.
framework-fault-key-not-text = Ключ должен быть словом, а не списком или набором.
framework-fault-key-unknown = Ключ { $key } здесь неизвестен. Уберите его или исправьте на один из: { $known }.
framework-fault-key-unknown-near = Ключ { $key } здесь неизвестен. Возможно, имелся в виду { $near }?
framework-fault-key-missing = Не хватает ключа { $key }. Добавьте его.
framework-fault-key-empty = У ключа { $key } нет значения. Впишите его.
framework-fault-not-text = { $key } — это текст. Запишите его одной строкой или блоком после знака |.
framework-fault-not-a-list = { $key } — это список.
framework-fault-not-a-map = { $key } состоит из ключей и значений.
framework-fault-not-a-number = { $key } — это число вида 12, 0.5 или 7/3; здесь стоит { $value }.
framework-fault-not-whole = { $key } — это целое число от { $lowest } до { $highest }; здесь стоит { $value }.
framework-fault-not-a-day = { $key } — это день вида 2026-11-21; здесь стоит { $value }.
framework-fault-not-a-language = { $value } — не код языка. Напишите en, az, ru или подобное.
framework-fault-not-yes-or-no = { $key } — это true или false; здесь стоит { $value }.
framework-fault-word-unknown = { $key } не может быть { $value }. Напишите одно из: { $known }.
framework-fault-text-long = { $key }: символов { $length }, помещается не больше { $limit }. Сократите.
framework-fault-id-bad = { $id } не годится для кода. Пишите буквы, цифры, точки и дефисы без пробелов, не больше { $limit } символов.
framework-fault-include-outside = { $file } находится вне папки рамки. Назовите файл внутри неё, например items/TL1.yaml.
framework-fault-include-alone = Отдельный файл не может включать { $file }. Поместите рамку в папку с framework.yaml или запишите пункты в сам файл.
framework-fault-include-cycle = { $file } включает сам себя, прямо или через другие. Разорвите круг.
framework-fault-format-foreign = Это файл вида { $kind }. Принесите книгу Excel (.xlsx), лучше всего заполненный шаблон, или рамку, записанную текстом (.yaml).
framework-fault-format-unknown = Этот файл не похож на рамку, известную Alcove. Первая строка должна быть alcove: framework/1; в файле библиотеки есть ключ objects, в книге — лист Items.
framework-fault-format-newer = Файл написан для { $format }, эта программа читает framework/1. Возьмите более новый Alcove.
framework-fault-urn-bad = { $urn } — не URN. Напишите urn: и своё пространство имён, например urn:example:framework:welding.
framework-fault-instrument-bad = Способ ответа — код шкалы, yes-no, date или text либо набор с одним из ключей: scale, amount, ratio, choice.
framework-fault-roll-up-bad = Свёртка — weighted-mean, minimum или none либо набор с одним из ключей: share_at, count_at, at_least.
framework-fault-missing-bad = Правило для пропусков — leave-out или needs-all либо набор с ключом needs_share.
framework-fault-preset-select = Набор { $id } должен один раз сказать, что он выбирает: all: true, tags: [...] или items: [...].
framework-fault-item-deep = Пункт { $id } стоит на глубине { $depth }, а уровней всего { $tiers }. Добавьте уровень или укажите уровень пункта.
framework-fault-texts-own-language = { $language } — собственный язык рамки; его тексты стоят у пунктов, а не здесь.
framework-fault-texts-language-differs = В файле указан язык { $said }, в имени — { $named }. Приведите их в соответствие.
framework-fault-texts-twice = Текст для { $id } на языке { $language } есть дважды. Оставьте один.
framework-fault-texts-unknown =
    Этому тексту не к чему относиться: { $kind ->
        [item] пункт
        [tier] уровень
        [scale] шкала
        [tag] метка
        [preset] набор
        [term] термин
        [variant] отраслевой вариант
        [option] вариант
        [step] ступень
        [choice] выбор
        [action] мероприятие
       *[framework] рамка
    } { $id }. Исправьте код или уберите текст.
framework-fault-texts-unknown-near =
    Этому тексту не к чему относиться: { $kind ->
        [item] пункт
        [tier] уровень
        [scale] шкала
        [tag] метка
        [preset] набор
        [term] термин
        [variant] отраслевой вариант
        [option] вариант
        [step] ступень
        [choice] выбор
        [action] мероприятие
       *[framework] рамка
    } { $id }. Возможно, имелось в виду { $near }?
framework-fault-items-none = В рамке нет пунктов. Добавьте хотя бы один.
framework-fault-items-many = В рамке больше пунктов, чем { $limit }. Разделите её.
framework-fault-rated-none = Ни у одного пункта нет способа ответа, оценивать нечего. Задайте его хотя бы одному пункту.
framework-fault-tiers-none = В рамке нет уровней. Назовите уровни дерева, начиная с внешнего.
framework-fault-name-empty =
    Нет названия: { $kind ->
        [item] пункт
        [tier] уровень
        [scale] шкала
        [tag] метка
        [preset] набор
        [term] термин
        [variant] отраслевой вариант
        [option] вариант
        [step] ступень
        [choice] выбор
       *[framework] рамка
    } { $id }. Дайте его.
framework-fault-item-empty = У пункта { $id } нет ни названия, ни текста. Напишите одно из них.
framework-fault-item-nested = Пункт { $id } стоит глубже { $limit } уровней. Упростите дерево.
framework-fault-item-duplicate = Пункт { $id } есть дважды; первый — в { $first }. Дайте одному из них другой код.
framework-fault-id-duplicate =
    Есть дважды: { $kind ->
        [item] пункт
        [tier] уровень
        [scale] шкала
        [tag] метка
        [preset] набор
        [term] термин
        [variant] отраслевой вариант
        [option] вариант
        [step] ступень
        [choice] выбор
        [action] мероприятие
       *[framework] рамка
    } { $id }. Дайте одному другой код.
framework-fault-id-reserved = { $id } — название способа ответа, шкала так называться не может. Дайте шкале другой код.
framework-fault-ref-unknown =
    Такого нет: { $kind ->
        [item] пункт
        [tier] уровень
        [scale] шкала
        [tag] метка
        [preset] набор
        [term] термин
        [variant] отраслевой вариант
        [option] вариант
        [step] ступень
        [choice] выбор
        [action] мероприятие
       *[framework] рамка
    } { $id }. Исправьте код или добавьте недостающее.
framework-fault-ref-unknown-near =
    Такого нет: { $kind ->
        [item] пункт
        [tier] уровень
        [scale] шкала
        [tag] метка
        [preset] набор
        [term] термин
        [variant] отраслевой вариант
        [option] вариант
        [step] ступень
        [choice] выбор
        [action] мероприятие
       *[framework] рамка
    } { $id }. Возможно, имелось в виду { $near }?
framework-fault-parent-cycle = Пункт { $id } стоит под самим собой, прямо или через другие. Дайте ему другого родителя.
framework-fault-lineage-cycle = Пункт { $id } происходит от самого себя, прямо или через другие. Пункт происходит от пунктов прежнего издания.
framework-fault-scale-short = Шкале { $id } нужны хотя бы две ступени.
framework-fault-scale-steps-many = В шкале { $id } больше ступеней, чем { $limit }. Возьмите вместо неё количество.
framework-fault-step-order = Ступени шкалы { $id } должны возрастать, каждое значение один раз; { $value } нарушает порядок.
framework-fault-descriptor-missing = Пункт { $id } описывает некоторые ступени, но не ступень { $step }. Опишите все или ни одной.
framework-fault-descriptor-unknown = Пункт { $id } описывает ступень { $step }, которой нет в его шкале. Исправьте число.
framework-fault-weight-not-positive = Вес пункта { $id } — { $weight }, а должен быть больше нуля. Исключайте пункт охватом, а не весом.
framework-fault-range-empty = У пункта { $id } наименьшее значение больше наибольшего. Поменяйте их местами.
framework-fault-bounds-order = Границы пункта { $id } должны идти в лучшую сторону, каждая один раз, и требуют направления up или down.
framework-fault-options-few = Выбору пункта { $id } нужен хотя бы один вариант.
framework-fault-share-range = Доля { $share } должна быть больше нуля и не больше единицы.
framework-fault-preset-small = Набор { $id } выбирает оцениваемых пунктов: { $count }, нужно не меньше { $least }. Пометьте больше пунктов или уменьшите at_least.
framework-fault-preset-item-not-rated = В наборе { $id } назван пункт { $item }, который не оценивается. Назовите пункты, у которых есть способ ответа.
framework-fault-step-unknown-roll-up = Свёртка считает ступень { $step }, которой нет ни в одной шкале. Исправьте число.
framework-fault-strength-range = Сила { $value } должна быть от 0 до 100.
framework-fault-variant-empty = В отраслевом варианте { $id } нет ни формулировок, ни примеров. Напишите их или уберите вариант.
framework-fault-variant-item-not-rated = Отраслевой вариант меняет слова оцениваемых пунктов, а пункт { $id } — заголовок. Уберите его из варианта.
framework-fault-variant-text-missing = В отраслевом варианте { $variant } нет текста к пункту { $id } на языке { $language }. Напишите его или уберите пункт из варианта.
framework-fault-actions-format = В файле нет мероприятий, которые знает Alcove. Первая строка должна быть такой: alcove: actions/1.
framework-fault-actions-framework = Мероприятия написаны для { $said }, а эта рамка — { $urn }. Исправьте ключ framework или перенесите файл к его рамке.
framework-fault-action-item-not-rated = Мероприятие { $id } называет пункт { $item }, который не оценивается. Назовите пункты, у которых есть способ ответа.
framework-fault-action-item-elsewhere = Мероприятие { $id } называет пункт { $item }, который не относится к критерию { $criterion }. Исправьте пункт или критерий.
framework-fault-action-language-missing = У мероприятия { $id } нет текста на языке { $language }, а у рамки этот язык есть. Напишите его.
framework-fault-action-text-missing = У мероприятия { $id } на языке { $language } нет поля { $key }. Напишите его.
framework-fault-action-steps-differ = У мероприятия { $id } шагов на языке { $language }: { $here }, а на его собственном языке: { $there }. Сделайте одинаковое число.
framework-fault-library-empty = В библиотеке нет рамки, соответствий или мер, которые можно загрузить.
framework-fault-parent-unknown = Пункт { $id } называет родителя { $parent }, которого нет. Исправьте родителя.
framework-fault-not-imported = { $key } не загружается. Мест в файле: { $count }, первое — это.
framework-fault-library-dependency = Библиотека опирается на { $urn }. Загрузите и её, если она нужна.
framework-fault-library-group-undefined = Группа { $id } используется, но нигде не определена. Загружена под этим именем.
framework-fault-library-labels-missing = Без названия и описания пунктов: { $count }, первый — этот. Показан их код.
framework-fault-library-levels-filled = Названные ступени не покрывают баллы от { $lowest } до { $highest }. Остальные добавлены без названия.
framework-fault-library-scale-unknown = Баллы { $id } нигде не определены. Взяты собственные баллы рамки.
framework-fault-library-scores-quartered = У баллов от { $lowest } до { $highest } нет названий. Они вводятся числом, и каждая их четверть — одна ступень.
framework-fault-library-scores-turned = Наименьший балл ({ $lowest }) больше наибольшего ({ $highest }). Они прочитаны в обратном порядке.
framework-fault-library-question-type = Вид вопроса { $type } неизвестен. Вопрос загружен как текст.
framework-fault-library-question-choices = У вопроса нет вариантов. Он загружен как текст.
framework-fault-library-questions-split = Пунктов с несколькими вопросами: { $count }, первый — этот. Каждый вопрос стал пунктом под своим пунктом.
framework-fault-library-mapping-twice = В соответствии { $id } пар, записанных дважды: { $count }. Оставлена первая из каждых.
framework-fault-library-mapping-unknown = Соответствие { $id } называет пункты, которых нет в { $framework }: { $count }, первый — { $first }. Они опущены.
framework-fault-library-mapping-unrelated = В соответствии { $id } пар, названных несвязанными: { $count }. Они опущены.
framework-fault-library-suggestions-unused = Мер и угроз, которых не называет ни один пункт: { $count }, первая — эта. Они не загружены.
framework-fault-library-suggestions-elsewhere = Пункты называют меры и угрозы другой библиотеки: { $count }, первая — { $first }. Они не загружены.
framework-fault-workbook-old = Книга в старом формате .xls или защищена паролем. Сохраните её как .xlsx без пароля.
framework-fault-workbook-broken = Книга не открывается: { $why }. Сохраните её ещё раз как .xlsx.
framework-fault-workbook-large = Книга разворачивается больше чем в { $limit } МБ или намного больше, чем можно ждать по её размеру. Уберите рисунки и ненужные листы.
framework-fault-workbook-cells = Лист выходит за { $rows } строк, { $columns } столбцов или { $cells } заполненных ячеек. Уберите то, что к рамке не относится.
framework-fault-workbook-no-sheet = В книге нет листа { $sheet }. Начните с шаблона и сохраните названия листов.
framework-fault-workbook-tiers = На листе Items уровней { $needed }, а лист Tiers называет { $count }. Назовите каждый, оцениваемый последним.
framework-fault-column-missing = Не хватает столбца { $column }. Добавьте его.
framework-fault-column-twice = Столбец { $column } есть дважды. Оставьте один.
framework-fault-column-unknown = Столбец { $column } неизвестен. Уберите его; если это уровень дерева, поставьте его перед текстом.
framework-fault-column-unknown-near = Столбец { $column } неизвестен. Возможно, имелся в виду { $near }?
framework-fault-cell-error = В ячейке ошибка вместо значения. Исправьте её формулу.
framework-fault-cell-formula = В ячейке формула без значения. Откройте файл в табличной программе и сохраните его или впишите значение вместо формулы.
framework-fault-language-incomplete = На языке { $language } пунктов без текста, который есть на { $own }: { $count }, первый — { $first }. Недостающее показано на { $own }.
framework-fault-language-part-missing =
    На языке { $language } нет названия: { $kind ->
        [item] пункт
        [tier] уровень
        [scale] шкала
        [tag] метка
        [preset] набор
        [term] термин
        [variant] отраслевой вариант
        [option] вариант
        [step] ступень
        [choice] выбор
       *[framework] рамка
    } { $id }. Показано на { $own }.
framework-fault-language-name-missing = На языке { $language } у рамки нет названия. Показано на { $own }.
framework-fault-variant-language-incomplete = На языке { $language } в отраслевом варианте { $variant } пунктов без текста, который есть на { $own }: { $count }, первый — { $first }.
framework-fault-variant-wording-same = Отраслевой вариант { $variant } повторяет слова рамки в пункте { $id } на языке { $language }. Скажите это словами отрасли или уберите пункт.
framework-fault-action-name-long = В названии мероприятия { $id } на языке { $language } слов: { $count }; с одного взгляда читается не больше { $limit }.
framework-fault-descriptor-translation-missing = На языке { $language } пункт { $id } не описывает ступень { $step }.
framework-fault-statement-long = В тексте пункта { $id } слов: { $count }; легко читается не больше { $limit }.
framework-fault-steps-without-words = В шкале { $id } есть ступени без названия и описания, люди видят только числа.
framework-fault-tag-unused = Ни у одного пункта нет метки { $id }.
