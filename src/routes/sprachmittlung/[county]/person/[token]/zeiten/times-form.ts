import { formWord } from '../../../../form-word.ts';

export const weekdayNames = ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'] as const;
/** Two spans a day are enough for a page; the office enters more. */
export const spans = [0, 1] as const;
/** Empty rows for new exceptions. */
const roomFor = 2;

type Weekly = { weekday: number; from: string; to: string };
type Exception = { from: string; to: string; available: boolean };
export type TimesValue = {
  /** By weekday and span. */
  weekly: { from: string; to: string }[][];
  exceptions: { from: string; to: string; available: string }[];
  standby: boolean;
  paused: boolean;
  pausedUntil: string;
  version: string;
};

const ofDay = (weekly: readonly Weekly[], weekday: number) =>
  weekly.filter((one) => one.weekday === weekday).map(({ from, to }) => ({ from, to }));
const padded = <T>(given: T[], least: number, empty: T): T[] => [
  ...given,
  ...Array.from({ length: Math.max(0, least - given.length) }, () => empty),
];

export const storedTimes = (page: {
  weekly: readonly Weekly[];
  exceptions: readonly Exception[];
  standby: boolean;
  paused: boolean;
  pausedUntil: string | null;
  version: number;
}): TimesValue => ({
  weekly: weekdayNames.map((_, weekday) => padded(ofDay(page.weekly, weekday), spans.length, { from: '', to: '' })),
  exceptions: [
    ...page.exceptions.map(({ from, to, available }) => ({ from, to, available: available ? 'ja' : 'nein' })),
    ...Array.from({ length: roomFor }, () => ({ from: '', to: '', available: 'nein' })),
  ],
  ...{ standby: page.standby, paused: page.paused, pausedUntil: page.pausedUntil ?? '', version: String(page.version) },
});

/** More rows than a page ever has. */
const mostRows = 130;

/** What was typed, and the same as the use case takes it: empty rows are left out, `at` says which row of the page each came from. */
export function readTimes(form: FormData) {
  const word = (name: string): string => formWord(form, name);
  const typed: TimesValue = {
    weekly: weekdayNames.map((_, weekday) => {
      const rows: { from: string; to: string }[] = [];
      for (let span = 0; span < spans.length || form.has(`weekly.${weekday}.${span}.from`); span += 1)
        rows.push({ from: word(`weekly.${weekday}.${span}.from`), to: word(`weekly.${weekday}.${span}.to`) });
      return rows;
    }),
    exceptions: [],
    standby: form.has('standby'),
    paused: form.has('paused'),
    pausedUntil: word('pausedUntil'),
    version: word('version'),
  };
  for (let row = 0; row < mostRows && form.has(`exceptions.${row}.from`); row += 1)
    typed.exceptions.push({
      ...{ from: word(`exceptions.${row}.from`), to: word(`exceptions.${row}.to`) },
      available: word(`exceptions.${row}.available`) || 'nein',
    });
  const weekly = typed.weekly.flatMap((rows, weekday) =>
    rows.flatMap(({ from, to }, span) =>
      from === '' && to === '' ? [] : [{ weekday, from, to, at: `weekly.${weekday}.${span}` }],
    ),
  );
  const exceptions = typed.exceptions.flatMap(({ from, to, available }, row) =>
    from === '' && to === ''
      ? []
      : // One day is from and to.
        [{ from: from || to, to: to || from, available: available === 'ja', at: `exceptions.${row}` }],
  );
  const input = {
    weekly: weekly.map(({ at: _at, ...one }) => one),
    exceptions: exceptions.map(({ at: _at, ...one }) => one),
    ...{ standby: typed.standby, paused: typed.paused, pausedUntil: typed.pausedUntil, version: Number(typed.version) },
  };
  /** The control of the page for a fault's path. */
  const controlOf = (path: string): string => {
    const [list = '', index = '0', last = 'from'] = path.split('.');
    const rows = list === 'weekly' ? weekly : list === 'exceptions' ? exceptions : null;
    return rows ? `${rows[Number(index)]?.at ?? `${list}.0`}.${last}` : path;
  };
  return { typed, input, controlOf };
}
