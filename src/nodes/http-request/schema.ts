import { z } from 'zod';
import { checkVariableName } from '#/flow/checks/check-name.ts';
import { checkText, type NodeProblem } from '#/flow/checks/check-text.ts';
import { checkUrl } from '#/flow/checks/check-url.ts';
import { defineNode, type TextField } from '#/flow/graph/node-schema.ts';
import { isPath } from '#/flow/template/read-path.ts';
import { looksLikeJson } from './body.ts';
import { isForbiddenHeader, isHeaderName, isHeaderValue } from './headers.ts';
import { words } from './words.ts';

export const httpMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** The longest time to wait for an answer. */
const longestTimeout = 30;

const config = z.strictObject({
  method: z.enum(httpMethods),
  /** Values of variables are percent-encoded, unless they pass through `raw`. */
  url: z.string().max(2_000),
  headers: z
    .array(
      z.strictObject({
        name: z.string().max(200),
        /** A secret is named here; its value is only filled in when the call is made. */
        value: z.union([
          z.strictObject({ text: z.string().max(4_000) }),
          z.strictObject({ secret: z.string().max(100) }),
        ]),
      }),
    )
    .max(50)
    .default([]),
  /** JSON with variables; values inside quotes are escaped. Not sent with GET. */
  body: z.string().max(50_000).default(''),
  timeoutSeconds: z.int().min(0).max(3_600).default(10),
  /** Which parts of the answer go into which variables. */
  save: z
    .array(z.strictObject({ path: z.string().max(500), variable: z.string().max(40) }))
    .max(50)
    .default([]),
});
export type HttpRequestConfig = z.infer<typeof config>;

/** Says what is wrong with one header. */
function checkHeader({ name, value }: HttpRequestConfig['headers'][number], field: string): NodeProblem[] {
  if (!name.trim()) return [{ code: 'field-empty', severity: 'error', field: `${field}.name` }];
  const wrong = (part: string): NodeProblem => {
    return { code: 'header-forbidden', severity: 'error', field: `${field}.${part}`, details: { name: name.trim() } };
  };
  if (!isHeaderName(name.trim()) || isForbiddenHeader(name)) return [wrong('name')];
  if ('secret' in value) {
    const unset: NodeProblem = { code: 'secret-unset', severity: 'error', field: `${field}.value.secret` };
    return value.secret.trim() ? [] : [unset];
  }
  return isHeaderValue(value.text) ? checkText(value.text, `${field}.value.text`) : [wrong('value.text')];
}

/** Says what is wrong with one line of the mapping. */
function checkSaved({ path, variable }: HttpRequestConfig['save'][number], field: string): NodeProblem[] {
  const problems = checkVariableName(variable, `${field}.variable`);
  if (!isPath(path)) problems.push({ code: 'path-invalid', severity: 'error', field: `${field}.path` });
  return problems;
}

/**
 * Calls a web address and saves parts of its answer. It does not count as a rest: a loop that only asks somebody's server,
 * as fast as it answers or refuses, needs a wait of its own.
 */
export const httpRequest = defineNode(config)({
  family: 'data',
  icon: 'globe',
  role: 'step',
  initial: () => ({ method: 'GET', url: '', headers: [], body: '', timeoutSeconds: 10, save: [] }),
  exits: () => [
    { id: 'ok', label: 'exit-ok' },
    { id: 'failed', label: 'exit-failed' },
  ],
  texts: ({ url, headers, body }) => [
    { field: 'url', text: url },
    { field: 'body', text: body },
    ...headers.flatMap(({ value }, index): TextField[] =>
      'text' in value ? [{ field: `headers.${index}.value.text`, text: value.text }] : [],
    ),
  ],
  defines: ({ save }) =>
    save.filter(({ variable }) => variable).map(({ variable }) => ({ name: variable, type: 'any' })),
  check({ method, url, headers, body, timeoutSeconds, save }) {
    const problems = [
      ...checkUrl(url, 'url'),
      ...headers.flatMap((header, index) => checkHeader(header, `headers.${index}`)),
      ...save.flatMap((saved, index) => checkSaved(saved, `save.${index}`)),
    ];
    if (method !== 'GET' && body.trim() && !looksLikeJson(body)) {
      problems.push({ code: 'json-invalid', severity: 'error', field: 'body' });
    }
    if (timeoutSeconds < 1 || timeoutSeconds > longestTimeout) {
      const details = { min: 1, max: longestTimeout };
      problems.push({ code: 'number-out-of-range', severity: 'error', field: 'timeoutSeconds', details });
    }
    return problems;
  },
  words,
});
