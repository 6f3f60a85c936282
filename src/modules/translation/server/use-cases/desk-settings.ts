import { changedFields } from '#kernel/audit.ts';
import { invalidField } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { languageWord, type DeskSettings } from '../../contract.ts';
import { deskSettingsInput } from '../../inputs.ts';
import { policy } from '../policy.ts';
import { translationSettings } from '../schema.ts';
import { loadLanguages, loadSettings } from '../store.ts';

/** How the county translates. */
export const readDeskSettings = useCase({
  name: 'translation.read-desk-settings',
  action: 'translation.manage',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) =>
    ok({
      ...(await loadSettings(tx)),
      languages: (await loadLanguages(tx, ctx.county.id)).filter((language) => language !== 'de'),
    }),
});

export const changeDeskSettings = useCase({
  name: 'translation.change-desk-settings',
  action: 'translation.manage',
  policy,
  mode: 'write',
  input: deskSettingsInput,
  run: async ({ ctx, tx, input, audit }) => {
    const languages = await loadLanguages(tx, ctx.county.id);
    const sources = Object.fromEntries(
      Object.entries(input.sources).filter(([language, from]) => from !== 'de' && from !== language),
    );
    for (const [language, from] of Object.entries(sources)) {
      if (!languages.includes(language) || !languages.includes(from)) {
        return invalidField(`sources.${language}`, 'Diese Sprache hat der Landkreis nicht.', 'unknown-language');
      }
      // No further than one step: a chain could lead back to itself.
      if (sources[from] !== undefined) {
        return invalidField(
          `sources.${language}`,
          `${languageWord(from)} wird selbst nicht aus dem Deutschen übersetzt. Bitte wählen Sie eine andere Sprache.`,
          'chain',
        );
      }
    }
    const before = await loadSettings(tx);
    const after: DeskSettings = { translatorsCheck: input.translatorsCheck, sources };
    await tx
      .insert(translationSettings)
      .values({
        id: newId(ctx.clock.now().getTime()),
        countyId: ctx.county.id,
        translatorsCheck: after.translatorsCheck,
        sources,
      })
      .onConflictDoUpdate({
        target: translationSettings.countyId,
        set: { translatorsCheck: after.translatorsCheck, sources },
      });
    audit({
      subjectType: 'county',
      subjectId: ctx.county.id,
      summary: 'Einstellungen der Übersetzungen geändert',
      fields: changedFields<Record<string, unknown>>({ ...before }, { ...after }),
    });
    return ok();
  },
});
