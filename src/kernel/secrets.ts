/** What a sealed text belongs to. */
export type SecretPlace = {
  /** What kind of secret it is: each has a key of its own. */
  purpose: string;
  /** The county and the row that keep it, and what else must not change. A sealed text that was copied elsewhere does not open. */
  boundTo: readonly string[];
};

/**
 * Texts that no table and no backup may show. The keys follow from the installation's secret; what is sealed twice looks different, so that
 * nobody sees who has the same.
 */
export type Secrets = {
  seal: (input: { text: string } & SecretPlace) => string;
  /** Null for what was sealed for another place or under another secret, or is damaged. */
  open: (input: { sealed: string } & SecretPlace) => string | null;
};
