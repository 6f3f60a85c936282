import { eq } from 'drizzle-orm';
import { berlinDay } from '#kernel/dates.ts';
import { invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { readSettings } from '#modules/tenancy/server/index.ts';
import { languageName } from '../../contract.ts';
import { orderLanguages } from '../../contract-orders.ts';
import { citizenshipsInput, demandInput, nothingInput, removeDemandInput } from '../../inputs-orders.ts';
import { gapsOf } from '../model/gaps.ts';
import { spokenByCitizenship } from '../model/spoken-by-citizenship.ts';
import { languageDemand } from '../order-schema.ts';
import { findDemand, findOrders } from '../order-store.ts';
import { policy } from '../policy.ts';
import { findMaterials } from '../store.ts';
import { materialView } from '../views.ts';

const keep = 'materials.keep-demand';
type Spoken = (typeof orderLanguages)[number];

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

/**
 * Says for all languages at once how many speak them, estimated from a table of citizenships. Numbers of languages that the table does
 * not lead to stay.
 */
export const estimateDemand = useCase({
  name: 'materials.estimate-demand',
  action: keep,
  policy,
  mode: 'write',
  input: citizenshipsInput,
  run: async ({ ctx, tx, input, audit }) => {
    const { table, year } = input;
    const now = ctx.clock.now();
    if (year > Number(berlinDay(now).slice(0, 4))) return invalidField('year', 'Das Jahr liegt in der Zukunft.', 'in-the-future');
    const read = spokenByCitizenship(table);
    if (!read.ok)
      return invalidField(
        'table',
        `Zeile ${read.line} ist nicht zu lesen: „${read.words.slice(0, 60)}“. Bitte Land und Zahl angeben, zum Beispiel: Syrien; 1.234`,
        'unreadable-line',
      );
    const source = `${input.source} (aus Staatsangehörigkeiten geschätzt)`;
    const languages = [...read.byLanguage].flatMap(([language, residents]) =>
      orderLanguages.includes(language as Spoken) ? [{ language: language as Spoken, residents }] : [],
    );
    if (languages.length === 0) return invalidField('table', 'Die Tabelle führt zu keiner Sprache.', 'no-language');
    for (const { language, residents } of languages) {
      const fields = { language, residents, year, source, demonstration: false };
      await tx
        .insert(languageDemand)
        .values({ ...fields, id: newId(now.getTime()), countyId: ctx.county.id })
        .onConflictDoUpdate({ target: [languageDemand.countyId, languageDemand.language], set: fields });
    }
    audit({
      subjectType: 'language-demand',
      subjectId: null,
      summary: `Zahlen zu ${languages.length} Sprachen aus Staatsangehörigkeiten geschätzt (${year}, ${input.source})`,
    });
    return ok({ languages: languages.length });
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
