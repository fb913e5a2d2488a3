import { channelManifests } from '#/channels/manifests.ts';
import type { TemplateFault } from '#/channels/template-desk.ts';
import { emptyTemplate, type TemplateCategory, type TemplateContent } from '#/flow/message/message-template.ts';

/** A template while somebody writes it. */
export interface Draft {
  name: string;
  language: string;
  category: TemplateCategory;
  content: TemplateContent;
  /** Examples by the key of their place. */
  samples: Record<string, string>;
  /** Our file that is the example of its header. */
  sampleAsset: string | null;
}

/** The rules of the one channel that has templates. */
export const templateRules = channelManifests['whatsapp-cloud'].templates as NonNullable<
  (typeof channelManifests)['whatsapp-cloud']['templates']
>;

const languages: Readonly<Record<string, string>> = { en: 'en_US', es: 'es', 'pt-BR': 'pt_BR' };

/** A draft of nothing yet, in the reader's language. */
export function emptyDraft(locale: string): Draft {
  const language = languages[locale] ?? 'en_US';
  return { name: '', language, category: 'utility', content: emptyTemplate, samples: {}, sampleAsset: null };
}

/** Faults that are only told once somebody wants to submit: what is empty is being written. */
const unfinished: ReadonlySet<TemplateFault['code']> = new Set(['empty', 'sample-missing']);

/** What is wrong with a draft, by the path of the field; of each field the first. */
export function faultsOf(draft: Draft, insisting: boolean): ReadonlyMap<string, TemplateFault> {
  const samples = { ...draft.samples, ...(draft.sampleAsset !== null && { file: draft.sampleAsset }) };
  const found = templateRules.check({ ...draft, samples });
  const shown = found.filter(({ code }) => insisting || !unfinished.has(code));
  return new Map(shown.toReversed().map((fault) => [fault.field, fault]));
}

/** The name for one more variable. */
export function nextVariable({ variables, body, header }: TemplateContent, names: readonly string[]): string {
  if (variables === 'positional') return String(names.length + 1);
  const written = `${body}${header.kind === 'text' ? header.text : ''}`;
  const usual = ['first_name', 'order', 'date', 'amount'].find((name) => !written.includes(`{{${name}}}`));
  return usual ?? `value_${names.length + 1}`;
}
