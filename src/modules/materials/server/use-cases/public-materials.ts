import { notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { materialSubjects } from '../../contract.ts';
import { publicMaterialInput, publicMaterialsInput } from '../../inputs.ts';
import { policy } from '../policy.ts';
import { findMaterials } from '../store.ts';
import { publicMaterial, wordsOf } from '../views.ts';

/** Public materials by title in the language, forms first; and the subjects of which there are any. */
export const readPublicMaterials = useCase({
  name: 'materials.read-public-materials',
  action: 'materials.read-public',
  policy,
  mode: 'read',
  input: publicMaterialsInput,
  run: async ({ tx, input }) => {
    const { language, subject, audience } = input;
    const all = await findMaterials(tx, { state: 'public', audience });
    const found = all.filter(({ row }) => subject === null || row.subject === subject);
    const dictionary = await wordsOf({ tx, language, found });
    const collator = new Intl.Collator(language);
    const materials = found
      .map((entry) => publicMaterial({ found: entry, dictionary, language }))
      .toSorted((one, other) => collator.compare(one.title.text, other.title.text));
    const isForm = ({ kind }: { kind: string }): boolean => kind === 'form';
    return ok({
      forms: materials.filter(isForm),
      others: materials.filter((entry) => !isForm(entry)),
      subjects: materialSubjects.filter((entry) => entry === subject || all.some(({ row }) => row.subject === entry)),
    });
  },
});

/** One public material. */
export const readPublicMaterial = useCase({
  name: 'materials.read-public-material',
  action: 'materials.read-public',
  policy,
  mode: 'read',
  input: publicMaterialInput,
  run: async ({ tx, input }) => {
    const found = await findMaterials(tx, { ids: [input.materialId], state: 'public' });
    const [entry] = found;
    if (!entry) return notFound('Dieses Material');
    const { language } = input;
    return ok(publicMaterial({ found: entry, dictionary: await wordsOf({ tx, language, found }), language }));
  },
});
