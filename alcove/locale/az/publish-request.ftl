# Sorğu ilə açılan daxili sənədlər
# keep: publish-request-log-
publish-documents = Daxili sənədlər
publish-documents-hint = Müəssisə onları bağlı saxlayır və istəyənə açır: məqsəd üçün, müddətə.
publish-documents-own-hint = Oxuyanlar adı görür və sənədi istəyə bilir. Açdığınız, hər səhifəsində oxuyanın adı olan surətdir; hər oxunuş tarixçədə qalır.
publish-document-offer = Sorğu ilə sənəd təklif et
publish-document-evidence = Sübut
publish-document-evidence-hint = PDF və ya şəkil: başqa faylların nişanlanacaq səhifəsi yoxdur.
publish-document-name = Oxuyanların gördüyü ad
publish-document-name-hint = Yazılmasa, sübutun adı. Onu hamı oxuya bilər.
publish-document-about = İçində nə var
publish-document-take-off = Çıxar
publish-document-no-pieces = Sübutlarınızda hələ təklif olunmamış PDF və ya şəkil yoxdur.
publish-document-library = Sübutlar
publish-requests-title = Sorğular
publish-requests-lede = Daxili sənədlər bağlı qalır. Kimə lazımdırsa, nə üçün olduğunu yazır; sahibi onu müddətə açır.
publish-requests-received = Bizdən istənilənlər
publish-requests-received-empty = Heç kim sənəd istəməyib. Sənədləri təcrübənin iş səhifəsində təklif edirsiniz.
publish-requests-sent = Mənim istədiklərim
publish-requests-sent-empty = Heç nə istəməmisiniz. Kataloqdakı təcrübə müəssisəsinin açdığı sənədlərin adını göstərir.
publish-request-ask = Oxumaq üçün istə
publish-request-ask-title = Sənəd istə
publish-request-lede = { $provider } qərar verir və son günü deyir. Cavab məktubla gəlir.
publish-request-purpose = Nə üçün
publish-request-purpose-hint = Bir-iki cümlə, ən çoxu 300 işarə. Surətinizin hər səhifəsində durur.
publish-request-terms = Surətinizin hər səhifəsində kim olduğunuz, nə üçün və hansı günədək olduğu yazılır. Hər oxunuş hər iki müəssisənin tarixçəsinə düşür. Onu başqasına verməyin.
publish-request-button = Sorğunu göndər
publish-request-read = Surətinizi oxuyun (PDF)
publish-request-waiting = Cavab gözləyir
publish-request-open = { $day } tarixinədək açıqdır
publish-request-ended = { $day } tarixinədək açıq idi
publish-request-refused = Rədd edilib
publish-request-revoked = Yenidən bağlanıb
publish-request-gone = Sənəd çıxarılıb. Onu daha heç kim oxuya bilmir.
publish-request-who = Kim istəyir
publish-request-owner = Sahibi
publish-request-practice = Təcrübə
publish-request-day = Sorğunun tarixi
publish-request-opened = Oxunub
publish-request-log = Gedişat
publish-request-log-asked = İstənilib
publish-request-log-granted = Açılıb
publish-request-log-refused = Rədd edilib
publish-request-log-opened = Oxunub
publish-request-log-revoked = Yenidən bağlanıb
publish-request-grant-title = Müddətə aç
publish-request-until = Son gün
publish-request-until-hint = Oxuna bildiyi son gün, ən çoxu bir il sonra.
publish-request-grant = Aç
publish-request-refuse-title = Və ya rədd et
publish-request-reason-hint = İstəyən bunu oxuyur.
publish-request-refuse = Rədd et
publish-request-revoke-title = Yenidən bağla
publish-request-revoke-hint = Bundan sonra surət verilmir. Artıq verilmiş surətlər geri alına bilməz.
publish-request-revoke = Bağla
publish-mark-until = { $day } tarixinədək
publish-mark-foot = { $owner } müəssisəsinin daxili sənədi, { $who }, { $organisation } üçün açılıb. Məqsəd: { $purpose } { $until }. Oxunub: { $read }. Başqasına verilmir.
publish-mail-requested-subject = İstənilir: { $document }
publish-mail-requested-body = { $who }, { $organisation }, “{ $document }” sənədini oxumaq istəyir. Məqsəd: { $purpose } Burada müddətə açın və ya rədd edin: { $link }
publish-mail-granted-subject = Sizə açıqdır: { $document }
publish-mail-granted-body = “{ $document }” sənədini { $day } tarixinədək oxuya bilərsiniz. Surətinizin hər səhifəsində adınız durur. { $link }
publish-mail-refused-subject = Açılmadı: { $document }
publish-mail-refused-body = “{ $document }” sorğunuz rədd edildi: { $reason }
publish-mail-revoked-subject = Yenidən bağlandı: { $document }
publish-mail-revoked-body = “{ $document }” daha sizə açıq deyil: { $reason } Götürdüyünüz surətləri silin.
notice-practice-document = İndi oxuyanlar onu istəyə bilər.
notice-practice-document-taken-off = Çıxarıldı. Onu daha heç kim oxuya bilmir.
notice-document-asked-for = Göndərildi. Cavab məktubla gəlir və burada durur.
notice-document-granted = Açıldı. İstəyənə bildirildi.
notice-document-refused = Rədd edildi. İstəyənə bildirildi.
notice-document-revoked = Bağlandı. İstəyənə bildirildi.
fault-day-outside = { $first } ilə { $last } arasında gün seçin.
refusal-document-not-markable = Bu faylın nişanlı surəti hazırlana bilmir. Şifrəsiz, ən çoxu 300 səhifə və 30 MB olan PDF və ya şəkil götürün.
refusal-document-too-many = Ən çoxu { $most } sənəd yerləşir.
refusal-document-offered-already = Bu sənəd artıq təklif olunub: “{ $name }”.
refusal-document-gone = Sənəd daha təklif olunmur.
refusal-document-own-institution = O, sizin müəssisənizindir. Onu sübutlar arasında oxuyun.
act-practice-document-offered = Daxili sənəd təklif olundu
act-practice-document-taken-off = Daxili sənəd çıxarıldı
act-practice-document-asked-for = Daxili sənəd istənildi
act-practice-document-granted = Daxili sənəd kiməsə açıldı
act-practice-document-refused = Sənəd sorğusu rədd edildi
act-practice-document-revoked = Daxili sənəd yenidən bağlandı
act-practice-document-opened = Daxili sənəd oxundu
home-practice-grant-hint = Kimsə bu daxili sənədi oxumaq istəyir. Müddətə açın və ya səbəbini yazın.
home-practice-grant-button = Cavab ver
home-practice-open-hint = Bu sənədi istəmişdiniz. O, sizə açıqdır.
home-practice-open-button = Oxu
publish-request-opened-times = { $n ->
    [0] hələ yox
    [one] { $n } dəfə
   *[other] { $n } dəfə
    }
refusal-document-asked-already = Onu artıq istəmisiniz: { $is ->
    [open] sizə açıqdır.
   *[other] sorğu cavab gözləyir.
    }
refusal-document-not-in-this-state = İndi mümkün deyil: { $is ->
    [waiting] sorğu cavab gözləyir.
    [open] sənəd açıqdır.
    [ended] açıq olduğu müddət bitib.
    [refused] sorğu rədd edilib.
   *[other] sənəd yenidən bağlanıb.
    }
