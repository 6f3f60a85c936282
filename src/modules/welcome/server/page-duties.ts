import { isNotNull, isNull, and, or } from 'drizzle-orm';
import { addDays, berlinDay } from '#kernel/dates.ts';
import type { Duty, DutySource } from '#kernel/duties.ts';
import { pageGuest } from './page-guest-schema.ts';
import { askedOf, thingOf } from './page-rights.ts';
import { pageEdition } from './schema.ts';
import { loadTree, type PageRow } from './tree-store.ts';

/** So many days before the date people are asked whether a page is still right. */
const askDaysBefore = 30;
/** Whoever asks for a release, and a guest who answered, hears within these days. */
const answerWithinDays = 7;

/** Pages to confirm, hidden ones, drafts that wait for their release or came back, and what guests handed in. */
export const pageDuties: DutySource = async ({ tx, today }) => {
  const waiting = await tx
    .select()
    .from(pageEdition)
    .where(and(isNotNull(pageEdition.draft), or(isNotNull(pageEdition.asked), isNotNull(pageEdition.returned))));
  const guests = await tx
    .select()
    .from(pageGuest)
    .where(and(isNotNull(pageGuest.handedInAt), isNull(pageGuest.decidedAt)));
  const tree = await loadTree({ tx, language: 'de', publicOnly: false });
  const pages = new Map(tree.map(({ row, title }) => [row.id, { row, title: title.text }]));
  const duty = (
    input: { kind: string; row: PageRow; title: string; subjectId: string; mark: string } & Pick<Duty, 'due' | 'action'>,
  ): Duty => {
    const { kind, row, title, subjectId, mark, due, action } = input;
    return {
      kind,
      key: `${kind}:${subjectId}:${mark}`,
      subjectId,
      title,
      context: [],
      due,
      action,
      thing: thingOf(row),
      askedOf: action === 'welcome.release' ? { unitId: null, municipalityIds: [], bodyId: null } : askedOf(row),
    };
  };
  return [
    ...[...pages.values()].flatMap(({ row, title }): Duty[] => {
      const { reviewBy } = row;
      if (row.expiredAt !== null) {
        const mark = row.expiredAt.toISOString();
        return [
          duty({ kind: 'welcome.page-expired', row, title, subjectId: row.id, mark, due: reviewBy, action: 'welcome.write' }),
        ];
      }
      if (row.state !== 'public' || reviewBy === null || reviewBy > addDays(today, askDaysBefore)) return [];
      return [
        duty({
          kind: 'welcome.page-review',
          row,
          title,
          subjectId: row.id,
          mark: reviewBy,
          due: reviewBy,
          action: 'welcome.write',
        }),
      ];
    }),
    ...waiting.flatMap((edition): Duty[] => {
      const { row } = pages.get(edition.pageId)!;
      const subjectId = `${row.id}/${edition.language}`;
      const title = edition.draft!.title;
      return edition.asked !== null
        ? [
            duty({
              kind: 'welcome.page-release',
              row,
              title,
              subjectId,
              mark: edition.asked.at,
              due: addDays(berlinDay(new Date(edition.asked.at)), answerWithinDays),
              action: 'welcome.release',
            }),
          ]
        : [
            duty({
              kind: 'welcome.page-returned',
              row,
              title,
              subjectId,
              mark: edition.returned!.at,
              due: null,
              action: 'welcome.ask-release',
            }),
          ];
    }),
    ...guests.map((guest): Duty => {
      const { row, title } = pages.get(guest.pageId)!;
      return duty({
        kind: 'welcome.page-guest',
        row,
        title,
        subjectId: guest.id,
        mark: 'handed-in',
        due: addDays(berlinDay(guest.handedInAt!), answerWithinDays),
        action: 'welcome.write',
      });
    }),
  ];
};
