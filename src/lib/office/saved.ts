/** What a page says after something was saved elsewhere; the address carries the key, so no cookie is needed. */
const words: Readonly<Record<string, string>> = {
  angaben: 'Die Angaben sind gespeichert.',
  stand: 'Der Stand ist gespeichert und öffentlich.',
  entwurf: 'Der Stand ist eingereicht. Er wird öffentlich, sobald eine zweite Person ihn freigibt.',
  schritte: 'Die Schritte sind gespeichert.',
  freigegeben: 'Der Stand ist freigegeben und öffentlich.',
  zurueckgezogen: 'Der Stand ist zurückgezogen.',
  neu: 'Der Eintrag ist angelegt.',
  verschoben: 'Der Eintrag steht jetzt an der neuen Stelle.',
  geloescht: 'Der Eintrag ist gelöscht. Er steht weiter unter „Änderungen“.',
  beschlossen: 'Die Strategie ist beschlossen. Sie ist jetzt öffentlich.',
  abgeschlossen: 'Die Strategie ist abgeschlossen. Sie bleibt öffentlich; Stände kommen keine mehr hinzu.',
  geoeffnet: 'Die Strategie ist wieder geöffnet.',
  verworfen: 'Der Entwurf ist verworfen.',
  einstellungen: 'Die Einstellungen sind gespeichert.',
  organisation: 'Die Organisation ist gespeichert.',
  beendet: 'Die Organisation ist beendet. Sie wird nicht mehr angeboten.',
  'wieder-da': 'Die Organisation ist wieder geöffnet.',
  stelle: 'Die Stelle ist gespeichert.',
  umbau: 'Der Umbau ist vollzogen. Offene Maßnahmen gehen in den nächsten Sekunden an die neuen Stellen.',
  umbaugeplant: 'Der Umbau ist geplant und geschieht am Stichtag von selbst.',
  umbauabgesagt: 'Der Umbau ist abgesagt.',
  text: 'Der Text ist gespeichert.',
  textneu: 'Der Text ist hinzugefügt.',
  textweg: 'Der Text ist gelöscht.',
  verantwortlich: 'Die verantwortliche Person ist gespeichert.',
  entfernt: 'Die verantwortliche Person ist entfernt.',
  strategie: 'Die Angaben zur Strategie sind gespeichert.',
};

/** The sentence for a key of `?gespeichert=`; null for an unknown one. */
export const savedWords = (key: string | null): string | null => (key === null ? null : (words[key] ?? null));
