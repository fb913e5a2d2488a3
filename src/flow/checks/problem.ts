/** Everything the problem list can say; each has words in the message catalogues under `problems`. */
export const problemCodes = [
  'no-trigger',
  'unknown-type',
  'config-invalid',
  'node-duplicate',
  'unreachable',
  'open-exit',
  'edge-dangling',
  'edge-duplicate',
  'edge-unknown-exit',
  'edge-to-trigger',
  'edge-to-note',
  'loop-without-wait',
  'field-empty',
  'field-too-long',
  'text-in-parts',
  'too-many-options',
  'too-few-options',
  'option-duplicate',
  'regex-invalid',
  'url-invalid',
  'json-invalid',
  'path-invalid',
  'template-invalid',
  'template-forbidden',
  'variable-unknown',
  'variable-without-fallback',
  'number-out-of-range',
  'media-missing',
  'media-kind',
  'media-too-large',
  'template-missing',
  'template-not-approved',
  'template-changed',
  'header-forbidden',
  'secret-missing',
  'secret-unset',
  'shares-must-add-up',
  'name-invalid',
  'no-path-to-person',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** One finding about a flow. An `error` forbids publishing; a `warning` does not. */
export interface Problem {
  code: ProblemCode;
  severity: 'error' | 'warning';
  /** The node to jump to. */
  node?: string;
  exit?: string;
  /** Path inside the node's config, dot separated. */
  field?: string;
  /** Values that fill the words. */
  details?: Record<string, string | number>;
}
