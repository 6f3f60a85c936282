import type { DemoAccount } from '#adapters/auth/auth.ts';
import type { InvitableRole } from '#modules/tenancy/contract.ts';

/** People of a trial installation. Names and addresses are invented. */
export type DemoPerson = DemoAccount & {
  role: InvitableRole | 'organisation-editor' | 'platform-admin';
  unitKey?: string;
  municipalityAgs?: string;
  /** Name of the organisation that she keeps. */
  organisation?: string;
  /** Languages that she translates into. */
  languages?: readonly string[];
};

type County = {
  slug: string;
  name: string;
  units: readonly { key: string; person: string; task: string; mail: string }[];
  municipality: { ags: string; person: string; task: string };
  organisation?: { name: string; person: string; task: string };
  translator?: { person: string; task: string; languages: readonly string[] };
  coordinator: string;
  cashier?: string;
  committee: string;
  auditor: string;
};

const counties: readonly County[] = [
  {
    slug: 'heidekreis',
    name: 'Heidekreis',
    coordinator: 'Petra Muster',
    units: [
      { key: 'koordinierungsstelle', mail: 'koordinierungsstelle', person: 'Tom Beispiel', task: 'Koordinierungsstelle' },
      { key: 'bildungskoordination', mail: 'bildung', person: 'Bianca Bildmann', task: 'Bildungskoordination' },
      { key: 'sprachfoerderkoordination', mail: 'sprache', person: 'Selma Satzbau', task: 'Sprachförderkoordination' },
      {
        key: 'fachbereich-kinder-jugend-familie',
        mail: 'jugend',
        person: 'Jonas Jedermann',
        task: 'Fachbereich Kinder, Jugend, Familie',
      },
      { key: 'fachgruppe-jugendpflege', mail: 'jugendpflege', person: 'Julia Jugendtreff', task: 'Fachgruppe Jugendpflege' },
      {
        key: 'stabsstelle-wirtschaft-klima',
        mail: 'wirtschaft',
        person: 'Wiebke Werkstatt',
        task: 'Stabsstelle Wirtschaft, Klima',
      },
      { key: 'volkshochschule-heidekreis', mail: 'vhs', person: 'Viktor Volkmann', task: 'Volkshochschule' },
    ],
    municipality: { ags: '033585401', person: 'Gerd Gemeindemann', task: 'Samtgemeinde Ahlden' },
    organisation: { name: 'Volkshochschule Heidekreis gGmbH', person: 'Veronika Vortrag', task: 'Träger Volkshochschule' },
    translator: { person: 'Tanja Übersetzbar', task: 'Übersetzung Arabisch, Ukrainisch', languages: ['ar', 'uk'] },
    cashier: 'Karl Kasse',
    committee: 'Karla Kreistag',
    auditor: 'Rudi Rechnung',
  },
  {
    slug: 'wittmund',
    name: 'Wittmund',
    coordinator: 'Wilma Watt',
    units: [{ key: 'kreisverwaltung', mail: 'kreisverwaltung', person: 'Tjark Teemann', task: 'Kreisverwaltung' }],
    municipality: { ags: '034625401', person: 'Enno Esensprobe', task: 'Samtgemeinde Esens' },
    committee: 'Frauke Fraktion',
    auditor: 'Paul Prüfstück',
  },
  {
    slug: 'rotenburg-wuemme',
    name: 'Rotenburg (Wümme)',
    coordinator: 'Rosa Rotmuster',
    units: [{ key: 'koordinierungsstelle', mail: 'koordinierungsstelle', person: 'Willi Wümmich', task: 'Koordinierungsstelle' }],
    municipality: { ags: '033575401', person: 'Berta Bothelsen', task: 'Samtgemeinde Bothel' },
    committee: 'Anton Ausschuss',
    auditor: 'Pia Probe',
  },
  {
    slug: 'harburg',
    name: 'Harburg',
    coordinator: 'Heike Heidemuster',
    units: [
      { key: 'kmut', mail: 'kmut', person: 'Tina Teilhabe', task: 'Koordinierungsstelle für Migration und Teilhabe' },
      { key: 'sprachfoerderkoordination', mail: 'sprache', person: 'Simon Silbenreich', task: 'Sprachförderkoordination' },
    ],
    municipality: { ags: '033535401', person: 'Elfriede Elbmuster', task: 'Samtgemeinde Elbmarsch' },
    organisation: { name: 'Beispiel-Wohlfahrtsverband Harburg', person: 'Wanda Wohlfahrt', task: 'Träger Sprachmittlung' },
    committee: 'Klaus Kreisrat',
    auditor: 'Petra Prüfbeispiel',
  },
];

export const demoPeople: readonly DemoPerson[] = [
  ...counties.flatMap((county): DemoPerson[] => {
    const at = { county: county.slug };
    const mail = (part: string): string => `${part}.${county.slug}@demo.example`;
    const { municipality } = county;
    return [
      { ...at, role: 'coordinator', email: mail('koordination'), name: county.coordinator, task: `Koordination ${county.name}` },
      ...county.units.map((unit): DemoPerson => ({
        ...at,
        role: 'unit-editor',
        email: mail(unit.mail),
        name: unit.person,
        task: unit.task,
        unitKey: unit.key,
      })),
      {
        ...at,
        role: 'municipality-editor',
        email: mail('gemeinde'),
        name: municipality.person,
        task: municipality.task,
        municipalityAgs: municipality.ags,
      },
      ...(county.organisation
        ? [
            {
              ...at,
              role: 'organisation-editor' as const,
              email: mail('traeger'),
              name: county.organisation.person,
              task: county.organisation.task,
              organisation: county.organisation.name,
            },
          ]
        : []),
      ...(county.translator
        ? [
            {
              ...at,
              role: 'translator' as const,
              email: mail('uebersetzung'),
              name: county.translator.person,
              task: county.translator.task,
              languages: county.translator.languages,
            },
          ]
        : []),
      ...(county.cashier
        ? [{ ...at, role: 'cashier' as const, email: mail('kasse'), name: county.cashier, task: `Kasse ${county.name}` }]
        : []),
      { ...at, role: 'committee-reader', email: mail('ausschuss'), name: county.committee, task: `Ausschuss ${county.name}` },
      { ...at, role: 'auditor', email: mail('pruefung'), name: county.auditor, task: `Prüfung ${county.name}` },
    ];
  }),
  {
    county: null,
    role: 'platform-admin',
    email: 'plattform@demo.example',
    name: 'Pamela Plattform',
    task: 'Plattform-Verwaltung',
  },
];

/** The demo accounts in the order in which the login page lists them: by county, coordinators first. */
export const demoAccounts: readonly DemoAccount[] = demoPeople.map(({ email, name, county, task }) => ({
  email,
  name,
  county,
  task,
}));
