import type { SearchSource } from '#kernel/search.ts';
import { spokenName } from '../contract-languages.ts';
import { meetingModeWords, occasionLabel } from '../contract-rules.ts';
import { findAssignments, findRequests } from './request-store.ts';
import { findPools } from './store.ts';

/**
 * Requests of the pools that the coordination runs itself. The search knows no pools: what belongs to one that somebody else runs, and
 * all people, are found in the pool's own lists alone.
 */
export const searchDocuments: SearchSource = async ({ tx }) => {
  const pools = (await findPools(tx)).map(({ row }) => row).filter((row) => row.unitId === null && row.organisationId === null);
  const found = await Promise.all(
    pools.map(async (pool) => {
      const requests = await findRequests(tx, { poolId: pool.id });
      const assignments = await findAssignments(tx, { poolId: pool.id });
      return requests.map(({ row, requester, town }) => ({
        kind: 'interpreting.request',
        subjectId: row.id,
        title: `Anfrage ${row.number}`,
        context: [requester.name, town?.name].filter(Boolean).join(' · '),
        body: [
          ...assignments.filter(({ row: one }) => one.requestId === row.id).map((one) => spokenName({ tag: one.row.language })),
          occasionLabel(pool.rules, row.occasion),
          meetingModeWords[row.mode],
        ].join('\n'),
        action: 'interpreting.run-pool',
      }));
    }),
  );
  return found.flat();
};
