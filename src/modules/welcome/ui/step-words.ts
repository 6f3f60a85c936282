import type { Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ChildGroup, StepTime, Way } from '../contract-steps.ts';

export const wayWords = (way: Way, locale: Language): string =>
  ({
    asylum: m.steps_way_asylum,
    ukraine: m.steps_way_ukraine,
    'eu-work': m.steps_way_eu_work,
    'skilled-work': m.steps_way_skilled_work,
    family: m.steps_way_family,
    study: m.steps_way_study,
    other: m.steps_way_other,
  })[way]({}, { locale });

export const childWords = (child: ChildGroup, locale: Language): string =>
  ({ kita: m.steps_child_kita, school: m.steps_child_school })[child]({}, { locale });

export const timeWords = (time: StepTime, locale: Language): string =>
  ({
    'first-days': m.steps_time_days,
    'first-weeks': m.steps_time_weeks,
    'first-months': m.steps_time_months,
    later: m.steps_time_later,
  })[time]({}, { locale });
