import { textOf, textsOf } from '#lib/server/answers.ts';
import type { Gender } from '#modules/interpreting/contract.ts';
import type { MeetingMode, Urgency } from '#modules/interpreting/contract-rules.ts';
import { mostLanguages, mostSlots, requestTexts, type RequestForm } from './interpreting-request-form.ts';

/** What was typed, and what the use case is given; empty lines are left out. */
export function readRequestForm(form: FormData) {
  const read = (name: string): string => textOf(form, name) ?? '';
  const rows = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
  const typed: RequestForm = {
    ...(Object.fromEntries(requestTexts.map((name) => [name, read(name)])) as Record<(typeof requestTexts)[number], string>),
    languages: rows(mostLanguages)
      .map((index) => read(`languages.${index}`))
      .filter((tag) => tag !== ''),
    slots: rows(mostSlots)
      .map((index) => ({
        day: read(`slots.${index}.day`),
        from: read(`slots.${index}.from`),
        to: read(`slots.${index}.to`),
      }))
      .filter(({ day, from, to }) => day + from + to !== ''),
    unwantedInterpreterIds: textsOf(form, 'unwantedInterpreterIds'),
    publicRoom: form.get('publicRoom') !== null,
    professionalPresent: form.get('professionalPresent') !== null,
  };
  return {
    typed,
    input: {
      ...typed,
      mode: (typed.mode || 'on-site') as MeetingMode,
      urgency: (typed.urgency || 'planned') as Urgency,
      gender: (typed.gender || null) as Gender | null,
      wantedInterpreterId: typed.wantedInterpreterId || null,
      people: typed.people || null,
      repeats: typed.repeats || '0',
    },
  };
}
