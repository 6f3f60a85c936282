import type { officePaths } from '#lib/paths.ts';

type Paths = ReturnType<typeof officePaths>;

/**
 * How a list's table comes in again, by its page below the county: which list it is and where one of its rows is shown, or why
 * nothing comes in.
 */
export type TableWay = { list: string; hint: string; row?: (paths: Paths, id: string) => string } | { why: string };

const computed = 'Diese Liste wird ausgerechnet. Eingelesen wird, woraus sie entsteht.';
const history = 'Diese Liste hält fest, was geschah. Daran ändert auch eine Tabelle nichts.';
const steps = 'Was hier steht, entsteht Schritt für Schritt auf den Seiten selbst. Eingelesen wird es nicht.';

export const tableWays: Readonly<Record<string, TableWay>> = {
  '': { why: computed },
  aufgaben: { why: computed },
  strategie: { why: 'Eine Strategie beginnt und ändert sich auf ihrer eigenen Seite. Eingelesen werden ihre Einträge.' },
  'strategie/auftraege': {
    list: 'auftraege',
    hint: 'Eine neue Zeile braucht Tag, Art und „Worum es geht“. Antwort und Maßnahme schreiben Sie am Eintrag selbst.',
    row: (paths, id) => paths.decision(id),
  },
  'strategie/[key]': { list: 'massnahmen', hint: 'Eine neue Zeile braucht Ebene, Titel und „Gehört zu“.' },
  'strategie/[key]/aenderungen': { why: history },
  'strategie/[key]/kosten': { why: 'Hier stehen Summen. Eingelesen werden die einzelnen Posten.' },
  'strategie/[key]/kosten/posten': {
    list: 'kostenposten',
    hint: 'Eine neue Zeile braucht Maßnahme, Haushaltsjahr, Kostenart, „Geplant“, „Bezahlt aus“ und den Stand der Finanzierung.',
  },
  'strategie/[key]/schritte': {
    list: 'schritte',
    hint: 'Eine neue Zeile braucht Maßnahme und Schritt. Sie steht danach am Ende der Schritte ihrer Maßnahme.',
  },
  'strategie/[key]/anmeldung': { why: 'Hier steht, was noch kein Geld hat. Eingelesen werden die einzelnen Posten.' },
  'strategie/[key]/berichtet': { why: history },
  'strategie/presse': { why: steps },
  vorschlaege: { why: steps },
  rueckmeldungen: { why: steps },
  bewertungsrunden: { why: steps },
  'bewertungsrunden/[id]': { why: history },
  'ankommen/seiten': { why: 'Seiten ändern Sie einzeln, in ihrem Text.' },
  'ankommen/meldungen': { why: steps },
  'ankommen/links': { why: computed },
  'ankommen/textbausteine': { why: 'Texte schreiben Sie einzeln. Jeder wird freigegeben.' },
  'ankommen/medien': { why: 'Bilder und Dateien laden Sie einzeln hoch.' },
  'ankommen/warnungen': { why: history },
  'ankommen/aushaenge': { why: steps },
  'ankommen/leserzahlen': { why: computed },
  'ankommen/rueckmeldungen': { why: steps },
  'ankommen/rueckmeldungen/seiten': { why: computed },
  materialien: {
    list: 'materialien',
    hint: 'Eine neue Zeile braucht Titel, Art, Thema und Stand. Dateien und Fassungen legen Sie am Material selbst ab.',
    row: (paths, id) => paths.material(id),
  },
  'materialien/bedarf': { why: computed },
  'materialien/auftraege': { why: steps },
  'materialien/vertraege': { why: 'Rahmenverträge ändern Sie einzeln auf dieser Seite.' },
  'materialien/taschen': { why: 'Taschen ändern Sie einzeln.' },
  'materialien/taschen/[id]': { why: computed },
  'materialien/bestand': { why: 'Bestände ändern sich durch Buchungen.' },
  'materialien/bestand/[id]': { why: history },
  angebote: {
    list: 'angebote',
    hint: 'Eine neue Zeile braucht Name, Art, Themen, „Wie“, Kosten, „Findet statt“ und Stand. Zeiten schreiben Sie wie „Mo, Mi 9:00–12:00“, eine in jeder Zeile der Zelle.',
    row: (paths, id) => paths.offer(id),
  },
  kurse: {
    list: 'kurse',
    hint: 'Eine neue Zeile braucht Angebot, Art, „Wie“, Kosten, „Findet statt“ und Stand. Zeiten schreiben Sie wie „Mo, Mi 9:00–12:00“, eine in jeder Zeile der Zelle.',
    row: (paths, id) => paths.course(id),
  },
  'kurse/bedarf': {
    list: 'kursbedarf',
    hint: 'Eine neue Zeile braucht „Was sie können“, Menschen, Wohnort und „Gebraucht ab“. Tragen Sie nur Zahlen ein, keine Namen.',
    row: (paths, id) => paths.courseNeed(id),
  },
  'kurse/kompetenzen': {
    list: 'kompetenzen',
    hint: 'Eine neue Zeile braucht Name, wer es anbietet, „Wie“, was festgestellt wird, Kosten und Stand. Öffentlich braucht sie auch ein Ergebnis.',
    row: (paths, id) => paths.assessment(id),
  },
  'kurse/kompetenzen/luecken': { why: computed },
  'kurse/deckung': { why: computed },
  'kurse/pruefungen': { why: computed },
  'kurse/abfragen': { why: 'Abfragen starten Sie einzeln.' },
  'kurse/abfragen/[id]': { why: 'Antworten kommen von den Anbietern, oder Sie tragen sie einzeln ein.' },
  'kurse/treffen': { why: 'Treffen planen Sie einzeln.' },
  'kurse/sprachpass': { why: computed },
  'kurse/fahrdienste': { why: computed },
  'schulen/befunde': { why: 'Diese Zahlen trägt das Gesundheitsamt auf seiner eigenen Seite ein.' },
  'angebote/abdeckung': { why: computed },
  'angebote/abdeckung/verlauf': { why: history },
  'angebote/zielgruppen': { why: 'Was zu einer Zielgruppe gehört, tragen Sie auf ihrer Seite ein.' },
  'beratung/ansprechstellen': {
    list: 'ansprechstellen',
    hint: 'Eine neue Zeile braucht die Aufgabe und eine Stelle oder Gemeinde. Namen von Personen stehen nicht in der Tabelle: Die tragen Sie an der Ansprechstelle selbst ein.',
    row: (paths, id) => paths.desk(id),
  },
  'beratung/zahlen': { why: computed },
  'sprachmittlung/bewerbungen': { why: 'Bewerbungen kommen über die öffentliche Seite.' },
  'sprachmittlung/zahlen': { why: computed },
  schulen: {
    list: 'schulen',
    hint: 'Eine neue Zeile braucht Ort, Art und Stand. Der Ort steht vorher im Netzwerk.',
    row: (paths, id) => paths.school(id),
  },
  'schulen/sprachklassen': {
    list: 'sprachklassen',
    hint: 'Eine neue Zeile braucht Schule, Art, Halbjahr und drei Zahlen. Was aus der Belegung folgt, tragen Sie an der Klasse selbst ein.',
    row: (paths, id) => paths.languageClass(id),
  },
  mobilitaet: { why: 'Schulferien tragen Sie einzeln auf dieser Seite ein.' },
  'mobilitaet/erreichbarkeit': { why: computed },
  termine: { why: 'Termine ändern Sie einzeln.' },
  'termine/[id]/anmeldungen': { why: 'Anmelden und absagen können nur die Menschen selbst, oder Sie für sie auf dieser Seite.' },
  'termine/auswertung': { why: computed },
  'termine/reihen': { why: 'Reihen ändern Sie einzeln.' },
  'netzwerk/projekte': {
    list: 'projekte',
    hint: 'Eine neue Zeile braucht Titel und Phase.',
    row: (paths, id) => paths.project(id),
  },
  'netzwerk/organisationen': {
    list: 'organisationen',
    hint: 'Eine neue Zeile braucht Name und Art.',
    row: (paths, id) => paths.organisation(id),
  },
  'netzwerk/orte': {
    list: 'orte',
    hint: 'Eine neue Zeile braucht Name, Art und Stand. Zeiten schreiben Sie wie 8:00–12:00, 14:00–16:00, geschlossen oder nach Vereinbarung.',
    row: (paths, id) => paths.networkPlace(id),
  },
  'netzwerk/kontakte': {
    list: 'kontakte',
    hint: 'Eine neue Zeile braucht „Wofür“ und Stand. Namen von Personen stehen nicht in der Tabelle: Die tragen Sie am Kontakt selbst ein.',
    row: (paths, id) => paths.contact(id),
  },
  'netzwerk/zustaendigkeiten': {
    list: 'zustaendigkeiten',
    hint: 'Eine neue Zeile braucht die Aufgabe und einen Ort oder Kontakt; ohne Gemeinde und Postleitzahl gilt sie im ganzen Landkreis.',
  },
  gemeinden: { why: computed },
  'gemeinden/[id]': { why: computed },
  gremien: {
    list: 'gremien',
    hint: 'Eine neue Zeile braucht Gremium, Art und Reihenfolge.',
    row: (paths, id) => paths.body(id),
  },
  'gremien/vorlagen': {
    list: 'vorlagen',
    hint: 'Jede Zeile ist eine Station. Eine neue Zeile mit der Kennung einer Vorlage wird ihre nächste Station, ohne sie eine neue Vorlage; dann braucht sie Titel, Art, Gremium und Beratung.',
  },
  'gremien/[id]': {
    list: 'sitzungen',
    hint: 'Eine neue Zeile braucht Tag und Stand.',
    row: (paths, id) => paths.meeting(id),
  },
  'sprachmittlung/anfragen': { why: steps },
  'sprachmittlung/personen': { why: 'Personen nehmen Sie einzeln auf: Mit jeder geht ein Link an einen Menschen.' },
  uebersetzungen: { why: computed },
  'uebersetzungen/glossar': { why: 'Das Glossar nimmt Tabellen auf seiner eigenen Seite an.' },
  'uebersetzungen/auftraege': { why: steps },
  'uebersetzungen/[language]': { why: 'Übersetzungen schreiben Sie an den Texten selbst.' },
  berichtsrunden: { why: steps },
  'berichtsrunden/[id]': { why: history },
  'sprachmittlung/einrichtungen': {
    list: 'sprachmittlung-einrichtungen',
    hint: 'Eine neue Zeile braucht Name und Art. Sie gilt als berechtigt: Anmelden tut sich jede Einrichtung selbst.',
    row: (paths, id) => paths.poolRequester(id),
  },
  'sprachmittlung/pools': { why: 'Pools, Regeln und Tarife legen Sie einzeln fest.' },
  importe: { why: steps },
  berichte: { why: steps },
  'einstellungen/stellen': {
    list: 'stellen',
    hint: 'Eine neue Zeile braucht Name und Art; ohne Kürzel entsteht es aus dem Namen. Umbenennen, teilen oder zusammenlegen Sie Stellen lieber mit „Stellen umbauen“: Nur dann gehen Maßnahmen und Personen mit.',
    row: (paths, id) => paths.unit(id),
  },
  'einstellungen/gemeinden': {
    why: 'Namen und Schlüssel der Gemeinden sind amtlich. Verantwortliche Personen haben eine eigene Liste.',
  },
  'einstellungen/verantwortliche': {
    list: 'verantwortliche',
    hint: 'Eine neue Zeile braucht Name, E-Mail-Adresse, Rolle und entweder Stelle oder Gemeinde.',
    row: (paths, id) => paths.responsible(id),
  },
  'einstellungen/personen': { why: 'Zugänge vergeben Sie einzeln: Mit jedem geht eine Einladung an einen Menschen.' },
  'einstellungen/schluessel': { why: 'Ein Schlüssel wird einmal gezeigt und steht in keiner Tabelle.' },
  'einstellungen/protokoll': { why: history },
};

/** What an address below the county belongs to, of the pages that are lists. */
export function pageAt(path: string): { page: string; key: string } | null {
  for (const page of Object.keys(tableWays)) {
    const found = new RegExp(`^${page.replace(/\[[a-z]+\]/, '([^/]+)')}$`).exec(path);
    if (found) return { page, key: found[1] ?? '' };
  }
  return null;
}

/** The page of a list, by its word and what it is about. */
export function pageOfList(
  list: string,
  subject: string | null,
): { path: string; way: Extract<TableWay, { list: string }> } | null {
  for (const [page, way] of Object.entries(tableWays)) {
    if ('list' in way && way.list === list) return { path: page.replace(/\[[a-z]+\]/, encodeURIComponent(subject ?? '')), way };
  }
  return null;
}
