import type { CostRule, Tariff } from '../../../contract-tariff.ts';

/** What a new pool begins with: 24 € an hour and travel, as Heidekreis pays. The office changes it before anything is settled. */
export const usualTariff: Tariff = {
  validFrom: '2020-01-01',
  centsPerHour: 2400,
  retainedCentsPerHour: 0,
  rounding: 'started',
  unitMinutes: 15,
  minimumMinutes: 60,
  leastPlanned: false,
  travel: {
    reach: 'everywhere',
    kilometres: { centsPerKm: 30, freeKm: 0, mostCents: null },
    ticket: { mostCents: null },
    time: null,
  },
  travelBilledTo: 'bearer',
  cancellation: { steps: [{ hoursBefore: 24, minutes: 60 }], travel: false },
  noShow: { minutes: 60, travel: true },
};

const always = { validFrom: '2020-01-01', validUntil: null, bearer: 'county', costUnit: null } as const;
/** The county pays for conversations with parents in Kitas and schools and for school-entry examinations; else whoever asks. */
export const usualCostRules: readonly CostRule[] = [
  { ...always, occasion: null, requesterKind: 'kita' },
  { ...always, occasion: null, requesterKind: 'school' },
  { ...always, occasion: 'school-entry-examination', requesterKind: null },
];
