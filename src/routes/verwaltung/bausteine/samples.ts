import type { Language, NavLink, Room } from '#lib/ui/types.ts';

const here = (label: string, icon: NavLink['icon']): Room => ({ href: `#${label}`, label, icon });

export const officeRooms: readonly Room[] = [
  here('Meine Aufgaben', 'list-checks'),
  {
    ...here('Strategie', 'compass'),
    current: true,
    sub: [
      { href: '#zeitplan', label: 'Zeitplan' },
      { href: '#massnahmen', label: 'Maßnahmen', current: true },
      { href: '#aenderungen', label: 'Änderungen' },
    ],
  },
  here('Berichte', 'file-text'),
  { ...here('Einstellungen', 'settings'), apart: true },
];

export const languages = ({ current }: { current: string }): Language[] =>
  (
    [
      ['de', 'Deutsch', 'ltr'],
      ['ar', 'العربية', 'rtl'],
      ['uk', 'Українська', 'ltr'],
      ['en', 'English', 'ltr'],
      ['ru', 'Русский', 'ltr'],
      ['pl', 'Polski', 'ltr'],
    ] as const
  ).map(([code, name, dir]) => ({
    code,
    name,
    dir,
    href: dir === 'rtl' ? '?richtung=rtl' : '?richtung=ltr',
    current: code === current,
  }));

export interface Measure {
  id: string;
  title: string;
  state: 'running' | 'not-started' | 'delayed';
  cost: string;
}

export const measures: readonly Measure[] = [
  { id: '3.2.4', title: 'Einsätze koordinieren', state: 'running', cost: '21.400,00 €' },
  { id: '3.2.5', title: 'Auftaktveranstaltung', state: 'not-started', cost: '3.000,00 €' },
  { id: '5.1', title: 'Fahrten zu Sprachkursen', state: 'delayed', cost: '24.100,00 €' },
];
