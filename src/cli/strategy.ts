import { readFile } from 'node:fs/promises';
import type { Run } from './commands.ts';

export const strategyCommand: Run = async ({ args, stdout, stderr, help }) => {
  const [verb, ...rest] = args;
  if (verb === 'read') return (await import('./strategy-read.ts')).readCommand({ args: rest, stdout, stderr });
  const [slug, file] = rest;
  if ((verb !== 'add' || file === undefined) && verb !== 'list') {
    stderr.write(help);
    return 2;
  }
  const [{ withApp }, { systemActor }] = await Promise.all([import('./with-app.ts'), import('#composition/app.ts')]);
  return withApp({ stderr }, async ({ app }) => {
    const county = await app.counties.bySlug(slug ?? '');
    if (!county) {
      stderr.write(`There is no county "${slug ?? ''}". "kreislotse county list" names them.\n`);
      return 1;
    }
    const ctx = app.context({ county, actor: systemActor('Befehlszeile') });
    if (verb === 'list') {
      const all = await app.strategy.listOfficeStrategies(ctx, {});
      for (const entry of all.ok ? all.value : [])
        stdout.write(`${entry.key.padEnd(32)}  ${entry.state.padEnd(8)}  ${entry.title}\n`);
      return all.ok ? 0 : 1;
    }
    const made = await app.strategy.createStrategy(ctx, JSON.parse(await readFile(file!, 'utf8')) as never);
    if (!made.ok) {
      stderr.write(
        `${made.problem.message}\n${(made.problem.fields ?? []).map((field) => `  ${field.path}: ${field.message}\n`).join('')}`,
      );
      return 1;
    }
    stdout.write(`Added as a draft: ${made.value.key}\n`);
    return 0;
  });
};
