import type { Dictionary } from '#kernel/translation.ts';
import type { OfficeAlert, OfficeNotice, Place, PublicAlert, PublicNotice } from '../contract-alerts.ts';
import type { AlertRow, NoticeRow, NoticeWithUnit } from './alert-store.ts';
import type { MunicipalityKey } from './model/alert-places.ts';
import { machineWords } from './alert-translations.ts';
import { sourceAddress, wordsIn } from './model/current-alerts.ts';
import { phaseOf } from './model/notice-phase.ts';

const placesOf = (ids: readonly string[], municipalities: readonly MunicipalityKey[]): Place[] =>
  municipalities.filter(({ id }) => ids.includes(id)).map(({ id, name }) => ({ id, name }));

/** Municipalities that a warning names, each once: a joint one only where all of its members are concerned. */
function alertPlaces(ids: readonly string[], municipalities: readonly MunicipalityKey[]): Place[] {
  const complete = municipalities
    .filter(({ ags }) => municipalities.some(({ partOf }) => partOf === ags))
    .filter(({ ags }) => municipalities.every(({ partOf, id }) => partOf !== ags || ids.includes(id)));
  const covered = new Set(complete.map(({ ags }) => ags));
  const parents = new Set(municipalities.map(({ partOf }) => partOf));
  return placesOf(ids, municipalities).filter(({ id }) => {
    const own = municipalities.find((entry) => entry.id === id)!;
    return parents.has(own.ags) ? covered.has(own.ags) : !(own.partOf !== null && covered.has(own.partOf));
  });
}

export function alertView(input: {
  row: AlertRow;
  language: string;
  municipalities: readonly MunicipalityKey[];
  /** Where what a machine made of it may be shown. */
  dictionary?: Dictionary;
}): PublicAlert {
  const { row, language, municipalities, dictionary } = input;
  const source = wordsIn(row.texts, language)!;
  const speaks = row.texts.some((text) => text.language === language.split('-')[0] || text.language === language);
  // A machine's words were made from what the source says first.
  const made =
    speaks || dictionary === undefined ? null : machineWords({ alertId: row.id, words: wordsIn(row.texts, 'de')!, dictionary });
  const words = { ...source, ...made };
  return {
    id: row.id,
    severity: row.severity,
    urgency: row.urgency,
    certainty: row.certainty,
    provider: row.provider,
    senderName: words.senderName,
    language: words.language,
    headline: words.headline,
    event: words.event,
    description: words.description,
    instruction: words.instruction,
    contact: words.contact,
    machine: made !== null,
    sourceLanguage: source.language,
    sourceLanguages: [...new Set(row.texts.map((text) => text.language))],
    web: sourceAddress({ identifier: row.identifier, provider: row.provider, web: words.web }),
    municipalities: alertPlaces(row.municipalityIds, municipalities),
    areaWords: row.areaWords,
    exact: row.exact,
    sent: row.sent.toISOString(),
    onset: row.onset?.toISOString() ?? null,
    expires: row.expires?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    liftedAt: row.liftedAt?.toISOString() ?? null,
  };
}

export const officeAlertView = (input: { row: AlertRow; municipalities: readonly MunicipalityKey[] }): OfficeAlert => ({
  ...alertView({ ...input, language: 'de' }),
  identifier: input.row.identifier,
  feed: input.row.feed,
  status: input.row.status,
  faults: input.row.faults,
  firstSeenAt: input.row.firstSeenAt.toISOString(),
});

export function noticeView(input: {
  row: NoticeRow;
  dictionary: Dictionary;
  municipalities: readonly MunicipalityKey[];
}): PublicNotice {
  const { row, dictionary, municipalities } = input;
  const word = (field: 'title' | 'text') => dictionary.word({ subjectId: row.id, field, source: row[field] });
  const [title, text] = [word('title'), word('text')];
  const mark = text.mark ?? title.mark;
  return {
    id: row.id,
    kind: row.kind,
    title: { text: title.text, language: title.mark?.language ?? 'de' },
    text: { text: text.text, language: text.mark?.language ?? 'de' },
    mark: mark === null ? null : { state: mark.state, checkedOn: mark.checkedOn },
    source: row.source,
    link: row.link,
    municipalities: placesOf(row.municipalityIds, municipalities),
    shownFrom: row.shownFrom.toISOString(),
    begins: row.begins.toISOString(),
    ends: row.ends.toISOString(),
    changedAt: row.changedAt.toISOString(),
    demonstration: row.demonstration,
  };
}

export function officeNoticeView(input: {
  found: NoticeWithUnit;
  municipalities: readonly MunicipalityKey[];
  now: Date;
  mayChange: boolean;
}): OfficeNotice {
  const { found, municipalities, now, mayChange } = input;
  const { row } = found;
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    text: row.text,
    source: row.source,
    link: row.link,
    unit: found.unit,
    municipalities: placesOf(row.municipalityIds, municipalities),
    shownFrom: row.shownFrom.toISOString(),
    begins: row.begins.toISOString(),
    ends: row.ends.toISOString(),
    state: row.state,
    phase: phaseOf(row, now),
    demonstration: row.demonstration,
    version: row.version,
    mayChange,
  };
}
