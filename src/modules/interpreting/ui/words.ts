import type { Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import type { InterpreterLevel, RequesterKind } from '../contract.ts';

/** Words about interpreting in the reader's language. */

const kinds = {
  kita: m.places_kind_kita,
  school: m.places_kind_school,
  authority: m.places_kind_authority,
  'advice-centre': m.places_kind_advice,
  health: m.places_kind_health,
  association: m.interpreting_public_association,
} satisfies Record<RequesterKind, unknown>;
export const requesterWord = (kind: RequesterKind, locale: Language): string => kinds[kind]({}, { locale });

/** The CEFR's names are the same everywhere. */
export const levelWord = (level: InterpreterLevel, locale: Language): string =>
  level === 'native' ? m.interpreting_public_level_native({}, { locale }) : level.toUpperCase();
