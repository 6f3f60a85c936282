import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const whole = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Finds a Chromium; installs Debian's as root, else Playwright's own. Most journeys are gone through in its shell, as Playwright itself does where
 * nobody watches: without the window around the page, which costs as much as the page. A notification needs the window.
 */
export async function ensureBrowser(node) {
  const found = whole.some((path) => existsSync(path));
  if (process.env.KREISLOTSE_CHROMIUM || (found && existsSync('/usr/bin/chromium-headless-shell'))) return true;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('\n▶ Chromium from the packages of Debian');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
    // Each by itself: an older Debian has no shell, and another browser needs none.
    const [shell, browser] = ['chromium-headless-shell', 'chromium'].map(
      (name) =>
        spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name, 'fonts-noto-core'], {
          stdio: ['ignore', 'ignore', 'inherit'],
          env,
        }).status === 0,
    );
    if (browser || (shell && found)) return true;
  }
  if (found) return true;
  console.log('\n▶ Chromium of Playwright');
  return spawnSync(node, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], { stdio: 'inherit' }).status === 0;
}
