import { createECDH, randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { violationsOn } from './axe.ts';

const base = process.env['PLAYWRIGHT_TEST_BASE_URL'];
test.use(base ? { baseURL: base } : {});

/** What a browser's push service would give; none can be reached from here. */
function subscription() {
  const curve = createECDH('prime256v1');
  curve.generateKeys();
  return {
    endpoint: `https://fcm.googleapis.com/fcm/send/${randomBytes(12).toString('hex')}`,
    p256dh: curve.getPublicKey('hex'),
    auth: randomBytes(16).toString('hex'),
  };
}

test('a newcomer lets her telephone be told of warnings, is shown one, and switches it off', async ({ browser }) => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    permissions: ['notifications'],
    ...(base ? { baseURL: base } : {}),
  });
  const page = await context.newPage();
  await page.addInitScript((given) => {
    const bytes = (hex: string): ArrayBuffer => new Uint8Array(hex.match(/../g)!.map((pair) => Number.parseInt(pair, 16))).buffer;
    let held = localStorage.getItem('held') === 'yes';
    const fake = {
      endpoint: given.endpoint,
      options: { applicationServerKey: null as ArrayBuffer | null },
      getKey: (name: 'p256dh' | 'auth') => bytes(given[name]),
      unsubscribe: () => {
        held = false;
        localStorage.removeItem('held');
        return Promise.resolve(true);
      },
    };
    Object.assign(PushManager.prototype, {
      getSubscription: () => Promise.resolve(held ? fake : null),
      subscribe: () => {
        held = true;
        localStorage.setItem('held', 'yes');
        return Promise.resolve(fake);
      },
    });
  }, subscription());

  await page.goto('/heidekreis/ar/benachrichtigungen');
  const violations = await violationsOn(page);
  expect(violations.map(({ id }) => id)).toEqual([]);
  const status = page.locator('push-choice [role=status]');
  await page.getByRole('radio', { name: 'لا شيء' }).check();
  await page.getByRole('button', { name: 'تفعيل' }).click();
  await expect(status).toHaveText('يُرجى اختيار موضوع واحد على الأقل.');
  await page.getByRole('radio', { name: 'من الخطر الكبير فما فوق' }).check();
  await page.getByRole('checkbox', { name: 'طريق مغلق' }).check();
  const sent = page.waitForRequest((request) => request.url().endsWith('/benachrichtigungen/geraet'));
  await page.getByRole('button', { name: 'تفعيل' }).click();
  expect((await sent).postDataJSON()).toMatchObject({ language: 'ar', severity: 'Severe', noticeKinds: ['road-closed'] });
  await expect(status).toHaveText('هذا الجهاز يتلقى الإشعارات.');

  // The browser's own way in for messages, without a push service between.
  const session = await context.newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const found = registrations.find(({ scopeURL }) => scopeURL.endsWith('/heidekreis/'));
      if (found) resolve(found.registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.deliverPushMessage', {
    origin: new URL(page.url()).origin,
    registrationId: await registered,
    data: JSON.stringify({
      title: 'خطر كبير: Sturm',
      body: 'Soltau',
      lang: 'de',
      dir: 'rtl',
      url: '/heidekreis/ar/warnungen',
      tag: 'one',
    }),
  });
  const shown = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration('/heidekreis/');
      const notifications = (await registration?.getNotifications()) ?? [];
      return notifications.map(({ title, body, data }) => ({ title, body, url: (data as { url: string }).url }));
    });
  await expect.poll(shown).toEqual([{ title: 'خطر كبير: Sturm', body: 'Soltau', url: '/heidekreis/ar/warnungen' }]);

  await page.reload();
  await expect(status).toHaveText('هذا الجهاز يتلقى الإشعارات.');
  await expect(page.getByRole('checkbox', { name: 'طريق مغلق' })).toBeChecked();
  await page.getByRole('button', { name: 'إيقاف' }).click();
  await expect(status).toContainText('لم يعد هذا الجهاز يتلقى الإشعارات');
  await page.reload();
  await expect(page.getByRole('button', { name: 'إيقاف' })).toBeHidden();
  await context.close();
});

test('without script the page leads to the feeds', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(base ? { baseURL: base } : {}) });
  const page = await context.newPage();
  await page.goto('/heidekreis/de/benachrichtigungen');
  await expect(page.getByText('Dafür muss JavaScript im Browser eingeschaltet sein.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Einschalten' })).toBeHidden();
  await page.getByRole('link', { name: 'Warnungen als Feed (Atom)' }).click();
  expect(page.url()).toMatch(/warnungen\.atom$/);
  await context.close();
});
