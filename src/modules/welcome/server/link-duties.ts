import type { Duty, DutySource } from '#kernel/duties.ts';
import type { LinkUse } from '../contract-links.ts';
import { findFailing } from './link-store.ts';
import { askedOf, thingOf } from './page-rights.ts';

/** Pages, places and contacts with links that failed at least twice: one duty for each, however many links. */
export const linkDuties: DutySource = async ({ tx }) => {
  // What came with a page taken over is mended by whoever keeps the library.
  const failing = (await findFailing(tx)).flatMap(({ url, uses }) =>
    uses.filter(({ kind }) => kind !== 'shared').map((use) => ({ url, use })),
  );
  const byThing = Map.groupBy(failing, ({ use }) => `${use.kind}:${use.id}`);
  return [...byThing].map(([key, found]): Duty => {
    const { use } = found[0]!;
    return {
      kind: `welcome.link-${use.kind}`,
      key: `welcome.link-${key}`,
      subjectId: use.id,
      title: use.title,
      context: found.map(({ url }) => url),
      due: null,
      action: actions[use.kind],
      thing: thingOf(use),
      askedOf: askedOf(use),
    };
  });
};

const actions: Readonly<Record<LinkUse['kind'], string>> = {
  shared: 'welcome.arrange',
  page: 'welcome.write',
  place: 'network.keep-place',
  contact: 'network.keep-place',
};
