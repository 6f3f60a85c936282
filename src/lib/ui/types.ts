import type { IconName } from '#lib/icons/icons.ts';
import type { StateKey } from './states.ts';

export interface Link {
  href: string;
  label: string;
}

export interface NavLink extends Link {
  current?: boolean;
  icon?: IconName;
  count?: number;
}

export interface Language {
  /** BCP 47 code of the language the link leads to. */
  code: string;
  /** The language's own name in its own script. */
  name: string;
  dir: 'ltr' | 'rtl';
  href: string;
  current?: boolean;
}

export interface Room extends NavLink {
  /** Set apart by a line, as the settings are. */
  apart?: boolean;
  sub?: NavLink[];
}

export interface Crumb {
  label: string;
  /** Absent on the page itself. */
  href?: string;
}

/** Common to all form controls. `id` is `name` unless given, so that an error summary can link to it. */
export interface FieldProps {
  name: string;
  label: string;
  id?: string;
  hint?: string;
  error?: string;
  required?: boolean;
  /** The word behind the label of a field that may stay empty. */
  optional?: string;
}

export interface Option {
  value: string;
  label: string;
  hint?: string;
  disabled?: boolean;
  state?: StateKey;
  /** By what else a search in the list finds it. */
  words?: string;
}

export interface FieldError {
  /** The id of the control that the link leads to. */
  id: string;
  message: string;
}

export type Tone = 'neutral' | 'info' | 'ok' | 'warn' | 'error';
