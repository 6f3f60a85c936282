// Node strips types from files of a checkout, but refuses to below node_modules, where an installed Kreislotse lies.
// There its own files are stripped here. In a checkout this does nothing.
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../src/', import.meta.url).href;

if (root.includes('/node_modules/')) {
  registerHooks({
    load(url, context, next) {
      if (!url.startsWith(root) || !url.endsWith('.ts')) return next(url, context);
      return { format: 'module', shortCircuit: true, source: stripTypeScriptTypes(readFileSync(fileURLToPath(url), 'utf8')) };
    },
  });
}
