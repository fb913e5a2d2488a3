import type { z } from 'zod';
import type { NodeSchema } from '#/flow/graph/node-schema.ts';
import { anyMessage } from './any-message/schema.ts';
import { askQuestion } from './ask-question/schema.ts';
import { condition } from './condition/schema.ts';
import { end } from './end/schema.ts';
import { handOver } from './hand-over/schema.ts';
import { httpRequest } from './http-request/schema.ts';
import { keyword } from './keyword/schema.ts';
import { newContact } from './new-contact/schema.ts';
import { note } from './note/schema.ts';
import { optOut } from './opt-out/schema.ts';
import { randomSplit } from './random-split/schema.ts';
import { sendButtons } from './send-buttons/schema.ts';
import { sendLinkButton } from './send-link-button/schema.ts';
import { sendList } from './send-list/schema.ts';
import { sendMedia } from './send-media/schema.ts';
import { sendTemplate } from './send-template/schema.ts';
import { sendText } from './send-text/schema.ts';
import { setField } from './set-field/schema.ts';
import { tag } from './tag/schema.ts';
import { wait } from './wait/schema.ts';

/** Every node type, in the order of the palette. */
export const nodeSchemas = {
  keyword,
  'any-message': anyMessage,
  'new-contact': newContact,
  'send-text': sendText,
  'send-media': sendMedia,
  'send-buttons': sendButtons,
  'send-list': sendList,
  'send-link-button': sendLinkButton,
  'send-template': sendTemplate,
  'ask-question': askQuestion,
  wait,
  condition,
  'random-split': randomSplit,
  end,
  'set-field': setField,
  tag,
  'http-request': httpRequest,
  'hand-over': handOver,
  'opt-out': optOut,
  note,
} as const satisfies Record<string, NodeSchema>;

export type NodeType = keyof typeof nodeSchemas;
export type ConfigOf<Type extends NodeType> = z.output<(typeof nodeSchemas)[Type]['config']>;
