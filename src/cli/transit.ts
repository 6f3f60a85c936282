import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { systemActor } from '#composition/app.ts';
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

/** Reads a timetable in for a county, as the worker does with one that is handed in; whatever goes wrong, the present one stays. */
export const transitCommand: Run = async ({ args, stdout, stderr, help }) => {
  const [verb, ...others] = args;
  const options = verb === 'import' ? readOptions(others) : null;
  if (options === null) {
    stderr.write(help);
    return 2;
  }
  return withApp({ stderr }, async ({ app }) => {
    const county = await app.counties.bySlug(options.county);
    if (county === null) {
      stderr.write(`There is no county ${options.county} here.\n`);
      return 1;
    }
    const ctx = app.context({ county, actor: systemActor('Fahrplan') });
    let stored;
    try {
      stored = await app.files.put(createReadStream(options.file));
    } catch (error) {
      stderr.write(`${options.file} cannot be read: ${error instanceof Error ? error.message : String(error)}\n`);
      return 1;
    }
    const upload = { ...stored, name: basename(options.file), mime: 'application/zip' };
    const received = await app.mobility.receiveTimetable(ctx, { upload, limit: stored.size });
    if (!received.ok) {
      stderr.write(`${received.problem.message}\n`);
      return 1;
    }
    const timetableId = received.value.id;
    const job = modules.flatMap((module) => module.jobs ?? []).find(({ name }) => name === 'mobility.read-timetable')!;
    const tell = setInterval(() => {
      app.mobility.readMobility(ctx, {}).then(
        (found) => found.ok && found.value.reading && stderr.write(`${found.value.reading.progress} %\n`),
        () => undefined,
      );
    }, 2_000);
    try {
      await job.run(ctx, { countyId: county.id, timetableId });
    } finally {
      clearInterval(tell);
    }
    const found = await app.mobility.readMobility(ctx, {});
    if (!found.ok) throw new Error(found.problem.message);
    const { current, history } = found.value;
    if (current?.id !== timetableId) {
      stderr.write(`${history.find(({ id }) => id === timetableId)?.fault ?? 'It was given up.'}\n`);
      return 1;
    }
    stdout.write(`${current.file}: ${current.stops} stops, ${current.trips} trips, ${current.firstDay} to ${current.lastDay}\n`);
    for (const { message, count } of current.warnings) stdout.write(`  ${count} × ${message}\n`);
    return 0;
  });
};
