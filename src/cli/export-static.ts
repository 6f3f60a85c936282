import { existsSync } from 'node:fs';
import { exportSite } from '../front/static/export-site.ts';
import { faultOfFolder } from '../front/static/write-folder.ts';
import { createRender } from '../server.ts';
import type { Run } from './commands.ts';
import { withApp } from './with-app.ts';

/** `welcome export-static FOLDER [--county COUNTY] [--live URL]`. */
export const exportStaticCommand: Run = async ({ args, stdout, stderr, help }) => {
  const options = new Map<string, string>();
  const rest: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at]!;
    if (arg.startsWith('--')) options.set(arg, args[(at += 1)] ?? '');
    else rest.push(arg);
  }
  const [folder] = rest;
  const live = options.get('--live') ?? null;
  const asked = options.get('--county') ?? null;
  const known = [...options.keys()].every((name) => ['--county', '--live'].includes(name));
  if (folder === undefined || rest.length > 1 || !known || (live !== null && !URL.canParse(live))) {
    stderr.write(help);
    return 2;
  }
  if (!existsSync(new URL('../../build/handler.js', import.meta.url))) {
    stderr.write('The pages are not built: run node scripts/build.mjs first.\n');
    return 1;
  }
  const fault = await faultOfFolder(folder);
  if (fault !== null) {
    stderr.write(`${fault}\n`);
    return 1;
  }
  return withApp({ stderr }, async ({ app }) => {
    const counties = (await app.counties.all()).filter(({ slug }) => asked === null || slug === asked);
    if (counties.length === 0) {
      stderr.write(asked === null ? 'There is no county yet.\n' : `There is no county "${asked}".\n`);
      return 1;
    }
    const { files, changed, gone } = await exportSite({
      app,
      render: await createRender(app),
      folder,
      counties,
      live: live === null ? null : new URL(live).href.replace(/\/$/, ''),
      tell: (line) => stderr.write(`${line}\n`),
    });
    stdout.write(`${folder}: ${files} files, ${changed} of them new or changed; ${gone} are gone.\n`);
    return 0;
  });
};
