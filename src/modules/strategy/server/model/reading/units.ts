/** Who is responsible and for whom: lists of names, split only where a new name begins. */
import { titleKey } from './clean.ts';

/** A word that begins a unit's name … */
const STARTS =
  /^(?:(?:der|die|das|den|dem)\s+)?(?:fachbereich|fachdienst|fachgruppe|fachamt|fachstelle|fachgebiet|amt(?=\s|$)|dezernat|abteilung|referat|sachgebiet|stabsstelle|stabstelle|team|büro|geschäftsbereich|eigenbetrieb|stadt(?=\s)|samtgemeinde|gemeinden?|landkreis|kreis(?=\s)|fb\s?\d|fd\s?\d|jobcenter|agentur|koordinierungsstelle|koordination|kreis\p{L}+|volkshochschule|vhs|kvhs|verein|träger|schulen?|kitas?|caritas|diakonie|awo|drk|ihk|hwk|kommunen|städte)(?![\p{Ll}])/iu;

/** … or a word that only an institution's name ends with. */
const INSTITUTION =
  /(?:stelle|stellen|amt|ämter|behörde|behörden|center|zentrum|zentren|dienst|dienste|schule|schulen|koordination|koordinator(?:in)?|koordinierung|agentur|verein|vereine|verband|verbände|kammer|kammern|verwaltung|beauftragte[rn]?|beirat|büro|werk|gmbh|e\.\s?v\.|förderung|integrationsrat|jugendpflege|bibliothek|museum|netzwerk|träger|kommunen|gemeinden|städte|vhs|awo|drk|caritas|diakonie|betrieb|betriebe|universität|hochschule|polizei|presse|stiftung)(?=$|[\s)(/,])/iu;

const TOPICAL =
  /^(?:fachbereich|fachdienst|fachgruppe|dezernat|abteilung|referat|sachgebiet|amt für|ausschuss|geschäftsbereich|ministerium|fachamt|fachgebiet)(?![\p{Ll}])/iu;

const BREAKS =
  /\s*;\s*|\s*\|\s*|\n+|,?\s+in (?:enger )?(?:zusammenarbeit|kooperation|abstimmung) mit (?:(?:der|dem|den)\s+)?|,?\s+gemeinsam mit (?:(?:der|dem|den)\s+)?|\s+unter beteiligung (?:der|des|von)\s+/iu;

function withoutArticle(name: string): string {
  return name
    .replace(/^(?:der|die|das|den|dem)\s+/i, '')
    .replace(/[\s,;]+$/, '')
    .trim();
}

function beginsUnit(part: string, known: ReadonlySet<string>): boolean {
  const name = withoutArticle(part);
  return known.has(titleKey(name)) || STARTS.test(name) || /^\p{Lu}{2,6}(?:[\s(]|$)/u.test(name);
}

function looksLikeUnit(part: string, known: ReadonlySet<string>): boolean {
  const name = withoutArticle(part);
  return beginsUnit(name, known) || INSTITUTION.test(name.slice(0, 200));
}

/** Splits at top-level commas: those inside parentheses belong to a name. */
function splitCommas(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i += 1) {
    const sign = text[i];
    if (sign === '(') depth += 1;
    else if (sign === ')') depth = Math.max(0, depth - 1);
    else if (sign === ',' && depth === 0 && text[i + 1] === ' ') {
      parts.push(text.slice(start, i).trim());
      start = i + 1;
    }
  }
  parts.push(text.slice(start).trim());
  return parts.filter((part) => part !== '');
}

function splitAnd(part: string, known: ReadonlySet<string>): string[] {
  const out: string[] = [];
  let rest = part;
  let from = 0;
  for (;;) {
    const at = rest.slice(from).search(/ (?:und|sowie|&) | \/ /u);
    if (at < 0) break;
    const cut = from + at;
    const right = rest.slice(cut).replace(/^ (?:und|sowie|&|\/) /u, '');
    const left = rest.slice(0, cut);
    const open = (left.match(/\(/g)?.length ?? 0) > (left.match(/\)/g)?.length ?? 0);
    const leftWhole = !/-$/.test(left) && looksLikeUnit(left, known) && !/\b(?:für|von|zur|zum|der)\s+\S+$/.test(left);
    if (!open && !/^[-–]/.test(right) && leftWhole && looksLikeUnit(right.split(/ (?:und|sowie) /)[0] ?? right, known)) {
      out.push(left);
      rest = right;
      from = 0;
    } else from = cut + 3;
  }
  out.push(rest);
  return out;
}

/**
 * Splits a printed responsibility into units. `known` holds the title keys of names that stand alone elsewhere in
 * the document. "Fachbereich Bau, Infrastruktur, Wirtschaft" stays one name.
 */
export function splitUnits(raw: string, known: ReadonlySet<string>): string[] {
  const text = raw
    .slice(0, 2000)
    .replace(/^[\s–•-]+/, '')
    .trim();
  if (text === '' || /^(?:-|–|k\.?\s?a\.?|n\.?\s?n\.?|offen|noch offen)$/i.test(text)) return [];
  if (known.has(titleKey(text)) && !/[;\n]/.test(text)) return [withoutArticle(text)];
  const units: string[] = [];
  for (const piece of text.split(BREAKS)) {
    const grouped: string[] = [];
    const commas = splitCommas(piece);
    for (const part of commas) {
      const previous = grouped[grouped.length - 1];
      // After "Fachbereich Kinder" the words "Jugend", "Familie" go on with the name unless they begin one.
      if (previous !== undefined && TOPICAL.test(withoutArticle(previous)) && !looksLikeUnit(part, known)) {
        grouped[grouped.length - 1] = `${previous}, ${part}`;
      } else grouped.push(part);
    }
    for (const part of grouped) units.push(...splitAnd(part, known));
  }
  const seen = new Set<string>();
  const names: string[] = [];
  for (const unit of units) {
    const name = withoutArticle(unit.replace(/^und\s+/, '')).replace(/(?<!\b\p{L})(?<!\.\s?V|e\.V)\.$/u, '');
    if (name === '' || seen.has(titleKey(name))) continue;
    seen.add(titleKey(name));
    names.push(name);
  }
  return names;
}

/** Names that stand alone in at least one place: the document's own dictionary of units. */
export function knownUnits(values: readonly string[]): Set<string> {
  const known = new Set<string>();
  for (const value of values) {
    const text = value.trim();
    if (text.length > 2 && text.length < 120 && !BREAKS.test(text) && (!/,|\bund\b|\//.test(text) || isOneName(text))) {
      known.add(titleKey(withoutArticle(text)));
    }
  }
  return known;
}

function isOneName(text: string): boolean {
  if (/\//.test(text)) return false;
  if (/,/.test(text)) return false;
  const right = text.split(/ und /)[1] ?? '';
  return !looksLikeUnit(right, new Set());
}

/**
 * The units that a measure names in parentheses at its end: "Lesepaten schulen (VHS, bis 2027)".
 * @param isTime whether a part tells a time
 */
export function unitsAtEnd(title: string, known: ReadonlySet<string>, isTime: (part: string) => boolean): string[] {
  const inside = /\s[([]([^()[\]]{3,120})[)\]]\.?$/.exec(title.slice(-140))?.[1];
  if (inside === undefined) return [];
  const parts = inside.split(/;\s+|,\s+/).filter((part) => !isTime(part));
  const named = (part: string) =>
    /^\p{Lu}/u.test(part) &&
    part.split(' ').length <= 6 &&
    (known.has(titleKey(withoutArticle(part))) ||
      (STARTS.test(part) && !/^(?:schulen?|kitas?|koordination|verein|träger|städte|kommunen)/i.test(part)) ||
      (/^[\p{L}-]+$/u.test(part) && part.length > 5 && INSTITUTION.test(part)));
  return parts.length > 0 && parts.every(named) ? parts : [];
}

/** Splits target groups only where every part stands for itself; "Jugendliche und deren Eltern" stays whole. */
export function splitGroups(raw: string): string[] {
  const text = raw.trim();
  if (text === '') return [];
  const lines = text
    .split(/\s*;\s*|\n+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return lines.flatMap((line) => {
    const parts = splitCommas(line.replace(/\.$/, ''));
    if (parts.length < 2) return [line];
    const tail = /^(\p{Lu}[\p{L}*:/]{2,40}) (?:und|sowie) (\p{Lu}[\p{L}*:/]{2,40})$/u.exec(parts[parts.length - 1] as string);
    const all = tail ? [...parts.slice(0, -1), tail[1] as string, tail[2] as string] : parts;
    const single = all.every(
      (part) =>
        /^\p{Lu}\S*$/u.test(part) ||
        (!tail && part.split(' ').length <= 3 && !/\b(?:und|oder|vor|insbesondere|aus)\b/.test(part)),
    );
    return single && all.every((part) => /^[\p{Lu}\p{L}]/u.test(part)) ? all : [line];
  });
}

const PERSONS =
  /(?:menschen|personen|kinder|jugendliche|frauen|männer|mädchen|jungen|eltern|familien|väter|mütter|senior|zugewanderte|geflüchtete|migrant|minderjährige|schüler|auszubildende|studierende|alleinerziehende|rentner|erwachsene|eingewanderte|neuzugezogene|arbeitslose|beschäftigte|fachkräfte|ehrenamtliche|aussiedler|asyl|flüchtlinge|ältere|beeinträchtigte|analphabet)/iu;
const DEEDS =
  /(?:ung|ungen|ausbau|aufbau|angebote?|förderung|erstell|entwick|durchführ|workshop|kurse?|beratung|projekt|konzept|einrichtung|vernetz)(?=\s|$|,)/iu;

/** Whether a bullet only names a group of persons ("Menschen im Rentenalter"). */
export function namesPersons(text: string): boolean {
  const head = text.slice(0, 60);
  return text.length < 140 && PERSONS.test(head) && !DEEDS.test(head.split(' ').slice(0, 2).join(' '));
}
