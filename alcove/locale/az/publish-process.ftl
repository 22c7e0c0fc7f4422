# Başqalarının başlaya biləcəyi bütöv proses
publish-process = Proses
publish-process-framework = Çərçivə
publish-process-items = Əhatə
publish-process-items-count = { $n } bənd
publish-process-rating = Qiymətləndirmənin sonu
publish-process-agreeing = Razılaşdırmanın sonu
publish-process-closing = Bağlanış
publish-process-after = { $n ->
    [0] ilk gün
   *[other] başlanğıcdan { $n } gün sonra
}
publish-process-plan = Plan
publish-process-plan-shape = { $days } gün, məqsəd: { $objectives }, tədbir: { $actions }
publish-process-phase = Planın mərhələsi
publish-process-phase-days = { $name }: { $from }-ci gündən { $to }-ci günədək
publish-process-lay-hint = Başqaları sizin qaydanızla başlaya bilər: hansı bəndlərə baxılıb, hər hissə nə qədər çəkib, plan necə bölünüb. Qiymətlər, nəticələr və tədbirlər sizdə qalır.
publish-process-from-assessment = Qiymətləndirmədən
publish-process-from-plan = Plandan
publish-process-none = heç biri
publish-process-lay = Prosesi əlavə et
publish-process-lay-again = Prosesi əvəz et
publish-process-start = Bu prosesdən başla
publish-process-lede = { $provider } belə işləyib. Sizin öz qiymətləndirməniz və planınız eyni əhatə və eyni müddətlərlə başlayır; içini siz doldurursunuz.
publish-process-parts = Nəyə başlayırsınız?
publish-process-part-assessment = Özünüqiymətləndirmə
publish-process-part-assessment-hint = Eyni bəndlər və tarixlərlə. Yerləri siz bölürsünüz.
publish-process-part-plan = İnkişaf planı
publish-process-part-plan-hint = Eyni müddət və mərhələlərlə, içi boş.
publish-process-title = Ad
publish-process-title-hint = Qiymətləndirmə də, plan da belə adlanacaq; hər birinin adını dəyişə bilərsiniz.
publish-process-first-day = İlk gün
publish-process-first-day-hint = Qiymətləndirmə və plan həmin gün başlayır. Bütün tarixlər sonra dəyişdirilə bilər.
publish-process-button = Başla
publish-process-reason = { $provider } prosesində yoxdur
notice-practice-process = Bu təcrübənin prosesi saxlanılıb.
notice-practice-begun = Başlanıb. Başqalarına açmazdan əvvəl nəzərdən keçirin.
refusal-practice-no-process = Bu təcrübənin başlana biləcək prosesi yoxdur.
fault-practice-process = Bu, kiminsə başlaya biləcəyi proses deyil.
fault-practice-no-framework = Bu prosesin çərçivəsi burada yoxdur.
act-practice-process-begun = Təcrübənin prosesinə başlanıb
