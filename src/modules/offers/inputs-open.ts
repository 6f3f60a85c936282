import { z } from 'zod';
import { openProfiles } from './contract-open.ts';

const profile = z.enum(openProfiles).default('3.0');
const id = z.string().max(100);
const filter = {
  search: z.string().max(200).nullable().default(null),
  taxonomyTermId: id.nullable().default(null),
  taxonomyId: id.nullable().default(null),
  organisationId: id.nullable().default(null),
  modifiedAfter: z.date().nullable().default(null),
};
export const openServicesInput = z.object({
  ...filter,
  profile,
  full: z.boolean().default(false),
  /** Reads on after this id; then nothing is counted. */
  after: z.uuid().nullable().default(null),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(10_000),
  counted: z.boolean().default(true),
});
export const openThingInput = z.object({ id: z.uuid(), profile, withServices: z.boolean().default(false) });
export const openOrganisationsInput = z.object({
  search: z.string().max(200).nullable().default(null),
  profile,
  full: z.boolean().default(false),
  withServices: z.boolean().default(false),
});
export const openAtLocationsInput = z.object({
  ...filter,
  profile,
  full: z.boolean().default(false),
  postcode: z.string().max(20).nullable().default(null),
  /** Metres around the middle of the postcode. */
  proximity: z.number().min(0).max(1_000_000).nullable().default(null),
});
export const openTermsInput = z.object({});
