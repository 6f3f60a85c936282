/** What a foreign address answered when somebody looked whether it is still there. */
export type LinkAnswer =
  | { state: 'ok' }
  /** Moved for good; `to` is where it is now. */
  | { state: 'moved'; to: string }
  /** Not to be had: a status, or one of the words of `linkFaults`. */
  | { state: 'broken'; code: string };

export const linkFaults = [
  'timeout',
  'no-host',
  'refused',
  'tls',
  'loop',
  'private',
  'garbage',
  'failed',
  'unknown-page',
] as const;

export type LinkChecks = {
  /** So many foreign addresses are looked at in a county in one night; 0 for none. */
  most: number;
  check: (url: string) => Promise<LinkAnswer>;
};
