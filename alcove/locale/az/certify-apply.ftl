certify-tabs = Müraciətin hissələri
certify-tab-overview = Müraciət
certify-tab-handed-in = Təqdim olunan
certify-tab-changes = Sonra nə dəyişib
certify-stage-draft = Qaralama
certify-stage-submitted = Təqdim olunub
certify-stage-under-assessment = Qiymətləndiricilərdədir
certify-stage-factual-check = Faktlar yoxlanılır
certify-stage-reported = Hesabat yekunlaşıb
certify-stage-decided = Qərar verilib
certify-stage-withdrawn = Geri götürülüb
certify-verdict-granted = Verilib
certify-verdict-conditional = Şərtlə verilib
certify-verdict-refused = İmtina edilib
certify-from-to = { $organisation } → { $body }
certify-attempt = { $n }-ci cəhd
certify-apply-title = Müraciət edin
certify-apply-ready = Bütün tələblər yerinə yetirilib. Rəhbər imzalayır, sonra təqdim edirsiniz.
certify-apply-not-yet = İndi başlayıb, tələblər yerinə yetirildikdə təqdim edə bilərsiniz. Qaralamanı kənarda heç kim görmür.
certify-apply-button = Müraciətə başla
certify-applications-title = Müraciətlər
certify-applications-all = Hamısı
certify-applications-state = Vəziyyət
certify-show = Göstər
certify-received-title = Bizə təqdim olunanlar
certify-received-none = Belə müraciət təqdim olunmayıb.
certify-own-title = Müraciətlərimiz
certify-own-none = Hələ sertifikat üçün müraciət etməmisiniz.
certify-application-title = Müraciət
certify-choice-title = Nə təqdim edirsiniz
certify-choice-hint = Dəyişiklikdən sonra rəhbər yenidən imzalayır.
certify-plan = İnkişaf planı
certify-no-plan = Plansız
certify-mentions-asked = İstədiyiniz xüsusi qeydlər
certify-declaration-title = Bəyannamə
certify-declaration-words =
    Mən bu müəssisəyə rəhbərlik edirəm. “{ $level }” ({ $scheme }) üçün təqdim etdiyimiz özünüqiymətləndirmədir. Bildiyimə görə, o, doğrudur.
    Qiymətləndiricilərin suallarına cavab verəcək və sübutları göstərəcəyik. Mühüm dəyişiklik olduqda sertifikat verən quruma bildirəcəyik.
certify-kept-title = Qiymətləndiricilərin görməyəcəyi sübutlar
certify-kept-count = { $count ->
    [one] Bu qiymətləndirmənin bir sübutu qiymətləndiricilərə açıq deyil. O, təqdim etdiklərinizə daxil olmur və heç bir qayda üçün sayılmır.
   *[other] Bu qiymətləndirmənin { $count } sübutu qiymətləndiricilərə açıq deyil. Onlar təqdim etdiklərinizə daxil olmur və heç bir qayda üçün sayılmır.
}
certify-kept-which = Hansılar
certify-kept-hint = Bundan sonra bu və sonrakı müraciətlərin qiymətləndiriciləri onları aça bilər. Məxfi olanlar varsa, sübutları bir-bir açın və ya bağlı saxlayın.
certify-kept-button = Qiymətləndiricilərə aç
certify-kept-by-others = Onları qiymətləndiricilərə açmağı koordinatorunuzdan xahiş edin.
certify-sign-title = Bəyannaməni imzalayın
certify-sign-again = Yenidən imzalayın
certify-sign-name = Ad, soyad
certify-sign-position = Vəzifə
certify-sign-day = Tarix
certify-sign-agreed = Oxudum və imzalayıram
certify-sign-button = İmzala
certify-sign-by-head = Müəssisənin rəhbəri bəyannaməni bu səhifədə imzalayır.
certify-submit-title = Təqdim edin
certify-submit-ready = Qiymətləndirmə, sübutların siyahısı və plan bugünkü halında saxlanılır. Bundan sonra sertifikat verən qurum onları görür.
certify-submit-not-yet = Nəsə çatmır: siyahıya və rəhbərin imzasına baxın.
certify-submit-button = Təqdim et
certify-withdraw = Müraciəti geri götür
certify-withdraw-button = Geri götür
certify-withdrawn-title = Geri götürülüb
certify-reason = Səbəb
certify-receipt-title = Qəbz
certify-receipt-day = Təqdim olunub: { $day }
certify-receipt-hash = Təqdim olunanın barmaq izi (SHA-256):
certify-receipt-download = Təqdim olunanı endir
certify-receipt-how = Endirilmiş faylın barmaq izi bununla eynidir. Bir işarə belə fərqli olsaydı, eyni olmazdı.
certify-count-items = { $count ->
    [one] bir bənd
   *[other] { $count } bənd
}
certify-count-evidence = { $count ->
    [0] sübut yoxdur
    [one] bir sübut
   *[other] { $count } sübut
}
certify-count-nodes = { $count ->
    [0] plan yoxdur
    [one] planın bir sətri
   *[other] planın { $count } sətri
}
certify-handed-in-title = Təqdim olunan
certify-evidence-title = Sübutlar
certify-evidence-none = Sübut təqdim olunmayıb.
certify-evidence-withheld = { $count ->
    [one] Daha bir sübut müəssisədə qalır. Qiymətləndiricilər onlara açıq olanları görür.
   *[other] Daha { $count } sübut müəssisədə qalır. Qiymətləndiricilər onlara açıq olanları görür.
}
certify-value-step = { $step } · { $name }
certify-value-open = Açıqdır
certify-node-objective = Məqsəd
certify-node-action = Tədbir
certify-node-milestone = Mərhələ nöqtəsi
certify-changes-title = Nə dəyişib
certify-changes-since = Təqdim olunandan sonra
certify-changes-since-hint = Bunu yalnız siz görürsünüz. Sertifikat verən qurum təqdim olunanı qiymətləndirir.
certify-changes-before = Əvvəlki cəhddən sonra
certify-changes-none = Heç nə dəyişməyib.
certify-change-what = Nə
certify-change-before = Onda
certify-change-after = İndi
certify-change-nothing = yoxdur
certify-change-mark = Qiymət
certify-change-reason = Səbəb
certify-change-item-evidence = Bənd üzrə sübutlar
certify-change-file = Fayl
certify-change-node = Planın sətri
certify-change-days = Tarixlər
certify-change-standing = Vəziyyət
certify-change-responsible = Məsul
notice-certify-started = Müraciətə başlanıb.
notice-certify-open = Bu səviyyə üçün artıq müraciət var: budur.
notice-certify-chosen = Saxlanılıb. Təqdim etməzdən əvvəl rəhbər yenidən imzalayır.
notice-certify-signed = Bəyannamə imzalanıb.
notice-certify-evidence-opened = Sübutlar qiymətləndiricilərə açıqdır.
notice-certify-submitted = Təqdim olunub. Qəbz bu səhifədədir.
notice-certify-withdrawn = Müraciət geri götürülüb.
refusal-application-open = Bu səviyyə üçün artıq müraciət var.
refusal-application-not-in-this-state = Müraciət irəliləyib; bunu indi etmək olmaz.
refusal-rules-not-met = { $unmet ->
    [one] Səviyyənin bir tələbi hələ yerinə yetirilməyib.
   *[other] Səviyyənin { $unmet } tələbi hələ yerinə yetirilməyib.
}
refusal-not-declared = Rəhbər bəyannaməni hələ imzalamayıb.
refusal-application-moved = Qiymətləndirmə və ya plan elə bu anda dəyişdi. Yenidən baxın və sonra təqdim edin.
refusal-other-verdict = Qərar artıq başqadır.
refusal-conditions-open = { $open ->
    [one] Bir şərt hələ yerinə yetirilməyib.
   *[other] { $open } şərt hələ yerinə yetirilməyib.
}
fault-not-agreed = İmzalamaq üçün qutunu işarələyin.
fault-field-missing = Sahə seçin.
fault-conditions-missing = Ən azı bir şərt yazın.
fault-conditions-left = Bu qərarın şərti olmur.
refusal-own-scheme = Müəssisə özünün verdiyi sertifikat üçün müraciət edə bilməz.
certify-both-houses = Siz { $organisation } müəssisəsinin də üzvüsünüz. Heç kim öz müəssisəsinin işinə baxmır, ona görə bu işə { $body } qurumundakı həmkarlarınız baxır. Müraciəti { $organisation } kimi görürsünüz.
certify-assessors-title = Kim qiymətləndirir
certify-assessors-hint = Bu şəxslər müraciətinizə sertifikat verən qurum üçün baxır. Onlardan birinin qərəzsizliyinə şübhəniz varsa, yazın: qurum qərar verir və sizə cavab yazır.
certify-assessor-now = Qiymətləndirir
certify-assessor-over = Artıq qiymətləndirmir
certify-object = Etiraz et
certify-object-words = { $name } niyə qərəzli ola bilər
certify-object-hint = Məsələn: rəqib müəssisədə işləyir, qohumluq, mübahisə, əvvəllər verilmiş məsləhət. Bunu sertifikat verən qurum oxuyur, qiymətləndiricilər oxumur.
certify-object-button = Etirazı göndər
certify-objection-made = Etirazın tarixi: { $day }
certify-objection-waits = Sertifikat verən qurum hələ cavab verməyib. Qiymətləndirmə bu vaxt davam edir.
certify-objection-answer = Cavab ({ $day }): { $words }
notice-certify-objected = Göndərildi. Qurumun cavabı burada görünəcək, sizə məktub da gələcək.
certify-ground-renewal = Yenilənmə
certify-ground-appeal = Apellyasiya
