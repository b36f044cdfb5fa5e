# صفحة التجربة. المفاتيح التي تبدأ بـ page- تكملها الصفحة نفسها: {name} وما شابه، دون صيغ العدد.

page-title = تجربة Firstline: { $company }
page-language = اللغة
page-theme = داكن أو فاتح
page-keys = المفاتيح
page-tour = الجولة
page-reset = البدء من جديد
page-reset-sure = سيختفي كل ما كتب هنا وتبدأ التجربة من جديد. هل نتابع؟
page-controls = التحكم
page-clock = الوقت في التجربة
page-hours = ‏+ 3 ساعات
page-day = ‏+ يوم
page-relay = خادم البريد
page-telegram = تيليغرام
page-works = يعمل
page-broken = معطل
page-refuses = لا يستقبل
page-break = تعطيل
page-mend = إصلاح
page-customers = العملاء
page-desk = المجموعة
page-why = ماذا حدث ولماذا
page-why-short = لماذا
page-preparing = نعيد أحداث الأسبوع الماضي: { $number }
page-stopped = توقف Firstline. شغله من جديد وستواصل هذه الصفحة العمل.
page-close = إغلاق
page-cancel = إلغاء
page-ok = نعم

page-people = من يكتب
page-new = جديد
page-new-title = عميل جديد
page-new-name = الاسم
page-new-language = اللغة
page-new-address = عنوان البريد (اتركه فارغا لتيليغرام)
page-new-make = دعه يكتب
page-by-telegram = عبر تيليغرام
page-by-mail = بالبريد
page-news = هناك جديد
page-block = حظر البوت
page-unblock = إلغاء حظر البوت
page-blocked = { $name }: البوت محظور.
page-start = بدء
page-start-hint = هذه محادثة { $name } مع البوت في تيليغرام. اضغط «بدء» أو اختر سؤالا أو اكتب سؤالك.
page-examples = ما يمكن السؤال عنه
page-kind-known = البوت يعرف هذا
page-kind-close = البوت يستوضح
page-kind-person = سؤال لموظف
page-write-as = اكتب باسم { $name }
page-message = رسالة العميل
page-send = إرسال
page-attach = إرفاق ملف
page-attach-photo = صورة
page-attach-document = مستند
page-attach-voice = رسالة صوتية
page-take-out = إزالة { $name }
page-too-large = الحد الأقصى لحجم الملف 20 ميغابايت.
page-edit = تعديل
page-edit-hint = عدل رسالتك
page-delete = حذف
page-reply = رد
page-react = تفاعل
page-reactions = التفاعلات
page-no-reply = إلغاء الرد
page-conversation = الرسائل

page-mail-hint = التواصل مع { $name } بالبريد. اختر رسالة أدناه أو اكتب رسالة، وستظهر الردود هنا.
page-subject = الموضوع
page-mail-text = نص الرسالة
page-send-mail = إرسال البريد
page-reply-mail = الرد على هذه الرسالة
page-go-on = المتابعة في تيليغرام
page-quoted = نص مقتبس
page-no-subject = (بلا موضوع)
page-to = إلى { $name }

page-you-are = أنت
page-topics = المواضيع
page-general-empty = لا شيء هنا بعد. لكل عميل يحتاج إلى موظف موضوع خاص به.
page-empty = لا شيء هنا بعد.
page-inside = ما يبدأ بـ // يبقى داخليا
page-agent-message = رسالة الموظف
page-write-general = اكتب في General باسم { $name }
page-answer-as = أجب باسم { $name }
page-closed = مغلق
page-closed-hint = الموضوع مغلق: يفتح عندما يكتب العميل
page-pinned = مثبتة
page-no-messages = لا رسائل
page-edited = معدلة
page-opens = يفتح في علامة تبويب جديدة
page-bot-answered = يرد البوت: { $text }

page-kind-photo = صورة
page-kind-document = مستند
page-kind-voice = رسالة صوتية
page-kind-video = فيديو
page-kind-audio = مقطع صوتي
page-kind-sticker = ملصق
page-kind-animation = صورة متحركة
page-kind-video_note = فيديو دائري
page-kind-location = موقع
page-kind-contact = جهة اتصال
page-kind-venue = مكان
page-kind-poll = استطلاع
page-kind-dice = نرد
page-kind-other = رسالة من نوع آخر
page-download = حفظ { $name }
page-topic-created = أنشئ الموضوع «{ $name }»
page-topic-edited = تغير الموضوع
page-topic-icon = علامة الموضوع: { $name }
page-topic-closed = أغلق الموضوع
page-topic-reopened = أعيد فتح الموضوع
page-message-pinned = ثبتت رسالة
page-joined = انضمام إلى المجموعة: { $name }
page-left = مغادرة المجموعة: { $name }
page-service = تغير شيء في المجموعة

page-story-empty = لم يحدث شيء مع { $name } بعد.
page-owner = المسؤول عن العميل: { $name }
page-no-owner = لا أحد مسؤول عن هذا العميل بعد.
page-scores = مدى ملاءمة المقالات
page-next-try = { $text }، المحاولة التالية في { $time }
page-details = ما قاله الطرف الآخر

page-step = الخطوة { $number }
page-skip = تخطي
page-next = التالي
page-done = تم!
page-end-tour = إنهاء الجولة
page-show-me = أرني
page-tour-fold = ما المطلوب
page-tour-start-title = هل أنت هنا لأول مرة؟
page-tour-start = سبع خطوات قصيرة تبين ما يفعله Firstline. ستؤدي كل الأدوار: العملاء والموظفين وحتى خادم البريد.
page-tour-begin = ابدأ
page-tour-later = سأتجول وحدي
page-tour-1-title = اسأل عما يعرفه البوت
page-tour-1 = أنت Ann. اختر السؤال الأول أسفل المحادثة. البوت متأكد من الإجابة، لذلك يرد فورا.
page-tour-2-title = دع البوت يستوضح
page-tour-2 = أرسل الآن كلمة واحدة: “Invoice”. تناسبها عدة مقالات، فيسأل البوت عن المقصود. اضغط أحد أزراره.
page-tour-3-title = سؤال لموظف
page-tour-3 = أرسل السؤال الثالث. لا شيء في قاعدة المعرفة يناسبه، فيصل إلى موظف. في عمود «ماذا حدث ولماذا» ترى من هو ولماذا.
page-tour-4-title = أجب في المجموعة
page-tour-4 = هذه مجموعة فريقك في تيليغرام. الموظف الذي وصلت إليه Ann محدد مسبقا: اكتب الرد في موضوعها.
page-tour-5-title = البريد يصل إلى المكان نفسه
page-tour-5 = أنت الآن Ben، وهو يكتب بالبريد. اختر “A visit to our school” وأرسلها. ستصل إلى المجموعة نفسها.
page-tour-6-title = عطل خادم البريد
page-tour-6 = عطل خادم البريد في الأعلى (وعلى الهاتف تحت «التحكم»)، ثم أجب Ben في المجموعة. يبقى الرد في الانتظار ولا يضيع شيء. أصلح الخادم، فيغادر الرد وحده.
page-tour-7-title = في اليوم التالي، الموظف نفسه
page-tour-7 = قدم الوقت يوما، ثم أرسل السؤال الثالث باسم Ann مرة أخرى. ستصل إلى الموظف الذي يعرفها.
page-tour-end-title = هذا هو Firstline
page-tour-end = تابع كما تشاء: اكتب بالعربية، أرسل ملفا، احظر البوت. وبرمز بوت خاص بك يجيب البرنامج نفسه عملاءك.

page-keys-title = بلوحة المفاتيح
page-keys-panes = ‏F6 وShift+F6: إلى الجزء التالي أو السابق من الصفحة
page-keys-lists = مفاتيح الأسهم: بين العملاء والمواضيع والرسائل
page-keys-enter = ‏Enter: إرسال الرسالة؛ Shift+Enter: سطر جديد
page-keys-mail = ‏Ctrl+Enter: إرسال البريد
page-keys-message = على الرسالة: R للرد، وE للتعديل، وعلامة الجمع للتفاعل
page-keys-escape = ‏Escape: ترك الرد أو التعديل أو النافذة

story-title = المحادثة { $number }
story-state-answered = أجاب البوت
story-state-asked = استوضح البوت
story-state-open = لدى { $name }
story-state-resolved = انتهت
story-said = رسالة من العميل
story-decision-answer = أجاب البوت بنفسه
story-decision-clarify = استوضح البوت
story-decision-hand-off = يجب أن يجيب موظف
story-decision-attach = أضيفت إلى محادثة لدى موظف
story-decision-set-aside = لا يلزم شيء من أحد
story-event-handed-over = وصلت إلى { $name }
story-event-taken = أصبحت لدى { $name }
story-event-resolved = أنهيت المحادثة ({ $name })
story-event-reopened = أعيد فتح المحادثة ({ $name })
story-event-transferred = نقلت المحادثة ({ $name })
story-event-snoozed = أجلت المحادثة ({ $name })
story-event-helped = أفاد الرد العميل
story-event-picked = اختار العميل ما يقصده
story-to-bot-telegram = رسالة البوت عبر تيليغرام
story-to-bot-relay = رسالة البوت بالبريد
story-to-agent-telegram = رد موظف عبر تيليغرام
story-to-agent-relay = رد موظف بالبريد
story-to-card = البطاقة في المجموعة
story-to-desk = رسالة في المجموعة
story-to-topic = الموضوع في المجموعة
story-fate-sent = { $count ->
    [0] سلمت
    [1] سلمت
    [two] سلمت بعد محاولتين
    [few] سلمت بعد { $count } محاولات
    [many] سلمت بعد { $count } محاولة
   *[other] سلمت بعد { $count } محاولة
}
story-fate-queued = { $count ->
    [zero] في الانتظار
    [one] في الانتظار بعد محاولة واحدة
    [two] في الانتظار بعد محاولتين
    [few] في الانتظار بعد { $count } محاولات
    [many] في الانتظار بعد { $count } محاولة
   *[other] في الانتظار بعد { $count } محاولة
}
story-fate-sending = قيد الإرسال
story-fate-failed = تعذر التسليم
story-fate-unknown = لا يعرف هل وصلت
story-fate-undone = سحبت
