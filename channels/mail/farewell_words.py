"""How people of many languages end a mail. All in lower case; thanks are not among them."""

# Tables: one phrase a line, as the formatter would have it, makes them unreadable.
# fmt: off
CLOSINGS = (
    "best regards", "kind regards", "kindest regards", "warm regards", "warmest regards", "with kind regards",
    "with best regards", "regards", "best wishes", "with best wishes", "all the best", "sincerely",
    "sincerely yours", "yours sincerely", "yours faithfully", "yours truly", "faithfully yours",
    "respectfully", "respectfully yours", "cordially", "kr", "brgds", "rgds", "br",
    "mit freundlichen grüßen", "mit freundlichen grüssen", "mit freundlichem gruß", "mit freundlichem gruss",
    "mit freundlichen gruessen", "freundliche grüße", "freundliche grüsse", "mit besten grüßen",
    "beste grüße", "beste grüsse", "viele grüße", "viele grüsse", "viele liebe grüße", "liebe grüße",
    "liebe grüsse", "herzliche grüße", "schöne grüße", "schöne grüsse", "sonnige grüße", "grüße", "grüsse",
    "lieben gruß", "lieber gruß", "mit besten gruß", "besten gruß", "freundlichen gruß", "gruß", "gruss",
    "hochachtungsvoll", "mfg", "mit grüßen", "vg", "lg", "bg", "glg", "mbg", "mit freundlichem grüßen",
    "cordialement", "bien cordialement", "très cordialement", "cdlt", "cdt", "bien à vous", "bien à toi",
    "salutations", "salutations distinguées", "sincères salutations", "meilleures salutations",
    "cordiales salutations", "respectueusement", "amicalement", "bien sincèrement", "avec mes salutations",
    "saludos", "saludos cordiales", "un saludo", "un cordial saludo", "cordiales saludos", "un abrazo",
    "atentamente", "atte", "muy atentamente", "cordialmente", "saludos atentos", "salu2",
    "atenciosamente", "att", "cumprimentos", "com os melhores cumprimentos", "melhores cumprimentos",
    "os meus cumprimentos", "abraços", "um abraço", "abraço", "respeitosamente", "saudações",
    "cordiali saluti", "distinti saluti", "saluti", "un saluto", "un cordiale saluto", "cari saluti",
    "tanti saluti", "i miei saluti", "in fede",
    "met vriendelijke groet", "met vriendelijke groeten", "vriendelijke groet", "vriendelijke groeten",
    "met groet", "groeten", "groetjes", "hartelijke groet", "hartelijke groeten", "mvg", "hoogachtend",
    "z poważaniem", "z wyrazami szacunku", "pozdrawiam", "pozdrawiam serdecznie", "serdecznie pozdrawiam",
    "pozdrowienia", "łączę pozdrowienia", "pozdr", "z pozdrowieniami", "z uszanowaniem",
    "с уважением", "с наилучшими пожеланиями", "с наилучшими", "с почтением", "всего доброго",
    "всего хорошего",
    "всего наилучшего", "с приветом", "искренне ваш", "искренне ваша", "с ув",
    "з повагою", "з найкращими побажаннями", "з найкращими", "із повагою", "з пошаною", "усього найкращого",
    "всього найкращого", "всього доброго", "усього доброго", "на все добре", "щиро ваш", "щиро ваша",
    "مع أطيب التحيات", "مع اطيب التحيات", "أطيب التحيات", "مع خالص التحية", "مع خالص التحيات", "مع التحية",
    "مع تحياتي", "تحياتي", "مع فائق الاحترام", "مع الاحترام", "مع وافر الاحترام", "خالص التحية",
    "وتفضلوا بقبول فائق الاحترام", "وتفضلوا بقبول فائق الاحترام والتقدير", "والسلام عليكم", "ودمتم",
    "med venlig hilsen", "venlig hilsen", "med venlige hilsner", "venlige hilsner", "de bedste hilsner",
    "bedste hilsner", "hilsen", "hilsner", "mange hilsner", "kærlig hilsen", "kh", "mvh", "vh", "dbh",
    "med vennlig hilsen", "vennlig hilsen", "beste hilsen", "hilsning",
    "med vänliga hälsningar", "med vänlig hälsning", "vänliga hälsningar", "vänlig hälsning", "hälsningar",
    "bästa hälsningar", "hälsar", "allt gott",
    "ystävällisin terveisin", "parhain terveisin", "terveisin", "terveisiä", "yst terv",
    "s pozdravem", "s přátelským pozdravem", "hezký den", "zdravím", "s úctou", "s pozdravom", "s pozdravmi",
    "üdvözlettel", "tisztelettel", "szívélyes üdvözlettel", "üdv", "köszönettel",
    "cu stimă", "cu stima", "cu respect", "toate cele bune", "cu drag",
    "saygılarımla", "saygılarımızla", "iyi çalışmalar", "sevgiler", "selamlar",
    "με εκτίμηση", "φιλικά", "με φιλικούς χαιρετισμούς", "χαιρετισμούς",
    "בברכה", "בכבוד רב", "בתודה ובברכה", "כל טוב", "با احترام", "ارادتمند",
    "с уважение", "поздрави", "с поздрав", "срдачан поздрав", "поздрав", "с поштовањем",
    "srdačan pozdrav", "lijep pozdrav", "pozdrav", "s poštovanjem", "lep pozdrav", "s spoštovanjem", "lp",
    "pagarbiai", "su pagarba", "ar cieņu", "lugupidamisega", "parimate soovidega", "tervitades",
    "此致", "敬礼", "敬禮", "祝好", "顺祝商祺", "順頌商祺", "谨启", "敬上", "敬具", "草々",
    "trân trọng", "thân mến", "kính thư", "salam", "hormat saya", "hormat kami", "ขอแสดงความนับถือ",
)
"""What a farewell begins with; up to four more words may follow."""
LONG_CLOSINGS = (
    "veuillez agréer", "je vous prie d'agréer", "je vous prie d’agréer", "veuillez recevoir",
    "je vous prie de recevoir", "dans l'attente de votre réponse, je vous prie", "nous vous prions d'agréer",
    "sin otro particular", "reciba un cordial saludo", "reciban un cordial saludo", "quedo a la espera de su",
    "вважайте за можливе прийняти", "примите уверения",
)
"""Farewells that go on for a whole sentence."""
FROM_WHERE = (
    "from ", "aus ", "von ", "de ", "desde ", "da ", "uit ", "van ", "fra ", "från ", "из ", "з ", "із ",
    "z ", "من ",
)
"""How a farewell goes on that says where it comes from."""
