import { toldWords } from '#modules/strategy/contract-press.ts';

/** How the public was told of an entry last, as the list's filter asks for it; `nie` is: not at all. */
export const toldFilters = ['nie', 'page', 'digest', 'press'] as const;
export const toldFilterWords: Readonly<Record<(typeof toldFilters)[number], string>> = { nie: 'noch gar nicht', ...toldWords };
