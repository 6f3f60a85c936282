/**
 * What people look for, in six languages: a title `|` what is typed for it, misspelt, inflected, without marks, by ear, in
 * another script. Where a word is right, it is inflected or part of a compound: a plain search by equal words is no use there.
 */
const lists: Record<string, string> = {
  de: `
Sprachkurse und Integrationskurse|Shprachkurs|sprahkurse|Integrationskurz|Kurs
Ausländerbehörde und Aufenthaltstitel|Auslenderbehörde|Auslanderbehorde|auslaenderbehoerde|Aufentalt|Behörden für Ausländer
Wohnsitz anmelden im Bürgerbüro|Anmeldunk Wonsitz|Burgerburo|Anmeldung|buergerbuero
Krankenversicherung und Krankenkasse|krankenkase|Krankenfersicherung|Versicherungen|кранкенкассе
Termin beim Hausarzt|Hausartz|Hausärzte|Arztermin
Kindertagesstätte und Kindergarten|Kindergarden|Kindertagesstaette|Kita Kindergärten
Schulpflicht und Grundschule|Shulpflicht|Grundshule|Schulen
Wohnungssuche und Mietvertrag|Wonungssuche|Mitvertrag|Wohnung suchen|Wohnungen
Arbeitserlaubnis vom Jobcenter|Jopcenter|Arbeitserlaubniss|Arbaitserlaubnis|джобцентр
Anerkennung von Zeugnissen|Anerkenung|Zeugniss anerkennen|Anerkenungen
Führerschein umschreiben|Fürerschein|Fuehrerschein|fuhrerschein
Jugendamt und Unterhalt|Yugendamt|Jugentamt|Unterhalte
Einbürgerung beantragen|Einburgerung|Einbuergerungen|Ainbürgerung
Schwangerschaftsberatung|Schwangershaft|Schwangerschaft Beratung|Schwangerschaftsberatungen
`,
  en: `
Language courses|langauge course|german cours|languages
Residence permit at the foreigners office|residance permit|foreigner office|residense permits
Registering your address|registring adress|adress registration|registered addresses
Health insurance|helth insurence|insurances|health insurrance
Appointment with a doctor|docter|apointment|doctors appointments
Nursery and childcare|nursary|child care|nurseries
Primary school enrolment|primery school|enrollment|schools
Looking for a flat|loking for flat|flats
Work permit and job centre|work permitt|job center|permits
Recognition of qualifications|recogniton|qualificatons|recognise qualification
Driving licence|drivers licence|driving lisence
Pregnancy and birth|preganncy|pregnant births|birht
Emergency numbers|emergancy|emergencys
Public transport tickets|publik transport|tikets
Bank account|bank acount|accounts
`,
  uk: `
Мовні курси|мовний курс|мовнi курси|курсів|kursy
Реєстрація місця проживання|реєстрацiя|регистрация|реестрація|reyestratsiya
Медичне страхування|страхуваня|медичного страхування|страхування медечне
Запис до лікаря|лікарі|ликар|likar
Дитячий садок|дитячого садка|дитячі садки|детячий садок
Початкова школа|шкала початкова|школи|pochatkova shkola
Пошук житла|жітло|житлом|pošuk žytla
Дозвіл на роботу|дозвил на работу|дозволу роботи|роботою
Визнання дипломів|вызнання диплому|дипломи|визнаня
Водійське посвідчення|водійськє посвідченя|посвідчення водійського
Вагітність і пологи|вагітнисть|вагітності|пологів
Екстрена допомога|екстренна допомога|екстреної допомоги
Банківський рахунок|банковський рахунок|рахунки
Громадський транспорт|громадський транзпорт|транспорту
`,
  ru: `
Языковые курсы|езыковые курсы|языковых курсов|yazykovye kursy
Регистрация по месту жительства|регестрация|регистрации|registratsiya|реєстрація
Медицинское страхование|медецинское|страхования|страхованее
Запись к врачу|врачи|врачей|vrach
Детский сад|детского сада|децкий сад|detskij sad
Начальная школа|начальной школы|школе|nachalnaya shkola
Поиск жилья|поиск жылья|жилье|жильём
Разрешение на работу|разрешения на работы|разришение|razreshenie
Признание дипломов|признания диплома|призназние
Водительские права|вадительские права|водительских прав
Беременность и роды|беременость|беременности
Экстренная помощь|экстреная помощь|екстренная
Банковский счёт|банковский счет|банкавский|счета
Общественный транспорт|общественого транспорта|транспортом
`,
  ar: `
دورات اللغة|دوره لغه|دورة اللغه|للدورات|dawrat
تسجيل عنوان السكن|التسجيل|تصجيل|tasjil|تَسجيل
التأمين الصحي|تامين صحي|التامين الصحى|تأمينات
موعد عند الطبيب|طبيب|موعد الطبييب|tabib|مواعيد الطبيب
روضة الأطفال|روضه الاطفال|رودة الأطفال|rawda
المدرسة الابتدائية|مدرسه ابتدائيه|مدرصة|madrasa
البحث عن شقة|شقه|وشقة|بحث عن شقق
تصريح العمل|تصريح عمل|تسريح العمل|تصاريح عمل
الاعتراف بالشهادات|اعتراف بشهادة|شهادات|إعتراف
رخصة القيادة|رخصه القياده|رخصة قيادا|rukhsa
الحمل والولادة|حمل|الولاده|الحمل و الولاده
أرقام الطوارئ|ارقام الطوارى|طوارئ
الحساب المصرفي|حساب مصرفي|الحصاب المصرفي
إجراءات اللجوء|اجراءات لجوء|اللجؤ|luju
`,
  tr: `
Dil kursları|dil kursu|dil kurslari|kurslar
İkamet kaydı|ikamet kaydi|IKAMET|ikamatgah kaydı
Sağlık sigortası|saglik sigortasi|sigorta|saglık sigortalar
Doktor randevusu|dokdor|doktorlar|randevular|doktora randevu
Anaokulu ve kreş|anaokullari|kres|ana okulu
İlkokul kaydı|ilkokula|ilk okul|ilkokullar
Konut arama|konutlar|konudu|ev konut aramak
Çalışma izni|calisma izni|çalışma izinleri|calişma
Diploma denkliği|diploma denkligi|diplomalar|diploma denklikleri
Ehliyet değişimi|ehliyetim|ehlyiet|ehliyet degisimi
Hamilelik ve doğum|hamilelikte|hamilelik dogum|hamilelk
Acil durum numaraları|acil numaralar|acil durumda|asil durum
Banka hesabı|banka hesabi|hesap banka|bankalar
Toplu taşıma|toplu tasima|toplu taşımada|toblu taşıma
`,
};

/** Titles that nobody of the lists asks for, so that there is something to be wrong about. */
const others: Record<string, string> = {
  de: 'Müll trennen|Bücherei|Sportvereine|Steuererklärung|Rundfunkbeitrag|Verbraucherberatung|Frauenhaus|Ehrenamt|Feuerwehr|Fahrradwerkstatt|Nähcafé|Familienzentrum|Rentenversicherung|Kleiderkammer|Schuldnerberatung|Musikschule|Impfungen|Zahnärzte|Sozialwohnungen|Busfahrplan',
  en: 'Sorting waste|Library|Sports clubs|Tax return|Broadcasting fee|Consumer advice|Women’s shelter|Volunteering|Fire brigade|Bicycle workshop|Sewing café|Family centre|Pension|Clothes|Debt advice|Music lessons|Vaccinations|Dentists|Social housing|Leisure',
  uk: 'Сортування сміття|Бібліотека|Спортивні клуби|Податкова декларація|Плата за телебачення|Захист споживачів|Притулок для жінок|Волонтерство|Пожежна служба|Ремонт велосипедів|Сімейний центр|Пенсія|Одяг|Борги|Музика|Щеплення|Стоматологи|Дозвілля',
  ru: 'Сортировка мусора|Библиотека|Спортивные клубы|Налоговая декларация|Плата за телевидение|Защита потребителей|Приют для женщин|Волонтёрство|Пожарная служба|Ремонт велосипедов|Семейный центр|Пенсия|Одежда|Долги|Музыка|Прививки|Стоматологи|Досуг',
  ar: 'فرز النفايات|المكتبة|الأندية الرياضية|الإقرار الضريبي|رسوم الإذاعة|حماية المستهلك|ملجأ النساء|العمل التطوعي|الإطفاء|ورشة الدراجات|مركز الأسرة|التقاعد|الملابس|الديون|الموسيقى|التطعيمات|أطباء الأسنان|أوقات الفراغ',
  tr: 'Çöp ayırma|Kütüphane|Spor kulüpleri|Vergi beyannamesi|Yayın ücreti|Tüketici danışma|Kadın sığınma evi|Gönüllülük|İtfaiye|Bisiklet atölyesi|Aile merkezi|Emeklilik|Giysi|Borç|Müzik|Aşılar|Diş hekimleri|Boş zaman',
};

/** What the texts are made of, beside the pages of the shared library: sentences of such pages. */
const sentences: Record<string, string> = {
  de: 'Bringen Sie Ihren Pass und zwei Fotos mit.|Die Beratung ist kostenlos und vertraulich.|Vereinbaren Sie vorher einen Termin am Telefon.|Fragen Sie im Rathaus nach dem richtigen Formular.|Das Amt schickt Ihnen einen Brief.|Sie können eine Begleitung mitbringen, die übersetzt.',
  en: 'Bring your passport and two photos.|The advice is free and confidential.|Make an appointment by telephone first.|Ask at the town hall for the right form.|The office sends you a letter.|You may bring somebody along who translates.|Opening hours are Monday to Thursday in the morning.',
  uk: 'Візьміть із собою паспорт і дві фотографії.|Консультація безкоштовна й конфіденційна.|Спочатку запишіться на прийом телефоном.|Запитайте в ратуші потрібний бланк.|Установа надішле вам листа.|Ви можете привести людину, яка перекладає.|Установа працює з понеділка до четверга вранці.|Діти мають право на місце з одного року.|Копії документів повинні бути перекладені.|Рішення ви отримаєте поштою за кілька тижнів.|Якщо ви не згодні, подайте заперечення протягом місяця.|У вашій громаді є контактна особа.|Заява подається онлайн або на папері.|Витрати може взяти на себе відомство.|Збережіть усі листи в одній теці.',
  ru: 'Возьмите с собой паспорт и две фотографии.|Консультация бесплатная и конфиденциальная.|Сначала запишитесь на приём по телефону.|Спросите в ратуше нужный бланк.|Ведомство пришлёт вам письмо.|Вы можете привести человека, который переводит.|Ведомство работает с понедельника по четверг утром.|Дети имеют право на место с одного года.|Копии документов должны быть переведены.|Решение придёт по почте через несколько недель.|Если вы не согласны, подайте возражение в течение месяца.|В вашей общине есть контактное лицо.|Заявление подают онлайн или на бумаге.|Расходы может взять на себя ведомство.|Храните все письма в одной папке.',
  ar: 'أحضروا جواز السفر وصورتين.|الاستشارة مجانية وسرية.|احجزوا موعداً بالهاتف أولاً.|اسألوا في البلدية عن الاستمارة المناسبة.|ترسل لكم الدائرة رسالة.|يمكنكم إحضار شخص يترجم لكم.|الدوام من الاثنين إلى الخميس صباحاً.|للأطفال حق في مكان من عمر سنة.|يجب ترجمة نسخ الوثائق.|يصلكم القرار بالبريد بعد عدة أسابيع.|إذا لم توافقوا فقدموا اعتراضاً خلال شهر.|يوجد في بلديتكم شخص مسؤول عن التواصل.|يقدم الطلب عبر الإنترنت أو على الورق.|قد تتحمل الدائرة التكاليف.|احتفظوا بجميع الرسائل في ملف واحد.',
  tr: 'Pasaportunuzu ve iki fotoğraf getirin.|Danışma ücretsiz ve gizlidir.|Önce telefonla randevu alın.|Belediyede doğru formu sorun.|Daire size bir mektup gönderir.|Çeviri yapan birini yanınızda getirebilirsiniz.|Daire pazartesiden perşembeye sabahları açıktır.|Çocukların bir yaşından itibaren yer hakkı vardır.|Belgelerin kopyaları tercüme edilmelidir.|Karar birkaç hafta sonra postayla gelir.|Kabul etmiyorsanız bir ay içinde itiraz edin.|Belediyenizde bir irtibat kişisi vardır.|Başvuru internetten veya kağıtla yapılır.|Masrafları daire üstlenebilir.|Bütün mektupları bir dosyada saklayın.',
};

export type Topic = { title: string; queries: readonly string[] };

export const topics: Readonly<Record<string, readonly Topic[]>> = Object.fromEntries(
  Object.entries(lists).map(([language, list]) => [
    language,
    list
      .trim()
      .split('\n')
      .map((line): Topic => {
        const [title = '', ...queries] = line.split('|');
        return { title, queries };
      }),
  ]),
);

export const otherTitles = (language: string): string[] => others[language]!.split('|');
export const sentencesOf = (language: string): string[] => sentences[language]!.split('|');
