import { isId } from '#kernel/ids.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { spokenName } from '#modules/interpreting/contract-languages.ts';

/** Pools that the actor runs, and the one that the address asks for. */
export async function loadOwnPools(input: { locals: App.Locals; url: URL }) {
  const { locals, url } = input;
  const pools = valueOrError(await locals.app.interpreting.listPools(locals.ctx, {})).filter(({ mayRun }) => mayRun);
  const asked = url.searchParams.get('pool');
  const pool = (isId(asked) ? pools.find(({ id }) => id === asked) : undefined) ?? pools[0] ?? null;
  return {
    pools: pools.map(({ id, name }) => ({ value: id, label: name })),
    pool: pool === null ? null : { id: pool.id, name: pool.name },
  };
}

/** People of a pool by name, and the languages that they speak. */
export async function loadPoolPeople(input: { locals: App.Locals; poolId: string }) {
  const { locals, poolId } = input;
  const people = valueOrError(await locals.app.interpreting.listInterpreters(locals.ctx, { poolId }));
  const tags = [...new Set(people.flatMap(({ languages }) => languages.map(({ tag }) => tag)))];
  return {
    people: people.map(({ id, name }) => ({ value: id, label: name })),
    languages: tags
      .map((value) => ({ value, label: spokenName({ tag: value }) }))
      .toSorted((one, other) => one.label.localeCompare(other.label, 'de')),
  };
}
