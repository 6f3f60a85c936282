/** Translation services that a county may use. */

export const machineProviders = ['deepl', 'libretranslate'] as const;
export type MachineProvider = (typeof machineProviders)[number];

/** A service as a county has set it up. The key is sealed: only the adapter can open it. */
export type MachineService = {
  provider: MachineProvider;
  address: string;
  sealedKey: string | null;
  formality: 'default' | 'more' | 'less';
};

/** A word and how it is to be said in the other language. */
export type MachineTerm = { source: string; target: string };

/**
 * - `refused`: the key is not accepted
 * - `quota`: the service's own allowance is used up
 * - `busy`: later it may work
 * - `unsupported`: it does not speak this pair of languages
 */
export type MachineFailure = {
  ok: false;
  kind: 'refused' | 'quota' | 'busy' | 'unavailable' | 'unsupported' | 'garbage';
  /** German, for the office. */
  message: string;
};

export type MachineTranslation = {
  /** Whether this installation calls that address at all. */
  accepts: (address: string) => boolean;
  /** Encrypts a key, so that no backup and no table shows it. */
  seal: (key: string) => string;
  /** As many texts as were given, in their order. Never throws for what the service does. */
  translate: (input: {
    service: MachineService;
    from: string;
    language: string;
    format: 'text' | 'html';
    texts: readonly string[];
    terms: readonly MachineTerm[];
  }) => Promise<{ ok: true; texts: string[] } | MachineFailure>;
};
