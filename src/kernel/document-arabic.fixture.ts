import type { CitableDocument } from './document.ts';

const cells = (...texts: string[]) => ({ cells: texts.map((text) => ({ runs: [{ text }] })) });

/** An invented report from right to left. For tests alone; its Arabic has been read by no native speaker. */
export const arabicSample: CitableDocument = {
  meta: {
    lang: 'ar',
    dir: 'rtl',
    title: 'تقرير التقدم 2026',
    subtitle: 'استراتيجية الاندماج 2025',
    county: 'مقاطعة هايدكرايس',
    accent: '#8b2f73',
    period: 'من 1 نوفمبر 2025 إلى 31 أكتوبر 2026',
    date: { iso: '2026-11-22', text: '22 نوفمبر 2026' },
    author: 'مكتب الاندماج',
    permanentAddress: 'https://kreislotse.example/heidekreis/ar/berichte/2026',
    contentHash: '3fa91c5b7e2d8f60a1b4c7d9e0f2a3b5c6d7e8f90123456789abcdef01234567',
    status: 'frozen',
    labels: {
      contents: 'المحتويات',
      page: 'صفحة {page} من {pages}',
      table: 'جدول',
      figure: 'شكل',
      source: 'المصدر',
      period: 'الفترة',
      date: 'التاريخ',
      author: 'الناشر',
      draft: 'مسودة',
      imprint: 'بيانات النشر',
      permanentAddress: 'العنوان الدائم',
      contentHash: 'بصمة المحتوى (SHA-256)',
      asTable: 'عرض كجدول',
    },
  },
  blocks: [
    { kind: 'heading', level: 1, id: 'field-3', number: '3', text: 'إزالة الحواجز اللغوية' },
    {
      kind: 'paragraph',
      lead: true,
      runs: [{ text: 'يعرض هذا التقرير ما تحقق من أهداف الاستراتيجية خلال فترة التقرير.' }],
    },
    {
      kind: 'paragraph',
      runs: [
        { text: 'الجهة المسؤولة هي ' },
        { text: 'Koordinierungsstelle Migration und Teilhabe (Soltau)', lang: 'de', dir: 'ltr' },
        { text: '، وقد بلغ عدد المهام ' },
        { text: '139 مهمة', strong: true },
        { text: ' في عام 2024. التفاصيل في ' },
        { text: 'الجدول 1', href: '#table-1' },
        { text: '.' },
      ],
    },
    { kind: 'heading', level: 2, id: 'goal-3-1', number: '3.1', text: 'الترجمة عبر الفيديو' },
    {
      kind: 'state',
      state: 'delayed',
      word: 'متأخر',
      runs: [{ text: 'مكتب الاندماج · حتى الربع الرابع 2026' }],
    },
    {
      kind: 'list',
      ordered: true,
      items: [{ runs: [{ text: 'إعلان المناقصة مرة ثانية' }] }, { runs: [{ text: 'تدريب المترجمين والمترجمات' }] }],
    },
    {
      kind: 'facts',
      items: [
        { term: 'المسؤولية', runs: [{ text: 'مكتب الاندماج' }] },
        { term: 'الحالة', state: { state: 'continuous', word: 'دائم' }, runs: [{ text: 'منذ يناير 2025' }] },
      ],
    },
    {
      kind: 'figure',
      id: 'figure-1',
      caption: 'عدد مهام الترجمة في كل سنة.',
      alt: 'أعمدة: 2022 أقل من 5، 2023 121، 2024 139 مهمة، والهدف 150.',
      bars: [
        { label: '2022', value: null, text: 'أقل من 5' },
        { label: '2023', value: 121, text: '121' },
        { label: '2024', value: 139, text: '139' },
      ],
      target: { value: 150, text: 'الهدف 150' },
      table: {
        columns: [{ header: 'السنة' }, { header: 'المهام', align: 'end' }],
        rowHeader: 0,
        rows: [cells('2022', 'أقل من 5'), cells('2023', '121'), cells('2024', '139')],
      },
    },
    {
      kind: 'table',
      id: 'table-1',
      caption: 'الخطوات خلال فترة التقرير',
      columns: [
        { header: 'الرقم', width: 'auto' },
        { header: 'الإجراء', width: 3 },
        { header: 'الحالة', width: 1.3 },
        { header: 'العدد', align: 'end', width: 'auto' },
      ],
      rowHeader: 1,
      rows: (
        [
          ['3.2.3', 'توضيح التمويل', 'done', 'منجز', '104'],
          ['3.2.4', 'تنسيق التأهيل والمهام', 'running', 'قيد التنفيذ', '1.139'],
          ['3.2.5', 'فعالية الافتتاح', 'not-started', 'لم يبدأ', '–'],
          ['3.2.6', 'المواد متعددة اللغات', 'not-reported', 'بلا تقرير', '–'],
          ['3.2.7', 'حقيبة الترحيب', 'dropped', 'ملغى', '–'],
        ] as const
      ).map(([number, title, state, word, count]) => ({
        cells: [
          { runs: [{ text: number }] },
          { runs: [{ text: title }] },
          { state: { state, word } },
          { runs: [{ text: count }] },
        ],
      })),
    },
    {
      kind: 'note',
      tone: 'success',
      title: 'أُنجز في الموعد',
      blocks: [{ kind: 'paragraph', runs: [{ text: 'اكتمل تدريب عشرين مترجماً ومترجمة.' }] }],
    },
    {
      kind: 'gantt',
      id: 'plan',
      caption: 'الخطة حسب الأرباع',
      headers: {
        title: 'الهدف أو الإجراء',
        unit: 'المسؤولية',
        state: 'الحالة',
        planned: 'مخطط',
        actual: 'منفذ',
        shifted: 'مؤجل',
      },
      quarters: [2025, 2026].flatMap((year) => ([1, 2, 3, 4] as const).map((quarter) => ({ year, quarter }))),
      today: 7,
      rows: [
        {
          number: '3.1',
          title: 'الترجمة عبر الفيديو',
          unit: 'مكتب الاندماج',
          state: { state: 'delayed', word: 'متأخر' },
          planned: { from: 1, to: 4 },
          actual: { from: 2, to: 5 },
          shifted: { to: 6, mark: 'أ' },
          words: 'مخطط من الربع الثاني 2025 إلى الربع الأول 2026، مؤجل إلى الربع الثالث 2026',
        },
      ],
      reasons: [{ mark: 'أ', text: 'لم يصل أي عرض في المناقصة الأولى.' }],
    },
  ],
};
