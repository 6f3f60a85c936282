import { formatMoney } from '#kernel/money.ts';
import { languageName, materialLanguages } from '#modules/materials/contract.ts';
import { bookingReasonWords, typedReasons, type KitView } from '#modules/materials/contract-kits.ts';
import {
  orderLanguages,
  orderStates,
  orderStateWords,
  priceUnits,
  priceUnitWords,
  type ContractView,
  type DemandView,
  type GapCell,
} from '#modules/materials/contract-orders.ts';
import { priceText, priceWords as tenthsWords } from './translation-orders.ts';

export const orderStateOptions = orderStates.map((value) => ({ value, label: orderStateWords[value] }));
export const orderLanguageOptions = orderLanguages.map((value) => ({ value, label: languageName(value) }));
export const priceUnitOptions = priceUnits.map((value) => ({ value, label: priceUnitWords[value].many }));
export const bookingReasonOptions = typedReasons.map((value) => ({ value, label: bookingReasonWords[value] }));

export const gapWords: Readonly<Record<GapCell, string>> = {
  current: 'aktuell',
  outdated: 'älter',
  unbound: 'Grundlage offen',
  ordered: 'bestellt',
  missing: 'fehlt',
};
/** How many speak a language, as far as it may be said. */
export const residentsWords = (row: Pick<DemandView, 'residents' | 'fewerThan'>): string | null =>
  row.fewerThan !== null
    ? `weniger als ${row.fewerThan}`
    : row.residents === null
      ? null
      : new Intl.NumberFormat('de-DE').format(row.residents);

/** „1,45 € je Normzeile, mindestens 40,00 €“ */
export const priceWords = (contract: Pick<ContractView, 'price' | 'unit' | 'minimum'>): string =>
  [
    `${tenthsWords(contract.price)} je ${priceUnitWords[contract.unit].one}`,
    contract.minimum > 0 ? `mindestens ${formatMoney(contract.minimum)} je Auftrag` : null,
  ]
    .filter(Boolean)
    .join(', ');

export const contractTexts = [
  'name',
  'agency',
  'mail',
  'number',
  'unit',
  'price',
  'lineLetters',
  'minimum',
  'ceiling',
  'validFrom',
  'validTo',
] as const;
export type ContractForm = Record<(typeof contractTexts)[number], string>;
const amount = (cents: number | null): string => (cents === null ? '' : (cents / 100).toFixed(2).replace('.', ','));
export const storedContract = (view: ContractView | null): ContractForm =>
  view === null
    ? {
        ...{ name: '', agency: '', mail: '', number: '', unit: 'line', price: '', lineLetters: '55' },
        ...{ minimum: '', ceiling: '', validFrom: '', validTo: '' },
      }
    : {
        name: view.name,
        agency: view.agency,
        mail: view.mail ?? '',
        number: view.number ?? '',
        unit: view.unit,
        price: priceText(view.price),
        lineLetters: String(view.lineLetters),
        minimum: amount(view.minimum),
        ceiling: amount(view.ceiling),
        validFrom: view.validFrom ?? '',
        validTo: view.validTo ?? '',
      };

/** Lines of a kit's form: a material or a thing, and how many a bag. */
export const kitLines = 12;
export type KitForm = {
  title: string;
  targetGroup: string;
  summary: string;
  unitId: string;
  wanted: string;
  parts: { materialId: string; giveAway: string; perBag: string }[];
};
const emptyLine = { materialId: '', giveAway: '', perBag: '' };
export const storedKit = (view: KitView | null): KitForm => {
  const parts = (view?.parts ?? []).map((part) => ({
    materialId: part.material?.id ?? '',
    giveAway: part.giveAway ?? '',
    perBag: String(part.perBag),
  }));
  return {
    title: view?.title ?? '',
    targetGroup: view?.targetGroup ?? '',
    summary: view?.summary ?? '',
    unitId: view?.unit?.id ?? '',
    wanted: view === null ? '' : String(view.wanted),
    parts: [...parts, ...Array.from({ length: Math.max(3, kitLines - parts.length) }, () => emptyLine)],
  };
};

/** How many bags of which language an address asks for: `?ar=25&uk=10`. */
export const bagsOf = (url: {
  searchParams: Pick<URLSearchParams, 'get'>;
}): { language: (typeof materialLanguages)[number]; bags: number }[] =>
  materialLanguages.flatMap((language) => {
    const bags = Math.min(10_000, Math.floor(Number(url.searchParams.get(language) ?? 0)));
    return Number.isFinite(bags) && bags > 0 ? [{ language, bags }] : [];
  });
