import { visitOffer } from '#/flow/choice/offer.ts';
import { fillFile } from '#/flow/message/file-config.ts';
import { flatValue, templateSlots } from '#/flow/message/message-template.ts';
import type { OutboundMessage } from '#/flow/message/outbound-message.ts';
import type { NodeRunner, Visit } from '#/flow/run/node-runner.ts';
import { repliesOf, type SendTemplateConfig } from './schema.ts';

/**
 * Sends the template and goes on, or rests until one of its quick replies is tapped. Where a place would stay empty
 * nothing is sent, for the provider takes no template with a gap.
 */
export const runSendTemplate: NodeRunner<SendTemplateConfig> = {
  visit(visit) {
    const { template, noReply } = visit.config;
    if (!template) return { kind: 'exit', exit: 'next' };
    const options = repliesOf(template.content);
    const marketing = template.category === 'marketing';
    const message = visit.entered ? fill(visit) : null;
    if (visit.entered && !message) return { kind: 'exit', exit: 'unfilled' };
    if (options.length > 0) return visitOffer(visit, { options, noReply, marketing }, message);
    const purpose = marketing ? 'marketing' : 'service';
    return { kind: 'exit', exit: 'next', effects: message ? [{ kind: 'send-message', message, purpose }] : [] };
  },
};

/** The template with its places filled; null where one has nothing to hold. */
function fill({ config, render }: Visit<SendTemplateConfig>): OutboundMessage | null {
  const { template, values: written } = config;
  if (!template) return null;
  const values: Record<string, string> = {};
  let file: ReturnType<typeof fillFile> = null;
  for (const { key, takes } of templateSlots(template.content)) {
    if (takes === 'file') {
      file = fillFile(config.file, render);
      if (!file) return null;
      continue;
    }
    const value = flatValue(render(written[key] ?? '', takes === 'url' ? 'url' : 'plain'));
    if (!value) return null;
    values[key] = value;
  }
  const { name, language, content } = template;
  return { kind: 'template', name, language, content, values, ...(file && { file }) };
}
