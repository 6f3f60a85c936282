import type { CountyCtx, Ctx, Tx } from '#kernel/context.ts';
import type { CitableDocument } from '#kernel/document.ts';
import { notFound } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { publicPaths } from '#lib/paths.ts';
import { invoiceIdInput, sheetIdInput, statementIdInput } from '../../inputs-sheets.ts';
import { findAccounts, findInvoices, findStatements, type FoundStatement } from '../payment-store.ts';
import { policy } from '../policy.ts';
import { invoicesFrom, statementsFrom } from '../settled.ts';
import { ownInterpreter, poolToPay, sheetOfInterpreter, sheetOfPool } from '../sheet-access.ts';
import { invoiceDocument, paperDocument, statementDocument, type PaperFrame } from '../sheet-documents.ts';
import { findPools } from '../store.ts';

const what = 'Diese Abrechnung';
type Paper = { document: CitableDocument; fileName: string };
export type SheetPdf = { pdf: Uint8Array; fileName: string };

async function frameOf(ctx: CountyCtx, tx: Tx, poolId: string): Promise<PaperFrame> {
  const [pool] = await findPools(tx, { id: poolId });
  return {
    ...{ county: ctx.county.name, pool: pool!.row.name, accent: '#0b4f6c', now: ctx.clock.now() },
    address: ctx.origin + publicPaths({ base: `/${ctx.county.slug}`, language: 'de' }).interpreting,
  };
}

async function statementPaper(ctx: CountyCtx, tx: Tx, made: FoundStatement): Promise<Result<Paper>> {
  const [statement] = await statementsFrom(tx, [made]);
  if (!statement) return notFound(what);
  const [account] = await findAccounts(tx, [made.row.interpreterId]);
  const given = { ending: account?.ending ?? null, paidOn: made.row.paidOn };
  const document = statementDocument(await frameOf(ctx, tx, made.row.poolId), statement, given);
  return ok({ document, fileName: `${statement.number}.pdf` });
}

const statementForOffice = useCase({
  name: 'interpreting.read-statement-paper',
  action: 'interpreting.read-settled',
  policy,
  mode: 'read',
  input: statementIdInput,
  load: async ({ ctx, tx, input }) => {
    const [made] = await findStatements(tx, { ids: [input.statementId] });
    if (!made) return notFound(what);
    const pool = await poolToPay({ ctx, tx, poolId: made.row.poolId });
    return pool.ok ? ok({ ...pool.value, loaded: made }) : pool;
  },
  run: ({ ctx, tx, loaded }) => statementPaper(ctx, tx, loaded),
});

const statementForOwner = useCase({
  name: 'interpreting.read-own-statement-paper',
  action: 'interpreting.own-page',
  policy,
  mode: 'read',
  input: statementIdInput,
  run: async ({ ctx, tx, input }) => {
    const own = await ownInterpreter({ ctx, tx });
    if (!own.ok) return own;
    const [made] = await findStatements(tx, { ids: [input.statementId], interpreterId: own.value.id });
    return made ? statementPaper(ctx, tx, made) : notFound(what);
  },
});

const invoiceForOffice = useCase({
  name: 'interpreting.read-invoice-paper',
  action: 'interpreting.read-settled',
  policy,
  mode: 'read',
  input: invoiceIdInput,
  load: async ({ ctx, tx, input }) => {
    const [made] = await findInvoices(tx, { id: input.invoiceId });
    if (!made) return notFound('Diese Rechnung');
    const pool = await poolToPay({ ctx, tx, poolId: made.row.poolId });
    return pool.ok ? ok({ ...pool.value, loaded: made }) : pool;
  },
  run: async ({ ctx, tx, loaded }) => {
    const [invoice] = await invoicesFrom(tx, [loaded]);
    if (!invoice) return notFound('Diese Rechnung');
    const document = invoiceDocument(await frameOf(ctx, tx, loaded.row.poolId), invoice);
    return ok<Paper>({ document, fileName: `${invoice.number}.pdf` });
  },
});

const paperForOffice = useCase({
  name: 'interpreting.read-paper-sheet',
  action: 'interpreting.run-pool',
  policy,
  mode: 'read',
  input: sheetIdInput,
  load: ({ ctx, tx, input }) => sheetOfPool({ ctx, tx, assignmentId: input.assignmentId, lock: false }),
  run: async ({ ctx, tx, loaded: { found, pool } }) =>
    ok<Paper>({
      document: paperDocument(await frameOf(ctx, tx, pool.id), found),
      fileName: `nachweis-${found.request.number}.pdf`,
    }),
});

const paperForOwner = useCase({
  name: 'interpreting.read-own-paper-sheet',
  action: 'interpreting.own-page',
  policy,
  mode: 'read',
  input: sheetIdInput,
  run: async ({ ctx, tx, input }) => {
    const held = await sheetOfInterpreter({ ctx, tx, assignmentId: input.assignmentId, lock: false });
    if (!held.ok) return held;
    const { found, pool } = held.value;
    const document = paperDocument(await frameOf(ctx, tx, pool.id), found);
    return ok<Paper>({ document, fileName: `nachweis-${found.request.number}.pdf` });
  },
});

/** Sets the type after the transaction, which must not wait for that. */
const printed =
  <I>(read: (ctx: Ctx, input: I) => Promise<Result<Paper>>) =>
  async (ctx: Ctx, input: I): Promise<Result<SheetPdf>> => {
    const paper = await read(ctx, input);
    if (!paper.ok) return paper;
    const { document, fileName } = paper.value;
    return ok({ pdf: await ctx.pdf.render({ document, layout: 'handout' }), fileName });
  };

export const renderStatement = printed(statementForOffice);
export const renderOwnStatement = printed(statementForOwner);
export const renderInvoice = printed(invoiceForOffice);
export const renderPaperSheet = printed(paperForOffice);
export const renderOwnPaperSheet = printed(paperForOwner);
