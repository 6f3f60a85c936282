import type { MaterialAudience, MaterialKind, MaterialState, MaterialSubject } from '#modules/materials/contract.ts';
import { textOf, textsOf } from '#lib/server/answers.ts';
import { materialTexts, type MaterialForm } from './material-form.ts';

/** What was typed, and what the use case is given. */
export function readMaterialForm(form: FormData) {
  const typed: MaterialForm = {
    ...(Object.fromEntries(materialTexts.map((name) => [name, textOf(form, name) ?? ''])) as Record<
      (typeof materialTexts)[number],
      string
    >),
    audience: textsOf(form, 'audience'),
    demonstration: form.get('demonstration') !== null,
  };
  const [kind, id = ''] = typed.owner.split(':');
  const idOf = (wanted: string): string | null => (kind === wanted ? id : null);
  return {
    typed,
    input: {
      ...typed,
      kind: typed.kind as MaterialKind,
      subject: typed.subject as MaterialSubject,
      state: typed.state as MaterialState,
      audience: typed.audience as MaterialAudience[],
      unitId: idOf('stelle'),
      municipalityId: idOf('gemeinde'),
      organisationId: idOf('organisation'),
      helpPlaceId: typed.helpPlaceId || null,
    },
  };
}
