import { loadSimilar } from '#lib/office/load-similar.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => loadSimilar({ locals, url });
