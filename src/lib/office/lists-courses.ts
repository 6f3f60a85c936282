import { valueOrError } from '#lib/server/answers.ts';
import { assessmentGaps, assessments, matrixLines } from './list-registers-assessments.ts';
import { courses } from './list-registers-courses.ts';
import { examLines, exams } from './list-registers-exams.ts';
import { courseNeeds, needSupplyLines, supply } from './list-registers-needs.ts';
import { inquiries, meetings, providerAnswers } from './list-registers-inquiries.ts';
import { loadAssessmentMatrix, loadAssessments } from './load-assessments.ts';
import { loadCourses } from './load-courses.ts';
import { loadExams } from './load-exams.ts';
import { stamps } from './list-registers-stamps.ts';
import { loadNeeds, loadSupply } from './load-needs.ts';
import { shuttleNeeds } from './list-registers-shuttles.ts';
import { loadShuttleNeeds } from './load-shuttles.ts';
import { loadStamps } from './load-stamps.ts';
import { list, type OfficeList } from './office-list.ts';

/** The lists of language courses. */
export const courseLists: readonly OfficeList[] = [
  list('kurse', async ({ locals, url }) => ({
    register: courses,
    rows: (await loadCourses({ locals, url })).runs,
    name: `kurse-${locals.county!.slug}`,
  })),
  list('kurse/bedarf', async ({ locals, url }) => ({
    register: courseNeeds,
    rows: (await loadNeeds({ locals, url })).needs,
    name: `kursbedarf-${locals.county!.slug}`,
  })),
  list('kurse/kompetenzen', async ({ locals, url }) => ({
    register: assessments,
    rows: (await loadAssessments({ locals, url })).assessments,
    name: `kompetenzfeststellungen-${locals.county!.slug}`,
  })),
  list('kurse/kompetenzen/luecken', async ({ locals, url }) => ({
    register: assessmentGaps,
    rows: matrixLines((await loadAssessmentMatrix({ locals, url })).rows),
    name: `kompetenzfeststellungen-luecken-${locals.county!.slug}`,
  })),
  list('kurse/deckung', async ({ locals, url }) => ({
    register: supply,
    rows: needSupplyLines((await loadSupply({ locals, url })).coverage),
    name: `kursbedarf-und-plaetze-${locals.county!.slug}`,
  })),
  list('kurse/pruefungen', async ({ locals, url }) => ({
    register: exams,
    rows: examLines((await loadExams({ locals, url })).rows),
    name: `pruefungen-mit-dem-bus-${locals.county!.slug}`,
  })),
  list('kurse/abfragen', async ({ locals }) => ({
    register: inquiries,
    rows: valueOrError(await locals.app.courses.listInquiries(locals.ctx, {})),
    name: `kursabfragen-${locals.county!.slug}`,
  })),
  list('kurse/abfragen/[id]', async ({ locals, key }) => {
    const { quarter, answersOf } = valueOrError(await locals.app.courses.readInquiry(locals.ctx, { inquiryId: key }));
    return { register: providerAnswers, rows: answersOf, name: `kursabfrage-${quarter}-${locals.county!.slug}` };
  }),
  list('kurse/treffen', async ({ locals }) => ({
    register: meetings,
    rows: valueOrError(await locals.app.courses.listLanguageMeetings(locals.ctx, {})),
    name: `sprachtreffen-${locals.county!.slug}`,
  })),
  list('kurse/sprachpass', async ({ locals, url }) => ({
    register: stamps,
    rows: (await loadStamps({ locals, url })).figures,
    name: `sprachpass-${locals.county!.slug}`,
  })),
  list('kurse/fahrdienste', async ({ locals, url }) => ({
    register: shuttleNeeds,
    rows: (await loadShuttleNeeds({ locals, url })).needs,
    name: `fahrdienste-${locals.county!.slug}`,
  })),
];
