fault-unknown-choice = Такого варианта нет.
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
refusal-seat-handed-in = Эти ответы сданы. Чтобы изменить их, заберите их на странице проверки.
act-review-rating-saved = Оценка сохранена
