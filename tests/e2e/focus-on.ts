import { expect, type Locator } from '@playwright/test';

/**
 * Clicks until the field has the focus. A browser drops what comes in before it has painted a page for the first time, clicks and
 * keys alike; a person cannot be that quick, a test on a busy machine can.
 */
export async function focusOn(field: Locator): Promise<void> {
  await expect(async () => {
    await field.click();
    await expect(field).toBeFocused({ timeout: 500 });
  }).toPass();
}
