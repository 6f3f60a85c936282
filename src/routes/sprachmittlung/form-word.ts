/** The text of a form field, trimmed; empty where it is none. Both sides read it: the page knows the same names. */
export function formWord(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
