/**
 * Signs what a county vouches for on paper. The private keys follow from the installation's secret and a name: they are kept nowhere, and
 * a copy of the database forges nothing.
 */
export type Stamps = {
  /** The public key of a name (P-256), its coordinates in base64url. */
  keyOf: (name: string) => { x: string; y: string };
  /** ES256 (RFC 7518) over the text: 64 bytes in base64url. */
  sign: (input: { name: string; text: string }) => string;
};
