import { eq } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { addDays, berlinDay } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { may } from '#kernel/policy.ts';
import { ok } from '#kernel/result.ts';
import { deleteTaskLinksOf } from '#kernel/task-link.ts';
import { useCase } from '#kernel/use-case.ts';
import type { ColleagueView, FoundColleague } from '../../contract-colleagues.ts';
import { languageFit } from '../../contract-languages.ts';
import {
  changeColleagueInput,
  colleagueIdInput,
  colleagueInput,
  colleagueUseInput,
  colleagueUsesInput,
  findColleaguesInput,
} from '../../inputs-colleagues.ts';
import { colleaguePurpose } from '../colleague-review.ts';
import { languageColleague } from '../colleague-schema.ts';
import { countHelp, findColleagueRows, findHelpCounts, lockColleague, type FoundColleagueRow } from '../colleague-store.ts';
import { whoHelps } from '../model/who-helps.ts';
import { policy } from '../policy.ts';
import { unknownReference } from '../store.ts';

const keep = 'interpreting.keep-colleagues';
const find = 'interpreting.find-colleagues';
const what = 'Diesen Eintrag';
/** Confirmed twice a year. */
export const confirmedForDays = 183;

const mayKeep = (ctx: CountyCtx, unitId: string): boolean =>
  may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action: keep, thing: { unitIds: [unitId] } }) === 'yes';

export const colleagueView = ({ row, unit }: FoundColleagueRow): ColleagueView => {
  const { id, name, mail, phone, languages, weekly, state, reviewBy, version } = row;
  return { id, unit, name, mail, phone, languages, weekly, state, reviewBy, version };
};

/** Colleagues that the actor keeps, hidden ones too. */
export const listColleagues = useCase({
  name: 'interpreting.list-colleagues',
  action: keep,
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) => ok((await findColleagueRows(tx)).filter(({ row }) => mayKeep(ctx, row.unitId)).map(colleagueView)),
});

/** Languages that some colleague speaks, and for one of them who can help now and next. */
export const listColleagueLanguages = useCase({
  name: 'interpreting.list-colleague-languages',
  action: find,
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ tx }) => {
    const rows = await findColleagueRows(tx, { state: 'public' });
    return ok([...new Set(rows.flatMap(({ row }) => row.languages.map(({ tag }) => tag)))].sort());
  },
});

/** Who helps in this language: whoever is there now first. */
export const findColleagues = useCase({
  name: 'interpreting.find-colleagues',
  action: find,
  policy,
  mode: 'read',
  input: findColleaguesInput,
  run: async ({ ctx, tx, input }) => {
    const rows = await findColleagueRows(tx, { state: 'public' });
    const helpers = rows.map((found) => ({ found, languages: found.row.languages, weekly: found.row.weekly }));
    return ok(
      whoHelps({ helpers, language: input.language, now: ctx.clock.now() }).map(
        ({ who: { found }, language, near, until, next }): FoundColleague => ({
          ...{ id: found.row.id, name: found.row.name, unit: found.unit.name, phone: found.row.phone, language, near },
          until: until?.toISOString() ?? null,
          next: next?.toISOString() ?? null,
        }),
      ),
    );
  },
});

async function noUnit(tx: Tx, unitId: string) {
  return (await unknownReference(tx, { unitId })) === null
    ? null
    : invalidField('unitId', 'Diese Stelle gibt es hier nicht.', 'unknown-reference');
}

/** Takes in a colleague who agreed to it. */
export const addColleague = useCase({
  name: 'interpreting.add-colleague',
  action: keep,
  policy,
  mode: 'write',
  input: colleagueInput,
  load: async ({ input }) => ok({ loaded: undefined, thing: { unitIds: [input.unitId] } }),
  run: async ({ ctx, tx, input, audit }) => {
    const { agreed: _agreed, ...given } = input;
    const missing = await noUnit(tx, given.unitId);
    if (missing !== null) return missing;
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx.insert(languageColleague).values({
      ...given,
      ...{ id, countyId: ctx.county.id, state: 'public', reviewBy: addDays(berlinDay(now), confirmedForDays) },
      ...{ createdAt: now, updatedAt: now },
    });
    audit({ subjectType: 'language-colleague', subjectId: id, summary: 'Sprachpool der Verwaltung: jemand ist dazugekommen' });
    return ok({ id });
  },
});

async function held({ tx, input }: { tx: Tx; input: { colleagueId: string } }) {
  const row = await lockColleague(tx, input.colleagueId);
  return row === null ? notFound(what) : ok({ loaded: row, thing: { unitIds: [row.unitId] } });
}

/** Changes an entry; whoever saves it confirms it. */
export const changeColleague = useCase({
  name: 'interpreting.change-colleague',
  action: keep,
  policy,
  mode: 'write',
  input: changeColleagueInput,
  load: held,
  run: async ({ ctx, tx, input, loaded: row, audit }) => {
    const { colleagueId: _id, version, ...given } = input;
    if (version !== row.version)
      return conflict(
        'changed-meanwhile',
        'Jemand anderes hat diesen Eintrag inzwischen geändert. Bitte laden Sie die Seite neu.',
      );
    if (!mayKeep(ctx, given.unitId)) return invalidField('unitId', 'Für diese Stelle können Sie niemanden eintragen.', 'not-own');
    const missing = await noUnit(tx, given.unitId);
    if (missing !== null) return missing;
    const now = ctx.clock.now();
    await tx
      .update(languageColleague)
      .set({
        ...{ ...given, state: 'public', askedAt: null, reviewBy: addDays(berlinDay(now), confirmedForDays) },
        ...{ updatedAt: now, version: row.version + 1 },
      })
      .where(eq(languageColleague.id, row.id));
    audit({
      subjectType: 'language-colleague',
      subjectId: row.id,
      summary: 'Sprachpool der Verwaltung: Eintrag geändert und bestätigt',
    });
    return ok({ version: row.version + 1 });
  },
});

/** Somebody leaves: the entry and its links are deleted; counts stay. */
export const removeColleague = useCase({
  name: 'interpreting.remove-colleague',
  action: keep,
  policy,
  mode: 'write',
  input: colleagueIdInput,
  load: held,
  run: async ({ tx, loaded: row, audit }) => {
    await deleteTaskLinksOf({ tx, purpose: colleaguePurpose, subjectId: row.id });
    await tx.delete(languageColleague).where(eq(languageColleague.id, row.id));
    audit({ subjectType: 'language-colleague', subjectId: row.id, summary: 'Sprachpool der Verwaltung: jemand ist gegangen' });
    return ok();
  },
});

/** One tap: somebody helped. Only the unit, the language and the month are counted. */
export const countColleagueHelp = useCase({
  name: 'interpreting.count-colleague-help',
  action: find,
  policy,
  mode: 'write',
  input: colleagueUseInput,
  run: async ({ ctx, tx, input, audit }) => {
    const [found] = await findColleagueRows(tx, { id: input.colleagueId, state: 'public' });
    if (!found) return notFound(what);
    if (!found.row.languages.some(({ tag }) => languageFit({ spoken: tag, wanted: input.language }) !== null))
      return invalidField('language', 'Diese Sprache steht nicht im Eintrag.', 'unknown-reference');
    const now = ctx.clock.now();
    const month = `${berlinDay(now).slice(0, 7)}-01`;
    await countHelp(tx, {
      ...{ id: newId(now.getTime()), countyId: ctx.county.id, unitId: found.row.unitId, language: input.language, month },
    });
    audit({ subjectType: 'unit', subjectId: found.row.unitId, summary: 'Sprachpool der Verwaltung: eine Hilfe gezählt' });
    return ok();
  },
});

/** How often colleagues helped, by month, unit and language. */
export const colleagueHelpCounts = useCase({
  name: 'interpreting.colleague-help-counts',
  action: 'interpreting.read-figures',
  policy,
  mode: 'read',
  input: colleagueUsesInput,
  run: async ({ tx, input }) => ok(await findHelpCounts(tx, input)),
});
