import { invalid, notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { exportInput } from '../../inputs-exchange.ts';
import { exportFile } from '../export-file.ts';
import { policy } from '../policy.ts';
import { loadLanguages, loadSettings } from '../store.ts';

/** Texts of one language for a translator outside: what waits, or everything, of some things or all. */
export const exportTexts = useCase({
  name: 'translation.export-texts',
  action: 'translation.read-desk',
  policy,
  mode: 'read',
  input: exportInput,
  load: ({ input }) => Promise.resolve(ok({ loaded: undefined, thing: { languages: [input.language] } })),
  run: async ({ ctx, tx, input }) => {
    const { language, format, kind, subjectIds } = input;
    if (language === 'de' || !(await loadLanguages(tx, ctx.county.id)).includes(language)) return notFound('Diese Sprache');
    const from = input.from ?? (await loadSettings(tx)).sources[language] ?? 'de';
    const file = await exportFile({
      ...{ ctx, tx, language, from, format, kind },
      ...(subjectIds.length === 0 ? {} : { subjectIds }),
      wanted: ({ state }) => (input.state === null ? input.all || state !== 'checked' : state === input.state),
    });
    return file === null ? invalid('nothing-to-export', 'Hier wartet kein Text: Es gibt nichts mitzugeben.') : ok(file);
  },
});
