import { assessmentTarget } from './assessment-target.ts';
import { courseTarget } from './course-target.ts';
import { needTarget } from './need-target.ts';
import { bodyTarget, meetingTarget, organisationTarget, projectTarget } from './network-targets.ts';
import { contactTarget, officeTarget, placeTarget } from './place-targets.ts';
import { deskTarget } from './desk-target.ts';
import { materialTarget } from './material-targets.ts';
import { offerTarget } from './offer-target.ts';
import { paperTarget } from './paper-target.ts';
import { schoolTarget } from './school-target.ts';
import { classTarget } from './class-target.ts';
import { poolRequesterTarget } from './pool-requester-target.ts';
import { costTarget, decisionTarget, stepTarget } from './strategy-targets.ts';
import type { Target } from './target.ts';
import { responsibleTarget, unitTarget } from './tenancy-targets.ts';

/** Lists whose edited table is read in again by the use cases of their forms. */
export const targets: readonly Target[] = [
  unitTarget,
  responsibleTarget,
  organisationTarget,
  projectTarget,
  placeTarget,
  contactTarget,
  officeTarget,
  materialTarget,
  offerTarget,
  courseTarget,
  needTarget,
  assessmentTarget,
  deskTarget,
  schoolTarget,
  classTarget,
  poolRequesterTarget,
  bodyTarget,
  meetingTarget,
  paperTarget,
  decisionTarget,
  costTarget,
  stepTarget,
];
