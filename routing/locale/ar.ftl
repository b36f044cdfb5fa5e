# تُدرج الأسماء والأرقام بين علامتي عزل (FSI وPDI) تلقائيا، ولا تحدد اتجاه السطر. لذلك يبدأ كل سطر ليس فيه حرف عربي
# ثابت بالعلامة {"\u200F"}، ويوضع النص اللاتيني الثابت الذي يبدأ برمز بين {"\u2066"} و{"\u2069"}.
# صيغت الجمل بحيث لا تتغير بتغير جنس صاحب الاسم.

# ما يقرؤه العملاء

answer-note-chat = هذا رد من المساعد الآلي لشركة { $company }. إذا لم يفدك فاضغط الزر أدناه، وسيقرأ رسالتك أحد موظفينا.
answer-note-mail = هذا رد من المساعد الآلي لشركة { $company }. إذا لم يفدك فيكفي أن ترد على هذه الرسالة، وسيقرأ ردك أحد موظفينا.
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
glad = جيد أن الرد أفادك.
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
privacy = تحتفظ { $company } باسمك ورقمك في تيليغرام ولغتك وبما يكتب في هذه المحادثة، لنتمكن من الإجابة عن أسئلتك. يطلع عليه موظفو الشركة الذين يردون على العملاء، ولا يُنقل إلى أي جهة أخرى. إذا أردت حذفه فاضغط الزر أدناه، وسيتولى ذلك أحد موظفينا ويكتب إليك هنا.
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
quote-heading = كتبتم:
signature = {"\u200F"}{ $name }، { $company }

# مجموعة الموظفين: بطاقة المحادثة

card-title = {"\u200F"}#{ $number } · { $channel ->
    [telegram] ✈ Telegram
    [mail] ✉ البريد
   *[other] { $channel }
  } · { $language }
card-subject = الموضوع: { $subject }
card-holder = المكلف بالرد: { $name } ({ $why })
card-resolved = ✅ تم الحل: { $name }
card-why = لماذا لم يرد البوت: { $why }
card-question = السؤال
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
card-articles = أقرب المقالات
card-article = {"\u200F"}{ $place }. { $title } ({ $percent }%)
card-no-articles = لا توجد مقالة قريبة.
button-take = استلام
button-resolve = تم الحل
button-send = إرسال الإجابة { $place }
button-again = إرسال مرة أخرى
button-arrived = وصلت

# مجموعة الموظفين: إشعارات

words-by-mail = {"\u200F"}✉ { $name }
words-automatic = ⚙ رسالة بريد آلية: { $why }
erasure-question = 🗑 أرجو حذف بياناتي لديكم.
joined-here = {"\u200F"}🔗 صار { $name } يكتب من تيليغرام أيضا، وقد ربط المحادثة برابط من رسالة بريد.
joined-elsewhere = {"\u200F"}🔗 هذا العميل هو نفسه «{ $name }»، والمتابعة في موضوعه.
out-of-reach = {"\u200F"}🚫 حظر { $name } البوت، فلا يصل إليه ما تكتبه هنا.
out-of-reach-but-mail = {"\u200F"}🚫 حظر { $name } البوت، فلا يصل إليه ما تكتبه هنا؛ وعنوان بريده معروف.
reached-again = {"\u200F"}🟢 ألغى { $name } حظر البوت، ويمكن الوصول إليه من جديد.
withheld = {"\u200F"}⚠ أرسل { $name } { $kind ->
    [poll] استطلاعا
    [story] قصة
    [paid_media] محتوى مدفوعا
    [checklist] قائمة مهام
    [game] لعبة
   *[other] شيئا
  } لا يمكن عرضه هنا، وطُلب منه وصفه بالكلمات.
answered-by-bot = 🤖 رد البوت بالمقالة «{ $article }»
repeat-mark = (قد تكون مكررة)
not-delivered = ⚠ لم تصل الرسالة إلى { $name }: { $why }
not-shown = ⚠ تعذّر عرض جزء من المحادثة #{ $number } في موضوعها: { $why }
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
fail-blocked = العميل حظر البوت
fail-no-chat = ليس للعميل محادثة مفتوحة مع البوت
fail-no-right = لا يملك البوت صلاحية الكتابة هناك
fail-refused = رُفضت الرسالة
fail-refused-address = خادم البريد لا يعرف هذا العنوان
fail-topic-closed = الموضوع مغلق
fail-topic-gone = لم يعد الموضوع موجودا
fail-message-gone = لم تعد الرسالة موجودة
fail-too-late = فات الأوان
fail-given-up = تعذر الإرسال طوال يوم كامل
fail-unsafe = تعذرت كتابة رسالة البريد بشكل آمن
unreadable = ⚠ تعذرت قراءة رسالة ({ $channel ->
    [telegram] Telegram
    [mail] البريد
   *[other] { $channel }
  }، الوارد رقم { $number }): { $why }. الرسالة محفوظة.
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

toast-taken = #{ $number } معك الآن.
toast-yours-already = #{ $number } معك بالفعل.
toast-resolved = #{ $number }: تم الحل.
toast-sending = جار الإرسال.
toast-passed-on = سيرد عليك أحد موظفينا.
refuse-not-an-agent = { $who }، اسمك ليس في قائمة موظفي الدعم. لم يُرسل شيء.
refuse-no-conversation = لا توجد محادثة في هذا الموضوع بعد. لم يُرسل شيء.
refuse-file-by-mail = هذا العميل يكتب بالبريد، ولا يمكن إرسال الملفات إليه حتى الآن. لم يُرسل شيء.
refuse-unknown-command = لا يوجد أمر {"\u2066"}/{ $who }{"\u2069"}. لم يُرسل شيء، فالرسائل التي تبدأ بالعلامة {"\u2066"}/{"\u2069"} أو {"\u2066"}//{"\u2069"} لا تصل إلى العميل أبدا.
refuse-button-old = لم يعد هذا الزر يعمل.
refuse-taken-already = المحادثة لدى { $who } بالفعل.
refuse-resolved-already = تم حل هذا السؤال من قبل.
refuse-no-article = لم تعد هذه المقالة موجودة.
refuse-article-sent = أُرسلت هذه الإجابة من قبل.
refuse-settled-already = حُسم هذا من قبل.

# فحص الإعداد

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
why-small-talk = ألقى العميل التحية
why-answer-to-answer = رد العميل على الإجابة التي وصلته
why-angry = العميل غير راض عن الرد
why-undelivered = تعذر إيصال رد البوت
why-nothing-close = لا شيء قريب في قاعدة المعرفة
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
