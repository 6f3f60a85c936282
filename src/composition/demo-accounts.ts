import type { Auth } from '#adapters/auth/auth.ts';
import type { InvitableRole } from '#modules/tenancy/contract.ts';
import { systemActor, type App } from './app.ts';

/** An account of a trial installation. Names and addresses are invented. */
export type DemoAccount = {
  email: string;
  name: string;
  county: string | null;
  /** What the person does, for the button on the login page. */
  task: string;
};

type Given = DemoAccount & { role: InvitableRole | 'platform-admin'; unitKey?: string; municipalityAgs?: string };

type County = {
  slug: string;
  name: string;
  units: readonly { key: string; person: string; task: string; mail: string }[];
  municipality: { ags: string; person: string; task: string };
  coordinator: string;
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
      { key: 'fachbereich-kinder-jugend-familie', mail: 'jugend', person: 'Jonas Jedermann', task: 'Fachbereich Kinder, Jugend, Familie' },
      { key: 'fachgruppe-jugendpflege', mail: 'jugendpflege', person: 'Julia Jugendtreff', task: 'Fachgruppe Jugendpflege' },
      { key: 'stabsstelle-wirtschaft-klima', mail: 'wirtschaft', person: 'Wiebke Werkstatt', task: 'Stabsstelle Wirtschaft, Klima' },
      { key: 'volkshochschule-heidekreis', mail: 'vhs', person: 'Viktor Volkmann', task: 'Volkshochschule' },
    ],
    municipality: { ags: '033585401', person: 'Gerd Gemeindemann', task: 'Samtgemeinde Ahlden' },
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
    committee: 'Klaus Kreisrat',
    auditor: 'Petra Prüfbeispiel',
  },
];

const accounts: readonly Given[] = [
  ...counties.flatMap((county): Given[] => {
    const at = { county: county.slug };
    const mail = (part: string): string => `${part}.${county.slug}@demo.example`;
    const { municipality } = county;
    return [
      { ...at, role: 'coordinator', email: mail('koordination'), name: county.coordinator, task: `Koordination ${county.name}` },
      ...county.units.map(
        (unit): Given => ({ ...at, role: 'unit-editor', email: mail(unit.mail), name: unit.person, task: unit.task, unitKey: unit.key }),
      ),
      { ...at, role: 'municipality-editor', email: mail('gemeinde'), name: municipality.person, task: municipality.task, municipalityAgs: municipality.ags },
      { ...at, role: 'committee-reader', email: mail('ausschuss'), name: county.committee, task: `Ausschuss ${county.name}` },
      { ...at, role: 'auditor', email: mail('pruefung'), name: county.auditor, task: `Prüfung ${county.name}` },
    ];
  }),
  { county: null, role: 'platform-admin', email: 'plattform@demo.example', name: 'Pamela Plattform', task: 'Plattform-Verwaltung' },
];

/** The demo accounts in the order in which the login page lists them: by county, coordinators first. */
export const demoAccounts: readonly DemoAccount[] = accounts.map(({ email, name, county, task }) => ({ email, name, county, task }));

/**
 * Makes the demo accounts of all counties that are there, with their roles. A second run adds only what is missing.
 * @param credentials gives every new account this password and second factor (text of the secret), for tests; without
 *   them the accounts are entered by the button on the login page alone
 */
export async function createDemoAccounts(input: {
  app: Omit<App, 'auth'>;
  auth: Pick<Auth, 'accounts'>;
  credentials?: { password: string; totpSecret: string };
}): Promise<DemoAccount[]> {
  const { app, auth, credentials } = input;
  const actor = systemActor('Beispieldaten');
  const made: DemoAccount[] = [];
  for (const given of accounts) {
    const county = given.county === null ? null : await app.counties.bySlug(given.county);
    if (given.county !== null && county === null) continue;
    const ctx = app.context({ county, actor });
    const known = await auth.accounts.byMail(given.email);
    if (known !== null && (await app.db.transaction({ countyId: null, readOnly: true }, (tx) => app.tenancy.grantsOf({ tx, accountId: known.id }))).length > 0) continue;
    const account = known ?? must(await auth.accounts.create({ name: given.name, email: given.email, ...credentials }));
    if (given.role === 'platform-admin') {
      must(await app.tenancy.grantPlatformAdmin(app.context({ county: null, actor }), { accountId: account.id }));
    } else {
      const places = must(await app.tenancy.listUnits(ctx, {}));
      must(
        await app.tenancy.grantRole(ctx, {
          accountId: account.id,
          role: given.role,
          unitId: places.units.find((unit) => unit.key === given.unitKey)?.id ?? null,
          municipalityId: places.municipalities.find((place) => place.ags === given.municipalityAgs)?.id ?? null,
        }),
      );
    }
    if (known === null) made.push({ email: given.email, name: given.name, county: given.county, task: given.task });
  }
  return made;
}

function must<T>(result: { ok: true; value: T } | { ok: false; problem: { message: string } }): T {
  if (result.ok) return result.value;
  throw new Error(result.problem.message);
}
