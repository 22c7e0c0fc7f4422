# Целый процесс, с которого могут начать другие
publish-process = Процесс
publish-process-framework = Рамка
publish-process-items = Охват
publish-process-items-count = { $n ->
    [one] { $n } пункт
    [few] { $n } пункта
    [many] { $n } пунктов
   *[other] { $n } пункта
}
publish-process-rating = Конец оценивания
publish-process-agreeing = Конец согласования
publish-process-closing = Закрытие
publish-process-after = { $n ->
    [0] в первый день
    [one] через { $n } день после начала
    [few] через { $n } дня после начала
    [many] через { $n } дней после начала
   *[other] через { $n } дня после начала
}
publish-process-plan = План
publish-process-plan-shape = дней: { $days }, целей: { $objectives }, мероприятий: { $actions }
publish-process-phase = Этап плана
publish-process-phase-days = { $name }: с { $from }-го по { $to }-й день
publish-process-lay-hint = Другие смогут начать так же, как вы: какие пункты рассматривали, сколько длилась каждая часть, как разделён план. Оценки, выводы и мероприятия остаются у вас.
publish-process-from-assessment = Из оценивания
publish-process-from-plan = Из плана
publish-process-none = нет
publish-process-lay = Добавить процесс
publish-process-lay-again = Заменить процесс
publish-process-start = Начать с этого процесса
publish-process-lede = Так работало учреждение «{ $provider }». Ваши собственные оценивание и план начнутся с того же охвата и тех же сроков; наполните их вы.
publish-process-parts = Что вы начинаете?
publish-process-part-assessment = Самооценка
publish-process-part-assessment-hint = С теми же пунктами и датами. Места распределяете вы.
publish-process-part-plan = План развития
publish-process-part-plan-hint = Той же длительности и с теми же этапами, пустой.
publish-process-title = Название
publish-process-title-hint = Так будут называться оценивание и план; каждое можно переименовать.
publish-process-first-day = Первый день
publish-process-first-day-hint = С него начинаются оценивание и план. Все даты потом можно сдвинуть.
publish-process-button = Начать
publish-process-reason = Нет в процессе учреждения «{ $provider }»
notice-practice-process = Процесс этой практики сохранён.
notice-practice-begun = Начато. Просмотрите, прежде чем открыть другим.
refusal-practice-no-process = У этой практики нет процесса, с которого можно начать.
fault-practice-process = Это не процесс, с которого кто-то мог бы начать.
fault-practice-no-framework = Рамки этого процесса здесь нет.
act-practice-process-begun = Начат процесс из практики
