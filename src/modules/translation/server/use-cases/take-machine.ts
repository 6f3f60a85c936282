import { eq } from 'drizzle-orm';
import { notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { saveTranslations } from '#kernel/translation.ts';
import { useCase } from '#kernel/use-case.ts';
import { languageWord } from '../../contract.ts';
import { machineUseInput, takeMachineInput } from '../../inputs-machine.ts';
import { machineTexts } from '../machine-texts.ts';
import { machineUse } from '../machine-schema.ts';
import { encodeBeside } from '../model/coded.ts';
import { renderTranslation } from '../model/render.ts';
import { policy } from '../policy.ts';

/**
 * Keeps what a service gave, marked as machine translation. What changed meanwhile, or was written by a person, stays; a text in
 * which the service lost a tag is not taken.
 */
export const takeMachine = useCase({
  name: 'translation.take-machine',
  policy,
  mode: 'write',
  input: takeMachineInput,
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const { useId, language } = input;
    const [use] = await tx.select().from(machineUse).where(eq(machineUse.id, useId)).for('update');
    if (use === undefined) return notFound('Diese Vormerkung');
    const subjectIds = [...new Set(input.texts.map(({ subjectId }) => subjectId))];
    const open = new Map(
      (await machineTexts({ ctx, tx, language, subjectIds })).map((text) => [
        `${text.thing.subjectId} ${text.one.text.field}`,
        text,
      ]),
    );
    let refused = 0;
    const kept = input.texts.flatMap((given) => {
      const found = open.get(`${given.subjectId} ${given.field}`);
      if (found === undefined || found.one.source.hash !== given.hash || given.text.trim() === '') return [];
      const { format } = found.one.text;
      const source = found.one.source.text;
      const coded = format === 'html' ? encodeBeside({ source, translated: given.text }) : given.text;
      const rendered = coded === null ? null : renderTranslation({ format, source, text: coded });
      if (rendered === null || !rendered.ok) {
        refused += 1;
        return [];
      }
      return [{ ...found, text: rendered.text }];
    });
    await saveTranslations({
      ctx,
      tx,
      translations: kept.map(({ thing, one, text }) => ({
        subjectType: thing.subjectType,
        subjectId: thing.subjectId,
        ...{ field: one.text.field, language, text, state: 'machine' as const },
        source: one.source.text,
        sourceLanguage: one.source.language,
      })),
    });
    await tx.update(machineUse).set({ state: 'used' }).where(eq(machineUse.id, useId));
    audit({
      subjectType: 'machine-use',
      subjectId: useId,
      summary: `${kept.length} Texte maschinell in ${languageWord(language)} übersetzt`,
      fields: { words: { after: use.words } },
    });
    if (kept.length > 0) touchPublic();
    return ok({ written: kept.length, refused });
  },
});

/** Gives reserved words back: the service gave nothing for them. */
export const dropReservation = useCase({
  name: 'translation.drop-reservation',
  action: 'translation.take-machine',
  policy,
  mode: 'write',
  input: machineUseInput,
  run: async ({ tx, input, audit }) => {
    await tx.delete(machineUse).where(eq(machineUse.id, input.useId));
    audit({ subjectType: 'machine-use', subjectId: input.useId, summary: 'Vorgemerkte Wörter zurückgegeben' });
    return ok();
  },
});
