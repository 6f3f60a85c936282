import { loadTargetGroups } from '#lib/office/load-target-groups.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = loadTargetGroups;
