import { scriptOf } from './fold.ts';

/** One letter and how it is written in Latin letters, `жzh`. */
const romans = (pairs: string): Map<string, string> =>
  new Map(pairs.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)] as const));

const cyrillic = romans('аa бb вv гg дd еe жzh зz иi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щsh юyu яya');
/** Arabic letters as they sound, for `soundOf`: what stands side by side there is no pair of Latin letters. */
const arabic = romans('اa بp تt ثt جj حh خk دt ذt رr زs سs شs صs ضt طt ظs ع غk فf قk كk لl مm نn هh وu يi پp چk ژs گk ڤf');

function written(word: string, letters: Map<string, string>): string {
  let text = '';
  for (const letter of word) text += letters.get(letter) ?? letter;
  return text;
}

/** Groups of letters that sound alike to somebody who writes German by ear, longest first: `sh sch` … */
const sounds = new Map(
  (
    's:tsch,sch,tch,sh,zh,ts,tz,z,x j:dzh,dj sa:ce si:ci,cy ja:ya,ye,yo ju:yu ji:yi ' +
    'ai:ei,ai,ay,ey,aj,ej i:ie,y k:ck,kh,gh,g,q,c f:ph,pf,v,w p:b t:dt,th,d a:e u:o'
  )
    .split(' ')
    .flatMap((group) => {
      const [to = '', from = ''] = group.split(':');
      return from.split(',').map((sound) => [sound, to] as const);
    }),
);
const heard = new RegExp([...sounds.keys()].sort((one, other) => other.length - one.length).join('|'), 'g');

/**
 * How a folded word sounds, coarsely: hard and soft consonants, all hissing sounds, near vowels, double letters and a silent `h` are
 * one. `Fervaltunk` sounds like `Verwaltung`, `Джобцентр` nearly like `Jobcenter`.
 */
export function soundOf(folded: string): string {
  const script = scriptOf(folded);
  const text =
    script === 'arabic'
      ? written(folded, arabic)
      : (script === 'cyrillic' ? written(folded, cyrillic) : folded)
          .replace(/^dsch/, 'j')
          .replace(heard, (sound) => sounds.get(sound)!);
  return text.replace(/(?!^)h/g, '').replace(/(.)\1+/g, '$1');
}

/** The consonants of a word: what Arabic script and a Latin spelling of it have in common. Digits of chat spelling are letters. */
export const skeletonOf = (folded: string): string =>
  soundOf(
    /\D\d|\d\D/.test(folded) && scriptOf(folded) === 'latin'
      ? folded.replace(/[23]/g, '').replace(/[57]/g, 'h').replace(/6/g, 't').replace(/[89]/g, 'k')
      : folded,
  )
    .replace(/[aiu]/g, '')
    .replace(/^h/, '');

/** The same where `w` and `y` stand for the letters that Arabic writes for long vowels. */
export const softSkeletonOf = (folded: string): string => skeletonOf(folded.replace(/w/g, 'u').replace(/y(?=[aeiou])/g, 'i'));
