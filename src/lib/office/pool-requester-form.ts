import {
  requesterKinds,
  requesterKindWords,
  requesterStates,
  requesterStateWords,
  type RequesterView,
} from '#modules/interpreting/contract.ts';

export const requesterKindOptions = requesterKinds.map((value) => ({ value, label: requesterKindWords[value] }));
export const requesterStateOptions = requesterStates.map((value) => ({ value, label: requesterStateWords[value] }));

export const requesterTexts = ['name', 'kind', 'municipalityId', 'street', 'contactName', 'mail', 'phone', 'costUnit'] as const;
/** The form's controls as text, as the page fills them in again. */
export type RequesterForm = Record<(typeof requesterTexts)[number], string> & { registered: boolean };

export const emptyRequester: RequesterForm = {
  ...(Object.fromEntries(requesterTexts.map((name) => [name, ''])) as Record<(typeof requesterTexts)[number], string>),
  registered: false,
};
export const storedRequester = (view: RequesterView): RequesterForm => ({
  name: view.name,
  kind: view.kind,
  municipalityId: view.municipality?.id ?? '',
  street: view.street ?? '',
  contactName: view.contactName ?? '',
  mail: view.mail ?? '',
  phone: view.phone ?? '',
  costUnit: view.costUnit ?? '',
  registered: view.registeredAt !== null,
});
