import { fold } from './fold.ts';

/** Words that say nothing of what is looked for. */
const lists: Record<string, string> = {
  de: 'der die das den dem des ein eine einen einem einer eines und oder aber in im ins an am auf aus bei beim bis durch für gegen mit nach ohne über um unter von vom vor zu zum zur ist sind war wird werden wurde kann können muss müssen soll darf hat haben habe sein ich du er sie es wir ihr mich mir mein meine meinen sich man nicht auch als wie wo was wer wann warum welche welcher wenn dass so nur noch hier da dort es gibt bekomme bekommen finde finden mache brauche suche möchte will innen',
  en: 'the a an and or but of in on at to for from by with without is are was be been do does did can could must should may will would have has had i you he she it we they me my your our their this that these those what where who when why how which not as if so there here get find need want am about',
  fr: 'le la les un une des de du et ou mais en au aux à dans sur pour par avec sans est sont être a ont je tu il elle nous vous ils elles mon ma mes votre vos ce cette ces que qui quoi où quand comment pourquoi quel quelle ne pas se si y on trouver',
  es: 'el la los las un una unos unas de del y o pero en a al para por con sin es son ser está hay yo tú él ella nosotros mi mis su sus este esta esto que quién qué dónde cuándo cómo cuál no se si lo me',
  pl: 'i a oraz lub ale w we na do od z ze za po dla przez o u jest są być nie się to ten ta te jak gdzie kiedy kto co czy który która mój moja moje ja on ona my wy mnie mi',
  ro: 'și sau dar în pe la de din cu fără pentru este sunt a al ale ai un o unei unui care ce cine unde când cum nu se să mă eu tu el ea noi voi meu mea',
  bg: 'и или но в във на за от до с със по при без е са съм да не се ще как къде кога кой коя какво що аз ти той тя ние вие мой моя ми си',
  sr: 'i ili ali u na za od do s sa po pri bez je su sam da ne se kako gde kada ko koji koja šta ja ti on ona mi vi moj moja и или али у на за од до с са по при без је су да не се како где када ко који која шта ја ти он она ми ви мој моја',
  tr: 've veya ama bir bu şu o ile için de da den dan ne nasıl nerede nereye nereden kim hangi kaç mi mı mu mü var yok ben sen biz siz onlar benim olarak gibi daha çok en olan',
  kmr: 'û an lê li ji bi di de da re yê ya ên ku çi çawa kî kengî kîjan ez tu ew em hûn min ne jî bo ser',
  ru: 'и или но а в во на с со к ко у о об от до из за по при без для не ни что как где куда когда кто какой какая какие это этот эта эти я ты он она мы вы они мой моя мне меня ли же бы быть есть можно нужно найти',
  uk: 'і й та або але а в у на з із зі до від о об по при без для не ні що як де куди коли хто який яка які це цей ця ці я ти він вона ми ви вони мій моя мені мене чи же би бути є можна треба потрібно знайти',
  ar: 'في من إلى على عن مع أو و ثم هل ما ماذا متى أين كيف لماذا من هو هي هم أنا نحن أنت هذا هذه ذلك تلك التي الذي الذين أن إن لا لم لن قد كان يكون كل بعد قبل عند بين حتى إذا كما أي يمكن يمكنني أجد أريد لي',
  fa: 'در از به با برای و یا که این آن را تا است هست بود شد می نمی ها های چه چگونه چطور کجا کی چرا کدام من تو او ما شما آنها هر یک نیز هم اگر باید خود پیدا کنم',
  ckb: 'لە بە بۆ و یان کە ئەم ئەو من تۆ ئێمە ئێوە چی چۆن کوێ کەی کێ هەر هەیە نییە لەگەڵ',
  ps: 'په له د او یا چې دا هغه زه ته موږ تاسو څه څنګه چیرته کله څوک کې سره لپاره شته نه',
  vi: 'và hoặc của ở trong cho với các những là có không được tôi bạn này đó gì nào đâu khi ai thế như để từ đến',
};

const known = new Map<string, ReadonlySet<string>>();

/** The folded stop words of a language. */
export function stopWordsOf(language: string): ReadonlySet<string> {
  const base = language.split('-')[0]!;
  let words = known.get(base);
  if (words === undefined) {
    words = new Set((lists[base] ?? '').split(' ').map((word) => fold(word, base)));
    known.set(base, words);
  }
  return words;
}
