"""The words of wishes, folded as ``routing.wishes`` folds a text: small letters, plain alef, no marks."""

LOUD_FROM = 4
"""Words, from which on capitals are shouting and no names."""

PEOPLE = (
    *("human", "person", "agent", "operator", "representative", "someone", "somebody", "consultant"),
    *("человек", "оператор", "сотрудник", "специалист", "консультант", "менеджер"),
    *("людин", "співробітник", "спеціаліст", "фахівц", "фахівець", "працівник"),
    *("موظف", "الموظف", "لموظف", "بموظف", "انسان", "شخص", "لشخص", "ممثل", "بشري"),
    *("mensch", "mitarbeiter", "persona", "humano", "agente", "humain", "personne", "człowiek", "pracownik"),
)
"""How words for those who answer begin."""

BARE = frozenset(
    {
        *("human", "live", "real", "support"),
        *("живой", "живого", "живым", "поддержка", "живий", "живого", "живою", "жива", "підтримка"),
        *("حقيقي", "الدعم"),
    }
)
"""What may stand alone, or beside such a word, and still means a person."""

CALLS = (
    *("talk", "speak", "chat", "connect", "put"),
    *("позов", "позва", "соедин", "переключ", "поговор", "пригласи", "свяж", "связат"),
    *("поклич", "поклика", "з'єдна", "перемкн", "поговор", "запрос", "зв'яж"),
    *("التحدث", "اتحدث", "اتكلم", "التكلم", "اكلم", "كلم", "حول", "وصل", "تواصل", "التواصل"),
    *("sprechen", "hablar", "parler", "rozmawia"),
)
"""How words for calling somebody begin."""

WANTS = frozenset(
    {
        *("want", "need", "get", "give"),
        *("нужен", "нужна", "хочу", "дайте", "можно", "надо"),
        *("потрібен", "потрібна", "треба", "можна"),
        *("اريد", "احتاج", "ممكن", "اطلب", "ابغى", "بدي", "عايز"),
        *("brauche", "quiero", "necesito", "veux", "chcę"),
    }
)
"""Words that ask for a person only where little else is said."""

POLITE = frozenset(
    {
        *("please", "pls", "hi", "hello", "hey", "a", "an", "the", "to", "with", "me", "i", "thanks"),
        *("пожалуйста", "здравствуйте", "привет", "добрый", "день", "с", "со", "меня", "мне", "я", "на"),
        *("будь", "ласка", "вітаю", "добрий", "з", "із", "мене", "мені", "до"),
        *("من", "فضلك", "لو", "سمحت", "مرحبا", "السلام", "عليكم", "مع", "الى", "انا", "ان"),
        *("bitte", "por", "favor", "mit", "einem", "con", "una", "un", "une", "avec", "z"),
    }
)

ANGRY = frozenset(
    {
        *("does not help", "doesn't help", "did not help", "didn't help", "not helpful", "no help"),
        *("useless", "wrong answer", "not what i asked", "still does not work", "still doesn't work"),
        *("still not working", "read my message", "stupid bot", "are you kidding"),
        *(
            "не помогло",
            "не помогает",
            "не помог",
            "бесполезно",
            "не работает всё равно",
            "не то",
            "не о том",
        ),
        *("всё равно не работает", "все равно не работает", "издеваетесь", "тупой бот", "я не об этом"),
        *("не допомогло", "не допомагає", "не допоміг", "марно", "не те", "не про те", "все одно не працює"),
        *("знущаєтесь", "знущаєтеся", "я не про це"),
        *("لم يفد", "لم يفدني", "لا يفيد", "لا يفيدني", "لا فائدة", "لم يساعدني", "لا يساعد", "غير مفيد"),
        *("ليس هذا سؤالي", "لم تفهم", "لم تفهمني", "ما زال لا يعمل", "لا يزال لا يعمل"),
        *("hilft nicht", "no ayuda", "n'aide pas", "nie pomogło"),
    }
)
"""What people say of an answer that was none."""
