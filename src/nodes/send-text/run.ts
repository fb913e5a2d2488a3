import type { NodeRunner } from '#/flow/run/node-runner.ts';
import type { SendTextConfig } from './schema.ts';

/** Sends the text and goes on; a text that renders to nothing is left out. */
export const runSendText: NodeRunner<SendTextConfig> = {
  visit({ config, render }) {
    const text = render(config.text).trim();
    if (!text) return { kind: 'exit', exit: 'next' };
    const purpose = config.marketing ? 'marketing' : 'service';
    const message = { kind: 'text', text, previewLinks: config.previewLinks } as const;
    return { kind: 'exit', exit: 'next', effects: [{ kind: 'send-message', message, purpose }] };
  },
};
