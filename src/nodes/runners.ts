import type { NodeRunner } from '#/flow/run/node-runner.ts';
import { runKeyword } from './keyword/run.ts';
import type { ConfigOf, NodeType } from './schemas.ts';
import { runSendText } from './send-text/run.ts';
import { runWait } from './wait/run.ts';

/** How every node type behaves. */
export const nodeRunners: { [Type in NodeType]: NodeRunner<ConfigOf<Type>> } = {
  keyword: runKeyword,
  'send-text': runSendText,
  wait: runWait,
};
