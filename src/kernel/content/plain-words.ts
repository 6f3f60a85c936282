/**
 * Words of offices, and what says the same plainly: our own list, made after what guides of plain administrative German
 * have in common. Browser-safe.
 */

export type PlainWordKind = 'officialese' | 'foreign' | 'phrase' | 'abbreviation';
export type PlainWord = { kind: PlainWordKind; found: RegExp; plain: string };

/** `gemäß|nach`: what is found, and what to write instead. `~` stands for any ending of a word. */
const officialese = `
gemäß|nach · zwecks|für, um … zu · mittels|mit · seitens|von · hinsichtlich|zu, bei · bezüglich|zu · betreffs|wegen · anlässlich|zu, bei · aufgrund dessen|deshalb
infolgedessen|deshalb · diesbezüglich~|dazu · nachfolgend~|folgende, unten · nachstehend~|folgende, unten · vorstehend~|oben · vorgenannt~|genannt · obig~|oben genannt · o. g.|oben genannt
hiermit|(weglassen) · hierdurch|so, dadurch · hierbei|dabei · hiervon|davon · hierüber|darüber · anbei|mit diesem Brief · beiliegend~|mit diesem Brief · beigefügt~|mit diesem Brief
unverzüglich|sofort · umgehend|sofort, schnell · fristgerecht|bis zum … · fristgemäß|bis zum … · zeitnah~|bald, bis zum … · zum gegenwärtigen Zeitpunkt|jetzt · derzeit|jetzt · nunmehr|jetzt · alsbald|bald
gegebenenfalls|wenn nötig · erforderlichenfalls|wenn nötig · andernfalls|sonst · nichtsdestotrotz|trotzdem · gleichwohl|trotzdem · sofern|wenn · insofern|so weit · insoweit|so weit · soweit|wenn · dergestalt|so
obliegt|muss, ist Aufgabe von · obliegen|müssen · bedürfen|brauchen · bedarf es|braucht man · benötigen|brauchen · erwerben|kaufen, bekommen · entrichten|zahlen · zu entrichten|zahlen Sie · erstatten|zurückzahlen
vereinnahm~|einnehmen · verauslag~|zahlen, vorstrecken · veranschlag~|planen · verausgab~|ausgeben · beantragen~|einen Antrag stellen · bewilligt~|genehmigt, erlaubt · bescheiden|entscheiden
übersenden|schicken · übermitteln|schicken, geben · zusenden|schicken · zukommen lassen|schicken, geben · vorzulegen|zeigen Sie bitte · vorlegen|zeigen, abgeben · einreichen|abgeben, schicken · aushändigen|geben
in Kenntnis setzen|informieren · in Kenntnis gesetzt|informiert · mitteilen|sagen, schreiben · mitzuteilen|sagen Sie uns · zur Kenntnis nehmen|lesen · entnehmen Sie bitte|lesen Sie bitte
der Unterzeichnende|ich · die Unterzeichnende|ich · Antragsteller~|Sie (wer den Antrag stellt) · Antragstellung|Antrag · Antragstellende~|Sie (wer den Antrag stellt) · Leistungsempfänger~|Sie (wer Geld bekommt) · Leistungsberechtigte~|wer Anspruch hat
Inanspruchnahme|wenn Sie … nutzen · Bezugnahme|(weglassen) · unter Bezugnahme auf|zu · Rücksprache|Gespräch · Vorsprache|Besuch, Termin · vorsprechen|kommen · persönliche Vorsprache|Ihr Besuch bei uns · Rückantwort|Antwort
Zuwiderhandlung~|wenn Sie sich nicht daran halten · Verpflichtungserklärung|Versprechen, Kosten zu zahlen · Fälligkeit|wann Sie zahlen müssen · Einkünfte|Einkommen · Personensorgeberechtigte~|Eltern oder Vormund · Sorgeberechtigte~|Eltern oder Vormund
Erziehungsberechtigte~|Eltern · fernmündlich~|am Telefon · postalisch~|mit der Post · schriftlich einzureichen|schreiben und schicken Sie · Postwertzeichen|Briefmarke · Lichtbild~|Foto · Lichtbildausweis|Ausweis mit Foto · Personaldokument~|Ausweis oder Pass
Wohnraum|Wohnung · Wohnsitznahme|Umzug, Anmeldung der Wohnung · wohnhaft|wohnt in · ortsansässig~|am Ort · Aufenthaltsgestattung|Papier für die Zeit des Asylverfahrens · Ausreisepflicht|Sie müssen Deutschland verlassen · Mitwirkungspflicht~|Sie müssen mithelfen
Rechtsbehelfsbelehrung|Was Sie tun können, wenn Sie nicht einverstanden sind · Ermessen|wir dürfen entscheiden · Sachverhalt|was passiert ist · Sachbearbeiter~|wer Ihren Antrag bearbeitet · Ablichtung~|Kopie · Durchschrift|Kopie · Kopie(n)|Kopien
widrigenfalls|sonst · verfristet|zu spät · ersatzlos|ganz · abschlägig~|mit Nein · dahingehend|so · vollumfänglich~|ganz · vollinhaltlich|ganz · ordnungsgemäß~|richtig · maßgeblich~|wichtig · zwingend|unbedingt · ausschließlich|nur · lediglich|nur
geeignet~|passend · erforderlich~|nötig · notwendig~|nötig · obligatorisch~|Pflicht · fakultativ~|freiwillig · entbehrlich|nicht nötig · vonnöten|nötig · zulässig|erlaubt · unzulässig|nicht erlaubt · statthaft|erlaubt · Veranlassung|Grund
`;
const phrases = `
in Anspruch nehmen|nutzen · in Anspruch genommen|genutzt · zur Verfügung stellen|geben · zur Verfügung gestellt|gegeben · zur Verfügung stehen|da sein · Gebrauch machen|nutzen · in Abzug bringen|abziehen · in Abzug gebracht|abgezogen
zum Abschluss bringen|abschließen · zur Anwendung kommen|gelten · zur Anwendung bringen|anwenden · zur Auszahlung bringen|auszahlen · zur Auszahlung kommen|ausgezahlt werden · in Erwägung ziehen|überlegen · in Verbindung setzen|melden, anrufen
in Augenschein nehmen|ansehen · unter Beweis stellen|zeigen, beweisen · unter Berücksichtigung|mit · in Ermangelung|ohne · im Rahmen|bei, in · im Zuge|bei · im Hinblick auf|für, wegen · im Falle|wenn · in der Lage sein|können · von Seiten|von
aus gegebenem Anlass|weil · bis auf Weiteres|bis wir uns wieder melden · zu gegebener Zeit|später · in Form von|als · mit freundlicher Unterstützung von|mit Hilfe von · Antrag auf Erteilung|Antrag auf · eine Entscheidung treffen|entscheiden
eine Prüfung vornehmen|prüfen · eine Überprüfung durchführen|prüfen · Maßnahmen ergreifen|etwas tun · einen Nachweis erbringen|nachweisen, zeigen · den Nachweis erbringen|nachweisen, zeigen · Folge leisten|befolgen · Auskunft erteilen|Auskunft geben
Widerspruch einlegen|widersprechen · Berücksichtigung finden|berücksichtigt werden · Verwendung finden|verwendet werden · Kontakt aufnehmen|melden, anrufen · Bezug nehmen|antworten auf
`;
const foreign = `
Implementierung|Einführung · implementier~|einführen · Evaluation|Auswertung · evaluier~|auswerten · koordinier~|abstimmen · tangier~|betreffen · differenzier~|unterscheiden · konkretisier~|genauer sagen · priorisier~|zuerst tun · partizipier~|mitmachen, teilnehmen
Partizipation|Beteiligung · Prävention|Vorbeugung · präventiv~|vorbeugend · Migrant:innen|Zugewanderte · Integrationsmaßnahme~|Angebot, Kurs · Kompetenz~|Können, Fähigkeit · Intention|Absicht · Kooperation|Zusammenarbeit · kooperier~|zusammenarbeiten
adäquat~|passend · relevant~|wichtig · essenziell~|wichtig · signifikant~|deutlich · temporär~|für kurze Zeit · permanent~|dauernd · primär~|zuerst, vor allem · explizit~|ausdrücklich · implizit~|mitgemeint · optional~|freiwillig · individuell~|einzeln, persönlich
Workshop~|Treffen, Kurs · Follow-up|nächstes Treffen · Feedback|Rückmeldung · Ressource~|Mittel, Zeit, Geld · Akteur~|Beteiligte · Formular ausfüllen und retournieren|ausfüllen und zurückschicken · retour|zurück · Legitimation|Ausweis · legitimier~|ausweisen
Kommunikation|Gespräch, Austausch · Transparenz|Offenheit · Niveau|Stufe · Modalitäten|Bedingungen · Kriterien|Bedingungen · Thematik|Thema · Problematik|Problem · Methodik|Weg · niederschwellig~|leicht zugänglich · niedrigschwellig~|leicht zugänglich
`;
const abbreviated = `
z. B.|zum Beispiel · z.B.|zum Beispiel · d. h.|das heißt · d.h.|das heißt · u. a.|unter anderem · u.a.|unter anderem · i. d. R.|meistens · i.d.R.|meistens · ggf.|wenn nötig · ggfs.|wenn nötig · bzw.|oder · usw.|und so weiter · etc.|und so weiter
evtl.|vielleicht · ca.|etwa · inkl.|mit · exkl.|ohne · zzgl.|dazu kommt · einschl.|mit · vgl.|siehe · bspw.|zum Beispiel · gem.|nach · lt.|nach · bzgl.|zu · zzt.|jetzt · z. Zt.|jetzt · mtl.|im Monat · o. Ä.|oder Ähnliches · o. ä.|oder Ähnliches · i. V. m.|zusammen mit · sog.|so genannt · insb.|vor allem · max.|höchstens · mind.|mindestens
`;

const lists: Readonly<Record<PlainWordKind, string>> = { officialese, phrase: phrases, foreign, abbreviation: abbreviated };

/** Not in a longer word; letters of German are no word borders for `\b`. */
function pattern(written: string): RegExp {
  const open = written.endsWith('~');
  const words = (open ? written.slice(0, -1) : written).replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s*\\s');
  const blanks = written.includes('.') ? words.replaceAll('\\s*\\s', '\\s?') : words;
  return new RegExp(`(?<![\\p{L}\\p{N}])${blanks}${open ? '\\p{Ll}{0,6}' : ''}(?![\\p{L}\\p{N}])`, 'giu');
}

/** Longer ones first, so that „persönliche Vorsprache“ is one hint and not two. */
export const plainWords: readonly PlainWord[] = (Object.keys(lists) as PlainWordKind[])
  .flatMap((kind) =>
    lists[kind]
      .split(/[·\n]/)
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '')
      .map((entry) => ({ kind, written: entry.slice(0, entry.indexOf('|')), plain: entry.slice(entry.indexOf('|') + 1) })),
  )
  .toSorted((one, other) => other.written.length - one.written.length)
  .map(({ kind, written, plain }) => ({ kind, found: pattern(written), plain }));
