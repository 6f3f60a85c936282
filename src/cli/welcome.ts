import type { Writable } from 'node:stream';
import { readRegion } from '#adapters/integreat/read-region.ts';
import { systemActor } from '#composition/app.ts';
import { importRegion } from '#composition/integreat/import-region.ts';
import { importKinds, type ImportReport } from '#composition/integreat/report.ts';
import type { CountyCtx } from '#kernel/context.ts';
import { writeBundle } from '../integreat/write-bundle.ts';
import type { Run } from './commands.ts';
import { withApp } from './with-app.ts';

type Options = { from?: string; region?: string; county?: string; dryRun: boolean; rest: string[]; unknown: string[] };

function readOptions(args: readonly string[]): Options {
  const options: Options = { dryRun: false, rest: [], unknown: [] };
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at]!;
    if (arg === '--dry-run') options.dryRun = true;
    else if (arg === '--from' || arg === '--region' || arg === '--county') {
      const value = args[(at += 1)];
      if (value === undefined) options.unknown.push(arg);
      else options[arg.slice(2) as 'from'] = value;
    } else if (arg.startsWith('--')) options.unknown.push(arg);
    else options.rest.push(arg);
  }
  return options;
}

export const welcomeCommand: Run = async ({ args, stdout, stderr, help }) => {
  const [verb, ...others] = args;
  if (verb === 'export-static') {
    const { exportStaticCommand } = await import('./export-static.ts');
    return exportStaticCommand({ args: others, stdout, stderr, help });
  }
  const options = readOptions(others);
  const { from, region, unknown, rest } = options;
  if (unknown.length === 0 && verb === 'import' && from !== undefined && region !== undefined && rest.length === 0) {
    return importVerb({ stdout, stderr, from, region, county: options.county ?? region, dryRun: options.dryRun });
  }
  const [folder] = rest;
  if (unknown.length === 0 && verb === 'export-integreat' && folder !== undefined && rest.length === 1 && from === undefined) {
    return exportVerb({ stdout, stderr, folder, county: options.county ?? null });
  }
  stderr.write(help);
  return 2;
};

async function importVerb(input: {
  stdout: Writable;
  stderr: Writable;
  from: string;
  region: string;
  county: string;
  dryRun: boolean;
}): Promise<number> {
  const { stdout, stderr, dryRun } = input;
  return withApp({ stderr }, async ({ app }) => {
    const county = await app.counties.bySlug(input.county);
    if (county === null) {
      stderr.write(`There is no county ${input.county} here. Name one by --county.\n`);
      return 1;
    }
    stderr.write(`Reading ${input.region} from ${input.from} …\n`);
    const read = await readRegion({ from: input.from, region: input.region });
    if (!read.ok) {
      stderr.write(`${read.message}\n`);
      return 1;
    }
    const ctx = app.context({ county, actor: systemActor('Übernahme') }) as CountyCtx;
    const base = county.host === null ? `/${county.slug}` : '';
    const report = await importRegion({ app, ctx, region: read.region, base, dryRun });
    for (const line of linesOf(report)) stdout.write(`${line}\n`);
    if (dryRun) stdout.write('Nothing was written: this was a rehearsal.\n');
    return 0;
  });
}

const headings = { 'left-out': 'Not taken over:', kept: 'Changed here, so left as it is:', note: 'To know:' } as const;

export function linesOf(report: ImportReport): string[] {
  const lines = [`${report.source} → ${report.county}`, ''];
  lines.push(`${''.padEnd(10)}${['added', 'changed', 'same', 'kept', 'left out'].map((word) => word.padStart(10)).join('')}`);
  for (const kind of importKinds) {
    const { added, changed, same, kept, leftOut } = report.counts[kind];
    lines.push(`${kind.padEnd(10)}${[added, changed, same, kept, leftOut].map((count) => String(count).padStart(10)).join('')}`);
  }
  for (const about of ['left-out', 'kept', 'note'] as const) {
    const those = report.lines.filter((line) => line.about === about);
    if (those.length > 0)
      lines.push('', headings[about], ...those.map(({ kind, what, message }) => `  ${kind}: ${what}: ${message}`));
  }
  return lines;
}

async function exportVerb(input: { stdout: Writable; stderr: Writable; folder: string; county: string | null }): Promise<number> {
  const { stdout, stderr, folder, county } = input;
  return withApp({ stderr }, async ({ app }) => {
    if (county !== null && (await app.counties.bySlug(county)) === null) {
      stderr.write(`There is no county ${county}.\n`);
      return 1;
    }
    const { files } = await writeBundle({ app, folder, counties: county === null ? null : [county] });
    stdout.write(`${files} files in ${folder}.\n`);
    return 0;
  });
}
