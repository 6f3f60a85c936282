import { and, asc, desc, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { organisation } from '#modules/network/server/schema.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import { providerAnswer, providerInquiry } from './inquiry-schema.ts';

export type InquiryRow = typeof providerInquiry.$inferSelect;
export type AnswerRow = { row: typeof providerAnswer.$inferSelect; name: string; email: string | null };

/** Inquiries with how many were asked and have answered, the latest quarter first. */
export const findInquiries = (tx: Tx, filter: { id?: string; open?: boolean; before?: string } = {}) =>
  tx
    .select({
      row: providerInquiry,
      asked: sql<number>`count(${providerAnswer.id})::int`,
      answered: sql<number>`count(${providerAnswer.answeredAt})::int`,
    })
    .from(providerInquiry)
    .leftJoin(providerAnswer, eq(providerAnswer.inquiryId, providerInquiry.id))
    .where(
      and(
        filter.id ? eq(providerInquiry.id, filter.id) : undefined,
        filter.open ? isNull(providerInquiry.closedAt) : undefined,
        filter.before ? lt(providerInquiry.quarter, filter.before) : undefined,
      ),
    )
    .groupBy(providerInquiry.id)
    .orderBy(desc(providerInquiry.quarter));

const name = sql<string>`coalesce(${organisation.name}, ${unit.name}, ${municipality.name})`;

/** Who was asked and what they said, by name. */
export const findAnswers = async (tx: Tx, filter: { inquiryId?: string; id?: string; open?: boolean }): Promise<AnswerRow[]> => {
  const found = await tx
    .select({ row: providerAnswer, name, email: organisation.email })
    .from(providerAnswer)
    .innerJoin(providerInquiry, eq(providerInquiry.id, providerAnswer.inquiryId))
    .leftJoin(organisation, eq(organisation.id, providerAnswer.organisationId))
    .leftJoin(unit, eq(unit.id, providerAnswer.unitId))
    .leftJoin(municipality, eq(municipality.id, providerAnswer.municipalityId))
    .where(
      and(
        filter.inquiryId ? eq(providerAnswer.inquiryId, filter.inquiryId) : undefined,
        filter.id ? eq(providerAnswer.id, filter.id) : undefined,
        filter.open ? and(isNull(providerAnswer.answeredAt), isNull(providerInquiry.closedAt)) : undefined,
      ),
    )
    .orderBy(asc(providerAnswer.id));
  return found.toSorted((one, other) => one.name.localeCompare(other.name, 'de'));
};

/** One answer with its inquiry, held against other changes until the transaction ends. */
export async function lockAnswer(tx: Tx, id: string): Promise<(AnswerRow & { inquiry: InquiryRow }) | null> {
  const [held] = await tx.select({ id: providerAnswer.id }).from(providerAnswer).where(eq(providerAnswer.id, id)).for('update');
  return held ? findAnswer(tx, id) : null;
}

export async function findAnswer(tx: Tx, id: string): Promise<(AnswerRow & { inquiry: InquiryRow }) | null> {
  const [found] = await findAnswers(tx, { id });
  const [inquiry] = found ? await findInquiries(tx, { id: found.row.inquiryId }) : [];
  return found && inquiry ? { ...found, inquiry: inquiry.row } : null;
}
