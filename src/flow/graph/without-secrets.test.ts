import { expect, it } from 'vitest';
import type { FlowDocument } from './document.ts';
import { withoutSecrets } from './without-secrets.ts';

it('takes the names of secrets out of every node, and nothing else', () => {
  const position = { x: 0, y: 0 };
  const call = (secret: string) => ({
    headers: [
      { name: 'X', value: { secret } },
      { name: 'Y', value: { text: 'secret' } },
    ],
  });
  const documentWith = (secret: string): FlowDocument => ({
    format: 1,
    nodes: [
      { id: 'a', type: 'http-request', position, label: 'secret', config: call(secret) },
      { id: 'b', type: 'teleport', position, config: { deep: [{ auth: { secret } }], secret: { is: 'a group' } } },
    ],
    edges: [{ from: 'a', exit: 'ok', to: 'b' }],
  });
  const document = documentWith('CRM');
  expect(withoutSecrets(document)).toEqual(documentWith(''));
  expect(document).toEqual(documentWith('CRM'));
});
