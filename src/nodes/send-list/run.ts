import { visitOffer } from '#/flow/choice/offer.ts';
import type { NodeRunner } from '#/flow/run/node-runner.ts';
import { rowsOf, type SendListConfig } from './schema.ts';

/** Sends the list and rests until a row is chosen, or its title or number typed. */
export const runSendList: NodeRunner<SendListConfig> = {
  visit(visit) {
    const { config } = visit;
    const fill = (text: string) => visit.render(text).trim();
    const options = rowsOf(config).map(({ id, label, description }) => ({
      id,
      label: fill(label),
      description: fill(description),
    }));
    const header = fill(config.header);
    const footer = fill(config.footer);
    return visitOffer(
      visit,
      { options, noReply: config.noReply, marketing: config.marketing },
      {
        kind: 'choice',
        prefer: 'list',
        text: fill(config.text),
        options: options.map(({ id, label, description }) => ({
          exit: id,
          label,
          ...(description && { description }),
        })),
        openLabel: fill(config.openLabel),
        sections: config.sections.map(({ title, rows }) => ({ title: fill(title), size: rows.length })),
        ...(header && { header: { text: header } }),
        ...(footer && { footer }),
      },
    );
  },
};
