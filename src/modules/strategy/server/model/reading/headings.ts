/** What a heading opens or closes, and phrases that announce a list or keep a place free. */
import type { DraftTextKind } from '../../../draft.ts';

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
