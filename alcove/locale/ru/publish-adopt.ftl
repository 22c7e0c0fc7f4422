# keep: publish-worked-
publish-adopt-link = Перенять части
publish-adopt-title = Перенять части в свой план
publish-adopt-lede = Каждая выбранная часть станет мероприятием вашего плана, готовым к изменениям. Связь с этой практикой останется.
publish-adopt-conditions = Проверьте, выполнены ли они у вас; это никуда не отправляется.
publish-adopt-which = Части
publish-adopt-needs = Нужно: { $needs }
publish-adopt-plan = План
publish-adopt-plan-hint = Планы вашего учреждения, которые вы можете менять.
publish-adopt-button = Перенять
publish-adopt-no-plan = Нет плана, который вы можете менять. Начните его или обратитесь к координатору.
publish-adopt-plans = Планы развития
publish-adopt-no-blocks = Эта практика не разделена на части. Спросите тех, кто её описал.
publish-adopt-reason = Перенято из практики «{ $title }»
publish-adopted-count = { $n ->
    [0] Пока никто не перенял.
    [one] { $n } учреждение переняло её части.
    [few] { $n } учреждения переняли её части.
    [many] { $n } учреждений переняли её части.
   *[other] { $n } учреждения переняло её части.
    }
publish-adopters = Кто перенял
publish-adoptions-title = Перенятое
publish-adoptions-lede = Через несколько месяцев расскажите, как приспособили и что вышло: следующие учатся на том и другом.
publish-adoptions-empty = Пока ничего не перенято. У практик каталога есть части, которые можно взять.
publish-adoptions-read = Читать практику
publish-adoptions-untold = Пока не рассказано
publish-adoptions-node = Мероприятие { $n }
publish-adoption-worked = Получилось?
publish-adoption-adapted = Что вы изменили?
publish-adoption-result = Что вышло?
publish-adoption-result-hint = Цифра с датой говорит больше всего. Это увидит учреждение, описавшее практику.
publish-worked-yes = Получилось
publish-worked-partly = Отчасти
publish-worked-no = Не получилось
publish-ask-title = Спросить тех, кто описал
publish-ask-hint = С вопросом уйдут ваше имя и учреждение, без адреса. Ответ придёт письмом.
publish-ask-question = Вопрос
publish-ask-button = Спросить
publish-questions = Вопросы
publish-questions-answer = Ответ
publish-questions-send = Отправить ответ
publish-mail-adopted-subject = Рассказывает учреждение, которое переняло: { $title }
publish-mail-adopted-body = { $who } рассказывает, как приспособило «{ $title }» и что вышло. { $link }
publish-mail-tell-subject = Что вышло? { $title }
publish-mail-tell-body = Полгода назад вы переняли части «{ $title }». Как вы приспособили и что вышло? { $link }
publish-mail-question-subject = Вопрос о практике { $title }
publish-mail-question-body = { $who }, { $organisation }, спрашивает: { $question } Ответить здесь: { $link }
publish-mail-answer-subject = Ответ о практике { $title }
publish-mail-answer-body = Вы спрашивали о «{ $title }»: { $question } Ответ: { $answer }
notice-practice-adopted = Части теперь — мероприятия вашего плана.
notice-practice-told = Сохранено. Авторам сообщено.
notice-practice-question = Отправлено. Ответ придёт письмом.
notice-practice-answered = Ответ отправлен.
refusal-practice-nobody-to-ask = Никто не согласился отвечать на вопросы об этой практике.
act-practice-adopted = Переняты части практики
act-practice-adoption-told = Рассказано, что вышло из практики
act-practice-adopter-asked = Спрошено, что вышло из практики
act-practice-asked-about = Вопрос о практике
act-practice-question-answered = Ответ на вопрос
publish-word-title = Из файла Word
publish-word-text = Заполните шаблон в Word и загрузите сюда. Прочитанное заполнит форму; ничего не сохранится, пока не сохраните вы.
publish-word-form = Скачать шаблон
publish-word-file = Файл Word
publish-word-button = Прочитать
publish-word-read = Прочитано из файла: разделы { $numbers }. Посмотрите и сохраните. Имена и адреса людей из файлов не берутся.
publish-word-lede = Пишите под каждым заголовком. Заголовки не меняйте: по их номерам текст читается обратно.
publish-word-subtitle = Практика в тринадцати разделах шаблона
publish-word-contents = Содержание
publish-word-page = Страница { $page } из { $pages }
publish-word-draft = Черновик, не для публикации.
refusal-practice-word-unreadable = Это не файл Word (.docx), который можно прочитать.
refusal-practice-word-nothing = Не найдено ни одного заголовка шаблона, например «6. Влияние».
improve-library-elsewhere = Из практик сети
improve-library-elsewhere-take = Перенять части
