import { eq, notInArray } from 'drizzle-orm';
import { z } from 'zod';
import { newId } from '#kernel/ids.ts';
import type { LinkAnswer } from '#kernel/links.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { linkStates, type OfficeLink } from '../../contract-links.ts';
import { linkCheck } from '../link-schema.ts';
import { collectLinks, findLinks } from '../link-store.ts';
import { afterCheck } from '../model/links.ts';
import { policy } from '../policy.ts';

export type CheckedLink = { url: string; answer: LinkAnswer };

/** Links of the county's public texts as they stand there now, with what the last check found. Broken ones come first. */
export const listLinks = useCase({
  name: 'welcome.list-links',
  action: 'welcome.read-office',
  policy,
  mode: 'read',
  input: z.object({ state: z.enum(linkStates).nullable().default(null) }),
  run: async ({ ctx, tx, input }) => {
    const known = new Map((await findLinks(tx)).map((row) => [row.url, row]));
    const order = ['broken', 'moved', 'unchecked', 'ok'];
    const links = [...(await collectLinks(tx))].map(([url, uses]): OfficeLink => {
      const row = known.get(url);
      return {
        id: row?.id ?? url,
        url,
        uses,
        state: row?.state ?? 'unchecked',
        reason: row?.code ?? null,
        movedTo: row?.movedTo ?? null,
        failures: row?.failures ?? 0,
        failingSince: row?.failingSince?.toISOString() ?? null,
        checkedAt: row?.checkedAt?.toISOString() ?? null,
      };
    });
    return ok({
      counts: Object.fromEntries(
        linkStates.map((state) => [state, links.filter((link) => link.state === state).length]),
      ) as Record<OfficeLink['state'], number>,
      checksForeign: ctx.links.most > 0,
      links: links
        .filter(({ state }) => input.state === null || state === input.state)
        .toSorted(
          (one, other) =>
            order.indexOf(one.state) - order.indexOf(other.state) ||
            (one.failingSince ?? '').localeCompare(other.failingSince ?? '') ||
            one.url.localeCompare(other.url),
        ),
    });
  },
});

/** Writes down what a night found, and forgets links that stand nowhere any more. Asked by the job alone. */
export const takeLinkChecks = useCase({
  name: 'welcome.take-link-checks',
  policy,
  mode: 'write',
  input: z.object({ checked: z.array(z.custom<CheckedLink>()) }),
  run: async ({ ctx, tx, input, audit }) => {
    const now = ctx.clock.now();
    const found = await collectLinks(tx);
    const known = new Map((await findLinks(tx)).map((row) => [row.url, row]));
    for (const { url, answer } of input.checked) {
      const uses = found.get(url);
      if (uses === undefined) continue;
      const row = known.get(url);
      const before = { failures: row?.failures ?? 0, failingSince: row?.failingSince ?? null };
      const fields = { uses, checkedAt: now, ...afterCheck({ before, answer, now }) };
      if (row) await tx.update(linkCheck).set(fields).where(eq(linkCheck.id, row.id));
      else await tx.insert(linkCheck).values({ id: newId(now.getTime()), countyId: ctx.county.id, url, ...fields });
    }
    await tx.delete(linkCheck).where(found.size === 0 ? undefined : notInArray(linkCheck.url, [...found.keys()]));
    const broken = input.checked.filter(({ answer }) => answer.state === 'broken').length;
    audit({
      subjectType: 'link-check',
      subjectId: ctx.county.id,
      summary: `${input.checked.length} Links geprüft, ${broken} nicht erreichbar`,
    });
    return ok({ checked: input.checked.length, broken });
  },
});
