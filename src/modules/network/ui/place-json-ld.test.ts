import { expect, it } from 'vitest';
import type { PublicPlace } from '../contract-places.ts';
import { placeJsonLd } from './place-json-ld.ts';

const place = {
  kind: 'library',
  name: { text: 'Bücherei </script><script>alert(1)</script>', mark: null },
  summary: null,
  street: 'Mühlenweg 4',
  postcode: '29614',
  town: 'Soltau',
  latitude: 52.986,
  longitude: 9.843,
  approximate: true,
  closed: null,
  phone: null,
  email: null,
  website: null,
  hoursAreExample: true,
  openingHoursSpecification: [{ opens: '08:00', closes: '12:00' }],
  contacts: [],
} as unknown as PublicPlace;

it('is JSON that no tag ends early, and says nothing that is made up or rough', () => {
  const text = placeJsonLd({ place, address: 'https://ort.example/1' });
  expect(text).not.toContain('<');
  expect(JSON.parse(text)).toMatchObject({
    '@type': 'Library',
    name: 'Bücherei </script><script>alert(1)</script>',
    address: { streetAddress: 'Mühlenweg 4', addressLocality: 'Soltau' },
  });
  expect(JSON.parse(text)).not.toHaveProperty('openingHoursSpecification');
  expect(JSON.parse(text)).not.toHaveProperty('geo');
  const real = JSON.parse(placeJsonLd({ place: { ...place, hoursAreExample: false, approximate: false }, address: 'x' }));
  expect(real.openingHoursSpecification).toHaveLength(1);
  const shut = { ...place, hoursAreExample: false, closed: { reason: null, until: null } };
  expect(JSON.parse(placeJsonLd({ place: shut, address: 'x' }))).not.toHaveProperty('openingHoursSpecification');
  expect(real.geo).toMatchObject({ latitude: 52.986 });
});
