import { isWebAddress } from '#/flow/checks/check-url.ts';
import { fillHeader } from '#/flow/message/header-config.ts';
import type { OutboundMessage } from '#/flow/message/outbound-message.ts';
import type { NodeRunner } from '#/flow/run/node-runner.ts';
import type { SendLinkButtonConfig } from './schema.ts';

/** Sends the button and goes on; where its address turns out to be none, the text alone. Taps are not reported. */
export const runSendLinkButton: NodeRunner<SendLinkButtonConfig> = {
  visit({ config, render }) {
    const text = render(config.text).trim();
    const url = render(config.url, 'url').trim();
    const footer = render(config.footer).trim();
    const message: OutboundMessage = isWebAddress(url)
      ? {
          kind: 'link-button',
          text,
          label: render(config.label).trim(),
          url,
          ...fillHeader(config.header, render),
          ...(footer && { footer }),
        }
      : { kind: 'text', text, previewLinks: false };
    if (message.kind === 'text' && !text) return { kind: 'exit', exit: 'next' };
    const purpose = config.marketing ? 'marketing' : 'service';
    return { kind: 'exit', exit: 'next', effects: [{ kind: 'send-message', message, purpose }] };
  },
};
