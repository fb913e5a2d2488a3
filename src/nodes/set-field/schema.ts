import { z } from 'zod';
import { checkFieldName, checkVariableName } from '#/flow/checks/check-name.ts';
import { defineNode } from '#/flow/graph/node-schema.ts';
import { words } from './words.ts';

/** The kinds of value that can be set. */
export const valueTypes = ['text', 'number', 'boolean', 'date'] as const;

const config = z.strictObject({
  /** A variable lives as long as the run, a field as long as the contact. */
  target: z.enum(['variable', 'field']),
  name: z.string().max(40),
  type: z.enum(valueTypes).default('text'),
  /** Empty clears it. */
  value: z.string().max(20_000).default(''),
});
export type SetFieldConfig = z.infer<typeof config>;

/** Sets a variable of the flow or a field of the contact. */
export const setField = defineNode(config)({
  family: 'data',
  icon: 'pencil-line',
  role: 'step',
  initial: () => ({ target: 'field', name: '', type: 'text', value: '' }),
  exits: () => [{ id: 'next', label: 'next', optional: true }],
  texts: ({ value }) => [{ field: 'value', text: value }],
  defines: ({ target, name, type }) => (target === 'variable' && name ? [{ name, type }] : []),
  fills: ({ target, name, type }) => (target === 'field' && name ? [{ key: name, type }] : []),
  check: ({ target, name }) => (target === 'variable' ? checkVariableName(name, 'name') : checkFieldName(name, 'name')),
  words,
});
