import type { MachineProvider } from '#kernel/machine-translation.ts';

/** Shared by server and browser: machine translation. */

export const providerWords: Readonly<Record<MachineProvider, string>> = { deepl: 'DeepL', libretranslate: 'LibreTranslate' };
export const formalities = ['default', 'more', 'less'] as const;
export type Formality = (typeof formalities)[number];
export const formalityWords: Readonly<Record<Formality, string>> = {
  default: 'wie der Dienst es wählt',
  more: 'förmlich (Sie)',
  less: 'vertraut (du)',
};

export type MachineSettings = {
  provider: MachineProvider | null;
  address: string;
  /** Whether a key is kept; the key itself is never shown again. */
  hasKey: boolean;
  formality: Formality;
  wordsPerYear: number;
  /** Readers may have a page translated that is missing in their language. */
  forReaders: boolean;
};

export type MachineBudget = { year: number; words: number; used: number };

export const runStates = ['waiting', 'running', 'done', 'cancelled', 'failed'] as const;
export type RunState = (typeof runStates)[number];
export const runStateWords: Readonly<Record<RunState, string>> = {
  waiting: 'wartet',
  running: 'läuft',
  done: 'fertig',
  cancelled: 'abgebrochen',
  failed: 'gescheitert',
};
export type MachineRunView = {
  id: string;
  language: string;
  kind: string | null;
  state: RunState;
  total: number;
  done: number;
  /** Texts in which the service lost tags: they stay as they were. */
  refused: number;
  words: number;
  message: string | null;
  createdAt: string;
};

export type GlossaryTerm = { id: string; from: string; language: string; source: string; target: string; note: string | null };

/** A run without a sign of life stands still after so many minutes; so often it is taken up again by itself. */
export const runStillMinutes = 30;
export const runResumes = 3;

/** Readers of all the county may start so many translations in an hour. */
export const readerAsksPerHour = 30;
