import { error } from '@sveltejs/kit';
import { addDays, berlinDay } from '#kernel/dates.ts';
import { isId } from '#kernel/ids.ts';
import { valueOrError } from '#lib/server/answers.ts';
import {
  interpreterStates,
  type InterpreterView,
  type PoolView,
  type RequesterView,
  type RequestView,
} from '#modules/interpreting/contract.ts';
import { spokenLanguages } from '#modules/interpreting/contract-language-list.ts';
import { languageChoices } from '#modules/interpreting/contract-languages.ts';
import { meetingModes, trainingWords } from '#modules/interpreting/contract-rules.ts';
import { oneOf } from './address.ts';
import { languageName } from './interpreting-words.ts';

const requestSorts = { termin: 'startsAt', nummer: 'number', einrichtung: 'requester' } as const;
const interpreterSorts = { name: 'name', ort: 'town', nachweis: 'paper' } as const;
type Asked = { locals: App.Locals; url: URL };

/** Pools that the reader runs, and the one that the address names; the first where it names none. */
export async function loadOwnPools({ locals, url }: Asked): Promise<{ pools: PoolView[]; pool: PoolView | null }> {
  const all = valueOrError(await locals.app.interpreting.listPools(locals.ctx, {}), url);
  const pools = all.filter(({ mayRun, elsewhere }) => mayRun && !elsewhere);
  const wanted = url.searchParams.get('pool');
  return { pools, pool: pools.find(({ id }) => id === wanted) ?? pools[0] ?? null };
}

const searchOf = (url: URL): string | null => url.searchParams.get('suche')?.trim().slice(0, 200) || null;
const languageOf = (url: URL): string | null => url.searchParams.get('sprache')?.trim().slice(0, 35) || null;
const calledToo = new Map(spokenLanguages.map(({ tag, words }) => [tag, words ?? '']));
/** Found by the own name, and by what people call it, too. */
export const languageOptions = languageChoices().map(({ tag, name, own }) => ({
  value: tag,
  label: name,
  words: [own, calledToo.get(tag), tag].filter(Boolean).join(' '),
}));

/** Requests that an address asks for; the page and its download show the same. */
export async function loadRequests(asked: Asked) {
  const { locals, url } = asked;
  const { pools, pool } = await loadOwnPools(asked);
  const filter = {
    open: url.searchParams.get('zeige') !== 'alle',
    search: searchOf(url),
    language: languageOf(url),
    mode: oneOf(url, 'art', meetingModes),
  };
  const sorted = oneOf(url, 'sortiert', Object.keys(requestSorts) as (keyof typeof requestSorts)[]) ?? 'termin';
  const { mode, ...wanted } = filter;
  const found: RequestView[] =
    pool === null
      ? []
      : valueOrError(await locals.app.interpreting.listRequests(locals.ctx, { ...wanted, poolId: pool.id }), url);
  const shown = mode === null ? found : found.filter((request) => request.mode === mode);
  const requests =
    sorted === 'nummer'
      ? shown.toSorted((one, other) => one.number.localeCompare(other.number))
      : sorted === 'einrichtung'
        ? shown.toSorted((one, other) => one.requester.name.localeCompare(other.requester.name, 'de'))
        : shown;
  return { pools, pool, requests, filter, sorted };
}

/** The last day on which a certificate of conduct counts as running out. */
export const papersUntil = (now: Date): string => addDays(berlinDay(now), 30);

/** People that an address asks for, the same way. */
export async function loadInterpreters(asked: Asked) {
  const { locals, url } = asked;
  const { pools, pool } = await loadOwnPools(asked);
  const filter = {
    search: searchOf(url),
    language: languageOf(url),
    state: oneOf(url, 'stand', interpreterStates),
    papers: url.searchParams.get('nachweis') === 'ja',
  };
  const sorted = oneOf(url, 'sortiert', Object.keys(interpreterSorts) as (keyof typeof interpreterSorts)[]) ?? 'name';
  const { papers, ...wanted } = filter;
  const found: InterpreterView[] =
    pool === null
      ? []
      : valueOrError(await locals.app.interpreting.listInterpreters(locals.ctx, { ...wanted, poolId: pool.id }), url);
  const until = papersUntil(locals.app.clock.now());
  const shown = papers ? found.filter(({ conductUntil }) => conductUntil !== null && conductUntil <= until) : found;
  const keyOf = (one: InterpreterView): string =>
    sorted === 'ort' ? (one.municipality?.name ?? '') : sorted === 'nachweis' ? (one.conductUntil ?? '9') : '';
  const people = shown.toSorted((one, other) => keyOf(one).localeCompare(keyOf(other), 'de'));
  return { pools, pool, people, filter, sorted, until };
}

/** The record behind every page of one person, or the error page. */
export async function loadInterpreter(input: { locals: App.Locals; id: string }): Promise<InterpreterView> {
  if (!isId(input.id)) error(404, 'Diese Person gibt es hier nicht.');
  return valueOrError(await input.locals.app.interpreting.readInterpreter(input.locals.ctx, { interpreterId: input.id }));
}

const byName = (rows: readonly { id: string; name: string }[]) => rows.map(({ id, name }) => ({ value: id, label: name }));
async function loadTowns(locals: App.Locals) {
  const { municipalities } = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
  return byName(municipalities);
}
const loadRequesters = async (locals: App.Locals): Promise<RequesterView[]> =>
  valueOrError(await locals.app.interpreting.listRequesters(locals.ctx, {}));

/** Languages to choose from; one that somebody has and the list does not know stays. */
const languagesWith = (given: readonly string[]) => [
  ...languageOptions,
  ...given
    .filter((tag) => tag !== '' && !languageOptions.some(({ value }) => value === tag))
    .map((tag) => ({ value: tag, label: languageName(tag) })),
];

/** What the form of a person has to choose from. */
export async function loadInterpreterChoices(input: { locals: App.Locals; pool: PoolView; person: InterpreterView | null }) {
  const { locals, pool, person } = input;
  const keys = new Set([
    ...Object.keys(trainingWords),
    ...pool.rules.flatMap(({ occasions }) => occasions.flatMap(({ trainings }) => trainings)),
    ...(person?.trainings.map(({ module }) => module) ?? []),
  ]);
  return {
    languages: languagesWith(person?.languages.map(({ tag }) => tag) ?? []),
    towns: await loadTowns(locals),
    trainings: [...keys].map((value) => ({ value, label: trainingWords[value] ?? value })),
    requesters: byName(await loadRequesters(locals)),
  };
}

/** What the form of a request has to choose from. */
export async function loadRequestChoices(input: { locals: App.Locals; pool: PoolView }) {
  const { locals, pool } = input;
  const today = berlinDay(locals.app.clock.now());
  const rules = pool.rules
    .filter(({ validFrom }) => validFrom <= today)
    .toSorted((one, other) => other.validFrom.localeCompare(one.validFrom))[0];
  const people = valueOrError(await locals.app.interpreting.listInterpreters(locals.ctx, { poolId: pool.id }));
  const requesters = (await loadRequesters(locals)).filter(({ kind, state }) => pool.kinds.includes(kind) && state !== 'blocked');
  return {
    languages: languageOptions,
    towns: await loadTowns(locals),
    requesters: requesters.map(({ id, name, municipality }) => ({
      value: id,
      label: municipality ? `${name}, ${municipality.name}` : name,
    })),
    // What the pool does not do stays on the list: whoever chooses it is told who does.
    occasions: (rules?.occasions ?? [])
      .toSorted((one, other) => Number(other.isAllowed) - Number(one.isAllowed))
      .map(({ key, label, isAllowed }) => ({ value: key, label: isAllowed ? label : `${label} (macht der Pool nicht)` })),
    people: byName(people),
  };
}
