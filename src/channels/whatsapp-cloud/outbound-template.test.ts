import { describe, expect, it } from 'vitest';
import type { TemplateContent } from '#/flow/message/message-template.ts';
import type { OutboundMessage } from '#/flow/message/outbound-message.ts';
import type { JsonObject } from '#/lib/json.ts';
import { readFixture } from './fixtures/read-fixture.ts';
import { planMessage } from './outbound.ts';

type Template = Extract<OutboundMessage, { kind: 'template' }>;

const content: TemplateContent = {
  variables: 'positional',
  header: { kind: 'none' },
  body: 'Hello {{1}}, it is about {{2}}.',
  footer: '',
  buttons: [],
};
const plan = (message: Partial<Template> & Pick<Template, 'name'>) =>
  planMessage(
    { kind: 'template', language: 'en_US', content, values: { 'body-1': 'Amira', 'body-2': '1042' }, ...message },
    { token: (exit) => `token of ${exit}` },
  );
const bodyOf = (planned: ReturnType<typeof plan>) => {
  if (!planned.ok) throw new Error(planned.reason);
  return planned.parts.map((part) => part.body);
};
const templateOf = (planned: ReturnType<typeof plan>) => bodyOf(planned)[0]?.template as JsonObject | undefined;
const wanted = (file: string) => {
  const { to: _to, ...body } = readFixture<{ request: { body: JsonObject } }>(`outbound/${file}.json`).request.body;
  return [body];
};

describe('a template', () => {
  it('with positional variables', () => {
    const header = { kind: 'text', text: '{{1}} is here' } as const;
    const values = { 'header-1': 'Winter sale', 'body-1': 'Amira', 'body-2': '1042' };
    const planned = plan({ name: 'order_confirmation', content: { ...content, header }, values });
    expect(bodyOf(planned)).toEqual(wanted('send-template-positional'));
  });

  it('with a code to copy', () => {
    const buttons: TemplateContent['buttons'] = [
      { kind: 'quick-reply', label: 'No' },
      { kind: 'copy-code', label: '' },
    ];
    const values = { 'body-1': '25OFF', 'body-2': '25%', 'button-1': '25OFF' };
    const planned = plan({ name: 'coupon_winter', content: { ...content, buttons }, values });
    const [fixture] = wanted('send-template-coupon') as [{ template: { components: JsonObject[] } }];
    const [text, code] = fixture.template.components;
    const reply = {
      type: 'button',
      sub_type: 'quick_reply',
      index: '0',
      parameters: [{ type: 'payload', payload: 'token of button-0' }],
    };
    expect(templateOf(planned)?.components).toEqual([text, reply, code]);
  });

  it('with a file that is uploaded first, a reply and an address', () => {
    const planned = plan({
      name: 'receipt',
      content: {
        ...content,
        header: { kind: 'media', media: 'document' },
        buttons: [
          { kind: 'quick-reply', label: 'Confirm' },
          { kind: 'url', label: 'Track', url: 'https://a.test/{{1}}' },
          { kind: 'url', label: 'Home', url: 'https://a.test/' },
          { kind: 'phone', label: 'Call', phone: '+15550100' },
        ],
      },
      values: { 'body-1': 'Amira', 'body-2': '1042', 'button-1': '1042' },
      file: { source: { asset: 'a1' }, filename: 'receipt-1042.pdf' },
    });
    const said = JSON.stringify(wanted('send-template-media-header'))
      .replace('"id":"947000000000978",', '')
      .replace('CONFIRM_ORDER:1042', 'token of button-0');
    expect(bodyOf(planned)).toEqual(JSON.parse(said));
    expect(planned.ok && planned.parts[0]?.upload).toEqual({
      asset: 'a1',
      kind: 'document',
      path: ['template', 'components', '0', 'parameters', '0', 'document', 'id'],
    });
  });

  it('with named variables, each on one line', () => {
    const named: TemplateContent = { ...content, variables: 'named', body: 'Hello {{first_name}}, welcome.' };
    const planned = plan({ name: 'hi', content: named, values: { 'body-first_name': 'A\nB' } });
    expect(templateOf(planned)?.components).toEqual([
      { type: 'body', parameters: [{ type: 'text', parameter_name: 'first_name', text: 'A B' }] },
    ]);
  });

  it('of nothing but words has no components', () => {
    const planned = plan({ name: 'hello_world', content: { ...content, body: 'Hello' } });
    expect(templateOf(planned)).toEqual({ name: 'hello_world', language: { code: 'en_US' } });
  });

  it('is refused without a name, a value or its file', () => {
    expect(plan({ name: '' })).toEqual({ ok: false, reason: 'no-template-name' });
    expect(plan({ name: 'a', values: { 'body-1': 'x', 'body-2': '  ' } })).toEqual({
      ok: false,
      reason: 'place-unfilled',
    });
    const header = { kind: 'media', media: 'image' } as const;
    expect(plan({ name: 'a', content: { ...content, header } })).toEqual({ ok: false, reason: 'no-file' });
  });
});
