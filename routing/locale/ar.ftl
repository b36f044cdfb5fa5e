# تُدرج الأسماء والأرقام بين علامتي عزل (FSI وPDI) تلقائيا، ولا تحدد اتجاه السطر. لذلك يبدأ كل سطر ليس فيه حرف عربي
# ثابت بالعلامة {"\u200F"}، ويوضع النص اللاتيني الثابت الذي يبدأ برمز بين {"\u2066"} و{"\u2069"}.
# صيغت الجمل بحيث لا تتغير بتغير جنس صاحب الاسم.

# ما يقرؤه العملاء

answer-note-chat = هذا رد من المساعد الآلي لشركة { $company }. إذا لم يفدك فاضغط الزر أدناه، وسيقرأ رسالتك أحد موظفينا.
answer-note-mail = هذا رد من المساعد الآلي لشركة { $company }. إذا لم يفدك فيكفي أن ترد على هذه الرسالة، وسيقرأ ردك أحد موظفينا.
answer-other-language = هذا الجواب متوفر لدينا { $language ->
    [en] بالإنجليزية
    [ru] بالروسية
    [uk] بالأوكرانية
    [ar] بالعربية
   *[other] بلغة أخرى
  } فقط. إذا كنت تفضل لغتك فسيجيبك أحد موظفينا.
clarify-chat = أنا مساعد آلي، وأريد أن أفهم سؤالك جيدا. أي من هذه الأسئلة تقصد؟
clarify-mail = نريد أن نفهم سؤالك جيدا. أي من هذه الأسئلة تقصد؟
clarify-mail-how = أرسل في ردك الرقم وحده. وإذا كتبت الرد بكلماتك فسيقرؤه أحد موظفينا. (المساعد الآلي، { $company })
button-helped = 👍 أفادني الرد
button-human = 👤 التحدث إلى موظف
button-something-else = سؤال آخر
passed-on = وصلت رسالتك إلى { $name }، وسيأتيك الرد هنا.
passed-on-in-minutes = وصلت رسالتك إلى { $name }، وسيأتيك الرد هنا خلال { $count ->
    [zero] { $count } دقيقة
    [one] دقيقة ({ $count })
    [two] دقيقتين ({ $count })
    [few] { $count } دقائق
    [many] { $count } دقيقة
   *[other] { $count } دقيقة
  } عادة.
passed-on-in-hours = وصلت رسالتك إلى { $name }، وسيأتيك الرد هنا خلال { $count ->
    [zero] { $count } ساعة
    [one] ساعة ({ $count })
    [two] ساعتين ({ $count })
    [few] { $count } ساعات
    [many] { $count } ساعة
   *[other] { $count } ساعة
  } عادة.
welcome = أهلا بك! أنا المساعد الآلي لشركة { $company }. اكتب سؤالك هنا: إذا كنت متأكدا من الإجابة أرسلتها إليك فورا، وإلا فسيرد عليك أحد موظفينا. ويمكنك طلب موظف في أي وقت بالأمر {"\u2066"}/human{"\u2069"}.
greeting = أهلا بك! كيف يمكننا مساعدتك؟
thanks = على الرحب والسعة! إذا احتجت إلى شيء آخر فاكتب لنا.
glad = يسعدنا أن الرد أفادك.
agent-private = أنت ممن يردون على عملاء { $company }، لذلك لا يصل ما تكتبه هنا إلى أحد. اكتب في المجموعة من فضلك؛ ولترى ما يراه العملاء اكتب من حساب آخر.
language-name = العربية
help = اكتب سؤالك بكلماتك: إذا كانت الإجابة مؤكدة وصلتك فورا، وإلا فسيرد عليك هنا أحد موظفي { $company }.

    التحدث إلى موظف: {"\u2066"}/human{"\u2069"}
    بدء موضوع جديد: {"\u2066"}/new{"\u2069"}
    اختيار اللغة: {"\u2066"}/lang{"\u2069"}
    ما نحتفظ به من بياناتك: {"\u2066"}/privacy{"\u2069"}
choose-language = بأي لغة نكتب إليك؟
language-set = سنكتب إليك بالعربية من الآن.
new-matter = ما سؤالك الجديد؟ اكتبه هنا.
new-matter-beside = ما سؤالك الجديد؟ اكتبه هنا. أما ما كتبته من قبل فيتابعه { $name }.
passed-on-already = رسائلك لدى { $name }، وسيأتيك الرد هنا.
privacy = تحتفظ { $company } باسمك ورقمك في تيليجرام ولغتك وبما يكتب في هذه المحادثة، لنتمكن من الإجابة عن أسئلتك. يطلع عليه موظفو الشركة الذين يردون على العملاء، ولا يُنقل إلى أي جهة أخرى. إذا أردت حذفه فاضغط الزر أدناه، وسيتولى ذلك أحد موظفينا ويكتب إليك هنا.
button-erase = 🗑 حذف بياناتي
toast-passed-on-already = سبق تمرير طلبك، وسيرد عليك أحد موظفينا.
join-ask = هذا الرابط من رسالة بريد من { $company }. إذا ربطت المحادثة بالبريد صار ما تكتبه هنا وما تكتبه بالبريد معا، وتابع معك الموظف نفسه. هل كانت الرسالة موجهة إليك؟
button-join = نعم، اربطها
button-not-join = لا
joined = تم الربط. لا حاجة إلى أن تعيد شرح ما كتبته بالبريد.
join-left = حسنا، لم يُربط شيء. يمكنك أن تكتب هنا مباشرة.
join-gone = هذا الرابط مستعمل أو قديم. يمكنك أن تكتب هنا مباشرة.
withheld-told = { $kind ->
    [poll] الاستطلاع
    [story] القصة
    [paid_media] المحتوى المدفوع
    [checklist] قائمة المهام
    [game] اللعبة
   *[other] ما أرسلته
  } مما لا يمكن نقله من هنا. صفه لنا بالكلمات من فضلك أو أرسل صورة منه.
many-messages = وصلت رسائلك كلها ولم يضع منها شيء. سيقرؤها أحد موظفينا معا، فقد يتأخر الرد قليلا.
menu-human = التحدث إلى موظف
menu-new = بدء موضوع جديد
menu-lang = اختيار اللغة
menu-privacy = ما نحتفظ به من بياناتك
menu-help = كيف تحصل على المساعدة
no-subject = رسالتك إلى { $company }
no-more-automatic = لا تريد ردودا آلية بالبريد؟ أرسل هذه الرسالة فلا يرد عليك إلا موظفونا:
continue-in-telegram = للمتابعة عبر تيليجرام:
quote-heading = كتبتم:
signature = {"\u200F"}{ $name }، { $company }

# مجموعة الموظفين: بطاقة المحادثة

card-title = {"\u200F"}{"\u2066"}#{ $number }{"\u2069"} · { $channel ->
    [telegram] ✈ Telegram
    [mail] ✉ البريد
   *[other] { $channel }
  } · { $language }
card-person = {"\u200F"}👤 { $name }
card-also = أيضا: { $also }
card-subject = الموضوع: { $subject }
card-holder = المكلف بالرد: { $name } ({ $why })
card-waiting = ⏳ ينتظر منذ { $since }
card-answered = 💬 تم الرد: ننتظر العميل
card-snoozed = 💤 مؤجل حتى { $until }
card-resolved = ✅ تم الحل: { $name }
card-why = لماذا لم يرد البوت: { $why }
card-question = السؤال
card-last = آخر رسالة
card-earlier = ما سبق
card-customer = العميل
card-bot = البوت
card-files = { $count ->
    [zero] بلا ملفات
    [one] ملف واحد: { $names }
    [two] ملفان: { $names }
    [few] { $count } ملفات: { $names }
    [many] { $count } ملفا: { $names }
   *[other] { $count } ملف: { $names }
  }
card-parts = عدة أسئلة
card-part-sure = {"\u200F"}✔ «{ $about }» ← { $title }
card-part-unsure = {"\u200F"}❔ «{ $about }» ← ربما { $title }
card-part-unknown = {"\u200F"}✖ «{ $about }» ← لا توجد مقالة
card-articles = أقرب المقالات
card-article = {"\u200F"}{ $place }. { $title } ({ $percent }%)
card-no-articles = لا توجد مقالة قريبة.
button-take = استلام
button-transfer = تحويل
button-resolve = تم الحل
button-reopen = إعادة فتح
button-suggest = اقتراح إجابة
button-more = المزيد
button-send = ✅ إرسال
button-next = أخرى
button-drop = إلغاء
button-snooze-2 = 💤 ساعتان
button-snooze-24 = 💤 يوم واحد
button-spam = رسالة مزعجة
button-block = حظر
button-info = معلومات
button-history = السجل
button-again = إرسال مرة أخرى
button-arrived = وصلت
button-retry = إعادة المحاولة
button-other = { $channel ->
    [telegram] ✈ عبر تيليجرام
    [mail] ✉ عبر البريد
   *[other] { $channel }
  }
card-which = أي مقالة كانت؟ ضغطة واحدة تعلّم البوت.
button-no-link = لا شيء منها
button-unlink = ↩ ليس كذلك: انسَ
linked-new = رُبط بالمقالة «{ $title }». من يسأل بهذه الكلمات يحصل عليها من الآن.
linked-known = رُبط بالمقالة «{ $title }»، وهذه الصياغة موجودة فيها من قبل.
linked-taken = رُبط بالمقالة «{ $title }». هذه الصياغة موجودة في المقالة «{ $article }» فلم تُحفظ: راجع المقالتين.
linked-long = رُبط بالمقالة «{ $title }». السؤال طويل أو من عدة أجزاء فلم تُحفظ كلماته.
linked-none = لا توجد مقالة تجيب عن هذا. سيُحسب في {"\u2066"}/gaps{"\u2069"}.
unlinked = أُلغي ذلك.
gaps-title = { $count ->
    [zero] لا أسئلة بلا مقالة.
    [one] سؤال واحد خلال 30 يوما بلا مقالة. يستحق الكتابة:
    [two] سؤالان خلال 30 يوما بلا مقالة. يستحقان الكتابة:
    [few] { $count } أسئلة خلال 30 يوما بلا مقالة. تستحق الكتابة:
    [many] { $count } سؤالا خلال 30 يوما بلا مقالة. تستحق الكتابة:
   *[other] { $count } سؤال خلال 30 يوما بلا مقالة. تستحق الكتابة:
  }
gaps-line = {"\u200F"}{ $count } × { $about }
gaps-nothing = لا شيء: وجد كل سؤال خلال 30 يوما مقالته.

# مجموعة الموظفين: إشعارات

words-by-mail = {"\u200F"}✉ { $name }
words-outside = {"\u200F"}{"\u2066"}#{ $number }{"\u2069"} { $name } { $channel ->
    [telegram] ✈
    [mail] ✉
   *[other] ·
  }
words-automatic = ⚙ رسالة بريد آلية: { $why }
erasure-question = 🗑 أرجو حذف بياناتي لديكم.
joined-here = {"\u200F"}🔗 صار { $name } يكتب من تيليجرام أيضا، وقد ربط المحادثة برابط من رسالة بريد.
joined-elsewhere = {"\u200F"}🔗 هذا العميل هو نفسه «{ $name }»، والمتابعة في موضوعه.
out-of-reach = {"\u200F"}🚫 حظر { $name } البوت، فلا يصل إليه ما تكتبه هنا.
out-of-reach-but-mail = {"\u200F"}🚫 حظر { $name } البوت، فلا يصل إليه ما تكتبه هنا؛ وعنوان بريده معروف، وبضغطة واحدة تُرسل إليه.
reached-again = {"\u200F"}🟢 ألغى { $name } حظر البوت، ويمكن الوصول إليه من جديد.
withheld = {"\u200F"}⚠ أرسل { $name } { $kind ->
    [poll] استطلاعا
    [story] قصة
    [paid_media] محتوى مدفوعا
    [checklist] قائمة مهام
    [game] لعبة
   *[other] شيئا
  } لا يمكن عرضه هنا، وطُلب منه وصفه بالكلمات.
answered-by-bot = 🤖 رد البوت: { $article }
agent-direct = ستصلك هنا رسالة كلما أُسندت إليك محادثة. لإيقافها: {"\u2066"}/stop{"\u2069"}
agent-direct-no-more = لن تصلك رسائل هنا. لإعادتها: {"\u2066"}/start{"\u2069"}
repeat-mark = (قد تكون مكررة)
too-many-mails = { $count ->
    [zero] 🌊 أرسل { $name } رسائل كثيرة خلال { $minutes } دقيقة. يُحفظ الباقي ويُنحّى جانبا: firstline aside
    [one] 🌊 أرسل { $name } أكثر من رسالة واحدة خلال { $minutes } دقيقة. يُحفظ الباقي ويُنحّى جانبا: firstline aside
    [two] 🌊 أرسل { $name } أكثر من رسالتين خلال { $minutes } دقيقة. يُحفظ الباقي ويُنحّى جانبا: firstline aside
    [few] 🌊 أرسل { $name } أكثر من { $count } رسائل خلال { $minutes } دقيقة. يُحفظ الباقي ويُنحّى جانبا: firstline aside
    [many] 🌊 أرسل { $name } أكثر من { $count } رسالة خلال { $minutes } دقيقة. يُحفظ الباقي ويُنحّى جانبا: firstline aside
   *[other] 🌊 أرسل { $name } أكثر من { $count } رسالة خلال { $minutes } دقيقة. يُحفظ الباقي ويُنحّى جانبا: firstline aside
  }
card-sender-proven = ✔ نطاق بريد المرسل نفسه يؤكد هذه الرسالة
card-sender-unproven = ❔ لا شيء يثبت أن هذه الرسالة من مرسلها
card-sender-disowned = ⛔ نطاق بريد المرسل نفسه يقول إن هذه الرسالة ليست منه
mailbox-unreachable = 📪 لا يصل بريد من الصندوق { $mailbox }: تعذر الوصول إليه منذ عشر دقائق. تتكرر المحاولة تلقائيًا.
mailbox-refused = 📪 لا يصل بريد من الصندوق { $mailbox }: خادمه يرفض دخولنا (تسجيل الدخول أو الشهادة أو المجلد). لمعرفة ما يجب إصلاحه: firstline check
mailbox-back = 📬 عاد البريد يصل من الصندوق { $mailbox }، ومعه ما أُرسل في هذه الأثناء.
bounce-delayed = ⏳ لم تصل الرسالة إلى { $name } بعد، وخوادم البريد ما زالت تحاول
not-delivered = ⚠ لم تصل الرسالة إلى { $name }: { $why }
not-shown = ⚠ تعذّر عرض جزء من المحادثة {"\u2066"}#{ $number }{"\u2069"} في موضوعها: { $why }
last-words = آخر الرسائل حتى الآن:
desk-unreachable = ⚠ لا يمكن نشر شيء في المجموعة { $number }. هل ما زال البوت فيها وله حق الكتابة؟ لم يضع شيء، كل الرسائل تنتظر. للفحص: firstline check
desk-reachable = ✅ عاد الوصول إلى المجموعة { $number }. يُنشر الآن كل ما كان ينتظر.
desk-moved = {"\u200F"}ℹ أعطى تيليجرام هذه المجموعة رقما آخر. العمل مستمر، فضلا ضع { $new } مكان { $old } في settings.yaml.
desk-left-behind = {"\u200F"}⚠ كُتبت هذه الرسالة ({ $name }) قبل أن تأخذ المجموعة رقما آخر، ولم يعد معروفا على من ترد. فضلا أرسلها مرة أخرى ردا على الرسالة المقصودة: «{ $text }»
desk-resettled = {"\u200F"}ℹ تغيّر settings.yaml: صار لهذه الطلبات موظف آخر، أو انتقلت إلى هذه المجموعة:
desk-no-topics = ⚠ لا توجد مواضيع في هذه المجموعة. العمل مستمر هنا: كل رسالة تبدأ برقمها، وتردون بالرد عليها. الأفضل تفعيل المواضيع في إعدادات المجموعة.
desk-no-right = ⚠ لم يعد للبوت حق إدارة المواضيع. إلى أن يعود، يظهر العملاء الجدد هنا: كل رسالة تبدأ برقمها، وتردون بالرد عليها.
desk-topics-again = ✅ يمكن إنشاء المواضيع من جديد: الرسالة التالية لكل عميل ستحصل على موضوعها.
desk-topic = المكتب
desk-general-hidden = {"\u200F"}ℹ الموضوع العام مخفي، لذلك يُنشر هنا ما كان مكانه هناك.
desk-agent-left = { $name } غادر المجموعة ولن تصله محادثات جديدة. من يتولاها الآن:
transfer-whom = إلى من تُحوَّل {"\u2066"}#{ $number }{"\u2069"}؟
transfer-to = {"\u200F"}{ $name } · { $count }
transfer-to-away = {"\u200F"}{ $name } · { $count } · غير موجود
transfer-done = {"\u200F"}{"\u2066"}#{ $number }{"\u2069"} الآن لدى { $name } ({ $by }).
transfer-notice = { $name }، {"\u2066"}#{ $number }{"\u2069"} معك الآن، من { $by }.
transfer-moved = ➡ {"\u2066"}#{ $number }{"\u2069"}: تستمر في مجموعة أخرى.
transfer-skill = أدرى بهذا الموضوع
transfer-language = يتحدث اللغة
transfer-shift = انتهت نوبتي
snooze-over = {"\u200F"}⏰ { $name }، عادت {"\u2066"}#{ $number }{"\u2069"}.
files-too-large = ⚠ الملف أكبر من أن يُعرض هنا (50 ميغابايت كحد أقصى). يجده مدير البوت في مجلد البيانات:
file-kept = {"\u200F"}{ $name }، { $size } ميغابايت: { $path }
reacted = تفاعل { $name }: { $emoji }
role-over = تولّى { $name } المحادثة.
role-help = { $name } يساعد.
button-over = تولّي المحادثة
button-help = مساعدة لمرة واحدة
ask-role = هذه المحادثة لدى { $name }. هل تساعد مرة واحدة أم تتولاها؟ رسالتك تنتظر اختيارك.
ask-role-resolved = تم حل هذه المحادثة ({ $name }). هل تساعد مرة واحدة أم تتولاها وتفتحها من جديد؟ رسالتك تنتظر اختيارك.
edit-failed = ⚠ لم يصل التعديل إلى { $name }: { $why }
undo-failed = ⚠ تعذّر سحب الرسالة من { $name }: { $why }
undone = تم السحب.
changed = ✎ عُدِّلت:
changed-other = { $kind ->
    [location] 📍 هذا الموقع يُشارَك مباشرة ويتحرك؛ وهو هنا كما كان عند وصوله.
   *[other] ✎ عُدِّل هذا بطريقة لا يمكن عرضها هنا.
  }
which-matter = إلى أي محادثة ينتمي هذا؟ الرسالة تنتظر اختيارك. (الرد على بطاقة أو رسالة يحدد ذلك فورا.)
which-one = {"\u200F"}{"\u2066"}#{ $number }{"\u2069"} { $channel ->
    [telegram] ✈
    [mail] ✉
   *[other] ·
  } { $about }
which-settled = {"\u200F"}➡ {"\u2066"}#{ $number }{"\u2069"}
preview = معاينة، لم تُرسل بعد: { $title }
preview-dropped = أُلغيت: { $title }
answers-title = الإجابات. لمعاينة إجابة قبل إرسالها: {"\u2066"}/reply{"\u2069"} ثم اسمها أو كلمات.
answers-line = {"\u200F"}{"\u2066"}{ $article }{"\u2069"} – { $title }
answers-more = … و{ $count } غيرها، يجدها {"\u2066"}/reply{"\u2069"} مع كلمات
taught = 📝 حُفظت مسودة المقالة رقم { $number } لقاعدة المعرفة:
direct-yours = {"\u200F"}{"\u2066"}#{ $number }{"\u2069"} { $name }: هذه لك.
more-title = {"\u200F"}{"\u2066"}#{ $number }{"\u2069"}: المزيد
info-title = {"\u200F"}👤 { $name } · {"\u2066"}C{ $number }{"\u2069"}
info-language = اللغة: { $language ->
    [en] الإنجليزية
    [ru] الروسية
    [uk] الأوكرانية
    [ar] العربية
   *[other] «{ $language }»
  }
info-owner = المسؤول: { $name }
info-count = المحادثات: { $count }، المفتوحة: { $opened }
info-since = أول رسالة: { $since }
info-blocked = ⛔ محظور
history-title = المحادثات السابقة
history-line = {"\u200F"}{"\u2066"}#{ $number }{"\u2069"} · { $since } · { $state } · { $about }
state-answered = رد البوت
state-asked = سأل البوت
state-open = مفتوحة
state-resolved = محلولة
queue-title = قائمة الانتظار
queue-empty = لا أحد ينتظر.
queue-overdue = 🔴 متأخرة: { $count }
queue-waiting = ⏳ في الانتظار: { $count }
queue-more = … و{ $count } غيرها
queue-by-agent = حسب الموظف
queue-agent = { $name }: مفتوحة { $count }، في الانتظار { $waiting }
mine-title = معك: { $count }
aside-title = رسائل منحّاة: محفوظة ولا يلزم فعل شيء. إن كانت إحداها من شخص حقا فزر «إرجاع» يسلّمها إلى المسؤول عنه.
aside-nothing = لا رسائل منحّاة.
aside-line = {"\u200F"}{ $number } · { $since } · { $channel ->
    [telegram] تيليجرام
    [mail] بريد
   *[other] { $channel }
  } · { $sender }
aside-words = {"\u200F"}{ $subject } · { $about }
aside-digest = { $count ->
    [zero] 📥 لم تُنحَّ أي رسالة منذ أمس: /aside
    [one] 📥 نُحّيت رسالة واحدة منذ أمس: /aside
    [two] 📥 نُحّيت رسالتان منذ أمس: /aside
    [few] 📥 نُحّيت { $count } رسائل منذ أمس: /aside
    [many] 📥 نُحّيت { $count } رسالة منذ أمس: /aside
   *[other] 📥 نُحّيت { $count } رسالة منذ أمس: /aside
  }
button-restore = ↩ إرجاع { $number }
button-let-go = ✓ إزالة { $number }
button-raw = 📎 ملف { $number }
toast-restored = سُلّمت إلى شخص.
toast-let-go = أزيلت من القائمة.
toast-raw = سيظهر الملف الآن في الموضوع العام.
find-nothing = لم يُعثر على أحد.
find-line = {"\u200F"}{ $name } · { $where }
stats = المفتوحة: { $opened }. اليوم (UTC) رد البوت: { $answered }؛ حُوّلت إلى الموظفين: { $handed }.
desk-help = 
    في موضوع العميل: كل ما تكتبه يصل إلى العميل؛ وما يبدأ بـ {"\u2066"}//{"\u2069"} أو {"\u2066"}/note{"\u2069"} يبقى داخليا.
    {"\u200F"}{"\u2066"}/undo{"\u2069"} – ردّا على رسالتك: تُسحب النسخة من العميل
    {"\u200F"}{"\u2066"}/take{"\u2069"} – استلام
    {"\u200F"}{"\u2066"}/transfer{"\u2069"} – تحويل
    {"\u200F"}{"\u2066"}/resolve{"\u2069"} – تم الحل
    {"\u200F"}{"\u2066"}/reopen{"\u2069"} – إعادة فتح
    {"\u200F"}{"\u2066"}/snooze 2h{"\u2069"} – تأجيل
    {"\u200F"}{"\u2066"}/reply{"\u2069"} – كل الإجابات؛ ومع اسم أو كلمات: إجابة للمعاينة والإرسال
    {"\u200F"}{"\u2066"}/teach{"\u2069"} – مقالة من الإجابة
    {"\u200F"}{"\u2066"}/article{"\u2069"} – أي مقالة كانت
    {"\u200F"}{"\u2066"}/card{"\u2069"} – عرض البطاقة مجددا
    {"\u200F"}{"\u2066"}/note{"\u2069"} – يبقى داخليا
    {"\u200F"}{"\u2066"}/block{"\u2069"} – حظر العميل
    {"\u200F"}{"\u2066"}/unblock{"\u2069"} – رفع الحظر
    {"\u200F"}{"\u2066"}/info{"\u2069"} – من هو
    {"\u200F"}{"\u2066"}/history{"\u2069"} – المحادثات السابقة
    في أي مكان:
    {"\u200F"}{"\u2066"}/queue{"\u2069"} – من ينتظر
    {"\u200F"}{"\u2066"}/mine{"\u2069"} – معك
    {"\u200F"}{"\u2066"}/find{"\u2069"} – العملاء
    {"\u200F"}{"\u2066"}/kb{"\u2069"} – المقالات
    {"\u200F"}{"\u2066"}/gaps{"\u2069"} – ما يستحق مقالة
    {"\u200F"}{"\u2066"}/aside{"\u2069"} – ما نُحّي جانبا؛ {"\u2066"}/aside 12{"\u2069"} – الرقم 12 ملفًا
    {"\u200F"}{"\u2066"}/stats{"\u2069"} – اليوم
    {"\u200F"}{"\u2066"}/away{"\u2069"} – لا محادثات جديدة لك
    {"\u200F"}{"\u2066"}/back{"\u2069"} – عدت
    {"\u200F"}{"\u2066"}/check{"\u2069"} – الإعداد
bot-not-delivered = ⚠ لم يصل رد البوت إلى { $name }: { $why }
bounce-cause = { $cause ->
    [no-address] لا يوجد عنوان كهذا
    [no-domain] لا يوجد نطاق بريد كهذا
    [disabled] صندوق البريد مغلق
    [full] صندوق البريد ممتلئ
    [too-large] الرسالة كبيرة جدا
    [spam] عُدّت الرسالة بريدا مزعجا
    [sender] لا يقبل خادم المستلم عنواننا مرسلا
    [too-many] رسائل كثيرة دفعة واحدة
    [unreachable] تعذر الوصول إلى خادم المستلم
    [loop] الرسالة تدور في حلقة
    [policy] يرفضها خادم المستلم
   *[other] لم يذكر خادم المستلم السبب
  }
unsure-delivered = ❔ انقطع الاتصال أثناء الإرسال إلى { $name }، ولا نعرف هل وصلت الرسالة.
settled-again = أعيد الإرسال ({ $name }).
settled-arrived = وُضعت عليها علامة «وصلت» ({ $name }).
settled-retry = 🔁 { $name }: تُرسل مرة أخرى.
settled-other = ➡ #{ $number }: المتابعة { $channel ->
    [telegram] ✈ عبر تيليجرام
    [mail] ✉ عبر البريد
   *[other] { $channel }
  } ({ $name }).
settled-after = ⚠ لم تصل الرسالة إلى { $name }. { $told }
fail-blocked = العميل حظر البوت
fail-no-chat = ليس للعميل محادثة مفتوحة مع البوت
fail-no-right = لا يملك البوت صلاحية الكتابة هناك
fail-no-topics = لا توجد مواضيع في المجموعة
fail-not-member = البوت ليس في المجموعة
fail-refused = رُفضت الرسالة
fail-refused-address = خادم البريد لا يعرف هذا العنوان
fail-topic-closed = الموضوع مغلق
fail-topic-gone = لم يعد الموضوع موجودا
fail-message-gone = لم تعد الرسالة موجودة
fail-too-late = فات الأوان
fail-given-up = تعذر الإرسال طوال يوم كامل
fail-unsafe = تعذرت كتابة رسالة البريد بشكل آمن
fail-file-gone = لم يعد الملف موجودًا
fail-file-too-large = الملف كبير جدًا
fail-protected = يمنع تيليجرام نسخه (محتوى محمي)
unreadable = ⚠ تعذرت قراءة رسالة ({ $channel ->
    [telegram] Telegram
    [mail] البريد
   *[other] { $channel }
  }، الوارد رقم { $number }): { $why }. الرسالة محفوظة.
unreadable-more = ⚠ تعذرت قراءة رسائل أخرى أيضًا. هي محفوظة، ولن تُكتب هنا رسالة عن كل واحدة منها لمدة ساعة: /aside
unreadable-why = { $reason ->
    [no-header] ليست فيها ترويسة بريد
    [header-too-large] ترويستها أكبر مما في رسائل الناس
    [no-sender] لا مرسل فيها يمكن الرد عليه
    [too-many-parts] أجزاؤها أكثر مما في رسائل الناس
    [too-deep] أجزاؤها متداخلة أكثر مما في رسائل الناس
    [too-slow] استغرقت قراءتها وقتا طويلا
    [reader-ended] توقف عندها البرنامج الذي يقرأ الرسائل
    [too-large] تحتاج قراءتها إلى ذاكرة كبيرة
    [unknown-shape] صيغتها غير معروفة
   *[other] فيها خلل
  }
set-aside = ⚠ تعذرت معالجة رسالة { $count ->
    [zero] من دون محاولة
    [one] بعد محاولة واحدة
    [two] بعد محاولتين
    [few] بعد { $count } محاولات
    [many] بعد { $count } محاولة
   *[other] بعد { $count } محاولة
  } ({ $channel ->
    [telegram] Telegram
    [mail] البريد
   *[other] { $channel }
  }، الوارد رقم { $number }). الرسالة محفوظة، ولعرضها: {"\u2066"}firstline aside{"\u2069"}

# مجموعة الموظفين: ردود على الأزرار والأوامر

toast-checking = يجري الفحص، ويستغرق بضع ثوان.
toast-taken = {"\u2066"}#{ $number }{"\u2069"} معك الآن.
toast-yours-already = {"\u2066"}#{ $number }{"\u2069"} معك بالفعل.
toast-resolved = {"\u2066"}#{ $number }{"\u2069"}: تم الحل.
toast-reopened = {"\u2066"}#{ $number }{"\u2069"} مفتوحة من جديد.
toast-snoozed = 💤 {"\u2066"}#{ $number }{"\u2069"}: مؤجلة حتى { $until }.
toast-blocked = ⛔ تم حظر { $name }، ولن تصل منه رسائل.
toast-unblocked = لم يعد { $name } محظورا.
toast-choose = اختر من فضلك.
toast-preview = راجع الإجابة ثم اضغط «إرسال».
toast-shown = معروض أدناه.
toast-away = لن تصلك محادثات جديدة حتى {"\u2066"}/back{"\u2069"}.
toast-back = أهلا بعودتك.
toast-sending = جار الإرسال.
toast-passed-on = سيرد عليك أحد موظفينا.
refuse-not-an-agent = { $who }، اسمك ليس في قائمة موظفي الدعم. لم يُرسل شيء. يمكن لمن يدير {"\u2066"}settings.yaml{"\u2069"} أن يضيفك تحت {"\u2066"}agents{"\u2069"}.
refuse-no-conversation = لا توجد محادثة في هذا الموضوع بعد. لم يُرسل شيء.
refuse-file-by-mail = لا يمكن إرسال هذا بالبريد. لم يُرسَل شيء.
refuse-file-too-large = لا يمكن إرسال ملف أكبر من 20 ميغابايت بالبريد من هنا. لم يُرسَل شيء.
refuse-edit-inside = بقيت هذه الرسالة عند العميل كما كانت. لسحبها ردّ عليها بالأمر {"\u2066"}/undo{"\u2069"}.
refuse-edit-by-mail = لا يمكن تعديل رسالة بريد بعد إرسالها. بقيت عند العميل كما كانت.
refuse-edit-other = لا يصل هذا التعديل إلى العميل، فقد بقيت عنده كما كانت. إن كان مهما فاكتبه.
refuse-undo-too-late = لا يسمح تيليجرام بسحب الرسائل بعد 48 ساعة.
refuse-undo-too-late-partly = سُحب جزء فقط: لا يسمح تيليجرام بسحب الرسائل بعد 48 ساعة.
refuse-undo-by-mail = لا يمكن سحب رسالة بريد بعد إرسالها.
refuse-undo-by-mail-partly = سُحب جزء فقط: ما كان ينتظر الإرسال لن يُرسل، لكن لا يمكن سحب رسالة بريد بعد إرسالها.
refuse-undo-nothing = لم يُرسَل شيء من هذا إلى العميل.
refuse-undo-not-yours = لا يسحب الرسالة إلا كاتبها.
refuse-undo-what = ردّ بالأمر {"\u2066"}/undo{"\u2069"} على رسالتك التي تريد سحبها.
refuse-unknown-command = لا يوجد أمر {"\u2066"}/{ $who }{"\u2069"}. لم يُرسل شيء، فالرسائل التي تبدأ بالعلامة {"\u2066"}/{"\u2069"} أو {"\u2066"}//{"\u2069"} لا تصل إلى العميل أبدا. كل الأوامر: {"\u2066"}/help{"\u2069"}
refuse-button-old = لم يعد هذا الزر يعمل.
refuse-not-aside = الرقم { $who } ليس بين الرسائل المنحّاة.
refuse-taken-already = المحادثة لدى { $who } بالفعل.
refuse-resolved-already = تم حل هذا السؤال من قبل. للمتابعة: {"\u2066"}/reopen{"\u2069"}
refuse-open-already = هذه مفتوحة بالفعل.
refuse-holds-already = هذه لدى { $who } بالفعل.
refuse-nobody-of-that-name = لا يوجد موظف باسم { $who }. لعرض الموظفين: {"\u2066"}/transfer{"\u2069"}
refuse-nobody-else = لا يوجد أحد غيره.
refuse-changed-since = تغير هذا منذ ذلك الحين، انظر إلى البطاقة.
refuse-no-duration = اذكر المدة، مثلا 30m أو 2h أو 3d (بحد أقصى 90 يوما).
refuse-no-words = أضف ما تبحث عنه.
refuse-only-in-a-topic = {"\u2066"}/{ $who }{"\u2069"} يعمل في موضوع عميل، أو ردا على رسالة عميل.
refuse-which-one = هناك عدة محادثات مفتوحة: رُدّ على البطاقة المقصودة بالأمر {"\u2066"}/{ $who }{"\u2069"}.
refuse-whose = لا يمكنني معرفة العميل الذي تخصه رسالتي هذه. لم يُرسل شيء. فضلا رُدّ على نسختها الأحدث.
refuse-not-yours = كتب هذا { $who } والاختيار له.
refuse-no-card = لا توجد بطاقة لهذه المحادثة.
refuse-nothing-to-teach = لا توجد إجابة بعد: اكتبها بعد {"\u2066"}/teach{"\u2069"}.
refuse-anonymous = أنت تكتب باسم المجموعة، فلا يُعرف من أنت. لم يُرسل شيء. أوقف «البقاء مجهولا» في قائمة المشرفين؛ الأزرار تعمل على أي حال.
refuse-no-article = لا توجد مقالة كهذه. كل المقالات: {"\u2066"}/reply{"\u2069"}
refuse-nothing-to-link = لا يوجد هنا سؤال واحد يمكن للبوت أن يتعلم منه.
refuse-which-article = أضف رقما من البطاقة أو اسم مقالة أو كلمات أو {"\u2066"}none{"\u2069"} أو {"\u2066"}undo{"\u2069"}.
refuse-article-sent = أُرسلت هذه الإجابة من قبل.
refuse-settled-already = حُسم هذا من قبل.
refuse-no-other-way = لم تعد هناك طريقة أخرى للوصول إلى هذا العميل.

# فحص الإعداد

check-good = ✓ كل ما فُحص سليم.
check-used = استُعمل في الساعة الأخيرة { $count } من الطلبات إلى المجموعة، و{ $most } في أكثر دقائقها ازدحاما؛ ويسمح Telegram بـ { $number } في الدقيقة.
check-token-refused = لا يقبل Telegram الرمز السري للبوت. انسخه من جديد من @BotFather.
check-telegram-unreachable = تعذر سؤال Telegram: { $why }
check-other-program = برنامج آخر يجلب تحديثات هذا البوت، وربما هو Firstline آخر.
check-no-updates = لا يعرض Telegram التحديثات المنتظرة: { $why }
check-webhook-leftover = للبوت عنوان webhook محدد ({ $place })، فلا يمكن جلب التحديثات. احذفه (بطلب deleteWebhook) أو اضبط channels.telegram.receive على webhook.
check-webhook-elsewhere = يوصل Telegram التحديثات إلى { $place } لا إلى channels.telegram.webhook.url. شغّل Firstline ليضبط العنوان؛ وإذا تغير من جديد فبرنامج آخر يستعمل هذا البوت.
check-webhook-trouble = لا يستطيع Telegram إيصال التحديثات إلى channels.telegram.webhook.url: { $why }. المنتظر: { $count }.
check-group-unseen = تعذر الوصول إلى المجموعة: { $why }. هل الرقم صحيح (ويبدأ بـ -100) وهل البوت في المجموعة؟
check-group-number = ينقص الرقمَ -100 في أوله: اكتب { $number } في desk.groups.
check-group-moved = صارت المجموعة مجموعة خارقة برقم آخر: اكتب { $number } في desk.groups.
check-agent-missing = الموظف { $name } ({ $number }) ليس في المجموعة. ادعه إليها أو صحح الرقم.
check-agent-anonymous = حساب { $name } مشرف مجهول، فلا يُعرف من يكتب. أوقف خيار الإخفاء له.
check-no-topics = المواضيع متوقفة. فعّلها في إعدادات المجموعة.
check-no-admin = البوت ليس مشرفا. اجعله مشرفا مع صلاحية إدارة المواضيع.
check-no-right-topics = ليست للبوت صلاحية إدارة المواضيع. امنحه إياها.
check-no-right-delete = ليست للبوت صلاحية حذف الرسائل. امنحه إياها.
check-no-right-pin = ليست للبوت صلاحية تثبيت الرسائل. امنحه إياها.
check-privacy = لا يرى البوت إلا الأوامر والردود عليه (وضع الخصوصية). اجعله مشرفا أو أوقف الوضع لدى @BotFather بالأمر {"\u2066"}/setprivacy{"\u2069"}.
check-topic-not-made = تعذر إنشاء موضوع للتجربة: { $why }. هل للبوت صلاحية إدارة المواضيع؟
check-not-written = تعذرت كتابة رسالة للتجربة: { $why }. هل يستطيع البوت الكتابة في المجموعة؟
check-topic-not-deleted = تعذر حذف ما أُنشئ للتجربة: { $why }. احذف «{ $name }» بنفسك وامنح البوت صلاحية حذف الرسائل.
check-clock = تختلف ساعتنا عن ساعة Telegram بمقدار { $count } ث. اضبط وقت الجهاز، والأفضل عبر NTP.
check-budget = بلغت طلبات المجموعة { $most } في أكثر دقائق الساعة الأخيرة ازدحاما، وهذا كل ما يسمح به Telegram. ينتظر ما هو أقل استعجالا؛ ومجموعة ثانية في desk.groups تزيد السعة.
check-relay = لا يقبلنا خادم البريد الصادر: { $why }. انظر channels.mail.relay.
check-mailbox = تعذرت قراءة صندوق البريد { $place }: { $why }

# لماذا اتُّخذ القرار

why-automatic = لم يكتبها شخص: { $kind ->
    [answer] هذا رد تلقائي
    [report] هذا تقرير تسليم
    [receipt] هذا إشعار قراءة
    [bulk] هذه رسالة جماعية مثل النشرات البريدية
    [list] هذه رسالة من قائمة بريدية
    [own] هذه رسالة من رسائلنا عادت إلينا
    [loop] هذه رسالة تدور في حلقة
    [no-reply] مرسلها لا يستقبل الردود
   *[other] هذه رسالة من برنامج
  } ({ $sign ->
    [form] يدل على ذلك شكل الرسالة
    [no-return] يدل على ذلك غياب عنوان الإرجاع
    [sender] يدل على ذلك المرسل
    [subject] يدل على ذلك الموضوع
   *[other] تدل على ذلك ترويسة الرسالة
  })
why-by-hand = { $sign ->
    [list] وصلت عبر مجموعة بريدية، ولا يرد عليها إلا موظف
    [form] وصلت عبر نموذج في موقع، ولا يرد عليها إلا موظف
    [encrypted] الرسالة مشفرة، ولا يقرؤها إلا موظف لديه المفتاح
    [restored] أعادها موظف من قائمة الرسائل المنحّاة، ويرد عليها شخص
   *[other] يطلب مرسلها عدم الرد الآلي، ولا يرد عليها إلا موظف
  }
why-started = ضغط العميل زر البدء
why-command = أرسل العميل أمرا ({ $kind })
why-wants-erasure = يطلب العميل حذف بياناته
why-from-agent = راسل أحد موظفي الدعم البوت على الخاص
why-held = المحادثة لدى موظف
why-asked-for-person = طلب العميل موظفا
why-not-only-text = في الرسالة ملف أو ليست نصا
why-picked = اختار العميل «{ $article }»
why-thanks = شكرنا العميل
why-small-talk = لا سؤال فيها: تحية أو كلمات مجاملة
why-answer-to-answer = رد العميل على الإجابة التي وصلته
why-angry = العميل غير راض عن الرد
why-undelivered = تعذر إيصال رد البوت
why-nothing-close = لا شيء قريب في قاعدة المعرفة
why-other-language = أقرب مقالة، «{ $article }»، غير متوفرة بلغة العميل
why-not-all = فيها عدة أسئلة، ولا يوجد جواب مؤكد لها كلها
why-flood = { $count ->
    [zero] رسائل كثيرة من هذا المرسل خلال { $minutes } دقيقة
    [one] أكثر من رسالة واحدة من هذا المرسل خلال { $minutes } دقيقة
    [two] أكثر من رسالتين من هذا المرسل خلال { $minutes } دقيقة
    [few] أكثر من { $count } رسائل من هذا المرسل خلال { $minutes } دقيقة
    [many] أكثر من { $count } رسالة من هذا المرسل خلال { $minutes } دقيقة
   *[other] أكثر من { $count } رسالة من هذا المرسل خلال { $minutes } دقيقة
  }
why-sender-disowned = نطاق بريد المرسل نفسه يقول إن هذه الرسالة ليست منه
why-unsubscribed = يطلب العميل ألا تُرسل إليه رسائل آلية بعد الآن
why-no-automatic = لا يريد العميل رسائل آلية
why-answers-another = هي رد على رسالة منا إلى شخص آخر
why-echo = عادت كلمات البوت نفسه
why-same-words = سبق أن رد البوت على الكلمات نفسها
why-limit-day = { $count ->
    [zero] لم يرد البوت على هذا العنوان خلال يوم
    [one] رد البوت على هذا العنوان مرة واحدة خلال يوم
    [two] رد البوت على هذا العنوان مرتين خلال يوم
    [few] رد البوت على هذا العنوان { $count } مرات خلال يوم
    [many] رد البوت على هذا العنوان { $count } مرة خلال يوم
   *[other] رد البوت على هذا العنوان { $count } مرة خلال يوم
  }
why-limit-domain = { $count ->
    [zero] لم يرد البوت على هذا النطاق خلال ساعة
    [one] رد البوت على هذا النطاق مرة واحدة خلال ساعة
    [two] رد البوت على هذا النطاق مرتين خلال ساعة
    [few] رد البوت على هذا النطاق { $count } مرات خلال ساعة
    [many] رد البوت على هذا النطاق { $count } مرة خلال ساعة
   *[other] رد البوت على هذا النطاق { $count } مرة خلال ساعة
  }
why-from-ourselves = كُتب أحد عناويننا مرسلا لها
why-limit-address = { $count ->
    [zero] لم يرد البوت على هذا العنوان خلال ساعة
    [one] رد البوت على هذا العنوان مرة واحدة خلال ساعة
    [two] رد البوت على هذا العنوان مرتين خلال ساعة
    [few] رد البوت على هذا العنوان { $count } مرات خلال ساعة
    [many] رد البوت على هذا العنوان { $count } مرة خلال ساعة
   *[other] رد البوت على هذا العنوان { $count } مرة خلال ساعة
  }
why-limit-all = { $count ->
    [zero] لم يرسل البوت أي رد خلال ساعة
    [one] أرسل البوت ردا واحدا خلال ساعة
    [two] أرسل البوت ردين خلال ساعة
    [few] أرسل البوت { $count } ردود خلال ساعة
    [many] أرسل البوت { $count } ردا خلال ساعة
   *[other] أرسل البوت { $count } رد خلال ساعة
  }
why-second-time = أُرسلت «{ $article }» من قبل ولم تفد
why-sure = «{ $article }» مناسبة، { $percent }%
why-close = { $count ->
    [zero] لا توجد مقالة قريبة
    [one] مقالة واحدة قريبة
    [two] مقالتان قريبتان
    [few] { $count } مقالات قريبة
    [many] { $count } مقالة قريبة
   *[other] { $count } مقالة قريبة
  }
why-unsure = الأقرب «{ $article }» بنسبة { $percent }%، وهذا لا يكفي للرد
why-owner = هذا العميل لدى { $name }
why-owner-away = { $name } ينوب عن { $owner } الغائب الآن
why-owner-gone = لم يعد الموظف السابق هنا؛ أقل عدد من المحادثات المفتوحة لدى { $name } ({ $count })
why-least-loaded = لدى { $name } أقل عدد من المحادثات المفتوحة ({ $count }) بين من يتحدثون { $language ->
    [en] الإنجليزية
    [ru] الروسية
    [uk] الأوكرانية
    [ar] العربية
   *[other] «{ $language }»
  }
why-nobody-speaks = لا أحد يتحدث { $language ->
    [en] الإنجليزية
    [ru] الروسية
    [uk] الأوكرانية
    [ar] العربية
   *[other] «{ $language }»
  }؛ أقل عدد من المحادثات المفتوحة لدى { $name } ({ $count })
why-took = المحادثة الآن لدى { $name }
why-transferred = حوّلها { $name } إلى { $to }
why-reopened = أعاد فتحها { $name }
why-blocked-customer = حظر أحد الموظفين هذا العميل
