# keep: certify-amount- engagement-part- conflict- conflict-effect- declared- desk-state- report-kind- report-all- report-answer- report-recommend- notice- act-certify- fault- refusal- home-desk- mail-application-
assessors-title = Эксперты
assessors-lede = Люди, которых вы можете пригласить оценивать заявки, и сколько у каждого сейчас работы.
assessors-none = В списке пока никого нет. Пригласите первого эксперта.
assessors-add = Добавить эксперта
assessors-email-hint = Кто ещё не состоит у вас, получит приглашение.
assessors-fields = Области знаний
assessors-languages = Языки
assessors-commas = Через запятую.
assessors-employers = Работодатели
assessors-employers-hint = Организации, где работает человек, по одной в строке. Конфликт с ними виден сам.
assessors-most = Заявок одновременно, не больше
assessors-load = { $load } из { $most }
assessors-waits = Приглашение ещё не принято
assessors-save = Сохранить
assessors-leave = Убрать из списка
engagement-part-lead = Ведущий эксперт
engagement-part-co-assessor = Второй эксперт
engagement-part-substitute = Запасной эксперт
engagement-part-mentor = Наставник
engagement-until = до { $day }
engagement-asked = Приглашён
engagement-accepted = Принято
engagement-declined = Отказ
engagement-ended = Завершено
engagement-to-decide = Нужно решить о конфликте
engagement-to-answer = Ждёт вашего ответа
engagement-waits = Ждёт решения организации
engagement-waits-text = Вы согласились и сообщили о конфликте. Организация примет решение, оно появится здесь.
engagement-excluded = Конфликт интересов исключает участие.
engagement-rests = Приостановлено: возник конфликт
engagement-rests-text = После согласия у вас появилась связь с этой организацией. Ваше участие приостановлено, рабочий стол для вас закрыт. Сертифицирующая организация это видит и решает, что делать дальше.
engagement-rests-officer = { $name }: после согласия появилась связь с организацией. Рабочий стол для этого человека закрыт, его оценки не учитываются. Второй эксперт ничего не сможет согласовать, пока вы не завершите участие или не передадите его запасному эксперту.
engagement-over-counts = Участие завершилось в срок, после сдачи оценок. Сданное учитывается, пока эту роль не займёт кто-то другой.
engagement-over-replaced = Участие завершилось в срок, сданное больше не учитывается.
engagement-over-empty = Участие завершилось в срок, но ничего не было сдано, поэтому ничего не учитывается. Второй эксперт продолжает один, если вы никого не пригласите на эту роль.
engagement-discount = Не учитывать сданное
engagement-discount-button = Больше не учитывать
engagement-title = Оценить: { $applicant }?
engagement-declare = Ваша декларация
engagement-declare-hint = Укажите, что связывает вас с этой организацией. Читает только присуждающая организация.
engagement-conflict-kind = Связь
engagement-conflict-words = Своими словами
engagement-complete = Больше ничто не может поставить под сомнение мою беспристрастность.
engagement-accept = Принять
engagement-decline = Отказаться
engagement-because = Причина
engagement-end = Завершить досрочно
engagement-end-button = Закрыть доступ сейчас
engagement-substitute = Передать запасному
engagement-substitute-button = Передать
engagement-substitute-hint = Доступ прежнего закрывается сразу. Его оценки остаются в истории, но не учитываются.
engagement-decide-because = Ваше решение о конфликте и его обоснование
engagement-decide-for = Может оценивать
engagement-decide-against = Не может
engagements-title = Кто оценивает
engagements-application = Заявка
engagements-none = Пока никого не пригласили.
engagements-ask = Пригласить
engagements-no-pool = В списке нет никого, кого можно пригласить.
engagements-who = Эксперт
engagements-part = В качестве
engagements-check = Проверить конфликты
engagements-ties = { $name } и эта организация
engagements-no-ties = Связей не известно
engagements-full = Предел этого эксперта достигнут.
engagements-excluded = Человек с такой связью не может здесь оценивать.
engagements-last-day = Доступ до
engagements-last-day-hint = После этого дня закрывается сам.
engagements-because = Почему, несмотря на связь
engagements-words = Несколько слов эксперту
engagements-ask-button = Пригласить
conflict-member = Состоит в организации
conflict-former-member = Состоял в организации до { $day }
conflict-mentoring-pair = Наставническая пара в сети
conflict-mentored = Был наставником организации
conflict-employer = Указал её как работодателя
conflict-assessed-before = Уже оценивал её { $day }
conflict-employment = Сообщил: работает или работал там
conflict-personal = Сообщил: там родные или друзья
conflict-financial = Сообщил: деньги
conflict-advice = Сообщил: консультировал организацию
conflict-other = Сообщил: другое
conflict-said = { $kind }: { $words }
conflict-effect-noted = Отмечено
conflict-effect-must-be-decided = Нужно решение
conflict-effect-excluded = Исключено
declared-none = Нет конфликта
declared-employment = Работаю или работал там
declared-personal = Там родные или близкие друзья
declared-financial = Денежные отношения
declared-advice = Консультировал её по этому вопросу
declared-other = Другое
mine-title = Мои экспертизы
mine-lede = Что вас попросили оценить. Каждый доступ закрывается сам в свой день.
mine-none = Вас пока не просили оценить заявку.
desk-title = Рабочий стол
desk-crumbs = Где вы находитесь
desk-tabs = Части заявки
desk-aside = Рядом с показателем
desk-tab-items = Показатели
desk-tab-questions = Вопросы
desk-tab-report = Отчёт
desk-state-submitted = Подана
desk-state-under-assessment = На оценке
desk-state-factual-check = Проверка фактов
desk-state-reported = Отчёт готов
desk-state-decided = Решение принято
desk-state-withdrawn = Отозвана
desk-state-draft = Черновик
desk-lede-open = Все сдали. Согласовано { $settled } из { $items }.
desk-lede-waiting = Вы сдали. Когда сдаст и второй, вы увидите оценки друг друга.
desk-lede-reading = На оценку представлено показателей: { $items }.
desk-go-on = Продолжить
desk-open = Открыто
desk-differ = Мнения расходятся
desk-apart = расхождение
desk-who = Эксперты
desk-judged = { $judged } из { $of }
desk-handed-in = Сдано
desk-blind = Пока оба не сдали, никто не видит мнения другого.
desk-voice-over = Доступ закончился, оценки учитываются
desk-voice-rests = { $name }: участие приостановлено. Оценки этого человека не учитываются, и согласовать ничего нельзя, пока сертифицирующая организация не завершит участие или его не примет запасной эксперт.
desk-settle-anew = Согласовать заново
desk-settled-without = Согласовано без участия, оценки даны позже: { $names }. Согласуйте заново.
desk-hand-in = Сдать
desk-hand-in-hint = Ваши оценки закроются. Когда сдадут оба, вы увидите мнения друг друга и договоритесь.
desk-take-back = Забрать обратно
desk-times = Время
desk-clock-stopped = Время остановлено
desk-access-until = Ваш доступ закончится после { $day }.
desk-extent = Что проверяется
desk-extent-all = Все показатели: { $items }
desk-extent-sample = { $items } из { $all } показателей
desk-each = Показателей каждого критерия
desk-each-hint = Выборка берёт сначала те, где организация ставит себя выше всего.
desk-each-all = Все
desk-choose = Выбрать
desk-steps = Показатели этого критерия
desk-claim = Что говорит организация
desk-no-claim = Оценка не согласована.
desk-no-reason = Обоснование не написано.
desk-no-evidence = Ничего не приложено.
desk-evidence-closed = Не открыто для экспертов
desk-judge = Ваше суждение
desk-own = Ваше суждение
desk-agree = Согласен
desk-agree-text = Оценка организации верна.
desk-adjust = Изменить
desk-adjust-text = Верна другая оценка.
desk-adjust-to = Изменить: { $mark }
desk-insufficient = Недостаточно
desk-insufficient-text = Показанное не подтверждает оценку.
desk-own-mark = Своя оценка
desk-own-mark-hint = Если вы изменяете.
desk-comment = Комментарий
desk-comment-hint = Нужен, если вы не согласны.
desk-conflict = Это тем временем сохранили в другом месте
desk-conflict-text = Если сохранить ещё раз, останется то, что здесь.
desk-others = Другой эксперт
desk-settled = Согласовано
desk-settled-by = { $name }, { $at }
desk-settle = Договориться об оценке
desk-settle-mark = Эта оценка
desk-settle-reason = Обоснование
desk-settle-reason-hint = Нужно, если мнения расходились. Может стать выводом отчёта.
desk-settle-next = Записать и дальше
desk-settle-button = Записать
desk-dissent = В чём моё мнение иное
desk-no-questions = По этому показателю вопросов нет.
desk-ask = Спросить организацию
desk-back = К показателям
questions-title = Вопросы организации
questions-none = Вопросов не задано.
questions-open = Открыт
questions-due = до { $day }
questions-answered = Ответ { $day }
questions-withdrawn = Отозван
questions-withdraw = Отозвать
questions-evidence = Подтверждение
questions-ask = Задать вопрос
questions-ask-hint = Становится задачей организации. Пока нет ответа, время стоит.
questions-about = О чём
questions-whole = Заявка в целом
questions-words = Вопрос
questions-due-day = Ответить до
questions-ask-button = Спросить
answers-title = Вопросы экспертов
answers-lede = Пока не дан каждый ответ, время вашей заявки стоит.
answers-none-open = Открытых вопросов нет.
answers-words = Ответ
answers-evidence = Подтверждения
answers-evidence-hint = Открытые для экспертов.
answers-no-evidence = Ни одно подтверждение ещё не открыто для экспертов. Откройте в библиотеке.
answers-send = Отправить ответ
report-title = Отчёт экспертов
report-draft = Черновик
report-final = Окончательный
report-final-on = Окончательный, { $day }
report-check-until = Проверка фактов до { $day }
report-check-text = До { $day } отметьте, верны ли факты в каждом фрагменте. Без ответа считается верным.
report-summary = Резюме
report-nothing-said = Пока ничего не написано.
report-recommendation = Рекомендация
report-recommendation-hint = Для комиссии. Организация увидит после решения.
report-because = Обоснование рекомендации
report-recommend-none = Пока нет
report-recommend-granted = Присвоить
report-recommend-conditional = Присвоить с условиями
report-recommend-refused = Отказать
report-save = Сохранить
report-kind = Вид
report-kind-finding = Вывод
report-kind-strength = Сильная сторона
report-kind-must = Обязательно сделать
report-kind-suggestion = Предложение
report-all-must = Что обязательно сделать
report-all-suggestion = Что предлагается
report-group = Критерий
report-whole = Организация в целом
report-words = Текст
report-add = Добавить фрагмент
report-change = Изменить
report-changed = Изменён после отправки
report-remove = Убрать
report-reply = Ваш отклик на ответ
report-institution = Организация
report-assessors = Эксперты
report-by-criterion = По критериям
report-fill = Начать с согласованного
report-fill-hint = Вывод по каждому показателю, где итог иной, чем у организации.
report-send = Отправить организации
report-send-hint = На проверку фактов. Оценивание на этом завершается.
report-due-day = Ответить до
report-check = Проверка фактов
report-check-progress = Отвечено { $answered } из { $of }
report-is-it-right = Факты верны?
report-answer-right = Верно
report-answer-wrong = Неверно
report-correction = Как на самом деле
report-answer-save = Сохранить ответ
report-end-check = Завершить проверку
report-end-check-text = Отвечено фрагментов: { $answered } из { $of }.
report-end-check-button = Завершить
report-finish = Сделать окончательным
report-no-passages = Фрагментов нет.
report-work = Работа над отчётом
notice-assessor-added = Эксперт добавлен в список.
notice-assessor-changed = Сохранено.
notice-assessor-left = Эксперт убран из списка.
notice-assessor-asked = Приглашение отправлено. Ответ появится здесь.
notice-engagement-ended = Доступ закрыт.
notice-conflict-decided = Решено.
notice-substitute-took-over = Запасной эксперт принял работу.
notice-engagement-accepted = Принято. Вот заявка.
notice-engagement-waits = О конфликте решит организация.
notice-engagement-excluded = С таким конфликтом оценивать нельзя. Организация извещена.
notice-engagement-declined = Отказ отправлен.
notice-desk-saved = Сохранено.
notice-desk-handed-in = Сдано.
notice-desk-taken-back = Забрано обратно. Продолжайте.
notice-desk-chosen = Показатели выбраны.
notice-desk-settled = Согласовано.
notice-question-asked = Вопрос задан. Время остановлено.
notice-question-withdrawn = Отозван.
notice-question-answered = Ответ у экспертов.
notice-report-written = Сохранено.
notice-report-filled = Отчёт начат.
notice-report-sent = Черновик у организации.
notice-report-finished = Отчёт окончательный.
notice-check-ended = Проверка завершена.
notice-passage-added = Добавлено.
notice-passage-changed = Сохранено.
notice-passage-removed = Убрано.
notice-passage-answered = Сохранено.
fault-conflict-reason-missing = Напишите, почему, несмотря на связь.
fault-day-is-past = Выберите день, который ещё не прошёл.
fault-day-too-far = Выберите день не дальше чем через { $days } дн.
fault-declaration-missing = Подтвердите, что декларация полная.
fault-evidence-not-for-assessors = Выберите подтверждения, открытые для экспертов.
fault-is-in-the-pool = Человек с этим адресом уже в списке.
fault-judgement-no-mark = Выберите верную оценку.
fault-judgement-no-mark-wanted = Оценка указывается только при изменении.
fault-judgement-same-mark = Это оценка самой организации. Выберите «Согласен».
fault-not-a-load = Число от 1 до { $most }.
fault-not-a-sample = Не меньше одного.
fault-nothing-to-agree-with = Нет оценки, с которой можно согласиться.
fault-too-many-words = Не больше { $most }, каждое короткое.
fault-verdict-missing = Выберите: согласен, изменить или недостаточно.
refusal-assessor-asked-already = Этот человек уже приглашён или участвует.
refusal-assessor-is-engaged = Открытых экспертиз: { $count }. Сначала завершите их.
refusal-sits-on-committee = Кто входит в комитет по этой заявке, не может её оценивать.
refusal-assessor-is-full = Достигнут предел: { $most } заявок одновременно.
refusal-assessor-not-in-yet = Приглашение в список ещё не принято.
refusal-conflict-excluded = Конфликт интересов исключает этого человека.
refusal-engagement-not-accepted = Участие ещё не принято.
refusal-engagement-accepted = Участие уже принято.
refusal-engagement-declined = От участия отказались.
refusal-engagement-ended = Участие завершено.
refusal-engagement-rests = { $tie ->
    [member] Ваше участие приостановлено: вы вошли в состав организации, которую оцениваете. Сертифицирующая организация извещена.
    [employer] Ваше участие приостановлено: организация, которую вы оцениваете, теперь среди ваших работодателей. Сертифицирующая организация извещена.
   *[other] Ваше участие приостановлено из-за конфликта интересов. Сертифицирующая организация извещена.
}
refusal-engagement-wrong-moment = Заявка не на той стадии.
refusal-engagement-lead-taken = Ведущий эксперт уже есть.
refusal-engagement-part-taken = Второй эксперт уже есть.
refusal-engagement-no-substitute = Заменить эксперта может только согласившийся запасной.
refusal-engagement-nothing-to-decide = Решать нечего.
refusal-engagement-waits-for-the-body = Организация ещё не решила.
refusal-desk-handed-in = Уже сдано.
refusal-desk-is-open = Все сдали и видят мнения друг друга.
refusal-desk-not-all-judged = Не оценено: { $left } из { $of }.
refusal-desk-not-under-assessment = Заявка сейчас не у экспертов.
refusal-desk-sample-too-late = Кто-то уже сдал. Выборка не меняется.
refusal-desk-still-blind = Ещё не все сдали.
refusal-clarification-answered = На вопрос уже ответили.
refusal-clarification-withdrawn = Вопрос отозван.
refusal-clarification-over = Вопросы по этой заявке закрыты.
refusal-report-not-open = Отчёт сейчас нельзя изменить.
refusal-report-too-long = Не больше { $most } фрагментов.
refusal-passage-was-sent = Фрагмент отправлен организации. Измените его.
refusal-report-has-passages = В отчёте уже есть фрагменты.
refusal-report-is-empty = Отчёт пуст.
refusal-report-unsettled = Не согласовано показателей: { $left }.
refusal-report-question-open = Есть открытый вопрос организации. Дождитесь ответа или снимите вопрос.
refusal-factual-check-over = Проверка фактов завершена.
refusal-factual-check-runs = Организация ещё проверяет факты.
refusal-report-objections-open = Возражений без отклика: { $count }.
refusal-report-no-recommendation = Укажите рекомендацию и обоснование.
mail-engagement-subject = { $body }: просьба оценить заявку
mail-engagement-rests-subject = Участие приостановлено: { $name }
act-certify-assessor-added = Эксперт добавлен в список
act-certify-assessor-changed = Данные эксперта изменены
act-certify-assessor-left = Эксперт убран из списка
act-certify-assessor-asked = Эксперт приглашён
act-certify-engagement-accepted = Участие принято
act-certify-engagement-declined = Отказ от участия
act-certify-engagement-excluded = Участие исключено из-за конфликта
act-certify-engagement-ended = Участие завершено
act-certify-engagement-rests = Участие приостановлено: возник исключающий конфликт
act-certify-conflict-declared = Заявлено о конфликте
act-certify-conflict-decided = Принято решение о конфликте
act-certify-substitute-took-over = Работа передана запасному
act-certify-assessment-begun = Начата оценка заявки
act-certify-item-judged = Показатель оценён
act-certify-item-settled = Показатель согласован
act-certify-items-settled = Согласовано несколько показателей
act-certify-judgements-handed-in = Суждения сданы
act-certify-judgements-taken-back = Суждения взяты обратно
act-certify-sample-chosen = Выборка определена
act-certify-clarification-asked = Организации задан вопрос
act-certify-clarification-answered = Дан ответ экспертам
act-certify-clarification-withdrawn = Вопрос отозван
act-certify-report-written = Отчёт написан
act-certify-report-filled = Отчёт начат
act-certify-passage-added = Фрагмент добавлен
act-certify-passage-changed = Фрагмент изменён
act-certify-passage-removed = Фрагмент убран
act-certify-passage-answered = Дан ответ на фрагмент
act-certify-draft-report-sent = Черновик отчёта отправлен
act-certify-factual-check-asked = Запрошена проверка фактов
act-certify-factual-check-ended = Проверка фактов завершена
act-certify-report-finished = Отчёт сделан окончательным
desk-tab-visit = Визит
visit-title = Визит
visit-none = Визит не запланирован.
visit-from-to = { $from } – { $to }
visit-told = Показано организации с { $day }.
visit-not-told = Организация пока не видит план.
visit-tell = Показать организации
visit-meetings = Встречи
visit-no-meetings = Встреч пока нет.
visit-noted = Заметки
visit-checks = Что посмотреть
visit-no-checks = Список пуст.
visit-check = Что посмотреть
visit-check-add = Добавить в список
visit-seen = Посмотрели
visit-tick = Посмотрели
visit-open-again = Открыть снова
visit-remove = Убрать
visit-work = Работа над визитом
visit-plan = Когда и где
visit-first-day = Первый день
visit-last-day = Последний день
visit-last-day-hint = Пусто: один день.
visit-place = Место
visit-words = Что следует знать организации
visit-save = Сохранить
visit-meeting-add = Добавить встречу
visit-meeting-change = Изменить встречу
visit-meeting-remove = Убрать встречу
visit-whom = С кем
visit-whom-hint = Например: преподаватели первого курса, без имён.
visit-day = День
visit-begins = С
visit-ends = До
visit-who = Кто из экспертов
visit-topic = О чём
visit-notes = Заметки
visit-notes-hint = Конфиденциально: читают только два эксперта.
visit-notes-save = Сохранить и назад
visit-notes-both = Тем временем писал другой эксперт. Ниже оба текста; сохраните верный.
notice-visit-planned = Сохранено.
notice-visit-told = Организация видит план.
notice-meeting-added = Встреча добавлена.
notice-meeting-changed = Сохранено.
notice-meeting-removed = Встреча убрана.
notice-visit-check-added = Добавлено.
notice-visit-check-ticked = Сохранено.
notice-visit-check-removed = Убрано.
notice-interview-noted = Заметки сохранены.
fault-not-an-hour = Время, например 09:30.
refusal-visit-not-planned = Сначала укажите, когда визит.
refusal-visit-too-long = Не больше { $most }.
refusal-meeting-has-notes = У встречи есть заметки.
act-certify-visit-planned = Визит запланирован
act-certify-visit-told = План визита показан
act-certify-meeting-added = Встреча добавлена
act-certify-meeting-changed = Встреча изменена
act-certify-meeting-removed = Встреча убрана
act-certify-interview-noted = Записаны заметки встречи
act-certify-visit-check-added = Добавлено в список визита
act-certify-visit-check-ticked = Отмечено в списке визита
act-certify-visit-check-removed = Убрано из списка визита
page-engagements = Мои экспертизы
home-desk-answer = { $body }: просьба оценить { $applicant }
home-desk-answer-hint = Сообщите о связях и примите или откажитесь.
home-desk-answer-button = Ответить
home-desk-judge = Оценить: { $applicant }
home-desk-judge-button = К рабочему столу
home-desk-question = Эксперты спрашивают о вашей заявке
home-desk-question-button = Ответить
home-desk-check = Проверьте факты в отчёте экспертов
home-desk-check-hint = Без ответа считается верным.
home-desk-check-button = Проверить
home-desk-vote = Проголосуйте по заявке: { $applicant }
home-desk-vote-hint = Предложено решение. Оно принято, когда за него достаточно членов комитета.
home-desk-vote-button = Голосовать
home-desk-condition = Сообщите, как выполнены условия вашего сертификата
home-desk-condition-button = Ответить
home-desk-received = Заявки ждут следующего шага
home-desk-received-button = Открыть заявки
mail-application-decided-subject = Решение по вашей заявке: { $level }
mail-application-asked-subject = Эксперты спрашивают о вашей заявке: { $level }
mail-application-check-subject = Проверьте факты в отчёте экспертов: { $level }
desk-lede = { $left ->
    [0] Оценены все показатели: { $items }. Сдайте, когда будете готовы.
    [one] Остался { $left } из { $items }.
    [few] Осталось { $left } из { $items }.
   *[other] Осталось { $left } из { $items }.
}
desk-clock = { $days ->
    [one] { $days } день с подачи
    [few] { $days } дня с подачи
   *[other] { $days } дней с подачи
}
desk-evidence = Подтверждения: { $count }
desk-each-n = По { $count } от каждого
desk-apart-steps = { $steps ->
    [one] разница { $steps } уровень
    [few] разница { $steps } уровня
   *[other] разница { $steps } уровней
}
desk-settle-agreed = Согласовать совпавшие: { $count }
report-objections = { $count ->
    [one] { $count } возражение
    [few] { $count } возражения
   *[other] { $count } возражений
}
home-desk-judge-hint = { $left ->
    [0] Все оценены. Сдайте.
    [one] Остался { $left } из { $items }.
    [few] Осталось { $left } из { $items }.
   *[other] Осталось { $left } из { $items }.
}
home-desk-question-hint = { $count ->
    [one] { $count } вопрос. Время стоит до ответа.
    [few] { $count } вопроса. Время стоит до ответа.
   *[other] { $count } вопросов. Время стоит до ответа.
}
home-desk-condition-hint = { $count ->
    [one] { $count } условие пока без ответа.
    [few] { $count } условия пока без ответа.
   *[other] { $count } условий пока без ответа.
}
home-desk-received-hint = { $count ->
    [one] { $count } заявка подана или с готовым отчётом. Назначьте экспертов или примите решение.
    [few] { $count } заявки поданы или с готовым отчётом. Назначьте экспертов или примите решение.
   *[other] { $count } заявок поданы или с готовым отчётом. Назначьте экспертов или примите решение.
}
mail-application-asked-body =
    { $body }: эксперты задали вопрос о вашей заявке «{ $level }».
    
    Ответьте до: { $day }. До ответа время рассмотрения стоит.
    { $link }
mail-application-check-body =
    { $body }: готов проект отчёта по вашей заявке «{ $level }».
    
    Проверьте факты до: { $day }. Без ответа считается верным.
    { $link }
mail-application-decided-body =
    { $body }: принято решение по вашей заявке «{ $level }».
    
    Решение: { $verdict }
    
    Обоснование, условия (если они есть) и письмо здесь:
    { $link }
mail-engagement-rests-body =
    { $name } оценивает заявку организации «{ $applicant }». После согласия у этого человека появилась связь с ней.
    
    Связь: { $tie }
    
    Рабочий стол для этого человека закрыт, его оценки не учитываются, и согласовать ничего нельзя. Завершите участие или передайте его запасному эксперту:
    { $link }
mail-engagement-body = 
    { $body } просит вас оценить заявку: { $applicant }.
    
    В качестве: { $part }
    Доступ до: { $day }
    
    Сообщите о связях с организацией и примите или откажитесь:
    { $link }
home-desk-scheme = Скажите, что вы присуждаете
home-desk-scheme-hint = Уровни, области и правила. Начните с одного из пяти образцов и измените что захотите.
home-desk-scheme-button = Начать
home-desk-publish = Опубликуйте «{ $scheme }»
home-desk-publish-hint = До публикации никто не видит, как далеко продвинулся, и не может подать заявку.
home-desk-publish-button = Посмотреть и опубликовать
home-desk-pool = Назовите людей, которых вы можете пригласить оценивать
home-desk-pool-hint = Предлагаемый вами уровень проверяют извне, а список экспертов пуст.
home-desk-pool-button = Добавить экспертов
home-desk-keys = Создайте ключи, которыми вы подписываете
home-desk-keys-hint = Пока не выдан первый сертификат, можно выбрать, как в них записано ваше название.
home-desk-keys-button = Посмотреть и создать
home-desk-willing = Оцените связи экспертов с заявителем: { $applicant }
home-desk-willing-hint = { $count ->
    [one] { $count } эксперт готов оценивать и начнёт с вашего согласия.
    [few] { $count } эксперта готовы оценивать и начнут с вашего согласия.
   *[other] { $count } экспертов готовы оценивать и начнут с вашего согласия.
}
home-desk-willing-button = Посмотреть и ответить
home-desk-met = Проверьте, выполнены ли условия: { $applicant }
home-desk-met-hint = Ответы есть на все. Сертификат ждёт вашего слова.
home-desk-met-button = Прочитать ответы
home-desk-look = Посмотрите снова на сертификат: { $applicant }
home-desk-look-hint = Вы обещали проверять, пока он действует.
home-desk-look-button = Открыть сертификат
certify-amount-hours = { $count ->
    [one] { $amount } час
    [few] { $amount } часа
    [many] { $amount } часов
   *[other] { $amount } часа
}
certify-amount-days = { $count ->
    [one] { $amount } день
    [few] { $amount } дня
    [many] { $amount } дней
   *[other] { $amount } дня
}
certify-amount-months = { $count ->
    [one] { $amount } месяц
    [few] { $amount } месяца
    [many] { $amount } месяцев
   *[other] { $amount } месяца
}
certify-amount-persons = { $count ->
    [one] { $amount } человек
    [few] { $amount } человека
    [many] { $amount } человек
   *[other] { $amount } человека
}
engagement-objected = Организация возражает
engagement-answer-because = Ваш ответ организации с обоснованием
conflict-objection = Организация возражает
refusal-objection-too-late = Возразить можно, пока эксперт работает. Этот эксперт работу закончил.
refusal-objection-open = На ваше прошлое возражение ещё не ответили.
act-certify-assessor-objected = Возражение против эксперта
mail-engagement-objection-subject = { $applicant }: возражение против эксперта
mail-engagement-objection-body =
    Организация «{ $applicant }» считает пристрастным эксперта, который оценивает её заявку ({ $name }):
    
    { $objection }
    
    Примите решение и ответьте с обоснованием:
    { $link }
mail-application-objection-subject = Ответ на ваше возражение: { $level }
mail-application-objection-body =
    { $body }: есть ответ на ваше возражение против эксперта ({ $name }) по заявке «{ $level }».
    
    Ответ здесь:
    { $link }
home-desk-settle = Согласуйте оценку: { $applicant }
home-desk-settle-hint = { $left ->
    [one] Оба эксперта сдали работу. Осталось согласовать { $left } показатель.
    [few] Оба эксперта сдали работу. Осталось согласовать { $left } показателя.
   *[other] Оба эксперта сдали работу. Осталось согласовать { $left } показателей.
}
home-desk-settle-button = К рабочему столу
home-desk-report = Напишите отчёт: { $applicant }
home-desk-report-hint = Все показатели согласованы. Прежде чем отчёт станет окончательным, организация проверит в нём факты.
home-desk-report-button = Открыть отчёт
home-desk-finish = Завершите отчёт: { $applicant }
home-desk-finish-hint = Организация проверила факты. Ответьте на её замечания и завершите отчёт.
home-desk-finish-button = Открыть отчёт
home-desk-objection = Ответьте на возражение: { $applicant }
home-desk-objection-hint = Организация считает одного из своих экспертов пристрастным. Решать вам, продолжит ли он работу.
home-desk-objection-button = Посмотреть и ответить
home-desk-sign = Подпишите декларацию: «{ $level }»
home-desk-sign-hint = Всё остальное для заявки готово.
home-desk-sign-button = Прочитать и подписать
home-desk-submit = Подайте заявку: «{ $level }»
home-desk-submit-hint = Всё выполнено, декларация подписана.
home-desk-submit-button = Посмотреть и подать
conflict-effect-decided = Решено
