import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';

/** Lowest Node that runs the project. */
const needed = 24;

/** Path of a Node that is new enough: the one that npm brought along, else the one that runs this. */
export function ownNode() {
  const require = createRequire(import.meta.url);
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  try {
    const folder = dirname(require.resolve(`node-${platform}-${process.arch}/package.json`));
    const binary = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    if (existsSync(binary)) return binary;
  } catch {
    // Not every platform has its Node on npm; then the machine's own must do.
  }
  if (Number(process.versions.node.split('.')[0]) >= needed) return process.execPath;
  console.error(
    `Kreislotse needs Node ${needed}. npm ci brings it along on Linux and Windows; please run it, or install Node ${needed}.`,
  );
  process.exit(1);
}
