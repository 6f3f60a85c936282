import type { ServiceView } from '#modules/interpreting/contract-services.ts';

/** A contract with a provider of interpreting as the form's controls hold it. */
export type ServiceForm = {
  name: string;
  kind: string;
  poolId: string;
  contractFrom: string;
  contractUntil: string;
  minimumMinutes: string;
  languages: string[];
  prices: { validFrom: string; language: string; price: string }[];
  access: string;
};

export const mostPrices = 20;
const blank = { validFrom: '', language: '', price: '' };
/** The prices that are there, and lines to write more on. */
export const priceLines = (prices: ServiceForm['prices']): ServiceForm['prices'] =>
  [...prices, blank, ...(prices.length === 0 ? [blank] : [])].slice(0, mostPrices);

export const serviceControls = [
  ...['name', 'kind', 'poolId', 'contractFrom', 'contractUntil', 'minimumMinutes', 'languages'],
  ...Array.from({ length: mostPrices }, (_, index) =>
    ['validFrom', 'language', 'centsPerMinute'].map((name) => `prices.${index}.${name}`),
  ).flat(),
  'access',
];

export const emptyService = (poolId: string): ServiceForm => ({
  ...{ name: '', kind: 'video', poolId, contractFrom: '', contractUntil: '', minimumMinutes: '0' },
  ...{ languages: [], prices: [], access: '' },
});

export const serviceToForm = (service: ServiceView): ServiceForm => ({
  name: service.name,
  kind: service.kind,
  poolId: service.pool.id,
  contractFrom: service.contractFrom,
  contractUntil: service.contractUntil ?? '',
  minimumMinutes: String(service.minimumMinutes),
  languages: service.languages,
  prices: service.prices.map(({ validFrom, language, centsPerMinute }) => ({
    validFrom,
    language: language ?? '',
    price: (centsPerMinute / 100).toFixed(2).replace('.', ','),
  })),
  access: service.access ?? '',
});
