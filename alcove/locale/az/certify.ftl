# keep: certify-rule- certify-validation- certify-stage- certify-verdict-
certify-crumbs = Harada olduğunuz
certify-cancel = Ləğv et
certify-save = Saxla
certify-edit = Dəyiş
certify-certificates-title = Sertifikatlar
certify-award-too = Müəssisəniz başqalarına sertifikat verir?
certify-schemes-link = Verdiyimiz sertifikatlar
certify-offers-title = Nəyə çata bilərsiniz
certify-offers-none = Hələ heç bir qurum burada sertifikat təklif etmir.
certify-judged-on = Hesablama üçün əsas:
certify-judged-running = hələ davam edir, rəqəmlər dəyişə bilər
certify-judged-on-nothing = Hesablamaq üçün hələ qiymətləndirmə yoxdur.
certify-rules-met = { $of } tələbdən { $met } yerinə yetirilib
certify-have = { $need } üzrə { $have }
certify-share = { $have }%, tələb { $need }%
certify-met = Yerinə yetirilib
certify-open = Hələ yox
certify-group = { $n }-ci qrup
certify-rule-closed = Qiymətləndirmə bağlanıb
certify-rule-items-assessed = { $least ->
    [one] Ən azı bir bənd qiymətləndirilib
   *[other] Ən azı { $least } bənd qiymətləndirilib
}
certify-rule-items-in-each-group = { $least ->
    [one] Çərçivənin hər hissəsində ən azı bir bənd qiymətləndirilib
   *[other] Çərçivənin hər hissəsində ən azı { $least } bənd qiymətləndirilib
}
certify-rule-counts-at-step = { $step }-ci və daha yüksək pillədə hissələr üzrə ən azı { $counts } bənd var
certify-rule-field-at-step = Sahə üzrə bəndlərin { $percent }%-i { $step }-ci və ya daha yüksək pillədədir
certify-rule-evidence-share = Qiymətləndirilmiş bəndlərin { $percent }%-nin qiymətləndiricilərə açıq sübutu var
certify-rule-plan-approved = İnkişaf planı təsdiqlənib, hər tədbirin məsulu və tarixləri var
certify-rule-findings-answered = Boşluqların { $percent }%-i planda cavablandırılıb
certify-rule-practices-published = { $least ->
    [one] Ən azı bir yaxşı təcrübə dərc olunub
   *[other] Ən azı { $least } yaxşı təcrübə dərc olunub
}
certify-rule-declaration = Rəhbər bəyannaməni imzalayıb
certify-rule-kind-none = Tələb yoxdur
certify-rule-kind-items-assessed = Qiymətləndirilmiş bəndlər
certify-rule-kind-items-in-each-group = Hər hissədə qiymətləndirilmiş bəndlər
certify-rule-kind-counts-at-step = Hissələr üzrə müəyyən pillədəki bəndlər
certify-rule-kind-field-at-step = Sahənin müəyyən pillədəki payı
certify-rule-kind-evidence-share = Sübutu olan bəndlərin payı
certify-rule-kind-plan-approved = Məsulları və tarixləri olan təsdiqlənmiş plan
certify-rule-kind-findings-answered = Cavablandırılmış boşluqların payı
certify-rule-kind-practices-published = Dərc olunmuş yaxşı təcrübələr
certify-rule-kind-declaration = Rəhbərin bəyannaməsi
certify-note-no-assessment = Burada sayılan çərçivə üzrə qiymətləndirmə yoxdur.
certify-note-no-plan = Hələ plan yoxdur.
certify-note-plan-not-approved = Plan hələ təsdiqlənməyib.
certify-note-after-closing = Pillələr qiymətləndirmə bağlananda sayılır.
certify-mend-plan = Planın təsdiqinə keç
certify-mend-findings = Nəticələri cavablandır
certify-mend-no-plan = Plana başla
certify-mend-no-assessment = Qiymətləndirmələrə keç
certify-mend-closing = Qiymətləndirməyə keç
certify-mend-results = Nəticələrə bax
certify-mend-practices = Təcrübələrimizə keç
certify-mend-rating = Qiymətləndirməni davam etdir
certify-rules-title = Nə tələb olunur
certify-level-about = Sertifikat haqqında
certify-level-progress = Nə qədər qalıb?
certify-body = Sertifikat verən qurum
certify-valid = Qüvvədədir
certify-valid-for-ever = müddətsiz
certify-valid-months = { $months ->
    [one] bir ay
   *[other] { $months } ay
}
certify-validation = Necə baxılır
certify-validation-on-paper = sənədlər üzrə: təqdim olunan həll edir
certify-validation-desk = qiymətləndiricilər sənədləri oxuyur
certify-validation-visit = qiymətləndiricilər həm də yerinə gəlir
certify-fee = Ödəniş
certify-judge-title = Başqa qiymətləndirmə üzrə hesabla
certify-judge-button = Hesabla
certify-assessment = Qiymətləndirmə
certify-field = Sahə
certify-level-field-none = Bütün qiymətləndirmə
certify-schemes-title = Verdiyimiz sertifikatlar
certify-schemes-none = Hələ heç nə vermirsiniz. Sxem sertifikatın nə tələb etdiyini deyir; beş hazır nümunədən biri ilə başlamaq olar.
certify-scheme-new = Yeni sxem
certify-scheme-new-title = Yeni sxem
certify-scheme-new-lede = Hazır nümunədən başlayın və lazım olanı dəyişin. Dərc etməyincə heç kim görmür.
certify-scheme-new-button = Sxemə başla
certify-preset = Hazır nümunə
certify-scheme-file-title = Fayldan
certify-scheme-file = Faylın məzmunu
certify-scheme-file-hint = JSON kimi endirilmiş sxem. Hazır nümunənin yerinə götürülür.
certify-scheme-edit = Sxemi dəyiş
certify-scheme-edit-title = Sxemi dəyiş
certify-scheme-facts = Sxem haqqında
certify-scheme-acts = Onunla nə etməli
certify-scheme-download = JSON kimi endir
certify-scheme-withdraw = Sxemi geri götür
certify-fields = Sahələr
certify-fields-hint = Sahə üçün sayılan bəndləri vergüllə yazmaq olar. Yazılmasa, bütün qiymətləndirmə sayılır.
certify-mentions = Xüsusi qeydlər
certify-frameworks = Çərçivələr
certify-frameworks-hint = Onların identifikatorları, vergüllə. Yazılmasa, istənilən çərçivə götürülür.
certify-hash = Barmaq izi
certify-publish = Dərc et
certify-publish-hint = Müəssisələr onu görəcək. Dərc olunmuş nəşr heç vaxt dəyişmir.
certify-revise = Növbəti nəşrə başla
certify-revise-hint = Bu nəşr dəyişmir. Dəyişiklik yeni nəşr yaradır.
certify-withdraw-hint = Artıq heç kim müraciət edə bilməyəcək. Başlanmış müraciətlər davam edir.
certify-editions = Nəşrlər
certify-edition-published = { $number }-ci nəşr, dərc olunub
certify-edition-draft = { $number }-ci nəşr, qaralama
certify-edition-withdrawn = { $number }-ci nəşr, geri götürülüb
certify-levels = { $count ->
    [one] bir səviyyə
   *[other] { $count } səviyyə
}
certify-levels-title = Səviyyələr
certify-new-level = Səviyyə əlavə et
certify-new-level-hint = Qısa identifikator: kiçik hərflər, rəqəmlər, defis.
certify-level-remove = Səviyyəni sil
certify-names = Ad
certify-name-in = Ad, { $language }
certify-aliases-in = Başqa adları, { $language }
certify-about = Kimlər üçündür
certify-about-in = Kimlər üçündür, { $language }
certify-fee-in = Ödəniş, { $language }
certify-says = Sertifikat nə deyir
certify-says-in = Sertifikat nə deyir, { $language }
certify-id = İdentifikator
certify-items = Bəndlər
certify-valid-months-label = Neçə ay qüvvədədir
certify-valid-months-hint = Boş: müddətsiz.
certify-surveillance-label = Neçə aydan bir yenidən baxılır
certify-surveillance-hint = Boş: müddəti bitənə qədər baxılmır.
certify-asks-field = Müraciət edən sahə seçir
certify-rules-hint = Hissələr üzrə saylar çərçivənin sırası ilə 3 / 3 / 2 kimi yazılır.
certify-rule-n = { $n }-ci tələb
certify-rule-number = Say, faiz və ya saylar
certify-rule-step = Pillə
notice-certify-scheme-created = Sxemə başlanıb.
notice-certify-scheme-saved = Saxlanılıb.
notice-certify-scheme-published = Sxem dərc olunub.
notice-certify-scheme-withdrawn = Sxem geri götürülüb.
notice-certify-scheme-revised = Növbəti nəşr qaralamadır.
refusal-scheme-frozen = Dərc olunmuş nəşr dəyişmir. Növbəti nəşrə başlayın.
refusal-scheme-has-a-draft = Sxemin artıq qaralaması var.
refusal-scheme-not-published = Sxem dərc olunmayıb.
fault-scheme-format = Bu, Alcove sxemi deyil.
fault-no-scheme-file = Bu mətn sxem faylı deyil.
fault-name-missing = Sxemin dilində ad yoxdur.
fault-level-missing = Sxemin ən azı bir səviyyəsi olur.
fault-scheme-id = Hər identifikator bir dəfə yazılır: kiçik hərflər, rəqəmlər və defis.
fault-too-many-of-them = Ən çoxu { $most } ola bilər.
fault-no-months = 1 ilə { $most } ay arasında.
fault-no-fields = Sxemdə seçmək üçün sahə yoxdur.
fault-no-rules = Səviyyənin 1–20 tələbi olur və hər biri bir şey tələb edir: sıfırdan böyük say, 1–100 faiz.
fault-rule-numbers = Tələbin rəqəmi yazılmayıb.
