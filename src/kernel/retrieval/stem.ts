import { fold, scriptOf } from './fold.ts';

/** Endings that a language's words change by; how many times one may be taken off, and how much must remain. */
type Endings = { endings: ReadonlySet<string>; longest: number; rounds: number; rest: number };

const endings = (input: { list: string; rounds?: number; rest?: number }): Endings => {
  const list = fold(input.list, 'de').split(' ');
  return {
    endings: new Set(list),
    longest: Math.max(...list.map((ending) => ending.length)),
    rounds: input.rounds ?? 1,
    rest: input.rest ?? 3,
  };
};

const russian =
  'иями ями ами иием иям ием иях ям ам ах ях ов ев иев еи ои ию ия ие ии ии ю я и е а о у ому ему ого его ими им ом ем ая яя ое ее ую юю ' +
  'их ием ием иею ею ою тся ися ет ут ют ит ат ят ал ал али ила ило или ает яет ует уем аем ание ания анию анием ение ения ению ением еннии онни ови ева ова';

/**
 * Light stemming: endings of declension, number and the commonest derivations. It may take too much where that joins only words of
 * one family; a word found by its stem ranks below the word itself.
 */
const byLanguage: Record<string, Endings> = {
  de: endings({
    list: 'erinnen innen erin ungen ung ern en er es em e n s st et est ene enen ender ende enden enten ierung ierungen ieren iert',
    rest: 4,
    rounds: 4,
  }),
  en: endings({
    list: 's es ies ied y ing ings ed e er ers ment ments ation ations ating ated ate ional ity ities ance ances ant ants',
    rest: 4,
    rounds: 4,
  }),
  fr: endings({
    list: 'issements issement ements ement ations ation ations ateurs ateur atrice euses euse eux aux ales ale al ives ive ifs if ees ee es e er ez ent ants ant ante antes s x ite ites ance ances ence ences ien ienne iens iennes iques ique',
    rest: 4,
    rounds: 4,
  }),
  es: endings({
    list: 'aciones acion iciones icion mente adores adoras ador adora idades idad ando iendo ados adas ado ada idos idas ido ida ar er ir os as es o a e s iones ion ante antes ico ica icos icas',
    rest: 4,
    rounds: 4,
  }),
  pl: endings({
    list: 'owego owemu owej owych owymi owym owa owe owi owie ego emu ych ymi iej iego iemu ich imi ej ami iami ach iach om iom ow em iem ym im a e i o u y ia ie iu io ania aniu anie anie enia eniu enie owac owania owanie ac ic yc',
  }),
  ro: endings({
    list: 'urilor ilor elor ului urile urii uri ile iile iei ii ul ului lui ele ea ei le lor a e i u o are ari arii arilor ire iri ea tie tii tiei',
  }),
  bg: endings({
    list: 'ията иите ията ието иете ите ата ята ета ото ето та то те ът ят ия ие ии иен ен на но ни а я и е о у ове овете еве ане ането ания ението ение ения ища ищата',
  }),
  sr: endings({
    list: 'ovima evima ama ima ove eve ova eva ovi evi om em og eg oj oga omu ome ih im a e i o u овима евима ама има ове еве ова ева ови еви ом ем ог ег ои ога ому оме их им а е и о у',
  }),
  tr: endings({
    list: 'larinin lerinin larindan lerinden larinda lerinde larina lerine larini lerini larinizi lerinizi lari leri lar ler nin nun in un im um dan den tan ten ndan nden da de ta te nda nde ya ye yi yu na ne ni nu yla yle la le si su sina sine sini sunu i u a e ci cu ciya lik luk ligi lugu liga lige likler luklar siz suz imiz umuz iniz unuz mak mek ma me masi mesi mayi meyi mada mede mak makta iyor uyor dir dur tir tur',
    rounds: 4,
    rest: 2,
  }),
  kmr: endings({ list: 'eke ekî ek an en ên a e i e yan yen ya ye yi eki' }),
  ru: endings({ list: russian }),
  uk: endings({
    list: `${russian} ею ою иею ові еві ами ями ах ях ів ии ого ому ими ою ість ості істю ости остю ист ання анням ення енням енні анні аннями еннями ити ати ути ять уть ать `,
  }),
  fa: endings({
    list: 'هايي هاي ها هايم هايت هايش هايمان هايشان ان ات ين تر ترين ي اي م ت ش مان تان شان يم يد ند يي گان گي ه',
    rest: 2,
    rounds: 4,
  }),
  ckb: endings({ list: 'هكانيان هكان هكه هكهي هكاني هكهمان انه ان ين يك يكي هي ي ه مان تان يان م ت', rest: 2 }),
  ps: endings({ list: 'ونو ونه ونكي انو ان و ي ه ا ات كي', rest: 2 }),
};

const arabicFront = ['وبال', 'وال', 'بال', 'كال', 'فال', 'ولل', 'لل', 'ال', 'و', 'ب', 'ل', 'ف', 'ك'];
const arabicEnd = ['تين', 'هما', 'ات', 'ان', 'ون', 'ين', 'ها', 'هم', 'كم', 'نا', 'يه', 'تي', 'ه', 'ي', 'ا', 'ت'];

/** The article and what is written together with it, then endings of number, gender and possession (as light10 does). */
function arabicStem(word: string): string {
  let stem = word;
  const front = arabicFront.find(
    (part) => stem.startsWith(part) && stem.length - part.length >= (part.length > 1 || part === 'و' ? 3 : 4),
  );
  // A single letter is a beginning only where enough remains: `ولد` is a child, not "and" something.
  if (front !== undefined && (front.length > 1 || front === 'و' || stem.length > 5)) stem = stem.slice(front.length);
  for (let round = 0; round < 2; round += 1) {
    const end = arabicEnd.find((part) => stem.endsWith(part) && stem.length - part.length >= 3);
    if (end === undefined) break;
    stem = stem.slice(0, -end.length);
  }
  return stem;
}

/** In Turkish `s`, `y`, `n` begin an ending only after a vowel, `la` only after none, and a vowel alone is none where two letters would remain. */
function fits(stem: string, size: number, known: Endings): boolean {
  if (known !== byLanguage['tr']) return true;
  if (size === 1) return stem.length > 4;
  if (/^l[ae]$/.test(stem.slice(-size))) return !/[aeiou]/.test(stem.at(-size - 1)!);
  return !/^[syn][aeiou]$/.test(stem.slice(-size, stem.length - size + 2)) || /[aeiou]/.test(stem.at(-size - 1)!);
}

function withoutEndings(word: string, known: Endings): string {
  let stem = word;
  for (let round = 0; round < known.rounds; round += 1) {
    let size = Math.min(known.longest, stem.length - known.rest);
    while (size > 0 && !(known.endings.has(stem.slice(-size)) && fits(stem, size, known))) size -= 1;
    if (size <= 0) break;
    stem = stem.slice(0, -size);
  }
  return stem;
}

/** Which language's endings a word of a script takes, in texts of a language: Latin words in Arabic texts are mostly German names. */
function languageOf(word: string, language: string): string {
  const base = language.split('-')[0]!;
  switch (scriptOf(word)) {
    case 'latin':
      return ['uk', 'ru', 'bg', 'ar', 'fa', 'ps', 'ckb'].includes(base) ? 'de' : base;
    case 'cyrillic':
      return ['uk', 'bg', 'sr'].includes(base) ? base : 'ru';
    case 'arabic':
      return ['fa', 'ps', 'ckb'].includes(base) ? base : 'ar';
    default:
      return base;
  }
}

/** What a folded word shares with its other forms. */
export function stemOf(word: string, language: string): string {
  if (word.length < 4) return word;
  const of = languageOf(word, language);
  if (of === 'ar') return arabicStem(word);
  const known = byLanguage[of];
  if (known === undefined) return word;
  const stem = withoutEndings(word, known);
  return stem.at(-1) === stem.at(-2) && stem.length > 3 ? stem.slice(0, -1) : stem;
}
