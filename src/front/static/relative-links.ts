import { posix } from 'node:path';

/** Where an address of the site lies among the files; null where it is not among them. */
export type FileOf = (address: string) => string | null;

/** Forms that work without a server: the search and the questions of the checklist, by scripts of their own. */
const worksAlone = /role="search"|class="[^"]*steps-questions/;
/** Addresses that keep what stands behind the question mark. */
const readsQuery = /\/(suche|schritte)$/;

/** Where a page names its plain text. */
export const offersText = /<link rel="alternate" type="text\/plain"[^>]*>/;
/** The file with the plain text of a page. */
export const textBeside = (file: string): string => file.replace(/\.html$/, '.txt');

/**
 * Makes a page a file: every address of the site becomes relative to it, forms that need a server go. What is not among the files
 * leads to the live site where one is named, and is no link otherwise.
 */
export function toFile(input: {
  html: string;
  file: string;
  fileOf: FileOf;
  live: string | null;
  policy: string;
  /** The address of another file; from this one unless given. */
  at?: (target: string) => string;
}): string {
  const { html, file, fileOf, live, policy, at = (target: string) => relativeAddress(file, target) } = input;
  const rewrite = (address: string): string | null => {
    const [, path = '', query = '', hash = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(address) ?? [];
    const target = fileOf(path);
    if (target === null) return live === null ? null : live + address;
    return at(target) + (readsQuery.test(path) ? query : '') + hash;
  };
  return (
    html
      .replace(/<!--[\s\S]*?-->/g, '')
      // Its text lies beside it; on the device there is the page alone.
      .replace(
        offersText,
        file === ''
          ? ''
          : `<link rel="alternate" type="text/plain" href="${encodeURIComponent(posix.basename(textBeside(file)))}">`,
      )
      .replace(/<form [\s\S]*?<\/form>/g, (form) => (worksAlone.test(form.slice(0, form.indexOf('>'))) ? form : ''))
      // On every depth the same address.
      .replace(/( (?:href|src)=")(?:\.{1,2}\/)+/g, '$1/')
      .replace(/<(\w[\w-]*) [^>]*>/g, (tag, name: string) => {
        let lost = false;
        const made = tag.replace(/ (href|src|action|data-list)="(\/(?!\/)[^"]*)"/g, (_, attribute: string, address: string) => {
          const found = rewrite(address);
          if (found === null) lost = true;
          return found === null ? '' : ` ${attribute}="${found}"`;
        });
        if (lost && ['link', 'script', 'img'].includes(name)) return '';
        // The folders that the device's script works in.
        return name === 'keep-offline'
          ? made.replace(
              / (data-(?:root|worker|scope))="\/([^"]*)"/g,
              (_, word: string, path: string) => ` ${word}="${at(path)}"`,
            )
          : made;
      })
      .replace('<head>', `<head><meta http-equiv="content-security-policy" content="${policy.replaceAll('"', '&quot;')}">`)
  );
}

/** From one file to another, each part of the way as an address. */
export function relativeAddress(from: string, to: string): string {
  const way = posix.relative(posix.dirname(from), to).split('/').map(encodeURIComponent).join('/');
  return way === '' ? '.' : way.replaceAll('%2E%2E', '..');
}

/** Addresses of this site that a page names, without what stands behind `?` and `#`. */
export function addressesIn(html: string): string[] {
  const found = new Set<string>();
  const plain = html.replace(/( (?:href|src)=")(?:\.{1,2}\/)+/g, '$1/');
  for (const [, address = ''] of plain.matchAll(/<(?:a|link|script|img)\b[^>]* (?:href|src)="(\/(?!\/)[^"?#]*)/g))
    found.add(address);
  return [...found];
}
