# Planlaşdırma cədvəli, tədbirlər kitabxanası, planın bəndinin haradan gəldiyi.

improve-tab-table = Planlaşdırma cədvəli

improve-table-title = Planlaşdırma cədvəli
improve-table-lede = { $found } çıxarışdan { $open } ədədi qərar gözləyir. Əvvəlcə ən təxirəsalınmazları gəlir: nə qədər çatmır və bu nə qədər vacibdir.
improve-table-lede-done = { $found ->
    [one] Yeganə çıxarış üzrə qərar verilib.
   *[other] Bütün { $found } çıxarış üzrə qərar verilib.
  }
improve-table-lede-none = Burada bağlanmış qiymətləndirmələrin çıxarışları məqsəd və tədbirlərə çevrilir.
improve-table-shows = Çıxarışlar taleyinə görə
improve-table-show-all = Hamısı
improve-table-show-open = Açıq
improve-table-show-planned = Planda
improve-table-show-merged = Birləşdirilmiş
improve-table-show-dropped = Çıxarılmış
improve-table-filter = Çıxarışları süz
improve-table-filter-button = Göstər
improve-table-dimension = Çərçivənin hissəsi
improve-table-dimension-all = Bütün hissələr
improve-table-none-shown = Süzgəcə uyğun çıxarış yoxdur.
improve-table-no-assessment = Plan hələ heç bir qiymətləndirməyə cavab vermir. Aşağıda bağlanmış birini daxil edin.
improve-table-to-assessments = Qiymətləndirmələrə keç
improve-table-no-findings = Qiymətləndirmədə hələ nə boşluq, nə də təklif var. Əvvəlcə çıxarışları yazın.
improve-table-to-findings = Çıxarışlar: { $title }

improve-table-gap-target = Hədəfə qədər { $width } pillədən { $gap } çatmır, vacibliyi { $importance }
improve-table-gap-best = Ən yüksək pilləyə qədər { $width } pillədən { $gap } çatmır, vacibliyi { $importance }
improve-table-gap-none = Boşluq yoxdur, vacibliyi { $importance }
improve-table-no-score = Sıralamaq üçün qiymət yoxdur
improve-table-n-of = { $of } göstəricidən { $n } üzrə hesablanıb
improve-table-more-items = { $count ->
    [one] Daha bir göstərici
   *[other] Daha { $count } göstərici
  }

improve-table-fate-open = Açıq
improve-table-fate-planned = Planda
improve-table-fate-closed = Aradan qaldırılıb
improve-table-fate-merged = Birləşdirilib
improve-table-fate-dropped = Çıxarılıb
improve-table-waiting = { $of ->
    [one] Ona cavab verən hələ icra olunmayıb.
   *[other] Ona cavab verən { $of } bənddən { $done } icra olunub.
  }
improve-table-cancelled = Ona cavab verənlərin hamısı ləğv edilib.
improve-table-answered-by = Cavab verir
improve-table-speaker = Bununla birləşdirilib:
improve-table-speaks-for = Bunları da təmsil edir:
improve-table-reason-said = Səbəb: { $reason }

improve-table-pick = Seç: { $title }
improve-table-plan-action = Tədbir planla
improve-table-plan-objective = Məqsəd planla
improve-table-ideas = { $count ->
    [one] Bir hazır tədbir
   *[other] { $count } hazır tədbir
  }
improve-table-release = «{ $node }» artıq cavab vermir: { $title }

improve-table-decide = Seçilmiş çıxarışlar üzrə qərar
improve-table-decide-hint = Yuxarıda birini və ya bir neçəsini seçin. Planlaşdırma əvvəlcədən doldurulmuş formaya aparır.
improve-table-choose = Seçin
improve-table-node = Planda artıq olan bənd
improve-table-answer = Onlara cavab verir
improve-table-into = Onları təmsil edən başqa çıxarış
improve-table-merge = Birləşdir
improve-table-reason = Plandan çıxarmağın səbəbi
improve-table-drop = Çıxar
improve-table-take-up = Yenidən aç

improve-table-sources = Planın cavab verdiyi qiymətləndirmələr
improve-table-sources-none = Hələ yoxdur.
improve-table-closed-on = bağlanıb: { $day }
improve-table-leave-out = Daxil etmə
improve-table-take-in-which = Daha bir bağlanmış qiymətləndirmə
improve-table-take-in = Daxil et

improve-library-title = Tədbirlər kitabxanası
improve-library-lede = Kömək etdiyi məlum olan işlər; vəsaiti az olan məktəb üçün yazılıb. Birini götürün və özünüzə uyğunlaşdırın.
improve-library-for = Bunlara cavab verən tədbirlər
improve-library-own = Öz tədbirini yaz
improve-library-exact = Məhz bu göstəricilər üçün
improve-library-near = Eyni meyar üçün
improve-library-filter = Tədbirləri süz
improve-library-words = Sözlər
improve-library-criterion = Meyar
improve-library-kind = Növ
improve-library-all = Hamısı
improve-library-filter-button = Göstər
improve-library-found = { $count ->
    [one] Bir tədbir
   *[other] { $count } tədbir
  }
improve-library-none = Kitabxanada belə tədbir yoxdur.
improve-library-show-all = Bütün tədbirləri göstər
improve-library-kind-rule = Qayda razılaşdırmaq
improve-library-kind-trial = Sınaqdan keçirmək
improve-library-kind-training = Öyrənmək
improve-library-kind-equipment = Təchiz etmək
improve-library-kind-partnership = Başqaları ilə işləmək
improve-library-kind-measuring = Ölçmək
improve-library-need-staff-time = Əməkdaşların vaxtı
improve-library-need-money = Pul
improve-library-need-equipment = Avadanlıq
improve-library-need-training = Təlim
improve-library-need-outside-help = Kənardan kömək
improve-library-effort = { $weeks } həftədə { $days } iş günü
improve-library-output = Nəticədə nə olacaq
improve-library-evidence = Bunu nə göstərir
improve-library-sign = İşlədiyinin ilk əlaməti
improve-library-obstacle = Nə mane olur
improve-library-answer = Buna qarşı nə kömək edir
improve-library-other-language = Hələ sizin dilinizdə deyil
improve-library-taken = Artıq plandadır
improve-library-tried = Burada sonrakı qiymətləndirmədən əvvəl { $times } dəfə icra olunub: cavab verdiyi göstəricilər { $times } haldan { $rose } halda yüksəlib.
improve-library-no-cause = Bu, səbəbin məhz tədbir olduğunu demir.
improve-library-take = Götür
improve-library-how = Necə edilir

improve-from-title = Tədbir planla
improve-from-none = Hələ inkişaf planı yoxdur. Birini başladın, sonra çıxarışa qayıdın.
improve-from-start = İnkişaf planını başlat
improve-from-which = Hansı planda?

improve-traces-title = Haradan gəlir
improve-traces-merged = Bununla birləşdirilib: { $title }
improve-traces-through = bunun vasitəsilə:
improve-traces-library = Tədbirlər kitabxanasından:
improve-traces-answers = Bunlara cavab verir
improve-traces-from-library = Tədbirlər kitabxanasından seç
improve-traces-words-in = Kitabxanada bu sözlər yalnız başqa dildədir. Onları planın dilində yazın.

improve-answered-planned = Planda: { $plan }
improve-answered-closed = «{ $plan }» planında aradan qaldırılıb:
improve-answered-merged = «{ $plan }» planında bununla birləşdirilib: { $title }
improve-answered-dropped = «{ $plan }» planından çıxarılıb: { $reason }

notice-plan-finding-answered = Çıxarışlara cavab verildi.
notice-plan-finding-released = Artıq çıxarışa cavab vermir.
notice-plan-finding-merged = Çıxarışlar birləşdirildi.
notice-plan-finding-dropped = Çıxarışlar plandan çıxarıldı.
notice-plan-finding-taken-up = Çıxarışlar yenidən açıqdır.
notice-plan-finding-restored = Hər şey əvvəlki kimidir.
notice-plan-assessment-taken-in = Qiymətləndirmə daxil edildi.
notice-plan-assessment-left-out = Qiymətləndirmə daxil edilmədi.

refusal-assessment-in-plan = Bu qiymətləndirmənin çıxarışları üzrə artıq { $decided } qərar var.

fault-finding-missing = Ən azı bir çıxarış seçin.
fault-node-missing = Onlara nəyin cavab verdiyini seçin.

act-plan-finding-answered = Çıxarışa cavab verildi
act-plan-finding-released = Çıxarış cavabdan ayrıldı
act-plan-finding-merged = Çıxarış birləşdirildi
act-plan-finding-dropped = Çıxarış plandan çıxarıldı
act-plan-finding-taken-up = Çıxarış yenidən açıldı
act-plan-finding-restored = Çıxarış üzrə qərar geri qaytarıldı
act-plan-assessment-taken-in = Qiymətləndirmə plana daxil edildi
act-plan-assessment-left-out = Qiymətləndirmə plandan çıxarıldı
