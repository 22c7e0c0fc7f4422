# keep: certify-amount- engagement-part- conflict- conflict-effect- declared- desk-state- report-kind- report-all- report-answer- report-recommend- notice- act-certify- fault- refusal- home-desk- mail-application-
assessors-title = Qiymətləndiricilər
assessors-lede = Müraciətləri qiymətləndirməyi xahiş edə biləcəyiniz adamlar və hər birinin indiki yükü.
assessors-none = Hovuzda hələ heç kim yoxdur. İlk qiymətləndiricini dəvət edin.
assessors-add = Qiymətləndirici əlavə et
assessors-email-hint = Hələ sizə aid olmayan şəxs dəvət alır.
assessors-fields = Nəyi bilir
assessors-languages = Dillər
assessors-commas = Vergüllə ayırın.
assessors-employers = İşəgötürənlər
assessors-employers-hint = Şəxsin işlədiyi müəssisələr, hər sətirdə biri. Onlardan biri ilə maraq toqquşması özü görünür.
assessors-most = Eyni vaxtda ən çox müraciət
assessors-load = { $load } / { $most }
assessors-waits = Dəvət hələ qəbul edilməyib
assessors-save = Yadda saxla
assessors-leave = Hovuzdan çıxar
engagement-part-lead = Aparıcı qiymətləndirici
engagement-part-co-assessor = Həmqiymətləndirici
engagement-part-substitute = Əvəzedici
engagement-part-mentor = Mentor
engagement-until = { $day } tarixinədək
engagement-asked = Soruşulub
engagement-accepted = Qəbul edilib
engagement-declined = İmtina edilib
engagement-ended = Bitib
engagement-to-decide = Qərar gözləyən maraq toqquşması
engagement-to-answer = Cavabınızı gözləyir
engagement-waits = Sertifikat verən qurumun qərarını gözləyir
engagement-waits-text = Razılıq verdiniz və maraq toqquşması bildirdiniz. Qurum qərar verir, nəticə burada görünəcək.
engagement-excluded = Maraq toqquşması buna imkan vermir.
engagement-rests = Dayanıb: maraq toqquşması yaranıb
engagement-rests-text = Qəbul etdikdən sonra bu müəssisə ilə bağlılığınız yaranıb. Cəlb edilməniz dayanıb və iş masası sizə bağlıdır. Sertifikat verən qurum bunu görür və bundan sonrası barədə qərar verir.
engagement-rests-officer = { $name } qəbul etdikdən sonra müəssisə ilə bağlı olub. İş masası bu şəxsə bağlıdır, onun qiymətləri sayılmır. Siz cəlb edilməni bitirməyincə və ya əvəzediciyə ötürməyincə digər qiymətləndirici heç nəyi razılaşdıra bilmir.
engagement-over-counts = Cəlb edilmə qiymətlər təhvil verildikdən sonra öz vaxtında bitib. Bu vəzifəni başqası götürənədək təhvil verilənlər sayılır.
engagement-over-replaced = Cəlb edilmə öz vaxtında bitib, təhvil verilənlər daha sayılmır.
engagement-over-empty = Cəlb edilmə heç nə təhvil verilmədən öz vaxtında bitib, ona görə heç nə sayılmır. Bu vəzifə üçün başqasını cəlb etməsəniz, digər qiymətləndirici təkbaşına davam edir.
engagement-discount = Təhvil verilənləri saymayın
engagement-discount-button = Daha sayma
engagement-title = { $applicant } – qiymətləndirəcəksiniz?
engagement-declare = Bəyanatınız
engagement-declare-hint = Bu müəssisə ilə sizi nəyin bağladığını yazın. Yalnız sertifikat verən qurum oxuyur.
engagement-conflict-kind = Bağlılıq
engagement-conflict-words = Öz sözlərinizlə
engagement-complete = Məni qərəzli göstərə biləcək başqa heç nə yoxdur.
engagement-accept = Qəbul et
engagement-decline = İmtina et
engagement-because = Səbəb
engagement-end = Vaxtından əvvəl bitir
engagement-end-button = Girişi indi bağla
engagement-substitute = Əvəzedici davam etsin
engagement-substitute-button = Təhvil ver
engagement-substitute-hint = Əvvəlkinin girişi dərhal bağlanır. Onun qiymətləri tarixçədə qalır, daha sayılmır.
engagement-decide-because = Maraq toqquşması haqqında qərarınız və əsası
engagement-decide-for = Qiymətləndirə bilər
engagement-decide-against = Olmaz
engagements-title = Kim qiymətləndirir
engagements-application = Müraciət
engagements-none = Hələ heç kimdən soruşulmayıb.
engagements-ask = Birindən soruş
engagements-no-pool = Hovuzda soruşula biləcək heç kim yoxdur.
engagements-who = Qiymətləndirici
engagements-part = Rolu
engagements-check = Maraq toqquşmasını yoxla
engagements-ties = { $name } və bu müəssisə
engagements-no-ties = Məlum bağlılıq yoxdur
engagements-full = Bu qiymətləndiricinin həddi dolub.
engagements-excluded = Belə bağlılığı olan şəxs burada qiymətləndirə bilməz.
engagements-last-day = Giriş bu günədək
engagements-last-day-hint = Bu gündən sonra özü bağlanır.
engagements-because = Bağlılığa baxmayaraq nə üçün
engagements-words = Qiymətləndiriciyə bir neçə söz
engagements-ask-button = Soruş
conflict-member = Müəssisənin üzvüdür
conflict-former-member = { $day } tarixinədək müəssisənin üzvü olub
conflict-mentoring-pair = Şəbəkədə mentor cütlüyü
conflict-mentored = Müəssisənin mentoru olub
conflict-employer = İşəgötürən kimi göstərib
conflict-assessed-before = Əvvəllər qiymətləndirib: { $day }
conflict-employment = Bildirib: orada işləyir və ya işləyib
conflict-personal = Bildirib: orada qohum və ya dostu var
conflict-financial = Bildirib: maliyyə marağı
conflict-advice = Bildirib: müəssisəyə məsləhət verib
conflict-other = Bildirib: başqa
conflict-said = { $kind }: { $words }
conflict-effect-noted = Qeyd edilir
conflict-effect-must-be-decided = Qərar lazımdır
conflict-effect-excluded = Mümkün deyil
declared-none = Maraq toqquşması yoxdur
declared-employment = Orada işləyirəm və ya işləmişəm
declared-personal = Orada qohumum və ya yaxın dostum var
declared-financial = Onunla maliyyə əlaqəm var
declared-advice = Ona bu mövzuda məsləhət vermişəm
declared-other = Başqa
mine-title = Qiymətləndirmələrim
mine-lede = Qiymətləndirməyiniz xahiş edilənlər. Hər giriş öz günündə özü bağlanır.
mine-none = Heç kim sizdən müraciət qiymətləndirməyi xahiş etməyib.
desk-title = İş masası
desk-crumbs = Haradasınız
desk-tabs = Müraciətin hissələri
desk-aside = Göstəricinin yanında
desk-tab-items = Göstəricilər
desk-tab-questions = Suallar
desk-tab-report = Hesabat
desk-state-submitted = Təqdim edilib
desk-state-under-assessment = Qiymətləndirilir
desk-state-factual-check = Faktların yoxlanması
desk-state-reported = Hesabat hazırdır
desk-state-decided = Qərar verilib
desk-state-withdrawn = Geri götürülüb
desk-state-draft = Layihə
desk-lede-open = Hamı təhvil verib. { $items } göstəricidən { $settled } razılaşdırılıb.
desk-lede-waiting = Təhvil vermisiniz. Digəri də verəndə hər ikiniz bir-birinizin qiymətini görəcəksiniz.
desk-lede-reading = Qiymətləndirməyə { $items } göstərici təqdim edilib.
desk-go-on = Davam et
desk-open = Açıq
desk-differ = Fikirlər fərqlidir
desk-apart = fərqli
desk-who = Qiymətləndiricilər
desk-judged = { $judged } / { $of }
desk-handed-in = Təhvil verilib
desk-blind = Hər ikisi təhvil verənədək heç kim digərinin dediyini görmür.
desk-voice-over = Giriş bağlanıb, qiymətlər sayılır
desk-voice-rests = { $name } – cəlb edilmə dayanıb. Bu şəxsin qiymətləri sayılmır və sertifikat verən qurum cəlb edilməni bitirməyincə və ya əvəzedici onu götürməyincə heç nə razılaşdırılmır.
desk-settle-anew = Yenidən razılaşdırılmalıdır
desk-settled-without = Bu, { $names } qiymət verməmişdən əvvəl razılaşdırılıb. Yenidən razılaşdırın.
desk-hand-in = Təhvil ver
desk-hand-in-hint = Qiymətləriniz bağlanır. Hər ikiniz verəndə bir-birinizinkini görüb razılaşırsınız.
desk-take-back = Geri götür
desk-times = Vaxt
desk-clock-stopped = Vaxt dayandırılıb
desk-access-until = Girişiniz { $day } tarixindən sonra bağlanır.
desk-extent = Nəyə baxılır
desk-extent-all = Bütün { $items } göstərici
desk-extent-sample = { $all } göstəricidən { $items }
desk-each = Hər meyardan göstərici
desk-each-hint = Seçmə əvvəlcə müəssisənin özünə ən yüksək qiymət verdiklərini götürür.
desk-each-all = Hamısı
desk-choose = Seç
desk-steps = Bu meyarın göstəriciləri
desk-claim = Müəssisə nə deyir
desk-no-claim = Qiymət razılaşdırılmayıb.
desk-no-reason = Əsaslandırma yazılmayıb.
desk-no-evidence = Heç nə əlavə edilməyib.
desk-evidence-closed = Qiymətləndiricilərə açıq deyil
desk-judge = Sizin rəyiniz
desk-own = Sizin rəyiniz
desk-agree = Razıyam
desk-agree-text = Müəssisənin qiyməti düzgündür.
desk-adjust = Düzəliş
desk-adjust-text = Başqa qiymət düzgündür.
desk-adjust-to = Düzəliş: { $mark }
desk-insufficient = Yetərsiz
desk-insufficient-text = Göstərilənlər qiyməti əsaslandırmır.
desk-own-mark = Öz qiymətiniz
desk-own-mark-hint = Düzəliş etdikdə.
desk-comment = Şərh
desk-comment-hint = Razı olmadıqda lazımdır.
desk-conflict = Bu arada başqa yerdə yadda saxlanılıb
desk-conflict-text = Yenidən yadda saxlasanız, buradakı qalacaq.
desk-others = Digər qiymətləndirici
desk-settled = Razılaşdırılıb
desk-settled-by = { $name }, { $at }
desk-settle = Qiyməti razılaşdırın
desk-settle-mark = Bu qiymət
desk-settle-reason = Əsas
desk-settle-reason-hint = Eyni fikirdə olmadıqda lazımdır. Hesabatda nəticə ola bilər.
desk-settle-next = Qeyd et və davam et
desk-settle-button = Qeyd et
desk-dissent = Fərqli fikrim
desk-no-questions = Bu göstərici üzrə sual yoxdur.
desk-ask = Müəssisədən soruş
desk-back = Göstəricilərə qayıt
questions-title = Müəssisəyə suallar
questions-none = Sual verilməyib.
questions-open = Açıq
questions-due = son gün: { $day }
questions-answered = { $day } cavablandırılıb
questions-withdrawn = Geri götürülüb
questions-withdraw = Geri götür
questions-evidence = Sübut
questions-ask = Sual ver
questions-ask-hint = Müəssisənin tapşırığı olur. Cavab gələnədək vaxt dayanır.
questions-about = Mövzu
questions-whole = Bütövlükdə müraciət
questions-words = Sual
questions-due-day = Cavab günü
questions-ask-button = Soruş
answers-title = Qiymətləndiricilərin sualları
answers-lede = Hər biri cavablandırılanadək müraciətinizin vaxtı dayanır.
answers-none-open = Açıq sual yoxdur.
answers-words = Cavab
answers-evidence = Sübutlar
answers-evidence-hint = Qiymətləndiricilərə açıq olanlar.
answers-no-evidence = Qiymətləndiricilərə açıq sübut yoxdur. Kitabxanada birini açın.
answers-send = Cavabı göndər
report-title = Qiymətləndiricilərin hesabatı
report-draft = Layihə
report-final = Yekun
report-final-on = Yekun, { $day }
report-check-until = Faktların yoxlanması: { $day } tarixinədək
report-check-text = { $day } tarixinədək hər parçanın faktlarının düzgün olub-olmadığını bildirin. Cavabsız qalan düzgün sayılır.
report-summary = Xülasə
report-nothing-said = Hələ heç nə yazılmayıb.
report-recommendation = Tövsiyə
report-recommendation-hint = Komissiya üçün. Müəssisə qərardan sonra görür.
report-because = Tövsiyənin əsası
report-recommend-none = Hələ yox
report-recommend-granted = Verilsin
report-recommend-conditional = Şərtlə verilsin
report-recommend-refused = Rədd edilsin
report-save = Yadda saxla
report-kind = Növ
report-kind-finding = Nəticə
report-kind-strength = Güclü tərəf
report-kind-must = Edilməlidir
report-kind-suggestion = Təklif
report-all-must = Nə edilməlidir
report-all-suggestion = Nə təklif olunur
report-group = Meyar
report-whole = Bütövlükdə müəssisə
report-words = Mətn
report-add = Parça əlavə et
report-change = Dəyiş
report-changed = Göndəriləndən sonra dəyişib
report-remove = Sil
report-reply = Cavaba münasibətiniz
report-institution = Müəssisə
report-assessors = Qiymətləndiricilər
report-by-criterion = Meyarlar üzrə
report-fill = Razılaşdırılanlardan başla
report-fill-hint = Müəssisənin dediyindən fərqli olan hər göstərici üçün bir nəticə.
report-send = Müəssisəyə göndər
report-send-hint = Faktların yoxlanması üçün. Bununla qiymətləndirmə bitir.
report-due-day = Cavab günü
report-check = Faktların yoxlanması
report-check-progress = { $of } parçadan { $answered } cavablandırılıb
report-is-it-right = Faktlar düzgündür?
report-answer-right = Düzdür
report-answer-wrong = Səhvdir
report-correction = Əslində necədir
report-answer-save = Cavabı yadda saxla
report-end-check = Yoxlamanı bitir
report-end-check-text = { $of } parçadan { $answered } cavablandırılıb.
report-end-check-button = Bitir
report-finish = Yekunlaşdır
report-no-passages = Parça yoxdur.
report-work = Hesabat üzərində iş
notice-assessor-added = Qiymətləndirici hovuza əlavə edildi.
notice-assessor-changed = Yadda saxlanıldı.
notice-assessor-left = Qiymətləndirici hovuzdan çıxarıldı.
notice-assessor-asked = Soruşuldu. Cavab burada görünəcək.
notice-engagement-ended = Giriş bağlandı.
notice-conflict-decided = Qərar verildi.
notice-substitute-took-over = Əvəzedici işi götürdü.
notice-engagement-accepted = Qəbul etdiniz. Müraciət budur.
notice-engagement-waits = Maraq toqquşması haqqında qurum qərar verir.
notice-engagement-excluded = Bu maraq toqquşması ilə qiymətləndirə bilməzsiniz. Quruma bildirildi.
notice-engagement-declined = İmtina edildi.
notice-desk-saved = Yadda saxlanıldı.
notice-desk-handed-in = Təhvil verildi.
notice-desk-taken-back = Geri götürüldü. Davam edin.
notice-desk-chosen = Göstəricilər seçildi.
notice-desk-settled = Razılaşdırıldı.
notice-question-asked = Soruşuldu. Vaxt dayandı.
notice-question-withdrawn = Geri götürüldü.
notice-question-answered = Cavab qiymətləndiricilərdədir.
notice-report-written = Yadda saxlanıldı.
notice-report-filled = Hesabat başlandı.
notice-report-sent = Layihə müəssisədədir.
notice-report-finished = Hesabat yekundur.
notice-check-ended = Yoxlama bitdi.
notice-passage-added = Əlavə edildi.
notice-passage-changed = Yadda saxlanıldı.
notice-passage-removed = Silindi.
notice-passage-answered = Yadda saxlanıldı.
fault-conflict-reason-missing = Bağlılığa baxmayaraq nə üçün olduğunu yazın.
fault-day-is-past = Keçməmiş bir gün seçin.
fault-day-too-far = Ən çoxu { $days } gün sonrakı bir gün seçin.
fault-declaration-missing = Bəyanatın tam olduğunu təsdiqləyin.
fault-evidence-not-for-assessors = Qiymətləndiricilərə açıq sübut seçin.
fault-is-in-the-pool = Bu ünvanlı şəxs artıq hovuzdadır.
fault-judgement-no-mark = Düzgün qiyməti seçin.
fault-judgement-no-mark-wanted = Qiymət yalnız düzəlişdə göstərilir.
fault-judgement-same-mark = Bu, müəssisənin öz qiymətidir. “Razıyam” seçin.
fault-not-a-load = 1-dən { $most }-dək ədəd.
fault-not-a-sample = Ən azı bir.
fault-nothing-to-agree-with = Razılaşmaq üçün qiymət yoxdur.
fault-too-many-words = Ən çoxu { $most }, hər biri qısa.
fault-verdict-missing = Razıyam, düzəliş və ya yetərsiz seçin.
refusal-assessor-asked-already = Bu şəxs artıq bu müraciət üçün soruşulub və ya cəlb edilib.
refusal-assessor-is-engaged = Açıq cəlb edilmələr: { $count }. Əvvəlcə onları bitirin.
refusal-sits-on-committee = Bu müraciətin komitəsində olan onu qiymətləndirə bilməz.
refusal-assessor-is-full = Eyni vaxtda { $most } müraciət həddi dolub.
refusal-assessor-not-in-yet = Hovuza dəvət hələ qəbul edilməyib.
refusal-conflict-excluded = Maraq toqquşması bu şəxsə imkan vermir.
refusal-engagement-not-accepted = Cəlb edilmə hələ qəbul edilməyib.
refusal-engagement-accepted = Cəlb edilmə artıq qəbul edilib.
refusal-engagement-declined = Cəlb edilmədən imtina edilib.
refusal-engagement-ended = Cəlb edilmə bitib.
refusal-engagement-rests = { $tie ->
    [member] Qiymətləndirdiyiniz müəssisənin üzvü olduğunuz üçün cəlb edilməniz dayanıb. Sertifikat verən quruma bildirilib.
    [employer] Qiymətləndirdiyiniz müəssisə indi işəgötürənləriniz arasında olduğu üçün cəlb edilməniz dayanıb. Sertifikat verən quruma bildirilib.
   *[other] Maraq toqquşmasına görə cəlb edilməniz dayanıb. Sertifikat verən quruma bildirilib.
}
refusal-engagement-wrong-moment = Müraciət bunun üçün uyğun mərhələdə deyil.
refusal-engagement-lead-taken = Aparıcı qiymətləndirici artıq var.
refusal-engagement-part-taken = Həmqiymətləndirici artıq var.
refusal-engagement-no-substitute = Qiymətləndirəni yalnız razılıq vermiş əvəzedici əvəz edir.
refusal-engagement-nothing-to-decide = Qərar veriləsi bir şey yoxdur.
refusal-engagement-waits-for-the-body = Qurum hələ qərar verməyib.
refusal-desk-handed-in = Artıq təhvil verilib.
refusal-desk-is-open = Hamı təhvil verib və digərlərinin qiymətini görür.
refusal-desk-not-all-judged = { $of } göstəricidən { $left } hələ qiymətləndirilməyib.
refusal-desk-not-under-assessment = Müraciət indi qiymətləndiricilərdə deyil.
refusal-desk-sample-too-late = Kimsə təhvil verib. Baxılanlar dəyişmir.
refusal-desk-still-blind = Hələ hamı təhvil verməyib.
refusal-clarification-answered = Sual artıq cavablandırılıb.
refusal-clarification-withdrawn = Sual geri götürülüb.
refusal-clarification-over = Bu müraciət üzrə suallar bağlanıb.
refusal-report-not-open = Hesabat indi dəyişdirilə bilməz.
refusal-report-too-long = Ən çoxu { $most } parça.
refusal-passage-was-sent = Parça müəssisəyə göndərilib. Silmək əvəzinə dəyişin.
refusal-report-has-passages = Hesabatda artıq parçalar var.
refusal-report-is-empty = Hesabat boşdur.
refusal-report-unsettled = Razılaşdırılmamış göstəricilər: { $left }.
refusal-report-question-open = Müəssisəyə açıq sual var. Cavabı gözləyin və ya sualı geri götürün.
refusal-factual-check-over = Faktların yoxlanması bitib.
refusal-factual-check-runs = Müəssisə hələ faktları yoxlayır.
refusal-report-objections-open = Cavabsız etirazlar: { $count }.
refusal-report-no-recommendation = Tövsiyənizi və əsasını yazın.
mail-engagement-subject = { $body } sizdən müraciət qiymətləndirməyi xahiş edir
mail-engagement-rests-subject = Cəlb edilmə dayanıb: { $name }
act-certify-assessor-added = Qiymətləndirici hovuza əlavə edildi
act-certify-assessor-changed = Qiymətləndirici məlumatı dəyişdirildi
act-certify-assessor-left = Qiymətləndirici hovuzdan çıxarıldı
act-certify-assessor-asked = Qiymətləndiriciyə təklif göndərildi
act-certify-engagement-accepted = Cəlb edilmə qəbul olundu
act-certify-engagement-declined = Cəlb edilmədən imtina olundu
act-certify-engagement-excluded = Maraq toqquşması səbəbindən kənarda qaldı
act-certify-engagement-ended = Cəlb edilmə bitdi
act-certify-engagement-rests = İmkan verməyən maraq toqquşması aşkar olundu: cəlb edilmə dayanıb
act-certify-conflict-declared = Maraq toqquşması bildirildi
act-certify-conflict-decided = Maraq toqquşması haqqında qərar verildi
act-certify-substitute-took-over = İş əvəzediciyə verildi
act-certify-assessment-begun = Müraciətin qiymətləndirilməsinə başlanıldı
act-certify-item-judged = Göstərici qiymətləndirildi
act-certify-item-settled = Göstərici razılaşdırıldı
act-certify-items-settled = Bir neçə göstərici razılaşdırıldı
act-certify-judgements-handed-in = Qiymətlər təhvil verildi
act-certify-judgements-taken-back = Qiymətlər geri götürüldü
act-certify-sample-chosen = Baxılacaq göstəricilər seçildi
act-certify-clarification-asked = Müəssisəyə sual verildi
act-certify-clarification-answered = Qiymətləndiricilərə cavab verildi
act-certify-clarification-withdrawn = Sual geri götürüldü
act-certify-report-written = Hesabat yazıldı
act-certify-report-filled = Hesabata başlanıldı
act-certify-passage-added = Parça əlavə edildi
act-certify-passage-changed = Parça dəyişdirildi
act-certify-passage-removed = Parça silindi
act-certify-passage-answered = Parçaya cavab verildi
act-certify-draft-report-sent = Hesabat layihəsi göndərildi
act-certify-factual-check-asked = Faktların yoxlanması istəndi
act-certify-factual-check-ended = Faktların yoxlanması bitdi
act-certify-report-finished = Hesabat yekunlaşdırıldı
desk-tab-visit = Səfər
visit-title = Səfər
visit-none = Səfər planlaşdırılmayıb.
visit-from-to = { $from } – { $to }
visit-told = { $day } tarixindən müəssisəyə göstərilir.
visit-not-told = Müəssisə planı hələ görmür.
visit-tell = Müəssisəyə göstər
visit-meetings = Görüşlər
visit-no-meetings = Hələ görüş yoxdur.
visit-noted = Qeydlər
visit-checks = Baxılacaqlar
visit-no-checks = Siyahıda heç nə yoxdur.
visit-check = Baxılacaq
visit-check-add = Siyahıya əlavə et
visit-seen = Baxılıb
visit-tick = Baxıldı
visit-open-again = Yenidən aç
visit-remove = Sil
visit-work = Səfər üzərində iş
visit-plan = Nə vaxt və harada
visit-first-day = İlk gün
visit-last-day = Son gün
visit-last-day-hint = Boşdursa, bir gün.
visit-place = Yer
visit-words = Müəssisənin bilməli olduqları
visit-save = Yadda saxla
visit-meeting-add = Görüş əlavə et
visit-meeting-change = Görüşü dəyiş
visit-meeting-remove = Görüşü sil
visit-whom = Kiminlə
visit-whom-hint = Məsələn: birinci kurs müəllimləri, adsız.
visit-day = Gün
visit-begins = Başlanğıc
visit-ends = Son
visit-who = Qiymətləndiricilərdən kim
visit-topic = Mövzu
visit-notes = Qeydlər
visit-notes-hint = Məxfi: yalnız iki qiymətləndirici oxuyur.
visit-notes-save = Yadda saxla və qayıt
visit-notes-both = Bu arada digər qiymətləndirici yazıb. Hər iki mətn aşağıdadır; düzgün olanı yadda saxlayın.
notice-visit-planned = Yadda saxlanıldı.
notice-visit-told = Müəssisə planı görür.
notice-meeting-added = Görüş əlavə edildi.
notice-meeting-changed = Yadda saxlanıldı.
notice-meeting-removed = Görüş silindi.
notice-visit-check-added = Əlavə edildi.
notice-visit-check-ticked = Yadda saxlanıldı.
notice-visit-check-removed = Silindi.
notice-interview-noted = Qeydlər yadda saxlanıldı.
fault-not-an-hour = 09:30 kimi vaxt.
refusal-visit-not-planned = Əvvəlcə səfərin vaxtını yazın.
refusal-visit-too-long = Ən çoxu { $most }.
refusal-meeting-has-notes = Görüşün qeydləri var.
act-certify-visit-planned = Səfər planlaşdırıldı
act-certify-visit-told = Səfər planı göstərildi
act-certify-meeting-added = Görüş əlavə edildi
act-certify-meeting-changed = Görüş dəyişdirildi
act-certify-meeting-removed = Görüş silindi
act-certify-interview-noted = Görüş qeydləri yazıldı
act-certify-visit-check-added = Səfər siyahısına əlavə edildi
act-certify-visit-check-ticked = Səfər siyahısında işarələndi
act-certify-visit-check-removed = Səfər siyahısından silindi
page-engagements = Qiymətləndirmələrim
home-desk-answer = { $body }: { $applicant } – qiymətləndirmə xahişi
home-desk-answer-hint = Bağlılığınızı bildirin, sonra qəbul edin və ya imtina edin.
home-desk-answer-button = Cavab ver
home-desk-judge = { $applicant } – qiymətləndirin
home-desk-judge-button = Masaya keç
home-desk-question = Qiymətləndiricilər müraciətiniz haqqında soruşur
home-desk-question-button = Cavab ver
home-desk-check = Hesabatın faktlarını yoxlayın
home-desk-check-hint = Cavabsız qalan düzgün sayılır.
home-desk-check-button = Yoxla
home-desk-vote = { $applicant } müraciətinə səs verin
home-desk-vote-hint = Qərar təklif olunub. Komitənin kifayət qədər üzvü lehinə olduqda qəbul edilir.
home-desk-vote-button = Səs ver
home-desk-condition = Sertifikatınızın şərtlərinin necə yerinə yetirildiyini bildirin
home-desk-condition-button = Cavab ver
home-desk-received = Müraciətlər növbəti addımı gözləyir
home-desk-received-button = Müraciətləri aç
mail-application-decided-subject = Müraciətiniz üzrə qərar: { $level }
mail-application-asked-subject = Qiymətləndiricilər müraciətiniz haqqında soruşur: { $level }
mail-application-check-subject = Hesabatın faktlarını yoxlayın: { $level }
desk-lede = { $left ->
    [0] { $items } göstəricinin hamısı qiymətləndirilib. Hazır olanda təhvil verin.
   *[other] { $items } göstəricidən { $left } qalıb.
}
desk-clock = Təqdim ediləndən { $days } gün keçib
desk-evidence = Sübutlar: { $count }
desk-each-n = Hər birindən { $count }
desk-apart-steps = { $steps } pillə fərq
desk-settle-agreed = Razı olduğunuz { $count } göstəricini razılaşdır
report-objections = { $count } etiraz
home-desk-judge-hint = { $left ->
    [0] Hamısı qiymətləndirilib. Təhvil verin.
   *[other] { $items } göstəricidən { $left } qalıb.
}
home-desk-question-hint = { $count } sual. Cavab verilənədək vaxt dayanır.
home-desk-condition-hint = { $count ->
   *[other] { $count } şərt hələ cavabsızdır.
}
home-desk-received-hint = { $count ->
   *[other] { $count } müraciət təhvil verilib və ya hesabatı hazırdır. Qiymətləndiriciləri təyin edin və ya qərar verin.
}
mail-application-asked-body =
    { $body } qiymətləndiriciləri «{ $level }» üzrə müraciətiniz haqqında soruşur.
    
    Son cavab günü: { $day }. Cavab verilənədək müraciətin vaxtı dayanır.
    { $link }
mail-application-check-body =
    { $body } «{ $level }» üzrə müraciətinizə dair hesabatın layihəsini göndərib.
    
    Faktları yoxlamaq üçün son gün: { $day }. Cavabsız qalan düzgün sayılır.
    { $link }
mail-application-decided-body =
    { $body } «{ $level }» üzrə müraciətinizə dair qərar verib.
    
    Qərar: { $verdict }
    
    Əsaslandırma, şərtlər (varsa) və məktub buradadır:
    { $link }
mail-engagement-rests-body =
    { $applicant } müəssisəsinin müraciətini qiymətləndirən { $name } qəbul etdikdən sonra müəssisə ilə bağlı olub.
    
    Bağlılıq: { $tie }
    
    İş masası bu şəxsə bağlıdır, onun qiymətləri sayılmır və heç nə razılaşdırıla bilmir. Cəlb edilməni bitirin və ya əvəzediciyə ötürün:
    { $link }
mail-engagement-body = 
    { $body } sizdən { $applicant } müəssisəsinin müraciətini qiymətləndirməyi xahiş edir.
    
    Rolunuz: { $part }
    Giriş bu günədək: { $day }
    
    Müəssisə ilə bağlılığınızı bildirin, qəbul edin və ya imtina edin:
    { $link }
home-desk-scheme = Nə verdiyinizi bildirin
home-desk-scheme-hint = Səviyyələr, sahələr və qaydalar. Beş nümunədən birindən başlayın və istədiyinizi dəyişin.
home-desk-scheme-button = Başla
home-desk-publish = «{ $scheme }» dərc edin
home-desk-publish-hint = Dərc olunana qədər heç kim nə qədər irəlilədiyini görmür və müraciət edə bilmir.
home-desk-publish-button = Bax və dərc et
home-desk-pool = Qiymətləndirməyi xahiş edə biləcəyiniz adamların adını yazın
home-desk-pool-hint = Təklif etdiyiniz səviyyəyə kənardan baxılır, qiymətləndiricilərinizin siyahısı isə boşdur.
home-desk-pool-button = Qiymətləndirici əlavə et
home-desk-keys = İmzaladığınız açarları yaradın
home-desk-keys-hint = Adınızın sertifikatlarda necə yazıldığını birincisi verilənə qədər seçmək olar.
home-desk-keys-button = Bax və yarat
home-desk-willing = Qiymətləndiricilərin bağlılığına baxın: { $applicant }
home-desk-willing-hint = { $count } nəfər qiymətləndirməyə hazırdır və razılığınızdan sonra başlayır.
home-desk-willing-button = Bax və cavab ver
home-desk-met = Şərtlərin yerinə yetirilməsinə baxın: { $applicant }
home-desk-met-hint = Hamısına cavab verilib. Sertifikat sizin sözünüzü gözləyir.
home-desk-met-button = Cavabları oxu
home-desk-look = Sertifikata yenidən baxın: { $applicant }
home-desk-look-hint = Etibarlı olduğu müddətdə baxacağınızı bildirmisiniz.
home-desk-look-button = Sertifikatı aç
certify-amount-hours = { $count ->
   *[other] { $amount } saat
}
certify-amount-days = { $count ->
   *[other] { $amount } gün
}
certify-amount-months = { $count ->
   *[other] { $amount } ay
}
certify-amount-persons = { $count ->
   *[other] { $amount } nəfər
}
engagement-objected = Müəssisə etiraz edir
engagement-answer-because = Müəssisəyə əsaslandırılmış cavabınız
conflict-objection = Müəssisə etiraz edir
refusal-objection-too-late = Etiraz yalnız işləyən qiymətləndiriciyə bildirilir. Onun cəlb olunması bitib.
refusal-objection-open = Sertifikat verən qurum son etirazınıza hələ cavab verməyib.
act-certify-assessor-objected = Qiymətləndiriciyə etiraz
mail-engagement-objection-subject = { $applicant } qiymətləndiriciyə etiraz edir
mail-engagement-objection-body =
    { $applicant } müraciətini qiymətləndirən { $name } adlı şəxsi qərəzli sayır:
    
    { $objection }
    
    Qərar verin və əsaslandırılmış cavab yazın:
    { $link }
mail-application-objection-subject = Etirazınıza cavab: { $level }
mail-application-objection-body =
    { $body } «{ $level }» üzrə müraciətinizdə { $name } adlı şəxsə etirazınıza cavab verib.
    
    Cavab buradadır:
    { $link }
home-desk-settle = { $applicant } üzrə razılığa gəlin
home-desk-settle-hint = { $left ->
   *[other] Hər ikiniz təhvil vermisiniz. Razılaşdırılmalı göstərici: { $left }.
}
home-desk-settle-button = İş masasına keç
home-desk-report = { $applicant } haqqında hesabatı yazın
home-desk-report-hint = Bütün göstəricilər razılaşdırılıb. Hesabat yekunlaşmazdan əvvəl müəssisə onun faktlarını yoxlayır.
home-desk-report-button = Hesabatı aç
home-desk-finish = { $applicant } haqqında hesabatı yekunlaşdırın
home-desk-finish-hint = Müəssisə faktları yoxlayıb. Dediklərinə cavab verin və hesabatı yekunlaşdırın.
home-desk-finish-button = Hesabatı aç
home-desk-objection = { $applicant } müəssisəsinin etirazına cavab verin
home-desk-objection-hint = Müəssisə qiymətləndiricilərindən birini qərəzli sayır. Onun davam edib-etməyəcəyinə siz qərar verirsiniz.
home-desk-objection-button = Bax və cavab ver
home-desk-sign = «{ $level }» üçün bəyannaməni imzalayın
home-desk-sign-hint = Müraciət üçün qalan hər şey hazırdır.
home-desk-sign-button = Oxu və imzala
home-desk-submit = «{ $level }» üçün müraciəti təqdim edin
home-desk-submit-hint = Hər şey yerinə yetirilib, bəyannamə imzalanıb.
home-desk-submit-button = Bax və təqdim et
conflict-effect-decided = Qərar verilib
