import { visitOffer } from '#/flow/choice/offer.ts';
import { fillHeader } from '#/flow/message/header-config.ts';
import type { NodeRunner } from '#/flow/run/node-runner.ts';
import type { SendButtonsConfig } from './schema.ts';

/** Sends the buttons and rests until one is tapped, or its label or number typed. */
export const runSendButtons: NodeRunner<SendButtonsConfig> = {
  visit(visit) {
    const { config, render } = visit;
    const options = config.options.map(({ id, label }) => ({ id, label: render(label).trim() }));
    const footer = render(config.footer).trim();
    return visitOffer(
      visit,
      { options, noReply: config.noReply, marketing: config.marketing },
      {
        kind: 'choice',
        prefer: 'buttons',
        text: render(config.text).trim(),
        options: options.map(({ id, label }) => ({ exit: id, label })),
        ...fillHeader(config.header, render),
        ...(footer && { footer }),
      },
    );
  },
};
