import type { Words } from './duty-words.ts';

/** The duty names inquiry and answer. */
const answerPage: Words['href'] = (paths, duty) => {
  const [inquiry = '', answer = ''] = duty.subjectId.split('/');
  return paths.courseInquiryAnswer(inquiry, answer);
};

/** Words and addresses of the duties of those who give courses. */
export const courseDuties: Readonly<Record<string, Words>> = {
  'courses.answer-inquiry': {
    task: 'Fragen zu Kursen beantworten',
    label: 'Antworten',
    why: () => 'fragt die Koordination jedes Quartal',
    href: answerPage,
    thing: answerPage,
  },
  'courses.review': {
    task: 'Kurs bestätigen',
    label: 'Prüfen',
    why: () => 'öffentlich; wird später verborgen, wenn niemand bestätigt',
    href: (paths, duty) => paths.course(duty.subjectId),
    thing: (paths, duty) => paths.course(duty.subjectId),
  },
  'courses.review-assessment': {
    task: 'Kompetenzfeststellung bestätigen',
    label: 'Prüfen',
    why: () => 'öffentlich; wird später verborgen, wenn niemand bestätigt',
    href: (paths, duty) => paths.assessment(duty.subjectId),
    thing: (paths, duty) => paths.assessment(duty.subjectId),
  },
  'courses.meeting-task': {
    task: 'Vereinbart',
    label: 'Öffnen',
    why: () => 'aus einem Treffen der Sprachakteure',
    href: (paths, duty) => paths.courseMeeting(duty.subjectId),
    thing: (paths, duty) => paths.courseMeeting(duty.subjectId),
  },
};
