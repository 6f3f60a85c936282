import { berlinDay } from '#kernel/dates.ts';
import type { Dictionary } from '#kernel/translation.ts';
import {
  mediumFileName,
  publicLicence,
  type MediumFile,
  type MediumUse,
  type OfficeMedium,
  type PublicMedium,
} from '../contract-media.ts';
import type { Worded } from '../contract.ts';
import type { findMedia, MediumFileRow, MediumRow } from './media-store.ts';

type Found = Awaited<ReturnType<typeof findMedia>>[number];

const fileView = (row: MediumFileRow): MediumFile => ({
  file: mediumFileName(row),
  width: row.width,
  height: row.height,
  bytes: row.bytes,
});

/** The right to show it ends with its last day. */
export const hasEnded = ({ rightsUntil }: Pick<MediumRow, 'rightsUntil'>, now: Date): boolean =>
  rightsUntil !== null && rightsUntil < berlinDay(now);

export const officeMediumView = (input: {
  found: Found;
  files: readonly MediumFileRow[];
  uses: readonly MediumUse[];
  now: Date;
  mayChange: boolean;
}): OfficeMedium => {
  const { found, files, uses, now, mayChange } = input;
  const { countyId: _county, changedAt: _changed, createdAt, ...row } = found.row;
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    ended: hasEnded(found.row, now),
    keeper: found.unit ?? found.municipality ?? found.organisation,
    files: files.map(fileView),
    uses: [...uses],
    mayChange,
  };
};

export const publicMediumView = (input: {
  row: MediumRow;
  files: readonly MediumFileRow[];
  language: string;
  dictionary: Dictionary;
}): PublicMedium => {
  const { row, files, language, dictionary } = input;
  const say = (field: string, source: string): Worded => {
    const { text, mark } = dictionary.word({ subjectId: row.id, field, source });
    if (mark !== null) return { text, language: mark.language, state: mark.state };
    return { text, language: 'de', state: language === 'de' ? 'source' : 'missing' };
  };
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    alt: say('alt', row.alt),
    caption: row.caption === null ? null : say('caption', row.caption),
    credit: [row.author, publicLicence(row.licence)].filter(Boolean).join(' · '),
    files: files.map(fileView),
  };
};
