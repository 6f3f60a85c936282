import type { CountyCtx, Ctx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import type { Block, CitableDocument, Run } from '#kernel/document.ts';
import { notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { sheetLabels } from '#lib/document/sheet-labels.ts';
import { formatDay } from '#lib/format.ts';
import { publicPaths } from '#lib/paths.ts';
import { spokenName } from '../../contract-languages.ts';
import { trainingWords } from '../../contract-rules.ts';
import { interpreterIdInput } from '../../inputs.ts';
import { minutesOf } from '../model/tariff/allowance.ts';
import { policy } from '../policy.ts';
import { loadOwnPool } from '../pool-access.ts';
import { findAssignments } from '../request-store.ts';
import { findInterpreters, findPools, type InterpreterRow } from '../store.ts';
import { ownPerson } from './own-pages.ts';

export type CertificatePdf = { pdf: Uint8Array; fileName: string; draft: false };
type Content = {
  name: string;
  pool: string;
  operator: string;
  languages: string[];
  trainings: { module: string; day: string; hours: number }[];
  conversations: number;
  minutes: number;
};

async function contentOf({ tx, row }: { tx: Tx; row: InterpreterRow }): Promise<Content> {
  const [pool] = await findPools(tx, { id: row.poolId });
  const done = (await findAssignments(tx, { interpreterId: row.id })).filter(({ row: one }) => one.outcome === 'done');
  return {
    name: row.name,
    pool: pool!.row.name,
    operator: pool!.organisation ?? pool!.unit ?? 'Koordination des Landkreises',
    languages: row.languages.map(({ tag }) => spokenName({ tag })),
    trainings: row.trainings
      .map((one) => ({ ...one, module: trainingWords[one.module] ?? one.module }))
      .toSorted((one, other) => one.day.localeCompare(other.day)),
    conversations: done.length,
    minutes: done.reduce(
      (sum, { row: { startsAt, endsAt } }) => sum + minutesOf({ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() }),
      0,
    ),
  };
}

/** What a certificate says of somebody; for whoever runs the pool. */
const readCertificate = useCase({
  name: 'interpreting.read-certificate',
  action: 'interpreting.run-pool',
  policy,
  mode: 'read',
  input: interpreterIdInput,
  load: async ({ ctx, tx, input }) => {
    const [found] = await findInterpreters(tx, { id: input.interpreterId });
    if (!found) return notFound('Diese Person');
    const own = await loadOwnPool({ ctx, tx, poolId: found.row.poolId });
    return own.ok ? ok({ loaded: found.row, thing: own.value.thing }) : own;
  },
  run: async ({ tx, loaded: row }) => ok(await contentOf({ tx, row })),
});

/** The same for the person herself. */
const readOwnCertificate = useCase({
  name: 'interpreting.read-own-certificate',
  action: 'interpreting.own-page',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) => {
    const own = await ownPerson(ctx, tx, false);
    return own.ok ? ok(await contentOf({ tx, row: own.value })) : own;
  },
});

const line = (runs: Run[], lead = false): Block & { kind: 'paragraph' } => ({
  kind: 'paragraph',
  runs,
  ...(lead ? { lead } : {}),
});
const hoursWords = (hours: number): string => `${hours.toLocaleString('de-DE')} ${hours === 1 ? 'Stunde' : 'Stunden'}`;
/** Begun quarters of an hour are not counted. */
const workedHours = (minutes: number): number => Math.floor(minutes / 15) / 4;

function documentOf(input: { ctx: CountyCtx; content: Content; accent: string }): CitableDocument {
  const { ctx, content, accent } = input;
  const today = berlinDay(ctx.clock.now());
  const hours = content.trainings.reduce((sum, one) => sum + one.hours, 0);
  const title = 'Bescheinigung über Sprachmittlung';
  return {
    meta: {
      ...{ lang: 'de', dir: 'ltr', title, county: ctx.county.name, accent, period: '' },
      date: { iso: today, text: formatDay(today, 'de') },
      author: content.operator,
      permanentAddress: ctx.origin + publicPaths({ base: `/${ctx.county.slug}`, language: 'de' }).home,
      contentHash: '',
      status: 'frozen',
      labels: sheetLabels('de'),
    },
    blocks: [
      { kind: 'heading', level: 1, id: 'titel', text: title },
      line([{ text: content.name, strong: true }], true),
      line([
        {
          text: `ist Sprachmittlerin oder Sprachmittler im Pool „${content.pool}“ (${content.operator}), Landkreis ${ctx.county.name}.`,
        },
      ]),
      {
        kind: 'facts',
        items: [
          { term: 'Sprachen', runs: [{ text: content.languages.join(', ') }] },
          { term: 'Fortbildung', runs: [{ text: hoursWords(hours), strong: true }] },
          {
            term: 'Einsätze',
            runs: [
              {
                text:
                  content.conversations === 0
                    ? 'noch keine'
                    : `${content.conversations.toLocaleString('de-DE')}, zusammen ${hoursWords(workedHours(content.minutes))}`,
              },
            ],
          },
        ],
      },
      ...(content.trainings.length === 0
        ? []
        : [
            {
              kind: 'table' as const,
              id: 'fortbildungen',
              caption: 'Besuchte Fortbildungen',
              columns: [
                { header: 'Baustein' },
                { header: 'Tag', width: 'auto' as const },
                { header: 'Stunden', align: 'end' as const, width: 'auto' as const },
              ],
              rows: content.trainings.map(({ module, day, hours: own }) => ({
                cells: [module, formatDay(day, 'de'), own.toLocaleString('de-DE')].map((text) => ({ runs: [{ text }] })),
              })),
              rowHeader: 0,
            },
          ]),
      line([{ text: `${ctx.county.name}, den ${formatDay(today, 'de')}` }]),
      line([{ text: '_'.repeat(40) }, { text: '\nUnterschrift' }]),
    ],
    imprint: [line([{ text: 'Diese Bescheinigung ist keine Beeidigung und kein Nachweis einer Prüfung.' }])],
  };
}

async function render(ctx: Ctx, input: { read: Result<Content>; accent: string }): Promise<Result<CertificatePdf>> {
  const { read, accent } = input;
  if (!read.ok) return read;
  const document = documentOf({ ctx: ctx as CountyCtx, content: read.value, accent });
  return ok({
    pdf: await ctx.pdf.render({ document, layout: 'handout' }),
    fileName: 'bescheinigung-sprachmittlung.pdf',
    draft: false,
  });
}

/** A certificate with the hours of training and of conversations. */
export async function renderCertificate(
  ctx: Ctx,
  input: { interpreterId: string; accent: string },
): Promise<Result<CertificatePdf>> {
  if (ctx.county === null) return notFound('Diesen Landkreis');
  return render(ctx, { read: await readCertificate(ctx, { interpreterId: input.interpreterId }), accent: input.accent });
}

/** The same by the link of the own page. */
export async function renderOwnCertificate(ctx: Ctx, input: { accent: string }): Promise<Result<CertificatePdf>> {
  if (ctx.county === null) return notFound('Diesen Landkreis');
  return render(ctx, { read: await readOwnCertificate(ctx, {}), accent: input.accent });
}
