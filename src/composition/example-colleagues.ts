import type { Ctx } from '#kernel/context.ts';
import type { Result } from '#kernel/result.ts';
import type { InterpreterLevel } from '#modules/interpreting/contract.ts';
import type { App } from './app.ts';

/** `colleagues.json` of an example county. Names are invented. */
export type ColleaguesFile = {
  note: string;
  colleagues: {
    /** The how manieth of the county's units, from 0. */
    unit: number;
    name: string;
    phone: string;
    languages: { tag: string; level: InterpreterLevel }[];
    /** Monday is 0. */
    days: number[];
    from: string;
    to: string;
  }[];
};

/** Lays down who of the staff helps out in a language. All are marked as examples. */
export async function loadColleagues(input: {
  app: Pick<App, 'interpreting' | 'tenancy'>;
  ctx: Ctx;
  file: ColleaguesFile;
}): Promise<void> {
  const { app, ctx, file } = input;
  const { units } = must(await app.tenancy.listUnits(ctx, {}), 'units');
  for (const [index, { unit, days, from, to, ...given }] of file.colleagues.entries())
    must(
      await app.interpreting.addColleague(ctx, {
        ...given,
        unitId: units[unit % units.length]!.id,
        mail: `kollegium${index + 1}@beispiel.example`,
        weekly: days.map((weekday) => ({ weekday, from, to })),
        agreed: true,
        demonstration: true,
      }),
      given.name,
    );
}

function must<T>(result: Result<T>, what: string): T {
  if (result.ok) return result.value;
  throw new Error(`${what}: ${JSON.stringify(result.problem)}`);
}
