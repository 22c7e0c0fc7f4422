# keep: act-assess-
act-assess-framework-imported = Çərçivə idxal edildi
assess-list-title = Çərçivələr
assess-list-lede = Özünüzü nəyə görə qiymətləndirirsiniz. Hər çərçivənin bütün nəşrləri qalır, istifadədə olan nəşr heç vaxt dəyişmir.
assess-list-search = Ad və ya kod üzrə axtarış
assess-list-none = Hələ çərçivə yoxdur. Excel, YAML və ya JSON faylından idxal edin.
assess-list-none-found = Bu adda çərçivə yoxdur.
assess-list-all = Bütün çərçivələri göstər
assess-list-everyone = Buradakı hamı üçün
assess-counts = Qiymətləndirilən bənd: { $rated }, cəmi: { $items }
assess-version = Nəşr { $version }
assess-public = Açıq
assess-not-for-publication = Dərc üçün deyil
assess-in-use = İstifadədədir
assess-used-since = İstifadədədir, başlanğıc: { $day }
assess-imported-on = İdxal tarixi: { $day }
assess-draft = Qaralama
assess-drafts = Qaralama mətnlər: { $count }
assess-languages = Mətnlərin dili:
assess-back = Çərçivələrə qayıt
assess-search-label = Bu çərçivədə axtar
assess-search-button = Axtar
assess-search-title = Tapılanlar
assess-search-tagged = “{ $tag }” etiketli bəndlər
assess-search-clear = Quruluşu göstər
assess-search-found = { $count ->
    [0] Uyğun bənd yoxdur. Daha az söz yazın.
    [one] Bir bənd uyğundur.
   *[other] { $count } bənd uyğundur.
}
assess-search-more = Digər bəndlər
assess-outline-title = Quruluş
assess-download-title = Endir
assess-download-xlsx = Excel kitabı
assess-download-yaml = Mətn faylı (YAML)
assess-download-json = JSON
assess-print-link = Çap üçün bütöv çərçivə
assess-print-button = Çap et
assess-arithmetic-title = Nəticələr necə hesablanır
assess-about-title = Bu nəşr haqqında
assess-about-publisher = Naşir
assess-about-published = Nəşr tarixi
assess-about-urn = Kod
assess-presets-title = Hazır seçimlər
assess-presets-hint = Qiymətləndirmə bütün bəndləri və ya bu seçimlərdən birini əhatə edə bilər.
assess-coverage-title = Etiketlər üzrə əhatə
assess-coverage-hint = Hər etiketi neçə qiymətləndirilən bənd daşıyır.
assess-coverage-tag = Etiket
assess-coverage-kind = Növ
assess-coverage-all = Cəmi
assess-tag-theme = Mövzu
assess-tag-group = Qrup
assess-glossary-title = Lüğət
assess-glossary-none = Bu çərçivədə izah olunan termin yoxdur.
assess-item-title = { $code }: { $title }
assess-item-below = { $count ->
    [one] Qiymətləndirilən bir bənd
   *[other] Qiymətləndirilən { $count } bənd
}
assess-item-pages = Səhifələr
assess-item-neighbours = Əvvəlki və sonrakı
assess-item-means = Bu nə deməkdir
assess-item-not = Bu nə demək deyil
assess-item-matters = Nə üçün vacibdir
assess-item-evidence = Nə sübut sayılır
assess-item-questions = Başlamaq üçün suallar
assess-item-numerator = Nə sayılır
assess-item-denominator = Nəyə nisbətən
assess-item-unit = Ölçü vahidi
assess-item-range = Qəbul olunan dəyərlər
assess-item-bounds = Pilləyə çevrilmə
assess-item-period = Dövr
assess-item-lives = Rəqəm harada saxlanılır
assess-item-disaggregate = Bölgü
assess-item-survey = Sorğu sualı
assess-item-note = Qeyd
assess-item-lens = Nəyə baxır
assess-item-weight = Çəki
assess-item-roll-up = Nəticəsi necə hesablanır
assess-item-licence = Lisenziya
assess-item-source = Mənbə
assess-item-lineage = Mənşəyi
assess-item-maps = { $count ->
    [one] Başqa çərçivə ilə bir əlaqə
   *[other] Başqa çərçivələrlə { $count } əlaqə
}
assess-map-strength = güc: 100-dən { $strength }
assess-option-score = { $score } bal
assess-relation-equal = Eyni şeyi soruşur
assess-relation-subset = Bunun bir hissəsidir
assess-relation-superset = Bunu əhatə edir
assess-relation-intersects = Qismən üst-üstə düşür
assess-relation-related = Bununla bağlıdır
assess-lineage-same = Əvvəlki nəşrdəki { $item } ilə eynidir
assess-lineage-replaces = Mənası dəyişmədən { $item } əvəzinə gəlib
assess-lineage-split = { $item } bölünüb, bu ondan yaranıb
assess-lineage-merged = { $item } və başqaları birləşdirilib
assess-lens-scope = Görülürmü və nə qədər geniş
assess-lens-performance = Nəticəsi nədir
assess-lens-leading-others = Başqaları bundan öyrənirmi
assess-by-sex = cins
assess-by-age-group = yaş qrupu
assess-by-disability = əlillik
assess-by-region = region
assess-instrument-scale = Şkala ilə qiymətləndirilir: { $steps }
assess-instrument-amount = Ədəd, ölçü vahidi: { $unit }
assess-instrument-ratio = İki ədədin nisbəti, ölçü vahidi: { $unit }
assess-instrument-yes-no = Bəli və ya xeyr
assess-instrument-choice = Aşağıdakı cavablardan biri
assess-instrument-choices = Aşağıdakı cavablardan biri və ya bir neçəsi
assess-instrument-date = Tarix
assess-instrument-text = Sözlə cavab
assess-unit-hours = saat
assess-unit-days = gün
assess-unit-persons = nəfər
assess-bounds-up = Növbəti pillə bu dəyərdən başlayır: { $bounds } { $unit }; çox olanı yaxşıdır.
assess-bounds-down = Növbəti pillə bu dəyərdən başlayır: { $bounds } { $unit }; az olanı yaxşıdır.
assess-range-both = { $least } – { $most }
assess-range-least = { $least } və daha çox
assess-range-most = { $most } və daha az
assess-roll-up-weighted-mean = Başlığın nəticəsi altındakıların çəkili orta qiymətidir.
assess-roll-up-minimum = Başlığın nəticəsi altındakıların ən aşağısıdır.
assess-roll-up-share = Başlığın nəticəsi { $step } və daha yuxarı pillədə olan bəndlərin payıdır.
assess-roll-up-count = Başlığın nəticəsi { $step } və daha yuxarı pillədə olan bəndlərin sayıdır.
assess-roll-up-at-least = Ən azı { $count } bənd { $step } və daha yuxarı pillədə olduqda başlıq əldə edilmiş sayılır.
assess-roll-up-none = Başlıqların öz nəticəsi yoxdur.
assess-missing-leave-out = Cavabı olmayan bəndlər hesaba alınmır və əhatə göstərilir. Boş cavab heç vaxt sıfır deyil.
assess-missing-needs-all = Nəticə yalnız bütün bəndlərin cavabı olduqda çıxır. Boş cavab heç vaxt sıfır deyil.
assess-missing-needs-share = Nəticə yalnız bəndlərin ən azı { $percent } faizinin cavabı olduqda çıxır. Boş cavab heç vaxt sıfır deyil.
assess-import-title = Çərçivə idxal et
assess-import-lede = Öz çərçivənizi və ya müəssisənizin istifadə hüququ olan çərçivəni gətirin. Fayl ya bütöv idxal olunur, ya da heç nə.
assess-import-owner = Kim istifadə edə bilər
assess-import-owner-hint = Çərçivənin aid olduğu müəssisə.
assess-import-everyone = Bu quraşdırmadakı hamı
assess-import-publication = Dərc
assess-import-publication-hint = Dərc üçün olmayan çərçivə müəssisədə qalır: kənarda heç bir səhifədə, faylda və ya cavabda görünmür.
assess-import-as-written = Faylda yazıldığı kimi
assess-import-not-for-publication = Faylda nə yazılmasından asılı olmayaraq dərc üçün deyil
assess-import-file = Fayl
assess-import-limit = Excel (.xlsx), YAML və ya JSON, ən çoxu { $limit }.
assess-import-drop = Faylı bura da ata bilərsiniz.
assess-import-button = Yoxla və idxal et
assess-import-another = Başqa fayl idxal et
assess-import-faults = { $count ->
    [one] { $file } faylında bir səhv var
   *[other] { $file } faylında { $count } səhv var
}
assess-import-faults-hint = Heç nə idxal olunmayıb. Hər sətir yeri və nə etmək lazım olduğunu göstərir.
assess-import-more-faults = Daha { $count } səhv göstərilməyib. Əvvəlcə bunları düzəldin.
assess-imported-title = Çərçivə hazırdır
assess-imported-nothing-title = Bu çərçivə artıq burada idi
assess-imported-new = Yeni
assess-imported-there = Artıq var, dəyişməyib
assess-imported-warnings = { $count ->
    [one] Baxılmalı bir yer
   *[other] Baxılmalı { $count } yer
}
assess-imported-warnings-hint = Bunlar idxala mane olmadı. Nəyin başa düşülmədiyini və ya yarımçıq olduğunu göstərir.
assess-formats-title = Nəyi idxal etmək olar
assess-format-workbook = Excel kitabı
assess-format-workbook-text = Qiymətləndirilən hər bənd bir sətirdir, mətndən əvvəl öz səviyyələriniz gəlir. Aşağıdakı şablondan başlayın.
assess-format-ours = Öz formatımızda mətn faylı
assess-format-ours-text = İnsanın oxuyub düzəldə bildiyi YAML: səviyyələr, şkalalar, bəndlər, bir neçə dildə mətnlər. Buradan endirilən hər fayl belədir.
assess-format-library = Başqa qiymətləndirmə proqramının kitabxanası
assess-format-library-text = “objects” açarı olan YAML kitabxanaları: çərçivələr, sualları və başqaları ilə əlaqələri. Başa düşülməyənlər sadalanır.
assess-format-json = JSON
assess-format-json-text = Mətn faylımızla eynidir, maşınlar üçün interfeys onu belə yazır.
assess-template-title = Excel-də başlayın
assess-template-text = Şablonda təlimat, kiçik nümunə və bəndin deyə biləcəyi hər şey üçün sütun var.
assess-template-tiers = Səviyyələrinizin adları
assess-template-tiers-hint = Ən üstdəkindən başlayaraq vergüllə ayırın, məsələn: Sahə, Meyar, Göstərici. Nümunə üçün boş saxlayın.
assess-template-button = Şablonu endir
fault-framework-file-missing = Fayl seçin.
fault-tiers-unusable = Ən çoxu səkkiz səviyyə yazın; adlar fərqli olsun və kitabın sütun adları ilə üst-üstə düşməsin.
refusal-framework-needs-owner = Mətnlər dərc üçün deyil, ona görə çərçivə bir müəssisəyə aid olmalıdır. Müəssisəni seçin.
refusal-edition-differs = { $urn } çərçivəsinin { $version } nəşri artıq başqa məzmunla burada var. Dəyişdirilmiş mətnə yeni versiya verin.
refusal-edition-older = { $urn } çərçivəsinin { $version } versiyası artıq buradadır və fayldakından yenidir.
