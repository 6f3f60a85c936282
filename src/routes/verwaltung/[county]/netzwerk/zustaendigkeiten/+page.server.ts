import { savedWords } from '#lib/office/saved.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { officeFunctions } from '#modules/network/contract-places.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { offices, gaps, municipalities } = valueOrError(await locals.app.network.listOffices(locals.ctx, {}));
  const onlyGaps = url.searchParams.get('nur') === 'luecken';
  const rows = officeFunctions
    .map((name) => {
      const own = offices.filter((office) => office.function === name);
      return {
        name,
        county: own.find((office) => office.municipality === null && office.postcode === null) ?? null,
        special: own.filter((office) => office.municipality !== null || office.postcode !== null),
        gap: gaps.find((gap) => gap.function === name) ?? null,
      };
    })
    .filter((row) => !onlyGaps || row.gap !== null);
  return {
    rows,
    onlyGaps,
    gaps: gaps.length,
    municipalities: municipalities.filter((entry) => entry.kind !== 'joint-municipality').length,
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};
