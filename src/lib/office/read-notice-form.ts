import { textOf, textsOf } from '#lib/server/answers.ts';
import type { NoticeKind } from '#modules/welcome/contract-alerts.ts';
import { dayOf, noticeTexts, timeOf, type NoticeForm } from './notice-form.ts';

/** What was typed, and what the use case is given. The button says whether the public is to see it. */
export function readNoticeForm(form: FormData) {
  const typed: NoticeForm = {
    ...(Object.fromEntries(noticeTexts.map((name) => [name, textOf(form, name) ?? ''])) as Omit<NoticeForm, 'municipalityIds'>),
    municipalityIds: textsOf(form, 'municipalityIds'),
  };
  return {
    typed,
    input: {
      kind: typed.kind as NoticeKind,
      title: typed.title,
      text: typed.text,
      source: typed.source,
      link: typed.link === '' ? null : typed.link,
      unitId: typed.unitId === '' ? null : typed.unitId,
      municipalityIds: typed.municipalityIds,
      begins: instantAt(typed.beginsDay, typed.beginsTime || '00:00'),
      ends: instantAt(typed.endsDay, typed.endsTime || '23:59'),
      shownFrom: typed.shownDay === '' ? null : instantAt(typed.shownDay, typed.shownTime || '00:00'),
      publish: form.get('do') === 'publish',
    },
  };
}

/** The instant of a day and time in Germany, in ISO 8601; empty for what is none, which the use case refuses by its name. */
function instantAt(day: string, time: string): string {
  for (const offset of ['+02:00', '+01:00']) {
    const at = new Date(`${day}T${time}:00${offset}`);
    if (Number.isNaN(at.getTime())) return '';
    if (dayOf(at.toISOString()) === day && timeOf(at.toISOString()) === time) return at.toISOString();
  }
  // An hour that the clock leaves out in spring: the one after it.
  return new Date(`${day}T${time}:00+01:00`).toISOString();
}
