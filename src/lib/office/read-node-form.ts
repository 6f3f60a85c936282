import { textOf, textsOf } from '#lib/server/answers.ts';
import type { NodeForm } from './node-form.ts';

/** The form of a node as it was sent. */
export const readNodeForm = (form: FormData): NodeForm => ({
  number: textOf(form, 'number') ?? '',
  title: textOf(form, 'title') ?? '',
  text: textOf(form, 'text') ?? '',
  internalText: textOf(form, 'internalText') ?? '',
  kind: textOf(form, 'kind') ?? '',
  horizon: textOf(form, 'horizon') ?? '',
  fromQuarter: textOf(form, 'fromQuarter') ?? '',
  toQuarter: textOf(form, 'toQuarter') ?? '',
  fromDay: textOf(form, 'fromDay') ?? '',
  toDay: textOf(form, 'toDay') ?? '',
  lead: textOf(form, 'lead') ?? '',
  partners: textsOf(form, 'partners'),
  targetGroups: textOf(form, 'targetGroups') ?? '',
  municipalities: textsOf(form, 'municipalities'),
  layer: textOf(form, 'layer') ?? '',
  countyRole: textOf(form, 'countyRole') ?? '',
  links: textOf(form, 'links') ?? '',
  weight: textOf(form, 'weight') ?? '',
  toBeDeveloped: form.get('toBeDeveloped') !== null,
  reason: textOf(form, 'reason') ?? '',
});
