# keep: text-
text-offline-title = Bağlantı yoxdur
text-offline-eyebrow = Bağlantı yoxdur
text-offline-lede = Bu səhifə cihazınızda yoxdur. Bağlantı bərpa olunanda açılacaq.
text-offline-kept = Yazdıqlarınız bu cihazda saxlanılır və özü göndəriləcək. Özünüzlə götürdüyünüz səhifələr yenə açılır.
text-accessibility-title = Əlçatanlıq bəyanatı
text-accessibility-lede = Alcove məktəbdə işləyən hər kəs üçündür: siçan, klaviatura, telefon və ya ekran oxuyucusu ilə.
text-accessibility-aim-title = Məqsədimiz
text-accessibility-aim = Səhifələr WCAG 2.2 tələblərinə AA səviyyəsində uyğun olmalıdır: işıqlı və tünd görünüşdə, Azərbaycan, ingilis və rus dillərində.
text-accessibility-how-title = Buna necə nail oluruq
text-accessibility-how =
    Hər səhifə əvvəlcə sadə HTML-dir və skriptsiz işləyir.

    • Hər şeyə klaviatura ilə çatmaq olur və fokus həmişə görünür.
    • Rəng heç vaxt tək deyil: söz və ya forma eyni şeyi deyir.
    • Hər qrafikin cümləsi və eyni rəqəmli cədvəli var.
    • Səhifələr 320 piksel enində ekrana və iki dəfə böyüdülmüş mətnə sığır.
    • PDF hesabatlar etiketlidir; əlçatan əsl nüsxə səhifədir.
text-accessibility-limits-title = Hələ nə yoxdur
text-accessibility-limits =
    Hər dəyişiklikdə səhifələr avtomatik yoxlanılır. Bu yoxlama yalnız bir hissəni görür.

    • Əlavə olunan sənəd və şəkillərin əlçatanlığı müəlliflərindən asılıdır.
    • Tərcüməsi olmayan idxal edilmiş çərçivə mətnləri öz dilində göstərilir.
text-accessibility-tell-title = Bizə bildirin
text-accessibility-tell = İşinizə nəsə mane olursa, bu quraşdırmaya cavabdeh olan şəxsə və ya koordinatora yazın. Hansı səhifədə nə etmək istədiyinizi bildirin.
text-privacy-title = Məxfilik
text-privacy-lede = Alcove iş üçün lazım olanı saxlayır, lazım olana göstərir və başqa heç kimə heç nə göndərmir.
text-privacy-kept-title = Nə saxlanılır
text-privacy-kept =
    • Hesabınız: ad, e-poçt, dil və şifrənin heç kimin oxuya bilmədiyi izi.
    • Yazdıqlarınız: qiymətlər əvvəlki variantları ilə, qeydlər, şərhlər, sübutlar, razılaşdırılmış nəticələr.
    • Sessiyalarınız: hansı brauzer və nə vaxt; onları bitirə bilərsiniz.
    • Dəyişikliklər jurnalı: kim, nə vaxt, nə edib; nəticələrə inam üçün.
    • Giriş cəhdləri: şifrə seçilməsinə qarşı qısa müddət sayılır, ünvanın özü saxlanılmır.
text-privacy-seen-title = Kim görür
text-privacy-seen = Müəssisənizin əməkdaşları, rollarına görə. Həmkarlarınız qiymətinizi yalnız öz qiymətlərini verəndən sonra görür. Başqa müəssisələr, siz açmasanız, heç nə görmür. Quraşdırmanın administratorları hesablara baxır, qiymətləri görmür.
text-privacy-device-title = Cihazınızda
text-privacy-device =
    Kukilər yalnız sizin istədiyiniz üçün işlənir: sessiya, dil, görünüş, işlədiyiniz müəssisə və bir klikdən sonrakı mesaj. Statistika və reklam üçün kuki yoxdur.

    Hələ göndərilməmiş cavablar və özünüzlə götürdüyünüz səhifələr brauzerdə saxlanılır. Çıxış onları silir, göndərilməmiş nəsə varsa, əvvəlcə soruşur.
text-privacy-others-title = Başqalarına nə gedir
text-privacy-others = Heç nə. Şriftlər, skriptlər və şəkillər yalnız bu serverdən gəlir. Serverin jurnalında ad, ünvan və məzmun olmur.
text-privacy-long-title = Nə qədər müddətə
text-privacy-long = Sessiya 7 gün istifadə olunmasa, ən geci 30 gündən sonra bitir. Bağlanmış dövrün qiymət və nəticələri qalır, çünki müəssisənizin sənədidir. Hesabın və ya qiymətləndirmənin nə vaxt silinəcəyini müəssisəniz qərarlaşdırır.
text-privacy-rights-title = Hüquqlarınız
text-privacy-rights = Məlumatlara müəssisəniz cavabdehdir. Haqqınızda nə saxlanıldığını soruşmaq, düzəltmək, almaq və ya lazımsızı sildirmək üçün onun administratoruna müraciət edin.
text-help-title = Kömək
text-help-lede = İlk iş günü necə keçir. Hər addım görüləcək səhifəyə keçiddir; keçidi olmayan addım müəssisənizdə başqa rola aiddir.
text-help-contents = Bələdçilər
text-help-coordinator-title = Koordinator üçün
text-help-coordinator-lede = Boş quraşdırmadan gələn cavablara qədər: təxminən bir saat, təlim tələb olunmur.
text-help-coordinator-units = Bölmələri yazın
text-help-coordinator-units-text = Özləri cavab verəcək şöbə və emalatxanalar. Başlamaq üçün beş bölmə kifayətdir.
text-help-coordinator-people = Adamları dəvət edin
text-help-coordinator-people-text = Bir-bir və ya cədvəldən hamısını birdən. Hər kəs keçid, rol və bölmə alır.
text-help-coordinator-framework = Çərçivə seçin
text-help-coordinator-framework-text = Bizimki artıq buradadır. Öz çərçivənizi Excel-dən də idxal edə bilərsiniz. Bir neçə bəndi oxuyun: kollecinizdən danışırmı?
text-help-coordinator-set-up = Qiymətləndirməni qurun
text-help-coordinator-set-up-text = Ad və tarixlər verin, bəndləri seçin. Qısa seçimdə hər meyar üçün bir bənd var və yarım gün çəkir.
text-help-coordinator-seats = Bölmələri təyin edin
text-help-coordinator-seats-text = Hansı bölmənin hansı meyarlara cavab verdiyini göstərin. Bir meyara iki bölmənin cavab verməsi yaxşıdır: söhbət fərqdən başlayır. Sonra qiymətləndirməni açın.
text-help-coordinator-follow = İzləyin
text-help-coordinator-follow-text = Ana səhifə kimin başladığını və kimin gecikdiyini göstərir, nə dediyini yox. Xatırlatma bir kliklə göndərilir.
text-help-coordinator-agree = Razılaşın
text-help-coordinator-agree-text = Cavablar gələndə bölmələrin ən çox fərqləndiyi bəndlərdən başlayın. Pillə üzərində razılaşın, səbəbini bir cümlə ilə yazın, başqa fikri də saxlayın.
text-help-coordinator-results = Nəticələri oxuyun və paylaşın
text-help-coordinator-results-text = Qiymətləndirməni bağlayın. Nəticələr bir cümlə ilə başlayır, sonra güclü tərəflər və boşluqlar gəlir. Şura üçün hesabatı endirin.
text-help-contributor-title = Cavab verənlər üçün
text-help-contributor-lede = Öyrənmək on dəqiqə çəkir, sonra hər bəndə bir neçə dəqiqə, kompüterdə və ya telefonda.
text-help-contributor-enter = Daxil olun
text-help-contributor-enter-text = Dəvətdəki keçidi açın və şifrə seçin. Sonra e-poçt ünvanınızla daxil olacaqsınız.
text-help-contributor-first = Birinci kartdan başlayın
text-help-contributor-first-text = Ana səhifə neçə bəndin sizi gözlədiyini, son günü və təxmini vaxtı göstərir.
text-help-contributor-rate = Pillə seçin
text-help-contributor-rate-text = Dörd təsviri oxuyun və ümid etdiyinizi yox, bu günə uyğun olanı seçin. Bənd bölmənizə aid deyilsə və ya qiymətləndirə bilmirsinizsə, bunu deyin: hər ikisi cavabdır.
text-help-contributor-show = Səbəbini deyin və göstərin
text-help-contributor-show-text = Bir cümlə kifayətdir. Sənəd, telefondan şəkil, keçid və ya rəqəm əlavə edin. Bir sübut bir neçə bəndə xidmət edə bilər.
text-help-contributor-away = Bağlantı olmadan
text-help-contributor-away-text = Qiymətləndirmədə “Özümlə götürürəm” düyməsini basın. Səhifələr emalatxanada da açılacaq. Orada yazdıqlarınız bağlantı bərpa olunanda göndərilir.
text-help-contributor-hand-in = Yoxlayın və təhvil verin
text-help-contributor-hand-in-text = Yoxlama səhifəsi nəyin çatışmadığını göstərir. Qiymətlər qəbul olunduqca təhvili geri götürmək olar.
text-help-lost-title = Nəsə itibsə
text-help-lost = Yazdığınız heç nə itmir: formanın altındakı sətir onun serverdə və ya bu cihazda saxlandığını deyir. Eyni cavabı başqası dəyişibsə, hər iki variantı görüb seçirsiniz.
text-help-keys-title = Düymələr
text-help-keys = Ctrl və K bütün səhifələr üzrə axtarışı açır. Qiymətləndirmədə düymələrin siyahısı üçün ? basın; onları orada söndürmək də olar.
text-help-ask-title = Kim kömək edir
text-help-ask = Koordinator qiymətləndirməni bilir. Müəssisənin administratoru hesabları və rolları bilir.
text-about-title = Alcove haqqında
text-about-lede = Alcove peşə öyrədən müəssisələrə nə dərəcədə yaxşı olduqlarını bilməyə, məqsədli şəkildə yaxşılaşmağa, bunu sübut etməyə və başqalarına ötürməyə kömək edir.
text-about-version = Versiya { $version }
text-about-what-title = Bu nədir
text-about-what = Bir proqram və bir məlumat qovluğu: məktəbin kiçik serverində və ya bütöv ölkə şəbəkəsi üçün. Məlumat müəssisənizin qoyduğu yerdə qalır, hər siyahı və sənədi çıxarmaq olar.
text-about-licence-title = Lisenziya
text-about-licence = Alcove Avropa İttifaqının İctimai Lisenziyası 1.2 (EUPL) ilə yayılan azad proqramdır. Hər kəs onu eyni şərtlərlə istifadə edə, öyrənə, dəyişə və paylaşa bilər.
text-about-source-title = Mənbə kodu
text-about-source = Lisenziyanın tələb etdiyi kimi, bu quraşdırmaya cavabdeh olan şəxs istəyinizlə bu versiyanın mənbə kodunu verir.
text-about-texts-title = Çərçivə mətnləri
text-about-texts = Öz çərçivəmizin mətnləri Creative Commons Attribution 4.0 lisenziyası ilədir. İdxal edilmiş çərçivələrin lisenziyası öz səhifələrində yazılıb; dərc üçün olmayanlar müəssisədən kənara çıxmır.
text-about-parts = Başqalarının hissələri
text-about-parts-text = Bunlar brauzerinizə və ya sənədlərinizə gəlir. Hər biri azad proqram və ya azad şriftdir.
