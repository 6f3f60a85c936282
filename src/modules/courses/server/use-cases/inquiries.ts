import { eq } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { spendTaskLinks } from '#kernel/task-link.ts';
import { useCase } from '#kernel/use-case.ts';
import { readSettings } from '#modules/tenancy/server/index.ts';
import {
  quarterWords,
  type Announced,
  type InquiryPage,
  type InquiryView,
  type ProviderAnswer,
} from '../../contract-inquiries.ts';
import { answerIdInput, answerInquiryInput, inquiryIdInput, startInquiryInput } from '../../inputs-inquiries.ts';
import { inquiryLinkPurpose, mailInquiry } from '../inquiry-mails.ts';
import { providerAnswer, providerInquiry } from '../inquiry-schema.ts';
import { findAnswer, findAnswers, findInquiries, lockAnswer, type AnswerRow, type InquiryRow } from '../inquiry-store.ts';
import { inquiryTotals } from '../model/inquiry-totals.ts';
import { policy } from '../policy.ts';
import { findHolders, findProviders, holderOf } from '../provider-store.ts';
import { mayAnswer, mayCoordinate, thingOf } from '../rights.ts';
import { writeAnswer } from '../write-answer.ts';

const what = 'Diese Abfrage';
const coordinate = 'courses.coordinate';
type Listed = Awaited<ReturnType<typeof findInquiries>>[number];

const inquiryView = ({ row, asked, answered }: Listed): InquiryView => ({
  ...{ id: row.id, quarter: row.quarter, dueOn: row.dueOn, intro: row.intro, questions: row.questions, repeats: row.repeats },
  ...{ open: row.closedAt === null, asked, answered, demonstration: row.demonstration, version: row.version },
});

/** An answer as this reader may see it: the own and, for the coordination, all; small numbers to nobody else. */
function answerView(ctx: CountyCtx, { row, name, email }: AnswerRow, smallest: number): ProviderAnswer {
  const own = mayAnswer(ctx, row);
  const told = (value: number | null): number | null => (own || value === null || value >= smallest ? value : null);
  return {
    id: row.id,
    provider: { id: row.organisationId ?? row.unitId ?? row.municipalityId ?? '', name },
    email: own ? email : null,
    answeredAt: row.answeredAt?.toISOString() ?? null,
    learners: told(row.learners),
    freeSeats: told(row.freeSeats),
    waiting: told(row.waiting),
    planned: row.planned,
    obstacles: row.obstacles,
    answers: own ? row.answers : [],
    remark: own ? row.remark : null,
    mayAnswer: own,
    version: row.version,
  };
}

/** All quarters that were asked, the latest first. */
export const listInquiries = useCase({
  name: 'courses.list-inquiries',
  action: 'courses.read-office',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ tx }) => ok((await findInquiries(tx)).map(inquiryView)),
});

/** What came of one quarter, beside the one before. */
export const readInquiry = useCase({
  name: 'courses.read-inquiry',
  action: 'courses.read-office',
  policy,
  mode: 'read',
  input: inquiryIdInput,
  run: async ({ ctx, tx, input }) => {
    const [found] = await findInquiries(tx, { id: input.inquiryId });
    if (!found) return notFound(what);
    const { smallestCell: smallest } = await readSettings(tx, ctx.county.id);
    const all = mayCoordinate(ctx);
    const totalsOf = async (inquiryId: string) => {
      const answers = await findAnswers(tx, { inquiryId });
      return {
        answers,
        totals: inquiryTotals({
          answers: answers.map(({ row }) => row).filter(({ answeredAt }) => answeredAt !== null),
          smallest,
          all,
        }),
      };
    };
    const { answers, totals } = await totalsOf(found.row.id);
    const [before] = await findInquiries(tx, { before: found.row.quarter });
    return ok<InquiryPage>({
      ...inquiryView(found),
      answersOf: answers.map((answer) => answerView(ctx, answer, smallest)),
      totals,
      previous: before
        ? { id: before.row.id, quarter: before.row.quarter, totals: (await totalsOf(before.row.id)).totals }
        : null,
      mayCoordinate: all,
    });
  },
});

/** Courses that providers plan according to the latest quarter that somebody answered. */
export const readAnnounced = useCase({
  name: 'courses.read-announced',
  action: 'courses.read-office',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ tx }) => {
    const latest = (await findInquiries(tx)).find(({ answered }) => answered > 0);
    if (!latest) return ok<Announced>({ inquiry: null, courses: [] });
    const answers = await findAnswers(tx, { inquiryId: latest.row.id });
    return ok<Announced>({
      inquiry: { id: latest.row.id, quarter: latest.row.quarter },
      courses: answers
        .flatMap(({ row, name }) => row.planned.map((course) => ({ ...course, provider: name })))
        .toSorted((one, other) => one.month.localeCompare(other.month) || one.provider.localeCompare(other.provider, 'de')),
    });
  },
});

/** Whoever may be asked: all who run an offer with a course or on language. */
export const listProviders = useCase({
  name: 'courses.list-providers',
  action: coordinate,
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ tx }) => ok(await findProviders(tx)),
});

/** Writes rows and mails of a new inquiry. @returns how many were asked by mail */
export async function ask(input: { ctx: CountyCtx; tx: Tx; inquiry: InquiryRow; providers: readonly string[] }): Promise<number> {
  const { ctx, tx, inquiry, providers } = input;
  const now = ctx.clock.now();
  let mailed = 0;
  for (const holder of await findHolders(tx, [...new Set(providers)])) {
    const answer = { id: newId(now.getTime()), name: holder.name, email: holder.email };
    const mailedAt = answer.email === null ? null : now;
    await tx.insert(providerAnswer).values({
      ...holderOf(holder.key),
      ...{ id: answer.id, countyId: ctx.county.id, inquiryId: inquiry.id, mailedAt, createdAt: now },
    });
    if (answer.email === null) continue;
    await mailInquiry({ ctx, tx, inquiry, answer: { ...answer, email: answer.email }, again: false });
    mailed += 1;
  }
  return mailed;
}

/** Asks the chosen providers: by mail with a link where an address is known, and as a duty of whoever has an account. */
export const startInquiry = useCase({
  name: 'courses.start-inquiry',
  action: coordinate,
  policy,
  mode: 'write',
  input: startInquiryInput,
  run: async ({ ctx, tx, input, audit }) => {
    const now = ctx.clock.now();
    if (input.dueOn < berlinDay(now)) return invalidField('dueOn', 'Dieser Tag ist schon vorbei.');
    const { providers, ...fields } = input;
    if ((await findInquiries(tx)).some(({ row }) => row.quarter === input.quarter))
      return invalidField('quarter', 'In diesem Quartal wurde schon gefragt.', 'quarter-taken');
    const known = await findHolders(tx, providers);
    if (known.length < new Set(providers).size)
      return invalidField('providers', 'Jemanden aus dieser Liste gibt es hier nicht.', 'unknown-reference');
    const [inquiry] = await tx
      .insert(providerInquiry)
      .values({ ...fields, id: newId(now.getTime()), countyId: ctx.county.id, createdAt: now, updatedAt: now })
      .returning();
    const mailed = await ask({ ctx, tx, inquiry: inquiry!, providers });
    audit({
      subjectType: 'provider-inquiry',
      subjectId: inquiry!.id,
      summary: `Anbieter zum ${quarterWords(input.quarter)} gefragt: ${known.length}, davon ${mailed} per E-Mail`,
    });
    return ok({ id: inquiry!.id, mailed });
  },
});

/** One answer to fill in, by whoever it belongs to or the coordination. */
export const readAnswer = useCase({
  name: 'courses.read-answer',
  action: 'courses.answer-inquiry',
  policy,
  mode: 'read',
  input: answerIdInput,
  load: async ({ tx, input }) => {
    const found = await findAnswer(tx, input.answerId);
    return found ? ok({ loaded: found, thing: thingOf(found.row) }) : notFound(what);
  },
  run: async ({ ctx, loaded: found }) =>
    ok({
      inquiry: {
        id: found.inquiry.id,
        quarter: found.inquiry.quarter,
        dueOn: found.inquiry.dueOn,
        intro: found.inquiry.intro,
        questions: found.inquiry.questions,
        open: found.inquiry.closedAt === null,
      },
      answer: answerView(ctx, found, 0),
    }),
});

/** Answers for a provider. It may be changed until the inquiry is closed; links by mail are spent by it. */
export const answerInquiry = useCase({
  name: 'courses.answer-inquiry',
  action: 'courses.answer-inquiry',
  policy,
  mode: 'write',
  input: answerInquiryInput,
  load: async ({ tx, input }) => {
    const found = await lockAnswer(tx, input.answerId);
    return found ? ok({ loaded: found, thing: thingOf(found.row) }) : notFound(what);
  },
  run: async ({ ctx, tx, input, loaded: found, audit }) => {
    if (found.inquiry.closedAt !== null) return conflict('inquiry-closed', 'Diese Abfrage ist abgeschlossen.');
    const { answerId: _id, ...given } = input;
    const done = await writeAnswer({ ctx, tx, found, given, audit });
    if (!done.ok) return done;
    await spendTaskLinks({ tx, purpose: inquiryLinkPurpose, subjectId: found.row.id, at: ctx.clock.now() });
    return done;
  },
});

/** Reminds by mail all who have not answered and whose address is known. Duties remind those with an account. */
export const remindProviders = useCase({
  name: 'courses.remind-providers',
  action: coordinate,
  policy,
  mode: 'write',
  input: inquiryIdInput,
  load: async ({ tx, input }) => {
    const [found] = await findInquiries(tx, { id: input.inquiryId });
    return found ? ok({ loaded: found.row }) : notFound(what);
  },
  run: async ({ ctx, tx, loaded: inquiry, audit }) => {
    if (inquiry.closedAt !== null) return conflict('inquiry-closed', 'Diese Abfrage ist abgeschlossen.');
    const reminded = await remind({ ctx, tx, inquiry });
    if (reminded === 0) return conflict('nothing-to-do', 'Wer noch fehlt, hat keine E-Mail-Adresse.');
    audit({ subjectType: 'provider-inquiry', subjectId: inquiry.id, summary: `An die Abfrage erinnert: ${reminded} per E-Mail` });
    return ok({ reminded });
  },
});

/** Leaves out whom a mail reached since `quietSince`. @returns how many mails went out */
export async function remind(input: { ctx: CountyCtx; tx: Tx; inquiry: InquiryRow; quietSince?: Date }): Promise<number> {
  const { ctx, tx, inquiry, quietSince } = input;
  const open = await findAnswers(tx, { inquiryId: inquiry.id, open: true });
  let reminded = 0;
  for (const { row, name, email } of open) {
    const reached = row.remindedAt ?? row.mailedAt;
    if (email === null || (quietSince && reached !== null && reached > quietSince)) continue;
    await mailInquiry({ ctx, tx, inquiry, answer: { id: row.id, name, email }, again: true });
    await tx.update(providerAnswer).set({ remindedAt: ctx.clock.now() }).where(eq(providerAnswer.id, row.id));
    reminded += 1;
  }
  return reminded;
}

/** Takes no more answers; links that are still open say so. */
export const closeInquiry = useCase({
  name: 'courses.close-inquiry',
  action: coordinate,
  policy,
  mode: 'write',
  input: inquiryIdInput,
  load: async ({ tx, input }) => {
    const [found] = await findInquiries(tx, { id: input.inquiryId });
    return found ? ok({ loaded: found }) : notFound(what);
  },
  run: async ({ ctx, tx, loaded: { row, asked, answered }, audit }) => {
    if (row.closedAt !== null) return conflict('inquiry-closed', 'Diese Abfrage ist schon abgeschlossen.');
    const now = ctx.clock.now();
    await tx
      .update(providerInquiry)
      .set({ closedAt: now, updatedAt: now, version: row.version + 1 })
      .where(eq(providerInquiry.id, row.id));
    audit({
      subjectType: 'provider-inquiry',
      subjectId: row.id,
      summary: `Abfrage zum ${quarterWords(row.quarter)} abgeschlossen: ${answered} von ${asked} haben geantwortet`,
    });
    return ok();
  },
});
