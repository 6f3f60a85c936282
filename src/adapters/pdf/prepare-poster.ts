import type { PosterDocument } from '#kernel/document.ts';
import { qrSvg } from '#kernel/qr.ts';
import { PLACEHOLDER } from './legible.ts';
import { ARABIC_SCRIPT, armsFile, languageOf, prepareArms, type Prepared } from './prepare.ts';

/** A poster as `poster.typ` reads it. It is written in German, each panel in its own language. */
export function preparePoster(input: {
  poster: PosterDocument;
  legible: (text: string) => string;
  families: readonly string[];
}): Prepared {
  const { poster, legible, families } = input;
  const [year, month, day] = poster.date.iso.slice(0, 10).split('-').map(Number);
  return {
    data: {
      meta: {
        lang: 'de',
        region: null,
        dir: 'ltr',
        arabic: false,
        families,
        labels: {},
        title: legible(poster.title) || PLACEHOLDER,
        subtitle: poster.subtitle ? legible(poster.subtitle) : null,
        county: legible(poster.county),
        accent: /^#[0-9a-f]{6}$/i.test(poster.accent) ? poster.accent : '#2045a8',
        arms: poster.arms ? prepareArms(poster.arms, legible) : null,
        date: legible(poster.date.text),
        year,
        month,
        day,
      },
      foot: poster.foot.map(legible),
      panels: poster.panels.map((panel) => ({
        lang: languageOf(panel.lang)?.lang ?? 'de',
        rtl: panel.dir === 'rtl',
        arabic: ARABIC_SCRIPT.has(languageOf(panel.lang)?.lang ?? ''),
        name: legible(panel.name),
        text: legible(panel.text),
        address: panel.address,
        code: qrSvg(panel.address),
      })),
    },
    images: poster.arms ? [armsFile(poster.arms)] : [],
    rowHeaders: [],
  };
}
