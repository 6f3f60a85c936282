import { textOf, textsOf } from '#lib/server/answers.ts';

/** The controls of a press release: what was typed, and what the use case is given. */
export function readPressForm(form: FormData) {
  const input = {
    headline: textOf(form, 'headline') ?? '',
    text: textOf(form, 'text') ?? '',
    figure: textOf(form, 'figure'),
    figureSource: textOf(form, 'figureSource'),
    languages: textsOf(form, 'languages'),
    internalNote: textOf(form, 'internalNote'),
  };
  return { input, version: Number(textOf(form, 'version') ?? 0) };
}
