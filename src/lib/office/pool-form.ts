import { offerWays, offerWayWords, type PoolView } from '#modules/interpreting/contract.ts';

export const offerWayOptions = offerWays.map((value) => ({ value, label: offerWayWords[value] }));

export const poolTexts = ['name', 'unitId', 'organisationId', 'mail', 'phone', 'offerWay', 'answerMinutes', 'few'] as const;
export const poolControls: readonly string[] = [...poolTexts, 'kinds'];
export type PoolForm = Record<(typeof poolTexts)[number], string> & {
  kinds: string[];
  elsewhere: boolean;
  runsItself: boolean;
  isOpen: boolean;
};

export const emptyPool: PoolForm = {
  ...{ name: '', unitId: '', organisationId: '', mail: '', phone: '' },
  ...{ offerWay: 'one-by-one', answerMinutes: '240', few: '3', kinds: ['kita', 'school', 'authority', 'advice-centre'] },
  ...{ elsewhere: false, runsItself: false, isOpen: true },
};
export const storedPool = (view: PoolView): PoolForm => ({
  name: view.name,
  unitId: view.operator.unitId ?? '',
  organisationId: view.operator.organisationId ?? '',
  mail: view.mail ?? '',
  phone: view.phone ?? '',
  offerWay: view.offerWay,
  answerMinutes: String(view.answerMinutes),
  few: String(view.few),
  kinds: view.kinds,
  elsewhere: view.elsewhere,
  runsItself: view.runsItself,
  isOpen: view.isOpen,
});

/** „4 Stunden“, „90 Minuten“, „2 Tage“. */
export function minutesWords(minutes: number): string {
  if (minutes >= 2880 && minutes % 1440 === 0) return `${minutes / 1440} Tage`;
  if (minutes >= 120 && minutes % 60 === 0) return `${minutes / 60} Stunden`;
  return minutes === 60 ? '1 Stunde' : `${minutes} Minuten`;
}
