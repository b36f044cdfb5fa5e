"""How mail programs of many languages introduce what they quote, and what they add. All in lower case."""

# Tables: one word a line, as the formatter would have it, makes them unreadable.
# fmt: off
WROTE = frozenset({
    "rašė", "rakstīja", "kirjutas", "napisala", "napisao", "написао", "pisao", "pisal",
    "escrigué", "skrifaði", "shkroi", "yazmış",
    "wrote", "writes", "schrieb", "geschrieben", "écrit", "ecrit", "escribió", "escribio", "escreveu",
    "scritto", "scrisse", "napisał", "napisała", "pisze", "skrev", "schreef", "geschreven", "kirjoitti",
    "napsal", "napsala", "napísal", "написал", "написала", "пишет", "писал", "писала", "написав", "пише",
    "написа", "scris", "írta", "yazdı", "έγραψε", "כתב", "כתבה", "كتب", "كتبت", "نوشت", "viết", "menulis",
})
"""The verb of "On Monday Ann wrote:"."""
WROTE_UNSPACED = (
    "เขียนว่า", "님이", "作成", "寫信",
    "写道", "寫道", "写到", "のメール", "작성",
)
"""The same in languages that put no space around it."""
STARTERS = frozenset({
    "po", "v", "пон", "уто", "сре", "чет", "пет", "суб", "нед", "dnes", "pirmd", "kuupäev", "missatge",
    "wiadomość",    "út", "st", "čt", "pá", "ut", "št", "pi", "pr", "tr", "kt", "pn", "sk",
    "pzt", "sal", "çar", "per", "cum", "cmt", "paz", "hé", "sze", "szo", "δευ",
    "τρι",
    "τετ", "πεμ", "παρ", "σαβ", "κυρ", "vr", "za", "zo", "wo", "do", "seg", "ter", "qua", "qui", "sex", "sáb",
    "ในวันที่", "โดย", "ngày", "lúc", "hari", "tanggal",
    "on", "at", "am", "le", "el", "em", "il", "op", "den", "dne", "dňa", "dnia", "w", "pe", "на", "în",
    "am:", "в", "во", "у", "від", "από", "στις", "בתאריך", "ב", "في", "بتاريخ", "در", "在", "于", "vào",
    "pada", "на:", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday", "mo", "di", "mi", "fr", "sa", "so", "montag",
    "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "lun", "mar", "mer", "jeu",
    "ven", "sam", "dim", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes",
    "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "mié", "jue", "vie", "dom",
    "пн", "вт", "ср", "чт", "пт", "сб", "вс", "нд", "понедельник", "вторник", "среда", "четверг", "пятница",
    "суббота", "воскресенье", "понеділок", "вівторок", "середа", "четвер", "п'ятниця", "субота", "неділя",
    "pon", "wt", "śr", "czw", "pt", "sob", "niedz", "niedziela", "poniedziałek", "wtorek", "środa",
    "czwartek", "piątek", "sobota", "man", "tir", "ons", "tor", "fre", "lør", "søn", "tirs", "tors", "mån",
    "tis", "lör", "sön", "ma", "ti", "ke", "to", "la", "su", "الأحد", "الاثنين", "الثلاثاء", "الأربعاء",
    "الخميس", "الجمعة", "السبت",
})
"""The first word of an attribution: a preposition or a day."""
FROM = (
    "de la", "från", "od koho", "oд", "šalje", "пошиљалац", "nuo", "no", "saatja", "từ", "dari", "จาก",
    "보낸사람", "送信者",
    "فرستنده", "از", "отправитель", "відправник", "absender", "mittente", "remitente", "remetente",
    "afsender",
    "from", "von", "de", "da", "van", "från", "fra", "lähettäjä", "od", "от", "от кого", "від", "від кого",
    "الإرسال من", "من", "发件人", "寄件者", "差出人", "보낸 사람", "kimden", "feladó", "από", "מאת",
    "expéditeur",
)
SENT = (
    "enviada em", "enviada", "wysłane", "odoslané", "odoslane", "trimis", "poslano", "изпратено", "послато",
    "στάλθηκε",
    "đã gửi", "dikirim", "ส่ง", "išsiųsta", "nosūtīts", "saadetud", "enviat", "ارسال شده", "data wysłania",
    "datum der nachricht", "fecha de envío", "data de envio", "inviato il", "date d'envoi", "보낸날짜",
    "発送日時",
    "sent", "gesendet", "envoyé", "envoyé le", "enviado", "enviado el", "enviado em", "inviato",
    "verzonden", "skickat", "sendt", "lähetetty", "wysłano", "odesláno", "отправлено", "надіслано",
    "تاريخ الإرسال", "تم الإرسال", "发送时间", "寄件日期", "送信日時", "보낸 날짜", "gönderildi",
    "elküldve", "נשלח",
    "sent at",
)
"""Labels only mails have; a date alone stands in many a list that customers write."""
DATE = (
    "dátum", "data i godzina", "дата и време", "dată", "kuupäev", "ngày", "tanggal", "วันที่", "날짜", "日時",
    "تاریخ", "תאריך",
    "date", "datum", "fecha", "data", "dato", "päivämäärä", "дата", "дата й час", "التاريخ", "日期",
    "tarih",
    "ημερομηνία", "le",
)
TO = (
    "către", "za", "до", "đến", "kepada", "ถึง", "kam", "kellele", "per a", "به", "받는사람", "empfänger",
    "destinatario",
    "destinatário", "получатель", "одержувач", "odbiorca",
    "to", "an", "à", "a", "para", "aan", "till", "til", "vastaanottaja", "do", "komu", "кому", "إلى",
    "收件人",
    "收件者", "宛先", "받는 사람", "kime", "címzett", "προς", "אל", "pour", "destinataire",
)
SUBJECT = (
    "predmet", "subiect", "zadeva", "относно", "chủ đề", "subjek", "perihal", "เรื่อง", "tema", "teema",
    "assumpte",
    "موضوع", "naslov", "наслов", "หัวเรื่อง",
    "subject", "betreff", "objet", "asunto", "assunto", "oggetto", "onderwerp", "ämne", "emne", "aihe",
    "temat", "předmět", "тема", "الموضوع", "主题", "主旨", "件名", "제목", "konu", "tárgy", "θέμα", "נושא",
)
COPY = (
    "cc", "kopie", "copie", "copia", "копия", "копія", "dw", "reply-to", "risposta", "نسخة", "抄送", "副本",
)
ORIGINAL = (
    "ursprüngliche mail", "ursprüngliche e-mail", "mail original", "message initial", "courriel original",
    "původní e-mail", "pôvodná správa", "mesaj original", "mesajul original", "הודעה מקורית", "邮件原件",
    "原始信件", "原邮件",
    "원본 메일", "원본 메시지", "e-mail original", "mensaje inicial", "correo original",
    "izvorna poruka", "izvirno sporočilo", "оригинално съобщение", "оригинална порука", "originele bericht",
    "origineel bericht", "pesan asli", "thư gốc", "tin nhắn gốc", "پیام اصلی", "元のメッセージ", "元のメール",
    "original mail",
    "начальное сообщение", "вихідний лист", "початкове повідомлення", "оригінальний лист", "البريد الأصلي",
    "missatge original", "algne sõnum", "originali žinutė", "oriģinālais ziņojums",
    "original message", "original-nachricht", "ursprüngliche nachricht", "originalnachricht",
    "originální zpráva", "message d'origine", "message original", "mensaje original", "mensagem original",
    "messaggio originale", "oorspronkelijk bericht", "originalmeddelande", "ursprungligt meddelande",
    "oprindelig meddelelse", "opprinnelig melding", "alkuperäinen viesti", "wiadomość oryginalna",
    "oryginalna wiadomość", "reply message", "původní zpráva", "исходное сообщение",
    "оригинальное сообщение", "первоначальное сообщение", "вихідне повідомлення",
    "оригінальне повідомлення", "الرسالة الأصلية", "رسالة أصلية", "原始邮件", "原始郵件",
    "original appointment",
    "original email", "antwort", "orijinal mesaj", "eredeti üzenet", "αρχικό μήνυμα",
)
FORWARDED = (
    "forwarded message", "begin forwarded message", "weitergeleitete nachricht", "message transféré",
    "début du message transféré", "début du message réexpédié", "mensaje reenviado", "mensagem encaminhada",
    "messaggio inoltrato", "inizio messaggio inoltrato", "doorgestuurd bericht",
    "anfang der weitergeleiteten", "wiadomość przekazana", "przesłana wiadomość",
    "treść przekazanej wiadomości", "пересылаемое сообщение", "перенаправленное сообщение",
    "пересланное сообщение", "начало переадресованного", "переслане повідомлення", "пересланий лист",
    "رسالة معاد توجيهها", "الرسالة المعاد توجيهها", "رسالة تمت إعادة توجيهها", "转发邮件信息",
    "vidarebefordrat meddelande", "videresendt melding", "videresendt meddelelse", "přeposlaná zpráva",
)
DEVICE = (
    "obtenez outlook", "scarica outlook", "pobierz aplikację outlook", "pobierz outlook", "baixe o outlook",
    "outlook voor ", "download outlook", "hämta outlook", "hent outlook", "скачать outlook",
    "отримати outlook",
    "завантажити outlook", "получите outlook", "загрузите outlook", "الحصول على outlook", "outlook を入手",
    "获取 outlook", "下载 outlook", "odoslané z iphon", "στάλθηκε από το iphone", "נשלח מה-iphone",
    "נשלח מה-",
    "küldve az iphon", "küldve az én ", "poslano s mog", "poslano iz mojega", "poslano z iphon",
    "изпратено от моя",
    "изпратено от iphone", "enviat des del meu", "trimis de pe iphone", "gửi từ iphone",
    "dikirim dari iphone",
    "ส่งจาก iphone", "فرستاده شده از iphone", "ارسال شده از", "ipadから送信", "나의 ipad", "自我的iphone",
    "来自我的",
    "virus-free.", "virenfrei.", "garanti sans virus.", "sans virus.", "libre de virus.", "livre de vírus.",
    "mail priva di virus.", "virusvrij.", "без вирусов.", "не містить вірусів.", "wolny od wirusów.",
    "this email has been checked for viruses", "this message has been scanned for viruses",
    "this email was scanned by", "diese e-mail wurde von avast", "el software de antivirus avast",
    "l'absence de virus dans ce courrier", "cet email a été vérifié par", "questa e-mail è stata controllata",
    "este email foi escaneado pelo", "ta wiadomość została sprawdzona", "это сообщение проверено на вирусы",
    "це повідомлення перевірено на віруси",
    "you received this message because you are subscribed to",
    "sie erhalten diese nachricht, weil sie", "vous recevez ce message car vous",
    "to unsubscribe from this group",
    "sent from my ", "sent from mail for ", "sent from outlook", "sent from yahoo", "sent from proton",
    "sent from samsung", "sent from gmail", "get outlook for ", "von meinem ", "gesendet von meinem ",
    "diese nachricht wurde von meinem ", "holen sie sich outlook", "envoyé de mon ", "envoyé depuis mon ",
    "envoyé à partir de outlook", "télécharger outlook", "enviado desde mi ", "enviado do meu ",
    "obtener outlook", "obter o outlook", "inviato da iphone", "inviato dal mio ", "ottieni outlook",
    "verzonden vanaf mijn ", "verstuurd vanaf mijn ", "skickat från min ", "sendt fra min ",
    "lähetetty iphone", "wysłane z iphone", "wysłane z mojego ", "wysłano z mojego ", "odesláno z mého ",
    "отправлено с iphone", "отправлено с моего ", "отправлено из мобильной почты",
    "отправлено из мобильного", "надіслано з iphone", "надіслано з мого ", "أرسلت من الـ", "أُرسلت من الـ",
    "发自我的", "從我的", "iphoneから送信", "나의 iphone", "iphone'umdan",
)
"""Beginnings of the line a mail program puts under a mail; nobody writes them by hand."""
DEVICE_AT_END = (
    "skickat med ", "sendt med ", "odoslané z ", "odesláno ze ", "στάλθηκε από ", "נשלח מ", "küldve ",
    "poslano ",
    "изпратено от ", "enviat des de", "gửi từ ", "dikirim dari ", "ส่งจาก ", "ارسال شده از ", "اُرسلت من ",
    "envoyé via ", "enviado con ", "enviado com ", "enviado mediante ", "inviato con ", "inviato tramite ",
    "wysłano przez ", "wysłane przy użyciu", "wysłano przy użyciu", "отправлено при помощи ",
    "отправлено мобильным ",
    "надіслано за допомогою ", "написано з ", "تم إرسالها من ",
    "sent from ", "sent via ", "sent using ", "sent with ", "gesendet von ", "gesendet mit ", "envoyé de ",
    "diese nachricht wurde von ", "envoyé depuis ", "envoyé avec ", "envoyé à partir ", "enviado desde ",
    "enviado do ", "enviado de ", "enviado a partir ", "inviato da ", "inviato dal ", "verzonden vanaf ",
    "verstuurd vanaf ", "verzonden met ", "verstuurd met ", "skickat från ", "skickades från ",
    "sendt fra ", "sendt via ", "lähetetty ", "wysłano z ", "wysłane z ", "wysłano za ", "odesláno z ",
    "отправлено с ", "отправлено из ", "отправлено через ", "надіслано з ", "надіслано через ",
    "відправлено з ", "أرسلت من ", "تم الإرسال من ", "أُرسلت من ", "مرسل من ", "发自 ", "trimis de pe ",
    "napisano z ",
)
"""Beginnings that a customer's sentence may have too ("Sent from Berlin, ..."): only as the last line."""
LIST_MARKS = (
    "mailing list", "mailing-list", "mailingliste", "mailinglist", "liste de diffusion", "lista de correo",
    "lista de discussão", "mailman/listinfo", "listinfo/", "рассылк", "список рассылки",
    "unsubscribe from this group",
    "lista dyskusyjna", "googlegroups.com",
)
"""Said in the footer that mailing-list programs put under every mail."""
