import { eq } from 'drizzle-orm';
import { berlinDay } from '#kernel/dates.ts';
import { invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { readSettings } from '#modules/tenancy/server/index.ts';
import { languageName } from '../../contract.ts';
import { demandInput, nothingInput, removeDemandInput } from '../../inputs-orders.ts';
import { gapsOf } from '../model/gaps.ts';
import { languageDemand } from '../order-schema.ts';
import { findDemand, findOrders } from '../order-store.ts';
import { policy } from '../policy.ts';
import { findMaterials } from '../store.ts';
import { materialView } from '../views.ts';

const keep = 'materials.keep-demand';

/** What there is in which language beside what residents speak, the greatest need first. Small numbers are not shown. */
export const readGaps = useCase({
  name: 'materials.read-gaps',
  action: 'materials.read-office',
  policy,
  mode: 'read',
  input: nothingInput,
  run: async ({ ctx, tx }) => {
    const { smallestCell } = await readSettings(tx, ctx.county.id);
    const materials = (await findMaterials(tx, {})).map(materialView).filter((view) => view.state !== 'hidden');
    const open = await findOrders(tx, { states: ['ordered', 'delivered'] });
    return ok(
      gapsOf({
        demand: await findDemand(tx),
        smallestCell,
        materials,
        ordered: open.map(({ row }) => ({ materialId: row.materialId, language: row.language })),
      }),
    );
  },
});

/** Says how many residents speak a language, from which source and year. */
export const saveDemand = useCase({
  name: 'materials.save-demand',
  action: keep,
  policy,
  mode: 'write',
  input: demandInput,
  run: async ({ ctx, tx, input, audit }) => {
    const now = ctx.clock.now();
    if (input.year > Number(berlinDay(now).slice(0, 4)))
      return invalidField('year', 'Das Jahr liegt in der Zukunft.', 'in-the-future');
    await tx
      .insert(languageDemand)
      .values({ ...input, id: newId(now.getTime()), countyId: ctx.county.id })
      .onConflictDoUpdate({ target: [languageDemand.countyId, languageDemand.language], set: input });
    // The number itself may be small: the log of all names only that it was said.
    audit({
      subjectType: 'language-demand',
      subjectId: input.language,
      summary: `Zahl der Menschen, die ${languageName(input.language)} sprechen, eingetragen (${input.year}, ${input.source})`,
    });
    return ok();
  },
});

export const removeDemand = useCase({
  name: 'materials.remove-demand',
  action: keep,
  policy,
  mode: 'write',
  input: removeDemandInput,
  run: async ({ tx, input, audit }) => {
    const gone = await tx
      .delete(languageDemand)
      .where(eq(languageDemand.language, input.language))
      .returning({ id: languageDemand.id });
    if (gone.length === 0) return notFound('Diese Zahl');
    audit({
      subjectType: 'language-demand',
      subjectId: input.language,
      summary: `Zahl zu ${languageName(input.language)} entfernt`,
    });
    return ok();
  },
});
