import type { FieldFault } from '#kernel/errors.ts';
import type { InvitableRole } from '../../contract.ts';

type Bound = { role: InvitableRole; unitId: string | null; municipalityId: string | null; languages: readonly string[] };

/** What is missing for a role: some reach only as far as a unit or a municipality. */
export function roleFaults(input: Bound): FieldFault[] {
  const faults: FieldFault[] = [];
  if (input.role === 'unit-editor' && input.unitId === null) {
    faults.push({ path: 'unitId', code: 'required', message: 'Bitte die Stelle wählen, für die diese Person berichtet.' });
  }
  if (input.role === 'municipality-editor' && input.municipalityId === null) {
    faults.push({
      path: 'municipalityId',
      code: 'required',
      message: 'Bitte die Gemeinde wählen, für die diese Person berichtet.',
    });
  }
  if (input.role === 'translator' && input.languages.length === 0) {
    faults.push({ path: 'languages', code: 'required', message: 'Bitte die Sprachen wählen, in die diese Person übersetzt.' });
  }
  return faults;
}

/** The role with what it is bound to and nothing else: a form may send along what belongs to another choice. */
export const boundRole = (input: Bound): Bound => ({
  role: input.role,
  unitId: input.role === 'unit-editor' ? input.unitId : null,
  municipalityId: input.role === 'municipality-editor' ? input.municipalityId : null,
  languages: input.role === 'translator' ? [...new Set(input.languages)].sort() : [],
});
