import { expect, test } from '../rig/fixtures.ts';

test('a flow is drawn, rehearsed, published and talked to with keys alone', async ({
  signedIn: page,
  workspace,
  phone,
}) => {
  test.setTimeout(180_000);
  const { keyboard } = page;
  /** Presses a key until the element that has the focus has a name like this. */
  const go = async (name: RegExp, key = 'Tab') => {
    const passed: string[] = [];
    for (let presses = 0; presses < 60; presses++) {
      const called = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : [];
        return (element.getAttribute('aria-label') || labels[0]?.textContent || element.textContent || '').trim();
      });
      if (name.test(called)) return;
      passed.push(called.slice(0, 40));
      await keyboard.press(key);
    }
    throw new Error(`Nothing called ${name} was reached; passed: ${passed.join(' > ')}`);
  };
  const canvas = page.getByRole('application', { name: 'Flow' });
  const expectFocus = (name: RegExp) => expect(canvas.getByRole('group', { name })).toBeFocused();
  /** Opens the form of the step that has the focus. */
  const openForm = async () => {
    await keyboard.press('Enter');
    await expect(page.locator('[data-form] :focus')).toBeAttached();
  };
  /** Chooses from the list of steps that has opened. */
  const choose = async (typed: string) => {
    await expect(page.getByRole('dialog', { name: 'Choose a step' })).toBeVisible();
    await keyboard.type(typed);
    await keyboard.press('Enter');
  };

  await page.goto(`${workspace.path}/start`);
  await go(/^Start with an empty flow/);
  await keyboard.press('Enter');
  await expect(page.getByText('What starts this flow?')).toBeVisible();

  await test.step('a trigger is added and filled in', async () => {
    await keyboard.press('/');
    await choose('keyw');
    await expectFocus(/^Keyword/);
    await openForm();
    await go(/^Words or phrases/);
    await keyboard.type('price');
    await keyboard.press('Enter');
    await keyboard.press('Escape');
    await expectFocus(/^Keyword/);
  });

  await test.step('its exit leads to buttons', async () => {
    await go(/^When it matches/);
    await keyboard.press('Enter');
    await choose('butt');
    await expectFocus(/^Buttons/);
    await openForm();
    await go(/^Message/);
    await keyboard.type('It costs 12 a month. Shall we begin?');
    await go(/^Option 1/);
    await keyboard.type('Yes, please');
    await go(/^Option 2/);
    await keyboard.type('Not now');
    await keyboard.press('Escape');
    await expectFocus(/^Buttons/);
  });

  await test.step('one button leads to a text, the other to the end', async () => {
    await go(/^Yes, please: leads nowhere/);
    await keyboard.press('Enter');
    await choose('text');
    await expectFocus(/^Text/);
    await openForm();
    await go(/^Message/);
    await keyboard.type('Welcome aboard!');
    await keyboard.press('Escape');
    await expectFocus(/^Text/);
    await keyboard.press('Alt+ArrowLeft');
    await expectFocus(/^Buttons/);
    await go(/^Not now: leads nowhere/);
    await keyboard.press('Enter');
    await choose('end');
    await expectFocus(/^End/);
  });

  await test.step('what was deleted comes back', async () => {
    await keyboard.press('Delete');
    await expect(canvas.getByRole('group', { name: /^End/ })).toHaveCount(0);
    await keyboard.press('Control+z');
    await expect(canvas.getByRole('group', { name: /^End/ })).toBeVisible();
  });

  await test.step('it is rehearsed', async () => {
    await go(/^Step$/, 'F6');
    await keyboard.press('ArrowRight');
    await keyboard.press('Enter');
    await expect(page.getByRole('tab', { name: 'Phone' })).toHaveAttribute('aria-selected', 'true');
    await go(/^Write as the contact/);
    await keyboard.type('price?');
    await keyboard.press('Enter');
    const rehearsal = page.getByRole('region', { name: 'Rehearsal' });
    await expect(rehearsal.getByRole('button', { name: 'Yes, please' })).toBeVisible();
    await go(/^Yes, please$/, 'Shift+Tab');
    await keyboard.press('Enter');
    await expect(rehearsal.getByText('Welcome aboard!')).toBeVisible();
  });

  await test.step('it is published and answers', async () => {
    await go(/^Publish version 1/, 'Shift+Tab');
    await keyboard.press('Enter');
    await expect(page.getByText('Live, version 1')).toBeVisible();
    await phone.say('What is the price?');
    expect(await phone.hear()).toEqual([
      { text: 'It costs 12 a month. Shall we begin?', options: ['Yes, please', 'Not now'] },
    ]);
    await phone.tap('Yes, please');
    expect(await phone.hear()).toEqual([{ text: 'Welcome aboard!', options: [] }]);
  });

  await test.step('on the screen with the phones a person is answered', async () => {
    await go(/^Back to flows/, 'Shift+Tab');
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Flows' })).toBeVisible();
    await go(/^Phones$/);
    await keyboard.press('Enter');
    const other = page.getByRole('region', { name: 'James Carter' });
    await expect(other).toBeVisible();
    await go(/^Options of James Carter$/);
    await go(/^Write a message$/);
    await keyboard.type('price?');
    await keyboard.press('Enter');
    await expect(other.getByText('It costs 12 a month. Shall we begin?')).toBeVisible();
    await expect(other.getByRole('img', { name: /Delivered|Read/ })).toHaveCount(2);
    await go(/^Yes, please$/, 'Shift+Tab');
    await keyboard.press('Enter');
    await expect(other.getByText('Welcome aboard!')).toBeVisible();
    await expect(other.getByRole('img', { name: /Delivered|Read/ })).toHaveCount(4);
  });

  await test.step('its run is opened', async () => {
    await go(/^Runs$/, 'Shift+Tab');
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Runs' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'James Carter' })).toBeVisible();
    await go(/^James Carter$/);
    await keyboard.press('Enter');
    const steps = page.getByRole('region', { name: 'Steps' }).getByRole('listitem');
    await expect(steps).toHaveCount(2);
    await expect(steps.nth(0)).toContainText('It costs 12 a month. Shall we begin?');
    await expect(steps.nth(1)).toContainText('Welcome aboard!');
  });
});
