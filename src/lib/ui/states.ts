/** The seven states of a goal or measure, in their fixed order on every screen. */
export const stateKeys = ['running', 'done', 'continuous', 'not-started', 'delayed', 'dropped', 'not-reported'] as const;

export type StateKey = (typeof stateKeys)[number];

/** German words of the states; public pages in other languages pass their own. */
export const germanStateWords: Readonly<Record<StateKey, string>> = {
  running: 'läuft',
  done: 'fertig',
  continuous: 'dauerhaft',
  'not-started': 'offen',
  delayed: 'verzögert',
  dropped: 'entfallen',
  'not-reported': 'ohne Meldung',
};
