import { asc, inArray } from 'drizzle-orm';
import { newId } from '#kernel/ids.ts';
import { invalid } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { EmergencyNumber, ReaderStep } from '../../contract-steps.ts';
import { emergencyInput, readStepsInput, setEmergencyNumbersInput, setFirstStepsInput } from '../../inputs-steps.ts';
import { loadTree } from '../tree-store.ts';
import { personalSteps } from '../model/first-steps.ts';
import { policy } from '../policy.ts';
import { page } from '../schema.ts';
import { emergencyNumber, firstStep } from '../step-schema.ts';

/** A text in the reader's language, in German where there is none. */
function spoken<T>(texts: Readonly<Record<string, T>>, language: string): { text: T; language: string } {
  const text = texts[language];
  return text === undefined ? { text: texts['de']!, language: 'de' } : { text, language };
}

/** The steps of somebody who came in a certain way, in their order. Nothing of the answers is kept. */
export const readFirstSteps = useCase({
  name: 'welcome.read-first-steps',
  action: 'welcome.read-public',
  policy,
  mode: 'read',
  input: readStepsInput,
  run: async ({ tx, input }) => {
    const { language, way, children } = input;
    const steps = await tx.select().from(firstStep).orderBy(asc(firstStep.position));
    const paths = new Map((await loadTree({ tx, language, publicOnly: true })).map(({ id, path }) => [id, path]));
    return ok(
      personalSteps({ steps, answers: { way, children } }).map((step): ReaderStep => {
        const said = spoken(step.texts, language);
        return {
          key: step.key,
          when: step.when,
          ...said.text,
          language: said.language,
          office: step.office,
          path: paths.get(step.pageId ?? '') ?? null,
          after: step.after,
        };
      }),
    );
  },
});

/** Numbers to call in need, in the county's order. */
export const readEmergencyNumbers = useCase({
  name: 'welcome.read-emergency-numbers',
  action: 'welcome.read-public',
  policy,
  mode: 'read',
  input: emergencyInput,
  run: async ({ tx, input }) => {
    const rows = await tx.select().from(emergencyNumber).orderBy(asc(emergencyNumber.position));
    return ok(
      rows.map(({ id: _id, countyId: _county, position: _position, texts, ...row }): EmergencyNumber => {
        const said = spoken(texts, input.language);
        return { ...row, ...said.text, language: said.language };
      }),
    );
  },
});

/** Lays down the county's checklist; what stood there before goes. */
export const setFirstSteps = useCase({
  name: 'welcome.set-first-steps',
  action: 'welcome.arrange',
  policy,
  mode: 'write',
  input: setFirstStepsInput,
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const pageIds = [...new Set(input.steps.flatMap(({ pageId }) => pageId ?? []))];
    const known = pageIds.length === 0 ? [] : await tx.select({ id: page.id }).from(page).where(inArray(page.id, pageIds));
    if (known.length < pageIds.length) return invalid('unknown-page', 'Eine Seite, zu der ein Schritt führt, gibt es nicht.');
    const now = ctx.clock.now().getTime();
    await tx.delete(firstStep);
    if (input.steps.length > 0) {
      await tx.insert(firstStep).values(input.steps.map((step) => ({ id: newId(now), countyId: ctx.county.id, ...step })));
    }
    audit({ subjectType: 'first-steps', subjectId: null, summary: `Erste Schritte: ${input.steps.length} Schritte` });
    touchPublic();
    return ok();
  },
});

/** Lays down the numbers to call in need, in this order; what stood there before goes. */
export const setEmergencyNumbers = useCase({
  name: 'welcome.set-emergency-numbers',
  action: 'welcome.arrange',
  policy,
  mode: 'write',
  input: setEmergencyNumbersInput,
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const now = ctx.clock.now().getTime();
    await tx.delete(emergencyNumber);
    if (input.numbers.length > 0) {
      await tx
        .insert(emergencyNumber)
        .values(input.numbers.map((one, position) => ({ id: newId(now), countyId: ctx.county.id, position, ...one })));
    }
    audit({ subjectType: 'emergency-numbers', subjectId: null, summary: `Notrufnummern: ${input.numbers.length}` });
    touchPublic();
    return ok();
  },
});
