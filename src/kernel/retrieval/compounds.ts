import { fold } from './fold.ts';
import { stemOf } from './stem.ts';
import { stopWordsOf } from './stop-words.ts';

/** Parts that German offices build their words of, beyond what the texts themselves say alone. */
const builders =
  'kurs amt stelle schein geld recht schule kita pass karte arzt kasse behörde hilfe beratung zentrum center haus heim platz zeit plan ' +
  'antrag ausweis papier stunde lehrer helfer berater schutz pflicht steuer rente miete wohnung arbeit beruf bildung sprach sprache ' +
  'deutsch integration ausländer flüchtling familie kinder jugend frauen eltern senioren gesundheit kranken versicherung unfall ' +
  'sozial jobcenter agentur verein treff café gruppe dienst fahr führer termin nachweis bescheinigung urkunde erlaubnis titel aufenthalt ' +
  'einbürgerung anmeldung abmeldung meldung melde bürger rat haus büro stand kreis gemeinde stadt land bus bahn ticket müll abfall strom ' +
  'heizung wasser konto bank notfall not feuer wehr polizei apotheke zahn haut augen kliniken klinik impf impfung mutter vater schwanger ' +
  'unterhalt betreuung tages mutter eingliederung erst erstattung leistung leistungen bewerbung anerkennung abschluss zeugnis prüfung test';

/** What joins the parts of a German word, the commonest first. */
const joints = ['', 's', 'n', 'en', 'es', 'e', 'er'] as const;
const inflections = ['n', 'en', 'e', 's', 'es', 'er', 'ern'] as const;
const most = 4;

export type CompoundSplitter = {
  /** Stems of the parts in their order; null where the word is no compound of known parts. */
  split: (word: string) => readonly string[] | null;
};

/**
 * Splits German compounds by the words of the texts themselves and a list of common builders: `auslanderbehorde` is
 * `auslander` and `behorde` because both stand somewhere alone. Fewest parts win, then the longest last part.
 */
export function createSplitter(input: { words: Iterable<string>; language: string }): CompoundSplitter {
  const { language } = input;
  const heads = new Set(builders.split(' ').map((word) => fold(word, language)));
  const parts = new Set(heads);
  const stops = stopWordsOf(language);
  for (const word of input.words) if (word.length >= 4 && word.length <= 16 && !stops.has(word)) parts.add(word);
  const isPart = (text: string): boolean => text.length >= 3 && parts.has(text);
  /** Parts of what stands before a joint; a known word needs no splitting unless it is the whole. */
  const headOf = (text: string, left: number): string[] | null => {
    for (const joint of joints) {
      if (joint !== '' && !text.endsWith(joint)) continue;
      const bare = text.slice(0, text.length - joint.length);
      if (isPart(bare)) return [bare];
      const found = left > 1 ? partsOf(bare, left) : null;
      if (found !== null) return found;
    }
    return null;
  };
  const partsOf = (text: string, left: number): string[] | null => {
    // The last part may be inflected where only its plain form is known.
    const ends = inflections.filter((ending) => text.endsWith(ending));
    let best: string[] | null = null;
    for (let at = 3; at <= text.length - 3; at += 1) {
      const tail = text.slice(at);
      const known = isPart(tail) || ends.some((end) => tail.length - end.length >= 4 && parts.has(tail.slice(0, -end.length)));
      if (!known) continue;
      const head = headOf(text.slice(0, at), left - 1);
      if (head !== null && (best === null || head.length + 1 < best.length)) best = [...head, tail];
    }
    return best;
  };

  /** `verkehrsbehorde` where `verkehr` stands nowhere alone: the end is one that offices build words with. */
  const withKnownEnd = (word: string): string[] | null => {
    const ends = ['', ...inflections.filter((ending) => word.endsWith(ending))];
    for (let at = 4; at <= word.length - 4; at += 1) {
      const head = ends.map((end) => word.slice(at, word.length - end.length)).find((text) => heads.has(text));
      if (head !== undefined && head.length >= 4) return [word.slice(0, at), head];
    }
    return null;
  };

  /** `arztbesuch` where `besuch` stands nowhere alone. */
  const withKnownBeginning = (word: string): string[] | null => {
    for (let at = word.length - 4; at >= 4; at -= 1) {
      if (heads.has(word.slice(0, at))) return [word.slice(0, at), word.slice(at)];
    }
    return null;
  };

  return {
    split: (word) => {
      if (word.length < 7 || word.length > 40) return null;
      return (
        (partsOf(word, most) ?? withKnownEnd(word) ?? withKnownBeginning(word))?.map((part) => stemOf(part, language)) ?? null
      );
    },
  };
}
