import type { PressView } from '../contract-press.ts';

/** A press release as plain text, to be put into a mail. The internal note is not in it. */
export function pressText(input: {
  press: Pick<PressView, 'headline' | 'text' | 'figure' | 'figureSource'>;
  /** Permanent address of the public page. */
  page: string;
  county: string;
}): string {
  const { press, page, county } = input;
  return [
    press.headline,
    press.text,
    ...(press.figure === null ? [] : [`${press.figure} (Quelle: ${press.figureSource ?? ''})`]),
    `Mehr dazu: ${page}`,
    county,
  ].join('\n\n');
}
