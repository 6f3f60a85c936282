import type { Register } from '#kernel/register.ts';
import {
  familyLanguageWords,
  findingKinds,
  findingKindWords,
  type EntryFindings,
  type FindingCount,
  type FindingKind,
  type FindingsView,
} from '#modules/schools/contract-findings.ts';

type FindingLine = { entry: EntryFindings; kind: FindingKind; count: FindingCount };

/** One line for each year, municipality, family language and kind that was counted. */
export const findingLines = ({ rows }: FindingsView): FindingLine[] =>
  rows.flatMap((entry) =>
    findingKinds
      .map((kind) => ({ entry, kind, count: entry.findings[kind] }))
      .filter(({ count }) => count.hidden || count.found !== null),
  );

export const entryFindings: Register<FindingLine> = {
  key: 'befunde-einschulung',
  title: 'Befunde zur Einschulung',
  columns: [
    { key: 'year', german: 'Einschulung', english: 'Year of entry', kind: 'number', value: ({ entry }) => entry.year },
    {
      key: 'municipality',
      german: 'Gemeinde',
      english: 'Municipality',
      kind: 'text',
      value: ({ entry }) => entry.municipality?.name ?? 'Landkreis',
    },
    {
      key: 'language',
      german: 'Kinder',
      english: 'Children',
      kind: 'text',
      value: ({ entry }) => familyLanguageWords[entry.language],
    },
    { key: 'kind', german: 'Befund', english: 'Finding', kind: 'text', value: ({ kind }) => findingKindWords[kind] },
    { key: 'examined', german: 'Untersucht', english: 'Examined', kind: 'number', value: ({ entry }) => entry.examined },
    { key: 'found', german: 'Mit Befund', english: 'With a finding', kind: 'number', value: ({ count }) => count.found },
    { key: 'share', german: 'Anteil in Prozent', english: 'Share in percent', kind: 'number', value: ({ count }) => count.share },
    {
      key: 'hidden',
      german: 'Zu klein zum Nennen',
      english: 'Too small to be told',
      kind: 'flag',
      value: ({ count }) => count.hidden,
    },
    { key: 'day', german: 'Stichtag', english: 'As of', kind: 'day', value: ({ entry }) => entry.day },
    { key: 'source', german: 'Quelle', english: 'Source', kind: 'text', value: ({ entry }) => entry.source },
  ],
};
