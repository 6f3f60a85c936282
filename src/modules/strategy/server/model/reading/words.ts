/** The vocabulary of German strategy documents: which word names which level, key or text. */
import type { DraftHorizon, DraftKind, DraftTextKind } from '../../../draft.ts';
import { followingNumber, leadingNumber, ordinalWord } from './numbers.ts';

/** Goals come in up to three ranks: Leitziel (1), Ziel (2), Handlungsziel (3); a document uses one to three. */
export type LevelRole = 'field' | 'field2' | 'goal1' | 'goal2' | 'goal3' | 'measure';

export type Label = {
  role: LevelRole;
  /** The document's own word in the singular: "Schwerpunktthema". */
  word: string;
  number: string | null;
  rest: string;
  kind: DraftKind | null;
  /** "Maßnahmen:" heads a list; "Maßnahme 1: …" is one. */
  plural: boolean;
  /** "Maßnahmen zur …", "Folgende Maßnahmen …:": weaker evidence than the bare word. */
  qualified: boolean;
  /** From "Kurzfristige Maßnahmen". */
  horizon: DraftHorizon | null;
  /** "Kurzfristig" or "Operativ" alone: part of a list of measures that is open already. */
  adjectiveOnly: boolean;
};

type Word = { role: LevelRole; word: string; pattern: string; abbreviation?: boolean };

const WORDS: Word[] = [
  { role: 'field', word: 'Handlungsfeld', pattern: 'handlungsfeld(?:ern?|es|s)?' },
  { role: 'field', word: 'Schwerpunktthema', pattern: 'schwerpunktthem(?:as|a|en)' },
  { role: 'field', word: 'Themenschwerpunkt', pattern: 'themenschwerpunkt(?:en|es|e|s)?' },
  { role: 'field', word: 'Handlungsschwerpunkt', pattern: 'handlungsschwerpunkt(?:en|es|e|s)?' },
  { role: 'field', word: 'Themenfeld', pattern: 'themenfeld(?:ern?|es|s)?' },
  { role: 'field', word: 'Aktionsfeld', pattern: 'aktionsfeld(?:ern?|es|s)?' },
  { role: 'field', word: 'Arbeitsfeld', pattern: 'arbeitsfeld(?:ern?|es|s)?' },
  { role: 'field', word: 'Aufgabenfeld', pattern: 'aufgabenfeld(?:ern?|es|s)?' },
  { role: 'field', word: 'Strategiefeld', pattern: 'strategiefeld(?:ern?|es|s)?' },
  { role: 'field', word: 'Handlungsbereich', pattern: 'handlungsbereich(?:en|es|e|s)?' },
  { role: 'field', word: 'Themenbereich', pattern: 'themenbereich(?:en|es|e|s)?' },
  { role: 'field', word: 'Schwerpunkt', pattern: 'schwerpunkt(?:en|es|e|s)?' },
  { role: 'field', word: 'Themenblock', pattern: 'themenbl(?:o|ö)ck(?:en|e|s)?' },
  { role: 'field', word: 'Kernthema', pattern: 'kernthem(?:as|a|en)' },
  { role: 'field', word: 'Säule', pattern: 'säulen?' },
  { role: 'field', word: 'Handlungsfeld', pattern: 'hf', abbreviation: true },
  { role: 'goal1', word: 'Leitziel', pattern: 'leitziel(?:en|es|e|s)?' },
  { role: 'goal1', word: 'Oberziel', pattern: 'oberziel(?:en|es|e|s)?' },
  { role: 'goal1', word: 'Hauptziel', pattern: 'hauptziel(?:en|es|e|s)?' },
  { role: 'goal1', word: 'Rahmenziel', pattern: 'rahmenziel(?:en|es|e|s)?' },
  { role: 'goal1', word: 'Kernziel', pattern: 'kernziel(?:en|es|e|s)?' },
  { role: 'goal1', word: 'Grobziel', pattern: 'grobziel(?:en|es|e|s)?' },
  { role: 'goal1', word: 'Globalziel', pattern: 'globalziel(?:en|es|e|s)?' },
  { role: 'goal1', word: 'Leitziel', pattern: 'lz', abbreviation: true },
  { role: 'goal1', word: 'Oberziel', pattern: 'oz', abbreviation: true },
  { role: 'goal3', word: 'Handlungsziel', pattern: 'handlungsziel(?:en|es|e|s)?' },
  { role: 'goal3', word: 'Teilziel', pattern: 'teilziel(?:en|es|e|s)?' },
  { role: 'goal3', word: 'Unterziel', pattern: 'unterziel(?:en|es|e|s)?' },
  { role: 'goal3', word: 'Feinziel', pattern: 'feinziel(?:en|es|e|s)?' },
  { role: 'goal3', word: 'Detailziel', pattern: 'detailziel(?:en|es|e|s)?' },
  { role: 'goal3', word: 'Mittlerziel', pattern: 'mittlerziel(?:en|es|e|s)?' },
  { role: 'goal3', word: 'Etappenziel', pattern: 'etappenziel(?:en|es|e|s)?' },
  { role: 'goal3', word: 'Zwischenziel', pattern: 'zwischenziel(?:en|es|e|s)?' },
  { role: 'goal3', word: 'Umsetzungsziel', pattern: 'umsetzungsziel(?:en|es|e|s)?' },
  { role: 'goal3', word: 'Handlungsziel', pattern: 'hz', abbreviation: true },
  { role: 'goal3', word: 'Teilziel', pattern: 'tz', abbreviation: true },
  { role: 'goal3', word: 'Unterziel', pattern: 'uz', abbreviation: true },
  { role: 'goal2', word: 'Ziel', pattern: 'ziel(?:setzung(?:en)?|en|es|e|s)?' },
  { role: 'goal2', word: 'Entwicklungsziel', pattern: 'entwicklungsziel(?:en|es|e|s)?' },
  { role: 'goal2', word: 'Zukunftsziel', pattern: 'zukunftsziel(?:en|es|e|s)?' },
  { role: 'goal2', word: 'Ziel', pattern: 'z', abbreviation: true },
  { role: 'measure', word: 'Handlungsempfehlung', pattern: 'handlungsempfehlung(?:en)?' },
  { role: 'measure', word: 'Empfehlung', pattern: 'empfehlung(?:en)?' },
  {
    role: 'measure',
    word: 'Maßnahme',
    pattern: '(?:einzel|schlüssel|haupt|kern|teil|umsetzungs|integrations)?ma(?:ß|ss)nahmen?',
  },
  { role: 'measure', word: 'Projekt', pattern: '(?:leit|schlüssel|einzel)?projekt(?:en|es|e|s)?' },
  { role: 'measure', word: 'Vorhaben', pattern: 'vorhabens?' },
  { role: 'measure', word: 'Aktivität', pattern: 'aktivität(?:en)?' },
  { role: 'measure', word: 'Handlungsansatz', pattern: 'handlungsans(?:a|ä)tz(?:en|e|es)?' },
  { role: 'measure', word: 'Handlungsvorschlag', pattern: 'handlungsvorschl(?:a|ä)g(?:en|e|s)?' },
  { role: 'measure', word: 'Handlungsschritt', pattern: 'handlungsschritt(?:en|e|s)?' },
  { role: 'measure', word: 'Aktion', pattern: 'aktion(?:en)?' },
  { role: 'measure', word: 'Maßnahme', pattern: 'm', abbreviation: true },
];

const BY_PATTERN = WORDS.map((entry) => ({
  ...entry,
  head: new RegExp(`^(?:${entry.pattern})(?![\\p{L}\\p{N}*])`, 'iu'),
  abbreviated: new RegExp(`^(?:${entry.pattern})[.\\- ]?(?=\\d|[IVX]+(?:[.:\\s]|$))`, 'iu'),
}));

/** Entries by the letter they begin with, so that a label costs a few tests and not sixty. */
const BY_INITIAL = new Map<string, typeof BY_PATTERN>();
for (const entry of BY_PATTERN) {
  const optional = /^\(\?:([^)]*)\)\?(.)/.exec(entry.pattern);
  const starts = optional ? [...(optional[1] as string).split('|'), optional[2] as string] : [entry.pattern];
  for (const initial of new Set(starts.map((start) => start[0] as string))) {
    BY_INITIAL.set(initial, [...(BY_INITIAL.get(initial) ?? []), entry]);
  }
}

const PLURAL =
  /(?:felder|felder?n|themen|punkte|punkten|bereiche|bereichen|säulen|ziele|zielen|setzungen|nahmen|empfehlungen|projekte|projekten|vorhaben|aktivitäten|ansätze|vorschläge|schritte|aktionen|blöcke)$/i;

const ADJECTIVE =
  /^(strategisch|operativ|kontinuierlich|dauerhaft|fortlaufend|laufend|ständig|konkret|geplant|weiter|neu|vorgesehen|übergeordnet|zentral|abgeleitet|empfohlen|vereinbart|wesentlich|prioritär|unser|mögliche?|kurzfristig|mittelfristig|langfristig|einzeln|ausgewählt|allgemein|spezifisch|vorgeschlagen|notwendig|folgend|kommunal|flankierend|wichtig|erst)(?:e[rsnm]?|en)?(?=[\s,/&]|$)/iu;
const PAST =
  /^(?:bestehend|bisherig|vorhanden|bereits|umgesetzt|abgeschlossen|durchgeführt|vergangen|erfolgt|realisiert|beispielhaft)/iu;

function kindOf(adjectives: readonly string[]): DraftKind | null {
  const kinds = new Set<DraftKind>();
  for (const word of adjectives) {
    if (/^strategisch/i.test(word)) kinds.add('strategic');
    else if (/^operativ/i.test(word)) kinds.add('operative');
    else if (/^(?:kontinuierlich|dauerhaft|fortlaufend|laufend|ständig)/i.test(word)) kinds.add('continuous');
  }
  return kinds.size === 1 ? ([...kinds][0] as DraftKind) : null;
}

function horizonOf(adjectives: readonly string[]): DraftHorizon | null {
  const found = adjectives
    .map((word) => /^(kurz|mittel|lang)fristig/i.exec(word)?.[1]?.toLowerCase())
    .filter((word) => word !== undefined);
  if (new Set(found).size !== 1) return null;
  return found[0] === 'kurz' ? 'short' : found[0] === 'mittel' ? 'medium' : 'long';
}

/** The adjectives in front of a level's word, "und" and commas between them included. */
function takeAdjectives(text: string): { adjectives: string[]; rest: string } {
  const adjectives: string[] = [];
  let rest = text;
  for (let i = 0; i < 6; i += 1) {
    const match = ADJECTIVE.exec(rest.slice(0, 40));
    if (!match) break;
    adjectives.push(match[1] as string);
    rest = rest.slice(match[0].length).replace(/^(?:\s*(?:und|oder|bzw\.|,|\/|&)\s+|\s+|\s*\/\s*)/, '');
  }
  return { adjectives, rest };
}

const GOAL_BY_ADJECTIVE: [RegExp, LevelRole, string][] = [
  [/^strategisch/i, 'goal1', 'Strategisches Ziel'],
  [/^übergeordnet/i, 'goal1', 'Übergeordnetes Ziel'],
  [/^operativ/i, 'goal3', 'Operatives Ziel'],
];

/** Sentences such as "Folgende Maßnahmen sind geplant:" that head a list. */
const SENTENCE_LABEL =
  /^(?=.{0,110}:$)(?!.*\b(?:wurden?|haben|hat|bisher|bereits|konnten)\b)(?:.{0,60}\s)?(?:folgende[nr]?|diese|nachstehende[nr]?|nachfolgende[nr]?)\s(?:\p{L}+\s){0,2}(ma(?:ß|ss)nahmen|handlungsempfehlungen|empfehlungen|projekte|ziele|leitziele|teilziele|handlungsziele)(?=[\s:,])/iu;

/** How plain language names the two lists. */
const PHRASES: [RegExp, { role: LevelRole; word: string }][] = [
  [
    /^(?:das|was) (?:wollen wir|wir) erreichen(?: wollen)?:?$|^(?:das (?:ist|sind) )?unsere? ziele?:?$/iu,
    { role: 'goal2', word: 'Ziel' },
  ],
  [
    /^(?:das|so|was) (?:tun|machen|planen|setzen) wir(?: (?:das )?um| konkret| dafür)?:?$|^was wir (?:dafür )?(?:tun|planen|machen)(?: wollen)?:?$|^(?:konkret )?geplant (?:ist|sind):?$|^(?:dafür|dazu) (?:planen|tun|machen) wir:?$|^wie wir (?:das|es) (?:erreichen|umsetzen)(?: wollen)?:?$/iu,
    { role: 'measure', word: 'Maßnahme' },
  ],
];

/** Most texts hold none of these and need no closer look. */
const LEVEL_WORD =
  /feld|punkt|bereich|them|säule|ziel|nahme|empfehlung|projekt|vorhaben|aktivität|ansatz|ansätze|vorschl|schritt|aktion|bl[oö]ck|fristig|strategisch|operativ|kontinuierlich|dauerhaft|laufend|erreichen|wir|geplant|(?:^|[\s.)])(?:hf|[lohtu]?z|m)[.\- ]?[\divx]/iu;

/**
 * Reads a label ("Ziel 1.1", "2. Handlungsfeld Teilhabe", "Strategische Maßnahmen", "M 1.2: …").
 * `strong` says that the text stands as a heading, where less punctuation is needed to believe it.
 */
export function parseLabel(text: string, strong: boolean): Label | null {
  const head = text.slice(0, 400);
  if (!LEVEL_WORD.test(head.slice(0, 180))) return null;
  let number: string | null = null;
  let rest = head;
  const lead = leadingNumber(head);
  if (lead) {
    number = lead.number;
    rest = lead.rest;
  } else {
    const space = head.indexOf(' ');
    const ordinal = space > 0 && space < 12 ? ordinalWord(head.slice(0, space)) : null;
    if (ordinal) {
      number = ordinal;
      rest = head.slice(space + 1);
    }
  }
  if (PAST.test(rest)) return null;
  const { adjectives, rest: body } = takeAdjectives(rest);
  if (adjectives.length === 1 && lead === null && /^(?:\([^()]{1,60}\))?\s*:?$/.test(body) && text.length < 90) {
    const [kind, horizon] = [kindOf(adjectives), horizonOf(adjectives)];
    if (kind === null && horizon === null) return null;
    return {
      role: 'measure',
      word: 'Maßnahme',
      number: null,
      rest: '',
      kind,
      horizon,
      plural: true,
      qualified: false,
      adjectiveOnly: true,
    };
  }
  const label = matchWord(body, adjectives, number, strong) ?? (lead ? matchWord(head, [], null, strong) : null);
  if (label && text.length > head.length) label.rest = cutRest(text, label.rest, head);
  if (label) return label;
  const phrase = PHRASES.find(([pattern]) => pattern.test(rest));
  if (phrase)
    return {
      ...phrase[1],
      number: null,
      rest: '',
      kind: null,
      horizon: null,
      plural: true,
      qualified: false,
      adjectiveOnly: false,
    };
  const sentence = text.length < 160 ? SENTENCE_LABEL.exec(text) : null;
  if (!sentence) return null;
  const found = BY_PATTERN.find((entry) => !entry.abbreviation && entry.head.test(sentence[1] as string));
  if (!found) return null;
  const before = text.slice(0, sentence.index + sentence[0].length);
  const kinds = before.split(' ').filter((word) => /^(?:strategisch|operativ|kontinuierlich|dauerhaft)/i.test(word));
  return {
    ...plainLabel(found),
    number: null,
    rest: '',
    kind: kindOf(kinds),
    horizon: null,
    plural: true,
    qualified: true,
    adjectiveOnly: false,
  };
}

function cutRest(text: string, rest: string, head: string): string {
  return text.slice(head.length - rest.length);
}

function plainLabel(word: Word): { role: LevelRole; word: string } {
  return { role: word.role, word: word.word };
}

function matchWord(body: string, adjectives: string[], lead: string | null, strong: boolean): Label | null {
  for (const entry of BY_INITIAL.get((body[0] ?? '').toLowerCase()) ?? []) {
    const match = entry.abbreviation ? entry.abbreviated.exec(body) : entry.head.exec(body);
    if (!match) continue;
    if (entry.abbreviation && !/^[A-Z]/.test(body)) return null;
    return finishLabel(entry, match[0], body.slice(match[0].length), adjectives, lead, strong);
  }
  return null;
}

function finishLabel(
  entry: Word,
  printed: string,
  tail: string,
  adjectives: string[],
  lead: string | null,
  strong: boolean,
): Label | null {
  let { role, word } = plainLabel(entry);
  if (role === 'goal2') {
    const ranked = GOAL_BY_ADJECTIVE.find(([pattern]) => adjectives.some((adjective) => pattern.test(adjective)));
    if (ranked) [, role, word] = ranked;
  }
  const plural = !entry.abbreviation && PLURAL.test(printed);
  let rest = tail.replace(/^\s+/, '');
  // "Leitziel/ strategisches Ziel", "Maßnahmen und Projekte": two words for the same level.
  const twin = /^(?:\/|und|bzw\.?|&|,)\s*((?:\p{L}+\s+)?\p{L}+)/iu.exec(rest.slice(0, 60));
  if (twin) {
    const second = parseLabel(twin[1] as string, true);
    if (!second) return null;
    if ((second.role === 'measure') !== (role === 'measure')) return null;
    rest = rest.slice(twin[0].length).replace(/^\s+/, '');
  }
  const kind = role === 'measure' ? kindOf(adjectives) : null;
  const base = { role, word, kind, horizon: role === 'measure' ? horizonOf(adjectives) : null, adjectiveOnly: false };
  const note = /^\([^()]{0,80}\)/.exec(rest);
  if (plural && note) rest = rest.slice(note[0].length).trim();
  if (plural && (rest === '' || rest === ':')) {
    return { ...base, number: lead, rest: '', plural, qualified: false };
  }
  const after = followingNumber(rest);
  const separated = /^\s*[:–—-]\s*/.exec(after ? after.rest : rest);
  const remaining = (separated ? (after ? after.rest : rest).slice(separated[0].length) : after ? after.rest : rest).trim();
  if (plural) {
    if (separated && !after) return { ...base, number: lead, rest: remaining, plural, qualified: false };
    if (after && (separated || remaining === '')) return null;
    if (!strong && !remaining.endsWith(':')) return null;
    if (
      !/^(?:zu[rm]?|im|in|für|der|des|von|auf|aus|bis|mit|sind|nach|und Zuständigkeit)\b/i.test(remaining) ||
      remaining.length > 110
    )
      return null;
    return { ...base, number: lead, rest: '', plural, qualified: true };
  }
  const code = entry.abbreviation && after && /^[A-Za-z]\d/.test(printed + after.number) && !/\s$/.test(printed);
  const number = after ? (code ? printed + after.number : after.number) : lead;
  const starts = /^[\p{Lu}\p{N}„"“'(»«*]/u.test(remaining);
  if (separated && remaining === '' && !/^\s*:/.test(separated[0])) return null;
  if (remaining === '' || separated) {
    return { ...base, number, rest: remaining, plural: false, qualified: false };
  }
  // "2. Projekt „Lotsen“ starten" is an entry of a list; "2. Projekt: Lotsen" and "Projekt 2 Lotsen" are labels.
  if (role === 'measure' && !after && !strong) return null;
  if (number !== null && (starts || (strong && after))) {
    return { ...base, number, rest: remaining, plural: false, qualified: false };
  }
  const named = role === 'field' && strong && starts && /feld|bereich|thema|Säule|punkt/i.test(word);
  return named ? { ...base, number: null, rest: remaining, plural: false, qualified: false } : null;
}

export type Key =
  'target' | 'responsible' | 'partner' | 'time' | 'status' | 'kind' | 'steps' | 'text' | 'other' | 'begin' | 'end';

const KEYS: [Key, RegExp][] = [
  [
    'target',
    /^(?:(?:haupt|ziel)?zielgruppen?(?:\s+(?:der|des)\s+\p{L}+)?|adressat(?:en|innen|\*innen|:innen)?|adressierte|für wen\??|zielpersonen)$/iu,
  ],
  [
    'partner',
    /^(?:(?:kooperations|netzwerk|umsetzungs|projekt)?partner(?:innen|\*innen|:innen)?(?:\s+und\s+\p{L}+)?|kooperation(?:en)?(?:\s+mit)?|(?:weitere\s+)?beteiligte(?:\s+\p{L}+)?|mitwirkende|(?:weitere\s+)?akteur(?:e|innen|\*innen|:innen)|einbindung|unterstützung durch|zusammenarbeit(?:\s+mit)?)$/iu,
  ],
  [
    'responsible',
    /^(?:(?:haupt|feder)?(?:zuständig(?:e[rs]?|keit(?:en)?)?|verantwortlich(?:e[rs]?|keit(?:en)?)?|verantwortung|führung|führend(?:e[rs]?)?)(?:\s*(?:\/|und|bzw\.|\()\s*\p{L}+\)?)?(?:\s+(?:ist|sind|stellen?|organisationseinheit(?:en)?|einheit(?:en)?|fachbereich(?:e)?|fachdienst(?:e)?|bereich|amt|ämter|institution(?:en)?|personen?|für die umsetzung|für umsetzung|in der verwaltung))?|umsetzung durch|umsetzende(?:\s+\p{L}+)?|durchführung(?:\s+durch)?|durchführende(?:\s+\p{L}+)?|träger(?:schaft)?|wer\??|wer macht es\??|organisationseinheit(?:en)?|fachbereich|fachdienst|bearbeitung durch)$/iu,
  ],
  ['begin', /^(?:(?:projekt|maßnahmen?|umsetzungs)?(?:beginn|start)(?:termin)?|von|ab(?: wann\??)?)$/iu],
  [
    'end',
    /^(?:(?:projekt|maßnahmen?|umsetzungs)?(?:ende|abschluss|fertigstellung)(?:stermin)?|bis(?: wann\??)?|umsetzung bis|fällig(?: bis)?|zieltermin|deadline)$/iu,
  ],
  [
    'time',
    /^(?:frist(?:en|igkeit)?|(?:umsetzungs|bearbeitungs|realisierungs|projekt|förder)?(?:zeitraum|zeitrahmen|horizont|zeitplan|zeitplanung|laufzeit|frist)|zeit(?:horizont|schiene|ziel|punkt|rahmen|raum|licher rahmen|liche (?:umsetzung|planung|perspektive|einordnung))?(?:\s+der umsetzung)?|termin(?:e|ierung|plan|ziel)?|dauer|wann\??|umsetzung(?:sdauer)?|realisierung|quartale?|jahr)$/iu,
  ],
  [
    'status',
    /^(?:(?:aktueller?\s+|derzeitiger?\s+)?(?:umsetzungs|sach|bearbeitungs|zwischen|projekt|arbeits)?(?:stand|status)(?:\s+der\s+(?:umsetzung|dinge|bearbeitung|maßnahme))?|bisher(?:ige)?\s+(?:umsetzung|ergebnisse|erreicht)|bericht|ergebnis(?:se)? bisher|fortschritt|erreicht)$/iu,
  ],
  ['kind', /^(?:(?:maßnahmen?)?(?:art|typ)(?:\s+der\s+maßnahme)?|charakter|kategorie)$/iu],
  [
    'steps',
    /^(?:(?:nächste|konkrete|geplante|einzelne)?\s*(?:umsetzungs|arbeits|teil|zwischen|einzel|handlungs)?schritte|meilensteine?|vorgehen(?:sweise)?|bausteine)$/iu,
  ],
  [
    'text',
    /^(?:(?:kurz|maßnahmen|projekt)?beschreibung(?:\s+der\s+maßnahme)?|erläuterung(?:en)?|inhalt(?:e|liche beschreibung)?|begründung|hintergrund|anlass|details|worum geht es\??|kurzbeschreibung|nutzen|zweck|projektziel|maßnahmenziel|ziel der maßnahme)$/iu,
  ],
  [
    'other',
    /^(?:(?:geschätzte\s+|personelle\s+|finanzielle\s+)?(?:kosten(?:rahmen)?|finanzierung|finanzbedarf|ressourcen(?:bedarf)?|budget|personal(?:bedarf)?|mittel(?:bedarf)?)(?:\s*(?:\/|und)\s*\p{L}+)?|(?:erfolgs|mess|wirkungs|ziel)?(?:indikator(?:en)?|kriteri(?:um|en)|kennzahl(?:en)?|größen?|messung|werte?)(?:\s*(?:\/|und)\s*\p{L}+)?|evaluation|priorität|prio|kontakt|ansprech(?:partner|person)(?:in|innen|en)?(?:\/in|\*in|\*innen)?|bemerkung(?:en)?|hinweis(?:e)?|anmerkung(?:en)?|quellen?|link|förderung|fördergeber|ort|sozialraum|region|telefon|tel\.?|fax|mobil|e-?mail|internet|adresse|anschrift|sprechzeiten|öffnungszeiten|wirkung(?:en)?|risiken|rechtsgrundlage|output|outcome|synergien|schnittstellen)$/iu,
  ],
];

/** "Zuständigkeit: VHS" gives the key and its value; "Stand (März 2026): …" keeps the note. */
export type KeyValue = { key: Key; value: string; note: string; bare: boolean };

/** The key that a word names (a table's column, the left part of "key: value"), or null. */
export function keyOf(name: string): Key | null {
  const trimmed = name
    .replace(/[:\s]+$/, '')
    .replace(/\s+/g, ' ')
    .slice(0, 70)
    .trim();
  if (trimmed === '' || trimmed.length > 60) return null;
  return KEYS.find(([, pattern]) => pattern.test(trimmed))?.[0] ?? null;
}

/** Reads `text` as key and value; a key alone on its line counts only where `bare` allows it. */
export function parseKey(text: string, bare: boolean): KeyValue | null {
  const colon = text.slice(0, 80).indexOf(':');
  if (colon < 0) {
    if (!bare || text.length > 45) return null;
    const key = keyOf(text);
    // Words that are as often a plain heading or a word of a sentence need their colon.
    const clear = key !== null && !['text', 'other', 'begin', 'end', 'partner'].includes(key);
    return clear && !/^(?:bis|ab|von|jahr|umsetzung|dauer|bericht|führung|inhalte?|kategorie)$/i.test(text)
      ? { key, value: '', note: '', bare: true }
      : null;
  }
  let name = text.slice(0, colon).trim();
  let note = '';
  const dated =
    /^(.{2,50}?)\s*(?:\(([^()]{1,40})\)|((?:am |vom |zum |per )?(?:\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}|\d{1,2}[./]\d{4}|(?:\p{L}{3,9}\s)?20\d\d)))$/u.exec(
      name,
    );
  if (dated && keyOf(name) === null) {
    name = dated[1] as string;
    note = (dated[2] ?? dated[3]) as string;
  }
  const key = keyOf(name);
  return key ? { key, value: text.slice(colon + 1).trim(), note, bare: false } : null;
}

const TEXT_HEADINGS: [DraftTextKind, RegExp][] = [
  [
    'mission',
    /^(?:(?:unser|das|ein|gemeinsames|kommunales)\s+)?(?:leitbild|vision|mission|leitgedanke|leitidee|zukunftsbild|unser selbstverständnis)(?=$|[\s:–-])/iu,
  ],
  [
    'principle',
    /^(?:(?:unsere|die|gemeinsame|strategische)\s+)?(?:leit(?:grund|)sätze|grundsätze|leitlinien|leitprinzipien|prinzipien|handlungsgrundsätze|handlungsleitlinien|handlungsprinzipien|leitgedanken|querschnittsprinzipien)(?=$|[\s:–-])/iu,
  ],
  [
    'challenge',
    /^(?:(?:die|aktuelle|zentrale|wesentliche|besondere)\s+)?(?:herausforderung(?:en)?|problemlagen?|beschreibung (?:der )?herausforderung(?:en)?)(?=$|[\s:–-])/iu,
  ],
  [
    'situation',
    /^(?:(?:die|aktuelle|interne|externe|unsere|statistische)\s+)?(?:ausgangs(?:lage|situation|bedingungen|punkt)|bestands(?:aufnahme|analyse|erhebung)|situations(?:analyse|beschreibung)|ist-(?:stand|situation|analyse|zustand)|status quo|situation (?:im|in|vor ort)|lage(?:beschreibung|analyse))(?=$|[\s:–-])/iu,
  ],
];

/** Which adopted text a heading opens, if any. */
export function textHeading(title: string): DraftTextKind | null {
  if (title.length > 130) return null;
  return TEXT_HEADINGS.find(([, pattern]) => pattern.test(title))?.[0] ?? null;
}

/** Headings whose lists and tables never hold goals or measures. */
const CLOSED =
  /^(?:inhalt(?:sverzeichnis|sübersicht)?$|inhalt:|gliederung|tagesordnung|agenda$|impressum|herausgeber|redaktion|kontakt|ansprech(?:partner|person)|literatur|quellen|glossar|abkürzung|abbildungsverzeichnis|tabellenverzeichnis|vorwort|grußwort|danksagung|dank$|anlass|einleitung|einführung|auftrag|präambel|grundlagen|rahmenbedingungen|begriff|definition|integrationsverständnis|zielgruppen$|info(?:box|kasten)?(?:\s*:|$)|exkurs|gut zu wissen|hinweis|beispiel|praxisbeispiel|aus der praxis|good[ -]practice|best[ -]practice|aufbau (?:des|der|jede)|lesehilfe|legende|erläuterung|ausblick|fazit|schluss|anlage|zitat|ergebnisse? der|tisch |arbeitstisch|ideen|wünsche|anregungen|bestehende|bisherige|vorhandene|bereits |umgesetzte|rückblick|was bisher|teilnehmende|beteiligte|prozess|der weg|entstehung|methodik|vorgehen|evaluation|monitoring|controlling|umsetzung und|finanzierung|zahlen|daten|statistik|presse|weitere informationen|links|downloads?|adressen|beratungsstellen|bedarfe?$|beteiligung(?:sprozess)?$|organisation der umsetzung|steuerung)/iu;

/** Whether everything under this heading is outside the strategy's levels. */
export function isClosedHeading(title: string): boolean {
  return CLOSED.test(title.slice(0, 80));
}

export function isContentsHeading(title: string): boolean {
  return /^(?:inhalt(?:sverzeichnis|sübersicht|e)?:?|gliederung(?:\s.{0,60})?|agenda:?|tagesordnung:?)$/iu.test(
    title.slice(0, 90),
  );
}

/** Chapters that hold the fields: "Ziele und Maßnahmen", "Maßnahmenplan", "Handlungsstrategie". */
export function isChapterHeading(title: string): boolean {
  return /(?:ziele.{0,20}\b(?:und|&)\b.{0,20}ma(?:ß|ss)nahmen|ma(?:ß|ss)nahmen(?:plan|katalog|übersicht|programm|tabelle)|handlungs(?:plan|konzept|strategie|rahmen|programm)|aktionsplan|integrations(?:konzept|strategie|plan)|handlungsfelder|schwerpunkt(?:e|themen)$|themenfelder|umsetzung|strategie$|^konzept|^teil\s|^kapitel\s|^anhang|bedarfe)/iu.test(
    title.slice(0, 160),
  );
}

/** "Maßnahmen werden entwickelt.", "in Planung", "k. A.": a place kept free, not a measure. */
export function isPlaceholder(text: string): boolean {
  const short = text.slice(0, 120).trim();
  if (/^[-–—./\s]*$/.test(short)) return true;
  if (short.length > 90) return false;
  return /^\(?(?:(?:(?:die|weitere|konkrete)\s+)?(?:\p{L}*ma(?:ß|ss)nahmen?|\p{L}*empfehlungen|projekte|aktivitäten|schritte|details|inhalte)\s+)?(?:(?:werden|wird|sind|ist|befinden sich|müssen|sollen)\s+)?(?:(?:noch|derzeit|aktuell|zurzeit|gerade|im weiteren (?:verlauf|prozess)|zu einem späteren zeitpunkt|nachträglich)\s+)*(?:zu\s+)?(?:(?:gemeinsam\s+)?(?:entwickelt|erarbeitet|festgelegt|ergänzt|abgestimmt|konkretisiert|definiert|bestimmt|benannt|geklärt)(?:\s+werden)?|in (?:planung|bearbeitung|vorbereitung|entwicklung|erarbeitung|abstimmung|klärung)|offen|folgt|folgen|ausstehend|n\.?\s?n\.?|k\.?\s?a\.?|tbd|tba|entfällt|keine?(?:\s+(?:ma(?:ß|ss)nahmen?|angaben?))?)\s*[.!]?\)?$/iu.test(
    short,
  );
}

/** The field's name that the document itself uses most, where no heading prints it. */
export function commonFieldWord(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  const pattern = /\p{Lu}\p{L}{5,26}/gu;
  const memory = new Map<string, string | null>();
  for (const text of texts) {
    for (const [word] of text.matchAll(pattern)) {
      let lemma = memory.get(word);
      if (lemma === undefined) {
        const entry = BY_PATTERN.find((e) => e.role === 'field' && !e.abbreviation && e.head.exec(word)?.[0] === word);
        lemma = entry?.word ?? null;
        if (memory.size < 20_000) memory.set(word, lemma);
      }
      if (lemma && lemma !== 'Säule') counts.set(lemma, (counts.get(lemma) ?? 0) + 1);
    }
  }
  let best = 'Handlungsfeld';
  let most = 0;
  for (const [word, count] of counts) if (count > most) [best, most] = [word, count];
  return best;
}

/** "Der Kreis plant folgende Maßnahmen:": words that only announce a list. */
export function namesNothing(text: string): boolean {
  return (
    /(?:folgende[nrs]?|diese|nachstehende[nr]?)\s+(?:\p{L}+\s+){0,2}(?:ma(?:ß|ss)nahmen|schritte|projekte|angebote|aktivitäten|punkte|vorhaben|ziele)\b/iu.test(
      text,
    ) ||
    /^(?:dazu|hierzu|dafür|insbesondere|unter anderem|u\.\s?a\.|im einzelnen|konkret|geplant sind|vorgesehen sind)[^.]{0,60}:$/iu.test(
      text.slice(0, 120),
    )
  );
}
