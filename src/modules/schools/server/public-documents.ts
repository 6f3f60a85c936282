import { berlinDay } from '#kernel/dates.ts';
import type { PublicDocumentSource } from '#kernel/public-documents.ts';
import { publicPaths } from '#lib/paths.ts';
import { schoolTypeWords, vocationalFormWords } from '../contract.ts';
import { findSchools, findTowns, loadSettings } from './store.ts';
import { isShown, publicSchool, wordsOf } from './views.ts';

/** Kitas and schools by name, kind and town. Their names stand in every language: they are what families search for. */
export const publicDocuments: PublicDocumentSource = async ({ ctx, tx, language }) => {
  const found = (await findSchools(tx, { state: 'public' })).filter(isShown);
  const dictionary = await wordsOf({ tx, language, found });
  const towns = new Map((await findTowns(tx)).map((town) => [town.id, town]));
  const now = { today: berlinDay(ctx.clock.now()), settings: await loadSettings(tx) };
  const paths = publicPaths({ base: '', language });
  return found.map((entry) => {
    const school = publicSchool({ found: entry, dictionary, towns, now });
    const said = [school.registration, school.documents, school.note].filter(
      (word) => word !== null && (language === 'de' || word.mark !== null),
    );
    return {
      id: `schools.school:${school.id}`,
      kind: 'school',
      title: school.name,
      keywords: [
        schoolTypeWords[school.type],
        ...school.forms.map((form) => vocationalFormWords[form]),
        ...[school.town, school.municipality?.name].flatMap((name) => name ?? []),
      ],
      text: [...said.map((word) => word!.text), school.keeper ?? ''].filter(Boolean).join('\n'),
      audience: [],
      href: paths.school(school.slug),
      language,
    };
  });
};
