import type { ModuleManifest } from '#kernel/module.ts';
import * as alertSchema from './alert-schema.ts';
import { alertPersonalData, alertRetention } from './alert-retention.ts';
import { alertTranslations } from './alert-translations.ts';
import { feedbackDuties } from './feedback-duties.ts';
import { feedbackPersonalData, feedbackRetention } from './feedback-personal-data.ts';
import * as feedbackSchema from './feedback-schema.ts';
import * as interchangeSchema from './interchange-schema.ts';
import { checkLinks } from './jobs/check-links.ts';
import * as figuresSchema from './figures-schema.ts';
import { figuresRetention } from './figures-store.ts';
import { wallDuties } from './wall-duties.ts';
import * as wallSchema from './wall-schema.ts';
import { checkWallSheets } from './jobs/check-wall-sheets.ts';
import { alertsJob, linksJob, pushJob, wallJob } from './jobs/job-names.ts';
import { pushNews } from './jobs/push.ts';
import { readAlerts } from './jobs/read-alerts.ts';
import { linkDuties } from './link-duties.ts';
import * as linkSchema from './link-schema.ts';
import { mediaDuties } from './media-duties.ts';
import { mediaPersonalData } from './media-personal-data.ts';
import * as mediaSchema from './media-schema.ts';
import { mediaTranslations } from './media-translations.ts';
import { guestPersonalData, guestRetention } from './guest-privacy.ts';
import { noticeTranslations } from './notice-translations.ts';
import { pageDuties } from './page-duties.ts';
import * as guestSchema from './page-guest-schema.ts';
import { plainDuties } from './plain-duties.ts';
import * as plainSchema from './plain-schema.ts';
import { personalData } from './personal-data.ts';
import { policy } from './policy.ts';
import { publicDocuments } from './public-documents.ts';
import * as schema from './schema.ts';
import * as stepSchema from './step-schema.ts';
import { expirePagesJob } from './use-cases/expire-pages.ts';
import { refreshSharedJob } from './use-cases/share-page.ts';
import { translations } from './translations.ts';

export const welcomeModule: ModuleManifest = {
  name: 'welcome',
  tier: 3,
  mayUse: ['tenancy', 'network', 'mobility', 'events', 'offers'],
  policy,
  tables: [
    schema.sharedPage,
    schema.sharedPageText,
    schema.page,
    schema.pageEdition,
    schema.pageVersion,
    schema.pageAddress,
    guestSchema.pageGuest,
    stepSchema.firstStep,
    stepSchema.emergencyNumber,
    alertSchema.alert,
    alertSchema.alertFeed,
    alertSchema.notice,
    alertSchema.pushSubscription,
    alertSchema.pushDelivery,
    feedbackSchema.feedback,
    mediaSchema.medium,
    mediaSchema.mediumFile,
    interchangeSchema.publicNumber,
    interchangeSchema.importedThing,
    linkSchema.linkCheck,
    plainSchema.plainText,
    plainSchema.plainTextVersion,
    figuresSchema.pageCount,
    wallSchema.wallSheet,
  ],
  installationTables: {
    shared_page: 'pages that many counties show; whatever stands here was made public on purpose',
    shared_page_text: 'texts of the pages that many counties show',
  },
  appendOnly: ['page_version', 'plain_text_version'],
  personalData: [...personalData, ...guestPersonalData, ...mediaPersonalData, ...alertPersonalData, ...feedbackPersonalData],
  retention: [...guestRetention, ...alertRetention, ...feedbackRetention, ...figuresRetention],
  jobs: [
    { name: alertsJob, schedule: '*/2 * * * *', atStart: true, run: readAlerts },
    { name: 'welcome.expire-pages', schedule: '25 0 * * *', run: expirePagesJob },
    { name: 'welcome.refresh-shared', schedule: '35 0 * * *', run: refreshSharedJob },
    { name: linksJob, schedule: '10 2 * * *', run: checkLinks },
    { name: pushJob, schedule: '* * * * *', run: pushNews },
    { name: wallJob, schedule: '*/15 * * * *', run: checkWallSheets },
  ],
  duties: async (asked) => [
    ...(await pageDuties(asked)),
    ...(await feedbackDuties(asked)),
    ...(await mediaDuties(asked)),
    ...(await linkDuties(asked)),
    ...(await plainDuties(asked)),
    ...(await wallDuties(asked)),
  ],
  translations: async (asked) => [
    ...(await translations(asked)),
    ...(await noticeTranslations(asked)),
    ...(await mediaTranslations(asked)),
    ...(await alertTranslations(asked)),
  ],
  publicDocuments,
};
