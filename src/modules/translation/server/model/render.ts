import { cleanHtml } from '#kernel/content/html.ts';
import { hintsOf, lostPlaceholders, wordsOfCoded } from './checks.ts';
import { decodeHtml, encodeHtml } from './coded.ts';

export type Rendered = { ok: true; text: string; hints: string[] } | { ok: false; faults: string[] };

/** What a translator wrote as it is kept, or what is wrong with it; and what may be missing. */
export function renderTranslation(input: { format: 'text' | 'html'; source: string; text: string }): Rendered {
  const { format, source } = input;
  const written = input.text.replaceAll('\r\n', '\n').trim();
  const shown = format === 'html' ? encodeHtml(source).text : source;
  const [sourceWords, words] = format === 'html' ? [wordsOfCoded(shown), wordsOfCoded(written)] : [shown, written];
  const lost = lostPlaceholders({ source: sourceWords, text: words }).map((item) => `Der Platzhalter ${item} fehlt.`);
  const hints = hintsOf({ source: sourceWords, text: words });
  if (format === 'text') return lost.length > 0 ? { ok: false, faults: lost } : { ok: true, text: written, hints };
  const decoded = decodeHtml({ source, text: written });
  const faults = [...(decoded.ok ? [] : decoded.faults), ...lost];
  return decoded.ok && faults.length === 0 ? { ok: true, text: cleanHtml(decoded.html), hints } : { ok: false, faults };
}
