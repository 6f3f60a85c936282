/** What a foreign address answered when somebody looked whether it is still there. */
export type LinkAnswer =
  | { state: 'ok' }
  /** Moved for good; `to` is where it is now. */
  | { state: 'moved'; to: string }
  /** Not to be had: a status, or a word for what kept it: `timeout`, `no-host`, `private` … */
  | { state: 'broken'; code: string };

export type LinkChecks = {
  /** So many foreign addresses are looked at in a county in one night; 0 for none. */
  most: number;
  check: (url: string) => Promise<LinkAnswer>;
};
