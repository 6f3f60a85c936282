import type { Writable } from 'node:stream';

export type Run = (input: { args: readonly string[]; stdout: Writable; stderr: Writable; help: string }) => Promise<number>;

export type Command = {
  name: string;
  summary: string;
  usage: string[];
  explanation: string;
  examples: string[];
  /** Loaded only when it runs: reading a document must not wait for the database's libraries. */
  load: () => Promise<Run>;
};

/** Every command of the command line, with its help. */
export const commands: readonly Command[] = [
  {
    name: 'start',
    summary: 'Start database, worker and web server',
    usage: ['start [--no-examples]'],
    explanation:
      'Uses the embedded database in the data folder unless DATABASE_URL names a server. In a trial installation the\nexample counties are loaded and demo logins are made. Ends everything on SIGTERM or Ctrl C.',
    examples: ['start', 'start --no-examples'],
    load: async () => (await import('./start.ts')).startCommand,
  },
  {
    name: 'migrate',
    summary: 'Bring the database up to date',
    usage: ['migrate'],
    explanation: "Runs as the owner (DATABASE_URL). Makes the application's role unless KREISLOTSE_APP_URL names one.",
    examples: ['migrate'],
    load: async () => (await import('./migrate.ts')).migrateCommand,
  },
  {
    name: 'county',
    summary: 'List counties, add one from a file, load the examples',
    usage: [
      'county list',
      'county add FILE.json',
      'county examples',
      'county host COUNTY [HOST]',
      'county outlines COUNTY FILE.json',
    ],
    explanation:
      'FILE.json has the shape of data/<county>/county.json: key, names, colours, languages, municipalities, units.\nhost gives the public site a host of its own; without HOST it is taken back.\noutlines lays down the borders of municipalities: GeoJSON with `source`, `licence` and the property `ags`, like data/<county>/outline.json.',
    examples: ['county list', 'county add data/heidekreis/county.json'],
    load: async () => (await import('./county.ts')).countyCommand,
  },
  {
    name: 'strategy',
    summary: "Read a county's strategy document, or add a strategy from a file",
    usage: ['strategy read FILE [--json]', 'strategy add COUNTY FILE.json', 'strategy list COUNTY'],
    explanation:
      'read takes .txt, .md, .docx, .pdf, .xlsx and .csv and needs no database: it prints what it recognised, and with --json\nthe whole draft with the lines that each part comes from and every line that was not used.',
    examples: [
      'strategy read integrationskonzept.docx',
      'strategy read konzept.txt --json > draft.json',
      'strategy add heidekreis strategie.json',
    ],
    load: async () => (await import('./strategy.ts')).strategyCommand,
  },
  {
    name: 'welcome',
    summary: 'Take a region of an Integreat server over, or write counties as files for its apps, or as a site of files',
    usage: [
      'welcome import --from URL --region REGION [--county COUNTY] [--dry-run]',
      'welcome export-integreat FOLDER [--county COUNTY]',
      'welcome export-static FOLDER [--county COUNTY] [--live URL]',
    ],
    explanation:
      "import reads pages, places, events, news and the imprint of a region in all languages that the county has, and says what it\ncould not take over. Again it changes only what changed there, and never what somebody here changed since. --dry-run\ntries all of it and writes nothing.\nexport-integreat writes every answer of the installation's own Integreat API as a file, for a plain file server.\nexport-static writes the public site in all its languages: pages that lead to each other by relative addresses, for any web\nspace and any folder below it. Search and checklist run in the browser; what needs a server leads to the site named by\n--live, and is left out without it. Again it touches only what changed, and the folder takes the place of the earlier one\nwhen it is complete. A folder with anything else in it is refused.",
    examples: [
      'welcome import --from https://cms.integreat.example --region heidekreis --dry-run',
      'welcome export-integreat ausgabe --county heidekreis',
      'welcome export-static ausgabe --live https://willkommen.landkreis.example',
    ],
    load: async () => (await import('./welcome.ts')).welcomeCommand,
  },
  {
    name: 'transit',
    summary: 'Read a timetable in, by which places and courses are reached',
    usage: ['transit import FILE --county COUNTY'],
    explanation:
      'FILE is a zip as transit companies publish it (GTFS). What runs within 20 km of the county is kept; it takes the place of\nthe present timetable when all of it is read, and never before: Ctrl C gives it up. Faults that can be lived with are listed.',
    examples: ['transit import vbn.zip --county heidekreis'],
    load: async () => (await import('./transit.ts')).transitCommand,
  },
  {
    name: 'offers',
    summary: 'Take a directory of offers over from a server that speaks Open Referral HSDS 3.0',
    usage: ['offers import COUNTY --from URL|FILE [--topic TOPIC] [--public] [--hide-gone] [--source NAME] [--dry-run]'],
    explanation:
      'URL is where /services stands below; FILE is a page of it, a list, or one service a line (.ndjson). Everything is read first and\nwritten at once: Ctrl C leaves nothing behind. --dry-run shows what would become new (+), change (~), stay as it was changed\nhere (=) or be left out (-), and writes nothing. Again it changes only what changed there, and never what somebody here\nchanged since. New ones are drafts unless --public is said. --topic is taken for offers whose topics are not known here.\nWhat came from the same source before and is there no more is told (x); --hide-gone hides it, unless somebody here changed it. A source is\na server’s address or a file’s name; --source names it where that changes. A server is asked for seats by URL?profile=3.1.',
    examples: [
      'offers import heidekreis --from https://nachbar.example/api/hsds/nachbarkreis --dry-run',
      'offers import heidekreis --from verzeichnis.ndjson --topic everyday',
    ],
    load: async () => (await import('./offers.ts')).offersCommand,
  },
  {
    name: 'user',
    summary: 'Invite people, list them, take roles away, tell or erase their data',
    usage: [
      'user list COUNTY',
      'user invite COUNTY MAIL --name NAME --role ROLE [--unit KEY] [--municipality AGS] [--organisation NAME]',
      'user revoke COUNTY MAIL',
      'user admin MAIL',
      'user export COUNTY MAIL',
      'user erase COUNTY MAIL [--force]',
    ],
    explanation:
      'Roles: coordinator, unit-editor (needs --unit), municipality-editor (needs --municipality),\norganisation-editor (needs --organisation), committee-reader, auditor, cashier, translator (needs --language,\nseveral times for several).\nThe invitation goes by mail. admin makes somebody with an account a platform admin, who opens counties. export prints\nwhat a county keeps about a person (Art. 15 GDPR), erase removes or blanks it. The last coordinator\nof a county is not erased unless --force says so.',
    examples: [
      'user invite heidekreis petra.muster@landkreis.example --name "Petra Muster" --role coordinator',
      'user export heidekreis petra.muster@landkreis.example > auskunft.json',
    ],
    load: async () => (await import('./user.ts')).userCommand,
  },
  {
    name: 'backup',
    summary: 'Write everything into one file',
    usage: ['backup FILE'],
    explanation: 'One consistent snapshot of the database, with all files that were handed in. The server may run meanwhile.',
    examples: ['backup kreislotse-2026-11-25.backup'],
    load: async () => (await import('./backup.ts')).backupCommand,
  },
  {
    name: 'restore',
    summary: 'Bring a backup back into an empty database',
    usage: ['restore FILE'],
    explanation: 'The database must be empty: a restore never overwrites. The whole file is checked before anything is written.',
    examples: ['restore kreislotse-2026-11-25.backup'],
    load: async () => (await import('./backup.ts')).restoreCommand,
  },
];
