/** Tables without a county of their own, each with the reason. */
export const noCountyOfItsOwn: Record<string, string> = {};

/** Tables of the kernel that hold personal data; the rules for them stand in composition/personal-data.ts. */
export const kernelPersonalTables = [
  'audit_entry',
  'audit_personal',
  'list_import',
  'outbox_mail',
  'reminder',
  'search_document',
  'translation',
  'stored_file',
  'task_link',
];

/** Tables whose columns look personal and are not, each with the reason. */
export const withoutPersons: Record<string, string> = {
  county: 'names of counties',
  municipality: 'names of municipalities',
  unit: 'names of offices',
  target_group: 'names of groups',
  topic: 'names of topics',
  node_reporter: 'refers to a responsible person and goes with her',
  organisation: 'names and public addresses of institutions',
  body: 'names of bodies',
  event: 'names and addresses of places and of organisers that are institutions',
  event_exception: 'names and addresses of places',
  shared_page: 'names of counties',
  plain_text: 'days until which texts are to be reviewed',
  translation_import: 'names of files',
  translation_settings: 'address of a translation service',
  framework_contract: 'names of contracts and translation offices, that are firms, and the address of an office',
  translation_order: 'whether an office was written to',
  page: 'days until which pages are to be confirmed',
  interpreter_pool: 'names and office addresses of pools',
  interpreting_sheet_change: 'deeds at a sheet by side, with times, ways and money',
  interpreting_statement: 'refers to an interpreter and names nobody',
  interpreting_invoice: 'names of institutions that bear costs',
  interpreting_payment: 'sealed; a file for the bank with its sum',
  language_service: 'names of firms that interpret',
  kit: 'names of welcome bags',
  material: 'names of services of the administration',
  material_edition: 'names of translation offices and publishers, that are institutions',
  wall_sheet: 'names of accommodations and offices that hang a sheet',
  project: 'names of projects and givers that are institutions',
  measure_cost: 'names of accounts, programmes and givers that are institutions',
};
