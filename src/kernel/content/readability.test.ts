import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainWords } from './plain-words.ts';
import { readabilityOf, syllablesOf, type HintKind } from './readability.ts';
import { hintWords } from './readability-words.ts';
import { sentencesOf } from './sentences.ts';

const split = (text: string): string[] => sentencesOf(text).map((sentence) => sentence.trim());

describe('sentences', () => {
  it.each([
    ['Bringen Sie z. B. einen Pass mit. Wir kopieren ihn.', ['Bringen Sie z. B. einen Pass mit.', 'Wir kopieren ihn.']],
    [
      'Das steht in § 4 Abs. 2 Satz 1 SGB II. Lesen Sie dort nach.',
      ['Das steht in § 4 Abs. 2 Satz 1 SGB II.', 'Lesen Sie dort nach.'],
    ],
    ['Frau Dr. Muster ist i. d. R. am 3. März da. Sie ruft an.', ['Frau Dr. Muster ist i. d. R. am 3. März da.', 'Sie ruft an.']],
    ['Er kommt am 12.3. Bitte warten Sie.', ['Er kommt am 12.3.', 'Bitte warten Sie.']],
    [
      'Der 3. Kreistag tagt. Das Jahr war 2026. Danach endet es.',
      ['Der 3. Kreistag tagt.', 'Das Jahr war 2026.', 'Danach endet es.'],
    ],
    ['Das kostet 1.250,50 Euro. Kommen Sie!', ['Das kostet 1.250,50 Euro.', 'Kommen Sie!']],
    ['Äpfel, Birnen usw. Das reicht. Wirklich?', ['Äpfel, Birnen usw.', 'Das reicht.', 'Wirklich?']],
    ['„Wann kommen Sie?“ fragte er. Sie ging.', ['„Wann kommen Sie?“ fragte er.', 'Sie ging.']],
    ['Öffnungszeiten\nMontag bis Freitag\n\n- Pass\n- Foto', ['Öffnungszeiten', 'Montag bis Freitag', '- Pass', '- Foto']],
    [
      'Diese Zeile ist beim Einfügen aus einem anderen Programm\numgebrochen worden. Sie geht weiter.',
      ['Diese Zeile ist beim Einfügen aus einem anderen Programm\numgebrochen worden.', 'Sie geht weiter.'],
    ],
    [
      'Kontakt: Tel. 04321 5566. Frau Beispiel, Zi. 12, Bgm.-Beispiel-Str. 4',
      ['Kontakt: Tel. 04321 5566.', 'Frau Beispiel, Zi. 12, Bgm.-Beispiel-Str. 4'],
    ],
  ])('%s', (text, expected) => {
    expect(split(text)).toEqual(expected);
  });

  it('joined give the text, whatever it is', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('z. B. ', 'Abs. ', '3. ', 'Wir. ', '\n', '\n\n', '- ', '!“ ', '… '),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect(sentencesOf(pieces.join('')).join('')).toBe(pieces.join(''));
      }),
    );
  });
});

const kinds = (text: string): HintKind[] => readabilityOf(text).sentences.flatMap(({ hints }) => hints.map(({ kind }) => kind));
const suggestions = (text: string) =>
  readabilityOf(text).sentences.flatMap(({ hints }) => hints.map(({ words, plain }) => [words, plain]));

describe('readability', () => {
  it('tells an easy text from one of an office', () => {
    const easy = readabilityOf('Sie ziehen um? Dann melden Sie sich an. Das geht im Rathaus. Bringen Sie Ihren Pass mit.');
    const hard = readabilityOf(
      'Im Rahmen der Inanspruchnahme von Leistungen zur Sicherung des Lebensunterhalts obliegt es den Antragstellenden, sämtliche für die Berechnung maßgeblichen Einkommensnachweise unverzüglich vorzulegen.',
    );
    expect(easy.level).toBe('easy');
    expect(hard.level).toBe('very-hard');
    expect(easy.wiener!).toBeLessThan(5);
    expect(hard.wiener!).toBeGreaterThan(14);
    expect(easy).toMatchObject({ words: 17, sentenceLength: 4.3 });
  });

  it('reckons both formulas', () => {
    // 6 words in 1 sentence, 2 of more than six letters, 1 of three syllables and more, 4 of one.
    const found = readabilityOf('Das Amt schickt Ihnen den Bescheid.');
    expect(found.lix).toBe(Math.round(6 + (100 * 2) / 6));
    expect(found.wiener).toBeCloseTo(0.1672 * 6 + (0.1297 * 200) / 6 - (0.0327 * 400) / 6 - 0.875, 0);
  });

  it.each([
    ['Der Antrag wird von uns geprüft.', ['passive']],
    ['Ihr Antrag ist bewilligt worden.', ['officialese', 'passive']],
    ['Sie werden in Zukunft arbeiten.', []],
    ['Wir werden Ihnen Geld geben.', []],
    ['Das ist nicht unmöglich.', ['double-negation']],
    ['Das ist nicht gut und nicht schön.', ['double-negation']],
    ['Die Prüfung der Berechtigung zur Förderung dauert.', ['nouns']],
    ['Der Kostenübernahmeantragsbogen ist lang.', ['long-word']],
  ])('%s', (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  it('gives plain words for those of offices', () => {
    expect(suggestions('Bitte setzen Sie sich unverzüglich in Verbindung setzen.')).toContainEqual(['unverzüglich', 'sofort']);
    expect(suggestions('Sie können den Kurs in Anspruch nehmen.')).toContainEqual(['in Anspruch nehmen', 'nutzen']);
    expect(suggestions('Bringen Sie ggf. einen Pass mit, z. B. Ihren.')).toEqual([
      ['ggf.', 'wenn nötig'],
      ['z. B.', 'zum Beispiel'],
    ]);
    expect(suggestions('Die persönliche Vorsprache ist nötig.')).toEqual([['persönliche Vorsprache', 'Ihr Besuch bei uns']]);
    expect(plainWords.length).toBeGreaterThan(200);
  });

  it('says where each hint stands', () => {
    const text = 'Guten Tag. Wir bitten, hiermit umgehend zu zahlen.';
    for (const { hints } of readabilityOf(text).sentences)
      for (const { from, to, words } of hints) expect(text.slice(from, to)).toBe(words);
  });

  it('counts syllables', () => {
    expect(['Amt', 'Bauer', 'Behörde', 'Integration', 'geeignet', '2026'].map(syllablesOf)).toEqual([1, 2, 3, 5, 3, 1]);
  });

  it('never fails, and has words for every hint', () => {
    expect(readabilityOf('')).toMatchObject({ words: 0, lix: null, level: null });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const sentence of readabilityOf(text).sentences)
          for (const { kind, from, to } of sentence.hints) {
            expect(hintWords[kind]).toBeDefined();
            expect(from).toBeGreaterThanOrEqual(0);
            expect(to).toBeGreaterThan(from);
          }
      }),
    );
  });
});
