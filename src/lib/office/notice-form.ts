import { berlinDay } from '#kernel/dates.ts';
import type { OfficeNotice } from '#modules/welcome/contract-alerts.ts';
import type { FormProblem } from '#lib/server/answers.ts';

export const noticeTexts = [
  'kind',
  'title',
  'text',
  'source',
  'link',
  'unitId',
  'beginsDay',
  'beginsTime',
  'endsDay',
  'endsTime',
  'shownDay',
  'shownTime',
] as const;
/** The form's controls as text, as the page fills them in again. */
export type NoticeForm = Record<(typeof noticeTexts)[number], string> & { municipalityIds: string[] };
/** Names of the controls, in their order; a fault of an instant leads to its day. */
export const noticeFields = [...noticeTexts, 'municipalityIds'] as const;

export const emptyNotice: NoticeForm = {
  ...(Object.fromEntries(noticeTexts.map((name) => [name, ''])) as Omit<NoticeForm, 'municipalityIds'>),
  municipalityIds: [],
};

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' });
export const dayOf = (instant: string): string => berlinDay(new Date(instant));
export const timeOf = (instant: string): string => clock.format(new Date(instant));

export const storedNotice = (view: OfficeNotice): NoticeForm => ({
  kind: view.kind,
  title: view.title,
  text: view.text,
  source: view.source,
  link: view.link ?? '',
  unitId: view.unit?.id ?? '',
  beginsDay: dayOf(view.begins),
  beginsTime: timeOf(view.begins),
  endsDay: dayOf(view.ends),
  endsTime: timeOf(view.ends),
  shownDay: dayOf(view.shownFrom),
  shownTime: timeOf(view.shownFrom),
  municipalityIds: view.municipalities.map(({ id }) => id),
});

const controlOf: Readonly<Record<string, string>> = { begins: 'beginsDay', ends: 'endsDay', shownFrom: 'shownDay' };

/** The faults with the names of the controls that stand on the page. */
export const noticeFaults = (problem: FormProblem | undefined): FormProblem | undefined =>
  problem && { ...problem, errors: problem.errors.map((error) => ({ ...error, id: controlOf[error.id] ?? error.id })) };
