"""How mail programs of many languages introduce what they quote, and what they add. All in lower case."""

# Tables: one word a line, as the formatter would have it, makes them unreadable.
# fmt: off
WROTE = frozenset({
    "wrote", "writes", "schrieb", "geschrieben", "écrit", "ecrit", "escribió", "escribio", "escreveu",
    "scritto", "scrisse", "napisał", "napisała", "pisze", "skrev", "schreef", "geschreven", "kirjoitti",
    "napsal", "napsala", "napísal", "написал", "написала", "пишет", "писал", "писала", "написав", "пише",
    "написа", "scris", "írta", "yazdı", "έγραψε", "כתב", "כתבה", "كتب", "كتبت", "نوشت", "viết", "menulis",
})
"""The verb of "On Monday Ann wrote:"."""
WROTE_UNSPACED = (
    "写道", "寫道", "写到", "のメール", "작성",
)
"""The same in languages that put no space around it."""
STARTERS = frozenset({
    "on", "at", "am", "le", "el", "em", "il", "op", "den", "dne", "dňa", "dnia", "w", "pe", "на", "în",
    "am:", "в", "во", "у", "від", "από", "στις", "בתאריך", "ב", "في", "بتاريخ", "در", "在", "于", "vào",
    "pada", "на:", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday", "mo", "di", "mi", "do", "fr", "sa", "so", "montag",
    "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "lun", "mar", "mer", "jeu",
    "ven", "sam", "dim", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes",
    "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "mié", "jue", "vie", "sáb", "dom",
    "пн", "вт", "ср", "чт", "пт", "сб", "вс", "нд", "понедельник", "вторник", "среда", "четверг", "пятница",
    "суббота", "воскресенье", "понеділок", "вівторок", "середа", "четвер", "п'ятниця", "субота", "неділя",
    "pon", "wt", "śr", "czw", "pt", "sob", "niedz", "niedziela", "poniedziałek", "wtorek", "środa",
    "czwartek", "piątek", "sobota", "man", "tir", "ons", "tor", "fre", "lør", "søn", "tirs", "tors", "mån",
    "tis", "lör", "sön", "ma", "ti", "ke", "to", "la", "su", "الأحد", "الاثنين", "الثلاثاء", "الأربعاء",
    "الخميس", "الجمعة", "السبت",
})
"""The first word of an attribution: a preposition or a day."""
FROM = (
    "from", "von", "de", "da", "van", "från", "fra", "lähettäjä", "od", "от", "от кого", "від", "від кого",
    "الإرسال من", "من", "发件人", "寄件者", "差出人", "보낸 사람", "kimden", "feladó", "από", "מאת",
    "expéditeur",
)
SENT = (
    "sent", "gesendet", "envoyé", "envoyé le", "enviado", "enviado el", "enviado em", "inviato",
    "verzonden", "skickat", "sendt", "lähetetty", "wysłano", "odesláno", "отправлено", "надіслано",
    "تاريخ الإرسال", "تم الإرسال", "发送时间", "寄件日期", "送信日時", "보낸 날짜", "gönderildi",
    "elküldve", "נשלח",
    "sent at",
)
"""Labels only mails have; a date alone stands in many a list that customers write."""
DATE = (
    "date", "datum", "fecha", "data", "dato", "päivämäärä", "дата", "дата й час", "التاريخ", "日期",
    "tarih",
    "ημερομηνία", "le",
)
TO = (
    "to", "an", "à", "a", "para", "aan", "till", "til", "vastaanottaja", "do", "komu", "кому", "إلى",
    "收件人",
    "收件者", "宛先", "받는 사람", "kime", "címzett", "προς", "אל", "pour", "destinataire",
)
SUBJECT = (
    "subject", "betreff", "objet", "asunto", "assunto", "oggetto", "onderwerp", "ämne", "emne", "aihe",
    "temat", "předmět", "тема", "الموضوع", "主题", "主旨", "件名", "제목", "konu", "tárgy", "θέμα", "נושא",
)
COPY = (
    "cc", "kopie", "copie", "copia", "копия", "копія", "dw", "reply-to", "risposta", "نسخة", "抄送", "副本",
)
ORIGINAL = (
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
