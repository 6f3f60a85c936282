import type { PoolDateView } from '#modules/interpreting/contract-pool-dates.ts';

export const poolDateTexts = [
  'kind',
  'title',
  'date',
  'from',
  'until',
  'place',
  'link',
  'seats',
  'module',
  'hours',
  'agenda',
  'repeats',
] as const;
/** A training, meeting or supervision as the form's controls hold it. */
export type PoolDateForm = Record<(typeof poolDateTexts)[number], string>;

export const emptyPoolDate: PoolDateForm = {
  ...{ kind: 'meeting', title: '', date: '', from: '', until: '', place: '', link: '', seats: '' },
  ...{ module: '', hours: '', agenda: '', repeats: '0' },
};

export const poolDateToForm = (view: PoolDateView): PoolDateForm => ({
  ...{ kind: view.kind, title: view.title, date: view.date, from: view.from, until: view.until },
  ...{ place: view.place ?? '', link: view.link ?? '', module: view.module ?? '', agenda: view.agenda ?? '' },
  ...{ seats: view.seats?.toString() ?? '', hours: view.hours?.toString() ?? '', repeats: '0' },
});
