import { heardBy } from '#kernel/events.ts';
import type { ModuleManifest } from '#kernel/module.ts';
import { unitsReorganised } from '#modules/tenancy/contract.ts';
import { duties } from './duties.ts';
import * as kitSchema from './kit-schema.ts';
import * as orderSchema from './order-schema.ts';
import { policy } from './policy.ts';
import { publicDocuments } from './public-documents.ts';
import * as schema from './schema.ts';
import { searchDocuments } from './search.ts';
import { translations } from './translations.ts';
import { followUnits } from './use-cases/follow-units.ts';

export const materialsModule: ModuleManifest = {
  name: 'materials',
  tier: 2,
  mayUse: ['tenancy', 'network'],
  policy,
  tables: [
    schema.material,
    schema.materialEdition,
    orderSchema.languageDemand,
    orderSchema.frameworkContract,
    orderSchema.materialOrder,
    kitSchema.kit,
    kitSchema.kitPart,
    kitSchema.stockItem,
    kitSchema.stockBooking,
    kitSchema.kitHandout,
  ],
  appendOnly: ['stock_booking', 'kit_handout'],
  onEvent: { [unitsReorganised]: heardBy(followUnits, ({ reorganisationId = '' }) => ({ reorganisationId })) },
  duties,
  searchDocuments,
  publicDocuments,
  translations,
};
