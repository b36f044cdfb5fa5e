"""Greetings, thanks and the small words around them: phrases with a comma between them."""

from kb.normalize import tokens


def _phrases(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tokens(phrase) for phrase in text.replace("\n", " ").split(",") if phrase.strip())


THANKS = _phrases(
    """
    thanks, thank you, thank u, thx, ty, tnx, cheers, much appreciated, appreciate it, i appreciate it,
    appreciated, thank you all, thankyou, tysm, grateful, many thanks, спасибо, спасибочки, спс, пасиб,
    благодарю, благодарим, благодарен, благодарна, спасибо вам, признателен, дякую, дякуємо, дяка,
    вдячний, вдячна, спасибі, красно дякую, дякую вам, подяка, شكرا, شكرن, مشكور, مشكورين, مشكورة, شكرا
    لك, شكرا لكم, أشكركم, أشكرك, نشكركم, تسلم, تسلموا, يسلمو, ممنون, ممتن, الله يعطيك العافية, الله يعطيكم
    العافية, يعطيك العافية, يعطيكم العافية, جزاك الله خيرا, جزاكم الله خيرا, جزاك الله خير, بارك الله فيك,
    بارك الله فيكم, danke, vielen dank, merci, merci beaucoup, gracias, muchas gracias, dziękuję, dzięki,
    cheers mate, appreciate your help, i appreciate your help, we appreciate your help, благодарю вас,
    благодарим вас, огромное человеческое спасибо, спасибо большое человеческое, дякую щиро, дяки,
    шукран
    """
)

DONE = _phrases(
    """
    it works, it works now, works now, works, it is working, its working, working now, it is working now,
    that worked, that works, it worked, worked, solved, that solved it, fixed, its fixed, it is fixed,
    that helped, it helped, helped, that helped a lot, helped a lot, it helped me, that was helpful, very
    helpful, helpful, all good, all good now, problem solved, resolved, its resolved, sorted, all sorted,
    done, got it, understood, i got it, i see, помогло, это помогло, очень помогло, все помогло, вы очень
    помогли, очень помогли, помогли, заработало, все заработало, теперь работает, все работает, уже
    работает, работает, получилось, все получилось, разобрался, разобралась, вопрос решен, решено,
    проблема решена, вопрос закрыт, решилось, понял, поняла, понятно, все понятно, все хорошо, все ок,
    ясно, вопрос снят, допомогло, це допомогло, дуже допомогло, ви дуже допомогли, дуже допомогли,
    допомогли, запрацювало, все запрацювало, усе запрацювало, тепер працює, все працює, усе працює, вже
    працює, працює, вийшло, все вийшло, розібрався, розібралася, питання вирішено, вирішено, проблему
    вирішено, зрозумів, зрозуміла, зрозуміло, все зрозуміло, усе зрозуміло, все добре, усе добре, ясно,
    عمل الآن, يعمل الآن, اشتغل, اشتغل الآن, اشتغل الموقع, تم الحل, انحلت, انحلت المشكلة, تم, حلت المشكلة,
    فهمت, ساعدني ذلك, نفع, ضبط, ضبطت, كل شيء تمام, كل شي تمام, تمام الآن, واضح
    """
)
"""Said of a matter that is over; alone it is thanks enough."""

GREETINGS = _phrases(
    """
    hello, hi, hey, hiya, hello there, hi there, hey there, good morning, good afternoon, good evening,
    good day, greetings, dear, dear support, dear sir, dear sir or madam, dear team, hi all, hello all, hi
    team, hello team, hello everyone, to whom it may concern, how are you, how are you doing, hows it
    going, whats up, is anybody there, anybody there, anyone there, are you there, is anyone there, bye,
    goodbye, good bye, see you, have a nice day, have a good day, good night, nice to meet you, happy new
    year, best regards, kind regards, regards, sincerely, yours sincerely, best wishes, best,
    здравствуйте, здравствуй, здрасте, привет, приветствую, приветик, добрый день, добрый вечер, доброе
    утро, доброго дня, доброй ночи, доброго времени суток, хай, ку, всем привет, уважаемая поддержка,
    уважаемые коллеги, как дела, как ваши дела, как у вас дела, как поживаете, есть кто живой, есть кто,
    вы тут, вы здесь, кто тут, до свидания, пока, всего доброго, всего хорошего, хорошего дня, хорошего
    вам дня, с уважением, удачи, с новым годом, вітаю, вітання, привіт, добрий день, добрий вечір, доброго
    ранку, добрий ранок, доброго вечора, доброго здоровя, здоровенькі були, слава україні, шановна
    підтримко, шановні колеги, як справи, як ваші справи, як у вас справи, є хтось живий, є хто живий, є
    хтось, ви тут, до побачення, бувайте, гарного дня, гарного вам дня, усього найкращого, на все добре, з
    повагою, доброго дня, доброї ночі, السلام عليكم, السلام عليكم ورحمة الله وبركاته, السلام عليكم ورحمة
    الله, سلام عليكم, سلام, وعليكم السلام, مرحبا, مرحبا بكم, مرحبتين, أهلا, أهلا وسهلا, اهلين, هلا, هاي,
    صباح الخير, صباح النور, مساء الخير, مساء النور, تحية طيبة, تحية طيبة وبعد, كيف حالكم, كيف حالك, كيف
    الحال, كيفكم, كيفك, شلونك, شلونكم, هل من أحد هنا, هل أنتم هنا, في أحد هنا, مع السلامة, إلى اللقاء, يوم
    سعيد, يومكم سعيد, طاب يومكم, نهاركم سعيد, مع التحية, تحياتي, مع تحياتي, hallo, guten tag, bonjour,
    hola, dzień dobry, cześć,
    anyone here, anybody here, have a good weekend, have a nice weekend, have a great weekend, have a
    great day, have a good one, have a nice evening, have a good evening, happy holidays, merry
    christmas, здрасьте, салам, алло, добрый, день добрый, вечер добрый, утро доброе, доброго утра,
    доброго вечера, приветствую вас, хорошего вечера, хорошего вам вечера, хороших выходных, с
    наступающим, с праздником, добридень, день добрий, вечір добрий, гарних вихідних, гарного вечора,
    героям слава, зі святом, هلا والله, حياك الله, حياكم الله, كل عام وأنتم بخير, رمضان كريم, عيد مبارك,
    في أمان الله, مساؤكم سعيد, السلام
    """
)

FILLERS = _phrases(
    """
    ok, okay, k, kk, oki, yes, yep, yeah, sure, fine, good, great, nice, cool, super, perfect, excellent,
    awesome, wonderful, amazing, brilliant, wow, so, so much, very much, a lot, lots, again, and, you,
    all, guys, team, everyone, everybody, for your help, for the help, for help, for helping, for the
    quick reply, for the quick answer, for your quick reply, for the answer, for your answer, for your
    reply, for the reply, for your support, for your time, for everything, for the fast response, for your
    patience, now, really, very, sir, madam, support, in advance, anyway, oh, ah, well, that is all, thats
    all, please, ок, окей, оке, хорошо, отлично, супер, класс, круто, здорово, прекрасно, замечательно,
    да, ага, угу, ладно, понял вас, большое, огромное, вам, вам большое, вам огромное, очень, за помощь,
    за ответ, за быстрый ответ, за поддержку, за оперативность, за оперативную помощь, за все, за вашу
    помощь, за ваш ответ, за подсказку, еще раз, и, все, заранее, большущее, друзья, ребята, коллеги,
    всем, уважаемые, это все, теперь, ура, пожалуйста, гаразд, добре, чудово, чудесно, клас, так, авжеж,
    дуже, щиро, сердечно, велике, величезне, за допомогу, за відповідь, за швидку відповідь, за підтримку,
    за все, за оперативність, за вашу допомогу, за вашу відповідь, ще раз, й, і, та, наперед, заздалегідь,
    друзі, колеги, шановні, всім, вам дуже, тепер, будь ласка, вам велике, прекрасно, جزيلا, جزيل الشكر,
    كثيرا, كتير, جدا, لكم, لك, على المساعدة, على مساعدتكم, على المساعدة السريعة, على الرد, على ردكم, على
    الرد السريع, على سرعة الرد, على كل شيء, على تعاونكم, مقدما, تمام, حسنا, طيب, ماشي, اوكي, أوكي, نعم,
    ايوه, ممتاز, رائع, أخي, اخي, أختي, يا, إخوتي, شباب, جميعا, و, مرة أخرى, من فضلك, من فضلكم, الف, ألف
    شكر, خلاص,
    no problem, no worries, you too, same to you, all clear, no more questions, взаимно, и вам того же,
    больше вопросов нет, вопросов больше нет, больше нет вопросов, вопросов нет, навзаєм, більше питань
    немає, питань більше немає, більше запитань немає, запитань більше немає, لا أسئلة أخرى, العفو,
    sorry, excuse me, mate, извините, простите, вы лучшие, за оперативный ответ, за ваше время, за ваш
    быстрый ответ, вибачте, перепрошую, ви найкращі, за вашу підтримку, за ваш час, за оперативну
    відповідь, عفوا, المعذرة, حبيبي, على سرعة ردكم, على وقتكم
    """
)
"""Words that add nothing to a greeting or thanks."""

THANKS_SIGNS = "👍🙏❤♥💚💙💛😊🙂😀😃😄😁👌💪🎉🤝🥰😍🤗👏💯✅🌹💐"
"""Signs that, alone, say thanks or all right."""
