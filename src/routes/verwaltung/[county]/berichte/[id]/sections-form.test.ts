import { describe, expect, it } from 'vitest';
import { defaultSections, reportSectionKinds } from '#modules/reporting/contract.ts';
import { sectionsOf } from './sections-form.ts';

const form = (entries: [string, string][]): FormData => {
  const made = new FormData();
  for (const kind of reportSectionKinds) made.append('ordnung', kind);
  for (const [name, value] of entries) made.append(name, value);
  return made;
};
const kinds = (given: ReturnType<typeof sectionsOf>) => given.sections.map((section) => section.kind);

describe('the sections of the form', () => {
  it('keep their order, take the ticks and the words of the open one', () => {
    const read = sectionsOf(
      form([
        ['an', 'summary'],
        ['abschnitt', 'foreword'],
        ['einleitung', 'Eins\r\n\r\nZwei'],
      ]),
      defaultSections(),
    );
    expect(kinds(read)).toEqual(reportSectionKinds);
    expect(read.sections.filter((section) => section.included).map((section) => section.kind)).toEqual(['summary']);
    expect(read.sections[0]).toMatchObject({ kind: 'foreword', introduction: 'Eins\n\nZwei' });
    expect(read.chosen).toBe('foreword');
  });

  it.each([
    ['hoch', 'changes', ['changes', 'summary']],
    ['runter', 'summary', ['changes', 'summary']],
    ['hoch', 'foreword', ['summary', 'changes']],
  ] as const)('%s moves %s', (button, kind, expected) => {
    const order = kinds(sectionsOf(form([[button, kind]]), defaultSections()));
    expect(order.filter((entry) => entry === 'summary' || entry === 'changes')).toEqual(expected);
    expect(order).toHaveLength(reportSectionKinds.length);
  });

  it('save everything when another section is opened', () => {
    const read = sectionsOf(
      form([
        ['abschnitt', 'goals'],
        ['einleitung', 'Neu'],
        ['waehlen', 'delays'],
      ]),
      defaultSections(),
    );
    expect(read.chosen).toBe('delays');
    expect(read.sections.find((section) => section.kind === 'goals')?.introduction).toBe('Neu');
  });

  it('lose none when the form names unknown or missing ones', () => {
    const broken = new FormData();
    broken.append('ordnung', 'nonsense');
    broken.append('ordnung', 'annex');
    expect(kinds(sectionsOf(broken, defaultSections()))).toEqual([
      'annex',
      ...reportSectionKinds.filter((kind) => kind !== 'annex'),
    ]);
  });
});
