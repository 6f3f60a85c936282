/** The keys of key-value blocks and columns: who, for whom, until when, how far. */
export type Key =
  'target' | 'responsible' | 'partner' | 'time' | 'status' | 'kind' | 'steps' | 'text' | 'other' | 'begin' | 'end';

const KEYS: [Key, RegExp][] = [
  [
    'target',
    /^(?:(?:haupt|ziel)?zielgruppen?(?:\s+(?:der|des)\s+\p{L}+)?|adressat(?:en|innen|\*innen|:innen)?|adressierte|für wen\??|zielpersonen)$/iu,
  ],
  [
    'partner',
    /^(?:(?:kooperations|netzwerk|umsetzungs|projekt)?partner(?:innen|\*innen|:innen)?(?:\s+und\s+\p{L}+)?|kooperation(?:en)?(?:\s+mit)?|(?:weitere\s+)?beteiligte(?:\s+\p{L}+)?|mitwirkende|(?:weitere\s+)?akteur(?:e|innen|\*innen|:innen)|einbindung|mitwirkung(?:\s+(?:durch|von))?|unterstützung durch|unterstützende(?:\s+\p{L}+)?|zusammenarbeit(?:\s+mit)?|wer (?:macht|hilft|wirkt)(?: dabei)? mit\??|wer ist (?:noch |außerdem )?(?:beteiligt|dabei)\??)$/iu,
  ],
  [
    'responsible',
    /^(?:(?:haupt|feder)?(?:zuständig(?:e[rs]?|keit(?:en)?)?|verantwortlich(?:e[rs]?|keit(?:en)?)?|verantwortung|führung|führend(?:e[rs]?)?)(?:\s*(?:\/|und|bzw\.|\()\s*\p{L}+\)?)?(?:\s+(?:ist|sind|stellen?|organisationseinheit(?:en)?|einheit(?:en)?|fachbereich(?:e)?|fachdienst(?:e)?|bereich|amt|ämter|institution(?:en)?|personen?|für die umsetzung|für umsetzung|in der verwaltung))?|umsetzung durch|umsetzende(?:\s+\p{L}+)?|durchführung(?:\s+durch)?|durchführende(?:\s+\p{L}+)?|träger(?:schaft)?|wer\??|wer (?:macht|tut) (?:es|das)\??|wer (?:ist|sind)(?: dafür)? (?:verantwortlich|zuständig|federführend)\??|wer setzt (?:das |es )?um\??|wer kümmert sich(?: darum)?\??|verantw\.|zust\.|federf\.|organisationseinheit(?:en)?|fachbereich|fachdienst|bearbeitung durch)$/iu,
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
    .replace(/(?<=\p{L})(?:\((?:n|en|r|e|innen)\)|[*:/](?:n|r|innen))(?=\s|$)/gu, '')
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
    const clear = key !== null && (text.endsWith('?') || !['text', 'other', 'begin', 'end', 'partner'].includes(key));
    return clear && !/^(?:bis|ab|von|jahr|umsetzung|dauer|bericht|führung|inhalte?|kategorie)$/i.test(text)
      ? { key, value: '', note: '', bare: true }
      : null;
  }
  let name = text.slice(0, colon).trim();
  let note = '';
  const dated =
    /^(.{2,50}?)(?:\s*\(([^()]{1,40})\)|\s+((?:am |vom |zum |per )?(?:\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}|\d{1,2}[./]\d{4}|(?:\p{L}{3,9}\s)?20\d\d)))$/u.exec(
      name,
    );
  if (dated && keyOf(name) === null) {
    name = dated[1] as string;
    note = (dated[2] ?? dated[3]) as string;
  }
  const key = keyOf(name);
  return key ? { key, value: text.slice(colon + 1).trim(), note, bare: false } : null;
}
