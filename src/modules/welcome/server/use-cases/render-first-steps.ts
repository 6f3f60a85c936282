import type { Ctx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import type { Block, Run } from '#kernel/document.ts';
import { notFound } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import { sheetLabels } from '#lib/document/sheet-labels.ts';
import { formatDay } from '#lib/format.ts';
import { directionOf, isLanguage, type Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';
import type { Way } from '#modules/mobility/contract.ts';
import { wayRuns } from '#modules/mobility/ui/way-runs.ts';
import { isOfficeFunction, type PublicOffice } from '#modules/network/contract-places.ts';
import { findOfficesFor } from '#modules/network/server/index.ts';
import { officeFacts, officeName, saidRun } from '#modules/network/ui/office-blocks.ts';
import { searchOf, stepTimes, type Answers, type ReaderStep } from '../../contract-steps.ts';
import { childWords, timeWords, wayWords } from '../../ui/step-words.ts';
import { findWays } from '../find-ways.ts';
import { foreignTo } from '../page-document.ts';
import { readFirstSteps } from './first-steps.ts';

export type StepsPdf = { pdf: Uint8Array; fileName: string; draft: false };

/**
 * What is left to do, as a list to tick by hand: what to bring, who is responsible where somebody lives, their hours and the way there.
 * The answers come from the address of the list and are kept nowhere.
 */
export async function renderFirstSteps(
  ctx: Ctx,
  input: { language: string; accent: string; answers: Answers; municipality: { ags: string; name: string } | null },
): Promise<Result<StepsPdf>> {
  if (ctx.county === null) return notFound('Diesen Landkreis');
  const locale: Language = isLanguage(input.language) ? input.language : 'de';
  const { answers, municipality } = input;
  const read = await readFirstSteps(ctx, { language: locale, way: answers.way, children: [...answers.children] });
  if (!read.ok) return read;
  const open = read.value.filter(({ key }) => !answers.done.includes(key));
  const functions = [...new Set(open.map(({ office }) => office).filter(isOfficeFunction))];
  const ags = municipality?.ags ?? null;
  const offices =
    functions.length === 0 ? ok([]) : await findOfficesFor(ctx, { language: locale, functions, municipalityAgs: ags });
  if (!offices.ok) return offices;
  const ways = await findWays({ ctx, offices: offices.value, ags, stop: null });
  const today = berlinDay(ctx.clock.now());
  const title = m.steps_title({}, { locale });
  const paths = publicPaths({ base: `/${ctx.county.slug}`, language: locale });
  const profile = [wayWords(answers.way, locale), ...answers.children.map((child) => childWords(child, locale))].join(' · ');
  const pdf = await ctx.pdf.render({
    layout: 'handout',
    document: {
      meta: {
        lang: locale,
        dir: directionOf(locale),
        title,
        ...(municipality === null ? {} : { subtitle: municipality.name }),
        county: ctx.county.name,
        accent: input.accent,
        period: '',
        date: { iso: today, text: formatDay(today, locale) },
        author: ctx.county.name,
        permanentAddress: ctx.origin + paths.firstSteps(searchOf({ ...answers, municipality: ags })),
        contentHash: '',
        status: 'frozen',
        labels: sheetLabels(locale),
      },
      blocks: [
        { kind: 'heading', level: 1, id: 'titel', text: title },
        { kind: 'paragraph', lead: true, runs: [{ text: profile }] },
        ...(open.length === 0 ? [{ kind: 'paragraph' as const, runs: [{ text: m.steps_all_done({}, { locale }) }] }] : []),
        ...listBlocks({ open, offices: offices.value, ways, locale }),
      ],
    },
  });
  return ok({ pdf, fileName: `${paths.firstSteps().split('/').at(-1)!}-${locale}.pdf`, draft: false });
}

function listBlocks(input: {
  open: readonly ReaderStep[];
  offices: readonly PublicOffice[];
  ways: ReadonlyMap<string, Way>;
  locale: Language;
}): Block[] {
  const { open, offices, ways, locale } = input;
  /** Offices that stand on the list already: further steps name them only. */
  const told = new Set<string>();
  return stepTimes.flatMap((when): Block[] => {
    const steps = open.filter((step) => step.when === when);
    if (steps.length === 0) return [];
    return [
      { kind: 'heading', level: 2, id: when, text: timeWords(when, locale) },
      ...steps.flatMap((step): Block[] => {
        const office = offices.find((one) => one.function === step.office);
        const way = office && ways.get(office.function);
        const name = office ? officeName(office) : null;
        const first = office !== undefined && !told.has(office.function);
        if (office) told.add(office.function);
        const said = foreignTo(step.language, locale);
        const bring: Run[] = [{ text: `${m.steps_documents({}, { locale })}: `, strong: true }];
        return [
          { kind: 'heading', level: 3, id: step.key, text: step.title, tick: true, ...said },
          { kind: 'paragraph', runs: [{ text: step.reason, ...said }] },
          ...(step.documents.length === 0
            ? []
            : [{ kind: 'paragraph' as const, runs: [...bring, { text: step.documents.join(', '), ...said }] }]),
          ...(name ? [{ kind: 'paragraph' as const, runs: [{ ...saidRun(name, locale), strong: true }] }] : []),
          ...(first && office.note ? [{ kind: 'paragraph' as const, runs: [saidRun(office.note, locale)] }] : []),
          ...(first ? [officeFacts(office, locale, way ? wayRuns(way, locale) : [])] : []),
        ];
      }),
    ];
  });
}
