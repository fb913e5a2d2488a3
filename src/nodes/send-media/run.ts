import { fillFile } from '#/flow/message/file-config.ts';
import type { NodeRunner } from '#/flow/run/node-runner.ts';
import { captionedMedia, type SendMediaConfig } from './schema.ts';

/** Sends the file and goes on; a file whose address turns out to be none is left out. */
export const runSendMedia: NodeRunner<SendMediaConfig> = {
  visit({ config, render }) {
    const file = fillFile(config, render);
    if (!file) return { kind: 'exit', exit: 'next' };
    const caption = captionedMedia.has(config.media) ? render(config.caption).trim() : '';
    const message = { kind: 'media', media: { kind: config.media, ...file }, ...(caption && { caption }) } as const;
    const purpose = config.marketing ? 'marketing' : 'service';
    return { kind: 'exit', exit: 'next', effects: [{ kind: 'send-message', message, purpose }] };
  },
};
