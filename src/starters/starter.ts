import type { FlowDocument } from '#/flow/graph/document.ts';
import type { Locale, Words } from '#/lib/locales.ts';

/** A flow to start from. */
export interface Starter {
  /** `title`, and `about`: one sentence of what it does. */
  words: Words<'title' | 'about'>;
  /** The flow with its texts in one language; it has no problems. */
  build(locale: Locale): FlowDocument;
}
