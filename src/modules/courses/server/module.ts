import { heardBy } from '#kernel/events.ts';
import type { ModuleManifest } from '#kernel/module.ts';
import { unitsReorganised } from '#modules/tenancy/contract.ts';
import { skillsAssessment } from './assessment-schema.ts';
import { inquiryDuties } from './inquiry-duties.ts';
import { providerAnswer, providerInquiry } from './inquiry-schema.ts';
import { languageMeeting, languageMeetingGuest, languageMeetingTask } from './meeting-schema.ts';
import { duties } from './duties.ts';
import { courseNeed } from './need-schema.ts';
import { offerSeats } from './offer-seats.ts';
import { personalData } from './personal-data.ts';
import { policy } from './policy.ts';
import { publicDocuments } from './public-documents.ts';
import { courseRide } from './ride-schema.ts';
import { rideRetention } from './ride-store.ts';
import * as schema from './schema.ts';
import { searchDocuments } from './search.ts';
import { courseShuttle } from './shuttle-schema.ts';
import { courseStampCount, courseStampKey } from './stamp-schema.ts';
import { translations } from './translations.ts';
import { keepAskingJob } from './use-cases/ask-each-quarter.ts';
import { followUnits } from './use-cases/follow-units.ts';
import { passOnSeatsJob } from './use-cases/keep-seats.ts';
import { remindOfMeetingsJob } from './use-cases/meeting-by-link.ts';
import { reviewAssessmentsJob } from './use-cases/review-assessments.ts';
import { reviewRunsJob } from './use-cases/review-runs.ts';
import { waitingPersonalData, waitingRetention } from './waiting-privacy.ts';
import { courseWaiting } from './waiting-schema.ts';

export const coursesModule: ModuleManifest = {
  name: 'courses',
  tier: 2,
  mayUse: ['tenancy', 'network', 'mobility', 'offers'],
  policy,
  tables: [
    schema.courseRun,
    schema.courseSeats,
    courseWaiting,
    courseNeed,
    providerInquiry,
    providerAnswer,
    languageMeeting,
    languageMeetingGuest,
    languageMeetingTask,
    courseStampKey,
    courseStampCount,
    courseShuttle,
    courseRide,
    skillsAssessment,
  ],
  personalData: [...personalData, waitingPersonalData],
  retention: [waitingRetention, rideRetention],
  jobs: [
    { name: 'courses.pass-on-seats', schedule: '*/15 * * * *', run: passOnSeatsJob },
    { name: 'courses.keep-asking', schedule: '50 6 * * *', run: keepAskingJob },
    { name: 'courses.remind-of-meetings', schedule: '55 6 * * *', run: remindOfMeetingsJob },
    { name: 'courses.review-assessments', schedule: '40 6 * * *', run: reviewAssessmentsJob },
    { name: 'courses.review', schedule: '45 6 * * *', run: reviewRunsJob },
  ],
  onEvent: { [unitsReorganised]: heardBy(followUnits, ({ reorganisationId = '' }) => ({ reorganisationId })) },
  seats: offerSeats,
  duties: async (asked) => [...(await duties(asked)), ...(await inquiryDuties(asked))],
  searchDocuments,
  publicDocuments,
  translations,
};
