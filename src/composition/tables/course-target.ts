import { ok } from '#kernel/result.ts';
import { directoryOf } from '#kernel/table-diff.ts';
import { storedCourse } from '#lib/office/course-form.ts';
import { courses } from '#lib/office/list-registers-courses.ts';
import {
  residences,
  residenceWords,
  type CourseMode,
  type CourseRhythm,
  type CourseStatus,
  type Residence,
} from '#modules/courses/contract.ts';
import type { CourseKind } from '#modules/courses/contract-kinds.ts';
import type { CourseLevel } from '#modules/courses/contract-levels.ts';
import { addCourseRun, changeCourseRun, listCourseRuns } from '#modules/courses/server/index.ts';
import { listPlaces } from '#modules/network/server/index.ts';
import type { OfferFee, OfferState } from '#modules/offers/contract.ts';
import { listOffers } from '#modules/offers/server/index.ts';
import { taker, targetOf } from './target.ts';

type Text = string | null;

export const courseTarget = targetOf({
  register: courses,
  action: 'courses.keep',
  headKey: 'offer',
  idOf: (row) => row.id,
  nameOf: (row) => row.title,
  versionOf: (row) => row.version,
  columns: {
    offerId: 'offer',
    entryLevel: 'entry',
    targetLevel: 'target',
    courseNumber: 'number',
    admissionNumber: 'admission',
    startDate: 'from',
    endDate: 'to',
    registrationUntil: 'until',
    schedules: 'times',
    placeId: 'place',
    midCourse: 'mid-course',
    feesDescription: 'fees',
    maximum: 'seats',
    taken: 'taken',
    waitingList: 'waiting',
  },
  open: async (ctx) => {
    // Tables of old show what is over, too.
    const rows = await listCourseRuns(ctx, { ended: true });
    if (!rows.ok) return rows;
    const offers = await listOffers(ctx, {});
    if (!offers.ok) return offers;
    const places = await listPlaces(ctx, {});
    if (!places.ok) return places;
    return ok({
      title: 'Kurse',
      rows: rows.value,
      directories: {
        offers: directoryOf({ what: 'Das Angebot', by: 'die Kennung', things: offers.value }),
        places: directoryOf({ what: 'Der Ort', by: 'die Kennung', things: places.value }),
        residences: directoryOf({
          what: 'Der Aufenthaltsstatus',
          by: 'das Kürzel',
          things: residences.map((id) => ({ id, name: residenceWords[id] })),
        }),
      },
      save: async (inner, { before, values }) => {
        const take = taker(values);
        const seats = before?.seats.find(({ audience }) => audience === null);
        const maximum = take<number | null>('seats', seats?.maximum ?? null);
        const taken = take<number | null>('taken', seats?.taken ?? null);
        const fields = {
          offerId: take('offer', before?.offer.id ?? ''),
          name: take<Text>('name', before?.name ?? null),
          kind: take('kind', before?.kind ?? ('' as CourseKind)),
          entryLevel: take<CourseLevel | null>('entry', before?.entryLevel ?? null),
          targetLevel: take<CourseLevel | null>('target', before?.targetLevel ?? null),
          units: take<number | null>('units', before?.units ?? null),
          module: take<Text>('module', before?.module ?? null),
          courseNumber: take<Text>('number', before?.courseNumber ?? null),
          admissionNumber: take<Text>('admission', before?.admissionNumber ?? null),
          startDate: take<Text>('from', before?.startDate ?? null),
          endDate: take<Text>('to', before?.endDate ?? null),
          registrationUntil: take<Text>('until', before?.registrationUntil ?? null),
          schedules: take<Text>('times', before?.times ?? null) ?? '',
          placeId: take<Text>('place', before?.place?.id ?? null),
          mode: take<CourseMode>('mode', before?.mode ?? 'onsite'),
          rhythm: take<CourseRhythm | null>('rhythm', before?.rhythm ?? null),
          midCourse: take<boolean | null>('mid-course', before?.midCourse ?? null) ?? false,
          childcare: take<boolean | null>('childcare', before?.childcare ?? null),
          residences: take<Residence[]>('residences', before?.residences ?? []),
          eligibility: take<Text>('eligibility', before?.eligibility ?? null),
          fee: take<OfferFee>('fee', before?.fee ?? 'unknown'),
          price: take<Text>('price', before ? storedCourse(before).price || null : null),
          feesDescription: take<Text>('fees', before?.feesDescription ?? null),
          seats: [
            ...(maximum === null ? [] : [{ maximum, taken: taken ?? 0 }]),
            ...(before?.seats.filter((entry) => entry !== seats) ?? []),
          ],
          waitingList: take<boolean | null>('waiting', before?.waitingList ?? null) ?? false,
          alert: take<Text>('alert', before?.alert ?? null),
          status: take<CourseStatus>('status', before?.status ?? 'scheduled'),
          state: take<OfferState>('state', before?.state ?? 'draft'),
          demonstration: before?.demonstration ?? false,
        };
        return before === null
          ? addCourseRun(inner, fields)
          : changeCourseRun(inner, { runId: before.id, version: before.version, ...fields });
      },
    });
  },
});
