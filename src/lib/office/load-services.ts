import { error } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { languageChoices } from '#modules/interpreting/contract-languages.ts';
import type { ServiceView } from '#modules/interpreting/contract-services.ts';

export const spokenChoices = (): { value: string; label: string }[] =>
  languageChoices().map(({ tag, name }) => ({ value: tag, label: name }));

/** What the form of a service lets one choose from. */
export const loadServiceChoices = async (locals: App.Locals) => ({
  pools: valueOrError(await locals.app.interpreting.listPools(locals.ctx, {})).map(({ id, name }) => ({
    value: id,
    label: name,
  })),
  languages: spokenChoices(),
});

/** The service of an address. */
export async function loadService(locals: App.Locals, serviceId: string): Promise<ServiceView> {
  if (!isId(serviceId)) error(404, 'Diesen Dienst gibt es hier nicht.');
  return valueOrError(await locals.app.interpreting.readService(locals.ctx, { serviceId }));
}
