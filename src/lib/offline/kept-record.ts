import type { Manifest } from './package.ts';

/** What the reader's page notes when everything has come in: only then it is read. */
export type KeptRecord = {
  /** Instant at which it was asked for, ISO 8601. */
  asOf: string;
  /** Bytes on the device. */
  bytes: number;
  manifest: Manifest;
  /** Pack of each page, by its address below the language. */
  pages: Readonly<Record<string, string>>;
  /** Names of the parts that the reader keeps too; absent in earlier records. */
  parts?: readonly string[];
};

/** Names that the element of the reader's page (`keep-element.js`) uses too. */
export const cacheName = (root: string): string => `kreislotse ${root}`;
export const recordAddress = (root: string): string => `${root}/offline/behalten.json`;
