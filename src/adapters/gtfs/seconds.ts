/** `7:05:00` and `25:10:30` as seconds; null for what is no time. */
export function secondsOf(text: string): number | null {
  if (text.length < 7 || text.length > 9 || text.charCodeAt(text.length - 3) !== 58 || text.charCodeAt(text.length - 6) !== 58)
    return null;
  const hours = Number(text.slice(0, -6));
  const minutes = Number(text.slice(-5, -3));
  const seconds = Number(text.slice(-2));
  if (!(hours >= 0 && hours < 100 && minutes >= 0 && minutes < 60 && seconds >= 0 && seconds < 60)) return null;
  return hours * 3600 + minutes * 60 + seconds;
}
