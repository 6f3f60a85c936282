/** A file's size as people say it, in the language's digits: 820 KB, 1,4 MB. */
export function sizeWords(bytes: number, locale: string): string {
  const large = bytes >= 1024 * 1024;
  const value = large ? bytes / 1024 / 1024 : Math.max(1, Math.round(bytes / 1024));
  return `${value.toLocaleString(locale, { maximumFractionDigits: 1 })} ${large ? 'MB' : 'KB'}`;
}
