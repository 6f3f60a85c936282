import type { HolderSource } from '#kernel/holders.ts';
import { offerKindWords } from '../contract.ts';
import { findOffers } from './store.ts';

/** Offers that come from a project. */
export const holders: HolderSource = async ({ tx, id }) =>
  (await findOffers(tx, { projectId: id })).map(({ row }) => ({
    kind: 'offers.offer',
    subjectId: row.id,
    title: row.name,
    context: offerKindWords[row.kind],
  }));
