import type { Ctx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import type { Block, CitableDocument, Run } from '#kernel/document.ts';
import { notFound } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { sheetLabels } from '#lib/document/sheet-labels.ts';
import { formatDay } from '#lib/format.ts';
import { directionOf, isLanguage, type Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';
import type { Stamp } from '../../contract-stamps.ts';
import { stampPassInput } from '../../inputs-stamps.ts';
import { stampFacts } from '../../ui/stamp-facts.ts';
import { policy } from '../policy.ts';
import { findStampKeys } from '../stamp-store.ts';
import { readStamps } from './stamps.ts';

export type StampPassPdf = { pdf: Uint8Array; fileName: string; draft: false };

/** What shall be printed, once every code is found to be genuine. Nothing is written, and the name goes no further than the paper. */
const readStampPass = useCase({
  name: 'courses.read-stamp-pass',
  action: 'courses.keep',
  policy,
  mode: 'read',
  input: stampPassInput,
  run: async ({ tx, input }) => {
    const stamps = await readStamps({ codes: input.codes, keys: await findStampKeys(tx) });
    return stamps.ok ? ok({ ...input, stamps: stamps.value }) : stamps;
  },
});

/** A passport on paper in the learner's language and in German: its stamps, each with the code that tells it from a false one. */
export async function renderStampPass(
  ctx: Ctx,
  input: { codes: readonly string[]; name: string; language: string; accent: string },
): Promise<Result<StampPassPdf>> {
  if (ctx.county === null) return notFound('Diesen Landkreis');
  const read = await readStampPass(ctx, { ...input, codes: [...input.codes] });
  if (!read.ok) return read;
  const { stamps, name, accent } = read.value;
  const locale: Language = isLanguage(input.language) ? input.language : 'de';
  const today = berlinDay(ctx.clock.now());
  const checkAt = (language: Language): string => ctx.origin + publicPaths({ base: `/${ctx.county!.slug}`, language }).stampCheck;
  const document: CitableDocument = {
    meta: {
      lang: locale,
      dir: directionOf(locale),
      title: m.pass_word({}, { locale }),
      county: ctx.county.name,
      accent,
      period: '',
      date: { iso: today, text: formatDay(today, locale) },
      author: ctx.county.name,
      permanentAddress: checkAt(locale),
      contentHash: '',
      status: 'frozen',
      labels: sheetLabels(locale),
    },
    blocks: [
      { kind: 'heading', level: 1, id: 'titel', text: m.pass_word({}, { locale }) },
      ...(locale === 'de' ? [] : [line([german('Sprachpass')])]),
      line([{ text: `${m.pass_name({}, { locale })}: ` }, nameRun(name)]),
      line([{ text: `${m.pass_number({}, { locale })}: ` }, { text: stamps[0]!.stamp.pass, strong: true, dir: 'ltr' }]),
      line([{ text: m.pass_owner({}, { locale }) }]),
      // Whoever reads a code of this paper is most likely a provider.
      ...stamps.flatMap(({ stamp, code }, index) => stampBlocks({ stamp, locale, index, text: `${checkAt('de')}#${code}` })),
    ],
    imprint: [line([{ text: m.pass_scan({}, { locale }) }])],
  };
  const pdf = await ctx.pdf.render({ document, layout: 'handout' });
  return ok({ pdf, fileName: `sprachpass-${locale}.pdf`, draft: false });
}

const line = (runs: Run[]): Block & { kind: 'paragraph' } => ({ kind: 'paragraph', runs });
const german = (text: string): Run => ({ text, lang: 'de', dir: 'ltr' });
/** A line to write on where no name was given: most names are written by hand. */
const nameRun = (name: string | null): Run => (name === null ? { text: '_'.repeat(40) } : { text: name, strong: true });

function stampBlocks(input: { stamp: Stamp; locale: Language; index: number; text: string }): Block[] {
  const { stamp, locale, index, text } = input;
  // The course heads it.
  const own = stampFacts(stamp, locale)
    .slice(1)
    .flatMap(({ term, value, isGerman }): Run[] => [
      { text: `${term}: ` },
      isGerman && locale !== 'de' ? { ...german(value), strong: true } : { text: value, strong: true },
      { text: '\n' },
    ]);
  // Offices and employers read it too.
  const again = stampFacts(stamp, 'de')
    .filter(({ isGerman }) => !isGerman)
    .map(({ term, value }) => `${term}: ${value}`)
    .join(' · ');
  return [
    {
      kind: 'heading',
      level: 2,
      id: `stempel-${index}`,
      // It stands above its facts, on the reader's side; the marks keep brackets where German has them.
      text: directionOf(locale) === 'rtl' ? `\u200e${stamp.course}\u200e` : stamp.course,
      ...(locale === 'de' ? {} : { lang: 'de' }),
    },
    { kind: 'code', text, alt: m.pass_code_alt({}, { locale }), runs: [...own, ...(locale === 'de' ? [] : [german(again)])] },
  ];
}
