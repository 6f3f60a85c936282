import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const installed = (...paths: string[]): string | undefined => process.env['KREISLOTSE_CHROMIUM'] ?? paths.find(existsSync);
const whole = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** Without the window around the page, which costs as much as the page; it shows no notifications. */
const shell = installed('/usr/bin/chromium-headless-shell', ...whole);
const launch = (chromium: string | undefined): object => ({
  ...(chromium ? { executablePath: chromium } : {}),
  args: [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});

/** Journeys in a real browser, against the built application on its own database. `tests/e2e/serve.ts` starts it. */
export default defineConfig({
  testDir: 'tests/e2e',
  fullyParallel: true,
  workers: 2,
  // One second try where nobody watches: what needs it is listed as flaky, and is a fault of the test to be mended.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  globalSetup: './tests/e2e/global-setup.ts',
  use: {
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    // A colour on its way from one state to the next has no contrast that could be judged. (A switch
    // of the browser would not do: every page that Playwright opens is told anew what to prefer.)
    contextOptions: { reducedMotion: 'reduce' },
  },
  projects: [
    { name: 'pages', testIgnore: /notifications|succession/, use: { launchOptions: launch(shell) } },
    // A successor that is adopted ends what is asked about the strategy before it: after the journeys of rounds, never beside them.
    { name: 'last', testMatch: /succession/, dependencies: ['pages'], use: { launchOptions: launch(shell) } },
    { name: 'window', testMatch: /notifications/, use: { launchOptions: launch(installed(...whole)) } },
  ],
});
