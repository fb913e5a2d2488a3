import type { Locator } from '@playwright/test';

/** Opens the list of a message on a phone, chooses a row and sends it. */
export async function chooseFromList(phone: Locator, open: string, row: string): Promise<void> {
  await phone.getByRole('button', { name: open }).last().click();
  const sheet = phone.getByRole('dialog');
  await sheet.getByRole('radio', { name: row }).check();
  await sheet.getByRole('button', { name: 'Send choice' }).click();
}
