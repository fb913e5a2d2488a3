import type { NodeRunner } from '#/flow/run/node-runner.ts';
import { runAnyMessage } from './any-message/run.ts';
import { runAskQuestion } from './ask-question/run.ts';
import { runCondition } from './condition/run.ts';
import { runEnd } from './end/run.ts';
import { runHandOver } from './hand-over/run.ts';
import { runHttpRequest } from './http-request/run.ts';
import { runKeyword } from './keyword/run.ts';
import { runNewContact } from './new-contact/run.ts';
import { runNote } from './note/run.ts';
import { runOptOut } from './opt-out/run.ts';
import { runRandomSplit } from './random-split/run.ts';
import type { ConfigOf, NodeType } from './schemas.ts';
import { runSendButtons } from './send-buttons/run.ts';
import { runSendLinkButton } from './send-link-button/run.ts';
import { runSendList } from './send-list/run.ts';
import { runSendMedia } from './send-media/run.ts';
import { runSendTemplate } from './send-template/run.ts';
import { runSendText } from './send-text/run.ts';
import { runSetField } from './set-field/run.ts';
import { runTag } from './tag/run.ts';
import { runWait } from './wait/run.ts';

/** How every node type behaves. */
export const nodeRunners: { [Type in NodeType]: NodeRunner<ConfigOf<Type>> } = {
  keyword: runKeyword,
  'any-message': runAnyMessage,
  'new-contact': runNewContact,
  'send-text': runSendText,
  'send-media': runSendMedia,
  'send-buttons': runSendButtons,
  'send-list': runSendList,
  'send-link-button': runSendLinkButton,
  'send-template': runSendTemplate,
  'ask-question': runAskQuestion,
  wait: runWait,
  condition: runCondition,
  'random-split': runRandomSplit,
  end: runEnd,
  'set-field': runSetField,
  tag: runTag,
  'http-request': runHttpRequest,
  'hand-over': runHandOver,
  'opt-out': runOptOut,
  note: runNote,
};
