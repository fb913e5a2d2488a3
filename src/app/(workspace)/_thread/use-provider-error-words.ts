'use client';

import { channelManifests } from '#/channels/manifests.ts';
import { useWords } from '#/i18n/use-words.ts';

const { words } = channelManifests['whatsapp-cloud'];

/** Says what an error code of the provider means, as the end of a sentence; codes without words are named. */
export function useProviderErrorWords(): (code: number | string) => string {
  const say = useWords(words);
  // as text, or a code would be written with separators
  return (code) =>
    say(Object.hasOwn(words.en, `error-${code}`) ? `error-${code}` : 'error-other', { code: String(code) });
}
