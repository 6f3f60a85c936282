import type { SynonymGroup } from './types.ts';

/**
 * What newcomers look for, as it is said in German, by offices and by people, and in the languages that most of them read. The
 * German search finds by them what was asked for in another language, and the other way round.
 * One group a line, `|` between what means the same: German first, then en, uk, ru, ar, fa, tr, fr.
 */
const groups = `
Ausländerbehörde|Ausländeramt|Ausländerbüro|Amt für Ausländer|foreigners office|immigration office|aliens office|відомство у справах іноземців|імміграційна служба|ведомство по делам иностранцев|миграционная служба|دائرة الأجانب|مكتب الأجانب|اداره اتباع خارجی|اداره خارجیان|yabancılar dairesi|bureau des étrangers|service des étrangers
Einwohnermeldeamt|Meldeamt|Bürgeramt|Bürgerbüro|Meldebehörde|registration office|residents office|citizens office|бюро реєстрації|бюро прописки|бюро регистрации|مكتب تسجيل السكان|مكتب التسجيل|اداره ثبت احوال|اداره ثبت نام|nüfus müdürlüğü|kayıt dairesi|bureau des habitants
Anmeldung|Wohnsitz anmelden|Wohnungsanmeldung|Meldebescheinigung|Stadtanmeldung|register address|residence registration|реєстрація місця проживання|прописка|регистрация по месту жительства|تسجيل العنوان|تسجيل السكن|ثبت آدرس|ثبت محل سکونت|adres kaydı|ikamet kaydı|déclaration de domicile
Aufenthaltstitel|Aufenthaltserlaubnis|Aufenthaltsgenehmigung|Aufenthalt|residence permit|residence title|посвідка на проживання|дозвіл на проживання|вид на жительство|разрешение на проживание|تصريح الإقامة|الإقامة|إقامة|اجازه اقامت|اقامت|oturma izni|ikamet izni|titre de séjour|permis de séjour
Asyl|Asylantrag|Asylverfahren|asylum|притулок|убежище|اللجوء|لجوء|پناهندگی|iltica|sığınma|asile
Niederlassungserlaubnis|Daueraufenthalt|unbefristeter Aufenthalt|permanent residence|постійне проживання|пмж|постоянное место жительства|إقامة دائمة|اقامت دائم|süresiz oturum|résidence permanente
Einbürgerung|deutscher Pass|Staatsangehörigkeit|Staatsbürgerschaft|naturalisation|naturalization|citizenship|громадянство|гражданство|التجنس|الجنسية|تابعیت|شهروندی|vatandaşlık|naturalisation|nationalité
Sprachkurs|Deutschkurs|Integrationskurs|Deutsch lernen|language course|german course|learn german|мовні курси|курси німецької|языковые курсы|курсы немецкого|دورة لغة|كورس لغة|كورس|تعلم الألمانية|کلاس زبان|کلاس آلمانی|dil kursu|almanca kursu|cours de langue|cours d'allemand
Wohnung|Unterkunft|Mietwohnung|Wohnraum|flat|apartment|housing|accommodation|квартира|житло|жильё|سكن|شقة|بيت|خانه|مسکن|آپارتمان|daire|konut|ev|logement|appartement
Miete|Mietvertrag|rent|lease|оренда|аренда|إيجار|عقد الإيجار|اجاره|kira|loyer|bail
Wohngeld|Mietzuschuss|housing benefit|rent subsidy|житлова субсидія|жилищное пособие|بدل السكن|إعانة السكن|کمک هزینه مسکن|kira yardımı|konut yardımı|aide au logement
Wohnberechtigungsschein|B-Schein|WBS|Sozialwohnung|social housing|соціальне житло|социальное жильё|سكن اجتماعي|مسکن اجتماعی|sosyal konut|logement social
Arbeit|Job|Arbeitsstelle|Beschäftigung|Stelle suchen|work|job|employment|робота|праця|работа|труд|عمل|وظيفة|شغل|کار|iş|çalışma|travail|emploi
Arbeitserlaubnis|Beschäftigungserlaubnis|work permit|дозвіл на роботу|разрешение на работу|تصريح العمل|اجازه کار|çalışma izni|permis de travail
Jobcenter|Agentur für Arbeit|Arbeitsamt|Arbeitsagentur|employment agency|job centre|центр зайнятості|джобцентр|центр занятости|биржа труда|جوب سنتر|مكتب العمل|مركز العمل|جاب سنتر|اداره کار|iş bulma kurumu|iş kurumu|agence pour l'emploi
Bürgergeld|Hartz|Grundsicherung|Sozialhilfe|Jobcentergeld|citizens benefit|welfare|social assistance|соціальна допомога|социальное пособие|бюргергельд|إعانة المواطن|المساعدة الاجتماعية|کمک اجتماعی|sosyal yardım|aide sociale
Sozialamt|social welfare office|соціальне відомство|социальное ведомство|مكتب الشؤون الاجتماعية|اداره امور اجتماعی|sosyal daire|bureau d'aide sociale
Arzt|Ärztin|Hausarzt|Praxis|doctor|physician|GP|лікар|врач|доктор|طبيب|دكتور|أطباء|پزشک|دکتر|doktor|hekim|médecin|docteur
Zahnarzt|dentist|стоматолог|зубний лікар|зубной врач|طبيب أسنان|دندانپزشک|diş hekimi|dişçi|dentiste
Frauenarzt|Gynäkologin|gynaecologist|гінеколог|гинеколог|طبيب نسائي|پزشک زنان|kadın doktoru|gynécologue
Krankenhaus|Klinik|Spital|Notaufnahme|hospital|лікарня|больница|مستشفى|مشفى|بیمارستان|hastane|hôpital
Apotheke|pharmacy|аптека|صيدلية|داروخانه|eczane|pharmacie
Krankenversicherung|Krankenkasse|Gesundheitskarte|Versichertenkarte|health insurance|медичне страхування|страховка|медицинское страхование|медстраховка|больничная касса|التأمين الصحي|تأمين صحي|بیمه درمانی|بیمه سلامت|sağlık sigortası|assurance maladie
Notruf|Notfall|Rettungsdienst|emergency|ambulance|екстрений виклик|швидка допомога|скорая помощь|экстренный вызов|طوارئ|إسعاف|اورژانس|acil|ambulans|urgence
Impfung|impfen|vaccination|щеплення|прививка|вакцинация|تطعيم|لقاح|واکسن|aşı|vaccin
Schwangerschaft|schwanger|Hebamme|Geburt|pregnancy|pregnant|midwife|вагітність|беременность|حمل|حامل|بارداری|حاملگی|hamilelik|gebelik|grossesse
Psychotherapie|psychische Hilfe|Trauma|mental health|therapy|психологічна допомога|психологическая помощь|دعم نفسي|روانشناس|psikolojik destek|soutien psychologique
Kita|Kindergarten|Kindertagesstätte|Krippe|Kinderkrippe|Kinderbetreuung|nursery|kindergarten|daycare|childcare|дитячий садок|дитсадок|садок|садочок|детский сад|садик|روضة|حضانة|روضة الأطفال|مهدکودک|کودکستان|anaokulu|kreş|crèche|jardin d'enfants|garderie
Tagesmutter|Kindertagespflege|childminder|няня|جليسة أطفال|پرستار کودک|çocuk bakıcısı|assistante maternelle
Schule|Schulpflicht|Schulanmeldung|school|школа|مدرسة|مدارس|مدرسه|okul|école
Kindergeld|Familienkasse|child benefit|дитяча допомога|допомога на дитину|детское пособие|إعانة الأطفال|إعانة الطفل|کمک هزینه فرزند|çocuk parası|allocations familiales
Elterngeld|Elternzeit|parental allowance|parental leave|батьківська допомога|родительское пособие|إعانة الوالدين|مرخصی والدین|ebeveyn parası|congé parental
Jugendamt|youth welfare office|служба у справах молоді|югендамт|ведомство по делам молодёжи|مكتب الشباب|مكتب رعاية الشباب|اداره جوانان|gençlik dairesi|office de la jeunesse
Anerkennung|Zeugnis anerkennen|Abschluss anerkennen|recognition of qualifications|визнання кваліфікації|визнання диплому|признание диплома|признание квалификации|الاعتراف بالشهادات|معادلة الشهادة|تأیید مدرک|ارزشیابی مدارک|diploma denkliği|denklik|reconnaissance des diplômes
Ausbildung|Lehre|Lehrstelle|Azubi|apprenticeship|vocational training|професійне навчання|профессиональное обучение|аусбильдунг|تدريب مهني|أوسبيلدونغ|آموزش حرفه‌ای|meslek eğitimi|formation professionnelle|apprentissage
Studium|Universität|Hochschule|university|study|навчання в університеті|университет|учёба|جامعة|دراسة|دانشگاه|üniversite|études
Bewerbung|Lebenslauf|application|CV|резюме|заявка на роботу|سيرة ذاتية|طلب توظيف|رزومه|özgeçmiş|iş başvurusu|candidature
Führerschein|Fahrerlaubnis|driving licence|driver's license|водійські права|водійське посвідчення|водительские права|رخصة القيادة|شهادة سواقة|گواهینامه رانندگی|ehliyet|sürücü belgesi|permis de conduire
Bus und Bahn|Fahrplan|Nahverkehr|Deutschlandticket|public transport|timetable|громадський транспорт|общественный транспорт|مواصلات|النقل العام|حمل و نقل عمومی|toplu taşıma|transports en commun
Bankkonto|Girokonto|Konto eröffnen|bank account|банківський рахунок|банковский счёт|حساب بنكي|حساب بانکی|banka hesabı|compte bancaire
Steuer|Steuernummer|Finanzamt|tax|tax office|податок|податкова|налог|налоговая|ضريبة|مكتب الضرائب|مالیات|vergi|vergi dairesi|impôts
Schulden|Schuldnerberatung|debt|debt advice|борги|долги|ديون|بدهی|borç|dettes
Rundfunkbeitrag|GEZ|broadcasting fee|плата за телебачення|плата за телевидение|رسوم الإذاعة|حق پخش|yayın ücreti|redevance audiovisuelle
Dolmetscher|Dolmetscherin|Sprachmittlung|Übersetzer|Übersetzung|interpreter|translator|перекладач|переводчик|مترجم|ترجمة|ترجمه|tercüman|çevirmen|interprète|traducteur
Beratung|Beratungsstelle|Migrationsberatung|advice|counselling|консультація|консультация|استشارة|مشورة|مشاوره|danışma|danışmanlık|conseil
Frauenhaus|Gewalt gegen Frauen|Gewaltschutz|häusliche Gewalt|women's shelter|domestic violence|притулок для жінок|домашнє насильство|домашнее насилие|женский приют|ملجأ النساء|العنف المنزلي|خانه امن زنان|خشونت خانگی|kadın sığınma evi|ev içi şiddet|violence domestique|foyer pour femmes
Diskriminierung|Antidiskriminierung|Rassismus|discrimination|racism|дискримінація|дискриминация|تمييز|عنصرية|تبعیض|ayrımcılık|ırkçılık|racisme
Rechtsanwalt|Anwalt|Rechtsberatung|lawyer|legal advice|адвокат|юрист|محامي|وکیل|avukat|avocat
Polizei|police|поліція|полиция|شرطة|پلیس|polis
Familiennachzug|Familienzusammenführung|family reunification|возз'єднання сім'ї|воссоединение семьи|لم الشمل|لم شمل الأسرة|الحاق خانواده|aile birleşimi|regroupement familial
Heirat|heiraten|Eheschließung|Standesamt|marriage|wedding|шлюб|одруження|брак|загс|زواج|ازدواج|evlilik|nikah|mariage
Geburtsurkunde|birth certificate|свідоцтво про народження|свидетельство о рождении|شهادة الميلاد|شناسنامه|گواهی تولد|doğum belgesi|acte de naissance
Ehrenamt|ehrenamtlich|freiwillig helfen|volunteering|волонтерство|волонтёрство|عمل تطوعي|تطوع|کار داوطلبانه|gönüllü|bénévolat
Lebensmittel|Tafel|Essensausgabe|food bank|продукти|продукты|بنك الطعام|مواد غذائية|مواد غذایی|gıda yardımı|banque alimentaire
Kleiderkammer|Kleidung|Sozialkaufhaus|clothes|одяг|одежда|ملابس|لباس|giysi|kıyafet|vêtements
Müll|Abfall|Mülltrennung|waste|rubbish|garbage|сміття|мусор|نفايات|قمامة|زباله|çöp|déchets|ordures
Sport|Sportverein|Verein|sports club|спорт|رياضة|نادي|ورزش|spor
Bücherei|Bibliothek|library|бібліотека|библиотека|مكتبة|کتابخانه|kütüphane|bibliothèque
Moschee|mosque|мечеть|مسجد|cami|mosquée
Kirche|church|церква|церковь|كنيسة|کلیسا|kilise|église
Spielplatz|Ferien|Freizeit|playground|leisure|дозвілля|дитячий майданчик|детская площадка|досуг|ملعب|زمین بازی|oyun parkı|aire de jeux
Begegnungscafé|Sprachcafé|Treffpunkt|meeting place|language café|зустрічі|мовне кафе|место встречи|языковое кафе|مقهى اللغة|ملتقى|کافه زبان|dil kafesi|café de rencontre
Behinderung|Schwerbehindertenausweis|barrierefrei|disability|інвалідність|инвалидность|إعاقة|معلولیت|engellilik|handicap
Rente|Altersrente|pension|пенсія|пенсия|تقاعد|معاش|بازنشستگی|emeklilik|retraite
Kündigung|gekündigt|dismissal|termination|звільнення|увольнение|فصل من العمل|إنهاء العقد|اخراج|işten çıkarma|licenciement|résiliation
Umzug|umziehen|ummelden|moving|relocation|переїзд|переезд|انتقال|نقل السكن|اسباب‌کشی|taşınma|déménagement
Integrationslotse|Lotse|Pate|Patin|integration guide|mentor|наставник|інтеграційний помічник|помощник по интеграции|مرشد|راهنما|rehber|accompagnateur
Erstaufnahme|Flüchtlingsunterkunft|Asylheim|Gemeinschaftsunterkunft|reception centre|refugee accommodation|пункт прийому|лагерь беженцев|общежитие для беженцев|مركز الاستقبال|سكن اللاجئين|کمپ پناهندگان|mülteci yurdu|centre d'accueil
Duldung|Ausreise|Abschiebung|toleration|deportation|толерування|депортація|депортация|дульдунг|دولدونغ|ترحيل|دولدونگ|اخراج از کشور|sınır dışı|expulsion
Chancen-Aufenthaltsrecht|opportunity residence|право на проживання з шансом|шанс на проживание|حق الإقامة الفرصة|حق اقامت فرصت|fırsat oturumu|séjour opportunité
`;

export const concepts: readonly SynonymGroup[] = groups
  .trim()
  .split('\n')
  .map((line) => line.split('|'));
