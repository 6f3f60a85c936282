/** The vocabulary of German strategy documents: which word names which level, key or text. */
import type { DraftHorizon, DraftKind } from '../../../draft.ts';
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
  // "Leitlinien" are principles; a numbered one heads goals and measures.
  { role: 'field', word: 'Leitlinie', pattern: 'leitlinie(?=\\s(?:\\d|[IVX]{1,4}\\b))' },
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
  { role: 'measure', word: 'Maßnahme', pattern: 'daueraufgaben?' },
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
  /(?:felder|felder?n|themen|punkte|punkten|bereiche|bereichen|säulen|ziele|zielen|setzungen|nahmen|empfehlungen|projekte|projekten|vorhaben|aktivitäten|aufgaben|ansätze|vorschläge|schritte|aktionen|blöcke)$/i;

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
    /^(?:das|was) (?:wollen wir|wir) erreichen(?: wollen)?[:?]*$|^was soll(?:en)? (?:wir )?erreich(?:t werden|en)[:?]*$|^(?:das (?:ist|sind) )?unsere? ziele?:?$/iu,
    { role: 'goal2', word: 'Ziel' },
  ],
  [
    /^(?:das|so|was) (?:tun|machen|planen|setzen) wir(?: (?:das )?um| konkret| (?:dafür|dazu|hierfür))?[:?]*$|^was wird (?:dafür )?getan[:?]*$|^was wir (?:dafür )?(?:tun|planen|machen)(?: wollen)?:?$|^(?:konkret )?geplant (?:ist|sind):?$|^(?:dafür|dazu) (?:planen|tun|machen) wir:?$|^wie wir (?:das|es) (?:erreichen|umsetzen)(?: wollen)?:?$/iu,
    { role: 'measure', word: 'Maßnahme' },
  ],
];

/** Most texts hold none of these and need no closer look. */
const LEVEL_WORD =
  /feld|leitlinie|punkt|bereich|them|säule|ziel|nahme|empfehlung|projekt|vorhaben|aktivität|ansatz|ansätze|vorschl|schritt|aktion|bl[oö]ck|fristig|daueraufgabe|strategisch|operativ|kontinuierlich|dauerhaft|laufend|erreichen|wir|geplant|(?:^|[\s.)])(?:hf|[lohtu]?z|m)[.\- ]?[\divx]/iu;

/** "Tabelle 2: Handlungsfeld Wohnen": what is counted before the label is no part of it. */
const COUNTED = /^(?:Tabelle|Übersicht|Kapitel|Teil)\s(?:\d{1,2}|[IVX]{1,4}|[A-Z])\s?[:.–-]\s+/u;

/**
 * Reads a label ("Ziel 1.1", "2. Handlungsfeld Teilhabe", "Strategische Maßnahmen", "M 1.2: …").
 * `strong` says that the text stands as a heading, where less punctuation is needed to believe it.
 */
export function parseLabel(printed: string, strong: boolean): Label | null {
  const text = /^[TÜK]/.test(printed) ? printed.replace(COUNTED, '') : printed;
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
  const lasting = /^daueraufgabe/i.test(printed) ? 'continuous' : null;
  const kind = role === 'measure' ? (kindOf(adjectives) ?? lasting) : null;
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
