import { z } from 'zod';

/** A service of another server as HSDS 3.0 says it. Servers leave out and add: what is not as it should be counts as not said. */

const said = z
  .union([z.string(), z.number(), z.boolean()])
  .transform(String)
  .nullish()
  .catch(null)
  .transform((text) => text?.trim() || null);
const amount = z.coerce.number().nullish().catch(null);
const some = <S extends z.ZodType>(entry: S) =>
  z
    .array(z.unknown())
    .nullish()
    .catch(null)
    .transform((list) => (list ?? []).slice(0, 200).flatMap((one) => entry.safeParse(one).data ?? []) as z.output<S>[]);

const id = z.string().min(1).max(200);
const schedule = z.object({
  freq: said,
  interval: amount,
  byday: said,
  opens_at: said,
  closes_at: said,
  valid_from: said,
  valid_to: said,
  notes: said,
});
export type OtherSchedule = z.output<typeof schedule>;
const phone = z.object({ number: said });
const language = z.object({ code: said });
const address = z.object({ address_1: said, city: said, postal_code: said });
const location = z.object({
  id,
  name: said,
  description: said,
  latitude: amount,
  longitude: amount,
  addresses: some(address),
  phones: some(phone),
  languages: some(language),
  accessibility: some(z.object({ description: said })),
});
export type OtherLocation = z.output<typeof location>;
const capacity = z.object({
  available: amount,
  maximum: amount,
  description: said,
  unit: z.object({ name: said, identifier: said }).nullish().catch(null),
});
export type OtherCapacity = z.output<typeof capacity>;
const term = z.object({ code: said, name: said });

export const otherServiceShape = z.object({
  id,
  name: said,
  description: said,
  url: said,
  email: said,
  status: said,
  interpretation_services: said,
  application_process: said,
  fees_description: said,
  eligibility_description: said,
  minimum_age: amount,
  maximum_age: amount,
  alert: said,
  organization: z.object({ id: said, name: said, description: said, website: said, email: said }).nullish().catch(null),
  phones: some(phone),
  languages: some(language),
  schedules: some(schedule),
  service_areas: some(z.object({ name: said, description: said })),
  service_at_locations: some(z.object({ location, schedules: some(schedule) })),
  cost_options: some(z.object({ option: said, currency: said, amount })),
  /** Since 3.1. */
  capacities: some(capacity),
  required_documents: some(z.object({ document: said })),
  attributes: some(z.object({ link_type: said, value: said, taxonomy_term: term.nullish().catch(null) })),
});
export type OtherService = z.output<typeof otherServiceShape>;
