fault-unknown-choice = Bu, təklif olunan variantlardan deyil.
fault-no-target = Hədəf çatmaq istədiyiniz dəyərdir. Hədəf yoxdursa, boş saxlayın.
fault-no-importance = Önəm az, adi və ya yüksək olur: 1, 2 və ya 3.
fault-words-empty = Bir neçə söz yazın.
fault-words-too-long = { $characters } işarə çoxdur. Ən çoxu { $most } işarə sığır.
fault-words-nul = Mətndə saxlanıla bilməyən işarə var. Onu yenidən yazın.
fault-mark-unreadable = Cavab oxunmadı. Ədədləri nöqtə ilə, tarixləri 2026-11-21 kimi yazın.
fault-mark-wrong-kind = Bu növ cavab suala uyğun gəlmir.
fault-mark-no-scale = Çərçivədə bu sualın şkalası yoxdur. Koordinatora bildirin.
fault-mark-no-such-step = Şkalada { $step } pilləsi yoxdur.
fault-mark-too-small = Burada ən kiçik dəyər { $minimum }.
fault-mark-too-large = Burada ən böyük dəyər { $maximum }.
fault-mark-no-denominator = İkinci ədəd sıfırdan böyük olmalıdır.
fault-mark-negative-numerator = Birinci ədəd sıfırdan kiçik ola bilməz.
fault-mark-more-than-all = Birinci ədəd ikincidən böyükdür: hamısından çoxdur.
fault-mark-nothing-chosen = Ən azı bir cavab seçin.
fault-mark-no-such-option = “{ $option }” cavabı yoxdur.
fault-mark-chosen-twice = “{ $option }” iki dəfə seçilib.
fault-mark-one-option-only = Bir cavab seçin. { $given } cavab seçilib.
refusal-not-rating-now = İndi qiymət qəbul olunmur. { $state ->
    [preparing] Qiymətləndirmə hələ açılmayıb.
   *[closed] Qiymətləndirmə bağlanıb.
 }
refusal-item-settled = Bu bənd üzrə razılaşdırılmış qiymət artıq var. Nəsə çatışmırsa, koordinatora yazın.
refusal-seat-handed-in = Bu cavablar təhvil verilib. Dəyişmək üçün yoxlama səhifəsində geri götürün.
act-review-rating-saved = Qiymət saxlanıldı
