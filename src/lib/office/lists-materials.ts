import { valueOrError } from '#lib/server/answers.ts';
import { orderStates } from '#modules/materials/contract-orders.ts';
import { oneOf } from './address.ts';
import { materials as materialRegister } from './list-registers-materials.ts';
import * as orderRegisters from './list-registers-orders.ts';
import { loadMaterials } from './load-materials.ts';
import { list, type OfficeList } from './office-list.ts';
import { bagsOf } from './order-form.ts';

/** The lists of forms and materials, orders, bags and stocks. */
export const materialLists: readonly OfficeList[] = [
  list('materialien', async ({ locals, url }) => ({
    register: materialRegister,
    rows: (await loadMaterials({ locals, url })).materials,
    name: `materialien-${locals.county!.slug}`,
  })),
  list('materialien/bedarf', async ({ locals }) => ({
    register: orderRegisters.demand,
    rows: valueOrError(await locals.app.materials.readGaps(locals.ctx, {})).languages,
    name: `sprachbedarf-${locals.county!.slug}`,
  })),
  list('materialien/auftraege', async ({ locals, url }) => {
    const asked = { state: oneOf(url, 'stand', orderStates) };
    const { orders } = valueOrError(await locals.app.materials.listOrders(locals.ctx, asked));
    return { register: orderRegisters.orders, rows: orders, name: `uebersetzungsauftraege-${locals.county!.slug}` };
  }),
  list('materialien/vertraege', async ({ locals }) => ({
    register: orderRegisters.contracts,
    rows: valueOrError(await locals.app.materials.listContracts(locals.ctx, {})),
    name: `rahmenvertraege-${locals.county!.slug}`,
  })),
  list('materialien/taschen', async ({ locals }) => ({
    register: orderRegisters.kits,
    rows: valueOrError(await locals.app.materials.listKits(locals.ctx, {})),
    name: `willkommenstaschen-${locals.county!.slug}`,
  })),
  list('materialien/taschen/[id]', async ({ locals, url, key }) => {
    const asked = { kitId: key, bags: bagsOf(url) };
    const { lines } = valueOrError(await locals.app.materials.makePrintList(locals.ctx, asked));
    return { register: orderRegisters.printLines, rows: lines, name: 'druckliste', subject: key };
  }),
  list('materialien/bestand', async ({ locals }) => ({
    register: orderRegisters.stock,
    rows: valueOrError(await locals.app.materials.listStock(locals.ctx, {})),
    name: `bestand-${locals.county!.slug}`,
  })),
  list('materialien/bestand/[id]', async ({ locals, key }) => {
    const { bookings } = valueOrError(await locals.app.materials.readStock(locals.ctx, { itemId: key }));
    return { register: orderRegisters.bookings, rows: bookings, name: 'buchungen', subject: key };
  }),
];
