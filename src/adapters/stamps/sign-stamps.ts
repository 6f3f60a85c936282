import { createECDH, createPrivateKey, hkdfSync, sign } from 'node:crypto';
import type { Stamps } from '#kernel/stamps.ts';

/** Signs with keys that follow from the secret, so that they are the same in every process and after a restored backup. */
export function createStamps({ secret }: { secret: string }): Stamps {
  const keyOf = (name: string) => {
    for (let round = 0; ; round += 1) {
      const scalar = Buffer.from(hkdfSync('sha256', secret, '', `kreislotse stamps ${name} ${round}`, 32));
      const curve = createECDH('prime256v1');
      try {
        // Throws for a number that is no key of this curve: one in four billion.
        curve.setPrivateKey(scalar);
      } catch {
        continue;
      }
      const point = curve.getPublicKey();
      const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')];
      return { x, y, d: scalar.toString('base64url') };
    }
  };
  return {
    keyOf: (name) => {
      const { x, y } = keyOf(name);
      return { x, y };
    },
    sign: ({ name, text }) => {
      const key = createPrivateKey({ key: { kty: 'EC', crv: 'P-256', ...keyOf(name) }, format: 'jwk' });
      return sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');
    },
  };
}
