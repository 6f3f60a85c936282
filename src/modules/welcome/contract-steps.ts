/** The checklist of first steps, shared by server and browser. */

/** How somebody came: decides which steps are theirs. */
export const ways = ['asylum', 'ukraine', 'eu-work', 'skilled-work', 'family', 'study', 'other'] as const;
export type Way = (typeof ways)[number];

/** Children in the household, by what they need. */
export const childGroups = ['kita', 'school'] as const;
export type ChildGroup = (typeof childGroups)[number];

/** When a step is due, from the arrival on. */
export const stepTimes = ['first-days', 'first-weeks', 'first-months', 'later'] as const;
export type StepTime = (typeof stepTimes)[number];

/** What a step says, by language. */
export type StepTexts = Readonly<Record<string, { title: string; reason: string; documents: readonly string[] }>>;

/** For whom a step is: `none-needed` whether there are children or not, `any` for children of whatever age. */
export type StepRule = { ways: readonly Way[]; children: 'none-needed' | 'any' | ChildGroup };

export type Answers = { way: Way; children: readonly ChildGroup[]; municipality: string | null; done: readonly string[] };

/** A step as one reader sees it. */
export type ReaderStep = {
  key: string;
  when: StepTime;
  title: string;
  reason: string;
  documents: readonly string[];
  /** Language in which it stands: another than the reader's where it is not translated. */
  language: string;
  office: string | null;
  /** Keys of steps that come first. */
  after: readonly string[];
  /** Address of the page that tells more. */
  path: string | null;
};

/** Short names of the answers in the address: the list lives there, and nowhere else unless the reader's device keeps it. */
export const answerNames = { way: 'weg', children: 'kinder', municipality: 'gemeinde', done: 'fertig' } as const;

/** The answers from an address; null where the question how somebody came is not answered. */
export function answersOf(search: URLSearchParams): Answers | null {
  const way = ways.find((one) => one === search.get(answerNames.way));
  if (way === undefined) return null;
  return {
    way,
    children: childGroups.filter((one) => search.getAll(answerNames.children).includes(one)),
    municipality: search.get(answerNames.municipality) || null,
    done: [...new Set((search.get(answerNames.done) ?? '').split('.').filter((key) => /^[a-z0-9-]{1,60}$/.test(key)))].slice(
      0,
      100,
    ),
  };
}

/** The address of answers, always in the same order, so that the same list is the same address. */
export function searchOf({ way, children, municipality, done }: Answers): string {
  const search = new URLSearchParams({ [answerNames.way]: way });
  for (const child of childGroups) if (children.includes(child)) search.append(answerNames.children, child);
  if (municipality !== null) search.set(answerNames.municipality, municipality);
  if (done.length > 0) search.set(answerNames.done, done.toSorted().join('.'));
  return `?${search}`;
}

/** The same answers with one step done, or open again. */
export const toggled = (answers: Answers, key: string): Answers => ({
  ...answers,
  done: answers.done.includes(key) ? answers.done.filter((one) => one !== key) : [...answers.done, key],
});

/** The first step that is not done and waits for none that is open; null when all are done. */
export function nextStep<S extends { key: string; after: readonly string[] }>(
  steps: readonly S[],
  done: readonly string[],
): S | null {
  const open = steps.filter(({ key }) => !done.includes(key));
  const keys = new Set(open.map(({ key }) => key));
  return open.find((step) => step.after.every((key) => !keys.has(key))) ?? open[0] ?? null;
}

/** What a number is for, by language. */
export type EmergencyTexts = Readonly<Record<string, { name: string; when: string }>>;

/** A number to call in need, as one reader sees it. */
export type EmergencyNumber = {
  number: string;
  kind: string;
  free: boolean;
  aroundTheClock: boolean;
  /** Languages spoken there. */
  languages: readonly string[];
  url: string | null;
  name: string;
  when: string;
  language: string;
};
