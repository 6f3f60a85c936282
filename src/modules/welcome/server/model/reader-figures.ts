import { addDays, daysBetween, type IsoDate } from '#kernel/dates.ts';
import { leastSearches, type Counted, type ReaderFigures, type ReadPage } from '../../contract-figures.ts';

/** A page, place or event that an address leads to, whatever the language. */
export type Named = { key: string; title: string };

const sum = (counts: readonly Counted[]): number => counts.reduce((total, { count }) => total + count, 0);
const most = <T extends { count: number }>(list: readonly T[]): T[] => list.toSorted((one, other) => other.count - one.count);

function byLanguage(counts: readonly Counted[]): { language: string; count: number }[] {
  const groups = [...Map.groupBy(counts, ({ language }) => language)];
  return most(groups.map(([language, those]) => ({ language, count: sum(those) })));
}

/** Figures of a span from what was counted by day, and from what was counted before it. */
export function readerFigures(input: {
  from: IsoDate;
  to: IsoDate;
  counts: readonly Counted[];
  before: readonly Counted[];
  name: (language: string, path: string) => Named;
}): ReaderFigures {
  const { from, to, counts, before, name } = input;
  const read = counts.filter(({ kind }) => kind === 'page');
  const groups = Map.groupBy(read, ({ language, what }) => name(language, what).key);
  const pages = [...groups].map(([key, those]): ReadPage => {
    const languages = byLanguage(those);
    const shown = those.find(({ language }) => language === languages[0]!.language)!;
    const { title } = name(shown.language, shown.what);
    return { key, title, path: shown.what, language: shown.language, count: sum(those), languages };
  });
  const asked = Map.groupBy(
    counts.filter(({ kind }) => kind === 'search'),
    ({ language, what }) => `${language}\t${what}`,
  );
  return {
    from,
    to,
    total: sum(read),
    before: sum(before.filter(({ kind }) => kind === 'page')),
    steps: stepsOf({ from, to, counts: read }),
    languages: byLanguage(read),
    pages: most(pages),
    searches: most(
      [...asked.values()]
        .map((those) => ({ words: those[0]!.what, language: those[0]!.language, count: sum(those) }))
        .filter(({ count }) => count >= leastSearches),
    ),
  };
}

/** Whole weeks up to the last day; months where days are no longer apart. */
function stepsOf(input: { from: IsoDate; to: IsoDate; counts: readonly Counted[] }): { from: string; count: number }[] {
  const { from, to, counts } = input;
  const days = daysBetween(from, to) + 1;
  if (days > 90) {
    const months = new Set<string>();
    for (let day = from; day <= to; day = addDays(day, 1)) months.add(day.slice(0, 7));
    return [...months].map((month) => ({
      from: `${month}-01`,
      count: sum(counts.filter(({ day }) => day.startsWith(month))),
    }));
  }
  const weeks = Math.floor(days / 7);
  return Array.from({ length: weeks }, (_, index) => {
    const start = addDays(to, -7 * (weeks - index) + 1);
    return { from: start, count: sum(counts.filter(({ day }) => day >= start && day <= addDays(start, 6))) };
  });
}
