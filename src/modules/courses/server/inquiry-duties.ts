import type { Duty, DutySource } from '#kernel/duties.ts';
import { quarterWords } from '../contract-inquiries.ts';
import { findAnswers, findInquiries } from './inquiry-store.ts';
import { findTasks } from './meeting-store.ts';
import { thingOf } from './rights.ts';

const askedOf = (row: {
  organisationId: string | null;
  unitId: string | null;
  municipalityId: string | null;
}): Duty['askedOf'] => ({
  unitId: row.unitId,
  municipalityIds: row.municipalityId === null ? [] : [row.municipalityId],
  bodyId: null,
  organisationIds: row.organisationId === null ? [] : [row.organisationId],
});

/** Questions of the quarter that wait for an answer of somebody with an account, and what was agreed on at a meeting. */
export const inquiryDuties: DutySource = async ({ tx }) => {
  const inquiries = new Map((await findInquiries(tx, { open: true })).map(({ row }) => [row.id, row]));
  const answers = (await findAnswers(tx, { open: true })).flatMap(({ row, name }): Duty[] => {
    const inquiry = inquiries.get(row.inquiryId);
    if (!inquiry) return [];
    return [
      {
        kind: 'courses.answer-inquiry',
        key: `courses.answer-inquiry:${row.id}`,
        subjectId: `${inquiry.id}/${row.id}`,
        title: `Sprachkurse im ${quarterWords(inquiry.quarter)}`,
        context: [name],
        due: inquiry.dueOn,
        action: 'courses.answer-inquiry',
        thing: thingOf(row),
        askedOf: askedOf(row),
      },
    ];
  });
  const tasks = (await findTasks(tx, { open: true })).map(({ row, name, meeting }): Duty => ({
    kind: 'courses.meeting-task',
    key: `courses.meeting-task:${row.id}:${row.due ?? ''}`,
    subjectId: row.meetingId,
    title: row.text,
    context: [meeting, name ?? ''].filter(Boolean),
    due: row.due,
    action: 'courses.answer-inquiry',
    thing: thingOf(row),
    askedOf: askedOf(row),
  }));
  return [...answers, ...tasks];
};
