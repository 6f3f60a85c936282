import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { Writable } from 'node:stream';
import { systemActor, type App } from '#composition/app.ts';
import { modules } from '#composition/registry.ts';
import type { Run } from './commands.ts';
import { withApp } from './with-app.ts';

type Options = { file: string; county: string };

export function readOptions(args: readonly string[]): Options | null {
  const rest: string[] = [];
  let county: string | null = null;
  for (let at = 0; at < args.length; at += 1) {
    if (args[at] === '--county') county = args[(at += 1)] ?? null;
    else if (args[at]!.startsWith('--')) return null;
    else rest.push(args[at]!);
  }
  const [file] = rest;
  return file !== undefined && rest.length === 1 && county !== null ? { file, county } : null;
}

/**
 * Reads a timetable in for a county, as the worker does with one that is handed in; whatever goes wrong, the present one stays. Ctrl C
 * gives it up.
 */
export const transitCommand: Run = async ({ args, stdout, stderr, help }) => {
  const [verb, ...others] = args;
  const options = verb === 'import' ? readOptions(others) : null;
  if (options === null) {
    stderr.write(help);
    return 2;
  }
  const ending = new AbortController();
  const end = (): void => ending.abort();
  // Every time: a terminal tells this process and the one above, which passes it on.
  for (const signal of endings) process.on(signal, end);
  try {
    return await withApp({ stderr }, ({ app }) => importTimetable({ app, options, stdout, stderr, signal: ending.signal }));
  } finally {
    for (const signal of endings) process.off(signal, end);
  }
};

const endings = ['SIGINT', 'SIGTERM'] as const;

/** @returns what the command ends with: 0 when the timetable is current */
export async function importTimetable(input: {
  app: App;
  options: Options;
  stdout: Pick<Writable, 'write'>;
  stderr: Pick<Writable, 'write'>;
  /** Gives it up at any time before it is current. */
  signal: AbortSignal;
}): Promise<number> {
  const { app, options, stdout, stderr, signal } = input;
  const county = await app.counties.bySlug(options.county);
  if (county === null) {
    stderr.write(`There is no county ${options.county} here.\n`);
    return 1;
  }
  const ctx = app.context({ county, actor: systemActor('Fahrplan') });
  let stored;
  try {
    stored = await app.files.put(piecesOf({ file: options.file, signal }));
  } catch (error) {
    if (signal.aborted) stderr.write(givenUp);
    else stderr.write(`${options.file} cannot be read: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
  const upload = { ...stored, name: basename(options.file), mime: 'application/zip' };
  const received = await app.mobility.receiveTimetable(ctx, { upload, limit: stored.size, reader: 'caller' });
  if (!received.ok) {
    stderr.write(`${received.problem.message}\n`);
    return 1;
  }
  const timetableId = received.value.id;
  // The reader asks now and then whether it is still wanted. Where it has come to its end meanwhile, there is nothing to give up.
  const giveUp = (): void => void app.mobility.cancelTimetable(ctx, { timetableId }).catch(() => undefined);
  if (signal.aborted) giveUp();
  signal.addEventListener('abort', giveUp);
  const job = modules.flatMap((module) => module.jobs ?? []).find(({ name }) => name === 'mobility.read-timetable')!;
  let told = -1;
  const tell = setInterval(() => {
    app.mobility.readMobility(ctx, {}).then(
      (found) => {
        const reading = found.ok ? found.value.reading : null;
        if (!reading || reading.progress === told) return;
        told = reading.progress;
        stderr.write(`${told} %\n`);
      },
      () => undefined,
    );
  }, 2_000);
  try {
    await job.run(ctx, { countyId: county.id, timetableId });
  } finally {
    clearInterval(tell);
    signal.removeEventListener('abort', giveUp);
  }
  const found = await app.mobility.readMobility(ctx, {});
  if (!found.ok) throw new Error(found.problem.message);
  const { current, history } = found.value;
  if (current?.id !== timetableId) {
    const fault = history.find(({ id }) => id === timetableId)?.fault;
    stderr.write(fault ? `${fault}\n` : givenUp);
    return 1;
  }
  stdout.write(`${current.file}: ${current.stops} stops, ${current.trips} trips, ${current.firstDay} to ${current.lastDay}\n`);
  for (const { message, count } of current.warnings) stdout.write(`  ${count} × ${message}\n`);
  return 0;
}

async function* piecesOf({ file, signal }: { file: string; signal: AbortSignal }): AsyncGenerator<Buffer> {
  for await (const piece of createReadStream(file)) {
    signal.throwIfAborted();
    yield piece as Buffer;
  }
}

const givenUp = 'It was given up. The present timetable stays.\n';
