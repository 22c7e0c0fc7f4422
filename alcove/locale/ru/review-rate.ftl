fault-no-target = Цель — это значение, к которому вы идёте. Если цели нет, оставьте поле пустым.
fault-no-importance = Важность бывает низкой, обычной или высокой: 1, 2 или 3.
fault-words-empty = Напишите несколько слов.
fault-words-too-long = Слишком длинно: { $characters } { $characters ->
    [one] знак
    [few] знака
   *[many] знаков
 }. Помещается не больше { $most }.
fault-words-nul = В тексте есть знак, который нельзя сохранить. Наберите его заново.
fault-mark-unreadable = Ответ не удалось прочитать. Пишите числа с точкой, а даты так: 2026-11-21.
fault-mark-kind = Укажите вид ответа ровно одним из этих имён: { $kinds }.
fault-mark-wrong-kind = Такой ответ не подходит к вопросу.
fault-mark-no-scale = В наборе критериев нет шкалы для этого вопроса. Сообщите координатору.
fault-mark-no-such-step = На шкале нет уровня { $step }.
fault-mark-too-small = Наименьшее значение здесь: { $minimum }.
fault-mark-too-large = Наибольшее значение здесь: { $maximum }.
fault-mark-no-denominator = Второе число должно быть больше нуля.
fault-mark-negative-numerator = Первое число не может быть меньше нуля.
fault-mark-more-than-all = Первое число больше второго: это больше, чем всего.
fault-mark-nothing-chosen = Выберите хотя бы один ответ.
fault-mark-no-such-option = Ответа «{ $option }» нет.
fault-mark-chosen-twice = Ответ «{ $option }» выбран дважды.
fault-mark-one-option-only = Выберите один ответ. Выбрано: { $given }.
refusal-not-rating-now = Сейчас оценки не принимаются. { $state ->
    [preparing] Оценивание ещё не открыто.
   *[closed] Оценивание закрыто.
 }
refusal-item-settled = По этому пункту уже есть согласованная оценка. Если чего-то не хватает, напишите координатору.
refusal-item-not-rated = «{ $item }» — это заголовок. Отвечают только на пункты под ним.
refusal-item-not-in-seat = Это место не отвечает за «{ $item }». Сначала передайте ему этот пункт или отправьте ответ от другого места.
error-evidence-unknown-title = Такого подтверждения нет
error-evidence-unknown-text = Его нет в библиотеке, или его изъяли. Выберите другое.
refusal-seat-handed-in = Эти ответы сданы. Чтобы изменить их, заберите их на странице проверки.
act-review-rating-saved = Оценка сохранена
notice-rate-saved = Ваш ответ сохранён.
notice-rate-attached = Подтверждение добавлено.
notice-rate-detached = Подтверждение снято с этого ответа. Оно осталось в библиотеке.
notice-rate-handed-in = Ваши ответы сданы.
notice-rate-taken-back = Ответы снова у вас.
notice-rate-no-seat = Здесь нет ваших ответов для проверки: у вас нет места в этом оценивании.
refusal-nothing-to-hand-in = Ещё ничего не оценено. Оцените хотя бы один пункт (всего { $items }), потом сдайте.
refusal-taking-back-is-over = Последний день оценивания был { $due }. Чтобы изменить ответ, обратитесь к координатору.
fault-number-missing = Напишите и второе число.
fault-not-a-number = Напишите число, например 12 или 12,5.
fault-not-a-day = Напишите день, например 2026-11-21.
act-review-remark-added = Добавлена реплика в обсуждение
act-review-remark-removed = Реплика убрана
act-review-seat-handed-in = Ответы сданы
act-review-seat-taken-back = Ответы взяты обратно
act-review-evidence-attached = К ответу добавлено подтверждение
act-review-evidence-detached = Подтверждение снято с ответа
rate-title = { $code } { $text }
rate-yes = Да
rate-no = Нет
rate-not-applicable = Здесь неприменимо
rate-not-applicable-because = Неприменимо: { $why }
rate-cannot-judge = Не могу оценить
rate-amount = { $amount } { $unit }
rate-amount-of = { $unit }: { $amount }
rate-ratio = { $share } ({ $above } из { $below })
rate-ratio-plain = { $above } из { $below }
rate-percent = { $percent } %
rate-level-name = { $level }, { $name }
rate-level-before = Уровень { $level }:
rate-question-before = { $tier } { $code }:
rate-skip = Перейти к вопросу
rate-tree = Критерии
rate-tree-all-criteria = Все критерии
rate-tree-progress = Оценено
rate-tree-rated = Оценено { $done } из { $total }
rate-tree-all = , всё оценено
rate-tree-some = , оценено { $done } из { $total }
rate-tree-none = , не начато
rate-done-of = { $done } из { $total }
rate-to-check = Проверить и сдать
rate-take = Взять с собой
rate-take-taking = Сохранено страниц: { $taken } из { $total }
rate-take-taken = Страниц на этом устройстве: { $total }
rate-take-failed = Не дошло страниц: { $failed } из { $total }. Попробуйте ещё раз, когда связь будет лучше.
rate-steps = Пункты этого критерия
rate-step = { $tier } { $number }
rate-step-done = { $tier } { $number }, оценено
rate-errors-title = К некоторым ответам нужно вернуться
rate-conflict-title = Две версии этого ответа
rate-conflict-by = Другую версию сохранил(а) { $who }: { $when }.
rate-conflict-mine = Ваша
rate-conflict-theirs = Другая
rate-conflict-keep-mine = Оставить мою
rate-conflict-take-theirs = Взять другую
rate-settled = Есть согласованная оценка: { $mark }
rate-hidden = { $seat }: ответ уже есть. Вы увидите его, когда начнётся согласование.
rate-other-language = Только на языке: { $language }
rate-wording = Здесь это значит: { $wording }
rate-setting = Словами этой отрасли: { $name }
rate-help = На что посмотреть, прежде чем оценивать
rate-help-means = Это значит
rate-help-not = Это не значит
rate-help-matters = Почему это важно
rate-help-period = О каком времени речь
rate-help-lives = Где обычно лежат эти данные
rate-help-questions = С каких вопросов начать
rate-help-original = Словами рамки
rate-terms = Что значат термины
rate-terms-all = Все термины
rate-note-level = Почему этот уровень?
rate-note-answer = Почему такой ответ?
rate-note-hint = Одно-два предложения, понятные эксперту со стороны.
rate-field-level = Уровень
rate-field-option = Ответы
rate-field-reason = Почему здесь неприменимо?
rate-field-amount = Число
rate-field-above = Первое число
rate-field-below = Второе число
rate-field-day = День
rate-field-words = Ответ
rate-field-note = Обоснование
rate-field-target = К какому уровню идём
rate-field-importance = Важность
rate-field-confidence = На чём основано
rate-clear = Забрать мой ответ
rate-amount-label = Число ({ $unit })
rate-ratio-above = Сколько из них
rate-ratio-below = Сколько всего
rate-ratio-share = Доля:
rate-target-unit = К какому значению идём ({ $unit })
rate-target-none = Не задано
rate-more = Цель и важность
rate-importance-unsaid = Не указана
rate-importance-1 = Низкая
rate-importance-2 = Обычная
rate-importance-3 = Высокая
rate-confidence-none = Пока ни на чём
rate-confidence-own-statement = На нашем собственном мнении
rate-confidence-document = На документе
rate-confidence-data-series = На данных за несколько лет
rate-confidence-verified = Проверено кем-то ещё
rate-evidence = Подтверждения
rate-evidence-newer = { $what }, заменён после закрытия: { $day }
rate-evidence-count = { $count ->
    [0] пока нет
    [one] { $count } подтверждение
    [few] { $count } подтверждения
   *[many] { $count } подтверждений
 }
rate-evidence-remove = Убрать: { $title }
rate-evidence-drop = Перетащите файлы сюда, вставьте картинку или сделайте снимок. До { $limit } каждый.
rate-evidence-add = Добавить подтверждение
rate-evidence-photo = Сделать снимок
rate-evidence-too-large = { $name }: файл слишком большой.
rate-evidence-link = Добавить ссылку
rate-evidence-url = Адрес
rate-evidence-title = Название
rate-evidence-link-add = Добавить ссылку
rate-evidence-library = Из библиотеки
rate-save-saving = Сохраняется…
rate-save-saved = Сохранено в { $time }
rate-save-saved-on = Сохранено: { $day }
rate-save-none = Пока нечего сохранять
rate-save-kept = Хранится на этом устройстве, будет отправлено позже
rate-save-failed = Сохранить не удалось. Ваш текст остался на этом устройстве.
rate-save-conflict = Сохранить не удалось: есть две версии. Выберите выше.
rate-save-signin = Сохранить не удалось: сеанс закончился. Ваш текст цел.
rate-save-refused = Сохранить не удалось: посмотрите отмеченное поле.
rate-save-full = На устройстве нет места. Не закрывайте страницу, пока не появится «Сохранено».
rate-save-theirs = Теперь показана другая версия.
rate-save-sign-in = Войти снова
rate-save = Сохранить
rate-previous = Назад
rate-next = Дальше
rate-next-check = Проверить этот критерий
rate-aside = Коллеги и обсуждение
rate-peers = Коллеги
rate-peers-apart = { $levels ->
    [one] разница { $levels } уровень
    [few] разница { $levels } уровня
   *[many] разница { $levels } уровней
 }
rate-peers-shown = Показано, потому что вы уже ответили.
rate-peers-hidden = Ответы коллег появятся, когда придёт время: не раньше, чем вы ответите сами.
rate-peer-you = { $name } (вы)
rate-peer-not-yet = ещё нет
rate-peer-something = ответ есть
rate-last = Прошлый цикл
rate-last-agreed = Согласовано тогда: { $mark }
rate-last-own = Ваше подразделение тогда: { $mark }
rate-talk = Обсуждение
rate-talk-empty = Здесь ещё никто не писал.
rate-talk-add = Написать в обсуждение
rate-talk-hint = Чтобы позвать кого-то, напишите @ и имя.
rate-talk-found = { $count ->
    [one] Подходит { $n } имя. Стрелки — двигаться, Enter — выбрать.
    [few] Подходят { $n } имени. Стрелки — двигаться, Enter — выбрать.
    [many] Подходит { $n } имён. Стрелки — двигаться, Enter — выбрать.
   *[other] Подходит { $n } имени. Стрелки — двигаться, Enter — выбрать.
}
rate-talk-to = Позвать
rate-talk-to-nobody = Никого отдельно
rate-talk-post = Отправить
rate-talk-remove = Убрать вашу реплику
rate-mail-subject = { $name } зовёт вас в обсуждение: { $code }
rate-mail-body = { $name } зовёт вас в обсуждение: { $item }

  { $body }

  Прочитать и ответить: { $address }
rate-keys-short = Клавиши: цифры ставят оценку, J дальше, K назад.
rate-keys-all = Все сочетания
rate-keys-title = Сочетания клавиш
rate-keys-on = Одиночные клавиши на этом устройстве
rate-keys-hint = Пока вы пишете в поле, буквы ничего не делают.
rate-key-level = Выбрать уровень
rate-key-ways = Дальше и назад
rate-key-fields = Обоснование, подтверждение
rate-key-palette = Поиск и переход на страницу
rate-key-list = Этот список
rate-close = Закрыть
rate-check-title = Проверка: { $seat }
rate-check-refused = Сдать не получилось
rate-check-complete = Оценено всё: { $total }.
rate-check-missing = Не оценено: { $missing } из { $total }.
rate-check-bare = { $bare ->
    [one] Без подтверждения { $bare } ответ.
    [few] Без подтверждения { $bare } ответа.
   *[many] Без подтверждения { $bare } ответов.
 }
rate-check-handed-in = Сдано: { $when }.
rate-check-take-back = Взять обратно
rate-check-not-rated = Не оценено
rate-check-no-evidence = Нет подтверждения
rate-check-see = Посмотреть
rate-check-change = Изменить
rate-check-rate = Оценить
rate-check-on = Дальше: { $name }
rate-check-whole = Проверить всё
rate-check-before = После сдачи ответы можно только читать. Пока собираются оценки, их можно взять обратно.
rate-check-before-due = После сдачи ответы можно только читать. Взять их обратно можно до: { $due }.
rate-check-hand-in = Сдать: { $seat }
rate-check-go-on = Оценивать дальше
rate-library-title = Выбор из библиотеки
rate-library-back = Назад к вопросу
rate-library-search = Поиск в названиях, заметках и именах файлов
rate-library-find = Найти
rate-library-none = В библиотеке ничего подходящего нет. Поищите другими словами или добавьте подтверждение на странице вопроса.
rate-library-attach = Добавить
rate-library-attach-what = Добавить: { $title }
rate-library-more = Ещё
refusal-seat-has-answered = Подразделение уже ответило само. Вы увидите ответ, когда начнётся согласование.
