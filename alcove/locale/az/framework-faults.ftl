# Faults and warnings of framework files; the codes are those of alcove-framework.
# keep: framework-fault-
framework-fault-more-faults = Daha { $count } xəta var. Əvvəlcə yuxarıdakıları düzəldin, sonra yenidən yoxlayın.
framework-fault-unreadable = Faylı oxumaq olmur: { $why }.
framework-fault-no-framework-file = Qovluqda framework.yaml yoxdur. Əsas faylı belə adlandırın.
framework-fault-file-empty = Fayl boşdur.
framework-fault-file-big = Fayl { $limit } MB-dan böyükdür. Onu bölün və ya heç bir çərçivəyə lazım olmayanı çıxarın.
framework-fault-files-many = Çərçivəyə { $limit }-dan çox fayl daxildir. Bir fayla bir neçə bənd yazın.
framework-fault-nul = Faylda NUL işarəsi var, yəni bu mətn deyil. Onu UTF-8 kodlaşdırmasında adi mətn kimi saxlayın.
framework-fault-control-character = Buradakı mətndə idarəedici işarə var. Onu silin; mətndə yalnız tabulyasiya və sətir sonu ola bilər.
framework-fault-encoding-utf16 = Fayl UTF-16 kodlaşdırmasındadır. Onu UTF-8 kimi saxlayın.
framework-fault-encoding-utf32 = Fayl UTF-32 kodlaşdırmasındadır. Onu UTF-8 kimi saxlayın.
framework-fault-encoding-other = Fayl UTF-8 deyil; { $encoding } kimi görünür. Onu UTF-8 kimi saxlayın.
framework-fault-syntax = Fayl burada düzgün qurulmayıb: { $why }.
framework-fault-syntax-colon = Fayl burada düzgün qurulmayıb: boşluqdan əvvəlki iki nöqtə açarı bitirir. Belə mətni dırnağa alın və ya sətri içəri çəkin.
framework-fault-syntax-tab = Fayl burada düzgün qurulmayıb: YAML boşluq gözləyən yerdə tabulyasiya var. Sətri boşluqlarla içəri çəkin.
framework-fault-nodes-many = Faylda { $limit }-dan çox qiymət var. Heç bir çərçivə bu qədər böyük deyil; onu bölün.
framework-fault-depth = Qiymətlər { $limit } dərəcədən dərin yerləşir. Ağacı sadələşdirin.
framework-fault-alias = Faylda lövbər (&) və ya istinad (*) işlənir. Qiyməti bütöv yazın; işarə mətnə aiddirsə, mətni dırnağa alın.
framework-fault-yaml-tag = Faylda { $tag } YAML etiketi işlənir. Onu silin; hər qiymət mətn kimi oxunur.
framework-fault-documents = Faylda birdən çox sənəd var. Hər çərçivəni ayrı fayla yazın.
framework-fault-key-duplicate = { $key } açarı bir yerdə iki dəfə var. Birini saxlayın.
framework-fault-key-not-text = Açar söz olmalıdır, siyahı və ya xəritə yox.
framework-fault-key-unknown = { $key } açarı burada tanınmır. Onu silin və ya bunlardan birinə düzəldin: { $known }.
framework-fault-key-unknown-near = { $key } açarı burada tanınmır. Bəlkə { $near } nəzərdə tutulub?
framework-fault-key-missing = { $key } açarı yoxdur. Onu əlavə edin.
framework-fault-key-empty = { $key } açarının qiyməti yoxdur. Qiymət yazın.
framework-fault-not-text = { $key } mətn olmalıdır. Onu bir sətirdə və ya | işarəsindən sonra blok kimi yazın.
framework-fault-not-a-list = { $key } siyahı olmalıdır.
framework-fault-not-a-map = { $key } açar və qiymətlərdən ibarət olmalıdır.
framework-fault-not-a-number = { $key } 12, 0.5 və ya 7/3 kimi yazılan ədəd olmalıdır; burada { $value } yazılıb.
framework-fault-not-whole = { $key } { $lowest } ilə { $highest } arasında tam ədəd olmalıdır; burada { $value } yazılıb.
framework-fault-not-a-day = { $key } 2026-11-21 kimi yazılan gün olmalıdır; burada { $value } yazılıb.
framework-fault-not-a-language = { $value } dil kodu deyil. en, az, ru və ya bu kimi yazın.
framework-fault-not-yes-or-no = { $key } true və ya false olmalıdır; burada { $value } yazılıb.
framework-fault-word-unknown = { $key } üçün { $value } ola bilməz. Bunlardan birini yazın: { $known }.
framework-fault-text-long = { $key } { $length } işarədir; ən çoxu { $limit } sığır. Onu qısaldın.
framework-fault-id-bad = { $id } kod ola bilməz. Boşluqsuz, hərf, rəqəm, nöqtə və defisdən ibarət, ən çoxu { $limit } işarə yazın.
framework-fault-include-outside = { $file } çərçivənin qovluğundan kənardadır. Qovluğun içindəki faylı göstərin, məsələn, items/TL1.yaml.
framework-fault-include-alone = Tək fayl { $file } faylını daxil edə bilməz. Çərçivəni framework.yaml olan qovluğa yığın və ya bəndləri faylın özünə yazın.
framework-fault-include-cycle = { $file } birbaşa və ya başqaları vasitəsilə özünü daxil edir. Dairəni qırın.
framework-fault-format-foreign = Bu, { $kind } faylıdır. Excel iş kitabı (.xlsx; ən yaxşısı doldurulmuş şablon) və ya mətn kimi yazılmış çərçivə (.yaml) gətirin.
framework-fault-format-unknown = Bu fayl Alcove-un tanıdığı çərçivə deyil. Birinci sətir alcove: framework/1 olmalıdır; kitabxana faylında objects açarı, iş kitabında Items vərəqi olur.
framework-fault-format-newer = Fayl { $format } üçün yazılıb, bu proqram framework/1 oxuyur. Daha yeni Alcove işlədin.
framework-fault-urn-bad = { $urn } URN deyil. urn: və öz ad sahənizi yazın, məsələn, urn:example:framework:welding.
framework-fault-instrument-bad = Cavab növü şkalanın kodu, yes-no, date və ya text, yaxud bunlardan biri olan xəritə olmalıdır: scale, amount, ratio, choice.
framework-fault-roll-up-bad = Cəmləmə weighted-mean, minimum və ya none, yaxud bunlardan biri olan xəritə olmalıdır: share_at, count_at, at_least.
framework-fault-missing-bad = Çatışmayan qiymətlərin qaydası leave-out və ya needs-all, yaxud needs_share olan xəritə olmalıdır.
framework-fault-preset-select = { $id } dəsti nəyi seçdiyini bir dəfə deməlidir: all: true, tags: [...] və ya items: [...].
framework-fault-item-deep = { $id } bəndi { $depth } dərəcə dərinlikdədir, səviyyə isə cəmi { $tiers }-dir. Səviyyə əlavə edin və ya bəndin səviyyəsini göstərin.
framework-fault-texts-own-language = { $language } çərçivənin öz dilidir; onun mətnləri burada yox, bəndlərin yanında olur.
framework-fault-texts-language-differs = Faylda dil { $said }, adında isə { $named } yazılıb. Onları uyğunlaşdırın.
framework-fault-texts-twice = { $id } üçün { $language } dilində mətn iki dəfə var. Birini saxlayın.
framework-fault-texts-unknown =
    Bu mətnin sahibi yoxdur: { $kind ->
        [item] bənd
        [tier] səviyyə
        [scale] şkala
        [tag] etiket
        [preset] seçim dəsti
        [term] termin
        [variant] sahə variantı
        [option] variant
        [step] pillə
        [choice] seçim
        [action] tədbir
       *[framework] çərçivə
    } { $id }. Kodu düzəldin və ya mətni silin.
framework-fault-texts-unknown-near =
    Bu mətnin sahibi yoxdur: { $kind ->
        [item] bənd
        [tier] səviyyə
        [scale] şkala
        [tag] etiket
        [preset] seçim dəsti
        [term] termin
        [variant] sahə variantı
        [option] variant
        [step] pillə
        [choice] seçim
        [action] tədbir
       *[framework] çərçivə
    } { $id }. Bəlkə { $near } nəzərdə tutulub?
framework-fault-items-none = Çərçivədə bənd yoxdur. Ən azı birini əlavə edin.
framework-fault-items-many = Çərçivədə { $limit }-dan çox bənd var. Onu bölün.
framework-fault-rated-none = Heç bir bəndin cavab növü yoxdur, yəni qiymətləndirməyə bir şey yoxdur. Ən azı bir bəndə cavab növü verin.
framework-fault-tiers-none = Çərçivədə səviyyə yoxdur. Ağacın səviyyələrini ən yuxarıdan başlayaraq adlandırın.
framework-fault-name-empty =
    Adı yoxdur: { $kind ->
        [item] bənd
        [tier] səviyyə
        [scale] şkala
        [tag] etiket
        [preset] seçim dəsti
        [term] termin
        [variant] sahə variantı
        [option] variant
        [step] pillə
        [choice] seçim
       *[framework] çərçivə
    } { $id }. Ad verin.
framework-fault-item-empty = { $id } bəndinin nə adı, nə mətni var. Birini yazın.
framework-fault-item-nested = { $id } bəndi { $limit } dərəcədən dərindədir. Ağacı sadələşdirin.
framework-fault-item-duplicate = { $id } bəndi iki dəfə var; birincisi { $first } yerindədir. Birinə başqa kod verin.
framework-fault-id-duplicate =
    İki dəfə var: { $kind ->
        [item] bənd
        [tier] səviyyə
        [scale] şkala
        [tag] etiket
        [preset] seçim dəsti
        [term] termin
        [variant] sahə variantı
        [option] variant
        [step] pillə
        [choice] seçim
        [action] tədbir
       *[framework] çərçivə
    } { $id }. Birinə başqa kod verin.
framework-fault-id-reserved = { $id } cavab növünün adıdır, şkala belə adlana bilməz. Şkalaya başqa kod verin.
framework-fault-ref-unknown =
    Belə şey yoxdur: { $kind ->
        [item] bənd
        [tier] səviyyə
        [scale] şkala
        [tag] etiket
        [preset] seçim dəsti
        [term] termin
        [variant] sahə variantı
        [option] variant
        [step] pillə
        [choice] seçim
        [action] tədbir
       *[framework] çərçivə
    } { $id }. Kodu düzəldin və ya onu əlavə edin.
framework-fault-ref-unknown-near =
    Belə şey yoxdur: { $kind ->
        [item] bənd
        [tier] səviyyə
        [scale] şkala
        [tag] etiket
        [preset] seçim dəsti
        [term] termin
        [variant] sahə variantı
        [option] variant
        [step] pillə
        [choice] seçim
        [action] tədbir
       *[framework] çərçivə
    } { $id }. Bəlkə { $near } nəzərdə tutulub?
framework-fault-parent-cycle = { $id } bəndi birbaşa və ya başqaları vasitəsilə öz altındadır. Ona başqa yuxarı bənd verin.
framework-fault-lineage-cycle = { $id } bəndi birbaşa və ya başqaları vasitəsilə özündən yaranır. Bənd əvvəlki nəşrin bəndlərindən yaranır.
framework-fault-scale-short = { $id } şkalasına ən azı iki pillə lazımdır.
framework-fault-scale-steps-many = { $id } şkalasında { $limit }-dan çox pillə var. Əvəzinə miqdar işlədin.
framework-fault-step-order = { $id } şkalasının pillələri artmalı və hər qiymət bir dəfə olmalıdır; { $value } belə deyil.
framework-fault-descriptor-missing = { $id } bəndi bəzi pillələri təsvir edir, { $step } pilləsini isə yox. Hamısını təsvir edin və ya heç birini.
framework-fault-descriptor-unknown = { $id } bəndi şkalasında olmayan { $step } pilləsini təsvir edir. Ədədi düzəldin.
framework-fault-weight-not-positive = { $id } bəndinin çəkisi { $weight }-dir; o, sıfırdan böyük olmalıdır. Bəndi çəki ilə yox, əhatə dairəsi ilə kənarda saxlayın.
framework-fault-range-empty = { $id } bəndində ən kiçik qiymət ən böyükdən yuxarıdır. Onların yerini dəyişin.
framework-fault-bounds-order = { $id } bəndinin hədləri yaxşı tərəfə doğru getməli, hər biri bir dəfə olmalıdır və up və ya down istiqaməti tələb edir.
framework-fault-options-few = { $id } bəndinin seçiminə ən azı bir variant lazımdır.
framework-fault-share-range = { $share } payı sıfırdan böyük və birdən çox olmamalıdır.
framework-fault-preset-small = { $id } dəsti { $count } qiymətləndirilən bənd seçir, ən azı { $least } olmalıdır. Daha çox bəndi işarələyin və ya at_least-i azaldın.
framework-fault-preset-item-not-rated = { $id } dəstindəki { $item } bəndini qiymətləndirmək olmur. Cavab növü olan bəndləri yazın.
framework-fault-step-unknown-roll-up = Cəmləmə heç bir şkalada olmayan { $step } pilləsini sayır. Ədədi düzəldin.
framework-fault-strength-range = { $value } gücü 0 ilə 100 arasında olmalıdır.
framework-fault-variant-empty = { $id } sahə variantında nə ifadə, nə də nümunə var. Yazın və ya variantı silin.
framework-fault-variant-item-not-rated = Sahə variantı qiymətləndirilən bəndlərin ifadəsini dəyişir, { $id } bəndi isə başlıqdır. Onu variantdan silin.
framework-fault-variant-text-missing = { $variant } sahə variantında { $id } bəndi üçün { $language } dilində mətn yoxdur. Yazın və ya bəndi variantdan silin.
framework-fault-actions-format = Faylda Alcove tanıyan tədbir yoxdur. İlk sətir belə olmalıdır: alcove: actions/1.
framework-fault-actions-framework = Tədbirlər { $said } çərçivəsi üçündür, bu çərçivə isə { $urn }. framework açarını düzəldin və ya faylı öz çərçivəsinin yanına köçürün.
framework-fault-action-item-not-rated = { $id } tədbiri { $item } bəndini göstərir, o isə qiymətləndirilmir. Cavab növü olan bəndləri göstərin.
framework-fault-action-item-elsewhere = { $id } tədbiri { $item } bəndini göstərir, o isə { $criterion } meyarının altında deyil. Bəndi və ya meyarı düzəldin.
framework-fault-action-language-missing = { $id } tədbirinin { $language } dilində mətni yoxdur, çərçivənin isə bu dili var. Yazın.
framework-fault-action-text-missing = { $id } tədbirində { $language } dilində { $key } yoxdur. Yazın.
framework-fault-action-steps-differ = { $id } tədbirinin { $language } dilində addımlarının sayı { $here }, öz dilində isə { $there }. Sayını bərabərləşdirin.
framework-fault-library-empty = Kitabxanada idxal edilə bilən çərçivə, uyğunluq və ya tədbir yoxdur.
framework-fault-parent-unknown = { $id } bəndi olmayan { $parent } yuxarı bəndini göstərir. Yuxarı bəndi düzəldin.
framework-fault-not-imported = { $key } idxal edilmir. Faylda { $count } yerdə var, birincisi budur.
framework-fault-library-dependency = Kitabxana { $urn } üzərində qurulub. Lazımdırsa, onu da idxal edin.
framework-fault-library-group-undefined = { $id } qrupu işlənir, amma heç yerdə təyin olunmayıb. Bu adla idxal edildi.
framework-fault-library-labels-missing = { $count } bəndin nə adı, nə təsviri var, birincisi budur. Onların kodu göstərilir.
framework-fault-library-levels-filled = Adlı pillələr { $lowest } ilə { $highest } arasındakı balları əhatə etmir. Qalanları adsız əlavə edildi.
framework-fault-library-scale-unknown = { $id } balları heç yerdə təyin olunmayıb. Çərçivənin öz balları işlənir.
framework-fault-library-scores-quartered = { $lowest }-dən { $highest }-ə qədər balların adı yoxdur. Onlar rəqəm kimi daxil edilir və hər dörddəbiri bir pillədir.
framework-fault-library-scores-turned = Ən aşağı bal ({ $lowest }) ən yuxarıdan ({ $highest }) böyükdür. Onlar yerləri dəyişdirilərək oxundu.
framework-fault-library-question-type = { $type } sual növü tanınmır. Sual mətn kimi idxal edildi.
framework-fault-library-question-choices = Sualın variantı yoxdur. Mətn kimi idxal edildi.
framework-fault-library-questions-split = { $count } bənddə bir neçə sual var, birincisi budur. Hər sual bəndin altında ayrıca bənd oldu.
framework-fault-library-mapping-twice = { $id } uyğunluğunda { $count } cüt iki dəfə var. Hər birinin birincisi saxlanıldı.
framework-fault-library-mapping-unknown = { $id } uyğunluğu { $framework } çərçivəsində olmayan { $count } bənd göstərir, birincisi { $first }. Onlar buraxıldı.
framework-fault-library-mapping-unrelated = { $id } uyğunluğunda { $count } cüt əlaqəsiz göstərilib. Onlar buraxıldı.
framework-fault-library-suggestions-unused = { $count } tədbir və ya təhdidi heç bir bənd göstərmir, birincisi budur. Onlar idxal edilmədi.
framework-fault-library-suggestions-elsewhere = Bəndlər başqa kitabxananın { $count } tədbir və ya təhdidini göstərir, birincisi { $first }. Onlar idxal edilmədi.
framework-fault-workbook-old = İş kitabı köhnə .xls formatındadır və ya parolla qorunur. Onu parolsuz .xlsx kimi saxlayın.
framework-fault-workbook-broken = İş kitabı açılmır: { $why }. Onu yenidən .xlsx kimi saxlayın.
framework-fault-workbook-large = İş kitabı açılanda { $limit } MB-dan çox və ya ölçüsünə görə gözlənildiyindən xeyli böyük olur. Şəkilləri və lazımsız vərəqləri silin.
framework-fault-workbook-cells = Vərəq { $rows } sətri, { $columns } sütunu və ya { $cells } dolu xananı aşır. Çərçivəyə aid olmayanı silin.
framework-fault-workbook-no-sheet = İş kitabında { $sheet } adlı vərəq yoxdur. Şablondan başlayın və vərəqlərin adlarını saxlayın.
framework-fault-workbook-tiers = Items vərəqində { $needed } səviyyə var, Tiers vərəqi isə { $count } ad verir. Hər səviyyəni adlandırın, qiymətləndirilən sonuncu olsun.
framework-fault-column-missing = { $column } sütunu yoxdur. Onu əlavə edin.
framework-fault-column-twice = { $column } sütunu iki dəfə var. Birini saxlayın.
framework-fault-column-unknown = { $column } sütunu tanınmır. Onu silin; ağacın səviyyəsidirsə, mətndən əvvələ qoyun.
framework-fault-column-unknown-near = { $column } sütunu tanınmır. Bəlkə { $near } nəzərdə tutulub?
framework-fault-cell-error = Xanada qiymət əvəzinə xəta var. Düsturu düzəldin.
framework-fault-cell-formula = Xanada düstur var, amma qiyməti yoxdur. Faylı cədvəl proqramında açıb yadda saxlayın və ya düsturun yerinə qiyməti yazın.
framework-fault-language-incomplete = { $language } dilində { $count } bənddə { $own } dilində olan mətn çatışmır, birincisi { $first }. Çatışmayanlar { $own } dilində göstərilir.
framework-fault-language-part-missing =
    { $language } dilində adı yoxdur: { $kind ->
        [item] bənd
        [tier] səviyyə
        [scale] şkala
        [tag] etiket
        [preset] seçim dəsti
        [term] termin
        [variant] sahə variantı
        [option] variant
        [step] pillə
        [choice] seçim
       *[framework] çərçivə
    } { $id }. { $own } dilində göstərilir.
framework-fault-language-name-missing = { $language } dilində çərçivənin adı yoxdur. { $own } dilində göstərilir.
framework-fault-variant-language-incomplete = { $language } dilində { $variant } sahə variantının { $count } bəndində { $own } dilində olan mətn çatışmır, birincisi { $first }.
framework-fault-variant-wording-same = { $variant } sahə variantı { $id } bəndini { $language } dilində çərçivədəki kimi ifadə edir. Sahənin sözləri ilə yazın və ya silin.
framework-fault-action-name-long = { $id } tədbirinin { $language } dilində adı { $count } sözdür; bir baxışda ən çoxu { $limit } söz oxunur.
framework-fault-descriptor-translation-missing = { $language } dilində { $id } bəndi { $step } pilləsini təsvir etmir.
framework-fault-statement-long = { $id } bəndinin mətni { $count } sözdür; insanlar ən çoxu { $limit } sözü rahat oxuyur.
framework-fault-steps-without-words = { $id } şkalasının adsız və təsvirsiz pillələri var, insanlar yalnız ədəd görür.
framework-fault-tag-unused = Heç bir bənddə { $id } etiketi yoxdur.
