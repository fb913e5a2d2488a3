import fc from 'fast-check';
import type { FlowDocument, FlowEdge, FlowNode } from '#/flow/graph/document.ts';
import type { NodeSchema } from '#/flow/graph/node-schema.ts';
import type { InboundContent } from '#/flow/message/inbound-content.ts';
import { type NodeType, nodeSchemas } from '#/nodes/schemas.ts';
import { roomExample } from './room-example.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', '__proto__', 'constructor'];
const id = fc.constantFrom(...ids);
const text = fc.constantFrom(
  '',
  'Hello',
  'Hi {{ contact.first_name }}',
  '{{ it }}',
  '{{ it | plus: 1 }}',
  '{{ broken',
  '{% if it == "x" %}yes{% endif %}',
  '{{ message.text }}{{ message.text }}',
);
const duration = fc.record({
  amount: fc.constantFrom(0, 0.5, 1, 3, 1e9),
  unit: fc.constantFrom('seconds', 'minutes', 'hours', 'days', 'weeks'),
});
const noReply = fc.option(duration);
const option = fc.record({ id: fc.constantFrom('x', 'y', 'z'), label: fc.constantFrom('Yes', 'No', '', '{{ it }}') });
const options = fc.array(option, { maxLength: 4 });
const answer = fc.oneof(
  fc.constantFrom('text', 'number', 'email', 'phone', 'date').map((kind) => ({ kind })),
  options.map((list) => ({ kind: 'choice', options: list })),
);
const rule = fc.oneof(
  fc.record({
    on: fc.constantFrom('variable', 'field'),
    name: fc.constantFrom('it', 'name', '', 'it.deep[0]', '__proto__'),
    is: fc.constantFrom('equals', 'greater', 'empty', 'contains', 'matches'),
    value: text,
  }),
  fc.constant({ on: 'tag', tag: 'x', is: 'present' }),
  fc.constant({ on: 'time', from: '09:00', to: '' }),
);

/** Settings that a form could hold for each type, sound and half-filled ones alike. */
const configs: Record<string, fc.Arbitrary<Record<string, unknown>>> = {
  keyword: fc.record({ words: fc.constantFrom([], ['go'], ['(']), match: fc.constantFrom('contains', 'regex') }),
  'any-message': fc.constant({}),
  'new-contact': fc.constant({}),
  'send-text': fc.record({ text }),
  'send-media': fc.record({
    media: fc.constantFrom('image', 'audio'),
    source: fc.constantFrom(null, { asset: 'a' }, { url: '{{ it }}' }),
    caption: text,
  }),
  'send-buttons': fc.record({ text, options, noReply }),
  'send-list': fc.record({
    text,
    openLabel: text,
    sections: fc.array(fc.record({ title: text, rows: options }), { maxLength: 2 }),
    noReply,
  }),
  'send-link-button': fc.record({ text, label: text, url: fc.constantFrom('', 'https://a.test/{{ it }}', 'nope') }),
  'send-template': fc.record({
    template: fc.option(
      fc.record({
        name: fc.constantFrom('offer', ''),
        language: fc.constant('en'),
        category: fc.constantFrom('marketing', 'utility'),
        content: fc.record({
          variables: fc.constantFrom('named', 'positional'),
          header: fc.constantFrom(
            { kind: 'none' },
            { kind: 'text', text: 'To {{it}}' },
            { kind: 'media', media: 'image' },
          ),
          body: fc.constantFrom('Hello', 'Hello {{it}}', 'Hello {{__proto__}} and {{1}}', '{{', ''),
          footer: text,
          buttons: fc.array(
            fc.constantFrom(
              { kind: 'quick-reply', label: 'Yes' },
              { kind: 'url', label: 'Open', url: 'https://a.test/{{1}}' },
              { kind: 'copy-code', label: '' },
            ),
            { maxLength: 3 },
          ),
        }),
      }),
    ),
    values: fc.dictionary(fc.constantFrom('body-it', 'header-it', 'button-0', 'button-1', '__proto__'), text),
    noReply,
  }),
  'ask-question': fc.record({
    text,
    answer,
    variable: fc.constantFrom('it', ''),
    retries: fc.nat(3),
    noReply,
    collectSeconds: fc.constantFrom(0, 0, 10),
  }),
  wait: fc.oneof(
    duration.map((d) => ({ until: { how: 'duration', ...d } })),
    fc.constantFrom('09:00', '').map((time) => ({ until: { how: 'time-of-day', time } })),
  ),
  condition: fc.record({ groups: fc.array(fc.record({ rules: fc.array(rule, { maxLength: 2 }) }), { maxLength: 2 }) }),
  'random-split': fc.record({
    shares: fc.array(fc.record({ id: fc.constantFrom('x', 'y'), label: text, percent: fc.nat(100) }), { maxLength: 3 }),
  }),
  'set-field': fc.record({
    target: fc.constantFrom('variable', 'field'),
    name: fc.constantFrom('it', '', 'phone'),
    type: fc.constantFrom('text', 'number', 'boolean', 'date'),
    value: text,
  }),
  tag: fc.record({ add: fc.constantFrom([], ['x'], [' ']) }),
  'http-request': fc.record({
    method: fc.constantFrom('GET', 'POST'),
    url: fc.constantFrom('', 'https://a.test', 'https://a.test/{{ it }}'),
    body: fc.constantFrom('', '{"a":"{{ it }}"}', '{{ it }}'),
    save: fc.constant([{ path: 'x', variable: 'it' }]),
  }),
  'hand-over': fc.record({ note: text }),
  'opt-out': fc.constant({}),
  note: fc.record({ text }),
  end: fc.constant({}),
};

const types = Object.keys(nodeSchemas);
const position = { x: 0, y: 0 };
const exit = fc.constantFrom('next', 'yes', 'no', 'x', 'y', 'z', 'other', 'no-reply', 'gave-up', 'ok', 'failed');

const soundNode = fc
  .constantFrom(...types)
  .chain((type) =>
    fc
      .tuple(id, configs[type] as fc.Arbitrary<Record<string, unknown>>)
      .map(([id, config]): FlowNode => ({ id, type, position, config })),
  );
const oddNode = fc.record({
  id,
  type: fc.oneof(fc.constantFrom(...types, '__proto__', 'toString'), fc.string({ minLength: 1, maxLength: 40 })),
  position: fc.constant(position),
  config: fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 4 }),
});
const edge = fc.record({ from: id, exit, to: id });

/** Flows of a dozen nodes as an editor may hold them: any type, any edge, half-filled settings, now and then nonsense. */
export const arbitraryFlow: fc.Arbitrary<FlowDocument> = fc.record({
  format: fc.constant(1 as const),
  nodes: fc
    .array(fc.oneof({ weight: 9, arbitrary: soundNode }, { weight: 1, arbitrary: oddNode }), { maxLength: 10 })
    .map((nodes) => [{ id: 'start', type: 'any-message', position, config: {} }, ...nodes]),
  edges: fc
    .tuple(id, fc.array(edge, { maxLength: 30 }))
    .map(([first, edges]) => [{ from: 'start', exit: 'next', to: first }, ...edges]),
});

/** What a contact may send. */
export const arbitraryContent: fc.Arbitrary<InboundContent> = fc.oneof(
  fc
    .constantFrom('go', 'yes', '1', '7', 'ana@x.com', '31/12', '')
    .map((said): InboundContent => ({ kind: 'text', text: said })),
  fc.string().map((said): InboundContent => ({ kind: 'text', text: said })),
  fc.tuple(id, exit).map(
    ([node, chosen]): InboundContent => ({
      kind: 'choice',
      label: 'Yes',
      via: 'button',
      target: { version: 'v', node, exit: chosen },
    }),
  ),
  fc.constant<InboundContent>({ kind: 'unsupported', what: 'poll' }),
);

const steps = types.filter((type) => nodeSchemas[type as NodeType].role === 'step');

/**
 * Flows that have no errors: every node set up as its README shows, every exit leading forward or nowhere, and backward
 * only from nodes that rest.
 */
export const soundFlow: fc.Arbitrary<FlowDocument> = fc
  .array(fc.tuple(fc.constantFrom(...steps), fc.array(fc.nat(8), { minLength: 12, maxLength: 12 })), { maxLength: 8 })
  .map((picked) => {
    const nodes: FlowNode[] = [{ id: 'start', type: 'any-message', position, config: {} }];
    const edges: FlowEdge[] = [];
    for (const [index, [type]] of picked.entries()) {
      nodes.push({ id: `n${index}`, type, position, config: roomExample(type) });
    }
    for (const [index, node] of nodes.entries()) {
      const schema: NodeSchema = nodeSchemas[node.type as NodeType];
      const config = schema.config.parse(node.config);
      const targets = picked[index - 1]?.[1] ?? [0];
      for (const [at, { id: leaving }] of schema.exits(config).entries()) {
        const to = targets[at] ?? 0;
        if (to >= picked.length || (to < index && !schema.rests?.(config))) continue;
        edges.push({ from: node.id, exit: leaving, to: `n${to}` });
      }
    }
    return { format: 1, nodes, edges };
  });
