/**
 * German text as its sentences. A full stop ends a sentence only where it is no abbreviation, no ordinal, no date and no
 * number; a line ends one where it is a heading, an entry of a list, or stands before an empty line. Browser-safe.
 */

/** Written with a full stop, and followed by the rest of the sentence. */
const abbreviations = new Set(
  (
    'abs abschn akt allg anl anm art aufl az bd best betr bez bgbl bspw bzgl bzw ca co dergl dgl dipl dr einschl einschließl evtl exkl ff fr frl ' +
    'geb gem ggf ggfs gez grds hbf hr hrn inh inkl insb insbes jhd jr kath lfd lt max med mind min mio mrd mtl mwst nr nrn ' +
    'o.ä od pers pfl phil pkt pl prof rd rer resp rspr röm s sog st std stdn stellv str tel telef tsd u.a unverb urspr v verf vgl ' +
    'vorl vors wg z zi ziff zit zstd zul zust zzgl z.b d.h i.d.r u.u z.t i.v.m'
  ).split(' '),
);
/** May also end a sentence; then one begins with a word that begins sentences. */
const lastOnes = new Set(['usw', 'etc', 'f', 'ff', 'dgl', 'a', 'ä', 'uhr', 'co', 'jr']);
const months =
  /^(?:januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|jan|feb|mär|apr|jun|jul|aug|sept?|okt|nov|dez)\b/i;
/** Words that stand with a capital letter because a sentence begins: no nouns. */
const beginners = new Set(
  (
    'Ab Aber Alle Alles Als Also Am An Auch Auf Aus Außerdem Bei Beim Bis Bitte Da Dabei Dadurch Dafür Daher Damit Danach Dann Darum Das Dass Dazu ' +
    'Dem Den Denn Der Deshalb Des Die Dies Diese Diesem Diesen Dieser Dieses Dort Durch Ein Eine Einem Einen Einer Eines Er Es Falls Für Gegen Haben Hat Hier ' +
    'Hierzu Hinter Ich Ihm Ihn Ihnen Ihr Ihre Ihrem Ihren Ihrer Ihres Im In Insbesondere Ist Ja Je Jede Jeder Jedes Jetzt Kann Kein Keine Können Man Mein Meine Mit Muss Müssen Nach ' +
    'Nein Nicht Nur Ob Oder Ohne Seit Sein Seine Sie Sind So Sobald Sofern Soll Sollte Sollten Solange Sonst Trotzdem Um Und Uns Unser Unsere Unter Vom Von Vor ' +
    'Wann War Waren Warum Was Weil Wenn Wer Werden Wie Wir Wird Wo Wurde Während Zu Zudem Zum Zur Zusätzlich Zwischen Über'
  ).split(' '),
);

/** Where a sentence may end: its mark, closing quotes or brackets, and the blanks behind. */
const ending = /([.!?…]+)(["“”»«'’)\]]*)(\s+|$)/g;

/** The pieces of a text, each with the blanks behind it: joined they give the text. */
export function sentencesOf(text: string): string[] {
  const found: string[] = [];
  for (const part of partsOf(text)) {
    let from = 0;
    ending.lastIndex = 0;
    for (let match = ending.exec(part); match !== null; match = ending.exec(part)) {
      const after = match.index + match[0].length;
      if (after < part.length && !ends({ part, from, at: match.index, mark: match[1]!, after })) continue;
      found.push(part.slice(from, after));
      from = after;
    }
    if (from < part.length) found.push(part.slice(from));
  }
  return found;
}

function ends(input: { part: string; from: number; at: number; mark: string; after: number }): boolean {
  const { part, from, at, mark, after } = input;
  const next = part.slice(after).replace(/^["„“»«'‚(\[]+/, '');
  if (/^[a-zäöüß]/.test(next)) return false;
  if (mark !== '.') return true;
  const begins = beginners.has(/^[\p{L}]+/u.exec(next)?.[0] ?? '');
  const before = part.slice(from, at);
  const number = /(?:^|[\s(„"–-])(\d{1,4})$/.exec(before)?.[1];
  if (number !== undefined) {
    if (months.test(next)) return false;
    // „der 3. Kreistag“ is an ordinal, „bis 2026.“ and „sind es 12. Bitte“ end a sentence; „12.3.“ is a date.
    return number.length > 2 || begins;
  }
  if (/\d\.\d{1,2}$/.test(before)) return begins;
  const word = /[\p{L}.]+$/u.exec(before)?.[0] ?? '';
  const short = word.toLowerCase();
  const last = short.split('.').at(-1)!;
  // „z. B.“, „i. d. R.“, initials: single letters, never the end unless a sentence begins behind one that may end it.
  if (lastOnes.has(last)) return begins;
  if (abbreviations.has(short) || abbreviations.has(last)) return false;
  if (last.length === 1) return begins && last !== 'd' && last !== 'z' && last !== 'i' && last !== 'o' && last !== 'e';
  return true;
}

/** Paragraphs, headings and entries of lists: no sentence goes on beyond one. Lines that are merely broken stay together. */
function partsOf(text: string): string[] {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const parts: string[] = [];
  let part = '';
  for (const [index, line] of lines.entries()) {
    part += line;
    const next = lines[index + 1];
    const bare = line.trim();
    const ended =
      next === undefined ||
      bare === '' ||
      next.trim() === '' ||
      /^\s*(?:[-–•*·#]|\(?\d{1,2}[.)]|[a-z]\))\s/.test(next) ||
      (bare.length < 60 && /^[^a-zäöüß]/.test(next.trim()));
    // An empty line belongs to what stands before it.
    if (ended && !(next !== undefined && next.trim() === '')) {
      parts.push(part);
      part = '';
    }
  }
  if (part !== '') parts.push(part);
  return parts;
}
