import { textOf, textsOf } from '#lib/server/answers.ts';
import { interpreterInputOf, interpreterTexts, type InterpreterForm } from './interpreter-form.ts';

/** More rows than any form here shows. */
const mostRows = 150;

/** What was typed, and what the use case is given; empty lines are left out, and the others stay in their order. */
export function readInterpreterForm(form: FormData) {
  const read = (name: string): string => textOf(form, name) ?? '';
  const rows = <Row>(name: string, first: string, row: (at: string) => Row, isThere: (row: Row) => boolean): Row[] =>
    Array.from({ length: mostRows }, (_, index) => `${name}.${index}`)
      .filter((at) => form.has(`${at}.${first}`))
      .map(row)
      .filter(isThere);
  const typed: InterpreterForm = {
    ...(Object.fromEntries(interpreterTexts.map((name) => [name, read(name)])) as Record<
      (typeof interpreterTexts)[number],
      string
    >),
    languages: rows(
      'languages',
      'tag',
      (at) => ({ tag: read(`${at}.tag`), level: read(`${at}.level`), writes: form.get(`${at}.writes`) !== null }),
      ({ tag, level }) => tag + level !== '',
    ),
    trainings: rows(
      'trainings',
      'module',
      (at) => ({ module: read(`${at}.module`), day: read(`${at}.day`), hours: read(`${at}.hours`) }),
      ({ module, day, hours }) => module + day + hours !== '',
    ),
    weekly: rows(
      'weekly',
      'weekday',
      (at) => ({ weekday: read(`${at}.weekday`), from: read(`${at}.from`), to: read(`${at}.to`) }),
      ({ weekday, from, to }) => weekday + from + to !== '',
    ),
    exceptions: rows(
      'exceptions',
      'from',
      (at) => ({ from: read(`${at}.from`), to: read(`${at}.to`), available: read(`${at}.available`) || 'nein' }),
      ({ from, to }) => from + to !== '',
    ),
    areaIds: textsOf(form, 'areaIds'),
    blockedRequesterIds: textsOf(form, 'blockedRequesterIds'),
    standby: form.get('standby') !== null,
  };
  return { typed, input: interpreterInputOf(typed) };
}
