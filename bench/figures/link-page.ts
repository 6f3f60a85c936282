import { systemActor } from '#composition/app.ts';
import { sendReminders } from '#composition/reminders.ts';
import type { CountyCtx, CountyRef } from '#kernel/context.ts';
import { outboxMail } from '#kernel/tables.ts';
import { startWebServer } from '../../src/server.ts';
import { withBenchApp } from '../bench-app.ts';
import { firstViewBytes } from '../first-view.ts';
import { figure, type Figure } from '../measure.ts';

const budget = 20 * 1024;
const measures = 5;
/** A Monday: on days without work no mail goes out. */
const monday = new Date('2026-02-02T08:00:00Z');

/** First view of the page on which a department reports by link, with five measures, against its budget. */
export const linkFirstView = (): Promise<Figure[]> =>
  withBenchApp(
    async (app) => {
      const context = (county: CountyRef | null) => app.context({ county, actor: systemActor('Bench') });
      const unit = { key: 'stelle', name: 'Stelle', kind: 'office' as const };
      const about = {
        slug: 'bench',
        ags: '03997',
        name: 'Bench',
        officialName: 'Landkreis Bench',
        accent: { light: '#7a1f5c', dark: '#e7a6cf' },
        languages: ['de'],
        units: [unit],
      };
      const county = must(await app.tenancy.createCounty(context(null), about));
      const ctx = context(county) as CountyCtx;
      must(await app.tenancy.fillCounty(ctx, about));
      const nodes = Array.from({ length: measures }, (_, index) => ({
        level: 0,
        number: String(index + 1),
        title: `Maßnahme ${index + 1} mit einem Titel von üblicher Länge`,
        lead: unit.key,
      }));
      const strategy = must(await app.strategy.createStrategy(ctx, { key: 'plan', title: 'Plan', levels: ['Maßnahme'], nodes }));
      must(await app.strategy.adoptStrategy(ctx, { strategyId: strategy.id, adoptedOn: '2025-06-01' }));
      const { units } = must(await app.tenancy.listUnits(ctx, {}));
      must(
        await app.tenancy.addResponsiblePerson(ctx, {
          unitId: units[0]!.id,
          name: 'Erika Beispiel',
          mail: 'erika@beispiel.example',
          part: 'reporter',
        }),
      );
      must(await app.strategy.planRound(ctx, { title: '1. Quartal', opensOn: '2026-02-02' }));
      await sendReminders(ctx);
      const mails = await app.db.transaction({ countyId: county.id, readOnly: true }, (tx) => tx.select().from(outboxMail));
      const link = /\/stand\/bench\/[\w-]{43}/.exec(mails[0]?.body ?? '')?.[0];
      if (!link) throw new Error('No link was written.');
      const web = await startWebServer({ app, host: '127.0.0.1', port: 0 });
      try {
        const address = `http://127.0.0.1:${web.port}${link}`;
        if (!(await (await fetch(address)).text()).includes('Maßnahmen brauchen Ihren Stand'))
          throw new Error('The page asks for nothing.');
        return [
          figure({
            name: 'link-first-view',
            value: await firstViewBytes(address),
            unit: 'bytes',
            reference: 'the budget of 20 kB for page, sheets and scripts in brotli',
            referenceValue: budget,
            better: 'lower',
            limit: 1,
          }),
        ];
      } finally {
        await web.close();
      }
    },
    { now: () => monday },
  );

function must<T>(result: { ok: true; value: T } | { ok: false; problem: { message: string } }): T {
  if (result.ok) return result.value;
  throw new Error(result.problem.message);
}
