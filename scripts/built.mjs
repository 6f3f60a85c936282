// Whether the build renders the sources as they are: a build leaves their hash beside it, so that it is not made twice.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const mark = join(root, 'build', '.sources');

// Types of the pages that the build leaves there; installing anew takes them away.
const types = join(root, 'node_modules/$app/types');

export const isBuilt = () => existsSync(types) && existsSync(mark) && readFileSync(mark, 'utf8') === hashOfSources();

/** @param {string} hash of the sources before the build began: what changed meanwhile is not in it */
export const markBuilt = (hash) => writeFileSync(mark, hash);

export function hashOfSources() {
  const hash = createHash('sha256');
  const visit = (path) => {
    for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const full = join(path, entry.name);
      if (entry.name === 'paraglide') continue;
      if (entry.isDirectory()) visit(full);
      else hash.update(`${full}\0`).update(readFileSync(full));
    }
  };
  for (const folder of ['src', 'locales', 'static', 'project.inlang']) visit(join(root, folder));
  for (const file of ['package-lock.json', 'vite.config.ts']) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}
