/** Offers as other systems read them: Open Referral HSDS 3.0. Keys are those of the specification. */

/** With `3.1` the keys that came with it are added; otherwise nothing leaves that 3.0 does not know. */
export const openProfiles = ['3.0', '3.1'] as const;
export type OpenProfile = (typeof openProfiles)[number];

type Text = string | undefined;
/** What JSON may hold; absent keys are left out. */
export type OpenObject = { id: string } & Record<string, unknown>;

export type OpenService = OpenObject & { name: string; status: string; last_modified: string };
export type OpenOrganisation = OpenObject & { name: string; description: string };
export type OpenTaxonomy = { id: string; name: string; description: string; version: string };
export type OpenTerm = {
  id: string;
  code: string;
  name: string;
  description: string;
  taxonomy: string;
  taxonomy_id: string;
  language: string;
  term_uri?: Text;
};
