'use client';

import { channelManifests } from '#/channels/manifests.ts';
import { useWords } from '#/i18n/use-words.ts';
import type { ShownMessage } from './shown-message.ts';

const { words } = channelManifests['whatsapp-cloud'];

/** Says why a message of ours looks otherwise than its author wrote it; one sentence for each reason. */
export function useDegradationWords(): (body: ShownMessage['body']) => string[] {
  const say = useWords(words);
  return (body) => {
    const reasons = 'out' in body ? (body.degraded ?? []) : [];
    return reasons.flatMap((reason) => {
      const key = `degraded-${reason}`;
      return Object.hasOwn(words.en, key) ? [say(key as keyof typeof words.en)] : [];
    });
  };
}
