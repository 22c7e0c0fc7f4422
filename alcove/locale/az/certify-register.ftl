# keep: mail-certificate- certify-standing- certify-proof-lede-
certify-certificate-title = Sertifikat
certify-scheme = Sxem
certify-code = Kod
certify-region = Region
certify-valid-from = { $from } tarixindən
certify-valid-from-to = { $from } – { $to }
certify-standing-not-yet = Sonra başlayır
certify-standing-valid = Qüvvədədir
certify-standing-expired = Müddəti bitib
certify-standing-suspended = Dayandırılıb
certify-standing-superseded = Yenisi ilə əvəz olunub
certify-standing-revoked = Ləğv edilib
certify-in-register = Açıq reyestrdə
certify-renew = Yenilə
certify-held-title = Sertifikatlarımız
certify-issued-title = Verdiklərimiz
certify-register-link = Açıq reyestr
certify-checks-title = Nə vaxt yenidən baxırıq
certify-check-done = Baxılıb: { $day }
certify-check-late = Gecikib
certify-check-words = Nə tapılıb
certify-check-button = Baxdıq
certify-events-title = Nə baş verib
certify-event-issued = Verilib
certify-event-renewed = Yeni sertifikatla davam edir
certify-event-suspended = Dayandırılıb
certify-event-reinstated = Bərpa edilib
certify-event-revoked = Ləğv edilib
certify-certificate-acts = Dayandırın və ya ləğv edin
certify-certificate-acts-hint = Reyestr səbəbi göstərir. Ləğv edilən bərpa olunmur.
certify-suspend = Dayandır
certify-resume = Bərpa et
certify-revoke = Ləğv et
certify-register-title = Sertifikatlı müəssisələrin reyestri
certify-register-lede = Bu platformada sertifikat verən qurumların sertifikatı kimdədir və nə vaxtadək.
certify-register-search = Müəssisə, yer və ya sertifikat verən qurum
certify-register-any-level = Bütün sertifikatlar
certify-register-any-field = Bütün sahələr
certify-register-any-region = Bütün regionlar
certify-register-now = İndi qüvvədə olanlar
certify-register-all = Hamısı
certify-register-by-region = Regionlar üzrə
certify-register-no-region = Region göstərilməyib
certify-register-level = { $level } ({ $body })
certify-register-none = Reyestrdə uyğun heç nə yoxdur.
certify-register-pages = Reyestrin səhifələri
certify-register-next = Növbəti
certify-register-map = Hər tağ bir regiondur: nə qədər tünddürsə, sertifikat bir o qədər çoxdur.
certify-register-one-region = { $n ->
   *[other] Tapılan { $n } sertifikatın hamısı bir regiondadır: { $region }.
}
certify-entry-title = { $level }, { $organisation }
certify-award-name = { $name }: { $field }
certify-award-says = { $organisation } “{ $name }” üçün tələb olunanlara cavab verir.
certify-award-mentions = { $says } Xüsusi qeyd: { $mentions }.
certify-award-asked = Nə tələb olunurdu: { $rules }.
certify-award-link = İmzalı sənəd
certify-proof-title = Tamamlama təsdiqi
certify-proof-download = Təsdiqi götür
certify-proof-lede-valid = { $organisation } aşağıdakı sertifikata malikdir. Tarix: { $day }.
certify-proof-lede-not-yet = { $organisation } aşağıdakı sertifikata onun ilk günündən malik olacaq. { $day } tarixinə sertifikat hələ başlamayıb.
certify-proof-lede-suspended = { $organisation } adına verilmiş aşağıdakı sertifikat dayandırılıb və hazırda qüvvədə deyil. Tarix: { $day }.
certify-proof-lede-expired = { $organisation } aşağıdakı sertifikata malik olub. Onun müddəti bitib və artıq qüvvədə deyil. Tarix: { $day }.
certify-proof-lede-superseded = { $organisation } aşağıdakı sertifikata malik olub. O, yenisi ilə əvəz edilib. Tarix: { $day }.
certify-proof-lede-revoked = { $organisation } adına verilmiş aşağıdakı sertifikat ləğv edilib və qüvvədə deyil. Tarix: { $day }.
certify-proof-term = Verildiyi müddət
certify-proof-scores = Bu təsdiqdə heç bir qiymətləndirmənin nəticəsi yoxdur.
certify-proof-check = Hələ qüvvədə olub-olmadığı: { $address }
certify-mail-check-subject = Yenidən baxmaq vaxtıdır: { $organisation }
certify-mail-check-body =
    { $organisation } müəssisəsinin sertifikatına { $day } tarixinədək baxmaq lazımdır.
    { $address }
certify-mail-end-subject = Sertifikatınızın müddəti bitir: { $level }
certify-mail-end-body =
    “{ $level }” sertifikatınızın müddəti { $day } tarixində bitir. İndi yeniləyə bilərsiniz; yenisi köhnənin ardınca fasiləsiz başlayır.
    { $address }
notice-certify-certificate-changed = Qeyd olundu. Reyestr onu göstərir.
refusal-certificate-not-in-this-state = Sertifikatın vəziyyəti buna imkan vermir.
refusal-check-done = Artıq baxılıb.
mail-certificate-suspended-subject = Sertifikatınız dayandırılıb: { $level }
mail-certificate-suspended-body =
    { $body } «{ $level }» sertifikatınızı dayandırıb. Qaytarılana qədər qüvvədə deyil və onu yoxlayan hər kəs bunu görür.
    
    Səbəb: { $reason }
    
    Səbəbi { $body } ilə aydınlaşdırın; sonra o, sertifikatı qaytaracaq. Sertifikat buradadır:
    { $link }
mail-certificate-reinstated-subject = Sertifikatınız yenidən qüvvədədir: { $level }
mail-certificate-reinstated-body =
    { $body } «{ $level }» sertifikatınızı qaytarıb.
    
    Səbəb: { $reason }
    
    { $link }
mail-certificate-revoked-subject = Sertifikatınız ləğv edilib: { $level }
mail-certificate-revoked-body =
    { $body } «{ $level }» sertifikatınızı ləğv edib. O, artıq qüvvədə deyil və geri qaytarılmır. Yenidən müraciət edə bilərsiniz.
    
    Səbəb: { $reason }
    
    Onu səhifələrinizdən və sənədlərinizdən çıxarın. Sertifikat buradadır:
    { $link }
certify-suspended-next = Hazırda qüvvədə deyil. Səbəbi { $body } ilə aydınlaşdırın; sonra o, sertifikatı qaytaracaq.
certify-revoked-next = Artıq qüvvədə deyil və geri qaytarılmır. Onu səhifələrinizdən və sənədlərinizdən çıxarın; yenidən müraciət edə bilərsiniz.
notice-certify-looked = Özünüz üçün qeyd edildi. Reyestrdə görünmür.
certify-checks-title-holder = Sertifikat verən qurum nə vaxt yenidən baxır
