import { loadShuttleNeeds } from '#lib/office/load-shuttles.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = loadShuttleNeeds;
