# Таблица планирования, библиотека мероприятий, откуда взялся пункт плана.

improve-tab-table = Таблица планирования

improve-table-title = Таблица планирования
improve-table-lede = Ждут решения: { $open } из { $found }. Сначала самое насущное: чего не хватает и насколько это важно.
improve-table-lede-done = { $found ->
    [one] Решено по всем выводам: { $found } вывод.
    [few] Решено по всем выводам: { $found } вывода.
    [many] Решено по всем выводам: { $found } выводов.
   *[other] Решено по всем выводам: { $found }.
  }
improve-table-lede-none = Здесь выводы закрытых оценок становятся целями и мероприятиями.
improve-table-shows = Выводы по их судьбе
improve-table-show-all = Все
improve-table-show-open = Открытые
improve-table-show-planned = В плане
improve-table-show-merged = Объединённые
improve-table-show-dropped = Отклонённые
improve-table-filter = Отбор выводов
improve-table-filter-button = Показать
improve-table-dimension = Часть рамки
improve-table-dimension-all = Все части
improve-table-none-shown = Под отбор не подходит ни один вывод.
improve-table-no-assessment = План пока не отвечает ни на одну оценку. Включите закрытую ниже.
improve-table-to-assessments = К оценкам
improve-table-no-findings = В оценке пока нет ни пробелов, ни предложений. Сначала запишите выводы.
improve-table-to-findings = Выводы: { $title }

improve-table-gap-target = До цели не хватает { $gap } из { $width }, важность { $importance }
improve-table-gap-best = До лучшего уровня не хватает { $gap } из { $width }, важность { $importance }
improve-table-gap-none = Пробела нет, важность { $importance }
improve-table-no-score = Нет оценки, по которой определить место
improve-table-n-of = Посчитано по { $n } из { $of } показателей
improve-table-more-items = { $count ->
    [one] Ещё { $count } показатель
    [few] Ещё { $count } показателя
    [many] Ещё { $count } показателей
   *[other] Ещё показатели: { $count }
  }

improve-table-fate-open = Открыт
improve-table-fate-planned = В плане
improve-table-fate-closed = Устранён
improve-table-fate-merged = Объединён
improve-table-fate-dropped = Отклонён
improve-table-waiting = Выполнено { $done } из { $of }, что на него отвечают.
improve-table-cancelled = Всё, что на него отвечало, отменено.
improve-table-answered-by = На него отвечает
improve-table-speaker = Объединён с выводом:
improve-table-speaks-for = Представляет также:
improve-table-reason-said = Причина: { $reason }

improve-table-pick = Выбрать: { $title }
improve-table-plan-action = Запланировать мероприятие
improve-table-plan-objective = Запланировать цель
improve-table-ideas = { $count ->
    [one] { $count } готовое мероприятие
    [few] { $count } готовых мероприятия
    [many] { $count } готовых мероприятий
   *[other] Готовые мероприятия: { $count }
  }
improve-table-release = «{ $node }» больше не отвечает на вывод: { $title }

improve-table-decide = Решить по выбранным выводам
improve-table-decide-hint = Выберите выше один или несколько. Планирование ведёт к уже заполненной форме.
improve-table-choose = Выберите
improve-table-node = То, что уже есть в плане
improve-table-answer = Отвечает на них
improve-table-into = Другой вывод, который их представляет
improve-table-merge = Объединить
improve-table-reason = Почему не включать в план
improve-table-drop = Отклонить
improve-table-take-up = Снова открыть

improve-table-sources = Оценивания, на которые отвечает план
improve-table-sources-none = Пока нет.
improve-table-closed-on = закрыто { $day }
improve-table-leave-out = Исключить
improve-table-take-in-which = Ещё одна закрытая оценка
improve-table-take-in = Включить

improve-library-title = Библиотека мероприятий
improve-library-lede = То, что, как известно, помогает; написано для школы, у которой мало денег. Возьмите готовое и сделайте своим.
improve-library-for = Мероприятия, которые отвечают на
improve-library-own = Написать своё
improve-library-exact = Именно для этих показателей
improve-library-near = Для того же критерия
improve-library-filter = Отбор мероприятий
improve-library-words = Слова
improve-library-criterion = Критерий
improve-library-kind = Вид
improve-library-all = Все
improve-library-filter-button = Показать
improve-library-found = { $count ->
    [one] { $count } мероприятие
    [few] { $count } мероприятия
    [many] { $count } мероприятий
   *[other] Мероприятия: { $count }
  }
improve-library-none = В библиотеке нет такого мероприятия.
improve-library-show-all = Показать все мероприятия
improve-library-kind-rule = Договориться о правиле
improve-library-kind-trial = Опробовать
improve-library-kind-training = Научиться
improve-library-kind-equipment = Оснастить
improve-library-kind-partnership = Работать с другими
improve-library-kind-measuring = Измерить
improve-library-need-staff-time = Время сотрудников
improve-library-need-money = Деньги
improve-library-need-equipment = Оборудование
improve-library-need-training = Обучение
improve-library-need-outside-help = Помощь со стороны
improve-library-effort = { $days ->
    [one] { $days } день работы
    [few] { $days } дня работы
    [many] { $days } дней работы
   *[other] { $days } дня работы
  } за { $weeks ->
    [one] { $weeks } неделю
    [few] { $weeks } недели
    [many] { $weeks } недель
   *[other] { $weeks } недели
  }
improve-library-output = Что появится
improve-library-evidence = Что это покажет
improve-library-sign = Первый признак, что работает
improve-library-obstacle = Что мешает
improve-library-answer = Что помогает против этого
improve-library-other-language = Пока не на вашем языке
improve-library-taken = Уже в плане
improve-library-tried = Здесь выполнялось перед следующей оценкой { $times ->
    [one] { $times } раз
    [few] { $times } раза
   *[other] { $times } раз
 }: показатели, на которые оно отвечает, после этого выросли в { $rose } из { $times }.
improve-library-no-cause = Это не значит, что причина в мероприятии.
improve-library-take = Взять в план
improve-library-how = Как это делается

improve-from-title = Запланировать мероприятие
improve-from-none = Плана развития пока нет. Начните его, потом вернитесь к выводу.
improve-from-start = Начать план развития
improve-from-which = В каком плане?

improve-traces-title = Откуда это
improve-traces-merged = Объединён с выводом: { $title }
improve-traces-through = через
improve-traces-library = Из библиотеки мероприятий:
improve-traces-answers = Отвечает на
improve-traces-from-library = Выбрать из библиотеки мероприятий
improve-traces-words-in = В библиотеке эти слова есть только на другом языке. Напишите их на языке плана.

improve-answered-planned = В плане «{ $plan }»
improve-answered-closed = Устранён в плане «{ $plan }»:
improve-answered-merged = В плане «{ $plan }» объединён с выводом: { $title }
improve-answered-dropped = Не включён в план «{ $plan }»: { $reason }

notice-plan-finding-answered = На выводы есть ответ.
notice-plan-finding-released = Больше не отвечает на вывод.
notice-plan-finding-merged = Выводы объединены.
notice-plan-finding-dropped = Выводы отклонены.
notice-plan-finding-taken-up = Выводы снова открыты.
notice-plan-finding-restored = Всё как было.
notice-plan-assessment-taken-in = Оценивание включено.
notice-plan-assessment-left-out = Оценивание исключено.

refusal-assessment-in-plan = По выводам этой оценки уже есть решения: { $decided }.

fault-finding-missing = Выберите хотя бы один вывод.
fault-node-missing = Выберите, что на них отвечает.

act-plan-finding-answered = На вывод дан ответ
act-plan-finding-released = Вывод отвязан от ответа
act-plan-finding-merged = Вывод объединён
act-plan-finding-dropped = Вывод не включён в план
act-plan-finding-taken-up = Вывод снова открыт
act-plan-finding-restored = Решение по выводу отменено
act-plan-assessment-taken-in = Оценивание включено в план
act-plan-assessment-left-out = Оценивание исключено из плана
