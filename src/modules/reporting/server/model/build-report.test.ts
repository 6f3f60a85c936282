import { describe, expect, it } from 'vitest';
import { outlineOf } from '#kernel/document.ts';
import type { StrategyPeriod } from '#modules/strategy/contract.ts';
import { defaultSections, reportSectionKinds, type ReportSectionKind } from '../../contract.ts';
import { buildReport } from './build-report.ts';
import { openPoints, sectionsOverview } from './overview.ts';
import { nodeOf, noteOf, periodOf, setupOf } from './period.fixture.ts';
import { linesOf } from './plain-text.fixture.ts';

const only = (...kinds: ReportSectionKind[]) =>
  defaultSections().map((section) => ({ ...section, included: kinds.includes(section.kind) }));
const build = (period: StrategyPeriod, kinds: readonly ReportSectionKind[], introduction = '') =>
  buildReport({
    period,
    setup: setupOf({
      sections: only(...kinds).map((section) => ({ ...section, introduction: section.included ? introduction : '' })),
    }),
  });
const text = (period: StrategyPeriod, ...kinds: ReportSectionKind[]): string => linesOf(build(period, kinds)).join('\n');

describe('the report', () => {
  it('has its chapters in the chosen order, without those that are off', () => {
    const sections = only('summary', 'annex', 'mission').toReversed();
    const chapters = linesOf(buildReport({ period: periodOf(), setup: setupOf({ sections }) })).filter((line) =>
      line.startsWith('# '),
    );
    expect(chapters).toEqual(['# Anhang: alle Maßnahmen', '# Auf einen Blick', '# Leitbild']);
  });

  it('is the same for the same record, and keeps headings without gaps', () => {
    const one = build(periodOf(), reportSectionKinds, 'Ein Satz.');
    expect(build(periodOf(), reportSectionKinds, 'Ein Satz.')).toEqual(one);
    const levels = outlineOf({ blocks: one.blocks }).levels.filter((level) => level > 0);
    expect(levels[0]).toBe(1);
    const ids = one.blocks.flatMap((block) => ('id' in block ? [block.id] : []));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('fits every table’s rows to its columns', () => {
    for (const block of build(periodOf(), reportSectionKinds).blocks) {
      if (block.kind !== 'table') continue;
      for (const row of block.rows) expect(row.cells, block.caption).toHaveLength(block.columns.length);
    }
  });

  it('prints introductions as paragraphs and leaves an empty foreword out', () => {
    expect(linesOf(build(periodOf(), ['foreword'], 'Erster\nSatz.\n\nZweiter Absatz.'))).toEqual([
      '# Vorwort',
      'Erster Satz.',
      'Zweiter Absatz.',
    ]);
    expect(text(periodOf(), 'foreword', 'summary')).not.toContain('Vorwort');
  });

  it('marks examples on every page, and one by one where real notes stand beside them', () => {
    const example = noteOf({ nodeId: 'm1', date: '2026-02-10', state: 'running', demonstration: true });
    const all = build(periodOf({ notes: [example] }), ['goals']);
    expect(all.meta.subtitle).toContain('mit Beispieldaten');
    expect(linesOf(all).join('\n')).toContain('Alle Meldungen sind erfunden');
    expect(linesOf(all).join('\n')).not.toContain('[Beispiel]');
    const mixed = linesOf(
      build(periodOf({ notes: [example, noteOf({ nodeId: 'm2', date: '2026-03-01', state: 'running' })] }), ['goals']),
    );
    expect(mixed.filter((line) => line.includes('[Beispiel]') && line.includes('Es ging voran'))).toHaveLength(1);
    expect(build(periodOf(), ['goals']).meta.subtitle).toBe('Integrationsstrategie 2025');
  });

  it('names no one who wrote, only offices', () => {
    const period = periodOf({
      notes: [noteOf({ nodeId: 'm1', date: '2026-02-10', state: 'running', authorName: 'Integrationsstelle' })],
    });
    expect(JSON.stringify(build(period, reportSectionKinds))).toContain('Integrationsstelle');
    expect(JSON.stringify(build(period, reportSectionKinds))).not.toMatch(/authorName|authorId/);
  });

  it('says so when nothing is chosen', () => {
    expect(linesOf(build(periodOf(), []))).toEqual([
      'Für diesen Bericht zu „Integrationsstrategie 2025“ ist noch kein Abschnitt ausgewählt.',
    ]);
  });
});

describe('what measures came to', () => {
  const evaluation = {
    id: 'e',
    nodeId: 'm1',
    date: '2026-11-25',
    result: 'partly' as const,
    why: 'Zwei von drei Kursen fanden statt.',
    further: 'change' as const,
    furtherNote: 'künftig am Vormittag',
  };
  const round = { title: 'AG Sprache', date: '2026-12-01', text: 'Es fehlen Räume.' };

  it('stands with the measure, in the words of its unit, beside what partners and a meeting said', () => {
    const said = text(
      periodOf({
        change: (period) => {
          period.evaluations = { m1: evaluation };
          period.joint = { m1: { ...round, partners: { rated: 7, progress: 3.25, effect: null } } };
        },
      }),
      'goals',
    );
    expect(said).toMatch(
      /Bewertung .*: teilweise erreicht, verändert weiterführen \(25\.11\.2026\)\. Zwei von drei Kursen fanden statt\. künftig am Vormittag/,
    );
    expect(said).toMatch(
      /Gemeinsame Bewertung .*: AG Sprache, 01\.12\.2026\. Partner: 7 Rückmeldungen, Fortschritt im Mittel 3,3 von 5\. Aus der Sitzung: Es fehlen Räume\./,
    );
  });

  it('tells no number that rests on few people, and no words that were not released', () => {
    const said = text(
      periodOf({
        change: (period) => {
          period.joint = { m1: { ...round, partners: { fewerThan: 5 }, text: null } };
        },
      }),
      'goals',
    );
    expect(said).toContain('Partner: weniger als 5 Rückmeldungen.');
    expect(said).not.toMatch(/im Mittel|Aus der Sitzung/);
  });
});

describe('at a glance', () => {
  it('shows the number with its formula, seven states and what is not counted', () => {
    const said = text(periodOf(), 'summary');
    expect(said).toMatch(/Fortschritt: 75\s%/);
    expect(said).toMatch(/75\s% = 0,75 von 1\. Gezählt ist 1 Ziel/);
    for (const word of ['läuft', 'fertig', 'dauerhaft', 'offen', 'verzögert', 'entfallen', 'ohne Meldung'])
      expect(said).toMatch(new RegExp(`\\| ${word} \\| \\d+ \\|`));
    expect(said).toContain('- 1 Ziel mit Maßnahmen, die noch entwickelt werden.');
    expect(said).toContain('4 Meldungen aus 2 Stellen zu 3 von 4 Maßnahmen.');
  });

  it('does not take silence for 0 percent', () => {
    const said = text(periodOf({ notes: [] }), 'summary');
    expect(said).toContain('Ein Fortschritt lässt sich noch nicht nennen');
    expect(said).not.toMatch(/0\s%/);
    expect(said).toContain('Es ging keine Meldung ein.');
  });

  it('sets the beginning beside the end where something was known before', () => {
    const said = text(
      periodOf({
        change: (period) => {
          period.before.states = { ...period.before.states, running: 1, 'not-reported': 1 };
        },
      }),
      'summary',
    );
    expect(said).toContain('| Stand | zu Beginn | am Ende |');
    expect(said).toContain('| läuft | 1 | 0 |');
  });
});

describe('what changed', () => {
  const planned = (change: Partial<StrategyPeriod['changes'][number]>) =>
    periodOf({
      notes: [],
      change: (period) => {
        period.changes = [
          {
            id: 'c',
            at: '2026-04-02T09:00:00Z',
            kind: 'changed',
            subject: 'node',
            subjectId: 'm1',
            nodeId: 'm1',
            number: '1',
            title: 'Bedarf erheben',
            fields: [],
            actorName: '',
            reason: null,
            ...change,
          },
        ];
      },
    });

  it.each([
    ['added', {}, '| 1.1.1 | Bedarf erheben | – |', 'Neu aufgenommen'],
    [
      'changed',
      { fields: [{ field: 'title', before: 'Bedarf', after: 'Bedarf erheben' }] },
      '| 1.1.1 | Bedarf erheben | Titel: Bedarf | Bedarf erheben | – |',
      'Geändert',
    ],
    [
      'moved',
      { fields: [{ field: 'periodFrom', before: '2026-04-01', after: '2026-01-01' }], reason: 'Die Stelle war früher da.' },
      '| 1.1.1 | Bedarf erheben | Beginn: 01.04.2026 | 01.01.2026 | Die Stelle war früher da. |',
      'Verschoben',
    ],
    [
      'delayed',
      { fields: [{ field: 'periodTo', before: '2026-03-31', after: '2026-06-30' }] },
      '| 1.1.1 | Bedarf erheben | Ende: 31.03.2026 | 30.06.2026 | ohne Begründung |',
      'Verzögert',
    ],
    [
      'deleted',
      { nodeId: 'weg', subjectId: 'weg', number: '1.9', title: 'Gestrichenes' },
      '| 1.9 | Gestrichenes | ohne Begründung |',
      'Gestrichen',
    ],
  ] as const)('tells what was %s', (kind, change, row, title) => {
    const said = text(planned({ kind, ...(change as object) }), 'changes');
    expect(said).toContain(`## ${title}`);
    expect(said).toContain(row);
  });

  it('tells new states by the day of the note, late ones with their reason', () => {
    const said = text(periodOf(), 'changes');
    expect(said).toContain('| 1.1.1 | Bedarf erheben | ohne Meldung | fertig | 20.05.2026 |');
    expect(said).toContain('| 1.1.2 | Kurse planen | ohne Meldung | verzögert | Auf die Ausschreibung ging kein Angebot ein. |');
  });

  it('is silent about a state that is what it was', () => {
    const period = periodOf({
      change: (given) => {
        given.before.nodes['m1'] = 'done';
      },
    });
    expect(text(period, 'changes')).not.toContain('Bedarf erheben');
  });

  it('says when nothing changed', () => {
    expect(text(periodOf({ notes: [] }), 'changes')).toContain(
      'hat sich weder am Plan noch an den gemeldeten Ständen etwas geändert',
    );
  });
});

describe('fields and goals', () => {
  it('follow the county’s levels, with notes, steps and what is still to be developed', () => {
    const said = text(periodOf(), 'goals');
    expect(said).toMatch(
      /^# 1 Sprache\n\[verzögert\] 1 Ziel · Fortschritt 75\s% aus 1 Ziel mit Meldung \(0,75 von 1\)\n! Herausforderungen\nEs fehlen Lehrkräfte\./,
    );
    expect(said).toContain(
      '## 1.1 Kurse überblicken\n[verzögert] Integrationsstelle · geplant 1. Quartal 2026 bis 4. Quartal 2026',
    );
    expect(said).toContain('  - 10. Februar 2026, läuft: Die Abfrage läuft. Nächster Schritt: Auswertung im Mai');
    expect(said).toContain(
      '- 1.1.2 Kurse planen (Fachbereich Jugend) – 30. Juni 2026, verzögert: Noch kein Angebot. Grund: Auf die Ausschreibung ging kein Angebot ein.',
    );
    expect(said).toContain('| Fragebogen senden | 01.03.2026 | erledigt 20.02.2026 |');
    expect(said).toContain('| Plan vorlegen | 30.09.2026 | überfällig |');
    expect(said).toContain('1 Maßnahme läuft dauerhaft weiter und zählt deshalb nicht im Fortschritt.');
    expect(said).toContain(
      '! Maßnahmen werden noch entwickelt\nDer Beschluss kündigt sie an und nennt sie nicht. Zuständig: Fachbereich Jugend.',
    );
  });

  it('say when a period was silent, and when the last note came', () => {
    const before = noteOf({ nodeId: 'm1', date: '2025-11-03', state: 'running' });
    const period = periodOf({
      notes: [],
      change: (given) => {
        given.latest = { m1: before };
      },
    });
    expect(text(period, 'goals')).toContain('Im Berichtszeitraum ging keine Meldung ein. Die letzte ist vom 3. November 2025.');
  });

  it('put goals without fields into one chapter', () => {
    const period = periodOf({
      notes: [],
      change: (given) => {
        given.strategy.levels = ['Ziel'];
        given.strategy.lineLevel = 0;
        given.strategy.nodes = ['Sprache', 'Arbeit'].map((title, index) =>
          nodeOf({ id: `z${index}`, title, level: 0, number: String(index + 1), path: String(index + 1) }),
        );
        given.lines = ['z0', 'z1'];
      },
    });
    expect(linesOf(build(period, ['goals'])).filter((line) => line.startsWith('#'))).toEqual([
      '# Ziele',
      '## 1 Sprache',
      '## 2 Arbeit',
    ]);
  });

  it('keep a main goal beside sub-goals as a sentence above them', () => {
    const period = periodOf({
      notes: [],
      change: (given) => {
        given.strategy.nodes[0]!.children.unshift(
          nodeOf({ id: 'haupt', title: 'Sprache ist der Schlüssel', level: 1, levelName: 'Oberziel' }),
        );
      },
    });
    expect(text(period, 'goals')).toContain('Oberziel: Sprache ist der Schlüssel');
  });
});

describe('delays and the plan', () => {
  it('list what is late with plan, new end and reason, and count those without one', () => {
    const said = text(periodOf(), 'delays');
    expect(said).toContain(
      '| 1.1.2 | Kurse planen (Fachbereich Jugend) | verzögert | 4. Quartal 2026 | 1. Quartal 2027 | Auf die Ausschreibung ging kein Angebot ein. |',
    );
    const silent = text(periodOf({ notes: [noteOf({ nodeId: 'm2', date: '2026-06-30', state: 'dropped' })] }), 'delays');
    expect(silent).toContain('ohne Begründung |');
    expect(silent).toContain('Ohne Begründung: 1 Eintrag.');
    expect(text(periodOf({ notes: [] }), 'delays')).toContain('nichts als verzögert oder entfallen gemeldet');
  });

  it('draw plan, course and shift by quarter, in words too', () => {
    const plan = build(periodOf(), ['schedule']).blocks.find((block) => block.kind === 'gantt')!;
    expect(plan.quarters[0]).toEqual({ year: 2026, quarter: 1 });
    const late = plan.rows.find((row) => row.title === 'Kurse planen')!;
    expect(late).toMatchObject({ planned: { from: 1, to: 3 }, actual: { from: 1, to: 1 }, shifted: { to: 4 } });
    expect(late.words).toBe(
      'geplant 2. Quartal 2026 bis 4. Quartal 2026, gemeldet 2. Quartal 2026, verschoben bis 1. Quartal 2027, Grund: Auf die Ausschreibung ging kein Angebot ein.',
    );
    expect(plan.reasons!.map((reason) => reason.mark)).toEqual(
      plan.rows.flatMap((row) => (row.shifted ? [row.shifted.mark] : [])),
    );
  });

  it('say that there is no plan where nothing names a time', () => {
    const period = periodOf({
      notes: [],
      change: (given) => {
        for (const field of given.strategy.nodes)
          for (const goal of field.children) {
            goal.plannedPeriod = { from: null, to: null };
            for (const measure of goal.children) measure.plannedPeriod = { from: null, to: null };
          }
      },
    });
    expect(text(period, 'schedule')).toContain('Ein Zeitplan lässt sich nicht zeichnen.');
  });
});

describe('the annex', () => {
  it('lists every measure, and goals that have none, with state and last note', () => {
    const said = text(periodOf(), 'annex');
    expect(said).toContain('| Nr. | Maßnahme | Federführung | Art | Frist | Stand | gemeldet |');
    expect(said).toContain('| 1.1.1 | Bedarf erheben | Integrationsstelle | strategisch | Q2 2026 | fertig | 20.05.2026 |');
    expect(said).toContain('| 2.1 | Fahrten ermöglichen | Fachbereich Jugend | – | – | ohne Meldung | – |');
  });
});

describe('the overview of the editor', () => {
  it('tells what each section holds, in numbers', () => {
    const overview = sectionsOverview({ sections: defaultSections(), period: periodOf() });
    expect(Object.fromEntries(overview.map((section) => [section.kind, section.contents]))).toMatchObject({
      foreword: 'noch nicht geschrieben',
      situation: '1 beschlossener Text',
      principles: 'die Strategie hat keinen solchen Text',
      changes: '3 Änderungen',
      goals: '2 Handlungsfelder, 2 Ziele, 4 Meldungen',
      delays: '1 Eintrag',
      annex: '4 Maßnahmen',
    });
    expect(overview.find((section) => section.kind === 'goals')?.title).toBe('Handlungsfelder und Ziele');
  });

  it('names what is open before freezing', () => {
    const period = periodOf({
      notes: [noteOf({ nodeId: 'm2', date: '2026-06-30', state: 'delayed' })],
      change: (given) => {
        given.waiting = ['m1'];
      },
    });
    expect(openPoints({ sections: defaultSections(), period })).toEqual([
      { kind: 'without-reason', nodeId: 'm2', name: '1.1.2 Kurse planen' },
      { kind: 'waiting', nodeId: 'm1', name: '1.1.1 Bedarf erheben' },
      { kind: 'empty-foreword', nodeId: null, name: null },
    ]);
    expect(openPoints({ sections: defaultSections(), period: periodOf({ notes: [] }) }).map((point) => point.kind)).toEqual([
      'empty-foreword',
      'no-notes',
    ]);
  });
});
