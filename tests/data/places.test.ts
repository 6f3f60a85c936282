import { describe, expect, it } from 'vitest';
import { areaOfGeometry, contains } from '#kernel/geo.ts';
import { officeFunctions } from '#modules/network/contract-places.ts';
import { loadCounties, loadPlaceFiles, stringsOf } from './sources.ts';

const loaded = loadCounties();
const doubles = (values: string[]) => values.filter((value, at) => values.indexOf(value) !== at);

describe.each(loadPlaceFiles())('the places of $slug', ({ slug, file, outline }) => {
  const { county } = loaded.find((entry) => entry.county.slug === slug)!;
  const keys = file.places.map((place) => place.key);

  it('are at least thirty, each once, inside the municipality that is named', () => {
    expect(file.places.length).toBeGreaterThanOrEqual(30);
    expect(doubles(keys)).toEqual([]);
    expect(doubles(file.places.map((place) => place.name))).toEqual([]);
    const astray = file.places.filter((place) => {
      const feature = outline.features.find((entry) => entry.properties.ags === place.municipalityAgs);
      const area = feature && areaOfGeometry(feature.geometry);
      return !area || !contains(area, [place.longitude, place.latitude]);
    });
    expect(astray.map((place) => place.name)).toEqual([]);
  });

  it('have an office for every function and municipality, named by keys that are there', () => {
    const contacts = file.contacts.map((contact) => contact.key);
    const units = county.units.map((unit) => unit.key);
    expect([...file.places, ...file.contacts].filter((entry) => entry.unitKey !== null && !units.includes(entry.unitKey))).toEqual([]);
    expect(file.contacts.filter((entry) => entry.placeKey !== null && !keys.includes(entry.placeKey))).toEqual([]);
    expect(
      file.offices.filter(
        (entry) =>
          (entry.placeKey !== null && !keys.includes(entry.placeKey)) ||
          (entry.contactKey !== null && !contacts.includes(entry.contactKey)),
      ),
    ).toEqual([]);
    const single = county.municipalities.filter((entry) => entry.kind !== 'joint-municipality');
    const gaps = officeFunctions.flatMap((name) =>
      single.flatMap((entry) =>
        file.offices.some(
          (office) =>
            office.function === name &&
            (office.municipalityAgs === null || office.municipalityAgs === entry.ags || office.municipalityAgs === entry.partOf),
        )
          ? []
          : [`${name} ${entry.name}`],
      ),
    );
    expect(gaps).toEqual([]);
  });

  it('call made-up hours an example, and name no person, telephone or mail address', () => {
    const sure = file.places.filter((place) => place.hours !== null && !place.hoursAreExample);
    expect(sure.filter((place) => place.hours!.some((day) => day !== 'durchgehend'))).toEqual([]);
    expect(stringsOf(file).filter((text) => /\S@\S|\bmailto:|\b(?:Frau|Herr|Herrn) \p{Lu}|\d{3,5}[ /-]\d{4,}/u.test(text))).toEqual([]);
  });
});
