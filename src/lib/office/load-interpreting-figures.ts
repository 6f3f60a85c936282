import { addDays, berlinDay, isIsoDate, quarterEnd, quarterOf, quarterStart, shiftQuarter } from '#kernel/dates.ts';
import { isId } from '#kernel/ids.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { comparisons, type FiguresView } from '#modules/interpreting/contract-figures.ts';
import { oneOf } from './address.ts';

type Period = { from: string; to: string };
const lastOf = (month: string): string => addDays(`${addDays(`${month}-28`, 4).slice(0, 7)}-01`, -1);
const isMonth = (text: string): boolean => isIsoDate(`${text}-01`);
/** `2024-03`, also from `3/2024` and `03.2024`; anything else as it was written. */
function monthOf(text: string): string {
  const [, month, year] = /^(\d{1,2})[./](\d{4})$/.exec(text) ?? [];
  return month && year ? `${year}-${month.padStart(2, '0')}` : text;
}

/** `2024`, `2024-Q3` or `2024-03` as its days. */
function periodOf(text: string): Period | null {
  if (/^20\d\d$/.test(text)) return { from: `${text}-01-01`, to: `${text}-12-31` };
  if (/^20\d\d-Q[1-4]$/.test(text)) return { from: quarterStart(text), to: quarterEnd(text) };
  return isMonth(text) ? { from: `${text}-01`, to: lastOf(text) } : null;
}

/** What can be chosen: this year and those before, quarters and months. */
function choicesOf(today: string): { value: string; label: string }[] {
  const year = Number(today.slice(0, 4));
  const quarters = Array.from({ length: 8 }, (_, index) => shiftQuarter(quarterOf(today), -index));
  const months: string[] = [];
  for (let day = today; months.length < 12; day = addDays(`${day.slice(0, 7)}-01`, -1)) months.push(day.slice(0, 7));
  return [
    ...Array.from({ length: 6 }, (_, index) => ({ value: String(year - index), label: `Jahr ${year - index}` })),
    ...quarters.map((quarter) => ({ value: quarter, label: `${quarter.slice(6)}. Quartal ${quarter.slice(0, 4)}` })),
    ...months.map((month) => ({ value: month, label: `${month.slice(5)}/${month.slice(0, 4)}` })),
  ];
}

/** Figures of interpreting as an address asks for them; the page and its download show the same. Months of one's own go before. */
export async function loadInterpretingFigures(input: { locals: App.Locals; url: URL }) {
  const { locals, url } = input;
  const today = berlinDay(locals.app.clock.now());
  const given = (name: string): string => monthOf((url.searchParams.get(name) ?? '').trim());
  const [first, last] = [given('von'), given('bis')];
  const own = isMonth(first) && isMonth(last) && first <= last ? { from: `${first}-01`, to: lastOf(last) } : null;
  const isFaulty = own === null && (first !== '' || last !== '');
  const chosen = url.searchParams.get('zeitraum') ?? today.slice(0, 4);
  const period = own ?? periodOf(chosen) ?? periodOf(today.slice(0, 4))!;
  const poolId = url.searchParams.get('pool') ?? '';
  const asked = {
    ...period,
    compare: oneOf(url, 'vergleich', comparisons) ?? ('year' as const),
    poolId: isId(poolId) ? poolId : null,
  };
  const figures: FiguresView = valueOrError(await locals.app.interpreting.readFigures(locals.ctx, asked), url);
  const metrics = valueOrError(await locals.app.listMetrics(locals.ctx, {}), url).filter(({ name }) =>
    name.startsWith('interpreting.'),
  );
  return {
    figures,
    metrics,
    asked: { compare: asked.compare, chosen: own === null ? chosen : '', from: first, to: last },
    monthFault: isFaulty
      ? 'Bitte zwei Monate wie 2024-03 angeben, den früheren zuerst. Gezeigt wird der Zeitraum aus der Liste.'
      : undefined,
    choices: choicesOf(today),
  };
}
