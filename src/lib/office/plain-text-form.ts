import type { OfficePlainText, PlainKind } from '#modules/welcome/contract-plain.ts';

export const plainTextFields = ['kind', 'title', 'purpose', 'text', 'unitId'] as const;
/** The form's controls as text, as the page fills them in again. */
export type PlainTextForm = Record<(typeof plainTextFields)[number], string>;

export const emptyPlainText: PlainTextForm = { kind: '', title: '', purpose: '', text: '', unitId: '' };
export const storedPlainText = (view: OfficePlainText): PlainTextForm => ({
  kind: view.kind,
  title: view.title,
  purpose: view.purpose ?? '',
  text: view.text,
  unitId: view.unitId ?? '',
});

export function readPlainTextForm(form: FormData) {
  const of = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim().replaceAll('\r\n', '\n') : '';
  };
  const typed = Object.fromEntries(plainTextFields.map((name) => [name, of(name)])) as PlainTextForm;
  const input = {
    kind: typed.kind as PlainKind,
    title: typed.title,
    purpose: typed.purpose || null,
    text: typed.text,
    unitId: typed.unitId || null,
  };
  return { typed, input };
}
