import { loadCoursePlan } from '#lib/office/load-course-plan.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = loadCoursePlan;
