import type { CitableDocument, DocumentLabels, GanttBlock, TableBlock } from './document.ts';

/** An invented report that holds every kind of block. For tests alone. */
export const germanLabels: DocumentLabels = {
  contents: 'Inhalt',
  page: 'Seite {page} von {pages}',
  table: 'Tabelle',
  figure: 'Abbildung',
  source: 'Quelle',
  period: 'Zeitraum',
  date: 'Stand',
  author: 'Herausgegeben von',
  draft: 'Entwurf',
  imprint: 'Impressum',
  permanentAddress: 'Feste Adresse',
  contentHash: 'Prüfsumme (SHA-256)',
  asTable: 'Als Tabelle',
};

const steps: TableBlock = {
  kind: 'table',
  id: 'tabelle-schritte',
  caption: 'Schritte im Berichtszeitraum',
  columns: [
    { header: 'Nr.', width: 'auto' },
    { header: 'Maßnahme', width: 3 },
    { header: 'Stand', width: 1.2 },
    { header: 'zuletzt', width: 1.2 },
    { header: 'Einsätze', align: 'end', width: 'auto' },
  ],
  rowHeader: 1,
  rows: [
    {
      cells: [
        { runs: [{ text: '3.2.3' }] },
        { runs: [{ text: 'Finanzierung klären' }] },
        { state: { state: 'done', word: 'fertig' } },
        { runs: [{ text: 'März 2026' }] },
        { runs: [{ text: '104' }] },
      ],
    },
    {
      cells: [
        { runs: [{ text: '3.2.4' }] },
        {
          runs: [{ text: 'Qualifizierung und Einsätze der Sprachmittlerinnen und Sprachmittler koordinieren' }],
        },
        { state: { state: 'running', word: 'läuft' } },
        { runs: [{ text: 'November 2026' }] },
        { runs: [{ text: '1.139' }] },
      ],
    },
    {
      cells: [
        { runs: [{ text: '3.2.5' }] },
        { runs: [{ text: 'Auftaktveranstaltung' }] },
        { state: { state: 'not-started', word: 'offen' } },
        { runs: [{ text: 'geplant 2027' }] },
        { runs: [{ text: '–' }] },
      ],
    },
  ],
  source: 'Sprachmittlung Heidekreis, Stand 31. Oktober 2026',
};

const plan: GanttBlock = {
  kind: 'gantt',
  id: 'plan',
  caption: 'Plan und Verlauf nach Quartalen',
  wide: true,
  headers: {
    title: 'Ziel oder Maßnahme',
    unit: 'Zuständig',
    state: 'Stand',
    planned: 'geplant',
    actual: 'tatsächlich',
    shifted: 'verschoben',
  },
  quarters: [2025, 2026, 2027].flatMap((year) => ([1, 2, 3, 4] as const).map((quarter) => ({ year, quarter }))),
  today: 7,
  rows: [
    { number: '3', title: 'Abbau von Sprachbarrieren', words: 'Handlungsfeld', group: true },
    {
      number: '3.1',
      title: 'Videodolmetschen nutzen',
      unit: 'Integrationsstelle',
      state: { state: 'delayed', word: 'verzögert' },
      planned: { from: 1, to: 5 },
      actual: { from: 3, to: 7 },
      shifted: { to: 8, mark: 'a' },
      words: 'geplant 2. Quartal 2025 bis 2. Quartal 2026, lief ab 4. Quartal 2025, verschoben bis 1. Quartal 2027',
    },
    {
      number: '3.2',
      title: 'Pool für Sprachmittlung aufbauen',
      unit: 'Integrationsstelle',
      state: { state: 'running', word: 'läuft' },
      planned: { from: 0, to: 9 },
      actual: { from: 0, to: 7 },
      words: 'geplant 1. Quartal 2025 bis 2. Quartal 2027, läuft seit 1. Quartal 2025',
    },
    {
      number: '3.3',
      title: 'Mehrsprachiges Informationsmaterial',
      unit: 'Fachbereich Bildung',
      state: { state: 'not-reported', word: 'ohne Meldung' },
      planned: { from: 4, to: 10 },
      words: 'geplant 1. Quartal 2026 bis 3. Quartal 2027, keine Meldung',
    },
  ],
  reasons: [{ mark: 'a', text: 'Auf die erste Ausschreibung ging kein Angebot ein.' }],
};

export const germanSample: CitableDocument = {
  meta: {
    lang: 'de-DE',
    dir: 'ltr',
    title: 'Sachbericht 2026',
    subtitle: 'Integrationsstrategie 2025',
    county: 'Landkreis Heidekreis',
    accent: '#8b2f73',
    period: '1. November 2025 bis 31. Oktober 2026',
    date: { iso: '2026-11-22', text: '22. November 2026' },
    author: 'Integrationsstelle',
    permanentAddress: 'https://kreislotse.example/heidekreis/de/berichte/2026',
    contentHash: '3fa91c5b7e2d8f60a1b4c7d9e0f2a3b5c6d7e8f90123456789abcdef01234567',
    status: 'draft',
    labels: germanLabels,
  },
  blocks: [
    { kind: 'heading', level: 1, id: 'vorwort', text: 'Vorwort' },
    {
      kind: 'paragraph',
      lead: true,
      runs: [{ text: 'Dieser Bericht zeigt, was aus den Zielen der Integrationsstrategie geworden ist.' }],
    },
    {
      kind: 'paragraph',
      runs: [
        { text: 'Er nennt ' },
        { text: 'fertige und verzögerte', strong: true },
        { text: ' Maßnahmen gleich deutlich, ' },
        { text: 'auch die ohne Meldung', emphasis: true },
        { text: '. Die Sprachmittlung heißt auf Arabisch ' },
        { text: 'الوساطة اللغوية', lang: 'ar', dir: 'rtl' },
        { text: ' und auf Ukrainisch ' },
        { text: 'мовне посередництво', lang: 'uk' },
        { text: '. Einzelheiten stehen in ' },
        { text: 'Tabelle 1', href: '#tabelle-schritte' },
        { text: ' und unter ' },
        { text: 'kreislotse.example', href: 'https://kreislotse.example/heidekreis' },
        {
          text: '. Zuwendungsempfängerinnen, Jugendmigrationsdienst und Gleichstellungsbeauftragte arbeiten in der Lenkungsgruppe zusammen.',
        },
      ],
    },
    {
      kind: 'list',
      ordered: false,
      items: [
        { runs: [{ text: 'Drei Handlungsfelder haben eigene Mittel.' }] },
        {
          runs: [{ text: 'Zwei Handlungsfelder warten auf Entscheidungen:' }],
          children: {
            kind: 'list',
            ordered: true,
            items: [
              { runs: [{ text: 'Mobilität im ländlichen Raum' }] },
              { runs: [{ text: 'Sprachkurse mit Kinderbetreuung' }] },
            ],
          },
        },
      ],
    },
    { kind: 'heading', level: 1, id: 'feld-3', number: '3', text: 'Abbau von Sprachbarrieren' },
    {
      kind: 'paragraph',
      runs: [
        {
          text: 'Im Berichtszeitraum ist der Pool für Sprachmittlung gewachsen. Das Videodolmetschen verzögert sich, weil die Vergabe wiederholt werden musste.',
        },
      ],
    },
    { kind: 'heading', level: 2, id: 'ziel-3-1', number: '3.1', text: 'Videodolmetschen nutzen' },
    {
      kind: 'state',
      state: 'delayed',
      word: 'verzögert',
      runs: [{ text: 'Integrationsstelle · bis 4. Quartal 2026, zwei Quartale später' }],
    },
    {
      kind: 'paragraph',
      runs: [{ text: 'Auf die erste Ausschreibung ging kein Angebot ein. Die zweite endet am 11. Dezember 2026.' }],
    },
    { kind: 'heading', level: 2, id: 'ziel-3-2', number: '3.2', text: 'Pool für Sprachmittlung aufbauen' },
    {
      kind: 'state',
      state: 'running',
      word: 'läuft',
      runs: [{ text: 'Integrationsstelle · bis 2. Quartal 2027' }],
    },
    {
      kind: 'facts',
      items: [
        { term: 'Federführung', runs: [{ text: 'Integrationsstelle' }] },
        {
          term: 'Zielgruppen',
          runs: [
            {
              text: 'Schulen, Kitas, Behörden und Beratungsstellen im gesamten Kreisgebiet, dazu alle Träger der freien Wohlfahrtspflege',
            },
          ],
        },
        {
          term: 'Stand',
          state: { state: 'continuous', word: 'dauerhaft' },
          runs: [{ text: 'seit Januar 2025' }],
        },
        { term: 'Entfallen', state: { state: 'dropped', word: 'entfallen' } },
      ],
    },
    {
      kind: 'figure',
      id: 'einsaetze',
      caption: 'Einsätze der Sprachmittlung je Jahr.',
      alt: 'Balken: 2022 weniger als 5, 2023 121, 2024 139, 2025 158 Einsätze, Ziel 150.',
      bars: [
        { label: '2022', value: null, text: 'weniger als 5' },
        { label: '2023', value: 121, text: '121' },
        { label: '2024', value: 139, text: '139' },
        { label: '2025', value: 158, text: '158 bis 31. Oktober', light: true },
      ],
      target: { value: 150, text: 'Ziel 150' },
      source: 'Sprachmittlung Heidekreis, Stand 31. Oktober 2026',
      table: {
        columns: [{ header: 'Jahr' }, { header: 'Einsätze', align: 'end' }],
        rowHeader: 0,
        rows: [
          ['2022', 'weniger als 5'],
          ['2023', '121'],
          ['2024', '139'],
          ['2025', '158'],
        ].map((cells) => ({ cells: cells.map((text) => ({ runs: [{ text }] })) })),
      },
    },
    steps,
    {
      kind: 'note',
      tone: 'warning',
      title: 'Grund der Verzögerung',
      blocks: [
        { kind: 'paragraph', runs: [{ text: 'Die Mittel sind bis zum Beschluss des Haushalts gesperrt.' }] },
        { kind: 'list', ordered: false, items: [{ runs: [{ text: 'Beschluss am 11. Dezember 2026' }] }] },
      ],
    },
    {
      kind: 'note',
      tone: 'info',
      blocks: [{ kind: 'paragraph', runs: [{ text: 'Dauerhafte Maßnahmen zählen nicht im Fortschritt.' }] }],
    },
    plan,
    { kind: 'heading', level: 1, id: 'anhang', number: 'A', text: 'Anhang: alle Maßnahmen' },
    {
      ...steps,
      id: 'tabelle-anhang',
      caption: 'Alle Maßnahmen',
      rows: Array.from({ length: 16 }, () => steps.rows).flat(),
    },
  ],
  imprint: [
    {
      kind: 'paragraph',
      runs: [{ text: 'Landkreis Heidekreis, Integrationsstelle, Harburger Straße 2, 29614 Soltau' }],
    },
  ],
};
