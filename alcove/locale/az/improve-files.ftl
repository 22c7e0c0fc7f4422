improve-tab-files = Fayllar
improve-files-title = Sənədlər və fayllar
improve-files-plan = Plan fayl kimi
improve-files-language = Dil
improve-files-format = Forma
improve-files-format-pdf = PDF, çap və imza üçün
improve-files-format-docx = Word, sonrakı redaktə üçün
improve-files-format-xlsx = Excel, düzəliş edib geri qaytarmaq üçün
improve-files-format-csv = CSV, planın hər sətri bir sətir
improve-files-format-json = JSON, digər proqramlar üçün hər şey
improve-files-format-xml = Microsoft Project XML, planlaşdırma proqramları üçün
improve-files-button = Endir
improve-files-monitoring-text = İki gün arasında nə qeyd olunub və ölçülüb, vəsait necə işlənib, nə gecikir.
improve-files-from = Başlanğıc
improve-files-to = Son gün daxil olmaqla
improve-files-import = Cədvəli geri qaytarın
improve-files-import-text = Planı Excel-də dəyişin və cədvəli geri qaytarın. Heç nə yazılmadan əvvəl hər dəyişikliyi görürsünüz.
improve-files-feeds = Təqvimlər
improve-files-feeds-text = Təqviminiz tədbirlərin bitmə günlərini göstərsin. O, planı özü izləyir.
improve-files-jobs = Fayllarınız
improve-files-no-jobs = Böyük sənəd arxa planda hazırlanır və burada bir həftə saxlanılır.
improve-files-waiting = Səhifə özü yenilənir.
improve-files-reload = İndi bax
improve-job-name = { $what }, { $format }, { $language }, { $at }
improve-mail-file-subject = “{ $title }” üzrə faylınız hazırdır
improve-mail-file-body = “{ $title }” planının { $name } faylı hazırdır, onu bir həftə ərzində götürmək olar: { $link }
improve-files-percent = { $figure }%
improve-files-figure = { $figure } { $unit }
improve-files-cut = … (kəsilib; tam mətn JSON faylındadır)
improve-files-every-day = Hər gün
improve-files-ident = Alcove kodu
improve-col-id = Kod
improve-col-kind = Növ
improve-col-action = Tədbir
improve-col-indicator = Göstərici
improve-col-above = Hansı №-nin altındadır
improve-col-serves = Xidmət etdiyi məqsədlər №
improve-col-mode = Tarixlər
improve-mode-automatic = avtomatik
improve-mode-fixed = sabit
improve-col-after = Gözlədiyi №
improve-col-contributing = Töhfə verən
improve-col-done = İcra, %
improve-col-standing-read = Vəziyyət (oxumaq üçün)
improve-col-done-read = İcra, % (oxumaq üçün)
improve-col-title-read = Ad (oxumaq üçün)
improve-col-baseline = Başlanğıc qiymət
improve-col-unit = Ölçü vahidi (pay üçün %)
improve-col-direction = Yaxşı istiqamət
improve-col-baseline-year = Başlanğıc il
improve-col-value = Qiymət və ya onlardan neçəsi
improve-col-of = Cəmi neçədən
improve-col-before = Əvvəlki №
improve-col-before-title = Əvvəlki (oxumaq üçün)
improve-col-waits = Sonrakı №
improve-col-waits-title = Sonrakı (oxumaq üçün)
improve-col-lag = Aradakı günlər
improve-col-remove = Çıxar (x)
improve-col-year = İl
improve-col-source = Kim ödəyir
improve-col-currency = Valyuta
improve-col-funding = Maliyyələşmə
improve-col-need = Nə üçün
improve-col-planned = Planlaşdırılıb
improve-col-committed-read = Öhdəlik götürülüb (oxumaq üçün)
improve-col-spent-read = Xərclənib (oxumaq üçün)
improve-sheet-nodes = Plan
improve-sheet-dependencies = Nə nəyi gözləyir
improve-sheet-money = Vəsait
improve-sheet-indicators = Göstəricilər
improve-sheet-about = Necə istifadə etməli
improve-sheet-organisation = Müəssisə
improve-sheet-plan = Plan
improve-sheet-state = Vəziyyəti
improve-sheet-made = Hazırlandığı vaxt
improve-sheet-how = Necə işləyir
improve-sheet-how-ids = Hər sətrin kodu var. Onu dəyişməyin: ad necə olursa olsun, planın hansı sətri olduğunu kod göstərir.
improve-sheet-how-change = Mətnləri, tarixləri, məsulları, vəsaiti və hədəfləri öz xanalarında dəyişin. Sətir və sütunları çeşidləmək, köçürmək, gizlətmək olar.
improve-sheet-how-add = Planın yeni sətrində kod olmur. Növünü və adını yazın; başqa sətirlər ona istinad edirsə, öz nömrəsini də verin.
improve-sheet-how-refer = Sətirlər bir-birinə bu cədvəldəki nömrə ilə istinad edir, məsələn 1.2. Bir neçəsi vergüllə ayrılır.
improve-sheet-how-parties = Bölmələr və şəxslər adı ilə yazılır. Bir neçəsi nöqtəli vergüllə ayrılır.
improve-sheet-how-leave = Burada sildiyiniz sətir planda qalır. Sətri altındakılarla birlikdə çıxarmaq üçün son sütununa x qoyun.
improve-sheet-how-take-out = Gözləmə də x ilə çıxarılır. Boş məbləğ və ya hədəf onu plandan çıxarır.
improve-sheet-how-indicators = Yeni göstəricidə kod olmur: sətrinin nömrəsini, nəyin ölçüldüyünü, vahidini, başlanğıc qiyməti ili ilə və hədəfləri yazın. Planda olanlardan başlanğıc qiymətlər və hədəflər geri qayıdır.
improve-sheet-how-readings = Yeni ölçmədə kod olmur: göstəricini seçin, ilk və son günü, rəqəmi və mənbəyini yazın. Payın iki sayı olur. Düzəltdiyiniz rəqəm yeni ölçmə olur; köhnəsi saxlanılır.
improve-sheet-how-read = “Oxumaq üçün” yazılan sütunlar geri qayıtmır.
improve-sheet-how-nothing = Cədvəli planın səhifəsində geri qaytarın. Dəyişiklikləri görüb təsdiq edənə qədər heç nə yazılmır.
improve-sheet-how-others = Bu müddətdə başqalarının planda dəyişdikləri sizinkinin yanında göstərilir və üstündən yazılmır.
improve-import-title = Cədvəli geri qaytarın
improve-import-lede = Excel-də, internetsiz və ya başqaları ilə birlikdə işləyin və cədvəli geri qaytarın. Nəyin dəyişəcəyini görürsünüz; təsdiq etmədən heç nə yazılmır.
improve-import-get = 1. Cədvəli götürün
improve-import-get-text = Orada planın sətirləri, tarixləri, məsulları, vəsaiti, göstəriciləri və ölçmələri indiki vəziyyətdədir.
improve-import-get-button = Cədvəli endir
improve-import-send = 2. Geri göndərin
improve-import-file = Cədvəl
improve-import-file-hint = Bu plandan endirilmiş Excel faylı.
improve-import-button = Dəyişiklikləri göstər
improve-import-sent = Geri qayıdan cədvəllər
improve-import-workbook = Cədvəl
improve-import-read-at = oxunub: { $at }
improve-import-written-at = yazılıb: { $at }
improve-import-waits = Sizi gözləyir
improve-import-written = Yazılıb
improve-import-unchanged = Cədvəl planla eynidir. Dəyişdiriləcək bir şey yoxdur.
improve-import-nothing-written = Heç nə yazılmayıb. Bu xanaları düzəldin və cədvəli yenidən göndərin.
improve-import-preview = Cədvəl nəyi dəyişir
improve-import-what = Nə
improve-import-before = İndi
improve-import-after = Sonra
improve-import-place = Harada
improve-import-row = { $sheet }, sətir { $row }
improve-import-stale-text = Bunlar olduğu kimi qalır. Sizinkini istəyirsinizsə, planın səhifəsində dəyişin.
improve-import-then = Cədvəl hazırlananda
improve-import-wanted = Cədvəldə
improve-import-now = İndi planda
improve-import-see = Plana bax
improve-import-drop = Cədvəldən imtina et
improve-import-node = { $number } { $title }
improve-import-baseline = { $title }: başlanğıc qiymət
improve-import-target = { $title }: { $year } üçün hədəf
improve-import-planned = Plan { $year }: { $need }, { $funding }
improve-import-planned-from = Plan { $year }: { $need }, { $funding }, { $source }
improve-import-after-node = { $title }, { $lag ->
    [0] dərhal sonra
    [one] arada { $lag } gün
   *[other] arada { $lag } gün
 }
improve-import-refused = { $sheet }, sətir { $row }: { $why }
improve-import-whole = Sətir və altındakıların hamısı
improve-import-there = Plandadır
improve-import-taken-out = Plandan çıxarılır
improve-import-changed-since = Sonradan dəyişib
improve-import-new-indicator = Yeni göstərici
improve-import-new-reading = Yeni ölçmə
improve-import-indicator = { $title }, { $unit }
improve-import-year = { $year }: { $figure }
improve-import-part = { $of } içindən { $n }
improve-import-reading = { $title }, { $period }: { $figure }
improve-import-are = { $n ->
    [one] Bir dəyişiklik istənilir.
   *[other] { $n } dəyişiklik istənilir.
 }
improve-import-were = { $n ->
    [one] Bir dəyişiklik yazıldı.
   *[other] { $n } dəyişiklik yazıldı.
 }
improve-import-confirm = { $n ->
    [one] Dəyişikliyi yaz
   *[other] { $n } dəyişikliyi yaz
 }
improve-import-faults = { $n ->
    [one] Bir xananı oxumaq olmadı
   *[other] { $n } xananı oxumaq olmadı
 }
improve-import-stale = { $n ->
    [one] Bu müddətdə başqası bir şeyi dəyişib
   *[other] Bu müddətdə başqaları { $n } şeyi dəyişib
 }
improve-import-fault-no-title = { $sheet }, sətir { $row }: ad yoxdur.
improve-import-fault-no-node = { $sheet }, sətir { $row }: “{ $said }” kodu bu cədvəldən deyil. Yeni sətirdə kod olmur.
improve-import-fault-twice = { $sheet }, sətir { $row }: “{ $said }” kodu başqa sətirdə də var.
improve-import-fault-no-kind = { $sheet }, sətir { $row }: “{ $said }” növ deyil. Məqsəd, tədbir və ya mərhələ nöqtəsi yazın.
improve-import-fault-other-kind = { $sheet }, sətir { $row }: planda olan sətrin növü dəyişmir.
improve-import-fault-number-twice = { $sheet }, sətir { $row }: { $column }: “{ $said }” nömrəsi iki sətirdə var.
improve-import-fault-no-number = { $sheet }, sətir { $row }: { $column }: “{ $said }” nömrəli sətir yoxdur.
improve-import-fault-no-day = { $sheet }, sətir { $row }: { $column }: “{ $said }” tarix deyil. 2027-03-01 və ya 01.03.2027 kimi yazın.
improve-import-fault-no-mode = { $sheet }, sətir { $row }: { $column }: “{ $said }” nə avtomatik, nə də sabitdir.
improve-import-fault-no-party = { $sheet }, sətir { $row }: { $column }: “{ $said }” içində ad burada heç bir bölmə və ya şəxsin deyil, ya da bir neçəsinindir.
improve-import-fault-no-priority = { $sheet }, sətir { $row }: { $column }: “{ $said }” yox, 1, 2 və ya 3 yazın.
improve-import-fault-no-lag = { $sheet }, sətir { $row }: { $column }: “{ $said }” tam gün sayı deyil.
improve-import-fault-money-twice = { $sheet }, sətir { $row }: başqa sətirdə də eyni il, ödəyən, valyuta, maliyyələşmə və təyinat var. Cəmi birində yazın.
improve-import-fault-no-number-cell = { $sheet }, sətir { $row }: { $column }: “{ $said }” ədəd deyil.
improve-import-fault-no-year = { $sheet }, sətir { $row }: { $column }: “{ $said }” il deyil.
improve-import-fault-no-currency = { $sheet }, sətir { $row }: { $column }: “{ $said }” yox, AZN kimi üç hərf yazın.
improve-import-fault-no-funding = { $sheet }, sətir { $row }: { $column }: “{ $said }” yox, siyahıdan birini seçin.
improve-import-fault-no-need = { $sheet }, sətir { $row }: { $column }: “{ $said }” yox, siyahıdan birini seçin.
improve-import-fault-no-indicator = { $sheet }, sətir { $row }: “{ $said }” kodu buradakı göstəricinin deyil. Yeni sətirdə kod olmur.
improve-import-fault-no-figure = { $sheet }, sətir { $row }: “{ $said }” üzrə bir rəqəm ədəd deyil.
improve-import-fault-above-taken-out = { $sheet }, sətir { $row }: { $column }: “{ $said }” sətri plandan çıxarılır.
improve-import-fault-no-unit = { $sheet }, sətir { $row }: { $column }: nəyin sayıldığını, pay üçün isə % yazın.
improve-import-fault-no-direction = { $sheet }, sətir { $row }: { $column }: “{ $said }” yox, siyahıdan birini seçin.
improve-import-fault-no-reading = { $sheet }, sətir { $row }: “{ $said }” kodu buradakı ölçmənin deyil. Yeni sətirdə kod olmur.
improve-import-fault-no-such-indicator = { $sheet }, sətir { $row }: { $column }: “{ $said }” yox, siyahıdan birini seçin.
improve-import-fault-no-source = { $sheet }, sətir { $row }: { $column }: rəqəmin haradan götürüldüyünü yazın.
improve-feeds-title = Təqvimlər
improve-feeds-lede = Təqvim icrada olan bütün planlar üzrə tədbirlərinizin bitmə günlərini, mərhələ nöqtələrini və hədəf illərini göstərir. Təqvim proqramınız onu ünvan vasitəsilə oxuyur.
improve-feeds-new = Təqvim yaradın
improve-feeds-whose = Kim üçün
improve-feeds-button = Təqvim yarat
improve-feeds-made = Təqvim yaradıldı
improve-feeds-once = Ünvanı indi təqvim proqramınıza köçürün: o, bir daha göstərilmir. Ünvanı bilən tarixləri görür.
improve-feeds-address = Ünvan
improve-feeds-own = Təqvimləriniz
improve-feeds-none = Hələ təqviminiz yoxdur.
improve-feeds-since = yaradılıb: { $at }
improve-feeds-read = son oxunuş: { $at }
improve-feeds-never = hələ oxunmayıb
improve-feeds-revoke = Geri al
improve-feeds-revoke-one = { $name } təqvimini geri al, yaradılıb: { $at }
improve-feed-name = İnkişaf planı: { $name }
improve-feed-about = { $name }: tədbirlərin, mərhələ nöqtələrinin və hədəflərin vaxtı.
improve-feed-action = Bitir: { $title }
improve-feed-milestone = Mərhələ nöqtəsi: { $title }
improve-feed-target = Hədəf { $year }: { $title }, { $target }
improve-feed-description = { $plan }, № { $number }. Vəziyyət: { $standing }
improve-doc-subtitle = İnkişaf planı
improve-doc-contents = Mündəricat
improve-doc-page = Səhifə { $page } / { $pages }
improve-doc-draft = Layihə, hələ təsdiqlənməyib
improve-doc-approved = Təsdiqlənib: { $day }
improve-doc-currency = Məbləğlər { $currency } ilədir.
improve-doc-context = Kontekst və baxış
improve-doc-vision = Baxış
improve-doc-nothing-said = Burada hələ heç nə yazılmayıb.
improve-doc-objectives = Prioritet sahələr və məqsədlər
improve-doc-no-objectives = Planda hələ məqsəd yoxdur.
improve-doc-numbered = { $number } { $title }
improve-doc-answers = Məsul: { $names }.
improve-doc-found = { $n ->
    [one] Bu nəticəyə cavab verir
   *[other] Bu nəticələrə cavab verir
 }
improve-doc-approved-bar = { $name }: təsdiq olunduğu kimi
improve-doc-deeds = { $n ->
    [one] Ona bir tədbir və ya mərhələ nöqtəsi xidmət edir.
   *[other] Ona { $n } tədbir və mərhələ nöqtəsi xidmət edir.
 }
improve-doc-actions = Tədbirlər
improve-doc-actions-caption = Məqsədlər üzrə tədbirlər: kim, nə vaxt, nəticə, sübut, risk
improve-doc-with = Birlikdə: { $names }
improve-doc-answer = Cavab: { $answer }
improve-doc-timeline = Zaman xətti
improve-doc-timeline-alternative = { $rows ->
    [one] Bir sətirlik zaman xətti; tarixləri tədbirlər cədvəlindədir.
   *[other] { $rows } sətirlik zaman xətti; tarixlər tədbirlər cədvəlindədir.
 }
improve-doc-bar = { $name }: { $dates }, { $standing }
improve-doc-quarter = R{ $n }
improve-doc-budget = Resurslar və büdcə
improve-doc-resources = Tədbirlərə nə lazımdır
improve-doc-resources-caption = Tədbirlər üzrə ehtiyaclar və planlaşdırılan vəsait
improve-doc-no-resources = Ehtiyaclar hələ yazılmayıb.
improve-doc-need-open = hələ yoxdur
improve-doc-money = Mənbələr və illər üzrə vəsait
improve-doc-budget-caption = Mənbə və illər üzrə planlaşdırılan vəsait, { $currency }
improve-doc-no-money = Hələ vəsait yazılmayıb.
improve-doc-no-rate-title = Məzənnə çatmır
improve-doc-no-rate = Planda bir neçə valyutada vəsait var və biri üçün məzənnə yoxdur, ona görə hər biri ayrıca göstərilir.
improve-doc-rate = 1 { $currency } = { $worth } { $own }, { $day } ({ $source }).
improve-doc-unfunded = hələ maliyyələşməyib: { $amount }
improve-doc-figure-objectives = { $n ->
   *[other] məqsəd
 }
improve-doc-figure-actions = { $n ->
   *[other] tədbir
 }
improve-doc-figure-planned = planlaşdırılıb
improve-doc-indicators = Göstəricilər və hədəflər
improve-doc-indicators-caption = Nə ölçülür, haradan başlayır, hər il üçün nə istənilir
improve-doc-for = Nə üçün
improve-doc-baseline = { $value } ({ $year })
improve-doc-no-indicators = Planda hələ göstərici yoxdur.
improve-doc-signatures = İmzalar
improve-doc-signatures-text = İmza ilə bu planla və ondakı payımızla razılaşırıq.
improve-doc-role = Rol
improve-doc-name = Ad
improve-doc-day = Gün
improve-doc-signature = İmza
improve-doc-prepared = Hazırladı
improve-doc-approved-by = Təsdiq etdi
improve-doc-agreed = Razılaşdırıldı
improve-monitoring-title = Monitorinq hesabatı
improve-monitoring-method = Bitmiş dövr üçün plan dövrün sonunda olduğu kimi göstərilir, qeydə alındığı qədər: vəziyyət, ölçmələr, tarixlər, məsullar. Gecikmə tarixlərdən hesablanır.
improve-monitoring-summary = Plan nə yerdədir
improve-monitoring-worry = Risk altında və ya gecikir
improve-monitoring-objectives = Məqsədlərin dəyərləndirilməsi
improve-monitoring-objectives-caption = Hər məqsədin müddətin sonuna qədər son dəyərləndirməsi
improve-monitoring-judged = Son dəyərləndirmə
improve-monitoring-indicators-caption = Məqsədlərin göstəriciləri və dövrün sonunadək ölçülənlər
improve-monitoring-start = Başlanğıc
improve-monitoring-read = O vaxtadək ölçmələr
improve-monitoring-aim = Hədəf
improve-monitoring-of-year = { $value } ({ $year })
improve-monitoring-work-undated = Bəzi tədbirlər üzrə qalan işin nə vaxt göstərildiyi məlum deyil: bu, dövrdən sonra da ola bilər.
improve-monitoring-later = Dövrdən sonra nə əlavə olunub
improve-monitoring-later-nodes = Sonra əlavə olunub; yuxarıdakı rəqəmlərə düşmür
improve-monitoring-later-readings = Dövrün sonunadək olan günlər üzrə sonradan ölçülüb
improve-monitoring-later-reading = { $indicator }: { $value } ({ $days }), { $day } tarixində yazılıb
improve-monitoring-late = Nə gecikir
improve-monitoring-late-caption = Son günü keçmiş tədbirlər
improve-monitoring-nothing-late = Heç nə gecikmir.
improve-monitoring-days-late = Gecikmə
improve-monitoring-notes = Nə qeyd olunub
improve-monitoring-notes-caption = Dövrdə hər tədbirin son qeydi
improve-monitoring-no-notes = Bu müddətdə heç nə qeyd olunmayıb.
improve-monitoring-note = Müddətdə son qeyd
improve-monitoring-by = { $name }, { $day }
improve-monitoring-silent = Açıq, bu müddətdə qeyd yoxdur
improve-monitoring-figures = Ölçülər, vəsait və qərarlar
improve-monitoring-readings = Nə ölçülüb
improve-monitoring-readings-caption = Göstəricilərin ölçüləri, öz ilinin hədəfi ilə yanaşı
improve-monitoring-no-readings = Bu müddətdə heç bir göstərici ölçülməyib.
improve-monitoring-period = Aid olduğu günlər
improve-monitoring-value = Ölçmə
improve-monitoring-target = İlin hədəfi
improve-monitoring-source = Mənbə
improve-monitoring-money = Vəsait
improve-monitoring-money-caption = Dövr ərzində və onun sonunadək
improve-monitoring-stage = Mərhələ
improve-monitoring-in-period = Müddətdə yazılıb
improve-monitoring-until-end = Sonuna qədər cəmi
improve-monitoring-no-rate = { $currencies } üçün məzənnə yoxdur, ona görə bu vəsait öz valyutasında göstərilir.
improve-monitoring-decisions = Nə qərara alınıb
improve-monitoring-decisions-caption = Dövrün qərarları
improve-monitoring-decision = Qərar
improve-monitoring-due = Son gün
notice-plan-file-ordered = Fayl hazırlanır. O, bu səhifədə gözləyəcək, keçid isə e-poçtla gələcək.
notice-plan-feed-revoked = Təqvim geri alındı. Ünvanı artıq işləmir.
notice-plan-workbook-written = Dəyişikliklər yazıldı.
notice-plan-workbook-dropped = Cədvəldən imtina edildi. Heç nə yazılmadı.
act-plan-file-ordered = Planın faylı sifariş edildi
act-plan-feed-made = Təqvim yaradıldı
act-plan-feed-revoked = Təqvim geri alındı
act-plan-workbook-read = Cədvəl oxundu
act-plan-workbook-written = Cədvəl plana yazıldı
act-plan-workbook-dropped = Cədvəldən imtina edildi
refusal-not-a-plan-workbook = Bu, plandan endirilmiş cədvəl deyil. Cədvəli endirin və onu dəyişin.
refusal-workbook-of-another-plan = Bu cədvəl başqa plandan endirilib.
refusal-too-many-feeds = { $most } təqviminiz var. Əvvəlcə birini geri alın.
refusal-nothing-to-import = Bu cədvəldən artıq heç nə uyğun deyil.
refusal-import-no-longer-fits = { $count ->
    [one] Plan bu arada dəyişib və bir sətir artıq uyğun gəlmir. { $rows }
   *[other] Plan bu arada dəyişib və { $count } sətir artıq uyğun gəlmir. { $rows }
 }
refusal-import-removal = Planın sətirləri öz səhifəsində silinir.
refusal-objective-has-no-dates = Məqsədin öz tarixi olmur; tədbirlərin və mərhələ nöqtələrinin olur.
refusal-import-party-gone = { $name } artıq burada deyil və yeni işə cavabdeh ola bilməz.
refusal-import-baseline-year = Başlanğıc qiymətin ili lazımdır. Hər ikisini göstəricinin səhifəsində yazın.
refusal-import-figure-does-not-fit = Bu rəqəm uyğun deyil: hədəf planın müddətindədir və başlanğıcdan pis deyil, pay isə 0 ilə 100% arasındadır.
refusal-import-nobody-pays = Maliyyələşən vəsaitin ödəyəni olmalıdır.
refusal-import-too-fine = Məbləğdə ən çoxu dörd onluq rəqəm olur.
refusal-import-outside-the-plan = { $year } planın müddətindən kənardır: { $from }–{ $until }.
fault-file-missing = Fayl seçin.
