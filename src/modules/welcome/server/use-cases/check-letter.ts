import { readabilityOf } from '#kernel/content/readability.ts';
import { invalidField } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { letterLength, type CheckedLetter } from '../../contract-letters.ts';
import { checkLetterInput } from '../../inputs-letters.ts';
import { fittingTexts } from '../model/fitting-texts.ts';
import { findPlainTexts } from '../plain-store.ts';
import { policy } from '../policy.ts';

/** A letter sentence by sentence, from pasted text or a document. Nothing of it is written anywhere. */
export const checkLetter = useCase({
  name: 'welcome.check-letter',
  action: 'welcome.read-office',
  policy,
  mode: 'read',
  input: checkLetterInput,
  run: async ({ ctx, tx, input }) => {
    let text = input.text.replaceAll('\r\n', '\n');
    if (input.file !== null) {
      const read = await ctx.documents.read({ bytes: input.file.bytes, name: input.file.name });
      if (!read.ok) return invalidField('datei', read.message, read.code);
      text = read.lines
        .map((line) => line.text.replace(/^#+ /, '').replaceAll('**', '').replaceAll('\t', '\n'))
        .join('\n')
        .trim();
      if (text.length > letterLength)
        return invalidField('datei', 'Das Dokument ist zu lang. Prüfen Sie es in Teilen.', 'too-long');
    }
    if (text.trim() === '') return invalidField('text', 'Fügen Sie einen Text ein, oder wählen Sie eine Datei.', 'missing');
    const texts = (await findPlainTexts(tx)).flatMap(({ row: { id, title, released, retired } }) =>
      released === null || retired ? [] : [{ id, title, text: released }],
    );
    return ok<CheckedLetter>({ text, reading: readabilityOf(text), fitting: fittingTexts({ letter: text, texts }) });
  },
});
