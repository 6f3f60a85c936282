import { loadReach } from '#lib/office/load-reach.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = loadReach;
