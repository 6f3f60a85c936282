import type { OfficeFunction } from '#modules/network/contract-places.ts';
import type { SchoolType } from './contract.ts';

/** Checklists for a child's transitions. What is done stands in the address alone: nothing of a family is kept. */
export const transitions = ['kita', 'school', 'five', 'job'] as const;
export type Transition = (typeof transitions)[number];

export type TransitionStep = {
  key: string;
  /** Who helps with it in the own municipality. */
  office: OfficeFunction | null;
  /** Institutions that one looks at for it. */
  look: SchoolType | null;
};
const step = <K extends string>(key: K, of: Partial<Omit<TransitionStep, 'key'>> = {}): TransitionStep & { key: K } => ({
  key,
  office: null,
  look: null,
  ...of,
});

export const transitionSteps = {
  kita: [
    step('choose', { look: 'kita' }),
    step('visit'),
    step('register-kita', { office: 'kita-registration' }),
    step('documents'),
    step('settle'),
  ],
  school: [
    step('language'),
    step('letter', { office: 'school-authority' }),
    step('exam', { office: 'health-office' }),
    step('documents'),
    step('register-school', { look: 'primary' }),
    step('bus'),
  ],
  five: [step('talk'), step('open-day', { look: 'oberschule' }), step('register-five'), step('bus')],
  job: [
    step('report', { office: 'recognition-advice' }),
    step('advice', { office: 'employment-agency' }),
    step('training'),
    step('register-bbs', { look: 'vocational' }),
  ],
} as const satisfies Record<Transition, readonly TransitionStep[]>;
export type TransitionStepKey = (typeof transitionSteps)[Transition][number]['key'];

export type TransitionAnswers = { way: Transition; municipality: string | null; done: readonly string[] };

/** What an address asks for; null where no transition is chosen. Steps that the list does not have are dropped. */
export function answersOf(asked: URLSearchParams): TransitionAnswers | null {
  const way = transitions.find((entry) => entry === asked.get('weg'));
  if (way === undefined) return null;
  const said = new Set((asked.get('erledigt') ?? '').split('.'));
  const municipality = asked.get('gemeinde') ?? '';
  return {
    way,
    municipality: /^\d{8,9}$/.test(municipality) ? municipality : null,
    done: transitionSteps[way].map(({ key }) => key).filter((key) => said.has(key)),
  };
}

/** The address of a list; it begins with the transition, by which the device knows that it may keep it. */
export const searchOf = ({ way, municipality, done }: TransitionAnswers): string =>
  `?weg=${way}${municipality === null ? '' : `&gemeinde=${municipality}`}${done.length === 0 ? '' : `&erledigt=${done.join('.')}`}`;

/** The same list with a step ticked, or open again. */
export const toggled = (answers: TransitionAnswers, key: string): TransitionAnswers => ({
  ...answers,
  done: answers.done.includes(key) ? answers.done.filter((entry) => entry !== key) : [...answers.done, key],
});
