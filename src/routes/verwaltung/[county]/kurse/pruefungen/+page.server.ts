import { loadExams } from '#lib/office/load-exams.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = loadExams;
