import { firstOffices, type WallKind, type WallSheetView } from '#modules/welcome/contract-wall.ts';

export const wallTexts = ['kind', 'name', 'street', 'postcode', 'municipalityId', 'stop', 'placeId', 'hungWhere'] as const;
/** The form's controls as text, as the page fills them in again. */
export type WallForm = Record<(typeof wallTexts)[number], string> & { functions: string[]; languages: string[] };
/** Names of the controls, in their order. */
export const wallFields: readonly string[] = [...wallTexts, 'functions', 'languages'];

export const emptyWall = (kind: WallKind, languages: readonly string[]): WallForm => ({
  kind,
  name: '',
  street: '',
  postcode: '',
  municipalityId: '',
  stop: '',
  placeId: '',
  hungWhere: '',
  functions: [...firstOffices],
  languages: languages.slice(0, 6),
});

export const storedWall = (view: WallSheetView): WallForm => ({
  kind: view.kind,
  name: view.name,
  street: view.street ?? '',
  postcode: view.postcode ?? '',
  municipalityId: view.municipality?.id ?? '',
  stop: view.stop ?? '',
  placeId: view.place?.id ?? '',
  hungWhere: view.hungWhere ?? '',
  functions: [...view.functions],
  languages: [...view.languages],
});
