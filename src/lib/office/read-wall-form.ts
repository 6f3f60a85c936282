import { textOf, textsOf } from '#lib/server/answers.ts';
import type { OfficeFunction } from '#modules/network/contract-places.ts';
import type { WallKind } from '#modules/welcome/contract-wall.ts';
import { wallTexts, type WallForm } from './wall-form.ts';

/** What was typed, and what the use case is given. */
export function readWallForm(form: FormData) {
  const typed: WallForm = {
    ...(Object.fromEntries(wallTexts.map((name) => [name, textOf(form, name) ?? ''])) as Record<
      (typeof wallTexts)[number],
      string
    >),
    functions: textsOf(form, 'functions'),
    languages: textsOf(form, 'languages'),
  };
  const input = { ...typed, kind: typed.kind as WallKind, functions: typed.functions as OfficeFunction[] };
  return { typed, input };
}
