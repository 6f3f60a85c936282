import { basename } from 'node:path';
import type { Writable } from 'node:stream';
import { NoServices, readServices } from '#adapters/hsds/read-services.ts';
import { systemActor } from '#composition/app.ts';
import { importServices, type ServiceReport } from '#composition/hsds/import-services.ts';
import type { CountyCtx } from '#kernel/context.ts';
import { offerTopics, type OfferTopic } from '#modules/offers/contract.ts';
import type { Run } from './commands.ts';
import { withApp } from './with-app.ts';

type Options = {
  county: string;
  from: string;
  source: string;
  hideGone: boolean;
  topic: OfferTopic | null;
  state: 'draft' | 'public';
  dryRun: boolean;
};

export function readOptions(args: readonly string[]): Options | null {
  const rest: string[] = [];
  let from: string | null = null;
  let topic: string | null = null;
  let source: string | null = null;
  let [dryRun, isPublic, hideGone] = [false, false, false];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at]!;
    if (arg === '--dry-run') dryRun = true;
    else if (arg === '--public') isPublic = true;
    else if (arg === '--hide-gone') hideGone = true;
    else if (arg === '--source') source = args[(at += 1)] ?? '';
    else if (arg === '--from') from = args[(at += 1)] ?? null;
    else if (arg === '--topic') topic = args[(at += 1)] ?? '';
    else if (arg.startsWith('--')) return null;
    else rest.push(arg);
  }
  const known = topic === null ? null : offerTopics.find((one) => one === topic);
  const [county] = rest;
  if (county === undefined || rest.length !== 1 || !from || known === undefined || source === '') return null;
  return { county, from, source: source ?? sourceOf(from), hideGone, topic: known, state: isPublic ? 'public' : 'draft', dryRun };
}

/** A server by its address without what is asked of it or lets one in; a file by its name. */
export function sourceOf(from: string): string {
  if (!/^https?:/i.test(from) || !URL.canParse(from)) return basename(from);
  const { origin, pathname } = new URL(from);
  return (origin + pathname).replace(/\/+$/, '').replace(/\/services$/, '');
}

const endings = ['SIGINT', 'SIGTERM'] as const;

/** Takes a directory over from a server that speaks HSDS 3.0, or from a file. Ctrl C ends it, and nothing of it stays. */
export const offersCommand: Run = async ({ args, stdout, stderr, help }) => {
  const [verb, ...others] = args;
  const options = verb === 'import' ? readOptions(others) : null;
  if (options === null) {
    stderr.write(help);
    return 2;
  }
  const ending = new AbortController();
  const end = (): void => ending.abort();
  // A terminal signals the whole group, and whoever started this hands its own on: the second must not end it half way.
  for (const signal of endings) process.on(signal, end);
  try {
    return await withApp({ stderr }, async ({ app }) => {
      const county = await app.counties.bySlug(options.county);
      if (county === null) {
        stderr.write(`There is no county ${options.county} here.\n`);
        return 1;
      }
      const ctx = app.context({ county, actor: systemActor('Übernahme') }) as CountyCtx;
      const done = await importServices({
        app,
        ctx,
        services: readServices({ from: options.from, signal: ending.signal }),
        ...options,
        signal: ending.signal,
        onProgress: ({ phase, done: count, of }) =>
          stderr.write(phase === 'read' ? `${count} read\n` : `${count} of ${of} written\n`),
      });
      if (!done.ok) {
        stderr.write(`${done.message}\n`);
        return 1;
      }
      tell(stdout, done.report);
      if (options.dryRun) stdout.write('Nothing was written: this was a rehearsal.\n');
      return 0;
    });
  } catch (error) {
    if (!(error instanceof NoServices)) throw error;
    stderr.write(`${error.message} Nothing was taken over.\n`);
    return 1;
  } finally {
    for (const signal of endings) process.off(signal, end);
  }
};

function tell(stdout: Writable, { counts, lines, more }: ServiceReport): void {
  const { added, changed, same, kept, leftOut, gone, hidden } = counts;
  for (const { sign, what, message } of lines) stdout.write(`${sign} ${[what, message].filter(Boolean).join(': ')}\n`);
  if (more > 0) stdout.write(`… and ${more} lines more\n`);
  stdout.write(
    `${added} added, ${changed} changed, ${same} the same, ${kept} kept as changed here, ${leftOut} left out, ${gone} gone at the source, ${hidden} of them hidden.\n`,
  );
}
