import type { z } from 'zod';
import type { Words } from '#/lib/locales.ts';
import type { FieldType } from '../audience/contact-fields.ts';
import type { Problem } from '../checks/problem.ts';
import type { VariableType } from '../template/variables.ts';

/** The groups of the palette, each with its colour. */
export const nodeFamilies = ['trigger', 'send', 'ask', 'logic', 'data', 'people', 'note'] as const;
export type NodeFamily = (typeof nodeFamilies)[number];

/** A named way out of a node. */
export interface Exit {
  id: string;
  /** Key in the room's words, or the author's own text (a button label) when `authored`. */
  label: string;
  authored?: boolean;
  /** Left open, it simply ends the flow: no warning. */
  optional?: boolean;
}

/** A variable that a node gives to the nodes after it. */
export interface VariableDefinition {
  name: string;
  type: VariableType;
}

/** A field of the contact that a node fills. */
export interface FilledField {
  key: string;
  type: FieldType;
}

/** A text with variables inside a node's config, for checks that look at every text. */
export interface TextField {
  /** Path in the config, dot separated. */
  field: string;
  text: string;
}

/** Facts about the whole flow that a node's own check may need. */
export interface CheckContext {
  /** Names of the variables that any node of the flow gives. */
  variables: ReadonlySet<string>;
}

/** What a node type is, before it can run or be drawn. */
export interface NodeSchema<Config extends z.ZodType = z.ZodType> {
  family: NodeFamily;
  /** Name of a lucide icon, in kebab case. */
  icon: string;
  /** Triggers start flows, steps run, annotations are only drawn. */
  role: 'trigger' | 'step' | 'annotation';
  /** Accepts every draft that the form can hold, half-filled ones too; what is missing is for `check` to say. */
  config: Config;
  /** The config of a node fresh from the palette. */
  initial(): z.output<Config>;
  exits(config: z.output<Config>): readonly Exit[];
  /** True when a run rests here until time passes or something happens; loops need one such node. */
  rests?(config: z.output<Config>): boolean;
  /** True for nodes that bring the contact to a person of the workspace. */
  reachesPerson?: boolean;
  texts?(config: z.output<Config>): readonly TextField[];
  /** A variable in its texts that some contact may lack forbids publishing unless it has a fallback. */
  needsFallbacks?: boolean;
  defines?(config: z.output<Config>): readonly VariableDefinition[];
  fills?(config: z.output<Config>): readonly FilledField[];
  check?(config: z.output<Config>, context: CheckContext): readonly Omit<Problem, 'node'>[];
  /** Texts of this room in every language: `name`, `summary`, exits, form labels. */
  words: Words;
}

/** Ties a node type to its config, so that its functions see the parsed shape. */
export function defineNode<Config extends z.ZodType>(config: Config) {
  return (schema: Omit<NodeSchema<Config>, 'config'>): NodeSchema<Config> => ({ config, ...schema });
}
