import { textOf, textsOf } from '#lib/server/answers.ts';
import { allSectionKinds, type ReportSection, type ReportSectionKind } from '#modules/reporting/contract.ts';

const known = (value: unknown): ReportSectionKind | null => allSectionKinds.find((kind) => kind === value) ?? null;

/**
 * The sections as a form left them: its order with one of them moved, its ticks, and the words of the one that is
 * open. Every button of the form saves all of it, so that nothing typed is ever lost by pressing another one.
 */
export function sectionsOf(
  form: FormData,
  saved: readonly ReportSection[],
): { sections: ReportSection[]; chosen: ReportSectionKind | null } {
  const order = textsOf(form, 'ordnung').flatMap((value) => known(value) ?? []);
  const included = new Set(textsOf(form, 'an'));
  const open = known(textOf(form, 'abschnitt'));
  const text = String(form.get('einleitung') ?? '').replaceAll('\r\n', '\n');
  const place = (kind: ReportSectionKind): number => {
    const index = order.indexOf(kind);
    return index === -1 ? order.length + allSectionKinds.indexOf(kind) : index;
  };
  const sections = saved
    .toSorted((one, other) => place(one.kind) - place(other.kind))
    .map(({ kind, introduction }) => ({ kind, included: included.has(kind), introduction: kind === open ? text : introduction }));
  const up = known(textOf(form, 'hoch'));
  const down = known(textOf(form, 'runter'));
  if (up) move(sections, up, -1);
  if (down) move(sections, down, 1);
  return { sections, chosen: known(textOf(form, 'waehlen')) ?? open };
}

function move(sections: ReportSection[], kind: ReportSectionKind, by: 1 | -1): void {
  const from = sections.findIndex((section) => section.kind === kind);
  const to = from + by;
  const [moved, passed] = [sections[from], sections[to]];
  if (!moved || !passed) return;
  sections[to] = moved;
  sections[from] = passed;
}
