import { m } from '#lib/paraglide/messages.js';
import type { Language } from '#lib/languages.ts';

const many = {
  page: m.search_kind_page,
  place: m.search_kind_place,
  event: m.search_kind_event,
  offer: m.offers_title,
  course: m.courses_title,
  school: m.schools_title,
  form: m.forms_title,
  goal: m.search_kind_goal,
  notice: m.notice_title,
  report: m.site_reports,
  paper: m.network_papers_title,
  project: m.projects_title,
} as const;

const one = {
  page: m.search_one_page,
  place: m.search_one_place,
  event: m.search_one_event,
  offer: m.search_one_offer,
  course: m.search_one_course,
  school: m.places_kind_school,
  form: m.search_one_form,
  goal: m.search_one_goal,
  notice: m.search_one_notice,
  report: m.search_one_report,
  paper: m.search_one_paper,
  project: m.search_one_project,
} as const;

const isKind = (kind: string): kind is keyof typeof many => Object.hasOwn(many, kind);

/** Kinds of what can be found, in the order in which they are offered. */
export const publicKinds = Object.keys(many);

/** The word for a kind of results, and for one of them. */
export const kindWord = (kind: string, locale: Language): string => (isKind(kind) ? many[kind]({}, { locale }) : '');
export const oneOfKind = (kind: string, locale: Language): string => (isKind(kind) ? one[kind]({}, { locale }) : '');
