# How far something is; never without the method
improve-progress-schedule = Прошло { $share }% запланированного времени, мероприятий со сроками: { $n } из { $of }
improve-progress-schedule-missing = По графику: нет мероприятий со сроками
improve-progress-work = Сделано { $share }% запланированной работы, мероприятий с часами: { $n } из { $of }
improve-progress-work-missing = По объёму работы: нет мероприятий с часами
improve-progress-indicator = Пройдено { $share }% пути к целевому значению, показателей с замерами: { $n } из { $of }
improve-progress-indicator-missing = По показателям: замеров пока нет
improve-progress-judged = { $share }%, по оценке ответственных
improve-progress-judged-missing = Оценки пока нет
