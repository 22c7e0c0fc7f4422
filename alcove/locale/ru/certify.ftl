# keep: certify-rule- certify-validation- certify-stage- certify-verdict-
certify-crumbs = Где вы находитесь
certify-cancel = Отмена
certify-save = Сохранить
certify-edit = Изменить
certify-certificates-title = Сертификаты
certify-award-too = Ваша организация сертифицирует других?
certify-schemes-link = Что мы присуждаем
certify-offers-title = К чему можно идти
certify-offers-none = Пока ни одна организация не предлагает здесь сертификатов.
certify-judged-on = Посчитано по оцениванию
certify-judged-running = ещё идёт, цифры могут измениться
certify-judged-on-nothing = Пока нет оценивания, по которому можно посчитать.
certify-rules-met = Выполнено { $met } из { $of }
certify-have = { $have } из { $need }
certify-share = { $have } % из { $need } %
certify-met = Выполнено
certify-open = Ещё нет
certify-group = Группа { $n }
certify-rule-closed = Оценивание закрыто
certify-rule-items-assessed = { $least ->
    [one] Оценён не менее чем { $least } пункт
    [few] Оценено не менее { $least } пунктов
   *[other] Оценено не менее { $least } пунктов
}
certify-rule-items-in-each-group = { $least ->
    [one] В каждой части рамки оценён не менее чем { $least } пункт
    [few] В каждой части рамки оценено не менее { $least } пунктов
   *[other] В каждой части рамки оценено не менее { $least } пунктов
}
certify-rule-counts-at-step = На уровне { $step } и выше стоят по частям не менее { $counts } пунктов
certify-rule-field-at-step = { $percent } % пунктов области на уровне { $step } и выше
certify-rule-evidence-share = { $percent } % оценённых пунктов имеют подтверждения, открытые экспертам
certify-rule-plan-approved = План развития утверждён, у каждого мероприятия есть ответственный и сроки
certify-rule-findings-answered = На { $percent } % пробелов есть ответ в плане
certify-rule-practices-published = { $least ->
    [one] Опубликована не менее чем { $least } успешная практика
    [few] Опубликовано не менее { $least } успешных практик
   *[other] Опубликовано не менее { $least } успешных практик
}
certify-rule-declaration = Руководитель подписал декларацию
certify-rule-kind-none = Без требования
certify-rule-kind-items-assessed = Оценённые пункты
certify-rule-kind-items-in-each-group = Оценённые пункты в каждой части
certify-rule-kind-counts-at-step = Пункты на уровне, по частям
certify-rule-kind-field-at-step = Доля области на уровне
certify-rule-kind-evidence-share = Доля с подтверждениями
certify-rule-kind-plan-approved = Утверждённый план с ответственными и сроками
certify-rule-kind-findings-answered = Доля пробелов с ответом
certify-rule-kind-practices-published = Опубликованные успешные практики
certify-rule-kind-declaration = Декларация руководителя
certify-note-no-assessment = Нет оценивания по рамке, которая здесь засчитывается.
certify-note-no-plan = Плана пока нет.
certify-note-plan-not-approved = План ещё не утверждён.
certify-note-after-closing = Уровни считаются после закрытия оценивания.
certify-mend-plan = К утверждению плана
certify-mend-findings = Ответить на выводы
certify-mend-no-plan = Начать план
certify-mend-no-assessment = К оцениваниям
certify-mend-closing = К оцениванию
certify-mend-results = Посмотреть результаты
certify-mend-practices = К нашим практикам
certify-mend-rating = Продолжить оценивание
certify-rules-title = Что требуется
certify-level-about = О сертификате
certify-level-progress = Сколько осталось?
certify-body = Сертифицирующая организация
certify-valid = Действует
certify-valid-for-ever = бессрочно
certify-valid-months = { $months ->
    [one] { $months } месяц
    [few] { $months } месяца
   *[other] { $months } месяцев
}
certify-validation = Как рассматривают
certify-validation-on-paper = по документам: решает то, что подано
certify-validation-desk = эксперты изучают материалы
certify-validation-visit = эксперты ещё и приезжают
certify-fee = Стоимость
certify-judge-title = Посчитать по другому оцениванию
certify-judge-button = Посчитать
certify-assessment = Оценивание
certify-field = Область
certify-level-field-none = Всё оценивание
certify-schemes-title = Что мы присуждаем
certify-schemes-none = Вы пока ничего не присуждаете. Схема говорит, чего требует сертификат; начать можно с одной из пяти заготовок.
certify-scheme-new = Новая схема
certify-scheme-new-title = Новая схема
certify-scheme-new-lede = Начните с заготовки и измените нужное. До публикации её никто не видит.
certify-scheme-new-button = Начать схему
certify-preset = Заготовка
certify-scheme-file-title = Из файла
certify-scheme-file = Содержимое файла
certify-scheme-file-hint = Схема, скачанная как JSON. Берётся вместо заготовки.
certify-scheme-edit = Изменить схему
certify-scheme-edit-title = Изменить схему
certify-scheme-facts = О схеме
certify-scheme-acts = Что с ней сделать
certify-scheme-download = Скачать как JSON
certify-scheme-withdraw = Отозвать схему
certify-fields = Области
certify-fields-hint = Для области можно назвать её пункты через запятую. Без них считается всё оценивание.
certify-mentions = Особые отметки
certify-frameworks = Рамки
certify-frameworks-hint = Их идентификаторы через запятую. Без них принимается любая рамка.
certify-hash = Отпечаток
certify-publish = Опубликовать
certify-publish-hint = Организации её увидят. Опубликованная редакция не меняется.
certify-revise = Начать следующую редакцию
certify-revise-hint = Эта редакция не меняется. Изменение создаёт новую.
certify-withdraw-hint = Больше никто не сможет подать заявку. Начатые заявки продолжаются.
certify-editions = Редакции
certify-edition-published = Редакция { $number }, опубликована
certify-edition-draft = Редакция { $number }, черновик
certify-edition-withdrawn = Редакция { $number }, отозвана
certify-levels = { $count ->
    [one] { $count } уровень
    [few] { $count } уровня
   *[other] { $count } уровней
}
certify-levels-title = Уровни
certify-new-level = Добавить уровень
certify-new-level-hint = Короткий идентификатор: строчные латинские буквы, цифры, дефис.
certify-level-remove = Удалить уровень
certify-names = Название
certify-name-in = Название, { $language }
certify-aliases-in = Другие названия, { $language }
certify-about = Для кого
certify-about-in = Для кого, { $language }
certify-fee-in = Стоимость, { $language }
certify-says = Что говорит сертификат
certify-says-in = Что говорит сертификат, { $language }
certify-id = Идентификатор
certify-items = Пункты
certify-valid-months-label = Сколько месяцев действует
certify-valid-months-hint = Пусто: бессрочно.
certify-surveillance-label = Через сколько месяцев проверяется снова
certify-surveillance-hint = Пусто: не раньше окончания.
certify-asks-field = Заявитель выбирает область
certify-rules-hint = Числа по частям пишутся 3 / 3 / 2 в порядке рамки.
certify-rule-n = Требование { $n }
certify-rule-number = Число, процент или числа
certify-rule-step = Уровень
notice-certify-scheme-created = Схема начата.
notice-certify-scheme-saved = Сохранено.
notice-certify-scheme-published = Схема опубликована.
notice-certify-scheme-withdrawn = Схема отозвана.
notice-certify-scheme-revised = Следующая редакция — черновик.
refusal-scheme-frozen = Опубликованная редакция не меняется. Начните следующую редакцию.
refusal-scheme-has-a-draft = У схемы уже есть черновик.
refusal-scheme-not-published = Схема не опубликована.
fault-scheme-format = Это не схема Alcove.
fault-no-scheme-file = Этот текст не является файлом схемы.
fault-name-missing = Нет названия на языке схемы.
fault-level-missing = В схеме есть хотя бы один уровень.
fault-scheme-id = Каждый идентификатор встречается один раз: строчные буквы, цифры и дефис.
fault-too-many-of-them = Не больше { $most }.
fault-no-months = От 1 до { $most } месяцев.
fault-no-fields = В схеме нет областей для выбора.
fault-no-rules = У уровня от 1 до 20 требований, и каждое чего-то требует: числа больше нуля, от 1 до 100 процентов.
fault-rule-numbers = Не указано число требования.
