import { readFile } from 'node:fs/promises';
import { systemActor } from '#composition/app.ts';
import { loadExampleData } from '#composition/example-data.ts';
import type { Run } from './commands.ts';
import { withApp } from './with-app.ts';

export const countyCommand: Run = async ({ args, stdout, stderr, help }) => {
  const [verb, file] = args;
  if (verb === 'list') {
    return withApp({ stderr }, async ({ app }) => {
      for (const county of await app.counties.all())
        stdout.write(`${county.ags}  ${county.slug.padEnd(20)}  ${county.officialName}\n`);
      return 0;
    });
  }
  if (verb === 'examples') {
    return withApp({ stderr }, async ({ app }) => {
      const loaded = await loadExampleData({ app, tell: (line) => stderr.write(`${line}\n`) });
      stdout.write(loaded.length === 0 ? 'All example counties are there already.\n' : `Loaded: ${loaded.join(', ')}\n`);
      return 0;
    });
  }
  if (verb === 'host' && file !== undefined) {
    const host = args[2] ?? null;
    return withApp({ stderr }, async ({ app }) => {
      const done = await app.tenancy.setCountyHost(app.context({ county: null, actor: systemActor('Befehlszeile') }), {
        slug: file,
        host,
      });
      if (!done.ok) {
        stderr.write(`${done.problem.message}\n`);
        return 1;
      }
      stdout.write(host === null ? `${file} has no host of its own any more.\n` : `${file} answers under ${host}.\n`);
      return 0;
    });
  }
  if (verb === 'outlines' && file !== undefined && args[2] !== undefined) {
    const given = JSON.parse(await readFile(args[2], 'utf8')) as never;
    return withApp({ stderr }, async ({ app }) => {
      const county = await app.counties.bySlug(file);
      if (county === null) {
        stderr.write(`There is no county ${file}.\n`);
        return 1;
      }
      const done = await app.network.setOutlines(app.context({ county, actor: systemActor('Befehlszeile') }), given);
      if (!done.ok) {
        stderr.write(`${done.problem.message}\n`);
        return 1;
      }
      stdout.write(`The borders of ${file} are laid down.\n`);
      return 0;
    });
  }
  if (verb === 'add' && file !== undefined) {
    const given = JSON.parse(await readFile(file, 'utf8')) as never;
    return withApp({ stderr }, async ({ app }) => {
      const actor = systemActor('Befehlszeile');
      const made = await app.tenancy.createCounty(app.context({ county: null, actor }), given);
      const filled = made.ok ? await app.tenancy.fillCounty(app.context({ county: made.value, actor }), given) : made;
      if (!filled.ok) {
        stderr.write(
          `${filled.problem.message}\n${(filled.problem.fields ?? []).map((field) => `  ${field.path}: ${field.message}\n`).join('')}`,
        );
        return 1;
      }
      stdout.write(`Added: ${made.ok ? made.value.slug : ''}\n`);
      return 0;
    });
  }
  stderr.write(help);
  return 2;
};
