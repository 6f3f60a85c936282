type Given = { text: string; origin: string; live: string | null };

/**
 * Texts name the site by its whole address: on paper, for machines, in calendars. Among files that is the live site where one is named;
 * where none is, nothing of it may stay, for the server that wrote the files is nobody's to ask.
 */
export function inPage({ text, origin, live }: Given): string {
  if (live !== null) return text.replaceAll(origin, live);
  return text
    .replace(/<script type="application\/ld\+json">[\s\S]*?<\/script>/g, '')
    .replace(/<link [^>]*>/g, (link) => (link.includes(`"${origin}`) ? '' : link))
    .replace(/<p class="print-only[^>]*>[^<]*<\/p>/g, (line) => (line.includes(origin) ? '' : line));
}

/** A calendar; lines are folded anew, for addresses may be longer than before. */
export function inCalendar({ text, origin, live }: Given): string {
  const lines = text.replaceAll('\r\n ', '').split('\r\n');
  const kept = live === null ? lines.filter((line) => !line.startsWith(`URL:${origin}`)) : lines;
  const address = new RegExp(`(?:\\\\n)*${origin.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}[^\\s\\\\]*`, 'g');
  return kept
    .map((line) => (live === null ? line.replace(address, '') : line.replaceAll(origin, live)))
    .map(fold)
    .join('\r\n');
}

/** RFC 5545, 3.1: at most 75 octets a line, no letter cut. */
function fold(line: string): string {
  const parts = [''];
  let bytes = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (bytes + size > 75) {
      parts.push('');
      bytes = 1;
    }
    parts[parts.length - 1] += letter;
    bytes += size;
  }
  return parts.join('\r\n ');
}
