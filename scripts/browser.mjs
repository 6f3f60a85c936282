import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const known = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Finds a Chromium; installs Debian's as root, else Playwright's own. The shell is what Playwright itself takes where nobody watches: without
 * the window around the page, which costs as much as the page.
 */
export async function ensureBrowser(node) {
  if (process.env.KREISLOTSE_CHROMIUM || known.some((path) => existsSync(path))) return true;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('\n▶ Chromium from the packages of Debian');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
    for (const browser of ['chromium-headless-shell', 'chromium']) {
      const done = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', browser, 'fonts-noto-core'], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env,
      });
      if (done.status === 0) return true;
    }
  }
  console.log('\n▶ Chromium of Playwright');
  return spawnSync(node, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], { stdio: 'inherit' }).status === 0;
}
