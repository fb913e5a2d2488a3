import { describe, expect, it } from 'vitest';
import { lengthIn } from '#/channels/fit-text.ts';
import { channelManifests } from '#/channels/manifests.ts';
import { planMessage } from '#/channels/whatsapp-cloud/outbound.ts';
import { checkLabels, placeOptions } from '../choice/option.ts';
import type { OutboundMessage } from '../message/outbound-message.ts';
import { checkFieldName, checkVariableName } from './check-name.ts';
import { checkText, fixedLength } from './check-text.ts';
import { checkUrl, isWebAddress } from './check-url.ts';
import { findLoops } from './find-loops.ts';
import { channelLimits, messageLimits, strictest } from './limits.ts';

const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code);

describe('texts', () => {
  it('are measured without their variables, in the unit in which they are sent', () => {
    expect([fixedLength('Hi {{ contact.name }}!'), fixedLength('{% if a %}b{% endif %}'), fixedLength('👍🏽')]).toEqual(
      [4, 1, 4],
    );
  });
  it('may be missing only where they are not required', () => {
    expect(codes(checkText('  ', 'f'))).toEqual(['field-empty']);
    expect(checkText('', 'f', 5, false)).toEqual([]);
    expect(codes(checkText('123456', 'f', 5))).toEqual(['field-too-long']);
  });
});

describe('names', () => {
  it('of variables leave the built-in ones alone', () => {
    expect(
      ['name', '', 'contact', 'Name', 'a-b', '1a', 'x'.repeat(41)].map(
        (name) => codes(checkVariableName(name, 'f'))[0],
      ),
    ).toEqual([undefined, 'field-empty', ...Array(5).fill('name-invalid')]);
  });
  it('of fields leave alone what a flow may not write', () => {
    expect(
      ['email', 'name', 'language', 'phone', 'tags', 'E-mail'].map((name) => codes(checkFieldName(name, 'f'))[0]),
    ).toEqual([undefined, undefined, undefined, 'name-invalid', 'name-invalid', 'name-invalid']);
  });
});

describe('web addresses', () => {
  it.each(['https://a.test', 'http://a.test:8080/x?y=z#f', 'HTTPS://A.test'])('%s is one', (url) => {
    expect(isWebAddress(url)).toBe(true);
  });
  it.each([
    '',
    'a.test',
    'ftp://a.test',
    'javascript:alert(1)',
    'https://',
    'https://user@a.test',
    'https://u:p@a.test',
    'file:///etc',
    'data:text/html,x',
  ])('%j is none', (url) => expect(isWebAddress(url)).toBe(false));
  it('may hold variables', () => {
    expect(codes(checkUrl('https://a.test/{{ id }}?x={% if a %}1{% endif %}', 'f'))).toEqual([]);
    expect(codes(checkUrl('{{ base | raw }}/x', 'f'))).toEqual([]);
    expect(codes(checkUrl('a.test/{{ id }}', 'f'))).toEqual(['url-invalid']);
  });
});

describe('limits', () => {
  it('of several channels are the lowest of each', () => {
    const whatsApp = channelLimits['whatsapp-cloud'];
    const other = { ...whatsApp, buttons: 13, text: 2_000 };
    expect(strictest([whatsApp, other])).toEqual({ ...whatsApp, text: 2_000 });
  });
});

describe('the limits of checks and of sending', () => {
  it.each(Object.entries(channelManifests))('are the same on %s, none counted more generously', (kind, manifest) => {
    const { text, caption, interactive, buttons, list, linkButton } = manifest.capabilities;
    const lengths = {
      text,
      caption,
      buttonsBody: interactive.body,
      listBody: interactive.listBody,
      linkBody: interactive.body,
      header: interactive.header,
      footer: interactive.footer,
      buttonLabel: buttons.label,
      linkLabel: linkButton.label,
      rowTitle: list.title,
      rowDescription: list.description,
      sectionTitle: list.sectionTitle,
      openLabel: list.openLabel,
    };
    const counts = { buttons: buttons.max, rows: list.rows, sections: list.sections };
    const inUnits = Object.entries(lengths).map(([name, { max, unit }]) => {
      expect(lengthIn('👍🏽é', unit)).toBeLessThanOrEqual(fixedLength('👍🏽é'));
      return [name, max];
    });
    expect(channelLimits[kind as keyof typeof channelLimits]).toEqual({ ...Object.fromEntries(inUnits), ...counts });
  });

  it('make a label of eleven emoji too long, which would turn buttons into a list', () => {
    const label = '👍'.repeat(11);
    const options = ['a', 'b'].map((id) => ({ id, label: id === 'a' ? label : 'No' }));
    const message = {
      kind: 'choice',
      text: '?',
      prefer: 'buttons',
      options: options.map(({ id: exit, label }) => ({ exit, label })),
    };
    const plan = planMessage(message as OutboundMessage, { token: (exit) => exit });
    expect(plan).toMatchObject({ degradations: [{ reason: 'label-too-long' }] });
    expect(codes(checkLabels(placeOptions(options, 'options'), messageLimits.buttonLabel))).toEqual(['field-too-long']);
  });
});

describe('findLoops', () => {
  const loops = (edges: Record<string, string[]>) =>
    findLoops(Object.keys(edges), (node) => edges[node] ?? []).map((loop) => loop.sort().join(''));
  it('finds each set of nodes that reach one another', () => {
    expect(loops({ a: ['b'], b: ['c'], c: ['a', 'd'], d: ['e'], e: ['d'], f: ['f'], g: [] }).sort()).toEqual([
      'abc',
      'de',
      'f',
    ]);
  });
  it('finds none in a tree, nor where two ways meet again', () => {
    expect(loops({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] })).toEqual([]);
  });
});
