/** What people of a country most likely speak at home, for an estimate of which languages are needed. */

const regionNames = new Intl.DisplayNames('de', { type: 'region', fallback: 'none' });
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

const bare = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();

/** Countries as the register of foreign nationals writes them, where CLDR says otherwise. */
const otherNames: Readonly<Record<string, string>> = {
  'russische foderation': 'RU',
  moldau: 'MD',
  moldawien: 'MD',
  turkei: 'TR',
  tschechien: 'CZ',
  'tschechische republik': 'CZ',
  weissrussland: 'BY',
  mazedonien: 'MK',
  usa: 'US',
  grossbritannien: 'GB',
  elfenbeinkuste: 'CI',
};
let known: Map<string, string> | null = null;
function regionOf(name: string): string | null {
  if (known === null) {
    known = new Map(Object.entries(otherNames));
    for (const first of letters) {
      for (const second of letters) {
        const found = regionNames.of(first + second);
        if (found !== undefined) known.set(bare(found), first + second);
      }
    }
  }
  if (/^[A-Z]{2}$/.test(name) && regionNames.of(name) !== undefined) return name;
  return known.get(bare(name)) ?? known.get(bare(name.split(/[,(]/)[0]!)) ?? null;
}

/** By CLDR's likely subtags: `und-SY` is Arabic, `und-AF` Persian. */
const languageOf = (region: string): string => new Intl.Locale(`und-${region}`).maximize().language;

const nobodyKnows = /^(staatenlos|ungeklart|unbekannt|ohne angabe|sonstige|ubrige)/;
const sums = /^(insgesamt|gesamt|summe|zusammen)/;

/**
 * A table of citizenships with their numbers, a line each: `Syrien, Arabische Republik; 1.234`. Summed by the language that most people
 * there speak; of whom nobody can say one are `unassigned`, and German-speaking countries are left out.
 * @returns the number and words of the first line that cannot be read, or the sums
 */
export function spokenByCitizenship(
  table: string,
): { ok: true; byLanguage: Map<string, number>; unassigned: number } | { ok: false; line: number; words: string } {
  const byLanguage = new Map<string, number>();
  let unassigned = 0;
  for (const [index, typed] of table.split(/\r?\n/).entries()) {
    const words = typed.trim();
    if (words === '') continue;
    const found = /^(.*?)[;\t ]+(\d{1,3}(?:[.  ]\d{3})+|\d+)\s*$/.exec(words);
    const name = found?.[1]?.replace(/["„“;:]/g, '').trim() ?? '';
    if (found === null || name === '') return { ok: false, line: index + 1, words };
    const count = Number(found[2]!.replace(/\D/g, ''));
    if (sums.test(bare(name))) continue;
    const region = regionOf(name);
    if (region === null && !nobodyKnows.test(bare(name))) return { ok: false, line: index + 1, words };
    const language = region === null ? null : languageOf(region);
    if (language === null || language === 'und') unassigned += count;
    else if (language !== 'de') byLanguage.set(language, (byLanguage.get(language) ?? 0) + count);
  }
  return { ok: true, byLanguage, unassigned };
}
