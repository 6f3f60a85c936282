import type { Ctx } from '#kernel/context.ts';
import { must } from '../../../tests/database/must.ts';
import type { TestApp } from '../../../tests/database/test-app.ts';

/** Two runs of an offer and two needs, with what programs for tables like to damage. */
export async function fillCourses(input: {
  test: TestApp;
  coordinator: Ctx;
  offerId: string;
  placeId: string;
  livesInId: string;
}): Promise<void> {
  const { test, coordinator, offerId, placeId, livesInId } = input;
  const run = { offerId, kind: 'integration' as const, mode: 'onsite' as const };
  must(
    await test.app.courses.addCourseRun(coordinator, {
      ...run,
      name: 'Kurs; „Vormittag“',
      entryLevel: 'A1.1',
      targetLevel: 'B1',
      units: 700,
      module: '1.10',
      courseNumber: '007',
      admissionNumber: '=NI-1',
      startDate: '2026-12-01',
      endDate: '2027-06-30',
      registrationUntil: '2026-12-15',
      schedules: 'Mo, Mi 9:00–12:00',
      placeId,
      rhythm: 'part-time',
      midCourse: true,
      childcare: true,
      residences: ['protection', 'eu'],
      fee: 'paid',
      price: '1.234,50',
      seats: [
        { maximum: 20, taken: 18 },
        { audience: 'women', maximum: 5 },
      ],
      waitingList: true,
      state: 'public',
    }),
  );
  must(await test.app.courses.addCourseRun(coordinator, { ...run, kind: 'exam-dtz', startDate: '2027-07-01' }));
  const { courses } = test.app;
  const need = { livesInId, startLevel: 'A1' as const, people: '12', from: '2027-01-15', until: '2027-06-30' };
  must(await courses.reportCourseNeed(coordinator, { ...need, languages: ['uk', 'ar'], times: ['morning'], childcare: true }));
  must(await courses.reportCourseNeed(coordinator, { ...need, startLevel: 'none', kind: 'integration' }));
  const assessment = { findings: ['strengths', 'vocational'] as const, municipalityId: livesInId, mode: 'on-site' as const };
  must(
    await courses.addSkillsAssessment(coordinator, {
      ...{ ...assessment, findings: [...assessment.findings], name: 'Check; „Stärken“', placeId },
      ...{ audiences: ['women', 'youth'], ageFrom: 16, ageTo: 27, neededLevel: 'A2', residences: ['protection', 'eu'] },
      ...{ instrument: '=Verfahren; 1', hours: 2.5, languages: ['uk', 'ar'], results: ['certificate', 'report'] },
      ...{ resultNote: 'für die\nMappe', recognition: 'Jobcenter', fee: 'free', website: 'https://beispiel.example/' },
      ...{ phone: '05191 970-0', email: 'info@beispiel.example', state: 'public' },
    }),
  );
  must(
    await courses.addSkillsAssessment(coordinator, {
      ...{ name: 'Deutsch-Test', findings: ['german'], mode: 'online', municipalityId: livesInId },
    }),
  );
}

/** What the generated tests do with the table of runs. */
const courseCase = {
  change: { Zeiten: 'Di 14–16', 'Niveau am Ende': 'B2.1', Belegt: 20, Kinderbetreuung: 'nein', Preis: '99,50' },
  later: { Belegt: 19 },
  fault: { Unterrichtsstunden: -3 },
  says: ['Unterrichtsstunden', /unter 0/] as [string, RegExp],
  add: {
    Angebot: 'Deutsch; für "Eltern"',
    Art: 'Einstufungstest',
    Beginn: '2027-02-01',
    Wie: 'online',
    Kosten: 'kostenlos',
    'Findet statt': 'findet statt',
    Stand: 'Entwurf',
  },
};

/** And with the table of needs. */
const needCase = {
  change: { Menschen: 15, Sprachen: 'Arabisch; Türkisch', Wann: 'abends; am Wochenende', 'Gebraucht ab': '01.03.2027' },
  later: { Menschen: 16 },
  fault: { 'Gilt bis': '2026-12-01', 'Gebraucht ab': '2027-02-01' },
  says: ['Gilt bis', /vor dem Anfang/] as [string, RegExp],
  add: {
    'Was sie können': 'ab B1',
    Menschen: 7,
    Wohnort: 'Musterstadt',
    'Gebraucht ab': '2027-04-01',
    Stelle: 'jugend',
  },
};

/** And with the table of skills assessments. */
const assessmentCase = {
  change: { Stunden: 3.5, 'Für wen': 'Frauen', 'Nötiges Deutsch': 'B1', Ergebnis: 'Bericht; Empfehlung' },
  later: { Stunden: 4 },
  fault: { 'Alter bis': 12 },
  says: ['Alter bis', /unter dem ersten/] as [string, RegExp],
  add: {
    Name: 'Erprobung im Betrieb',
    Stelle: 'jugend',
    Wie: 'vor Ort',
    'Was festgestellt wird': 'Erprobung bei der Arbeit',
    Kosten: 'kostenlos',
    Stand: 'Entwurf',
  },
};

/** By the address of the list. */
export const courseCases = { kurse: courseCase, kursbedarf: needCase, kompetenzen: assessmentCase };
