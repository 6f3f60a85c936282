import { textOf } from '#lib/server/answers.ts';
import type { KitForm } from './order-form.ts';

/** What was typed, and what the use case is given; empty lines are left out. */
export function readKitForm(form: FormData) {
  const texts = (name: string): string[] => form.getAll(name).map((value) => (typeof value === 'string' ? value.trim() : ''));
  const [materials, things, counts] = [texts('materialId'), texts('giveAway'), texts('perBag')];
  const parts = materials.map((materialId, index) => ({
    materialId,
    giveAway: things[index] ?? '',
    perBag: counts[index] ?? '',
  }));
  const typed: KitForm = {
    title: textOf(form, 'title') ?? '',
    targetGroup: textOf(form, 'targetGroup') ?? '',
    summary: textOf(form, 'summary') ?? '',
    unitId: textOf(form, 'unitId') ?? '',
    wanted: textOf(form, 'wanted') ?? '0',
    parts,
  };
  return {
    typed,
    input: {
      ...typed,
      unitId: typed.unitId || null,
      parts: parts
        .filter((part) => part.materialId !== '' || part.giveAway !== '')
        .map((part) => ({ materialId: part.materialId || null, giveAway: part.giveAway, perBag: part.perBag || '1' })),
    },
  };
}
