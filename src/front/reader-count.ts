import type { IncomingMessage } from 'node:http';

/** Programs that read pages: search engines, previews of links, monitors, tools. They name themselves, more or less. */
const program =
  /bot|crawl|spider|slurp|preview|scan|monitor|uptime|archiv|fetch|http|curl|wget|python|java\/|ruby|perl|php|okhttp|axios|node|undici|headless|lighthouse|pagespeed|facebookexternal|whatsapp|telegram|embed|feed|rss|validator|libwww|scrapy/i;

/** Whether this is a person's browser that shows the page now: no program, no preparation, no second look at the head. */
export function isReader(request: IncomingMessage): boolean {
  const agent = request.headers['user-agent'] ?? '';
  const purpose = `${String(request.headers['sec-purpose'] ?? '')}${String(request.headers['purpose'] ?? '')}`;
  // A service worker that fills its store asks for many pages that nobody reads.
  const destination = request.headers['sec-fetch-dest'];
  const shown = destination === undefined || destination === 'document';
  return request.method === 'GET' && shown && !purpose.includes('prefetch') && agent.length > 20 && !program.test(agent);
}

/** County, language and address of a public page; null for what is no page. */
export function readPageOf(path: string): { language: string; what: string } | null {
  const [, , language = '', ...rest] = path.split('?', 1)[0]!.split('/');
  const what = rest.filter(Boolean).map(decoded).join('/').toLowerCase();
  // Links of one person, files and answers to scripts.
  if (!/^[a-z-]{2,10}$/.test(language) || what.length > 300 || /^(anmeldung|abo)\//.test(what) || /\.[a-z]+$/.test(what))
    return null;
  return { language, what };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
